#!/bin/sh
# Makes one visit with the real program, on a copy of a site made for the tests, and checks
# what it left behind:
#   - what the team reads is NAME.said, or nothing at all where there is no such file;
#   - nothing that was typed stands in the data folder, in any writing (traces.py).
#
#     run_visit.sh [-k] [-c CIRCUMSTANCE] BUILD-FOLDER NAME [seuil's options ...]
#
# -k makes the visit with the keypad only. Circumstances: full-disk, read-only, no-folder,
# no-pack, damaged-pack, unsigned-pack; and where nothing is wrong: signed-pack, new-site.
# Ends with 77 where a circumstance cannot be made here.
#     run_visit.sh -s BUILD-FOLDER        makes the site (tests/visits/site in the build)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
keypad='' circumstance='' make_site=''
while getopts kc:s option; do
    case $option in
        k) keypad=yes ;;
        c) circumstance=$OPTARG ;;
        s) make_site=yes ;;
        *) exit 2 ;;
    esac
done
shift $((OPTIND - 1))
build=$1
shift
fixture=$build/tests/visits/site
SEUIL_PASSPHRASE_FILE=$fixture/passphrase
export SEUIL_PASSPHRASE_FILE

if [ -n "$make_site" ]; then
    rm -rf "$fixture"
    mkdir -p "$fixture/data"
    echo "quatre mots pour essayer" >"$SEUIL_PASSPHRASE_FILE"
    cp "$here/../../content/example/site.yaml" "$fixture/data"
    "$build/seuil-desk" init "$fixture/data" --key "$fixture/team.key" >/dev/null
    exit
fi

name=$1
shift
work=$(mktemp -d)
data=$work/data
mounted=''
clean_up() {
    [ -z "$mounted" ] || umount "$data" || true
    chmod -R u+w "$work"
    rm -rf "$work"
}
trap clean_up EXIT
mkdir "$data"

# In which language the visit ends, as the team reads it.
code=fr language=français
case " $* " in
    *" --language en "*) code=en language=anglais ;;
    *" --language ar "*) code=ar language=arabe ;;
esac

# --- the circumstance ---

skip() {
    echo "skipped: $1"
    exit 77
}

as='' # what stands before the command
case $circumstance in
    full-disk)
        mount -t tmpfs -o size=160k none "$data" 2>/dev/null ||
            skip "a small file system can be mounted by root only"
        mounted=yes
        ;;
    read-only)
        # Root may write everywhere.
        [ "$(id -u)" != 0 ] || as="setpriv --reuid=65534 --clear-groups"
        # shellcheck disable=SC2086 # several words
        $as test -x "$build/seuil" || skip "only root can read the build folder"
        ;;
esac
cp -r "$fixture/data/." "$data"
pack=$build/content.pack
key=$fixture/team.key
sign() {
    cp "$pack" "$work/content.pack"
    pack=$work/content.pack
    "$build/seuil-desk" sign "$pack" --key "$key" --require "$data"
}
case $circumstance in
    full-disk)
        # The rest is filled, but for what opening the store takes.
        head -c 1m /dev/zero >"$data/filler" 2>/dev/null || true
        truncate -s -36864 "$data/filler"
        ;;
    read-only)
        chmod -R a+rX,a-w "$data"
        chmod 777 "$work"
        ;;
    no-folder) data=$work/nowhere ;;
    no-pack) pack=$work/nothing.pack ;;
    damaged-pack)
        cp "$pack" "$work/damaged.pack"
        pack=$work/damaged.pack
        printf 'x' | dd of="$pack" bs=1 seek=100000 conv=notrunc 2>/dev/null
        ;;
    unsigned-pack)
        sign
        rm "$pack.sig"
        ;;
    signed-pack)
        sign
        circumstance=''
        ;;
    new-site)
        key=$work/new.key
        rm -r "$data"
        "$build/seuil-desk" init "$data" --key "$key" >/dev/null
        circumstance=''
        ;;
esac

# --- the visit ---

now=2026-11-21T10:00
visit=$here/$name.jsonl
if [ -n "$keypad" ]; then
    mkdir "$work/keys"
    cp -r "$data" "$work/keys/data"
    python3 "$here/keys.py" "$build/seuil" "$visit" "$work/keys.jsonl" "$work/keys" \
        --pack "$pack" --data "$work/keys/data" --now $now "$@"
    visit=$work/keys.jsonl
fi
# shellcheck disable=SC2086 # several words
$as "$build/seuil" --pack "$pack" --data "$data" --now $now --visit "$visit" \
    --out "$work/out" "$@" 2>"$work/told" || {
    cat "$work/told"
    exit 1
}

# --- what it left behind ---

fail() {
    echo "$1"
    exit 1
}

if [ -z "$circumstance" ]; then
    [ ! -s "$work/told" ] || fail "standard error: $(cat "$work/told")"
else
    [ "$circumstance" = full-disk ] || grep -q '^seuil: ' "$work/told" ||
        fail "nobody told the operator what is wrong"
fi

words=$(sed -n 's/^{"type":"\(.....*\)"}$/\1/p' "$visit" "$here/$name.jsonl" | sort -u)
if [ -n "$words" ] && [ -d "$data" ]; then
    set --
    while IFS= read -r word; do
        set -- "$@" --word "$word"
    done <<END
$words
END
    python3 "$here/traces.py" "$@" "$data" || fail "what was typed can be read"
fi

[ "$circumstance" != no-folder ] || exit 0
[ "$circumstance" != read-only ] || chmod -R u+w "$data"
rm -f "$data/filler"
desk() {
    command=$1
    shift
    "$build/seuil-desk" "$command" "$data" --key "$key" "$@"
}
if [ ! -e "$here/$name.said" ]; then
    desk requests | grep -q '^Aucune demande' || fail "something was stored"
    exit 0
fi
desk export --format json -o "$work/all.json" >/dev/null
desk export --format csv -o "$work/all.csv" >/dev/null
python3 "$here/said.py" "$work/all.json" "$work/all.csv" >"$work/said"
sed "s/\"language\": \"fr\"/\"language\": \"$code\"/; s/^Langue: français/Langue: $language/" \
    "$here/$name.said" >"$work/expected"
diff -u "$work/expected" "$work/said" || {
    [ -z "${SEUIL_SAID:-}" ] || cp "$work/said" "$SEUIL_SAID"
    fail "the team reads something else than was said"
}
