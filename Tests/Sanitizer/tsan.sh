#!/usr/bin/env bash
# Builds a blog with the thread sanitizer: two threads that touch the same memory, one of them writing, without a lock
# between, are a data race, and end this with status 1. A report names the access, the one before it and where both
# threads came from; the frames that count are the topmost in Sources/.
set -euo pipefail
cd "$(dirname "$0")/../.."

swift=${SWIFT:-swift}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$swift" build --quiet --sanitize=thread --scratch-path .build-tsan --product feuillet
clang=$(dirname "$(command -v "$swift")")/clang
"$clang" -shared -fPIC -O1 -o .build-tsan/mutex.so Tests/Sanitizer/mutex.c

cp -r content "$work/content"
for copy in $(seq 1 "${TSAN_COPIES:-8}"); do
  for article in content/articles/*.md; do
    name=$(basename "$article" .md)
    sed "s/^slug: .*/&-$copy/" "$article" > "$work/content/articles/$name-$copy.md"
  done
done

export TSAN_OPTIONS="halt_on_error=0 exitcode=66 second_deadlock_stack=1 history_size=7 ${TSAN_OPTIONS:-}"
feuillet() { LD_PRELOAD=$PWD/.build-tsan/mutex.so .build-tsan/debug/feuillet "$@" 2> "$work/log" || { cat "$work/log" >&2; return 1; }; }
for options in --no-cache "" "" --verify --compress; do
  for jobs in 2 8; do
    # shellcheck disable=SC2086
    feuillet build --site "$work" --now 2027-01-15 --jobs "$jobs" $options
    # Something to do for the next one, that takes the rest from the cache.
    echo >> "$work/content/articles/taux-de-validation.md"
  done
done
feuillet check --site "$work" --now 2027-01-15
echo "No data race in 11 runs over $(find "$work/content/articles" -name '*.md' | wc -l) articles"
