#!/bin/sh
# Takes the letter of letter.jsonl along on a telephone: what a decoder reads from the
# pictures of the real screen is what letter.read says. Nothing else was written.
#
#     codes.sh BUILD-FOLDER PAGES [seuil's options ...]
#
# The code comes into view after so many touches of "Voir la suite".
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=$1 pages=$2
shift 2
command -v zbarimg >/dev/null || {
    echo "skipped: there is no zbarimg"
    exit 77
}
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
TMPDIR=$out/tmp
export TMPDIR
mkdir "$TMPDIR" "$out/script"
visit=$out/script/letter.jsonl
sed '/"shot":"page-1"/,$d' "$here/letter.jsonl" >"$visit"
while [ "$pages" -gt 0 ]; do
    echo '{"tap":{"id":"scroll.more"}}' >>"$visit"
    pages=$((pages - 1))
done
sed -n '/"shot":"page-1"/,$p' "$here/letter.jsonl" >>"$visit"
"$build/seuil" --pack "$build/content.pack" --now 2026-11-21T10:00 \
    --visit "$visit" --out "$out/pictures" "$@"
written=$(ls "$TMPDIR" "$out")
[ "$written" = "$(printf '%s:\npictures\nscript\ntmp\n\n%s:' "$out" "$TMPDIR")" ] || {
    echo "something else was written: $written"
    exit 1
}
for picture in page-1 page-2; do
    zbarimg -q --raw "$out/pictures/$picture.png" 2>/dev/null
done >"$out/read"
[ -z "${SEUIL_READ:-}" ] || cp "$out/read" "$here/letter.read"
diff -u "$here/letter.read" "$out/read"
