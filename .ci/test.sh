#!/usr/bin/env bash
# Every check, cheapest first; stops at the first that fails. The last line sums up the tests that ran.
set -euo pipefail
cd "$(dirname "$0")/.."

swift=${SWIFT:-swift}
logs=$(mktemp -d)
passed=0 failed=0 skipped=0 current=

finish() {
  local status=$?
  rm -rf "$logs"
  if [ "$status" != 0 ]; then
    echo
    echo "make test: FAILED at: $current"
    if [ "$failed" = 0 ]; then failed=1; fi
  fi
  if [ "$skipped" != 0 ]; then
    echo "$passed passed, $failed failed, $skipped skipped"
  else
    echo "$passed passed, $failed failed"
  fi
}
trap finish EXIT
trap 'exit 130' INT TERM

step() {
  current=$1
  echo
  echo "== $current"
}

# count PATTERN FILE: how many lines of the file match.
count() { grep -cE "$1" "$2" || true; }
# number WORD FILE: the number before the word in the last line of pytest.
number() { tail -n 1 "$2" | grep -oE "[0-9]+ $1" | grep -oE '^[0-9]+' || echo 0; }

step "Format: swift format lint (make format mends it)"
"$swift" format lint --strict --parallel -r Sources Tests Package.swift
passed=$((passed + 1))

step "Benchmark: its arithmetic and its checks (make bench measures)"
status=0
python3 -m unittest discover -v -s Tests/Bench 2>&1 | tee "$logs/bench" | tail -n 3 || status=$?
passed=$((passed + $(count ' \.\.\. ok$' "$logs/bench")))
[ "$status" = 0 ]

step "Build: no import that Package.swift does not declare"
"$swift" build --quiet --build-tests --explicit-target-dependency-import-check error
passed=$((passed + 1))

# What starts and what passes is not shown. An argument of a test may run over several lines.
quieter='
  / Test case passing / { hidden = !/ started\.$/; next }
  hidden { if (/ started\.$/) hidden = 0; next }
  / Test run with / || !/ (Test|Suite) .*(started\.|passed after )/ { print; fflush() }
'

step "Site: make site"
make --no-print-directory site

# The command is tested as people run it: compiled for speed, which also saves a minute.
step "Swift tests"
status=0
FEUILLET_COMMAND=$PWD/.build/release/feuillet "$swift" test --skip-build --disable-xctest 2>&1 | tee "$logs/swift" \
  | awk "$quieter" || status=$?
passed=$((passed + $(count ' Test .* passed after ' "$logs/swift") - $(count ' Test run with .* passed after ' "$logs/swift")))
failed=$((failed + $(count ' Test [^r].* failed after ' "$logs/swift")))
skipped=$((skipped + $(count ' Test ("[^"]*"|[^" ]+) skipped|^skipped: ' "$logs/swift")))
[ "$status" = 0 ]

# python_tests FOLDER
python_tests() {
  local status=0
  .venv/bin/python -m pytest -q --no-header -p no:cacheprovider -rs "$1" 2>&1 < /dev/null | tee "$logs/python" || status=$?
  passed=$((passed + $(number passed "$logs/python")))
  failed=$((failed + $(number failed "$logs/python") + $(number error "$logs/python")))
  skipped=$((skipped + $(number skipped "$logs/python")))
  [ "$status" = 0 ]
}

step "Servers: nginx and Caddy with the configuration that we write"
python_tests Tests/Servers

step "Workflows: actionlint and zizmor"
python_tests Tests/Workflows

step "Browser tests"
python_tests Tests/Browser
echo
