# The commands of this project. `make help` lists them.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules --no-print-directory

BIN := .venv/bin
PYTHON ?= $(shell command -v python3.11 || command -v python3)
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check --require-virtualenv
WORDS := $(patsubst %.po,%.mo,$(wildcard cop/translations/*/LC_MESSAGES/messages.po))
TESTS ?= tests
WORKERS ?= 2
PYTEST := $(BIN)/pytest -q

# $(call debian,package,sentence): install a package of Debian's where this is permitted
define debian
if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	echo "$(2) Installing $(1) …"; apt-get update -qq; \
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(1) >/dev/null; \
else echo "$(2) Please install it first: sudo apt install $(1)" >&2; false; fi
endef

.PHONY: help run test check lint types house sizes test-sqlite test-postgres test-browser \
	chromium fmt messages bench

help: ## this list
	@sed -nE 's/^([a-z]+): .*## (.*)/  make \1	\2/p' $(MAKEFILE_LIST) | expand -t 20

run: .venv/installed $(WORDS) ## serve the site on this machine, with a demo on first use
	@exec $(BIN)/flask --app wsgi cop run

test: .venv/ready $(WORDS) chromium ## everything: checks, all tests on both databases, the browser
	@$(MAKE) -j2 -k --output-sync=target WORKERS=0 \
		lint types test-postgres test-sqlite test-browser

check: .venv/ready $(WORDS) ## lint, types, the laws of the house, its sizes
	@$(MAKE) -k lint types house sizes

fmt: .venv/ready ## put imports and lines in order
	@$(BIN)/ruff check --quiet --fix-only --select I .
	@$(BIN)/ruff format --quiet .

messages: .venv/ready ## gather the words of the screen into the catalogues, and compile them
	@pot=$$(mktemp); trap 'rm -f "$$pot"' EXIT; \
	$(BIN)/pybabel --quiet extract -F pyproject.toml -k _l -k lazy_gettext --add-location=file \
		--sort-by-file --width=100 --project=Lingkar --copyright-holder="The Lingkar developers" \
		-o "$$pot" .; \
	for language in id; do \
		verb=$$(test -e cop/translations/$$language && echo update || echo init); \
		options=$$(test $$verb = init || echo --no-fuzzy-matching --ignore-obsolete); \
		$(BIN)/pybabel --quiet $$verb -i "$$pot" -d cop/translations -l $$language $$options --width=100; \
	done
	@$(MAKE) words

bench: .venv/ready $(WORDS) ## measure the budgets; BENCH="--help" says what can be chosen
	@$(BIN)/python -m bench $(BENCH)

lint: .venv/ready
	@$(BIN)/ruff check --quiet . && $(BIN)/ruff format --check --quiet . && echo "lint: in order"

types: .venv/ready
	@$(BIN)/mypy

house: .venv/ready $(WORDS)
	@$(PYTEST) tests/house

sizes: .venv/ready
	@$(BIN)/python -m tests.house.sizes

test-sqlite: .venv/ready $(WORDS)
	@$(PYTEST) -n $(WORKERS) --database=sqlite --ignore=tests/browser $(TESTS)

test-postgres: .venv/ready $(WORDS)
	@$(PYTEST) -n $(WORKERS) --database=postgres --ignore=tests/browser $(TESTS)

test-browser: .venv/ready $(WORDS)
	@$(PYTEST) --reruns 2 -raR tests/browser  # a browser on a busy machine may stumble; it is told

chromium:
	@command -v chromium >/dev/null || { $(call debian,chromium,The tests need a browser.); } || true

.PHONY: words
words: $(patsubst %.po,%.mo,$(wildcard cop/translations/*/LC_MESSAGES/messages.po))

%.mo: %.po | .venv/installed
	@$(BIN)/pybabel --quiet compile -i $< -o $@

.venv/ready: requirements-dev.txt .venv/installed
	@echo "Installing what the tests need …"; $(PIP) install --require-hashes -r $<
	@touch $@

.venv/installed: requirements.txt | .venv/bin/python
	@echo "Installing what the site needs …"; $(PIP) install --require-hashes -r $<
	@touch $@

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11, 2))' \
		|| { echo "Lingkar needs Python 3.11.2 or later." >&2; false; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null \
		|| { $(call debian,python3-venv,Python lacks its module venv.); }
	@$(PYTHON) -m venv .venv
