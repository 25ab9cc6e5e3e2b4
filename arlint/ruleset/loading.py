"""Reading rule folders into a :class:`Ruleset`: strictly, with file, line and key in every error."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from pydantic import TypeAdapter

from arlint.diagnostics import RuleInfo, Safety, Severity, Text
from arlint.errors import RuleError
from arlint.ruleset import copies, namedtests, yamlfile
from arlint.ruleset.model import Rule
from arlint.ruleset.model.catalogue import Catalogue, WordSet, Work
from arlint.ruleset.model.consistency import ConsistencyRule
from arlint.ruleset.place import builtin_root
from arlint.ruleset.ruleset import SPELLINGS, LoadedRule, Ruleset
from arlint.ruleset.tables import PAIRS_FOLDER, inline_columns, inline_tables
from arlint.ruleset.validation import RULE, check_sets, did_you_mean, validated

_WORKS: TypeAdapter[dict[str, Work]] = TypeAdapter(dict[str, Work])
# What stands below a folder of rules and is no rule.
_SHARED_FOLDERS = frozenset({"sets", PAIRS_FOLDER, namedtests.FOLDER})

PHASES = ("characters", "spacing", "spelling", "grammar", "style")

# Which rule speaks when two report one defect: the one that knows more of the context.
_PRIORITY = {
    "sequence": 60,
    "lexical": 50,
    "pattern": 40,
    "template": 30,
}
_DEFAULT_PRIORITY = 20


def load_builtin() -> Ruleset:
    """arlint's own rules. Raises RuleError."""
    return load_folder(builtin_root())


def load_folder(root: Path, base: Ruleset | None = None) -> Ruleset:
    """The rules below ``root``; with ``base``, the user's rules on top of arlint's own.

    A folder without a catalogue uses the base's families and profiles. Raises RuleError.
    """
    _refuse_what_is_not_read(root)
    catalogue_path = root / "catalogue.yaml"
    if catalogue_path.is_file():
        catalogue = validated(yamlfile.load(catalogue_path), TypeAdapter(Catalogue))
    elif base is not None:
        catalogue = base.catalogue
    else:
        raise RuleError(str(catalogue_path), None, "", "not found")
    works = dict(base.works) if base else {}
    if (root / "references.yaml").is_file():
        own_works = validated(yamlfile.load(root / "references.yaml"), _WORKS)
        works.update(own_works)
    sets = dict(base.sets) if base else {}
    sets.update(_load_sets(root / "sets"))
    tests = namedtests.load_tests(root, sets, base.tests if base else {})
    skip = {root / "catalogue.yaml", root / "references.yaml"}
    paths = sorted(
        p
        for p in root.rglob("*.yaml")
        if p not in skip and p.relative_to(root).parts[0] not in _SHARED_FOLDERS and p.is_file()
    )
    own = [load_rule(path, catalogue, works, sets, tests) for path in paths]
    return _ruleset([*(base.rules if base else ()), *own], catalogue, sets, works, tests)


def load_files(paths: Sequence[Path], base: Ruleset) -> Ruleset:
    """The rules of single files or folders, alone, with the sets, tests and works of ``base``. Raises RuleError."""
    files = sorted(f for p in paths for f in (p.rglob("*.yaml") if p.is_dir() else [p]))
    names = {"catalogue.yaml", "references.yaml"}
    sets, tests = dict(base.sets), dict(base.tests)
    for path in paths:
        if path.is_dir():
            _refuse_what_is_not_read(path)
            sets.update(_load_sets(path / "sets"))
            tests = namedtests.load_tests(path, sets, tests)
    rules = [
        load_rule(f, base.catalogue, base.works, sets, tests)
        for f in files
        if f.name not in names and f.parent.name not in _SHARED_FOLDERS
    ]
    if not rules:
        raise RuleError(", ".join(map(str, paths)), None, "", "no rule file (*.yaml) here")
    return _ruleset(rules, base.catalogue, sets, base.works, tests)


