"""Mutated documents, rules, settings and texts, by the million: no crash, no hang, no flood of memory."""
