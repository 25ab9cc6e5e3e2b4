"""Tables and lists that rules and word sets name: what they hold is read into the file that names them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from pydantic import TypeAdapter

from arlint.errors import RuleError
from arlint.ruleset import copies, yamlfile
from arlint.ruleset.collocations import collocation_variants
from arlint.ruleset.model.base import TableColumn
from arlint.ruleset.model.catalogue import NamedPairs
from arlint.ruleset.slips import slip_variants
from arlint.ruleset.validation import did_you_mean, validated
from arlint.ruleset.yamlfile import YamlFile

# Beside the folders of the rules, as that of the word sets.
PAIRS_FOLDER: Final = "pairs"
_COLUMN: Final[TypeAdapter[TableColumn]] = TypeAdapter(TableColumn)
_PAIRS: Final[TypeAdapter[NamedPairs]] = TypeAdapter(NamedPairs)


def inline_tables(file: YamlFile, path: Path) -> None:
    """Read the tables that a rule names into its data, as if they were written there."""
    if not isinstance(file.data, dict):
        raise RuleError(file.path, 1, "", "a rule file is a mapping")
    inline_columns(file, path, file.data)
    _inline_contexts(file, path)
    _inline_pairs(file, path)
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
    for key, variants_of in (("collocations_from", collocation_variants), ("slips_from", slip_variants)):
        if not isinstance(name := file.data.get(key), str):
            continue
        table = _beside(file, path, key, name)
        variants = file.data.setdefault("variants", [])
        for number, line in _lines(table):
            try:
                variants.extend(variants_of(line.split("\t")))
            except ValueError as error:
                raise RuleError(str(table), number, "", str(error)) from error
    if isinstance(name := file.data.get("sets_from"), str):
        table = _beside(file, path, "sets_from", name)
        rows = file.data.setdefault("sets", [])
        for number, line in _lines(table):
            cells = line.split("\t")
            if len(cells) < 2 or not all(cells):
                raise RuleError(str(table), number, "", "a line is: the forms of one word, with tabs between them")
            rows.append(cells)


def _inline_contexts(file: YamlFile, path: Path) -> None:
    """Read the table of `contexts_from` into the `contexts` of a rule's exceptions."""
    exceptions = file.data.get("except")
    if not isinstance(exceptions, dict) or not isinstance(name := exceptions.get("contexts_from"), str):
        return
    table = _shared(path, "sets", name)
    if table is None:
        raise file.error(["except", "contexts_from"], f"no table {name} among the word sets")
    contexts = exceptions.setdefault("contexts", [])
    for number, line in _lines(table):
        cells = [[] if cell == "-" else cell.split() for cell in line.split("\t")]
        if len(cells) != 3 or not cells[0] or not (cells[1] or cells[2]):
            raise RuleError(
                str(table), number, "", "a line is: words, the words before them, the words behind; - for none"
            )
        contexts.append(dict(zip(("words", "before", "behind"), cells, strict=True)))


def _inline_pairs(file: YamlFile, path: Path) -> None:
    """Add the named pairs of `pairs_from` to the `pairs` of a rule's exceptions."""
    exceptions = file.data.get("except")
    if not isinstance(exceptions, dict) or not isinstance(name := exceptions.get("pairs_from"), str):
        return
    named = _shared(path, PAIRS_FOLDER, f"{name}.yaml")
    if named is None:
        raise file.error(["except", "pairs_from"], f"no pairs {name!r} in {PAIRS_FOLDER}/")
    pairs = copies.written_out(yamlfile.load(named))
    inline_columns(pairs, named, pairs.data)
    validated(pairs, _PAIRS)
    exceptions["pairs"] = [*exceptions.get("pairs", ()), *pairs.data["pairs"]]


def _shared(path: Path, folder: str, name: str) -> Path | None:
    """A file of a folder that stands beside the rule at ``path``, or beside the folder of its family."""
    folders = (above / folder for above in path.parents[:2])
    return next(
        (f / name for f in folders if (f / name).is_file() and (f / name).resolve().parent == f.resolve()), None
    )


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


def inline_columns(file: YamlFile, path: Path, value: Any, location: tuple[str | int, ...] = ()) -> None:
    """Read `words_from` and `map_from` into `words` and `map`, wherever they stand in the file's data."""
    if isinstance(value, list):
        for number, item in enumerate(value):
            # Most lists are of words, thousands of them.
            if not isinstance(item, str):
                inline_columns(file, path, item, (*location, number))
    if not isinstance(value, dict):
        return
    for key, item in list(value.items()):
        sources = item if isinstance(item, list) else [item]
        if key not in ("words_from", "map_from") or not all(isinstance(source, dict) for source in sources):
            inline_columns(file, path, item, (*location, key))
            continue
        columns = [validated(YamlFile(file.path, source, None), _COLUMN) for source in sources]
        rows = [row for source in columns for row in _read_columns(file, path, source, [*location, key])]
        if key == "words_from":
            value["words"] = [*value.get("words", ()), *dict.fromkeys(word for word, _ in rows)]
        elif any(source.to is None for source in columns):
            raise file.error([*location, key], "a map says which column it leads `to`")
        else:
            # Some forms are spelled alike (يدعون of men and of women): there is nothing to correct. Where the cell is
            # empty nobody has said what the word should be.
            found = {word: goods for word, goods in rows if goods != [word] and all(goods)}
            value["map"] = {**found, **value.get("map", {})}


def _read_columns(
    file: YamlFile, path: Path, source: TableColumn, location: list[str | int]
) -> list[tuple[str, list[str]]]:
    """The words of a table's column, in order, each with its corrections (none without `to`)."""
    beside = path.parent / source.table
    inside = beside.is_file() and beside.resolve().parent == path.parent.resolve()
    table = beside if inside else _shared(path, "sets", source.table)
    if table is None:
        raise file.error(location, f"no table {source.table} beside the rule or among the word sets")
    names, lines = cells(table)
    for name in [source.column, *source.where, *([source.to] if source.to else [])]:
        if name not in names:
            raise file.error(location, f"no column {name!r}{did_you_mean(name, names)}")
    for column, wanted in source.where.items():
        lines = [row for row in lines if row[column] == wanted]
    rows: list[tuple[str, list[str]]] = []
    for row in lines:
        goods = row[source.to].split("|") if source.to else []
        rows += [(word, goods) for word in row[source.column].split("|") if word]
    if not rows:
        # A test that names no words would be passed by every word.
        raise file.error(location, f"no line of {source.table} has words for this")
    return rows


def cells(table: Path) -> tuple[Sequence[str], Sequence[Mapping[str, str]]]:
    """The names of a table's columns, and its lines by these names. Raises RuleError for a line of another length."""
    return _cells(table, table.stat().st_mtime_ns)


@lru_cache(maxsize=32)
def _cells(table: Path, changed: int) -> tuple[Sequence[str], Sequence[Mapping[str, str]]]:
    """The columns of a table and its lines, which fifty rules may read; ``changed`` is when it last was."""
    lines = list(_lines(table))
    if not lines:
        raise RuleError(str(table), 1, "", "a table begins with the names of its columns")
    names = lines[0][1].split("\t")
    rows: list[Mapping[str, str]] = []
    for number, line in lines[1:]:
        cells = line.split("\t")
        if len(cells) != len(names):
            raise RuleError(str(table), number, "", f"{len(cells)} cells where {len(names)} are named: {line}")
        rows.append(dict(zip(names, cells, strict=True)))
    return names, rows