def _refuse_what_is_not_read(root: Path) -> None:
    """Refuse a folder of rules with a link out of it, with ``*.yml``, or with nothing: its rules would never report.

    It holds its files itself: a link could lead to any file of the reader.
    """
    if root == builtin_root():
        # How arlint is installed, with links or without, is its installer's business.
        return
    top = root.resolve()
    paths = sorted(root.rglob("*"))
    for path in paths:
        if path.suffix == ".yml" and not any(part.startswith(".") for part in path.relative_to(root).parts):
            raise RuleError(str(path), None, "", "files of rules end in .yaml")
        if path.is_symlink() and not path.resolve().is_relative_to(top):
            raise RuleError(str(path), None, "", "a link that leads out of the folder of rules")
    if not any(path.suffix == ".yaml" for path in paths):
        raise RuleError(str(root), None, "", "no rule file (*.yaml) here")


def _ruleset(
    rules: Iterable[LoadedRule],
    catalogue: Catalogue,
    sets: Mapping[str, frozenset[str]],
    works: Mapping[str, Work],
    tests: Mapping[str, namedtests.Keys],
) -> Ruleset:
    ordered = sorted(rules, key=lambda rule: rule.code)
    codes: dict[str, LoadedRule] = {}
    slugs: dict[str, LoadedRule] = {}
    for rule in ordered:
        for seen, name, key in ((codes, rule.code, "code"), (slugs, rule.info.slug, "slug")):
            if name in seen:
                raise RuleError(rule.path, None, key, f"{name} is already the {key} of {seen[name].path}")
            seen[name] = rule
    right = set().union(*(rule.spec.words() for rule in ordered if isinstance(rule.spec, ConsistencyRule)))
    sets = {**sets, SPELLINGS: sets.get(SPELLINGS, frozenset()) | right}
    views = MappingProxyType(sets), MappingProxyType(dict(works))
    return Ruleset(tuple(ordered), catalogue, *views, tests=MappingProxyType(dict(tests)))


def load_rule(
    path: Path,
    catalogue: Catalogue,
    works: Mapping[str, Work],
    sets: Mapping[str, frozenset[str]],
    tests: Mapping[str, namedtests.Keys],
) -> LoadedRule:
    """One rule file. Raises RuleError."""
    file = copies.written_out(yamlfile.load(path))
    inline_tables(file, path)
    # Sets are looked for in what the rule itself says: the tests that it names have been looked through, and written
    # out they are most of it.
    own = file.data
    file = namedtests.expanded(file, tests)
    spec = validated(file, RULE)
    if not path.name.startswith(spec.code):
        raise file.error(["code"], f"a file with this rule is named {spec.code}-{spec.slug}.yaml")
    number = int(spec.code[3:])
    family = next((f for f in catalogue.families if f.prefix == spec.code[:3] and f.first <= number <= f.last), None)
    if family is None:
        raise file.error(["code"], "no family of catalogue.yaml has this code (that of a house is HSE)")
    known = {p.name for p in catalogue.profiles}
    for name in spec.profiles:
        if name not in known:
            raise file.error(["profiles"], f"no profile {name!r}{did_you_mean(name, known)}")
    for reference in spec.references:
        if reference.id not in works:
            raise file.error(["references"], f"no work {reference.id!r}{did_you_mean(reference.id, works)}")
    check_sets(file, own, sets)
    return LoadedRule(_info(spec, str(path)), spec, family.folder)


def _info(spec: Rule, path: str) -> RuleInfo:
    phase = PHASES.index(spec.fix.phase if spec.fix else "style")
    priority = spec.priority if spec.priority is not None else _PRIORITY.get(spec.kind, _DEFAULT_PRIORITY)
    return RuleInfo(
        spec.code,
        spec.slug,
        Text(spec.title.ar, spec.title.en),
        Text(spec.message.ar, spec.message.en),
        Severity(spec.severity),
        phase,
        priority,
        Safety(spec.fix.safety) if spec.fix else None,
        spec.scope.quotes == "check",
        spec.scope.headings == "check",
        spec.scope.verse == "check",
        spec.scope.foreign == "check",
        path,
        spec.fix is not None and spec.fix.tanwin,
    )


def _load_sets(folder: Path) -> dict[str, frozenset[str]]:
    adapter = TypeAdapter(WordSet)
    out: dict[str, frozenset[str]] = {}
    for path in sorted(folder.glob("*.yaml")):
        file = yamlfile.load(path)
        inline_columns(file, path, file.data)
        words = validated(file, adapter).words
        if not words:
            raise file.error(["words"], "a word set without words")
        seen: set[str] = set()
        for number, word in enumerate(words):
            if word in seen:
                raise file.error(["words", number], f"{word} stands here twice")
            seen.add(word)
        out[path.stem] = frozenset(words)
    return out
