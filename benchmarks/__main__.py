"""The command line of the benchmarks."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from benchmarks import compare, corpora, report, vocabulary
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


def _say(message: str) -> None:
    sys.stderr.write(message + "\n")


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
    rounds: Annotated[int, typer.Option(help="How often each command is run, after one run that is not counted.")] = 5,
    budget: Annotated[float, typer.Option(help="Seconds after which a command takes no further turns.")] = 60,
) -> None:
    """Measure arlint beside its peers and print tables."""
    place = Workplace.default()
    known = ["startup", *(recipe.name for recipe in corpora.RECIPES), "processes"]
    wanted = parts or known
    if unknown := set(wanted) - set(known):
        raise typer.BadParameter(f"{', '.join(sorted(unknown))}: choose from {', '.join(known)}")
    arlints = [tuple(one.split("=", 1)) for one in arlint or [f"arlint={sys.executable}"]]
    bench = compare.Bench(
        place, vocabulary.load(place), tuple((name, Path(python)) for name, python in arlints), rounds, budget, _say
    )
    typer.echo(f"{report.machine()}\n")
    for part in wanted:
        if part == "startup":
            table = compare.startup(bench)
        elif part == "processes":
            table = compare.processes(bench)
        else:
            table = compare.throughput(bench, part)
        typer.echo("\n".join(table.markdown()) + "\n")


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
