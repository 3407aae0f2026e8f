# Shared by the scripts beside it: `. "$(dirname "$0")/lib.sh"`.

say() { echo "fittribe: $*" >&2; }

fail() {
    say "$@"
    exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# Runs a command as root, directly or by a sudo that asks for no password.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    else
        sudo -n "$@"
    fi
}

can_be_root() { [ "$(id -u)" = 0 ] || { have sudo && sudo -n true 2>/dev/null; }; }

can_apt() { have apt-get && can_be_root; }

# Installs Debian packages; the package lists are fetched only when they do not know them.
apt_install() {
    log=$(mktemp)
    if ! apt_get install -y --no-install-recommends "$@" >"$log" 2>&1; then
        apt_get update >>"$log" 2>&1 || true
        if ! apt_get install -y --no-install-recommends "$@" >>"$log" 2>&1; then
            tail -n 15 "$log" >&2
            rm -f "$log"
            return 1
        fi
    fi
    rm -f "$log"
}

apt_get() { as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 "$@"; }

# The newer of the two builds in a target folder, or nothing.
newest_build() {
    newest=
    for candidate in "$1/release/fittribe" "$1/debug/fittribe"; do
        [ -x "$candidate" ] || continue
        if [ -z "$newest" ] || [ "$candidate" -nt "$newest" ]; then newest=$candidate; fi
    done
    echo "$newest"
}
