#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds, runs every test.
#   tests/run.sh [--build DIRECTORY] [CMAKE OPTION...]      e.g. tests/run.sh --build build-asan -DLODESTONE_SANITIZE=ON
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../app/prepare.sh"

usage='usage: tests/run.sh [--build DIRECTORY] [CMAKE OPTION...], for example tests/run.sh --build build-asan -DLODESTONE_SANITIZE=ON'
build=$root/build
case ${1:-} in
    --help | -h)
        echo "$usage"
        exit 0
        ;;
    --build)
        [ -n "${2:-}" ] || { say "--build wants a directory. $usage"; exit 2; }
        build=$root/$2
        shift 2
        ;;
esac
for option in "$@"; do
    [[ $option == -[DGUW]* ]] || { say "'$option' is no option of CMake. $usage"; exit 2; }
done
install_missing
[ -f "$build/build.ninja" ] || set -- -DCMAKE_BUILD_TYPE=Release "$@"
configure "$build" "$@"
cmake --build "$build"
ctest --test-dir "$build" --output-on-failure --parallel "$(nproc)"
