"""The least that a Typer program can do: what start-up is compared with."""

import typer

app = typer.Typer()


@app.command()
def main() -> None:
    typer.echo("Clean: 1 file checked, nothing found.")


app()
