#!/usr/bin/env bash
# Installs what is missing, and nothing else: `.ci/install.sh build` for the generator, `… build tests` for its
# tests too, `… build tests soak` for their long forms, `… build bench` for the benchmark. Through apt-get or
# Homebrew. FEUILLET_DRY_RUN=1 says what would be installed and stops.
# Names of packages hold no spaces, and an empty list of them must vanish:
# shellcheck disable=SC2046,SC2207
set -euo pipefail
cd "$(dirname "$0")/.."

french() { case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in fr*) true ;; *) false ;; esac }
# say FRENCH ENGLISH
say() { if french; then echo "$1" >&2; else echo "$2" >&2; fi; }
has() { command -v "$1" > /dev/null 2>&1; }

# What the build needs, by the name of Debian's package. It is looked for where the compiler will look.
missing_for_build() {
  if ! has pkg-config; then
    # Without it nothing can be found: all are named, and those that are there already stay as they are.
    echo pkg-config libcmark-gfm-dev libcmark-gfm-extensions-dev libyaml-dev libxxhash-dev libssl-dev \
      libmicrohttpd-dev zlib1g-dev libbrotli-dev
    return
  fi
  pkg-config --exists libcmark-gfm || echo libcmark-gfm-dev
  # The extensions have no .pc file of their own.
  [ -e "$(pkg-config --variable=includedir libcmark-gfm 2> /dev/null)/cmark-gfm-core-extensions.h" ] \
    || echo libcmark-gfm-extensions-dev
  pkg-config --exists yaml-0.1 || echo libyaml-dev
  pkg-config --exists libxxhash || echo libxxhash-dev
  pkg-config --exists libcrypto || echo libssl-dev
  pkg-config --exists libmicrohttpd || echo libmicrohttpd-dev
  pkg-config --exists zlib || echo zlib1g-dev
  pkg-config --exists libbrotlienc || echo libbrotli-dev
}

missing_for_tests() {
  python3 -c 'import venv, ensurepip' 2> /dev/null || echo python3 python3-venv
  Tests/Browser/chromium.sh > /dev/null || echo chromium fonts-liberation fonts-dejavu-core
  java -version > /dev/null 2>&1 || echo default-jre-headless
  # Holds the feeds against the grammar of RFC 4287.
  has jing || echo jing
  # On Debian the tests unpack their own, which never starts by itself.
  has nginx || has apt-get || echo nginx
  # Checks agreement, conjugation and spelling.
  [ -e /usr/lib/python3/dist-packages/grammalecte ] || ! has apt-get || echo python3-grammalecte
}

missing_for_soak() {
  # A bare Debian, which takes root to enter.
  [ "$(id -u)" != 0 ] || has debootstrap || ! has apt-get || echo debootstrap
}

missing_for_bench() {
  python3 -c 'import venv, ensurepip' 2> /dev/null || echo python3 python3-venv
  has cc || has clang || echo gcc libc6-dev
}

brew_name() {
  case "$1" in
    libcmark-gfm-dev | libcmark-gfm-extensions-dev) echo cmark-gfm ;;
    libyaml-dev) echo libyaml ;;
    libxxhash-dev) echo xxhash ;;
    libssl-dev) echo openssl@3 ;;
    libmicrohttpd-dev) echo libmicrohttpd ;;
    zlib1g-dev) echo zlib ;;
    libbrotli-dev) echo brotli ;;
    pkg-config) echo pkgconf ;;
    python3 | python3-venv) echo python3 ;;
    chromium) echo google-chrome ;;
    default-jre-headless) echo openjdk ;;
    jing) echo jing-trang ;;
    nginx) echo nginx ;;
    python3-grammalecte) ;;
    fonts-* | libc6-dev) ;;
  esac
}

cannot() {
  say "Il manque ces paquets, et rien ici ne permet de les installer : $*. Installez-les, puis relancez la commande." \
    "These packages are missing and cannot be installed from here: $*. Install them, then run the command again."
  exit 1
}

apt_install() {
  local run=()
  if [ "$(id -u)" != 0 ]; then
    has sudo || cannot "$@"
    # Without a terminal a password cannot be asked for.
    if [ -t 0 ]; then run=(sudo); else run=(sudo -n); fi
  fi
  run+=(env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300)
  local log
  log=$(mktemp)
  # The lists of packages may be old or absent, mostly they are not: they are fetched only when needed.
  if ! "${run[@]}" install -y --no-install-recommends "$@" > "$log" 2>&1 < /dev/null; then
    if ! { "${run[@]}" update && "${run[@]}" install -y --no-install-recommends "$@"; } > "$log" 2>&1 < /dev/null; then
      tail -n 5 "$log" >&2
      rm -f "$log"
      cannot "$@"
    fi
  fi
  rm -f "$log"
}

install() {
  if [ "$#" = 0 ]; then return; fi
  say "Installation de ce qui manque : $*" "Installing what is missing: $*"
  if [ -n "${FEUILLET_DRY_RUN:-}" ]; then exit 1; fi
  if has apt-get; then
    apt_install "$@"
  elif has brew; then
    local name names=()
    for name in "$@"; do names+=($(brew_name "$name")); done
    brew install --quiet $(printf '%s\n' "${names[@]}" | sort -u) || cannot "${names[@]}"
  else
    cannot "$@"
  fi
}

if ! has "${SWIFT:-swift}"; then
  say "Il manque Swift 6.2 ou plus récent : https://www.swift.org/install/" \
    "Swift 6.2 or newer is missing: https://www.swift.org/install/"
  exit 1
fi
for purpose in "$@"; do
  case "$purpose" in
    build) install $(missing_for_build) ;;
    tests)
      install $(missing_for_tests)
      Tests/Browser/setup.sh
      Tests/Servers/nginx.sh > /dev/null
      ;;
    soak) install $(missing_for_soak) ;;
    bench) install $(missing_for_bench) ;;
  esac
done
