# Troth, from a checkout. `make` alone lists what there is to do.
.DEFAULT_GOAL := help
PORT ?= 8000
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/pip install --quiet --disable-pip-version-check
COMPILE := $(BIN)/pip-compile --quiet --no-header --allow-unsafe --generate-hashes --no-emit-index-url --no-emit-find-links --no-emit-trusted-host

help: ## List the targets
	@sed -n 's/^\([a-z]*\):[^#]*## /\1\t/p' Makefile | expand -t 15

run: .venv/.run ## Start Troth with the demo company (elsewhere: make run PORT=8080)
	@$(BIN)/troth serve --demo --port $(PORT)

test: .venv/.dev debian assets ## Run all tests, on PostgreSQL and on SQLite, with a real browser
	TROTH_TEST_DB=postgres $(BIN)/python -m pytest -n 2 --dist worksteal -m "not browser or journey"
	$(BIN)/python -m pytest -n 2 --dist worksteal

check: .venv/.dev ## Format, lint, types, import contracts, templates, spelling, sizes
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint --lint --quiet src
	$(BIN)/codespell
	$(BIN)/python -m pytest -q -p no:cacheprovider tests/architecture/test_house.py

bench: .venv/.dev debian ## Measure pages at 40 and at 100,000 people, on both databases
	$(BIN)/python -m bench

attacks: .venv/.dev debian ## Try to find out who gave which answer: 200 rounds of 12, and docs/attacks.md
	$(BIN)/python -m tests.attacks

demo: .venv/.run ## Load the demo company into an empty database
	@$(BIN)/troth demo

screens: .venv/.dev debian ## Take the screenshots of the documentation again
	TROTH_SCREENS=docs/screens $(BIN)/python -m pytest -q -m screens

requirements: .venv/.dev ## Compile requirements/*.in again, with hashes
	$(COMPILE) --strip-extras --output-file=requirements/run.txt requirements/run.in
	$(COMPILE) --no-strip-extras --output-file=requirements/dev.txt requirements/dev.in

clean: ## Remove what was built or installed here (not the database in var/)
	rm -rf .venv build dist src/*.egg-info assets/node_modules tests/oidc/node_modules tests/blind/other/node_modules tests/calendar/node_modules .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

# --- what the targets above stand on ---

.venv/.run: requirements/run.txt pyproject.toml
	@echo "Setting Troth up in .venv: a minute, once."
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(PIP) --require-hashes -r requirements/run.txt
	@$(PIP) --no-build-isolation --no-deps -e .
	@touch $@

.venv/.dev: .venv/.run requirements/dev.txt
	@echo "Installing what tests and checks need: a minute, once."
	@$(PIP) --require-hashes -r requirements/dev.txt
	@touch $@

debian:
	@need=; command -v chromium >/dev/null || need="$$need chromium"; \
	ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || need="$$need postgresql"; \
	command -v npm >/dev/null || need="$$need npm"; \
	test -z "$$need" && exit 0; sudo=; test "$$(id -u)" = 0 || sudo="sudo -n"; \
	$$sudo apt-get -qq update && DEBIAN_FRONTEND=noninteractive $$sudo apt-get -qq -y install $$need >/dev/null || \
	{ echo "These Debian packages are needed and could not be installed from here:$$need. Please run: apt-get install$$need"; exit 1; }

assets:
	cd assets && npm ci --silent --no-audit --no-fund && npm run --silent check
	cd tests/oidc && npm ci --silent --no-audit --no-fund
	cd tests/blind/other && npm ci --silent --no-audit --no-fund
	cd tests/calendar && npm ci --silent --no-audit --no-fund

.PHONY: help run test check bench attacks demo screens requirements clean debian assets
