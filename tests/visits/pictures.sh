#!/bin/sh
# Makes the pictures of README.md again, by a visit. Usage: pictures.sh BUILD
# Wants ImageMagick, which brings them to half size.
set -eu
build=$1
here=$(dirname "$0")
out=$(mktemp -d)
site=$(mktemp -d)
trap 'rm -rf "$out" "$site"' EXIT
echo "une phrase pour les images du README" >"$out/passphrase"
cp "$here/../../content/example/site.yaml" "$site/site.yaml"
SEUIL_PASSPHRASE_FILE=$out/passphrase "$build/seuil-desk" init "$site" \
    --key "$out/key" >/dev/null
for language in fr ar; do
    "$build/seuil" --data "$site" --language $language --now 2026-11-21T10:00 \
        --visit "$here/pictures.jsonl" --out "$out/$language"
done
target=$here/../../assets/readme
for picture in fr/accueil fr/fiche fr/date fr/resultat fr/ticket; do
    convert "$out/$picture.png" -resize 50% +dither -colors 256 "$target/${picture#fr/}.png"
done
convert "$out/ar/accueil.png" -resize 50% +dither -colors 256 "$target/accueil-ar.png"
