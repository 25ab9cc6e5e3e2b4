"""What arlint reports: diagnostics with fixes, fixes with edits. All offsets are code points of the decoded text.

These are tuples and no dataclasses: importing those takes a third of what checking a file takes.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal, NamedTuple

from arlint.text.placeholders import filled
from arlint.text.positions import LineIndex, Position

Lang = Literal["ar", "en"]


class Severity(StrEnum):
    """How bad a finding is; what fails a run is decided by ``--fail-on``."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def rank(self) -> int:
        """0 for a hint, 2 for an error."""
        return {"hint": 0, "warning": 1, "error": 2}[self.value]


class Safety(StrEnum):
    """Who may apply a fix: anyone unseen, whoever asks for it, or only a reader choosing it."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    SUGGEST = "suggest"


class Edit(NamedTuple):
    """Replace ``text[start:end]`` by ``replacement``."""

    start: int
    end: int
    replacement: str


class Fix(NamedTuple):
    """An atomic list of edits, sorted and not overlapping: all are made or none is."""

    safety: Safety
    edits: tuple[Edit, ...]

    def apply(self, text: str) -> str:
        """``text`` with the edits made."""
        for edit in reversed(self.edits):
            text = text[: edit.start] + edit.replacement + text[edit.end :]
        return text


class Text(NamedTuple):
    """A text in both languages of arlint."""

    ar: str
    en: str

    def in_(self, lang: Lang) -> str:
        """The text in ``lang``."""
        return self.ar if lang == "ar" else self.en


class RuleInfo(NamedTuple):
    """What running a rule and reporting it needs: no pydantic, no examples, so that it can be kept compiled."""

    code: str
    slug: str
    title: Text
    message: Text
    severity: Severity
    phase: int
    priority: int
    safety: Safety | None = None  # None: the rule has no fixes
    in_quotes: bool = True
    in_headings: bool = True
    in_verse: bool = True
    in_foreign: bool = False
    path: str = ""
    tanwin: bool = False  # a final alef that its fixes add is that of tanwin


class Diagnostic(NamedTuple):
    """One finding. ``start`` and ``end`` are code points of the whole text of ``path``."""

    rule: RuleInfo
    start: int
    end: int
    text: str
    fixes: tuple[Fix, ...]
    params: Mapping[str, str]
    index: LineIndex  # type: ignore[assignment]  # hides the method of tuples, which nobody needs here
    path: str = ""
    severity: Severity = Severity.WARNING

    def __repr__(self) -> str:
        return f"<{self.code} {self.path}:{self.start}-{self.end} {self.text!r} {self.fixes}>"

    @property
    def code(self) -> str:
        """The rule's permanent code."""
        return self.rule.code

    @property
    def slug(self) -> str:
        """The rule's readable name."""
        return self.rule.slug

    @property
    def message(self) -> str:
        """The message in English; see :meth:`message_in`."""
        return self.message_in("en")

    def message_in(self, lang: Lang) -> str:
        """The rule's message in ``lang``, filled with this finding's words, without the blanks at their edges.

        A correction that deletes a word ends in the blank before the next one: “أكد ” reads badly in a message.
        """
        words = {name: word.strip(" ") or word for name, word in self.params.items()}
        return filled(self.rule.message.in_(lang), words)

    def _position(self, offset: int) -> Position:
        return self.index.position(offset)

    @property
    def line(self) -> int:
        """1-based line of the start."""
        return self._position(self.start).line

    @property
    def column(self) -> int:
        """1-based column of the start, in code points."""
        return self._position(self.start).column

    @property
    def end_line(self) -> int:
        """1-based line of the end."""
        return self._position(self.end).line

    @property
    def end_column(self) -> int:
        """1-based column of the end (exclusive), in code points."""
        return self._position(self.end).column
