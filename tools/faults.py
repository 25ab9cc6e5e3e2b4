"""Kill `arlint fix --write` at random points, and see that every file is whole: the old one or the new one.

    python tools/faults.py --count 1000 [--signal KILL|TERM|INT] [--seed N]

Each time a tree of files with errors, of several modes, encodings and formats, is fixed by a real process
that is killed at a random moment after a random one of the files is written. Afterwards each file must have its old or
its new bytes, and its mode; whatever else lies in the tree is counted, and must be gone after the next run.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

ROOT = Path(__file__).resolve().parents[1]
MODES = (0o644, 0o600, 0o640, 0o755, 0o664)
_SENTENCE = "ذهبت إلي المدرسة فى الصباح ، وقابلت المعلم .لاكن الدرس لم يبدأ بعد."
_DOCX = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    "<w:p><w:r><w:t>{}</w:t></w:r></w:p></w:body></w:document>"
)

State = tuple[bytes, int]
"""The bytes and the mode of a file."""


@dataclass
class Figures:
    """What came of some kills: where the process was, and what it left."""

    kills: int = 0
    after_the_end: int = 0
    between: int = 0  # some files were old and some new
    old: int = 0
    new: int = 0
    left: int = 0  # files that do not belong there
    broken: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.kills} kills ({self.after_the_end} after the end, {self.between} with some files written and some "
            f"not); files old {self.old}, new {self.new}, broken {len(self.broken)}; temporary files left {self.left}"
        )


def make_tree(folder: Path, files: int) -> None:
    """Files with errors: text and Markdown, UTF-8 and UTF-16, every newline, Word documents; one link."""
    for number in range(files):
        text = "\n".join(f"{_SENTENCE} {number} {line}" for line in range(1 + number % 7 * 2))
        name, data = f"نص {number}.txt", text.encode()
        match number % 5:
            case 1:
                name, data = f"{number}.md", text.replace("\n", "\r\n\r\n").encode()
            case 2:
                data = b"\xff\xfe" + text.encode("utf-16-le")
            case 3:
                name, data = f"{number}.docx", _docx(text.replace("\n", " "))
            case 4:
                data = b"\xef\xbb\xbf" + text.replace("\n", "\r").encode()
        path = folder / f"{number % 3}" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        path.chmod(MODES[number % len(MODES)])
    (folder / "link.txt").symlink_to(folder / "0" / "نص 0.txt")


def _docx(text: str) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, body in (("[Content_Types].xml", "<Types/>"), ("word/document.xml", _DOCX.format(text))):
            archive.writestr(ZipInfo(name), body, ZIP_DEFLATED)  # without it the time of day would stand in it
    return buffer.getvalue()


def state(folder: Path) -> dict[str, State]:
    """The bytes and the mode of every file below a folder; of a link, where it leads."""
    out = {}
    for path in sorted(folder.rglob("*")):
        if path.is_symlink():
            out[str(path.relative_to(folder))] = (os.fsencode(os.readlink(path)), 0)
        elif path.is_file():
            out[str(path.relative_to(folder))] = (path.read_bytes(), path.stat().st_mode & 0o7777)
    return out


def hear_control_c() -> None:
    """For a new process: SIGINT interrupts it, also where a shell that put its parent in the background ignores it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def start(folder: Path, *more: str) -> subprocess.Popen[bytes]:
    """A process that fixes a tree."""
    command = [sys.executable, "-m", "arlint", "fix", "--write", "--isolated", "--quiet", *more, str(folder)]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "ARLINT_LANG": "en"}
    return subprocess.Popen(
        command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, preexec_fn=hear_control_c
    )


def judge(folder: Path, old: Mapping[str, State], new: Mapping[str, State], figures: Figures) -> None:
    """Count what a killed process left."""
    now = state(folder)
    written = 0
    for name, before in old.items():
        after = now.pop(name, None)
        if after == new[name]:
            written += after != before
        elif after != before:
            figures.broken.append(f"{name}: {'gone' if after is None else f'{len(after[0])} bytes, mode {after[1]:o}'}")
    changing = sum(old[name] != new[name] for name in old)
    figures.new += written
    figures.old += changing - written
    figures.between += 0 < written < changing
    figures.left += len(now)


def restore(folder: Path, old: Mapping[str, State]) -> None:
    """Make the tree what it was; what does not belong there stays, for the next run to find."""
    for name, (data, mode) in old.items():
        path = folder / name
        if path.is_symlink() or (path.read_bytes(), path.stat().st_mode & 0o7777) == (data, mode):
            continue
        path.write_bytes(data)
        path.chmod(mode)


def kill(count: int, sign: signal.Signals, seed: int = 1, files: int = 30, workdir: Path | None = None) -> Figures:
    """Kill ``count`` processes. ``left`` counts what lay there after each kill, and ``broken`` what stays for good."""
    chance = random.Random(seed)
    base = Path(tempfile.mkdtemp(prefix="arlint-faults-", dir=workdir))
    try:
        folder = base / "tree"
        folder.mkdir()
        make_tree(folder, files)
        old = state(folder)
        _finish(folder)
        new = state(folder)
        figures = Figures()
        for _ in range(count):
            restore(folder, old)
            process = start(folder)
            _wait(process, folder, [name for name in old if old[name] != new[name]], chance)
            process.send_signal(sign)
            process.communicate(timeout=60)
            figures.kills += 1
            figures.after_the_end += process.returncode in (0, 1)
            judge(folder, old, new, figures)
            if figures.broken:
                break
        restore(folder, old)
        _finish(folder)
        end = state(folder)
        figures.broken += [f"{name}: left for good" for name in end.keys() - new.keys()]
        figures.broken += [f"{name}: not fixed by the run after" for name in new if end.get(name) != new[name]]
        return figures
    finally:
        shutil.rmtree(base, ignore_errors=True)


def _finish(folder: Path) -> None:
    process = start(folder)
    _, errors = process.communicate(timeout=120)
    if process.returncode not in (0, 1) or errors:
        raise RuntimeError(f"fix --write exits with {process.returncode}: {errors.decode()}")


def _wait(process: subprocess.Popen[bytes], folder: Path, names: Sequence[str], chance: random.Random) -> None:
    """Wait for the moment of the kill: a random time after a file, chosen at random, is written."""
    watched = folder / chance.choice(names)
    stamp = watched.stat().st_ctime_ns
    while process.poll() is None and watched.stat().st_ctime_ns == stamp:
        time.sleep(0.0002)
    time.sleep(chance.uniform(0, 0.02))


def main(arguments: Sequence[str] | None = None) -> int:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--signal", choices=("KILL", "TERM", "INT"), default="KILL")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    figures = kill(options.count, signal.Signals[f"SIG{options.signal}"], options.seed)
    print(figures)
    for line in figures.broken:
        print(line)
    return 1 if figures.broken else 0


if __name__ == "__main__":
    sys.exit(main())
