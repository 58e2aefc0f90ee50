#!/bin/sh
# How quick and how small the program is, on this machine; figures and ratios, no verdict.
#
#     tests/bench/run.sh [BUILD-FOLDER] [RUNS]
#
# Wants a build as it is shipped, Xvfb and python3; nothing else should run meanwhile.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "${1:-$here/../../build}" && pwd)
runs=${2:-15}
[ -d "$build/tests/visits/site" ] || "$here/../visits/run_visit.sh" -s "$build"
exec python3 "$here/bench.py" "$build" "$here/../.." "$runs"
