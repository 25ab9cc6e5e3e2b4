"""Correct a file with all that ghalatawi does (run by the Python that ghalatawi is installed for)."""

import sys

from ghalatawi.autocorrector import AutoCorrector

corrector = AutoCorrector()
with open(sys.argv[1], encoding="utf-8") as file:
    for line in file:
        print(corrector.spell(line))
