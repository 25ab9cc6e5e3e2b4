"""Text as XML. By hand: the standard library's writer lets characters through that XML forbids."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from arlint.reporters.visible import HIDDEN

# XML 1.0, production [2] Char: everything else cannot stand in a document, not even as a reference.
_FORBIDDEN: Final = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HIDDEN: Final = re.compile(f"[{HIDDEN}]")


def escape(value: object) -> str:
    """``value`` as text or as an attribute in double quotes."""
    text = _FORBIDDEN.sub(lambda match: f"<U+{ord(match.group()):04X}>", str(value))
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return _HIDDEN.sub(lambda match: f"&#{ord(match.group())};", text)


def tag(name: str, attributes: Mapping[str, object], close: bool = False) -> str:
    """A start tag, or with ``close`` an empty element."""
    parts = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    return f"<{name}{parts}{'/' if close else ''}>"
