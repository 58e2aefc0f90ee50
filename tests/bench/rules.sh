#!/bin/sh
# The engine of the self-checks beside the reference engine, in one run: loading (a program,
# as a pack holds it; the text of the model; and how far that is from reading the bytes),
# random situations of two models that others wrote, memory; then the next question in our
# own checks. Prints what it measured, and whether the goals are met: loading and situations
# 50 times as fast, a tenth of the memory, a next question under 1 ms. On a quiet machine:
# the reference takes five minutes of it.
#
#     tests/bench/rules.sh [SITUATIONS]
set -eu
cd "$(dirname "$0")/../.."
. kiosk/install.sh
# shellcheck disable=SC2086
install_packages $packages_to_build

build=$(realpath -m "${SEUIL_BENCH_BUILD:-build-bench}")
situations=${1:-200}

reference() {
    tests/reference/run.sh "$build/reference" "$PWD/tests/bench/reference.mjs" "$@"
}

{ cmake -S . -B "$build" -G Ninja -DSEUIL_TESTS=ON &&
    cmake --build "$build" --target bench_rules; } >/dev/null
bench=$build/tests/bench/bench_rules
folder=$build/bench
mkdir -p "$folder"

for model in aides-velo modele-social; do
    reference questions $model "$situations" "$folder" || exit $?
    reference measure $model "$folder" >"$folder/$model.reference"
    "$bench" compile "$folder/$model.json" "$folder/$model.program" --filter \
        >"$folder/$model.text"
    "$bench" model "$folder/$model.program" "$folder/$model.jsonl" >"$folder/$model.ours"
done
"$bench" next content assets >"$folder/next"
node tests/bench/report.mjs "$folder" aides-velo modele-social
