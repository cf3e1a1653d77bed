#!/bin/sh
# Measure what tests/benchmarks measures, on SQLite, then on PostgreSQL and Redis.
set -eu
cd "$(dirname "$0")/.."
SOCIALAID_VAR=$(mktemp -d)
export SOCIALAID_VAR
trap 'rm -rf "$SOCIALAID_VAR"' EXIT
trap 'exit 130' INT TERM HUP
unset DATABASE_URL REDIS_URL SOCIALAID_MODE

measure="pytest -q -s -p no:randomly -o python_files=bench_*.py tests/benchmarks"
# shellcheck disable=SC2086 # the options are words
.venv/bin/$measure
# shellcheck disable=SC2086
.venv/bin/python scripts/engines.py .venv/bin/$measure
