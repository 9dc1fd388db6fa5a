# Every target in one line each; the work is in scripts/ and in management commands.
SHELL := /bin/bash
PYTHON ?= $(shell command -v python3.11 || command -v python3)
PORT ?= 8000
export PORT

.DEFAULT_GOAL := help
.PHONY: help run setup test

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort | awk -F'\t' '{printf "  make %-12s %s\n", $$1, $$2}'

run: ## set up, fill with demo content once, serve on port 8000
	@test -n "$(PYTHON)" || { echo "make run: Python 3.11 or newer is needed: install it, then run make again." >&2; exit 1; }
	@$(PYTHON) -m scripts.run

setup: ## make the virtual environment with all development tools
	@$(PYTHON) -m scripts.setup

test: ## set up and run all tests (no server, browser or root needed)
	@$(PYTHON) -m scripts.run_tests
