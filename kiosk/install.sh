# Sourced by run.sh and tests/run.sh: installs the Debian packages named as arguments that
# are not there yet. Quiet where nothing is to do.

packages_to_build="gcc libc6-dev cmake ninja-build pkg-config gettext libgettextpo-dev
    libyaml-dev libsqlite3-dev libsodium-dev libmd4c-dev libsdl2-dev libsdl2-ttf-dev
    libsdl2-image-dev libfribidi-dev libharfbuzz-dev libunibreak-dev libqrencode-dev
    fonts-inter fonts-noto-core"

package_is_there() {
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        echo "Il faut être root, ou avoir sudo, pour installer : $missing" >&2
        exit 1
    fi
}

install_packages() {
    missing=
    for package in "$@"; do
        package_is_there "$package" || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    echo "Installation des paquets Debian :$missing"
    log=$(mktemp)
    # shellcheck disable=SC2086 # one word a package
    if ! { as_root apt-get update && as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y --no-install-recommends $missing; } >"$log" 2>&1; then
        cat "$log" >&2
        echo "L'installation a échoué. Vérifiez le réseau, puis relancez." >&2
        rm -f "$log"
        exit 1
    fi
    rm -f "$log"
}
