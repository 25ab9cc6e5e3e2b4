"""What a user may choose about the reading of data files."""

from __future__ import annotations

from typing import NamedTuple


class Options(NamedTuple):
    """``keys``: patterns of the JSON, YAML and TOML values that are prose; ``columns``: names or numbers (from 1)
    of the CSV columns that are. Empty: every value with an Arabic letter.
    """

    keys: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
