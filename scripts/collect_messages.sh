#!/bin/sh
# Collect the English ids of code and templates into socialaid/locale/{kk,ru}; what a person must still write stays empty.
set -eu
cd "$(dirname "$0")/.."
ignored="--ignore=.venv --ignore=var --ignore=static --ignore=tests --ignore=scripts --ignore=socialaid/locale_libraries"
# shellcheck disable=SC2086 # the options are words
.venv/bin/python manage.py makemessages --verbosity 0 --locale kk --locale ru --extension html,txt,py \
    --no-location --no-wrap --no-obsolete $ignored
