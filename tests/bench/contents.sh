#!/bin/sh
# How long authors wait: `seuil-desk check` and `seuil-desk pack` of the contents, and both
# together, which should stay under two seconds. Figures, no verdict.
#
#     tests/bench/contents.sh [BUILD-FOLDER] [RUNS]
#
# Wants a build as it is shipped; nothing else should run meanwhile.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "${1:-$here/../../build}" && pwd)
runs=${2:-9}
cd "$here/../.."
pack=$(mktemp)
trap 'rm -f "$pack"' EXIT
day=2026-11-21

check() {
    "$build/seuil-desk" check content --on $day >/dev/null
}

pack() {
    "$build/seuil-desk" pack content -o "$pack" --on $day
}

both() {
    check
    pack
}

milliseconds() {
    echo $(($(date +%s%N) / 1000000))
}

# The median of `runs` times; once before, so that the files are in memory.
measure() {
    "$1"
    for _ in $(seq "$runs"); do
        start=$(milliseconds)
        "$1"
        echo $(($(milliseconds) - start))
    done | sort -n | awk -v what="$1" '{ took[NR] = $1 }
        END { printf "%-6s median %5d ms   min %5d   max %5d   n=%d\n",
              what, took[int((NR + 1) / 2)], took[1], took[NR], NR }'
}

echo "$(find content/sheets -name '*.md' | wc -l) sheets, $(find content/checks \
    -name 'c-*.yaml' ! -name '*.cases.yaml' | wc -l) checks"
for what in check pack both; do
    measure $what
done
