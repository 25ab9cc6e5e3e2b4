"""Help as plain text: sections of two columns, in which no name is cut off, however narrow the terminal.

The table of Typer's own help cuts off what finds no room in it, the names of options first.
"""

from __future__ import annotations

from collections.abc import Mapping
from shutil import get_terminal_size
from types import MappingProxyType
from typing import Any, Final

from typer.core import TyperCommand, TyperGroup

USAGE: Final = "Usage:"
ARGUMENTS: Final = "Arguments"
OPTIONS: Final = "Options"
COMMANDS: Final = "Commands"
# Between brackets behind the text of an option.
REMARKS: Final = ("required]", "default:")

# Longer lines are hard to read. In narrower terminals than the second every text stands below its name.
_WIDEST: Final = 100
_TWO_COLUMNS: Final = 64
_LONGEST_NAME: Final = 24


class _Plain:
    """What a command and a group of commands have in common: their sections, and the words that Typer writes itself.

    ``words`` says what stands for such a word in another language.
    """

    words: Mapping[str, str] = MappingProxyType({})

    def format_usage(self: Any, ctx: Any, formatter: Any) -> None:
        """Write how the command is called."""
        usage = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, usage, prefix=f"{self.words.get(USAGE, USAGE)} ")

    def format_options(self: Any, ctx: Any, formatter: Any) -> None:
        """Write every argument and option, in the sections that they were declared in, then the commands of a group."""
        sections: dict[str, list[tuple[str, str]]] = {}
        for parameter in self.get_params(ctx):
            row = parameter.get_help_record(ctx)
            if row is not None:
                sections.setdefault(section_of(parameter), []).append((row[0], self._translated(row[1])))
        below = [(name, child.help or "") for name, child in getattr(self, "commands", {}).items()]
        for title, rows in [*sections.items(), *([(COMMANDS, below)] if below else [])]:
            with formatter.section(self.words.get(title, title)):
                narrow = formatter.width < _TWO_COLUMNS
                formatter.write_dl(rows, col_max=2 if narrow else _LONGEST_NAME)

    def _translated(self, text: str) -> str:
        for remark in REMARKS:
            text = text.replace(f"[{remark}", f"[{self.words.get(remark, remark)}")
        return text


class Command(_Plain, TyperCommand):
    """A command with plain help."""


class Group(_Plain, TyperGroup):
    """A group of commands with plain help."""


def section_of(parameter: Any) -> str:
    """The section of help that an argument or an option stands in."""
    return getattr(parameter, "rich_help_panel", None) or (
        ARGUMENTS if parameter.param_type_name == "argument" else OPTIONS
    )


def width() -> int:
    """How many columns help may take."""
    return min(get_terminal_size().columns, _WIDEST)
