#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds, runs every test.
#   tests/run.sh [--build DIRECTORY] [CMAKE OPTION...]      e.g. tests/run.sh --build build-asan -DLODESTONE_SANITIZE=ON
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../app/prepare.sh"

build=$root/build
if [ "${1:-}" = --build ]; then
    build=$root/$2
    shift 2
fi
install_missing
[ -f "$build/build.ninja" ] || set -- -DCMAKE_BUILD_TYPE=Release "$@"
configure "$build" "$@"
cmake --build "$build"
ctest --test-dir "$build" --output-on-failure --parallel "$(nproc)"
