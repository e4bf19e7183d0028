# SPDX-License-Identifier: GPL-3.0-or-later
# Sourced by app/run.sh and tests/run.sh: installs the packages of packages.txt that are missing, and configures a build.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '%s\n' "$*" >&2; }

# Installs what is missing, as root or with sudo; does nothing, quickly, when nothing is.
install_missing() {
    local wanted missing=() name
    mapfile -t wanted < <(sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$root/app/packages.txt")
    local installed
    # dpkg-query fails when it does not know a name; that name is then one of the missing.
    installed=$({ dpkg-query -W -f '${db:Status-Status} ${Package}\n' "${wanted[@]}" 2>/dev/null || true; } | sed -n 's/^installed //p')
    for name in "${wanted[@]}"; do
        grep -qxF "$name" <<<"$installed" || missing+=("$name")
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            say "Missing packages: ${missing[*]}. Install them as root with apt-get install, or install sudo, and start again."
            return 4
        fi
        as_root=(sudo)
    fi
    say "Installing ${#missing[@]} missing packages: ${missing[*]}"
    "${as_root[@]}" apt-get update -qq >&2
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
}

# configure DIRECTORY [CMAKE OPTION...]: once; ninja itself notices later changes of the build files.
configure() {
    local build=$1
    shift
    if [ ! -f "$build/build.ninja" ] || [ $# -gt 0 ]; then
        cmake -S "$root" -B "$build" -G Ninja "$@" >&2
    fi
}
