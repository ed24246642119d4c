#!/usr/bin/env bash
# Resolves requirements-dev.in in a fresh environment and pins what came out.
set -euo pipefail
python=$1
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$python" -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$root/requirements-dev.in"
{
  echo "# Pinned by \`make pin\` from requirements-dev.in; what developers and CI install."
  "$work/venv/bin/python" -m pip freeze --all --exclude pip --disable-pip-version-check
} >"$root/requirements-dev.txt"
