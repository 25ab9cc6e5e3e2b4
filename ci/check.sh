#!/usr/bin/env bash
# The step of action.yml that checks: annotations, a SARIF file, a summary. The verdict is a later step,
# so that the findings are uploaded first.
set -euo pipefail

sarif="${RUNNER_TEMP:-/tmp}/arlint.sarif"
table="${RUNNER_TEMP:-/tmp}/arlint-summary.txt"
# An earlier step of the job may have used the action too: what it found is not uploaded again for a run that fails.
rm -f -- "$sarif" "$table"
options=()
if [ "${CHANGED_ONLY:-false}" = true ] && [ -n "${BASE:-}" ]; then
  options+=(--diff-base "origin/$BASE")
fi
# Words of the inputs are words of the command: quotes in them have no meaning.
# (read fails at the end of its input, which is where it is to stop: a block of YAML has several lines.)
read -r -d '' -a paths <<<"${PATHS:-.}" || true
read -r -d '' -a extra <<<"${ARGS:-}" || true

status=0
arlint check "${options[@]}" "${extra[@]}" -o github -o "sarif:$sarif" -- "${paths[@]}" || status=$?
if [ "$status" -le 1 ] && [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
  arlint check "${options[@]}" "${extra[@]}" --statistics -o "concise:$table" --fail-on never -q -- "${paths[@]}"
  {
    echo '### arlint'
    echo
    if [ -s "$table" ]; then
      printf '| findings | rule | name | safe to fix |\n|--:|---|---|--:|\n'
      awk -F'\t' '{ printf "| %s | %s | %s | %s |\n", $1, $2, $3, $4 }' "$table"
    else
      echo 'Clean.'
    fi
  } >>"$GITHUB_STEP_SUMMARY"
fi
{
  echo "status=$status"
  [ -f "$sarif" ] && echo "sarif=$sarif" || echo "sarif="
} >>"${GITHUB_OUTPUT:-/dev/stdout}"
