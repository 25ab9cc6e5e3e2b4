"""Arabic text normalization: named steps, profiles of steps, exact offsets.

    >>> from arlint.normalization import normalize, normalizer
    >>> normalize("سنة ١٤٤٥هـ ، سـلام", profile="editorial")
    'سنة ١٤٤٥هـ، سلام'
    >>> normalizer("search").with_offsets("الـ١")
    ('ال1', [0, 1, 3])

The modules, from the bottom up: ``actions`` (what can be done to a text, each with
an exact map back), ``tables``, ``marks_and_letters``, ``invisibles``, ``punctuation``,
``content`` (the steps themselves), ``steps`` (their names), ``profiles``,
``projection`` (the fast path), ``protection``, ``pipeline`` (the normalizer object),
``stream`` (bounded memory).
"""

from __future__ import annotations

from arlint.normalization.api import normalize, normalizer
from arlint.normalization.pipeline import Normalizer

__all__ = ["Normalizer", "normalize", "normalizer"]
