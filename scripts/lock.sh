#!/bin/sh
# Compile pyproject.toml into hashed requirements that name no host.
set -eu
cd "$(dirname "$0")/.."
export UV_PYTHON_DOWNLOADS=never
uv=.venv/bin/uv

"$uv" pip compile pyproject.toml --quiet --generate-hashes --universal --no-annotate -o requirements/run.txt
"$uv" pip compile pyproject.toml --extra test --quiet --generate-hashes --universal --no-annotate \
    -c requirements/run.txt -o requirements/test.txt
if grep -nE '://|^--|@ ' requirements/run.txt requirements/test.txt; then
    echo "The lines above name a host or a file: the requirements must install from any index." >&2
    exit 1
fi
