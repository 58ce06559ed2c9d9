#!/usr/bin/env bash
# Prints the path of nginx and, where there is one, of its module for precompressed Brotli files. On Debian both are
# unpacked into .venv/nginx: installed in the usual way, nginx would start and serve at port 80.
set -euo pipefail
cd "$(dirname "$0")/../.."

folder=.venv/nginx
module=$folder/usr/lib/nginx/modules/ngx_http_brotli_static_module.so
if ! [ -e "$module" ] && command -v apt-get > /dev/null; then
  echo "Unpacking nginx in $folder" >&2
  mkdir -p "$folder"
  packages=(nginx libnginx-mod-http-brotli-static)
  (
    cd "$folder"
    # The lists of packages may be old or absent.
    apt-get -qq download "${packages[@]}" 2> /dev/null || { apt-get -qq update && apt-get -qq download "${packages[@]}"; }
    for package in *.deb; do dpkg-deb -x "$package" .; done
    rm -- *.deb
  ) > "$folder.log" 2>&1 || { tail -n 5 "$folder.log" >&2; exit 1; }
fi
if [ -x "$folder/usr/sbin/nginx" ]; then
  echo "$PWD/$folder/usr/sbin/nginx"
  echo "$PWD/$module"
else
  command -v nginx
fi
