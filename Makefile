# Every target in one line each; the work is in scripts/ and in management commands.
SHELL := /bin/bash
PYTHON ?= $(shell command -v python3.11 || command -v python3)
PORT ?= 8000
export PORT

.DEFAULT_GOAL := help
.PHONY: help run setup test test-all lint format audit coverage

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort | awk -F'\t' '{printf "  make %-12s %s\n", $$1, $$2}'

run: ## set up, fill with demo content once, serve on port 8000
	@test -n "$(PYTHON)" || { echo "make run: Python 3.11 or newer is needed: install it, then run make again." >&2; exit 1; }
	@$(PYTHON) -m scripts.run

setup: ## make the virtual environment with all development tools
	@$(PYTHON) -m scripts.setup

test: ## set up and run all tests (no server, browser or root needed)
	@$(PYTHON) -m scripts.run_tests

test-all: ## lint, tests on SQLite, PostgreSQL, Redis, Elasticsearch, and in a browser (SUITES="…": some)
	@$(PYTHON) -m scripts.run_all_tests $(SUITES)

lint: ## rules, format, templates, layers, types, migrations, translations
	@$(PYTHON) -m scripts.lint

format: setup ## put the form of Python files right
	@.venv/bin/ruff check --fix-only --quiet . ; .venv/bin/ruff format .

audit: setup ## ask for known weaknesses of the pinned packages (needs the network)
	@.venv/bin/python -m scripts.audit

coverage: setup ## which lines the tests run; the report lies in var/coverage
	@mkdir -p var/coverage && .venv/bin/coverage erase
	@DJANGO_SETTINGS_MODULE=cms.settings.test .venv/bin/coverage run manage.py test
	@.venv/bin/coverage combine --quiet && .venv/bin/coverage html -d var/coverage/html --quiet && .venv/bin/coverage report | tail -n 1
