#!/bin/sh
# Measures the engine's speed: builds what is needed, runs it, prints the table and writes it as JSON.
#
#   bench/run.sh [OUT.json] [options of duizhang_speed_bench]
#
# Reads the reports of ../shared/corpus where they are, else reports it invents. BUILD names the build folder:
# without it build/ where there is one (cmake --preset release), else build-bench/, which is made first.
# Measures for about two minutes on a quiet machine; --rounds 1 for half of that.
set -eu
source=$(cd "$(dirname "$0")/.." && pwd)
build=${BUILD:-$source/build}
[ -n "${BUILD:-}" ] || [ -f "$build/build.ninja" ] || build=$source/build-bench
out=${1:-speed.json}
[ $# -gt 0 ] && shift
[ -f "$build/build.ninja" ] || cmake -S "$source" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release \
  -DCMAKE_CXX_FLAGS_RELEASE="-O2 -DNDEBUG" -DCMAKE_UNITY_BUILD=ON -DDUIZHANG_TESTS=OFF -DDUIZHANG_BENCH=ON
cmake -DDUIZHANG_BENCH=ON "$build" > /dev/null
cmake --build "$build" --target duizhang_speed_bench
folders=
for folder in national city province; do
  [ -d "$source/../shared/corpus/$folder" ] && folders="$folders $source/../shared/corpus/$folder"
done
# shellcheck disable=SC2086  # a list of folders
exec "$build/bench/duizhang_speed_bench" --json "$out" "$@" $folders
