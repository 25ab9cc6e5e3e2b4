# Two commands set everything up: `make seed` lints the seed, `make test` passes the tests.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed

.PHONY: seed test lint types bench clean

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@

seed: $(STAMP)  ## lint the seed article (findings make check exit 1: that is its answer, not a failure)
	@$(BIN)/arlint check seeds/ || [ $$? -eq 1 ]

test: $(STAMP)  ## run every test
	$(BIN)/python -m pytest -n auto

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)
	$(BIN)/mypy

bench: $(STAMP)  ## measure arlint beside its peers (half an hour; see docs/performance.md)
	$(BIN)/python -m benchmarks install
	$(BIN)/python -m benchmarks compare

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache
