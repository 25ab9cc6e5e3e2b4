"""Reporters: one module per output format, each with ``report(run, stream, options)``."""
