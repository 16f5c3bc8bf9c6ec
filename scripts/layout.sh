#!/usr/bin/env bash
# Says where C++ sources are not laid out as .clang-format wants them; with --fix, lays them out.
# Ends with 77 where this is no checkout of git, for then nothing tells which files are the project's own.
# usage: layout.sh [--fix]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
how=(--dry-run -Werror)
if [ "${1:-}" = --fix ]; then how=(-i); fi
git rev-parse --git-dir >/dev/null 2>&1 || exit 77
git ls-files -z --cached --others --exclude-standard -- '*.cpp' '*.hpp' |
  xargs -0 -r -P "$(nproc)" -n 40 clang-format-14 "${how[@]}"
