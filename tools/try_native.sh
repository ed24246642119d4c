#!/usr/bin/env bash
# Runs what hangs on the compiled modules with them: every rule card's examples, the tests of reader, facts and rules,
# and a report that must be the same, byte for byte, as the one from the source.
set -euo pipefail
source=$1
root=$(cd "$(dirname "$0")/.." && pwd)
native=$root/build/native/venv/bin
cd "$root"
"$native/policylint" test
"$native/python" -m pytest --numprocesses 2 --dist loadfile --quiet -p no:cacheprovider -m "not source" \
  tests/unit/source tests/unit/model tests/unit/facts tests/unit/rules tests/hostile tests/integrations/test_native.py
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$source/python" -m benchmarks.generate "$work/policies" --count 40 >/dev/null
cp policies/*.yaml "$work/policies"
cd "$work/policies"
report=(policylint check . --exit-zero --no-cache --output-format json)
"$root/$source/${report[@]}" >"$work/source.json"
"$native/${report[@]}" >"$work/native.json"
cmp "$work/source.json" "$work/native.json"
echo "The wheel in build/native reports what the source does."
