#!/bin/sh
# Measure what tests/benchmarks measures, on PostgreSQL and Redis.
set -eu
cd "$(dirname "$0")/.."
if [ ! -d tests/benchmarks ]; then
    echo "There are no benchmarks yet."
    exit 0
fi
exec .venv/bin/python scripts/engines.py .venv/bin/pytest tests/benchmarks -p no:randomly -s
