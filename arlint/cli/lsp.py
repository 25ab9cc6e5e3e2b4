"""``arlint lsp``: the language server."""

from __future__ import annotations

from importlib.util import find_spec

from arlint.cli import options
from arlint.errors import UsageError


def command(lang: options.LangOption = None) -> None:
    """Serve an editor over standard input and output (the Language Server Protocol); needs the extra lsp."""
    if find_spec("pygls") is None:
        raise UsageError(
            "the language server needs pygls: pip install 'arlint[lsp]' (from a clone: pip install '.[lsp]')",
            "خادم اللغة يحتاج إلى pygls: ‎pip install 'arlint[lsp]' (ومن نسخة المستودع: ‎pip install '.[lsp]')",
        )
    from arlint.lsp.server import build

    build(options.language(lang) if lang is not None else None).start_io()
