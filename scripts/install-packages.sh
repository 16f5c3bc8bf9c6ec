#!/usr/bin/env bash
# Installs the Debian 12 packages that duizhang is built from, and only those that are missing.
# usage: install-packages.sh [FURTHER_PACKAGE...]
set -euo pipefail
export LC_ALL=C DEBIAN_FRONTEND=noninteractive

packages=(g++ cmake ninja-build pkg-config libboost-dev libyaml-cpp-dev libyaml-dev doctest-dev nlohmann-json3-dev
          libcli11-dev libfmt-dev libutfcpp-dev libxxhash-dev libxml2-dev libzip-dev zlib1g-dev libxlsxwriter-dev libsqlite3-dev
          libopencc-dev libpoppler-cpp-dev libopencc-data poppler-data python3 "$@")

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
  echo "install-packages.sh: this is not a Debian system; install what corresponds to: ${packages[*]}" >&2
  exit 2
fi

missing=()
for package in "${packages[@]}"; do
  case "$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null || true)" in
    "install ok installed" | "hold ok installed") ;;
    *) missing+=("$package") ;;
  esac
done
if [ ${#missing[@]} -eq 0 ]; then exit 0; fi

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "install-packages.sh: not root and no sudo; as root, run: apt-get install ${missing[*]}" >&2
    exit 2
  fi
  # Without a terminal nobody can type a password: say so at once instead of waiting for one.
  if [ -t 0 ]; then as_root=(sudo); else as_root=(sudo -n); fi
  if ! "${as_root[@]}" true; then
    echo "install-packages.sh: sudo refused; as root, run: apt-get install ${missing[*]}" >&2
    exit 2
  fi
fi

echo "Installing Debian packages: ${missing[*]}"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
quietly() {
  if ! "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive "$@" >"$log" 2>&1 </dev/null; then
    cat "$log" >&2
    echo "install-packages.sh: failed: $*" >&2
    exit 3
  fi
}
quietly apt-get update -q
quietly apt-get install -y -q --no-install-recommends "${missing[@]}"
