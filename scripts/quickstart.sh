#!/usr/bin/env bash
# From a fresh clone to a report: installs what is missing, builds build/duizhang, runs the main job on
# examples/reports. Works from any folder, as root or with sudo, without a terminal.
# DUIZHANG_TESTS=ON also builds the tests (scripts/test.sh does).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

./scripts/install-packages.sh
export CMAKE_BUILD_PARALLEL_LEVEL="${CMAKE_BUILD_PARALLEL_LEVEL:-$(nproc)}"
cmake --preset release -DDUIZHANG_TESTS="${DUIZHANG_TESTS:-OFF}" >/dev/null
cmake --build --preset release
build/duizhang run --rules rules --out "$PWD/out" examples/reports
