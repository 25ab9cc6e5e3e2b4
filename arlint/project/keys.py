"""The keys of the configuration: one table that loading, checking, the schema and the reference are made from."""

from __future__ import annotations

from typing import Any, Final

from arlint.diagnostics import Text
from arlint.project.house import HOUSE, SPELLINGS_KEY
from arlint.project.keykinds import (
    Boolean,
    Group,
    Integer,
    Key,
    Outputs,
    Patterns,
    String,
    StringOrStrings,
    Strings,
    StringsOrGroup,
    Table,
)
from arlint.project.settings import OUTPUTS

SEVERITIES: Final = ("error", "warning", "hint")
MOST_JOBS: Final = 256
FAIL_ON: Final = (*SEVERITIES, "never")
LANGUAGES: Final = ("ar", "en")
BIDI: Final = ("auto", "isolate", "none")

# The options of a normalization profile; their values are checked where the profile is built.
_NORMALIZE_OPTIONS: Final = (
    ("zwnj", "delete, space, keep"),
    ("word_ligatures", "expand, keep, strip"),
    ("dagger_alef", "strip, alef"),
    ("honorifics", "strip, keep"),
    ("elongation", "1, 2, …"),
    ("html", "strip, keep"),
    ("urls", "mask, keep, strip"),
    ("emails", "mask, keep, strip"),
    ("mentions", "mask, keep, strip"),
    ("hashtags", "words, keep"),
    ("emoji", "keep, space, strip"),
)
_NORMALIZE_PROFILE: Final = StringsOrGroup(
    Group(
        (
            Key("steps", Strings(), (), Text("الخطوات بترتيبها.", "The steps in order.")),
            Key("extends", String(), "", Text("نمط يُبنى عليه.", "A profile to build on.")),
            Key(
                "protected",
                Boolean(),
                False,
                Text("لا تُمس الشيفرة والروابط والقرآن.", "Leave code, addresses and Quran alone."),
            ),
            Key("about", String(), "", Text("وصف النمط.", "What the profile is for.")),
            *(
                Key(name, String(), "", Text(f"أحد: {values}", f"One of {values}"))
                for name, values in _NORMALIZE_OPTIONS
            ),
        )
    )
)

