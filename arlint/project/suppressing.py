"""``fix --add-suppressions``: write ``arlint: ignore[CODE] reason`` on every line that a rule reports.

Each comment is tried: if with it the document reads otherwise than before, or the
finding is still there, it is taken back and the line is named. So no format needs
to be trusted to have room for a comment at the end of a line.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from arlint.diagnostics import Edit
from arlint.documents.names import is_mdx
from arlint.errors import ArlintError, UsageError
from arlint.fixes import apply_edits
from arlint.text.positions import LineIndex

if TYPE_CHECKING:
    from arlint.diagnostics import Diagnostic
    from arlint.documents.document import Document
    from arlint.documents.source import Source

# How a comment is written behind a line of each format; plain text has none, so it stands bare.
_COMMENTS: Final[Mapping[str, str]] = {
    "plain": " arlint: {}",
    "markdown": " <!-- arlint: {} -->",
    "html": " <!-- arlint: {} -->",
    "xliff": " <!-- arlint: {} -->",
    "qt": " <!-- arlint: {} -->",
    "android": " <!-- arlint: {} -->",
    "strings": " /* arlint: {} */",
    "latex": " % arlint: {}",
    "yaml": " # arlint: {}",
    "toml": " # arlint: {}",
}
_IN_MDX: Final = " {{/* arlint: {} */}}"


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A text with its new comments: how many findings they cover, and the lines (1-based) where none could stand."""

    text: str
    covered: int
    refused: tuple[int, ...]


def check_reason(reason: str) -> None:
    """Raise UsageError for a reason that would end the comment it stands in."""
    if any(sign in reason for sign in ("--", ">", "*/", "\n", "\r")):
        raise UsageError("a reason is one line without --, > and */", "السبب سطر واحد بلا -- و> و*/")


def add(
    source: Source,
    read: Callable[[Source], Document],
    check: Callable[[Document], Sequence[Diagnostic]],
    codes: frozenset[str],
    reason: str,
) -> Suppressed:
    """Add the suppressions. Raises UsageError for a format that has no comments."""
    document = read(source)
    if document.format not in _COMMENTS:
        raise UsageError(
            f"{source.path}: {document.format} has no comment that could stand there: use a baseline",
            f"{source.path}: لا تعليقات في صيغة {document.format} تصلح لذلك: استعمل خط أساس",
        )
    comment = _IN_MDX if document.format == "markdown" and is_mdx(source.path) else _COMMENTS[document.format]
    found = _by_line(check(document), codes)
    before, refused = sum(map(len, found.values())), []
    # From the end, so that the lines above keep their numbers.
    for line in sorted(found, reverse=True):
        now = _by_line(check(document), codes)
        if line not in now:
            # A comment below speaks of the whole paragraph.
            continue
        directive = f"ignore[{', '.join(sorted(set(now[line])))}] {reason}".rstrip()
        tried = source._replace(text=_behind(source.text, line, comment.format(directive)))
        try:
            after = read(tried)
        except ArlintError:
            # With the comment in it the file is none of its format any more.
            refused.append(line)
            continue
        if (
            _in_text(after) == _in_text(document)
            and _prose(after) == _prose(document)
            and line not in _by_line(check(after), codes)
        ):
            source, document = tried, after
        else:
            refused.append(line)
    left = sum(map(len, _by_line(check(document), codes).values()))
    return Suppressed(source.text, before - left, tuple(sorted(refused)))


def _in_text(document: Document) -> int:
    """How many directives stand in the text and not in comments: where text is data, they would be a part of it."""
    if document.format == "plain":
        return 0
    return sum(directive.segment is not None for directive in document.directives)


def _by_line(found: Sequence[Diagnostic], codes: frozenset[str]) -> dict[int, list[str]]:
    lines: dict[int, list[str]] = {}
    for diagnostic in found:
        if diagnostic.code in codes:
            lines.setdefault(diagnostic.line, []).append(diagnostic.code)
    return lines


def _behind(text: str, line: int, comment: str) -> str:
    index = LineIndex.of(text)
    end = index.starts[line - 1] + len(index.line_text(line).rstrip(" \t"))
    return apply_edits(text, [Edit(end, end, comment)])


def _prose(document: Document) -> list[str]:
    """The words of each block: a comment may not change them."""
    blocks = [words for _, words in document.prose()]
    # Plain text has no blocks but those that the ends of its lines suggest.
    return [" ".join(blocks)] if document.format == "plain" else blocks
