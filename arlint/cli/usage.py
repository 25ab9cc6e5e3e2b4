"""What Typer says of a command line that it does not understand, in the form and the languages of arlint's errors."""

from __future__ import annotations

import re
from typing import Any, Final

import typer

from arlint.errors import UsageError

# Typer exports only this one of the family: its parent is what every mistake on the command line is.
UsageMistake: Final[Any] = typer.BadParameter.__base__

# Typer's wording and ours. ``hint`` is what the first had to suggest.
_WORDINGS: Final = tuple(
    (re.compile(pattern, re.DOTALL), english, arabic)
    for pattern, english, arabic in (
        (
            r"No such option: (?P<what>\S+)(?: \(Possible options: (?P<hint>.*)\))?(?: Did you mean (?P<hint2>.*)\?)?",
            "no option {what}{hint}",
            "لا خيار باسم {what}{hint}",
        ),
        (
            r"No such command '(?P<what>.*?)'\.(?: Did you mean (?P<hint>.*)\?)?",
            "no command {what!r}{hint}",
            "لا أمر باسم «{what}»{hint}",
        ),
        (
            r"Got unexpected extra arguments?(?:\(s\))? \((?P<what>.*)\)",
            "more than is expected: {what}",
            "في سطر الأمر زيادة: {what}",
        ),
        (r"Missing (?:argument|parameter|option) '(?P<what>.*)'\.", "{what} is missing", "ينقص {what}"),
        (r"Missing command\.", "a command is missing", "ينقص اسم الأمر"),
        (r"Option '(?P<what>.*)' requires an argument\.", "{what} needs a value", "يحتاج {what} إلى قيمة"),
        (r"Option '(?P<what>.*)' does not take a value\.", "{what} takes no value", "لا يأخذ {what} قيمة"),
        (
            r"Invalid value for '(?P<option>.*?)'(?: / .*?)?: '?(?P<what>.*?)'? is not (?:a valid int\w*(?: range)?"
            r"|in the range (?P<range>.*?))\.",
            "{option}: {what} is not a number that can stand here{range}",
            "{option}: {what} ليس عددًا يصلح هنا{range}",
        ),
    )
)

# An option that does not follow a word of Latin letters.
_OPTION: Final = re.compile(r"(?<![!-~] )(?<!\S)--(?=\w)")


def explained(mistake: Any, command: str) -> UsageError:
    """A mistake on the command line as an error of arlint's, with the command whose help tells more.

    ``command`` is what was called, for a mistake that does not know it.
    """
    said = mistake.format_message()
    english = arabic = said
    for pattern, en, ar in _WORDINGS:
        if match := pattern.fullmatch(said):
            parts = {name: value or "" for name, value in match.groupdict().items()}
            hint = (parts.pop("hint2", "") or parts.get("hint", "")).replace("'", "").strip(", ")
            limits = parts.get("range", "")
            english = en.format(
                **{**parts, "hint": hint and f": did you mean {hint}?", "range": limits and f" ({limits})"}
            )
            listed = hint.replace(", ", "، ")
            arabic = ar.format(**{**parts, "hint": hint and f": هل تقصد {listed}؟", "range": limits and f" ({limits})"})
            break
    called = mistake.ctx.command_path if getattr(mistake, "ctx", None) else command
    # In a line of Arabic the dashes of an option would go behind its name.
    return UsageError(f"{english} (see {called} --help)", _OPTION.sub("\u200e--", f"{arabic} (انظر {called} --help)"))
