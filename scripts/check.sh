#!/bin/sh
# All that must hold before a change lands. `scripts/check.sh lint` stops after the part that starts no engine.
set -eu
cd "$(dirname "$0")/.."
PATH="$PWD/.venv/bin:$PATH"
export PATH

step() {
    printf '\n== %s\n' "$1"
    shift
    "$@"
}

# Own settings for the checks: nothing of a running demo under var/ is read or written.
SOCIALAID_VAR=$(mktemp -d)
export SOCIALAID_VAR
trap 'rm -rf "$SOCIALAID_VAR"' EXIT
trap 'exit 130' INT TERM HUP
unset DATABASE_URL REDIS_URL SOCIALAID_MODE

step "ruff" ruff check --quiet .
step "ruff format" ruff format --check --quiet .
step "templates" djlint --quiet --lint templates
step "unused and missing dependencies" deptry .
step "layers" lint-imports --no-logo
step "types" mypy
step "migrations" python manage.py makemigrations --check --dry-run
[ "${1:-}" != lint ] || exit 0

# The order of the tests is drawn anew each time; pytest names the seed. Tests that stop a broker on purpose run one
# at a time; the others have a database, a cache and a browser for each of two processes.
step "tests on PostgreSQL and Redis" python scripts/engines.py pytest -n 2 -m "not browser and not broken"
step "tests that break engines" python scripts/engines.py pytest -m broken
step "tests on SQLite" pytest -n 2 -m "sqlite and not browser"
step "browser journeys on SQLite" pytest -n 2 -m "sqlite and browser"
# In the order of the files the two longest walks begin, each in a process of its own.
step "browser journeys on PostgreSQL and Redis" python scripts/engines.py pytest -n 2 -p no:randomly -m browser
