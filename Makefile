# `make run` talks, `make test` proves. Needs make and Python >= 3.11; the rest is installed into .venv, hash by hash.
.DEFAULT_GOAL := help
.PHONY: help run test people check format bench eval docs graph lock clean

VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501
PEOPLE ?= 1000
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
# pip would compile every module it installs, used or not; Python compiles and keeps only what is imported: a first
# `make run` takes 26 s instead of 40.
unexport PYTHONDONTWRITEBYTECODE
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile
COMPILE := $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-header --quiet $(UPGRADE)

help: ## List what can be made
	@sed -nE 's/^([a-z]+):[^#]*## (.*)/make \1\t\2/p' Makefile | expand -t 14

run: $(VENV)/run.stamp ## Serve the coach on http://localhost:8501 (PORT=8600 for another port)
	@$(BIN)/crosswalk ui --port $(PORT)

test: $(VENV)/dev.stamp ## Run every test
	$(BIN)/python -m pytest

people: $(VENV)/dev.stamp ## Hold each property of every plan against a thousand people (PEOPLE=200 for fewer)
	CROSSWALK_TEST_PEOPLE=$(PEOPLE) $(BIN)/python -m pytest tests/tools/planning/test_plan_properties.py tests/tools/planning/test_forecast.py

check: $(VENV)/dev.stamp ## Check format, lint and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

format: $(VENV)/dev.stamp ## Format the code and mend what ruff can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/dev.stamp ## Measure speed, memory, search and choice into docs/benchmarks.md (BENCH=speed, retrieval or choice for one)
	$(BIN)/python -m tests.bench $(BENCH)

eval: $(VENV)/dev.stamp ## Score the coach on labelled cases, beside the last scores (EVAL=--record keeps them, EVAL=--help)
	$(BIN)/python -m tests.evals $(EVAL)

docs: $(VENV)/dev.stamp ## Write what the docs take from the code: the graph's drawing, the plan's schema, the scores
	$(BIN)/python -m docs.generate

graph: docs ## The same; the drawing is docs/graph.md

lock: | $(BIN)/python ## Resolve dependencies again (UPGRADE=--upgrade for the newest)
	$(PIP) uv
	$(COMPILE) --all-extras -o requirements-dev.lock
	$(COMPILE) --extra export --extra build -c requirements-dev.lock -o requirements.lock

clean: ## Remove the virtual environment
	rm -rf $(VENV)

$(VENV)/run.stamp: requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing into $(VENV), once; this takes about a minute."
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.stamp: requirements-dev.lock pyproject.toml | $(BIN)/python
	@echo "Installing into $(VENV), once, with the tools for development; this takes about a minute."
	@$(PIP) --require-hashes -r requirements-dev.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/run.stamp

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Crosswalk needs Python 3.11 or newer: install it, or name it with PYTHON=/path/to/python3." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(PYTHON) is not Python 3.11 or newer: name another with PYTHON=/path/to/python3." >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "$(PYTHON) cannot make virtual environments: install its venv module (Debian, Ubuntu: apt-get install python3-venv)." >&2; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV)
