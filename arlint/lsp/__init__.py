"""The language server: what editors are told while a text is written. Needs the extra ``arlint[lsp]``."""
