"""Conjugate the verbs of ``tools/lexicon_tables/verbs.txt`` like a verb of the same pattern that the dictionary has.

Modern Arabic makes verbs of nouns and loan words on one pattern, that of دحرج (يدحرج, دحرجة, مدحرج), with its
reflexive in ت (تدحرج, يتدحرج, متدحرج). Their forms and features are those of this model with other letters.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from arlint.lexicon.features import Features

MODEL = "دحرج"
_ROOT = 4
# The n of «we» and the t of «I» and «you» melt into the same last letter of a root (رقمنّا, أتمتُّ).
_MELTING = "نت"


def conjugated(root: str, forms: Mapping[str, Features]) -> Iterator[tuple[str, Features]]:
    """The forms of a verb and their features; ``forms`` holds those of the model.

    ``root`` are the letters of its past (رقمن, دمقرط); with a ت before four (تموقع) it has the forms in ت alone.
    """
    reflexive = len(root) > _ROOT and root.startswith("ت")
    letters = root[1:] if reflexive else root
    for form, features in forms.items():
        before, found, after = form.partition(MODEL)
        if not found or (reflexive and not before.endswith("ت")):
            continue
        for stem in _behind(before, letters):
            yield before + stem + after, features
            if after.startswith(letters[-1]) and letters[-1] in _MELTING:
                yield before + stem + after[1:], features


def _behind(before: str, letters: str) -> tuple[str, ...]:
    """The root behind the letters of person: its hamza stands on و in أؤتمت and مؤتمت, and stays in يتأتمت."""
    if not before or not letters.startswith("أ"):
        return (letters,)
    raised = "ؤ" + letters[1:]
    return {1: (raised, letters) if before == "ت" else (raised,)}.get(len(before), (letters,))