KEYS: Final = (
    Key(
        "extend",
        Strings(),
        (),
        Text(
            "إعدادات يُبنى عليها: ملفات بالنسبة إلى هذا الملف، أو إعدادات جاهزة مثل arlint:news.",
            "Settings to build on: files relative to this one, or ready-made settings such as arlint:news.",
        ),
        example='["arlint:news", "../house.toml"]',
    ),
    Key(
        "profiles",
        Strings(),
        ("default",),
        Text("القواعد المفعّلة: مجموعات بأسمائها.", "Which rules are on: named profiles (arlint rules lists them)."),
        example='["news"]',
    ),
    Key(
        "select",
        Strings(),
        (),
        Text(
            "هذه القواعد وحدها بدل المجموعات: رموز أو بادئات أو عائلات.",
            "Only these rules, instead of the profiles: codes, prefixes, slugs, families or profiles.",
        ),
        example='["HMZ", "SPC101"]',
    ),
    Key(
        "extend-select",
        Strings(),
        (),
        Text("هذه القواعد أيضًا.", "These rules as well."),
        adds=True,
        example='["STY"]',
    ),
    Key("ignore", Strings(), (), Text("إلا هذه القواعد.", "Not these rules."), adds=True, example='["CNS"]'),
    Key(
        "rules",
        Strings(),
        (),
        Text(
            "مجلدات قواعدكم (YAML) بالنسبة إلى هذا الملف.", "Folders with your own rules (YAML), relative to this file."
        ),
        adds=True,
        example='["house/"]',
    ),
    Key(
        "severity",
        Table(String(SEVERITIES)),
        {},
        Text("درجة قاعدة أو عائلة: error أو warning أو hint.", "The severity of a rule, prefix or family."),
        adds=True,
        example='{ LEX = "hint" }',
    ),
    Key(
        "per-file-ignores",
        Table(Strings(), patterns=True),
        {},
        Text("قواعد لا تسري على ملفات بعينها.", "Rules that do not apply to files that a pattern matches."),
        adds=True,
        example='{ "archive/**" = ["STY"] }',
    ),
    Key(
        "exclude",
        Patterns(),
        (),
        Text("ما لا يُفحص، بصيغة gitignore.", "What is not checked, in the syntax of .gitignore."),
        adds=True,
        example='["vendor/", "*.min.html"]',
    ),
    Key(
        "respect-gitignore",
        Boolean(),
        True,
        Text("تُتجاوز الملفات التي يتجاهلها git.", "Skip what git ignores."),
    ),
    Key(
        "force-exclude",
        Boolean(),
        False,
        Text(
            "تُتجاوز المستثنيات ولو ذُكرت في سطر الأوامر (من أجل pre-commit).",
            "Skip excluded files even if they are named on the command line (for pre-commit).",
        ),
    ),
    Key(
        "formats",
        Table(String(), patterns=True),
        {},
        Text("صيغة الملفات التي لا يدل عليها امتدادها.", "The format of files whose extension does not tell it."),
        adds=True,
        example='{ "*.tpl" = "html" }',
    ),
    Key(
        "keys",
        Table(Strings(), patterns=True),
        {},
        Text(
            "قيم JSON وYAML وTOML التي تُفحص، بمسارات مفاتيحها؛ وإلا فكل قيمة فيها حرف عربي.",
            "Which values of JSON, YAML and TOML files are prose, by the path of their keys; else all with Arabic.",
        ),
        adds=True,
        example='{ "locales/*.json" = ["**.title", "messages.*"] }',
    ),
    Key(
        "columns",
        Table(Strings(), patterns=True),
        {},
        Text(
            "أعمدة CSV التي تُفحص، بأسمائها أو أرقامها؛ وإلا فكل عمود فيه حرف عربي.",
            "Which columns of CSV files are prose, by name or number from 1; else all with Arabic.",
        ),
        adds=True,
        example='{ "*.csv" = ["body", "3"] }',
    ),
    Key(
        "encodings",
        Table(String(), patterns=True),
        {},
        Text("ترميز الملفات التي ليست UTF-8.", "The encoding of files that are not UTF-8."),
        adds=True,
        example='{ "legacy/**" = "windows-1256" }',
    ),
    Key(
        "vocabulary",
        Group(
            (
                Key(
                    "accept",
                    Strings(),
                    (),
                    Text(
                        "كلمات صحيحة عندكم، بأي سوابق ولواحق.",
                        "Words that are right in your house, with any clitics.",
                    ),
                    adds=True,
                    example='["غوغل"]',
                ),
                Key(
                    "reject",
                    Table(StringOrStrings()),
                    {},
                    Text(
                        "كلمات مرفوضة عندكم وبدائلها (VOC101).",
                        "Words that are wrong in your house and what to write for them (reported as VOC101).",
                    ),
                    adds=True,
                    example='{ "إيميل" = "بريد إلكتروني" }',
                ),
            )
        ),
        {},
        Text("مفرداتكم.", "The words of your house."),
        adds=True,
    ),
    Key(
        "house",
        Group(
            (
                *(Key(choice.name, String(choice.forms), None, choice.doc) for choice in HOUSE),
                Key(
                    SPELLINGS_KEY,
                    Strings(),
                    (),
                    Text(
                        "ما تختارونه من كلمات لها أكثر من رسم (غوغل، أوروبا).",
                        "Of words that have several spellings, those of your house (غوغل, أوروبا).",
                    ),
                    adds=True,
                    example='["غوغل", "أوروبا"]',
                ),
            )
        ),
        {},
        Text("ما تختارونه حيث يصح أكثر من وجه.", "What your house chooses where more than one way is right."),
        adds=True,
        setting="house",
    ),
    Key(
        "normalize",
        Group(
            (
                Key(
                    "profiles",
                    Table(_NORMALIZE_PROFILE),
                    {},
                    Text(
                        "أنماط تطبيع خاصة بكم: قائمة خطوات، أو نمط يُبنى عليه وخيارات.",
                        "Normalization profiles of your own: a list of steps, or a profile to build on and options.",
                    ),
                    adds=True,
                    example='{ mine = { extends = "search", zwnj = "space" } }',
                    setting="normalize_profiles",
                ),
            )
        ),
        {},
        Text("أنماط arlint normalize.", "What arlint normalize knows besides its own profiles."),
        adds=True,
    ),
    Key(
        "fail-on",
        String(FAIL_ON),
        "hint",
        Text("أدنى درجة يخرج عندها الأمر بالرمز 1.", "The lowest severity that makes the exit code 1."),
    ),
    Key(
        "baseline",
        String(),
        None,
        Text("ملف خط الأساس: ما فيه لا يُبلّغ عنه.", "The baseline file: what stands in it is not reported."),
        example='"arlint-baseline.json"',
    ),
    Key(
        "cache",
        Boolean(),
        True,
        Text("تُحفظ النتائج لئلا يُفحص ملف لم يتغير.", "Keep results, so that an unchanged file is not checked again."),
    ),
    Key(
        "cache-dir",
        String(),
        None,
        Text(
            "مجلد النتائج المحفوظة.",
            "Where results are kept, relative to this file; by default in the user's cache.",
        ),
        example='".arlint_cache"',
    ),
    Key(
        "jobs",
        Integer(maximum=MOST_JOBS),
        0,
        Text("عدد العمليات المتوازية؛ 0 يعني بقدر ما يلزم.", "How many processes; 0 is as many as pay off."),
    ),
    Key("lang", String(LANGUAGES), None, Text("لغة الرسائل.", "The language of messages."), example='"ar"'),
    Key(
        "output",
        Outputs(OUTPUTS),
        (),
        Text("الصيغ المطلوبة: FORMAT أو FORMAT:FILE.", "The outputs: FORMAT or FORMAT:FILE."),
        example='["text", "sarif:arlint.sarif"]',
    ),
    Key(
        "bidi",
        String(BIDI),
        "auto",
        Text("عزل العربية في الطرفية بمحارف الاتجاه.", "Directional isolates around Arabic on a terminal."),
    ),
)


def schema() -> dict[str, Any]:
    """The JSON Schema of arlint.toml, as schemas/arlint.schema.json publishes it."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": "arlint.schema.json",
        "title": "arlint.toml",
        **Group(KEYS).schema(),
    }
