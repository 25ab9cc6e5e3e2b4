"""Sources to documents: which module reads which format.

The format modules are imported when a file of theirs is read, so that plain text
never pays for a Markdown parser.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from arlint.documents.directives import Directive, in_comments, in_prose, may_have_sic
from arlint.documents.document import Comment, Document, Segment
from arlint.documents.names import (
    FORMATS,
    LONGEST_PARAGRAPH,
    TRIGGER,
    extensions,
    format_of,
    line_is_bounded,
    too_long,
    unknown_format,
)
from arlint.documents.options import Options
from arlint.documents.reports import is_report
from arlint.errors import ArlintError, UsageError

__all__ = ["FORMATS", "LONGEST_PARAGRAPH", "extensions", "format_of", "line_is_bounded", "read", "too_long"]

if TYPE_CHECKING:
    from collections.abc import Mapping

    from arlint.documents.source import Source

# The module is arlint.documents.formats.<format>, or this one, and has
# ``read(source) -> Iterable[Segment | Comment]``; these also take Options.
_MODULES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "srt": "subtitles",
        "vtt": "subtitles",
        "xliff": "catalogues",
        "qt": "catalogues",
        "android": "catalogues",
    }
)
_OF_REPORTS: Final = frozenset({"json", "html"})
_WITH_OPTIONS: Final = frozenset({"json", "yaml", "toml", "csv"})


def format_for(path: str, format: str | None = None) -> str:
    """The format to read an input in: ``format``, or the one that its path's extension names.

    A path in angle brackets (``<text>``, ``<stdin>``) names no file and is plain text.
    Raises UsageError for a format or an extension that arlint does not know.
    """
    name = format or format_of(path)
    if name is None and path.startswith("<"):
        name = "plain"
    if name is None:
        suffix = PurePath(path).suffix
        what = f"no reader for {suffix!r} files" if suffix else "a file without an extension"
        what_ar = f"لا قارئ لملفات {suffix!r}" if suffix else "ملف بلا امتداد"
        known = ", ".join(FORMATS)
        raise UsageError(
            f"{path}: {what}; name one with --format ({known})",
            f"{path}: {what_ar}؛ سمّ الصيغة بالخيار ‎--format ({known})",
        )
    if name not in FORMATS:
        english, arabic = unknown_format(name)
        raise UsageError(english, arabic)
    return name


def read(source: Source, format: str | None = None, options: Options | None = None) -> Document:
    """Read ``source`` in the format of :func:`format_for`.

    Raises UsageError for a format or an extension that arlint does not know, ArlintError for
    what is not in that format or has a paragraph of more than :data:`LONGEST_PARAGRAPH` characters.
    """
    name = format_for(source.path, format)
    if name in _OF_REPORTS and is_report(source.text):
        return Document(source, name, ())
    sic = may_have_sic(source.text)
    if name == "plain" and TRIGGER not in source.text:
        from arlint.documents.formats.plain import Lines

        lines = Lines(source.text)
        if lines.longest() > LONGEST_PARAGRAPH:
            raise too_long(source.path)
        return Document(source, name, lines, sic=sic)
    # Its patterns take 50 ms to build: asking for a format's name must not cost that.
    from arlint.documents.zones import add_zones

    reader = import_module(f"arlint.documents.formats.{_MODULES.get(name, name)}")
    items = reader.read(source, options or Options()) if name in _WITH_OPTIONS else reader.read(source)
    segments: list[Segment] = []
    comments: list[Comment] = []
    try:
        for item in items:
            if isinstance(item, Comment):
                comments.append(item)
            elif len(item.text) > LONGEST_PARAGRAPH:
                raise too_long(source.path)
            else:
                segments.append(item)
    except RecursionError as error:
        raise ArlintError(f"{source.path}: nested too deeply", f"{source.path}: تداخل مفرط") from error
    directives: list[Directive] = []
    if TRIGGER in source.text:
        directives = [*in_comments(source.text, comments), *in_prose(segments)]
        directives.sort(key=lambda directive: directive.start)
    return Document(source, name, add_zones(segments), tuple(comments), tuple(directives), sic=sic)
