#!/usr/bin/env bash
# Builds the wheel, installs it into an environment of its own, and checks the policies from an empty folder,
# so that nothing of the checkout can help it.
set -euo pipefail
python=$1
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
case $python in /*) ;; *) python=$root/$python ;; esac

"$python" -m build --wheel --no-isolation --outdir "$work/dist" "$root" >"$work/build.log" 2>&1 || { cat "$work/build.log"; exit 1; }
"$python" -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check --constraint "$root/requirements-dev.txt" "$work"/dist/*.whl
cp -r "$root/policies" "$work/policies"
cd "$work"
venv/bin/policylint --version
venv/bin/policylint check policies --exit-zero --output-format json >report.json
venv/bin/python - <<'PY'
import json
report = json.load(open("report.json", encoding="utf-8"))
assert len(report["files"]) >= 3, report["files"]
assert report["summary"]["error"] > 0, report["summary"]
assert not report["failures"], report["failures"]
print(f"the wheel found {report['summary']} in {len(report['files'])} policies")
PY
venv/bin/policylint check policies --exit-zero --output-format html >report.html
venv/bin/policylint diff policies/mezure.yaml policies/ptb.yaml --output-format html >changes.html
grep -q '</html>' report.html && grep -q '</html>' changes.html
venv/bin/policylint schema policy >/dev/null
venv/bin/policylint explain retention-missing >/dev/null
