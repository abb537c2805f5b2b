# Bare `make` lists the commands.
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
ARGS ?=
CODE := activities audit bench customs demo intake models notices portal records rules scheduling tests workflows \
        settings.py starter.py worker.py

.PHONY: help demo test check fuzz cover bench up down fix clean lock

help: ## this list
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | expand -t 8

demo: .venv/ready ## the main job on this machine, without Docker; ARGS=--once plays one day and ends
	@$(BIN)/python -m demo $(ARGS)

# Tests start processes by the dozen: none of them has to compile every library anew.
test: export PYTHONDONTWRITEBYTECODE :=
test: .venv/ready-dev ## all tests, in two runs side by side; with ARGS one run: they go to pytest
	@$(BIN)/python -m $(if $(ARGS),pytest $(ARGS),tests.side_by_side)

check: .venv/ready-dev ## format, lint, types, arrows between packages, change log and docs/api.md up to date
	@$(BIN)/ruff format --check $(CODE)
	@$(BIN)/ruff check $(CODE)
	@$(BIN)/mypy $(CODE)
	@$(BIN)/lint-imports
	@$(BIN)/python -m rules verify
	@$(BIN)/python -m portal.api

fuzz: .venv/ready-dev ## 20,000 calls of any kind against the machine face, held to its description
	@FUZZ_CALLS=all $(BIN)/python -m pytest tests/integration/test_api_fuzz.py -s $(ARGS)

# rules/__main__.py decides nothing: it reads a file and prints. Its words have tests, its branches no quota.
cover: .venv/ready-dev ## every branch of the law and its procedure is met by a test of them
	@$(BIN)/python -m coverage run --branch --source=rules --omit=rules/__main__.py \
	  -m pytest tests/unit/rules tests/unit/samples tests/integration/test_rules_command.py
	@$(BIN)/python -m coverage report --show-missing --skip-covered --fail-under=100

bench: .venv/ready-dev ## ratios against bare floors, side by side in one run
	@$(BIN)/python -m bench $(ARGS)

up: ## the production topology, by Docker
	docker compose up --build --detach --wait

down: ## stop it; volumes stay
	docker compose down

fix: .venv/ready-dev ## format and mend what can be mended
	@$(BIN)/ruff format $(CODE)
	@$(BIN)/ruff check --fix $(CODE)

clean: ## remove the demo's data
	rm -rf data

lock: ## write the locks anew, hashed, without naming a registry (needs uv)
	uv pip compile pyproject.toml --universal --python-version 3.11 --no-emit-index-url --no-annotate --no-header \
	  --generate-hashes --quiet --output-file requirements.lock
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --no-emit-index-url --no-annotate \
	  --no-header --generate-hashes --quiet --output-file requirements-dev.lock

# A virtual environment of our own; uv installs when it is there, pip otherwise.
INSTALL = if command -v uv >/dev/null 2>&1; then uv pip install --quiet --python $(BIN)/python --require-hashes -r $(1); \
          else $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(1); fi

.venv/bin/python:
	@$(PYTHON) -m venv .venv

.venv/ready: .venv/bin/python requirements.lock
	@echo "Cài đặt thư viện (lần đầu mất khoảng nửa phút)…"
	@$(call INSTALL,requirements.lock)
	@touch $@

.venv/ready-dev: .venv/ready requirements-dev.lock
	@$(call INSTALL,requirements-dev.lock)
	@touch $@
