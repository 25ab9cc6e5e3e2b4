"""Help in Arabic: the words of every option and command, laid over the English ones that stand beside the code.

English help is written where an option is declared. When help is asked for in Arabic, and only then, the
finished command tree is gone through once and each text replaced by its translation here; a test compares
the two, so that neither an option without Arabic nor a translation without an option can remain.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

import typer

from arlint.cli.help import ARGUMENTS, COMMANDS, OPTIONS, USAGE

# A line that begins with it runs from left to right, whatever its first letters are.
_LTR: Final = "\u200e"

HELP: Final[Mapping[str, str]] = {
    # The program and its commands.
    "A linter, fixer and normalizer for Arabic prose.": "مدقق للنصوص العربية ومصحح ومطبّع لها.",
    "Report what a copy editor would mark. Exits with 1 if anything is found.": (
        "يبين ما يشير إليه المدقق اللغوي. رمز الخروج 1 إن وُجدت ملاحظة."
    ),
    "Make every safe correction. Exits with 1 if, without --write, something would change.": (
        "يجري كل تصحيح آمن. رمز الخروج 1 إن كان ثمة ما يتغير ولم يُذكر ‎--write."
    ),
    "Normalize Arabic text. Prints the result; in Markdown, HTML … the profile editorial touches prose only.": (
        "يطبّع النص العربي ويعرض الناتج. ولا يمس النمط editorial في Markdown وHTML ونحوهما إلا النثر."
    ),
    "List rules: all, or those of codes, prefixes, families or profiles.": (
        "يسرد القواعد: كلها، أو ما يُطلب برمزه أو بادئته أو عائلته أو مجموعته."
    ),
    "Explain one rule: what it reports, why, examples, references.": (
        "يشرح قاعدة: ما تشير إليه وسببها وأمثلتها ومراجعها."
    ),
    "Check every example of every rule; without PATHS, of arlint's own rules.": (
        "يجرب كل مثال في كل قاعدة؛ وبلا PATHS يجرب قواعد arlint نفسها."
    ),
    "Show what arlint reads of a file: segments, what is masked in them (▒), zones, tokens, suppressions.": (
        "يعرض ما تقرؤه الأداة من الملف: المقاطع وما حُجب فيها (▒) والنطاقات والكلمات والاستثناءات."
    ),
    "Write a commented arlint.toml into this folder.": "يكتب في هذا المجلد ملف إعدادات مشروحًا اسمه arlint.toml.",
    "Show every setting in effect, as TOML, with the file and line it comes from.": (
        "يعرض كل إعداد سارٍ بصيغة TOML، ومعه الملف والسطر اللذان جاء منهما."
    ),
    "Serve an editor over standard input and output (the Language Server Protocol); needs the extra lsp.": (
        "يخدم محررًا عبر الدخل والخرج القياسيين (بروتوكول خوادم اللغة)؛ ويحتاج إلى الإضافة lsp."
    ),
    "Findings to live with until somebody edits them.": "خط الأساس: ملاحظات تُترك حتى يحرر أحدهم مواضعها.",
    "Write everything that is found now into a new baseline.": "يكتب كل ملاحظات اليوم في خط أساس جديد.",
    "Make the baseline what is found now; files that were not checked keep their entries.": (
        "يجعل خط الأساس ملاحظات اليوم؛ وتبقى ملاحظات الملفات التي لم تُفحص."
    ),
    "Drop entries that no longer occur; nothing is added.": "يحذف ما لم يعد موجودًا، ولا يضيف شيئًا.",
    # Files.
    "Files": "الملفات",
    "Files or folders, . by default; - is standard input.": "ملفات أو مجلدات، والأصل المجلد الحالي؛ و- للدخل القياسي.",
    "Files or directories; - is standard input.": "ملفات أو مجلدات؛ و- للدخل القياسي.",
    "Rule files or folders.": "ملفات قواعد أو مجلداتها.",
    "A file; - is standard input.": "ملف؛ و- للدخل القياسي.",
    "The name (and so the format) of standard input.": "اسم الدخل القياسي، ومنه تُعرف صيغته.",
    "Read every input in this format.": "تُقرأ كل الملفات بهذه الصيغة.",
    "The encoding of the inputs; UTF-8 by default.": "ترميز الملفات؛ والأصل UTF-8.",
    "Leave out what this pattern matches, as in .gitignore.": "يُترك ما يطابق هذا النمط، بصيغة ‎.gitignore.",
    "Exclude files even if they are named.": "تُترك المستثنيات ولو ذُكرت بأسمائها.",
    "Skip what git ignores.": "يُترك ما يتجاهله git.",
    # Rules.
    "Rules": "القواعد",
    "A rule's code or slug.": "رمز القاعدة أو اسمها.",
    "Codes, prefixes, families or profiles.": "رموز أو بادئات أو عائلات أو مجموعات.",
    "Only these rules: codes, prefixes, families, profiles.": "هذه القواعد وحدها: رموز أو بادئات أو عائلات أو مجموعات.",
    "Not these rules.": "إلا هذه القواعد.",
    "These rules as well.": "هذه القواعد أيضًا.",
    # The report.
    "Report": "التقرير",
    "text, concise, json, jsonl, sarif, github, gitlab, junit, checkstyle, rdjson or html; repeatable.": (
        "text أو concise أو json أو jsonl أو sarif أو github أو gitlab أو junit أو checkstyle أو rdjson أو html؛ "
        "ويجوز تكراره."
    ),
    "hint, warning, error or never: what makes the exit code 1.": (
        "hint أو warning أو error أو never: أدنى درجة يصير عندها رمز الخروج 1."
    ),
    "Count by rule instead of listing.": "عدد الملاحظات لكل قاعدة بدل سردها.",
    "Language of messages: ar or en.": "لغة الرسائل: ar أو en.",
    "Isolates around Arabic: auto, isolate or none.": "عزل العربية بمحارف الاتجاه: auto أو isolate أو none.",
    "Colour; by default on a terminal.": "الألوان؛ والأصل أن تظهر في الطرفية.",
    "Findings only, no summary.": "الملاحظات وحدها بلا خلاصة.",
    "Say what is read and from where.": "يذكر ما يُقرأ ومن أين.",
    # Which findings count.
    "Only lines changed since this git revision.": "ما تغير من الأسطر منذ هذه المراجعة في git وحده.",
    "Only lines changed since the branch left this one.": "ما تغير من الأسطر منذ تفرّع الفرع الحالي عن هذا الفرع وحده.",
    "Hide what stands in this baseline.": "يُخفى ما في خط الأساس هذا.",
    "Hide nothing.": "لا يُخفى شيء.",
    "The baseline; by default the configured one.": "خط الأساس؛ والأصل ما في الإعدادات.",
    "Replace a baseline that is there.": "يُستبدل خط الأساس الموجود.",
    # Fixing.
    "Write the files; without it a diff is printed.": "تُكتب الملفات؛ ومن دونه يُعرض الفرق.",
    "Take the unsafe fixes too.": "تُجرى التصحيحات التي تُراجع أيضًا.",
    "Fix nothing; suppress these rules wherever they report.": "لا يُصحح شيء، بل تُستثنى هذه القواعد حيث تشير.",
    "Why, to be written into each suppression.": "السبب، ويُكتب في كل استثناء.",
    # Normalizing.
    "The profile; editorial by default.": "النمط؛ والأصل editorial.",
    "These steps instead: nfc,tatweel:decorative …": "هذه الخطوات بدل النمط: nfc,tatweel:decorative …",
    "An option of the profile: zwnj=keep.": "خيار من خيارات النمط: zwnj=keep.",
    "Write the files.": "تُكتب الملفات.",
    "Write nothing; exit with 1 if something would change.": "لا يُكتب شيء؛ ورمز الخروج 1 إن كان ثمة ما يتغير.",
    "Print what would change; exit with 1 if something would.": "يُعرض ما يتغير؛ ورمز الخروج 1 إن وُجد.",
    "Inputs are JSON Lines; normalize this field.": "الملفات بصيغة JSON Lines؛ ويُطبّع هذا الحقل.",
    "Inputs are CSV or TSV; normalize this column.": "الملفات بصيغة CSV أو TSV؛ ويُطبّع هذا العمود.",
    "Processes.": "عدد العمليات المتوازية.",
    "List the profiles and steps.": "تُسرد الأنماط والخطوات.",
    "Explain a step.": "تُشرح خطوة.",
    # Settings, showing, the rest.
    "This configuration and no other.": "هذه الإعدادات دون غيرها.",
    "No configuration at all.": "بلا إعدادات البتة.",
    "Processes; 0 is as many as pay off.": "عدد العمليات المتوازية؛ و0 يعني بقدر ما يفيد.",
    "Check every file again, remember nothing.": "يُفحص كل ملف من جديد ولا تُحفظ النتائج.",
    "The ready-made settings to build on; asked for on a terminal.": (
        "الإعدادات الجاهزة التي يُبنى عليها؛ ويُسأل عنها في الطرفية."
    ),
    "Replace an arlint.toml that is there.": "يُستبدل arlint.toml الموجود.",
    "Print the JSON Schema of arlint.toml instead.": "يُعرض بدلًا منها مخطط JSON لملف arlint.toml.",
    "The tokens too, with their keys and clitics.": "تُعرض الكلمات أيضًا بمفاتيحها وسوابقها ولواحقها.",
    "As JSON, for programs.": "بصيغة JSON للبرامج.",
    "Print the version.": "يعرض رقم الإصدار.",
    "Install completion for the current shell.": "يثبّت إكمال الأوامر في الصدفة الحالية.",
    "Show completion for the current shell, to copy it or customize the installation.": (
        "يعرض نص إكمال الأوامر للصدفة الحالية، لنسخه أو تعديله."
    ),
    "Show this message and exit.": "يعرض هذه الرسالة.",
}

# What Typer itself writes into help.
_WORDS: Final[Mapping[str, str]] = {
    USAGE: f"{_LTR}الاستعمال:",
    ARGUMENTS: "المدخلات",
    OPTIONS: "الخيارات",
    COMMANDS: "الأوامر",
    "required]": "إلزامي]",
    "default:": "الأصل:",
}


def speak_arabic(command: Any) -> None:
    """Put Arabic in the place of a program's help, its parameters' and its commands'."""
    for one in commands(command):
        _translate(one)


def commands(program: Any) -> Iterator[Any]:
    """The program itself, its commands and theirs."""
    # The help option is made when it is first asked for, and kept: it has to be made under its names.
    program.get_params(typer.Context(program, **program.context_settings))
    yield program
    for child in getattr(program, "commands", {}).values():
        child.context_settings = program.context_settings
        yield from commands(child)


def texts(command: Any) -> Iterator[str]:
    """The English texts of one command's help, as they are looked up in ``HELP``."""
    yield command.help
    for parameter in command.get_params(typer.Context(command)):
        yield parameter.help
        yield from filter(None, [getattr(parameter, "rich_help_panel", None)])


def _translate(command: Any) -> None:
    command.words = {**_WORDS, **HELP}
    command.help = HELP.get(command.help, command.help)
    for parameter in command.get_params(typer.Context(command)):
        parameter.help = HELP.get(parameter.help, parameter.help)
