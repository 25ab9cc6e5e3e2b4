"""Results of files that have not changed, kept between runs.

One JSON file for each set of rules and settings (its *fingerprint*), which maps the
hash of a content to what was found in it. Nothing in it is code, it is written to a
new file that then takes the name, and whatever is wrong with it (another
version, half a file, another program's file) makes it an empty cache and no error.
Two runs at once: the last one writes, and has read the other's entries before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import arlint
from arlint.project import compiled, sealed
from arlint.project.rulesets import rule_roots
from arlint.project.settings import Settings

if TYPE_CHECKING:
    from arlint.diagnostics import Diagnostic
    from arlint.project.filters import Plan
    from arlint.project.packing import Packed

_FORMAT: Final = 3
_MAX_ENTRIES: Final = 50_000
# A file with more findings than this is checked again: reading them back would not be faster.
_MAX_FINDINGS: Final = 5_000
_MAX_FILES: Final = 40
_DIGITS: Final = 32  # of a hash: half of them tell contents apart as well


def folder(settings: Settings) -> Path | None:
    """Where results are kept: ``cache-dir``, or where compiled rules are; None if nowhere."""
    return Path(settings.cache_dir) if settings.cache_dir else compiled.folder()


class Content:
    """What a content is known by: the hash of its bytes, which are shown one block after the other, and their number.

    SHA-256, for which most processors have instructions, is twice as fast there as BLAKE2, for which none has.
    """

    def __init__(self, data: bytes = b"") -> None:
        self._hash = sha256(data)
        self.size = len(data)

    def add(self, block: bytes) -> None:
        """Show the next bytes."""
        self._hash.update(block)
        self.size += len(block)

    def adding(self, blocks: Iterable[bytes]) -> Iterator[bytes]:
        """These blocks, each shown when it is its turn."""
        for block in blocks:
            self.add(block)
            yield block

    def key(self, form: str, encoding: str | None) -> str:
        """The name under which results are kept that it has when it is read in a format and an encoding."""
        return f"{self._hash.hexdigest()[:_DIGITS]}:{form}:{encoding or ''}:{self.size}"


def fingerprint(settings: Settings, seen: compiled.Folders | None = None) -> str:
    """The name of everything but the content that findings depend on: arlint itself, the rules, the settings."""
    program = Path(arlint.__file__).parent
    return compiled.signature([*rule_roots(settings), program], (_FORMAT, *settings.selection), seen)


class Cache:
    """The cache of one fingerprint."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._new: dict[str, bytes] = {}
        self._plan, self._entries = _read(path)

    @classmethod
    def of(cls, settings: Settings, seen: compiled.Folders | None = None) -> Cache | None:
        """The cache for the settings, or None if they want none; ``seen`` as in :func:`compiled.files`."""
        place = folder(settings) if settings.cache else None
        return cls(place / f"results-{fingerprint(settings, seen)}.json") if place is not None else None

    def get(self, key: str) -> list[Packed] | None:
        """What was found in a content, or None if it was not checked before."""
        return self._entries.get(key)

    def may_know(self, size: int) -> bool:
        """Whether a content of so many bytes was checked before."""
        end = f":{size}"
        return any(key.endswith(end) for key in self._entries)

    def forget(self, key: str) -> None:
        """Drop an entry that turned out not to be one."""
        self._entries.pop(key, None)

    def put(self, key: str, found: Sequence[Diagnostic]) -> None:
        """Remember what was found in a content."""
        if len(found) <= _MAX_FINDINGS:
            from arlint.project.packing import pack

            # As it is written: of a tree full of findings the lists would take ten times the memory.
            self._new[key] = _json(pack(found))

    def plan(self) -> Plan | None:
        """The plan of the run that wrote this cache; None if there was none, or it is none."""
        if self._plan is None:
            return None
        try:
            return _unpack_plan(self._plan)
        except (ValueError, KeyError, TypeError, AttributeError):
            return None

    def save(self, plan: Plan) -> None:
        """Write what is new. A folder that cannot be written to makes the next run slower, and nothing else."""
        if not self._new:
            return
        _, others = _read(self._path)
        entries = {**{key: _json(packed) for key, packed in others.items()}, **self._new}
        kept = list(entries.items())
        if len(kept) > _MAX_ENTRIES:
            kept = kept[-_MAX_ENTRIES // 2 :]
        listed = b",".join([_json(key) + b":" + packed for key, packed in kept])
        head = _json({"format": _FORMAT, "plan": _pack_plan(plan)})
        with suppress(OSError):
            sealed.write(self._path, head.removesuffix(b"}") + b',"entries":{' + listed + b"}}")
            _prune(self._path.parent)


def _json(data: object) -> bytes:
    import json

    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _read(path: Path) -> tuple[Any, dict[str, list[Packed]]]:
    """The packed plan and the entries of a file. What nobody asks for is not unpacked: a clean run needs no rules."""
    data = sealed.read(path)
    if data is None:
        return None, {}
    import json

    try:
        document = json.loads(data.decode("utf-8", "surrogatepass"))
        if document["format"] != _FORMAT:
            return None, {}
        entries = document["entries"]
        if not all(isinstance(value, list) for value in entries.values()):
            return None, {}
        return document["plan"], dict(entries)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None, {}


def _prune(root: Path) -> None:
    """Delete the files that were not written for the longest time, beyond a fixed number."""
    files = sorted(root.glob("results-*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in files[_MAX_FILES:]:
        path.unlink()


def _pack_plan(plan: Plan) -> dict[str, Any]:
    from arlint.project.packing import pack_info

    return {
        "infos": [pack_info(info) for info in plan.infos.values()],
        "severities": {code: severity.value for code, severity in plan.severities.items()},
        "per_file": [[pattern, sorted(codes)] for pattern, codes in plan.per_file],
        "accept": sorted(plan.accept),
    }


def _unpack_plan(packed: Mapping[str, Any]) -> Plan:
    from arlint.diagnostics import Severity
    from arlint.project.filters import Plan
    from arlint.project.packing import unpack_info

    infos = [unpack_info(info) for info in packed["infos"]]
    return Plan(
        {info.code: info for info in infos},
        {str(code): Severity(value) for code, value in packed["severities"].items()},
        tuple((str(pattern), frozenset(map(str, codes))) for pattern, codes in packed["per_file"]),
        frozenset(map(str, packed["accept"])),
    )
