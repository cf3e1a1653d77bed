# `make run` and `make test` are all a newcomer needs; `make help` lists the rest.
.DEFAULT_GOAL := help
.PHONY: help run test check lint bench screenshots messages vendor lock clean

PYTHON_IN_VENV := .venv/bin/python

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 20

run: ## start the portal on http://127.0.0.1:8000 (PORT=... for another port), Ctrl-C stops it
	@scripts/setup.sh run && exec $(PYTHON_IN_VENV) manage.py up

test: ## everything CI runs: linters, types, layers, fences, all tests on PostgreSQL, SQLite and in the browser
	@scripts/setup.sh test && exec scripts/check.sh

check: test ## the same as make test

lint: ## the quick part of make test: linters, types, layers, migrations
	@scripts/setup.sh test && exec scripts/check.sh lint

bench: ## coupons per second beside bare WeasyPrint, and the counter without Celery, on both engines
	@scripts/setup.sh test && exec scripts/bench.sh

screenshots: ## pictures of every page into var/screenshots, of the portal that make run has started
	@scripts/setup.sh test && exec $(PYTHON_IN_VENV) scripts/screenshots.py --address http://127.0.0.1:$${PORT:-8000}

messages: ## collect new strings into the catalogues, then write their Kazakh and Russian
	@scripts/setup.sh test && exec scripts/collect_messages.sh

vendor: ## fetch the front-end files that lie in static/vendor again, checksums compared
	@scripts/setup.sh run && exec $(PYTHON_IN_VENV) scripts/vendor_assets.py

lock: ## compile pyproject.toml into the hashed requirements/
	@scripts/setup.sh test && exec scripts/lock.sh

clean: ## remove what make run and make test made, except the keys, files and database under var/
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache var/log var/run var/cache var/queue
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
