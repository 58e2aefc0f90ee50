#!/bin/sh
# What seuil-desk says of our own checks, word for word:
#
#     explain.sh SEUIL-DESK CONTENTS NAME [--update]
#
# NAME.call holds the command and its arguments behind the contents; NAME.said is what it
# must answer. With --update NAME.said is written anew, to be looked at.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
desk=$1 contents=$2 name=$3
said=$(mktemp)
trap 'rm -f "$said"' EXIT
read -r command arguments <"$here/$name.call"
# shellcheck disable=SC2086 -- words of the line are the arguments
LC_ALL=C.UTF-8 LANGUAGE=fr "$desk" "$command" "$contents" $arguments \
    --on 2026-11-21 >"$said"
if [ "${4-}" = --update ]; then
    cp "$said" "$here/$name.said"
else
    diff -u "$here/$name.said" "$said"
fi
