# What a person runs after a clone: `make demo` shows the planner at work, `make test` proves it.
# Everything is made in .venv from lock files with hashes, by plain pip; PYTHON=python3.12 chooses
# another Python, JOBS the number of test processes. `make help` lists the rest.

PYTHON ?= python3
JOBS ?= 2
UPGRADE ?=

BIN := .venv/bin
RUN := $(BIN)/python
PIP := $(RUN) -m pip --disable-pip-version-check --no-input -qq
SOURCES := planner tests bench hatch_build.py
CATALOGUES := $(wildcard planner/locale/*/LC_MESSAGES/*.po)

# What `make test-system` needs beside the locked requirements, as command:Debian-package.
SYSTEM_TOOLS := tmux:tmux pdftotext:poppler-utils chromium:chromium
package = $(lastword $(subst :, ,$(1)))
command = $(firstword $(subst :, ,$(1)))
MISSING = $(strip $(foreach tool,$(SYSTEM_TOOLS),$(if $(shell command -v $(call command,$(tool)) 2>/dev/null),,$(call package,$(tool)))))

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help install install-dev demo test fast test-system check lint types format bench bench-peer lock \
        catalogues mutation clean distclean system-packages system-tools

help:
	@echo "make demo         compute the plan of an example household and write its contract"
	@echo "make test         every test that needs nothing beyond the locked requirements"
	@echo "make install      .venv with the planner and its run-time requirements"
	@echo "make check        lint, types and the fast tests"
	@echo "make test-system  the tests that need Debian packages ($(foreach tool,$(SYSTEM_TOOLS),$(call package,$(tool))))"
	@echo "make bench        measure the speeds that docs/quality.md states"
	@echo "make bench-peer   the same households through $(PEER), in build/peer: times, and each difference by its cause"
	@echo "make catalogues   bring the translations up to date with the sources"
	@echo "make format       lay the sources out"
	@echo "make mutation     see which changes of the sums no test notices (an hour a package)"
	@echo "make lock         renew the lock files (UPGRADE=--upgrade for newer versions)"
	@echo "make clean        remove what the tools left; distclean removes .venv as well"

# .venv holds absolute paths: it is made anew when the folder was moved or its Python is gone.
ifneq ($(shell $(RUN) -c pass 2>/dev/null && cat .venv/place 2>/dev/null),$(CURDIR))
$(shell rm -f .venv/place .venv/*.stamp $(BIN)/planner)
endif

.venv/place:
	$(if $(shell $(PYTHON) -c 'import sys; print(sys.version_info >= (3, 11) or "")' 2>/dev/null),,$(error planner needs Python 3.11 or newer: install it, or name it with "make PYTHON=/path/to/python"))
	$(if $(shell $(PYTHON) -c 'import ensurepip, venv; print(1)' 2>/dev/null),,$(error planner needs the venv module of Python: install the Debian package python3-venv ("apt install python3-venv"), then run make again))
	@echo "Making .venv with $$($(PYTHON) --version)"
	@$(PYTHON) -m venv --clear .venv
	@pwd -P > $@

.venv/run.stamp: requirements/run.txt requirements/build.txt .venv/place
	@echo "Installing the run-time requirements"
	@$(PIP) install --only-binary :all: --require-hashes -r requirements/run.txt -r requirements/build.txt
	@touch $@

.venv/dev.stamp: requirements/dev.txt .venv/run.stamp
	@echo "Installing the requirements of the tests"
	@$(PIP) install --only-binary :all: --require-hashes -r requirements/dev.txt
	@touch $@

$(BIN)/planner: pyproject.toml hatch_build.py planner/__init__.py .venv/run.stamp
	@echo "Installing the planner"
	@$(PIP) install --no-deps --no-build-isolation --no-index --editable .
	@touch $@

planner/locale/%.mo: planner/locale/%.po | .venv/run.stamp
	@$(RUN) hatch_build.py && touch $@

install: $(BIN)/planner $(CATALOGUES:.po=.mo)

install-dev: install .venv/dev.stamp

demo: install
	@$(BIN)/planner demo

test: install-dev
	@$(RUN) -m pytest -n $(JOBS) --dist worksteal

fast: install-dev
	@$(RUN) -m pytest -n $(JOBS) --dist worksteal -m "not slow"

system-tools:
	$(if $(MISSING),$(error make test-system needs Debian packages that are not installed: run "apt install $(MISSING)", then make test-system again))

test-system: system-tools install-dev
	@$(RUN) -m pytest tests/system

system-packages:
	@echo $(foreach tool,$(SYSTEM_TOOLS),$(call package,$(tool)))

lint: install-dev
	@$(BIN)/ruff check $(SOURCES)
	@$(BIN)/ruff format --check $(SOURCES)

format: install-dev
	@$(BIN)/ruff check --fix-only --select I $(SOURCES)
	@$(BIN)/ruff format $(SOURCES)

types: install-dev
	@$(BIN)/mypy --strict $(SOURCES)

check: lint types fast

bench: install-dev
	@$(RUN) -m bench.run

# The other package stays in an environment of its own: it is compared with, never depended on.
PEER := openfisca-france==176.1.8

build/peer/installed:
	@$(PYTHON) -m venv --clear build/peer
	@echo "Installing $(PEER) in build/peer"
	@build/peer/bin/python -m pip --disable-pip-version-check --no-input -qq install "$(PEER)" || \
	    { echo "$(PEER) could not be installed: make bench will show our figures alone"; exit 1; }
	@touch $@

bench-peer: install-dev build/peer/installed
	@$(RUN) -m bench.households build/peer.jsonl
	@build/peer/bin/python bench/peer.py build/peer.jsonl build/peer.json
	@$(RUN) -m bench.households build/peer-wide.jsonl --wide
	@build/peer/bin/python bench/peer.py build/peer-wide.jsonl build/peer-wide.json
	@$(RUN) -m bench.causes

# One package of the sums at a time, in copies under build/mutation: PACKAGES="housing arrears".
PACKAGES ?=

mutation: install-dev
	@$(RUN) -m bench.mutation $(PACKAGES)

# A translator finds the French sentences of the sources in planner/locale/en. These are the calls
# whose argument is a sentence, beside _ and N_; the number is the argument's place.
KEYWORDS := --keyword n_:1,2 --keyword Problem:2 --keyword Phrase:1 --keyword refuse:3
LOCALES := $(notdir $(wildcard planner/locale/*))

catalogues: install-dev
	@mkdir -p build
	@$(BIN)/pybabel --quiet extract --mapping requirements/babel.cfg $(KEYWORDS) --project planner --copyright-holder "The planner authors" \
	    --no-wrap --sort-by-file --add-location file --output build/planner.pot planner
	@for locale in $(LOCALES); do \
	    $(BIN)/pybabel --quiet update --init-missing --domain planner --input-file build/planner.pot \
	        --output-dir planner/locale --locale $$locale --no-wrap --no-fuzzy-matching \
	        --ignore-obsolete --ignore-pot-creation-date || exit 1; \
	done
	@$(RUN) hatch_build.py

LOCK = .venv/lock/bin/uv pip compile $(UPGRADE) --quiet --universal --python-version 3.11 \
       --generate-hashes --no-strip-extras --custom-compile-command "make lock"

lock: | .venv/place
	@$(PYTHON) -m venv .venv/lock
	@.venv/lock/bin/python -m pip --disable-pip-version-check -qq install uv
	@$(LOCK) pyproject.toml --output-file requirements/run.txt
	@$(LOCK) requirements/build.in --constraint requirements/run.txt --output-file requirements/build.txt
	@$(LOCK) pyproject.toml requirements/build.in --all-extras --group dev \
	    --constraint requirements/run.txt --constraint requirements/build.txt --output-file requirements/dev.txt

clean:
	rm -rf build dist mutants .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find planner tests bench -name __pycache__ -prune -exec rm -rf {} +
	rm -f planner/locale/*/LC_MESSAGES/*.mo

distclean: clean
	rm -rf .venv
