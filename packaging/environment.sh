#!/bin/sh
# Make `.venv`, with all that running and testing cmviewer needs.
#
#   sh packaging/environment.sh [PYTHON]
#
# One environment serves both: next to Qt the tools are small, and it is made only once.
set -eu
cd "$(dirname "$0")/.."

find_python() {
    for python in "$@"; do
        if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$python"
            return
        fi
    done
    echo "cmviewer needs Python 3.11 or newer. This is not one, or is not there: $*" >&2
    echo "Install one, or name it: make PYTHON=/path/to/python3.12" >&2
    return 1
}

# An environment without a working pip is half made, or its Python is gone: begin anew.
if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    [ -n "${1-}" ] || set -- python3 python3.14 python3.13 python3.12 python3.11
    python=$(find_python "$@")
    sh packaging/system-packages.sh venv "$python"
    "$python" -m venv --clear .venv
fi

echo "Installing into .venv; the first time takes a few minutes."
# Older versions of pip do not know dependency groups.
.venv/bin/python -m pip install --quiet --upgrade "pip>=25.1"
install() {
    .venv/bin/python -m pip install --quiet "$@" --editable . --group dev
}
# What was tried together, with the Python it was tried with; any other gets what fits the ranges.
lock=packaging/requirements.lock
locked_for=$(sed -n 's/^# Python //p' "$lock")
version=$(.venv/bin/python -c 'import sys; print("%d.%d" % sys.version_info[:2])')
if [ "$version" != "$locked_for" ]; then
    install
elif ! install --constraint "$lock" 2>/dev/null; then
    echo "The versions in $lock cannot be installed here: taking those that fit the ranges of pyproject.toml."
    install
fi
touch .venv/ready
