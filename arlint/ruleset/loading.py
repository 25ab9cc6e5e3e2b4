"""Reading rule folders into a :class:`Ruleset`: strictly, with file, line and key in every error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from arlint.diagnostics import RuleInfo, Safety, Severity, Text
from arlint.errors import RuleError
from arlint.ruleset import model, yamlfile
from arlint.ruleset.place import builtin_root
from arlint.ruleset.ruleset import SPELLINGS, LoadedRule, Ruleset
from arlint.ruleset.yamlfile import YamlFile

T = TypeVar("T")

_RULE: TypeAdapter[model.Rule] = TypeAdapter(model.Rule)
_WORKS: TypeAdapter[dict[str, model.Work]] = TypeAdapter(dict[str, model.Work])

_COLUMN: TypeAdapter[model.TableColumn] = TypeAdapter(model.TableColumn)

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
    _refuse_links_out_of(root)
    catalogue_path = root / "catalogue.yaml"
    if catalogue_path.is_file():
        catalogue = _validated(yamlfile.load(catalogue_path), TypeAdapter(model.Catalogue))
    elif base is not None:
        catalogue = base.catalogue
    else:
        raise RuleError(str(catalogue_path), None, "", "not found")
    works = dict(base.works) if base else {}
    if (root / "references.yaml").is_file():
        own_works = _validated(yamlfile.load(root / "references.yaml"), _WORKS)
        works.update(own_works)
    sets = dict(base.sets) if base else {}
    sets.update(_load_sets(root / "sets"))
    skip = {root / "catalogue.yaml", root / "references.yaml"}
    paths = sorted(
        p for p in root.rglob("*.yaml") if p not in skip and p.relative_to(root).parts[0] != "sets" and p.is_file()
    )
    own = [load_rule(path, catalogue, works, sets) for path in paths]
    return _ruleset([*(base.rules if base else ()), *own], catalogue, sets, works)


def load_files(paths: Sequence[Path], base: Ruleset) -> Ruleset:
    """The rules of single files or folders, alone, with the sets and works of ``base``. Raises RuleError."""
    files = sorted(f for p in paths for f in (p.rglob("*.yaml") if p.is_dir() else [p]))
    names = {"catalogue.yaml", "references.yaml"}
    sets = dict(base.sets)
    for path in paths:
        if path.is_dir():
            _refuse_links_out_of(path)
            sets.update(_load_sets(path / "sets"))
    rules = [
        load_rule(f, base.catalogue, base.works, sets) for f in files if f.name not in names and f.parent.name != "sets"
    ]
    if not rules:
        raise RuleError(", ".join(map(str, paths)), None, "", "no rule file (*.yaml) here")
    return _ruleset(rules, base.catalogue, sets, base.works)


def _refuse_links_out_of(root: Path) -> None:
    """A folder of rules holds its files itself: a link could lead to any file of the reader."""
    if root == builtin_root():
        # How arlint is installed, with links or without, is its installer's business.
        return
    top = root.resolve()
    for path in sorted(root.rglob("*")):
        if path.is_symlink() and not path.resolve().is_relative_to(top):
            raise RuleError(str(path), None, "", "a link that leads out of the folder of rules")


def _ruleset(rules: Iterable[LoadedRule], catalogue: model.Catalogue, sets: Any, works: Any) -> Ruleset:
    ordered = sorted(rules, key=lambda rule: rule.code)
    codes: dict[str, LoadedRule] = {}
    slugs: dict[str, LoadedRule] = {}
    for rule in ordered:
        for seen, name, key in ((codes, rule.code, "code"), (slugs, rule.info.slug, "slug")):
            if name in seen:
                raise RuleError(rule.path, None, key, f"{name} is already the {key} of {seen[name].path}")
            seen[name] = rule
    right = set().union(*(rule.spec.words() for rule in ordered if isinstance(rule.spec, model.ConsistencyRule)))
    sets = {**sets, SPELLINGS: sets.get(SPELLINGS, frozenset()) | right}
    return Ruleset(tuple(ordered), catalogue, MappingProxyType(sets), MappingProxyType(dict(works)))


def load_rule(path: Path, catalogue: model.Catalogue, works: Any, sets: Any) -> LoadedRule:
    """One rule file. Raises RuleError."""
    file = yamlfile.load(path)
    _inline_tables(file, path)
    spec = _validated(file, _RULE)
    if not path.name.startswith(spec.code):
        raise file.error(["code"], f"a file with this rule is named {spec.code}-{spec.slug}.yaml")
    number = int(spec.code[3:])
    family = next((f for f in catalogue.families if f.prefix == spec.code[:3] and f.first <= number <= f.last), None)
    if family is None:
        raise file.error(["code"], "no family of catalogue.yaml has this code")
    known = {p.name for p in catalogue.profiles}
    for name in spec.profiles:
        if name not in known:
            raise file.error(["profiles"], f"no profile {name!r}{_did_you_mean(name, known)}")
    for reference in spec.references:
        if reference.id not in works:
            raise file.error(["references"], f"no work {reference.id!r}{_did_you_mean(reference.id, works)}")
    _check_sets(file, file.data, sets, [])
    return LoadedRule(_info(spec, str(path)), spec, family.folder)


def _info(spec: model.Rule, path: str) -> RuleInfo:
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
    )


def _check_sets(file: YamlFile, value: Any, sets: Any, location: list[str | int]) -> None:
    if isinstance(value, dict):
        for key, item in value.items():
            if key in {"set", "exclude_set", "only_set", "allow_set"} and isinstance(item, str) and item not in sets:
                raise file.error([*location, key], f"no word set {item!r}{_did_you_mean(item, sets)}")
            _check_sets(file, item, sets, [*location, key])
    elif isinstance(value, list):
        for number, item in enumerate(value):
            _check_sets(file, item, sets, [*location, number])


def _load_sets(folder: Path) -> dict[str, frozenset[str]]:
    adapter = TypeAdapter(model.WordSet)
    out: dict[str, frozenset[str]] = {}
    for path in sorted(folder.glob("*.yaml")):
        file = yamlfile.load(path)
        _inline_columns(file, path, file.data)
        words = _validated(file, adapter).words
        if not words:
            raise file.error(["words"], "a word set without words")
        seen: set[str] = set()
        for number, word in enumerate(words):
            if word in seen:
                raise file.error(["words", number], f"{word} stands here twice")
            seen.add(word)
        out[path.stem] = frozenset(words)
    return out


def _inline_tables(file: YamlFile, path: Path) -> None:
    """Read ``entries_from``, ``phrases_from`` and ``sets_from`` tables into the rule's data, as if written there."""
    if not isinstance(file.data, dict):
        raise RuleError(file.path, 1, "", "a rule file is a mapping")
    _inline_columns(file, path, file.data)
    for key, target in (("entries_from", "entries"), ("phrases_from", "phrases")):
        name = file.data.get(key)
        if not isinstance(name, str):
            continue
        table = _beside(file, path, key, name)
        rows = file.data.setdefault(target, [])
        for number, line in _lines(table):
            cells = line.split("\t")
            if not 2 <= len(cells) <= 4 or not all(cells[:2]):
                raise RuleError(
                    str(table),
                    number,
                    "",
                    "a line is: bad, tab, good (| between several), then clitics and suffixes if they differ",
                )
            good: str | list[str] = cells[1].split("|") if "|" in cells[1] else cells[1]
            row: dict[str, Any] = {"bad": cells[0], "good": good}
            row.update({k: v for k, v in zip(("clitics", "suffixes"), cells[2:], strict=False) if v})
            rows.append(row)
    if isinstance(name := file.data.get("sets_from"), str):
        table = _beside(file, path, "sets_from", name)
        rows = file.data.setdefault("sets", [])
        for number, line in _lines(table):
            cells = line.split("\t")
            if len(cells) < 2 or not all(cells):
                raise RuleError(str(table), number, "", "a line is: the forms of one word, with tabs between them")
            rows.append(cells)


