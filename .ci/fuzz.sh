#!/usr/bin/env bash
# Looks for texts that break the contract of typography, for FUZZ_SECONDS (60 by default). An input that does is
# kept in .build/fuzz/ and named; the search starts from what former searches found, and from content/.
set -euo pipefail
cd "$(dirname "$0")/.."

swift=${SWIFT:-swift}
swiftc=$(dirname "$(command -v "$swift")")/swiftc
folder=.build/fuzz
mkdir -p "$folder/found" "$folder/seeds"
modes=(-O -swift-version 6 -package-name feuillet -parse-as-library)

find content -name '*.md' | while read -r file; do
  # Seeds are short: one paragraph each.
  awk -v name="$folder/seeds/$(basename "$file")" 'BEGIN { RS = "" } { print > (name "." NR); close(name "." NR) }' "$file"
done

"$swiftc" "${modes[@]}" -module-name Diagnostics -emit-module -emit-module-path "$folder/Diagnostics.swiftmodule" \
  -emit-library -static -o "$folder/libDiagnostics.a" Sources/Diagnostics/*.swift
if ! "$swiftc" "${modes[@]}" -module-name TypographyTarget -sanitize=fuzzer -I "$folder" -L "$folder" -lDiagnostics \
  $(find Sources/French -name '*.swift') Tests/Fuzz/TypographyTarget.swift -o "$folder/typography"
then
  echo "make fuzz: this toolchain has no libFuzzer (Apple's has none; those of swift.org do)" >&2
  exit 1
fi
# The input is kept by libFuzzer, which has to see the signal first.
export SWIFT_BACKTRACE=enable=no
exec "$folder/typography" -max_total_time="${FUZZ_SECONDS:-60}" -max_len=200 -use_value_profile=1 -print_final_stats=0 \
  -verbosity=0 -artifact_prefix="$folder/" "$folder/found" "$folder/seeds"
