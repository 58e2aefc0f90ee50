#!/bin/sh
# Every test: installs what is missing, builds with warnings as errors, once with sanitizers
# (unit tests, conformance, mistakes) and once as it is shipped (visits, memory, windows),
# compiles with clang too, and looks at the stairs. Ends non-zero if anything fails.
set -eu
cd "$(dirname "$0")/.."
. kiosk/install.sh

packages_to_test="libcmocka-dev clang libclang-rt-14-dev xvfb xdotool x11-utils strace
    zbar-tools libreoffice-calc sqlite3 python3"
# shellcheck disable=SC2086
install_packages $packages_to_build $packages_to_test

build=${SEUIL_TEST_BUILD:-build-tests}
jobs=$(nproc)

make_in() {
    folder=$build/$1
    shift
    log=$build/log
    mkdir -p "$build"
    if ! { cmake -S . -B "$folder" -G Ninja -DSEUIL_STRICT=ON "$@" &&
        cmake --build "$folder" -j "$jobs"; } >"$log" 2>&1; then
        grep -E 'error|warning|FAILED' "$log" >&2 || cat "$log" >&2
        echo "build in $folder failed" >&2
        exit 1
    fi
}

echo "== the stairs"
make_in shipped -DSEUIL_TESTS=ON
./tests/floors.sh . "$build/shipped/seuil-desk"

echo "== clang, every warning an error"
make_in clang -DCMAKE_C_COMPILER=clang -DSEUIL_TESTS=ON -DCMAKE_BUILD_TYPE=Debug

echo "== gcc with address and undefined-behaviour sanitizers"
make_in sanitized -DSEUIL_SANITIZE=ON -DSEUIL_TESTS=ON -DCMAKE_BUILD_TYPE=Debug
ctest --test-dir "$build/sanitized" -LE shipped --output-on-failure -j "$jobs"

echo "== as it is shipped"
ctest --test-dir "$build/shipped" -L shipped --output-on-failure -j "$jobs"