def _beside(file: YamlFile, path: Path, key: str, name: str) -> Path:
    table = path.parent / name
    if table.resolve().parent != path.parent.resolve():
        raise file.error([key], "a table stands beside its rule")
    return table


def _lines(table: Path) -> Iterator[tuple[int, str]]:
    """The lines of a table that say something, with their numbers."""
    for number, line in enumerate(yamlfile.read_text(table).splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, line


def _inline_columns(file: YamlFile, path: Path, value: Any, location: tuple[str | int, ...] = ()) -> None:
    """Read `words_from` and `map_from` into `words` and `map`, wherever they stand in the file's data."""
    if isinstance(value, list):
        for number, item in enumerate(value):
            _inline_columns(file, path, item, (*location, number))
    if not isinstance(value, dict):
        return
    for key, item in list(value.items()):
        if key not in ("words_from", "map_from") or not isinstance(item, dict):
            _inline_columns(file, path, item, (*location, key))
            continue
        source = _validated(YamlFile(file.path, item, None), _COLUMN)
        rows = _read_columns(file, path, source, [*location, key])
        if key == "words_from":
            value["words"] = [*value.get("words", ()), *dict.fromkeys(word for word, _ in rows)]
        elif source.to is None:
            raise file.error([*location, key], "a map says which column it leads `to`")
        else:
            value["map"] = {**dict(rows), **value.get("map", {})}


def _read_columns(
    file: YamlFile, path: Path, source: model.TableColumn, location: list[str | int]
) -> list[tuple[str, list[str]]]:
    """The words of a table's column, in order, each with its corrections (none without `to`)."""
    beside, shared = path.parent / source.table, path.parent.parent / "sets" / source.table
    table = next((p for p in (beside, shared) if p.is_file()), None)
    if table is None or table.resolve().parent not in (path.parent.resolve(), shared.parent.resolve()):
        raise file.error(location, f"no table {source.table} beside the rule or among the word sets")
    lines = [line for line in yamlfile.read_text(table).splitlines() if line.strip() and not line.startswith("#")]
    names = lines[0].split("\t")
    for name in [source.column, *source.where, *([source.to] if source.to else [])]:
        if name not in names:
            raise file.error(location, f"no column {name!r}{_did_you_mean(name, names)}")
    rows: list[tuple[str, list[str]]] = []
    for line in lines[1:]:
        cells = line.split("\t")
        if len(cells) != len(names):
            raise RuleError(str(table), None, "", f"{len(cells)} cells where {len(names)} are named: {line}")
        row = dict(zip(names, cells, strict=True))
        if all(row[column] == wanted for column, wanted in source.where.items()):
            goods = row[source.to].split("|") if source.to else []
            rows.extend((word, goods) for word in row[source.column].split("|") if word)
    return rows


def _validated(file: YamlFile, adapter: TypeAdapter[T]) -> T:
    try:
        return adapter.validate_python(file.data)
    except ValidationError as error:
        # A misspelt key makes the right one missing: name the misspelling.
        errors = error.errors()
        first = next((e for e in errors if e["type"] == "extra_forbidden"), errors[0])
        location = [step for step in first["loc"] if isinstance(step, int | str)]
        what = first["msg"].removeprefix("Value error, ")
        if first["type"] == "extra_forbidden":
            what = f"unknown key{_did_you_mean(str(location[-1]), _keys())}"
        elif first["type"] == "missing":
            what = "missing"
        elif first["type"] == "union_tag_invalid":
            location, what = (
                ["kind"],
                f"no such kind{_did_you_mean(str(first['input'].get('kind')), _kinds())}",
            )
        elif first["type"] == "union_tag_not_found":
            location, what = ["kind"], "missing"
        raise file.error(location, what) from error


def _kinds() -> list[str]:
    return list(_RULE.json_schema()["discriminator"]["mapping"])


def _keys() -> set[str]:
    models = [m for m in vars(model).values() if isinstance(m, type) and issubclass(m, BaseModel)]
    return {field.alias or name for m in models for name, field in m.model_fields.items()}


def _did_you_mean(name: str, names: Iterable[str]) -> str:
    close = get_close_matches(name, list(names), n=1)
    return f": did you mean {close[0]}?" if close else ""
