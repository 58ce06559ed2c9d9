#!/usr/bin/env bash
# Unpacks the archive of make dist in a Debian that holds nothing but itself, and works with it there: a site is made,
# built, checked and shown. Needs root and debootstrap; the folder of that Debian is kept in .build-dist for the next time.
set -euo pipefail
cd "$(dirname "$0")/../.."

if [ "$(id -u)" != 0 ] || ! command -v debootstrap > /dev/null || ! unshare --mount true; then
  echo "skipped: a bare Debian needs root, debootstrap and the right to mount"
  exit 0
fi
# What is mounted here goes with the script.
if [ -z "${FEUILLET_UNSHARED:-}" ]; then FEUILLET_UNSHARED=1 exec unshare --mount Tests/Dist/bare.sh; fi
archive=$PWD/$(.ci/dist.sh | tail -n 1)
bare=$PWD/.build-dist/bookworm
if ! [ -e "$bare/made" ]; then
  rm -rf "$bare"
  debootstrap --variant=minbase bookworm "$bare" > .build-dist/debootstrap.log 2>&1 \
    || { tail -n 5 .build-dist/debootstrap.log >&2; exit 1; }
  touch "$bare/made"
fi
server=
finish() {
  if [ -n "$server" ]; then kill "$server" 2> /dev/null || true; wait "$server" 2> /dev/null || true; fi
  rm -rf "$bare/opt/feuillet" "$bare/srv/blog"
}
trap finish EXIT
finish

mount -t proc proc "$bare/proc"
mkdir -p "$bare/opt/feuillet"
tar -xzf "$archive" --strip-components 1 -C "$bare/opt/feuillet"
# inside WORDS: runs the program there, with nothing of this machine in its environment.
inside() { env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C chroot "$bare" /opt/feuillet/bin/feuillet "$@"; }

inside --version
inside init /srv/blog
inside build --site /srv/blog --compress --strict
inside check --site /srv/blog
inside hosting nginx --site /srv/blog | grep -q 'root "/srv/blog/Output";'
for file in index.html index.html.br index.html.gz feed.xml .feuillet.json; do
  [ -s "$bare/srv/blog/Output/$file" ] || { echo "no Output/$file" >&2; exit 1; }
done

port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C chroot "$bare" /opt/feuillet/bin/feuillet serve --site /srv/blog --port "$port" &
server=$!
for _ in $(seq 100); do
  if page=$(python3 -c 'import sys, urllib.request as u; print(u.urlopen(sys.argv[1], timeout=5).read().decode())' \
    "http://127.0.0.1:$port/" 2> /dev/null); then break; fi
  sleep 0.1
done
case "${page:-}" in *"</html>"*) ;; *) echo "the preview shows no page" >&2; exit 1 ;; esac
kill "$server"
wait "$server" || true
server=
echo "the archive works in a bare Debian"
