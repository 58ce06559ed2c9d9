#!/usr/bin/env bash
# The Python packages of the browser tests, in .venv, installed again only when requirements.txt changes.
set -euo pipefail
cd "$(dirname "$0")/../.."

wanted=Tests/Browser/requirements.txt
if cmp -s "$wanted" .venv/installed.txt && .venv/bin/python -c 'import playwright, pytest' 2> /dev/null; then exit 0; fi
echo "Installing the Python packages of $wanted in .venv" >&2
python3 -m venv --clear .venv
.venv/bin/pip install --quiet --disable-pip-version-check --no-input -r "$wanted" < /dev/null
cp "$wanted" .venv/installed.txt
