#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds Release, opens the window. Arguments go to the program.
# Without a display it renders the overview figures of rare earths into build/figures instead.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/prepare.sh"

install_missing
[ -f "$root/build/build.ninja" ] || configure "$root/build" -DCMAKE_BUILD_TYPE=Release
cmake --build "$root/build" --target lodestone database >"$root/build/build.log" 2>&1 || {
    tail -n 40 "$root/build/build.log" >&2
    say "The build failed; the whole log is in build/build.log."
    exit 1
}

display_is_there() {
    [ -n "${WAYLAND_DISPLAY:-}" ] && return 0
    [ -n "${QT_QPA_PLATFORM:-}" ] && return 0
    [ -n "${DISPLAY:-}" ] || return 1
    case $DISPLAY in
        :*) local number=${DISPLAY#:}; [ -S "/tmp/.X11-unix/X${number%%.*}" ] ;;
        *) return 0 ;;
    esac
}

# A verb needs no window, and so no display.
if [ $# -gt 0 ] && [[ $1 != -* ]] || display_is_there; then
    exec "$root/build/lodestone" "$@"
fi

say "No display is available, so no window can open. Rendering the overview figures of rare earths into build/figures instead."
mkdir -p "$root/build/figures"
for figure in overview shares concentration timeline; do
    # The verb prints the path of what it wrote.
    "$root/build/lodestone" figure "$figure" --mineral rare-earths --stage mining \
        --out "$root/build/figures/rare-earths-$figure.png"
done
