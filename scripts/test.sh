#!/usr/bin/env bash
# What scripts/quickstart.sh does, and then every test.
# usage: test.sh [--clang] [--asan]
#   --clang  also build with clang 14 and run every test of that build
#   --asan   also build with address and undefined-behaviour sanitizers and run every test of that build
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

presets=()
for option in "$@"; do
  case "$option" in
    --clang | --asan) presets+=("${option#--}") ;;
    *)
      sed -n '2,5s/^# //p' scripts/test.sh >&2
      exit 2
      ;;
  esac
done

# The build looks for node. All else that it does not need is fetched while it goes on.
./scripts/install-packages.sh
command -v npm >/dev/null || ./scripts/install-packages.sh nodejs npm

# The pages in a browser (Debian's Chromium) and rule files in an editor: the packages that each package-lock.json
# names. Without a registry these tests are skipped and say so.
# Where no Chromium is, the one without a window, which takes less time; where that cannot be had, the whole browser.
fetch() {
  if ! command -v chromium-headless-shell >/dev/null && ! command -v chromium >/dev/null; then
    ./scripts/install-packages.sh chromium-headless-shell || ./scripts/install-packages.sh chromium
  fi
  for folder in browser editor; do
    npm ci --prefix "tests/$folder" --no-audit --no-fund --silent ||
      echo "test.sh: the packages of tests/$folder cannot be installed; the $folder tests will be skipped" >&2
  done
}
fetch &
fetched=$!
built=0
DUIZHANG_TESTS=ON ./scripts/quickstart.sh || built=$?
wait "$fetched"
if [ "$built" -ne 0 ]; then exit "$built"; fi
export CMAKE_BUILD_PARALLEL_LEVEL="${CMAKE_BUILD_PARALLEL_LEVEL:-$(nproc)}"
for preset in "${presets[@]}"; do
  if [ "$preset" = clang ]; then ./scripts/install-packages.sh clang-14; fi
  cmake --preset "$preset" >/dev/null
  cmake --build --preset "$preset"
done
for preset in release "${presets[@]}"; do
  echo "Tests of the $preset build"
  ctest --preset "$preset" --no-tests=error --progress
done
