"""The command line of the benchmarks."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from benchmarks import compare, corpora, growth, instructions, plot, report, targets, vocabulary
from benchmarks.install import install as install_peers
from benchmarks.workplace import Workplace

app = typer.Typer(help=__doc__, no_args_is_help=True, pretty_exceptions_enable=False)

Arlint = Annotated[
    list[str] | None,
    typer.Option(
        "--arlint",
        metavar="LABEL=PYTHON",
        help="The Python of an environment with arlint; repeatable, to compare two. By default this one.",
    ),
]
Rounds = Annotated[int, typer.Option(help="How often each command is run, after one run that is not counted.")]
Budget = Annotated[float, typer.Option(help="Seconds after which a command takes no further turns.")]


def _say(message: str) -> None:
    sys.stderr.write(message + "\n")


def _bench(arlint: list[str] | None, rounds: int, budget: float) -> compare.Bench:
    place = Workplace.default()
    named = [one.partition("=") for one in arlint or [f"arlint={sys.executable}"]]
    arlints = tuple((name, Path(python)) for name, _, python in named)
    return compare.Bench(place, vocabulary.load(place), arlints, rounds, budget, _say)


@app.command()
def install() -> None:
    """Install the peers into the cache folder; what cannot be had is reported."""
    install_peers(Workplace.default(), _say)


@app.command("corpora")
def build_corpora() -> None:
    """Write the texts and the word list, and say where they are."""
    place = Workplace.default()
    words = vocabulary.load(place)
    for recipe in corpora.RECIPES:
        typer.echo(str(corpora.make(recipe, place, words)))


@app.command("compare")
def run_compare(
    parts: Annotated[
        list[str] | None,
        typer.Argument(help="startup, processes, or names of corpora; by default all.", show_default=False),
    ] = None,
    arlint: Arlint = None,
    rounds: Rounds = 5,
    budget: Budget = 60,
) -> None:
    """Measure arlint beside its peers and print tables."""
    wanted = parts or compare.PARTS
    if unknown := set(wanted) - set(compare.PARTS):
        raise typer.BadParameter(f"{', '.join(sorted(unknown))}: choose from {', '.join(compare.PARTS)}")
    bench = _bench(arlint, rounds, budget)
    typer.echo(f"{report.machine()}\n")
    tables: dict[str, report.Table] = {}
    for name in wanted:
        tables[name] = compare.part(bench, name)
        typer.echo("\n".join(tables[name].markdown()) + "\n")
    for name, _ in bench.arlints:
        typer.echo("\n".join(targets.judged(tables, name)) + "\n")


@app.command("growth")
def run_growth(
    arlint: Arlint = None,
    rounds: Rounds = 3,
    budget: Budget = 60,
    largest: Annotated[int, typer.Option(metavar="MB", help="The largest file.")] = growth.SIZES[-1],
    plots: Annotated[Path | None, typer.Option(help="Where to write size.svg and entries.svg.")] = None,
) -> None:
    """Measure how time grows with the size of a file and with the entries of a list: exponents and plots."""
    bench = _bench(arlint, rounds, budget)
    folder = plots or bench.workplace.folder("plots")
    folder.mkdir(parents=True, exist_ok=True)
    typer.echo(f"{report.machine()}\n")
    for name, title, x_name, (tables, lines) in (
        ("size", "Time against the size of a file", "MB", growth.by_size(bench, largest)),
        ("entries", f"{growth.ENTRIES_TEXT} MB of clean text", "entries of the list", growth.by_entries(bench)),
    ):
        for table in tables:
            typer.echo("\n".join(table.markdown()) + "\n")
        drawing = folder / f"{name}.svg"
        drawing.write_text(plot.svg(title, x_name, "CPU seconds", lines), encoding="utf-8")
        typer.echo(f"{drawing}\n")


@app.command("instructions")
def run_instructions(
    update: Annotated[bool, typer.Option("--update", help="Take the counts as the new baseline.")] = False,
) -> None:
    """Count instructions and compare them with the committed baseline. Exits with 1 if anything has become slower."""
    if not instructions.available():
        typer.echo("valgrind is not installed: nothing counted")
        return
    counts = instructions.count_all(Workplace.default(), _say)
    baseline = instructions.load().get(instructions.platform_key(), {})
    verdicts = instructions.judge(counts, baseline)
    for verdict in verdicts:
        change = "no baseline" if verdict.change is None else f"{verdict.change:+.1%}"
        note = "  SLOWER" if verdict.slower else "  faster: make bench-baseline" if verdict.faster else ""
        typer.echo(f"{verdict.case:28} {verdict.ratio:8.3f} x reference  {change}{note}")
    if update:
        instructions.save(verdicts)
    elif not baseline:
        typer.echo(f"no baseline for {instructions.platform_key()}: nothing compared")
    elif any(verdict.slower for verdict in verdicts):
        raise typer.Exit(1)


@app.command()
def normalize(
    mb: Annotated[float, typer.Option(help="Megabytes of each text.")] = 20,
    rounds: Annotated[int, typer.Option(help="How often each is run; the best counts.")] = 3,
    only: Annotated[str, typer.Option(metavar="PROFILE,...", help="Only these profiles, and no peers.")] = "",
) -> None:
    """Measure ``arlint normalize`` beside other normalizers."""
    from benchmarks import normalize as normalizers

    normalizers.report(mb, rounds, only)


if __name__ == "__main__":
    app(prog_name="python -m benchmarks")
