#!/bin/sh
# Installs what is missing, builds, and opens the kiosk on the contents of this repository
# with a demonstration site. Without a display it makes the same visit offscreen. Arguments
# are handed on to the kiosk.
set -eu
cd "$(dirname "$0")/.."
. kiosk/install.sh

build=build
demo=$build/demo
# shellcheck disable=SC2086
install_packages $packages_to_build

log=$(mktemp)
if ! { cmake -S . -B $build -G Ninja && cmake --build $build; } >"$log" 2>&1; then
    cat "$log" >&2
    exit 1
fi
rm -f "$log"

SEUIL_PASSPHRASE_FILE=$demo/passphrase
export SEUIL_PASSPHRASE_FILE
if [ ! -e $demo/site/requests.db ]; then
    mkdir -p $demo/site
    echo "lisible seulement pour la démonstration" >$demo/passphrase
    cp content/example/site.yaml $demo/site/site.yaml
    $build/seuil-desk init $demo/site --key $demo/equipe.key >$demo/recovery-words
fi

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    echo "Phrase secrète de la démonstration : $(cat $demo/passphrase)"
    echo "Les demandes : SEUIL_PASSPHRASE_FILE=$demo/passphrase" \
        "$build/seuil-desk requests $demo/site --key $demo/equipe.key"
    exec $build/seuil --data $demo/site "$@"
fi

echo "Pas d'écran : la visite de démonstration se fait sans, en images."
$build/seuil --data $demo/site --language fr --visit tests/visits/demo.jsonl \
    --now 2026-11-21T10:00 --out $demo/images "$@"
$build/seuil-desk requests $demo/site --key $demo/equipe.key
$build/seuil-desk export $demo/site --key $demo/equipe.key --format csv \
    -o $demo/demandes.csv
echo "Images : $demo/images"
echo "Demande scellée : $demo/site/requests.db"
echo "Demande exportée : $demo/demandes.csv"
echo "Phrase secrète de la démonstration : $(cat $demo/passphrase)"
