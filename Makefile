# Every verb sets up what it needs: `make check` and `make test` work on a fresh machine with Python 3.11+ and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
FUZZ_SECONDS ?= 600
PYTEST := -m pytest --numprocesses 2 --dist loadfile --quiet
# Under coverage everything takes twice as long. These tests reach nearly every branch; the others need not be watched.
WATCHED := tests/unit tests/cli tests/runs

.DEFAULT_GOAL := help
.PHONY: help setup check test test-rules lint format types contracts generate generated coverage wheel native test-native bench fuzz fuzz-keep pin clean

help: ## say what each verb does
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(READY): requirements-dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "policylint needs Python 3.11 or later; say which with: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

setup: $(READY) ## create .venv with the pinned dependencies

check: $(READY) ## show the findings on policies/ (real notices have faults, so this ends with 0)
	@$(BIN)/policylint check policies --exit-zero

test: $(READY) ## run all tests, and the examples of every rule card
	$(BIN)/python $(PYTEST) $(TESTS)
	$(BIN)/policylint test

test-rules: $(READY) ## run the examples of every rule card
	$(BIN)/policylint test

lint: $(READY) ## look for faults in the Python
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: $(READY) ## format the Python
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: $(READY) ## check the types, strictly
	$(BIN)/mypy

contracts: $(READY) ## check that imports point in one direction
	$(BIN)/lint-imports --no-cache

generate: $(READY) ## write schemas, rule pages and the README's transcript
	$(BIN)/python tools/generate.py write

generated: $(READY) ## check that generated files are up to date
	$(BIN)/python tools/generate.py check

coverage: $(READY) ## run all tests and demand that those of modules and commands alone reach 95 % of the branches
	$(BIN)/coverage erase
	$(BIN)/coverage run $(PYTEST) $(WATCHED)
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report
	@$(MAKE) --no-print-directory test TESTS="$(addprefix --ignore=,$(WATCHED))"

wheel: $(READY) ## build the wheel and check the policies from a clean environment
	tools/try_wheel.sh $(BIN)/python

native: $(READY) ## compile the busiest modules into a wheel, with an environment in build/native (needs a C compiler)
	tools/native.sh $(BIN)/python

test-native: native ## run the tests of what is compiled with the compiled modules
	tools/try_native.sh $(BIN)

bench: native ## measure speed beside peers in the same run (some 25 minutes)
	build/native/venv/bin/python -m benchmarks.bench

$(VENV)/.fuzz: requirements-fuzz.txt $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements-fuzz.txt
	@touch $@

fuzz: $(VENV)/.fuzz ## look for inputs that break it, for FUZZ_SECONDS (600)
	$(BIN)/python tools/fuzzing.py run --seconds $(FUZZ_SECONDS)

fuzz-keep: $(VENV)/.fuzz ## keep the inputs that fuzzing found and that reach more
	$(BIN)/python tools/fuzzing.py keep

pin: ## rewrite requirements-dev.txt from requirements-dev.in
	tools/pin.sh $(PYTHON)

clean: ## remove .venv and everything built
	rm -rf $(VENV) build dist .coverage* .hypothesis .pytest_cache .mypy_cache .ruff_cache
