"""The formats by name, and which of them a file's name asks for; and the name that arlint is spoken to by."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from arlint.errors import ArlintError

# Format -> its extensions (or whole file names).
FORMATS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "plain": (".txt", ".text"),
        "markdown": (".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd"),
        "html": (".html", ".htm", ".xhtml"),
        "srt": (".srt",),
        "vtt": (".vtt",),
        "po": (".po", ".pot"),
        "json": (".json", ".jsonc", ".json5", ".arb"),
        "yaml": (".yaml", ".yml"),
        "toml": (".toml",),
        "strings": (".strings",),
        "xliff": (".xlf", ".xliff"),
        "qt": (".ts",),
        "android": ("strings.xml", "arrays.xml", "plurals.xml"),
        "docx": (".docx", ".docm"),
        "rst": (".rst",),
        "asciidoc": (".adoc", ".asciidoc"),
        "latex": (".tex", ".latex"),
        "csv": (".csv", ".tsv", ".tab"),
    }
)
# What a directive begins with (see :mod:`arlint.documents.directives`).
TRIGGER: Final = "arlint:"
# What is a zip archive of XML.
ARCHIVES: Final = FORMATS["docx"]
# Formats in which a line may hold a whole file; in the others a line is a paragraph or less.
_UNBROKEN: Final = frozenset({"html", "json", "yaml", "xliff", "qt", "android", "docx"})
# Code points of the longest paragraph: a novel has fewer. Beyond it is no prose, and every look-ahead is long.
LONGEST_PARAGRAPH: Final = 1_000_000
_BY_EXTENSION: Final[Mapping[str, str]] = MappingProxyType(
    {extension: name for name, extensions in FORMATS.items() for extension in extensions}
)


def extensions() -> tuple[str, ...]:
    """Every extension that arlint reads, sorted."""
    return tuple(sorted(_BY_EXTENSION))


@lru_cache(maxsize=16)  # it is asked six times of each file
def format_of(path: str) -> str | None:
    """The format of a file by its extension, or None if arlint does not read it."""
    name = os.path.basename(path).lower()  # six times as fast as a path is made
    return _BY_EXTENSION.get(name) or _BY_EXTENSION.get(os.path.splitext(name)[1])


def is_mdx(path: str) -> bool:
    """Whether a file of Markdown has JavaScript in it, by its extension."""
    return path.lower().endswith(".mdx")


def line_is_bounded(format: str) -> bool:
    """Whether a line of this format is no longer than a paragraph may be."""
    return format not in _UNBROKEN


def too_long(path: str) -> ArlintError:
    """What is said of a text with a paragraph that nobody wrote."""
    return ArlintError(
        f"{path}: a line or paragraph of more than {LONGEST_PARAGRAPH:,} characters: break the text into lines",
        f"{path}: سطر أو فقرة تزيد على {LONGEST_PARAGRAPH:,} محرف: قسّم النص إلى سطور",
    )


def unknown_format(name: str) -> tuple[str, str]:
    """What is said of a format that arlint does not know, in English and Arabic."""
    known = ", ".join(FORMATS)
    return f"unknown format {name!r}; arlint reads {known}", f"صيغة غير معروفة: {name!r}؛ المقروء: {known}"
