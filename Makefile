# Everything runs in an environment of its own, .venv, made at first use from the package registries.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
# A developer's own environment must not leak in.
unexport PYTHONPATH PYTHONHOME VIRTUAL_ENV

.PHONY: demo test check bench docs clean

demo: $(VENV)/ready  ## code the example reports and say what they tell
	rm -rf demo/out && mkdir -p demo/out
	$(BIN)/demarche run demo/reports --ledger demo/out/caucasus.db

test: $(VENV)/ready-dev  ## run the tests
	$(BIN)/python -m pytest

check: $(VENV)/ready-dev  ## style, types, layers, documentation
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest tests/docs

bench: $(VENV)/ready-dev  ## quality against the floors, and speed
	$(BIN)/python -m benchmarks.quality
	$(BIN)/python -m pytest benchmarks/speed --benchmark-enable --benchmark-only

docs: $(VENV)/ready  ## write what the documentation takes from the code
	$(BIN)/python docs/generate.py

$(VENV)/ready: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "demarche needs Python 3.11 or newer: make PYTHON=python3.11 …")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	touch $@

$(VENV)/ready-dev: $(VENV)/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch $@

clean:
	rm -rf $(VENV) demo/out
