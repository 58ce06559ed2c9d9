#!/usr/bin/env bash
# Looks for inputs that break a contract, for FUZZ_SECONDS with each target (60 by default); FUZZ_TARGETS names
# some of them. An input that does is kept in .build/fuzz/ and named; the search starts from Tests/Fuzz/corpus, from
# what former searches found, and from content/. Addresses are watched where the toolchain can (FUZZ_ADDRESS=no
# leaves it out).
set -euo pipefail
cd "$(dirname "$0")/.."

swift=${SWIFT:-swift}
swiftc=$(dirname "$(command -v "$swift")")/swiftc
folder=.build/fuzz
mkdir -p "$folder"
sanitizers=(-sanitize=fuzzer)
system=()
for name in CYAML CCmarkGFM CXXHash; do system+=(-Xcc "-fmodule-map-file=Sources/$name/module.modulemap"); done
for name in yaml-0.1 libcmark-gfm libxxhash; do
  for flag in $(pkg-config --cflags-only-I "$name"); do system+=(-Xcc "$flag"); done
done
libraries=($(pkg-config --libs yaml-0.1 libcmark-gfm libxxhash) -lcmark-gfm-extensions)
modes=(-O -swift-version 6 -package-name feuillet -parse-as-library -enable-upcoming-feature ExistentialAny
  -enable-upcoming-feature MemberImportVisibility -I "$folder" "${system[@]}")

if [ "${FUZZ_ADDRESS:-yes}" = yes ]; then
  echo '@_cdecl("LLVMFuzzerTestOneInput") public func test(_: UnsafePointer<UInt8>, _: Int) -> CInt { 0 }' \
    > "$folder/probe.swift"
  if "$swiftc" -parse-as-library -sanitize=fuzzer,address "$folder/probe.swift" -o "$folder/probe" 2> /dev/null &&
    "$folder/probe" -runs=1 2> /dev/null
  then
    sanitizers=(-sanitize=fuzzer,address)
  fi
fi

# The modules that targets stand on, each a library of its own.
library() {
  "$swiftc" "${modes[@]}" "${sanitizers[@]}" -module-name "$1" -emit-module \
    -emit-module-path "$folder/$1.swiftmodule" -emit-library -static -o "$folder/lib$1.a" \
    $(find "Sources/$1" -name '*.swift')
}

# A target: its name, the libraries it takes, and the sources that it looks into.
target() {
  local name=$1 uses=$2
  shift 2
  local links=()
  for use in $uses; do links+=("-l$use"); done
  if ! "$swiftc" "${modes[@]}" "${sanitizers[@]}" -module-name "${name}Target" -L "$folder" \
    $(find "$@" -name '*.swift') "Tests/Fuzz/${name}Target.swift" "${links[@]}" "${libraries[@]}" \
    -o "$folder/$name"
  then
    echo "make fuzz: this toolchain has no libFuzzer (Apple's has none; those of swift.org do)" >&2
    exit 1
  fi
}

compile() {
  case $1 in
    Typography) target Typography "Diagnostics" Sources/French ;;
    Templates) target Templates "Diagnostics" Sources/Templates ;;
    Directives) target Directives "French Diagnostics" Sources/Markdown ;;
    Article) target Article "Markdown YAML French Diagnostics" Sources/Content ;;
    Cache)
      target Cache "Site Content Markdown YAML French Diagnostics" Sources/Build/Cache/Archive.swift \
        Sources/Build/Cache/ArticleForm.swift Sources/Build/Cache/TextForm.swift \
        Sources/Build/Cache/BuildRecord.swift Sources/Build/Cache/CachedBytes.swift \
        Sources/Build/Cache/FileSignature.swift Sources/Build/Output/Digest.swift \
        Sources/Build/Disk/Descriptor.swift Sources/Build/Disk/MachineFailure.swift
      ;;
    *)
      echo "make fuzz: there is no target $1" >&2
      exit 1
      ;;
  esac
}

seeds() {
  mkdir -p "$folder/found-$1" "$folder/seeds-$1"
  case $1 in
    Typography | Directives)
      # Seeds are short: one paragraph each.
      find content -name '*.md' | while read -r file; do
        awk -v name="$folder/seeds-$1/$(basename "$file")" \
          'BEGIN { RS = "" } { print > (name "." NR); close(name "." NR) }' "$file"
      done
      ;;
    Article)
      find content/articles -name '*.md' | while read -r file; do
        sed -e 1d -e '/^---$/q' "$file" > "$folder/seeds-$1/$(basename "$file")"
      done
      ;;
    Templates) find themes -name '*.mustache' -exec cp {} "$folder/seeds-$1/" \; ;;
  esac
}

# The input is kept by libFuzzer, which has to see the signal first.
export SWIFT_BACKTRACE=enable=no
for module in Diagnostics French YAML Markdown Content Site; do library "$module"; done
for name in ${FUZZ_TARGETS:-Typography Article Directives Templates Cache}; do
  compile "$name"
  seeds "$name"
  folders=("$folder/found-$name" "$folder/seeds-$name")
  [ -d "Tests/Fuzz/corpus/$name" ] && folders+=("Tests/Fuzz/corpus/$name")
  echo "make fuzz: $name, ${FUZZ_SECONDS:-60} s"
  # What a text takes grows with it: ten seconds and a gibibyte are too much for a kilobyte.
  length=1000
  [ "$name" = Typography ] && length=200
  ASAN_OPTIONS=detect_leaks=0 "$folder/$name" -max_total_time="${FUZZ_SECONDS:-60}" -max_len="$length" -timeout=10 \
    -rss_limit_mb=1024 -use_value_profile=1 -print_final_stats=0 -verbosity=0 \
    -artifact_prefix="$folder/$name-" "${folders[@]}"
done
