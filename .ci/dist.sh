#!/usr/bin/env bash
# Makes .build-dist/feuillet-<version>-linux-<machine>.tar.gz: the program and the themes, to be unpacked anywhere. The
# program holds Swift and every library but those of each Debian (libc, libstdc++), so that nothing has to be installed.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ "$(uname -s)" != Linux ]; then
  echo "make dist: the archive is made on Linux, of Linux (Homebrew has no static libraries)" >&2
  exit 1
fi
swift=${SWIFT:-swift}
clang=$(dirname "$(command -v "$swift")")/clang
folder=.build-dist
static=$PWD/$folder/static
rm -rf "$static"
mkdir -p "$static"

# Where the linker looks first there are static libraries only.
libraries=(cmark-gfm cmark-gfm-extensions yaml xxhash crypto microhttpd z brotlienc brotlicommon)
for library in "${libraries[@]}"; do
  file=$("$clang" -print-file-name="lib$library.a")
  if ! [ -e "$file" ]; then
    echo "make dist: lib$library.a is missing" >&2
    exit 1
  fi
  ln -s "$file" "$static/lib$library.a"
done
# The build asks these where to look; which libraries the program needs its modules say themselves.
for name in libcmark-gfm yaml-0.1 libxxhash libcrypto libmicrohttpd zlib libbrotlienc; do
  printf 'Name: %s\nDescription: static\nVersion: 1\nLibs: -L%s\nCflags:\n' "$name" "$static" > "$static/$name.pc"
done
export PKG_CONFIG_PATH=$static
# The preview answers on the machine itself, without TLS: what GnuTLS does for libmicrohttpd is never called, but
# for its start, and has no static form.
{
  nm -u "$static/libmicrohttpd.a" 2> /dev/null | awk '$2 ~ /^gnutls_/ { print $2 }' | sort -u \
    | sed 's/.*/int &(void) { return -1; }/; /gnutls_global_init/s/-1/0/'
} > "$static/gnutls.c"
"$clang" -c -O1 -w -o "$static/gnutls.o" "$static/gnutls.c"

build=("$swift" build --quiet -c release -debug-info-format none --product feuillet --scratch-path "$folder" --static-swift-stdlib
  -Xlinker "$static/gnutls.o" -Xlinker -lbrotlicommon -Xlinker -s)
"${build[@]}"
program=$("${build[@]}" --show-bin-path)/feuillet

version=$("$program" --version)
name=feuillet-$version-linux-$(uname -m)
rm -rf "${folder:?}/$name" "$folder/$name.tar.gz"
mkdir -p "$folder/$name/bin" "$folder/$name/share/feuillet" "$folder/$name/share/doc"
install -m 0755 "$program" "$folder/$name/bin/feuillet"
cp -R themes "$folder/$name/share/feuillet/themes"
find "$folder/$name" -name '*.py' -delete
# What the licences of the libraries ask for.
for package in libcmark-gfm-dev libyaml-dev libxxhash-dev libssl-dev libmicrohttpd-dev zlib1g-dev libbrotli-dev; do
  if [ -e "/usr/share/doc/$package/copyright" ]; then
    install -m 0644 "/usr/share/doc/$package/copyright" "$folder/$name/share/doc/$package.txt"
  fi
done
# The same files make the same archive.
tar --create --directory "$folder" --format ustar --sort name --mtime @0 --owner 0 --group 0 --numeric-owner \
  --mode 'u=rwX,go=rX' "$name" | gzip -9 --no-name > "$folder/$name.tar.gz"
rm -rf "${folder:?}/$name"
echo "$folder/$name.tar.gz"
