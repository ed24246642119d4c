#!/usr/bin/env bash
# The one step of action.yml: installs policylint, runs it once, and hands everything that comes of it to GitHub.
#
# Inputs arrive as variables and leave as single arguments; nothing here reads them as code. What policies and files
# say reaches the log only as escaped annotations, or while the log's commands are switched off. Python is isolated
# (-I) so that it imports nothing from the repository under check. Runs in bash 3.2, too, which macOS has.
set -euo pipefail

work=$(mktemp -d "${RUNNER_TEMP:-${TMPDIR:-/tmp}}/policylint.XXXXXX")
trap 'rm -rf "$work"' EXIT
token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
python=python3
policylint=policylint

# The text of an annotation: GitHub's escapes, the percent sign first.
escaped() {
  local text=$1
  text=${text//'%'/%25}
  text=${text//$'\r'/%0D}
  text=${text//$'\n'/%0A}
  printf '%s' "$text"
}

output() { # NAME VALUE: a value of several lines cannot become several outputs
  printf '%s<<%s\n%s\n%s\n' "$1" "$token" "$2" "$token" >>"$GITHUB_OUTPUT"
}

give_up() { # STATUS REASON: in the summary as indented code, in which nothing is markup
  printf '::error title=policylint could not check::%s\n' "$(escaped "$2")"
  printf '## policylint could not check\n\n    %s\n' "${2//$'\n'/$'\n'    }" >>"$GITHUB_STEP_SUMMARY"
  output exit-status "$1"
  exit "$1"
}

install() {
  case $POLICYLINT_VERSION in
    installed)
      command -v policylint >/dev/null || give_up 2 "There is no policylint command here. Install it, or leave out \`version\`."
      return
      ;;
    '') set -- --constraint "$GITHUB_ACTION_PATH/requirements-dev.txt" "$GITHUB_ACTION_PATH" ;;
    *[!0-9A-Za-z.]*) give_up 2 "The input \`version\` is no version. Write it as 0.1.0, or leave it out." ;;
    *) set -- "policylint==$POLICYLINT_VERSION" ;;
  esac
  python3 -I -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    give_up 2 "Python 3.11 or later is needed as python3. Add a step with actions/setup-python before this one."
  python3 -I -m venv "$work/venv"
  python=$work/venv/bin/python
  policylint=$work/venv/bin/policylint
  "$python" -I -m pip install --quiet --disable-pip-version-check "$@" >&2 ||
    give_up 2 "policylint could not be installed; the log of this step shows why."
}

# The arguments, one to an element; lines without any text are passed over.
arguments=(check)
add_lines() { # TEXT
  local line
  while IFS= read -r line || [ -n "$line" ]; do
    case $line in *[![:space:]]*) arguments+=("$line") ;; esac
  done <<<"$1"
}

add_option() { # NAME VALUE: nothing for an empty value
  if [ -n "$2" ]; then arguments+=("$1=$2"); fi
}

collect_arguments() {
  add_lines "$POLICYLINT_ARGS"
  add_option --fail-on "$POLICYLINT_FAIL_ON"
  add_option --since "$POLICYLINT_SINCE"
  add_option --baseline "$POLICYLINT_BASELINE"
  arguments+=(--output-format=github "--output=sarif=$POLICYLINT_SARIF_FILE")
  arguments+=("--output=markdown=$work/summary.md" "--output=json=$work/report.json" --)
  add_lines "$POLICYLINT_PATHS"
}

# What people may want to read, while nothing in it can be a command to GitHub.
show_safely() { # FILE
  if [ ! -s "$1" ]; then return; fi
  printf '::stop-commands::%s\n' "$token"
  cat "$1"
  printf '\n::%s::\n' "$token"
}

counts() {
  "$python" -I -c '
import json, sys
with open(sys.argv[1], encoding="utf-8") as file:
    summary = json.load(file)["summary"]
print(summary["error"], summary["warning"], summary["note"])
' "$work/report.json"
}

install
collect_arguments
status=0
"$policylint" "${arguments[@]}" >"$work/annotations" 2>"$work/complaints" || status=$?
show_safely "$work/complaints"
if [ ! -e "$work/report.json" ]; then
  # without a report nothing was checked, whatever the status says
  reason=$(cat "$work/complaints")
  give_up "$((status ? status : 2))" "${reason:-The arguments made policylint do something else than check.}"
fi
grep -E '^::(error|warning|notice) ' "$work/annotations" || true
cat "$work/summary.md" >>"$GITHUB_STEP_SUMMARY"
read -r errors warnings notes < <(counts)
output errors "$errors"
output warnings "$warnings"
output notes "$notes"
output exit-status "$status"
output sarif-file "$POLICYLINT_SARIF_FILE"
exit "$status"
