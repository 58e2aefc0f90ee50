#!/bin/sh
# run.sh FOLDER SCRIPT [ARGUMENT…]: runs a script with the reference engine beside it. The
# packages are installed into FOLDER the first time, and again when package.json changes.
# Without Node, or when npm cannot be reached, says that it was skipped: status 77.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=$1
script=$2
shift 2

skip() {
    echo "skipped: $1"
    exit 77
}

for tool in node npm; do
    command -v "$tool" >/dev/null || skip "$tool is not installed"
done
node -e 'process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)' ||
    skip "Node 18 or newer is needed, here is $(node --version)"

mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
if ! cmp -s "$here/package.json" "$folder/installed.json"; then
    cp "$here/package.json" "$folder/package.json"
    # No package needs its install script, and some of them fail without a developer's tools.
    (cd "$folder" && npm install --ignore-scripts --no-audit --no-fund --no-update-notifier \
        --fetch-retries=1 --fetch-timeout=60000) >"$folder/npm.log" 2>&1 ||
        skip "npm could not install the reference engine (see $folder/npm.log)"
    cp "$here/package.json" "$folder/installed.json"
fi

# The reference counts days in the local time zone; its vectors were made in this one.
exec env TZ=UTC SEUIL_REFERENCE="$folder" node "$script" "$@"
