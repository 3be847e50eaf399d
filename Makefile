# Two commands set everything up on a fresh machine: make demo, make test.
# Needed beforehand: Python 3.11 or newer with venv and pip, make, git.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet install -c constraints.txt

.DEFAULT_GOAL := help
.PHONY: help demo test check wheel docs gains bench clean

help:  ## list the targets
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:[^#]*## /\t/' | expand -t 10

demo: .venv/installed  ## install and show what it does
	@$(BIN)/wtograph demo

test: .venv/tested  ## install and run the tests
	$(BIN)/python -m pytest

check: .venv/checked  ## everything CI runs: lint, types, tests, the wheel in an empty place
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest
	$(MAKE) --no-print-directory wheel

wheel: .venv/checked  ## build the wheel and try it in an empty environment
	$(BIN)/python tests/wheel.py

docs: .venv/tested  ## rewrite what the program prints in README.md, manuals and tables
	WTOGRAPH_UPDATE_DOCS=1 $(BIN)/python -m pytest -q tests/test_docs.py tests/ontology \
	  tests/test_queries_readme.py tests/shapes/test_shapes_readme.py tests/cli/test_cli_help.py \
	  tests/cli/test_cli_completion.py

gains: .venv/tested  ## how well papers are read, against the main branch: gains and losses
	@rm -rf .venv/main && git worktree prune && git worktree add -q --detach .venv/main main
	@PYTHONPATH=.venv/main $(BIN)/python tests/gold/gains.py --json > .venv/before.json
	@PYTHONPATH=. $(BIN)/python tests/gold/gains.py --against .venv/before.json

bench: .venv/tested  ## compare with plain scripts that do the same
	$(BIN)/python tests/bench/lineage.py
	$(BIN)/python tests/bench/reading.py

clean:  ## remove what the other targets made
	rm -rf .venv dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis

.venv/python:
	$(PYTHON) -m venv .venv
	@touch $@

.venv/installed: .venv/python pyproject.toml constraints.txt
	$(PIP) -e .
	@touch $@

.venv/tested: .venv/installed
	$(PIP) -e '.[test]'
	@touch $@

.venv/checked: .venv/tested
	$(PIP) -e '.[test,dev]'
	@touch $@
