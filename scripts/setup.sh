#!/bin/sh
# Make the machine ready: `scripts/setup.sh run` for the portal, `scripts/setup.sh test` for its checks as well.
# A second run finds everything in place and needs no network.
set -eu
cd "$(dirname "$0")/.."
purpose=${1:-run}
case $purpose in run | test) ;; *) echo "Usage: scripts/setup.sh run|test" >&2; exit 2 ;; esac
requirements=requirements/$purpose.txt
stamp=.venv/.installed-$purpose

say() { printf '%s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

find_python() {
    for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        if command -v "$name" >/dev/null 2>&1 &&
            "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            printf '%s\n' "$name"
            return
        fi
    done
    fail "Python 3.11 or newer is missing${PYTHON:+ at $PYTHON}: install it, or name it with PYTHON=/path/to/python."
}

working_uv() {
    for name in uv .venv/bin/uv; do
        if "$name" --version >/dev/null 2>&1; then
            printf '%s\n' "$name"
            return
        fi
    done
}

venv_works() { .venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }
loads() { "$python" -c 'import ctypes, sys; ctypes.CDLL(sys.argv[1])' "$1" >/dev/null 2>&1; }
has() { command -v "$1" >/dev/null 2>&1; }
one_of() { for path in "$@"; do [ -e "$path" ] && return 0; done; return 1; }

# Debian's names of what is not there yet, one line.
missing_packages() {
    venv_works || uv --version >/dev/null 2>&1 || "$python" -c 'import ensurepip, venv' 2>/dev/null || echo python3-venv
    if [ "$(uname)" = Linux ]; then
        loads libpango-1.0.so.0 || echo libpango-1.0-0
        loads libpangoft2-1.0.so.0 || echo libpangoft2-1.0-0
        loads libharfbuzz-subset.so.0 || echo libharfbuzz-subset0
        one_of /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf /usr/share/fonts/dejavu*/DejaVuSans.ttf \
            /usr/share/fonts/TTF/DejaVuSans.ttf || echo fonts-dejavu-core
    fi
    if [ "$purpose" = test ]; then
        has xgettext || echo gettext
        has pdftotext || echo poppler-utils
        has zbarimg || echo zbar-tools
        has qpdf || echo qpdf
        has chromium || echo chromium
        has initdb || one_of /usr/lib/postgresql/*/bin/initdb || echo postgresql
        has redis-server || echo redis-server
        has clamd || one_of /usr/sbin/clamd || echo clamav-daemon
        has java || echo default-jre-headless
        has npm || echo npm
    fi
}

install_packages() {
    missing=$(missing_packages | tr '\n' ' ')
    missing=${missing% }
    [ -n "$missing" ] || return 0
    command="apt-get install -y --no-install-recommends $missing"
    if ! has apt-get; then
        fail "These are missing (Debian's names), install what your system calls them: $missing"
    elif [ "$(id -u)" = 0 ]; then
        sudo=
    elif has sudo && sudo -n true 2>/dev/null; then
        sudo="sudo -n"
    else
        fail "These system packages are missing, ask an administrator to run: $command"
    fi
    say "Installing system packages: $missing"
    log=$(mktemp)
    # shellcheck disable=SC2086 # the command and its packages are words
    if ! { $sudo apt-get update || true; $sudo env DEBIAN_FRONTEND=noninteractive $command; } >"$log" 2>&1; then
        tail -n 5 "$log" >&2
        fail "The system packages could not be installed, see above; the command was: $command"
    fi
    rm -f "$log"
}

make_venv() {
    venv_works && return
    say "Making .venv with $("$python" --version)"
    rm -rf .venv
    if "$python" -c 'import ensurepip' 2>/dev/null; then
        "$python" -m venv .venv
    else
        uv venv --quiet --python "$python" .venv
    fi
}

install_requirements() {
    wanted="$(cksum <"$requirements") $(.venv/bin/python --version)"
    [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ] && return
    say "Installing Python packages from $requirements"
    uv=$(working_uv) # installs in seconds what takes pip half a minute
    if [ -z "$uv" ] || ! UV_PYTHON_DOWNLOADS=never "$uv" pip install --quiet --python .venv/bin/python --require-hashes -r "$requirements"; then
        [ -z "$uv" ] || say "uv could not install them, trying pip"
        .venv/bin/python -m pip --version >/dev/null 2>&1 || fail "Neither uv nor pip can install the Python packages, see above."
        .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r "$requirements" ||
            fail "The Python packages could not be installed, see above."
    fi
    printf '%s\n' "$wanted" >"$stamp"
}

python=$(find_python)
install_packages
make_venv
install_requirements
.venv/bin/python scripts/compile_messages.py
[ "$purpose" = run ] || .venv/bin/python scripts/check_tools.py
