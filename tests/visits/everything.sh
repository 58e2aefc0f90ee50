#!/bin/sh
# One visit through every sheet, or through every result of a check, with the real program.
#     everything.sh BUILD-FOLDER EVERYTHING sheets|CHECK
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$2" "$1/content.pack" "$3" >"$work/visit.jsonl"
"$1/seuil" --pack "$1/content.pack" --now 2026-11-21T10:00 --visit "$work/visit.jsonl" \
    --out "$work/out"
