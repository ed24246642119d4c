#!/usr/bin/env bash
# Builds the wheel whose busiest modules are compiled, and an environment in build/native that holds it in place of the
# checkout's source. Without a C compiler the environment gets the wheel for all machines, and says so.
set -euo pipefail
python=$1
root=$(cd "$(dirname "$0")/.." && pwd)
folder=$root/build/native
case $python in /*) ;; *) python=$root/$python ;; esac
mkdir -p "$folder"

export POLICYLINT_NATIVE=1
if ! command -v "${CC:-cc}" >/dev/null; then
  echo "There is no C compiler, so nothing is compiled: build/native gets the wheel for all machines."
  POLICYLINT_NATIVE=0
fi
rm -rf "$folder/dist"
"$python" -m build --wheel --no-isolation --outdir "$folder/dist" "$root" >"$folder/build.log" 2>&1 || { cat "$folder/build.log"; exit 1; }
if ! cmp --silent "$root/requirements-dev.txt" "$folder/requirements.txt"; then
  "$python" -m venv --clear "$folder/venv"
  "$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$root/requirements-dev.txt"
  cp "$root/requirements-dev.txt" "$folder/requirements.txt"
fi
"$folder/venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --force-reinstall "$folder"/dist/*.whl
