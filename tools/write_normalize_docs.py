"""Write docs/normalize: a page for each profile, with what it does to twenty strings, and the list of steps.

Run it from the repository after a change of profiles or steps; a test compares.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from arlint.normalization import normalizer  # noqa: E402
from arlint.normalization.profiles import OPTIONS, Profile, built_in  # noqa: E402
from arlint.normalization.stepkinds import all_kinds  # noqa: E402

STRINGS = (
    "قال , نعم ؟",
    "مرحبا،كيف حالك ؟",
    "قال : « نعم » .",
    "السلام عليكـــم ورحمـة الله",
    "سنة 1445ه\u0640 الموافق ٢٠٢٤م",
    "«ال\u0640» أداة التعريف",
    "النسبة ٥٠٪ والسعر ١٬٢٣٤٫٥٦",
    "أَحْمَدُ إِلَى المَدْرَسَةِ",
    "\ufd3fقُلْ هُوَ ٱللَّهُ أَحَدٌ\ufd3e",
    "هٰذا الرحمـٰن",
    "النبي ﷺ قال",
    "\ufedf\ufef4\ufeb2 \ufefb\ufef3\ufe92\ufee0\ufe8e",
    "مسؤول وشاطئ وفتى",
    "\u06a9تاب\u06cc وپاریس",
    "م\u06cc\u200cرود",
    "نص\u200fنص\u00a0نص  نص",
    "راسلنا info@mail.com أو https://example.org/a?b=1,2.",
    "شكرا @user على #كأس_العالم",
    "جميييييل جدااا!!! 😍",
    "<p>نص&nbsp;<b>غامق</b></p>",
)
INVISIBLE = dict.fromkeys("\u00a0\u200c\u200d\u200e\u200f\ufeff")


def shown(text: str) -> str:
    """A string for a cell: invisible characters by number, and nothing that Markdown or HTML would take for markup."""
    named = "".join(f"‹U+{ord(char):04X}›" if char in INVISIBLE else char for char in text)
    plain = named.replace("&", "&amp;").replace("<", "&lt;").replace("|", "&#124;").replace("  ", " &#32;")
    return plain.replace("_", "\\_").replace("[", "\\[").replace("*", "\\*") or "&nbsp;"


def page(profile: Profile) -> str:
    """The page of a profile."""
    subject = normalizer(profile.name)
    steps = {step.name for step in profile.steps}
    options = [name for name, (step, _) in OPTIONS.items() if step in steps]
    lines = [f"# Profile `{profile.name}`", "", profile.about[1] + ".", "", f"‏{profile.about[0]}.", "", "```console"]
    lines += [f"arlint normalize --profile {profile.name} FILE", "```", "", "## Steps", ""]
    lines += [" → ".join(f"`{step}`" for step in profile.steps), ""]
    if profile.protected:
        lines += ["Code, tags, `$$…$$`, `\\(…\\)`, addresses, ﴿…﴾ and `{{…}}` are left as they are.", ""]
    lines += ["Options: " + (", ".join(f"`{name}`" for name in options) or "none") + ".", ""]
    lines += ["## Twenty strings", "", "| before | after |", "|---|---|"]
    for text in STRINGS:
        done = subject(text)
        lines.append(f"| {shown(text)} | {'(the same)' if done == text else shown(done)} |")
    return "\n".join(lines) + "\n"


def steps_page() -> str:
    """The list of steps, and where the specification leaves a choice."""
    levels = ("0 the same text", "1 typography", "2 folds", "3 content")
    lines = ["# Steps", "", "`arlint normalize --steps a,b:mode,key=value`, `--explain STEP`.", ""]
    lines += ["| step | modes | options | class | what it does |", "|---|---|---|---|---|"]
    for kind in all_kinds().values():
        options = ", ".join(f"`{key}`: {', '.join(values)}" for key, values in kind.options.items())
        lines.append(
            f"| `{kind.name}` | {', '.join(kind.modes)} | {options} | {levels[kind.level]} | {kind.about[1]} |"
        )
    return "\n".join(lines) + "\n" + CHOICES


CHOICES = """
The first mode and the first value of an option are the default. `--write`, `--check` and `--diff` work on files;
`--field` on JSON Lines, `--column` on CSV and TSV. Offsets: `arlint.normalizer("search").with_offsets(text)` gives the
text and, for each of its code points, the index of the first input code point that produced it.

## Where arlint chose

- `«[ ]»`, `( )`: brackets with only spaces inside are boxes to tick or fill in, and stay.
- `؟?` and `??`: a run of question marks is one mark, so all of it becomes Arabic.
- ` ;)` after a space is a face, `1 : 3` a ratio: both stay.
- `”…“` and `»…«` set the other way round (the first is CLDR's Arabic order): no spacing rule touches those quotes.
- A tatweel attracts the mark after it like a letter: `1445هـ ،` becomes `1445هـ،`.
- `html` works to a fixed point, so `&amp;lt;b&amp;gt;` goes the way of `<b>`; a tag or comment lies within one line.
- `dagger_alef=alef` drops the sign on ى (علىٰ), whose own sound it is.
- In plain text a code fence or comment is protected up to 100,000 characters and only if it is closed; other spans
  up to 2,000 (verses 4,000), within one paragraph.
- Lower case is Unicode's simple mapping, as in Lucene: `İ` becomes `i`.
"""


def pages() -> dict[str, str]:
    """Every page by its file name."""
    return {"steps.md": steps_page(), **{f"{name}.md": page(profile) for name, profile in built_in().items()}}


if __name__ == "__main__":
    folder = ROOT / "docs" / "normalize"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8")
