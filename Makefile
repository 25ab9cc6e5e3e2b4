# Two commands set everything up: `make seed` lints the seed, `make test` passes the tests.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
TOOLS  := $(VENV)/.tools
RELEASE := build/release

.PHONY: seed test test-long coverage mutation lint types bench bench-check bench-baseline lock audit precision fuzz dist try-dist sbom clean

# Versions and hashes of everything that is installed are in requirements/ (`make lock`).
$(TOOLS): pyproject.toml requirements/dev.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements/dev.txt
	touch $@

# Compiles the rules, a minute for two processors: what does not run arlint need not wait for it.
$(STAMP): $(TOOLS)
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

$(RELEASE)/.installed: requirements/release.txt
	$(PYTHON) -m venv $(RELEASE)
	$(RELEASE)/bin/python -m pip install --quiet --require-hashes --requirement requirements/release.txt
	touch $@

seed: $(STAMP)  ## lint the seed article (findings make check exit 1: that is its answer, not a failure)
	@$(BIN)/arlint check seeds/ || [ $$? -eq 1 ]

test: $(STAMP)  ## run every test but those of test-long
	$(BIN)/python -m pytest -n auto --dist worksteal

test-long: $(STAMP)  ## run the tests that make all rules again and again (ten minutes; before a release)
	$(BIN)/python -m pytest -n auto --dist worksteal -m long

coverage: $(STAMP)  ## run the tests that are not slow and count the branches that they take; fails below 95 %
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -n auto --dist worksteal -m "not slow"
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

mutation: $(STAMP)  ## change the text layer, the fixer and suppressions bit by bit and see whether tests notice (10 minutes)
	$(BIN)/python -m pip install --quiet --target build/mutmut mutmut==3.8.1
	PYTHONPATH=build/mutmut $(BIN)/python -m mutmut run --max-children 2
	PYTHONPATH=build/mutmut $(BIN)/python -m mutmut results

lint: $(TOOLS)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(TOOLS)
	$(BIN)/mypy

bench: $(STAMP)  ## measure arlint beside its peers (half an hour; see docs/performance.md)
	$(BIN)/python -m benchmarks install
	$(BIN)/python -m benchmarks compare

bench-check: $(STAMP)  ## count instructions and compare them with the committed baseline (valgrind; two minutes)
	$(BIN)/python -m benchmarks instructions

bench-baseline: $(STAMP)  ## take today's counts as the baseline: say in the commit why they have changed
	$(BIN)/python -m benchmarks instructions --update

LOCK = $(RELEASE)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command 'make lock' $(UPGRADE)

lock: $(RELEASE)/.installed  ## write the lock files anew (UPGRADE=--upgrade for the newest versions)
	$(LOCK) pyproject.toml requirements/build.in --extra dev --output-file requirements/dev.txt
	$(LOCK) pyproject.toml --extra lsp --constraint requirements/dev.txt --output-file requirements/runtime.txt
	$(LOCK) requirements/release.in --output-file requirements/release.txt

audit: $(RELEASE)/.installed  ## ask for known vulnerabilities in everything that is locked
	$(RELEASE)/bin/python -m tools.audit requirements/runtime.txt requirements/dev.txt requirements/release.txt

precision: $(STAMP)  ## findings in other people's text (fetched, 100 MB at first) that nobody has read are errors
	$(BIN)/python -m tools.precision check

fuzz: $(STAMP)  ## a minute (SECONDS=3600: an hour) of mutated documents, rules, settings and texts
	$(BIN)/python -m tests.fuzz --seconds $(or $(SECONDS),60)

dist: $(STAMP)  ## build wheel and sdist twice, compare them, and keep them in dist/
	$(BIN)/python -m tools.dist build dist

try-dist: dist  ## install wheel and sdist in empty environments (PYTHONS="python3.12 python3.13") and run arlint there
	$(BIN)/python -m tools.dist try dist $(PYTHONS)

sbom: dist $(RELEASE)/.installed  ## a CycloneDX bill of materials of an environment with arlint and nothing else
	rm -rf build/runtime
	$(PYTHON) -m venv --without-pip build/runtime
	$(RELEASE)/bin/python -m pip --python build/runtime install --quiet --require-hashes -r requirements/runtime.txt
	$(RELEASE)/bin/python -m pip --python build/runtime install --quiet --no-deps dist/*.whl
	$(RELEASE)/bin/cyclonedx-py environment --pyproject pyproject.toml --mc-type application --output-reproducible \
		--validate --output-file dist/arlint.cdx.json build/runtime/bin/python

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache
