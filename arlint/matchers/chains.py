"""The clitics that a rule lets be stripped from a word before it looks at what is left."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from arlint.text.clitics import Chain, Chains

_NOUN: Final = Chain.CONJUNCTION | Chain.PREPOSITION | Chain.ARTICLE
_VERB: Final = Chain.CONJUNCTION | Chain.FUTURE | Chain.LAM
_ALLOWED: Final[Mapping[str, Chains]] = {
    "none": Chain.NONE,
    "conjunction": Chain.CONJUNCTION,
    "article": Chain.ARTICLE,
    "noun": _NOUN,
    "verb": _VERB,
    "full": _NOUN | _VERB,
}
_LAM_BITS: Final = Chain.PREPOSITION | Chain.LAM


def allowed_chain(clitics: str) -> Chains:
    """The clitics that a rule's setting lets be stripped."""
    return _ALLOWED[clitics]


def chain_fits(chain: Chains, allowed: Chains) -> bool:
    """Whether a split's chain is allowed (a ل may be the preposition or the verb's lam: either will do)."""
    if chain & ~allowed & ~_LAM_BITS:
        return False
    lam = chain & _LAM_BITS
    return not lam or bool(lam & allowed)
