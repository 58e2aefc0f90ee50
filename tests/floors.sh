#!/bin/bash
# The stairs hold: a room includes only what stands below it, a library is included by the
# files that DESIGN gives it and by no header, and the back door has never seen a display.
# Usage: floors.sh SOURCE [SEUIL_DESK]
set -u
desk=${2:+$(realpath -m "$2")}
cd "$1/kiosk" || exit 2
failed=0

declare -A below=(
    [base]=""
    [rules]="base"
    [content]="base rules"
    [requests]="base"
    [visit]="base rules content requests"
    [scene]="base"
    [screens]="base rules content visit scene"
    [voice]="base scene"
    [ui]="base scene"
)

# Which libraries a room may know.
declare -A libraries=(
    [base]="yaml.h libintl.h"
    [rules]=""
    [content]="sqlite3.h md4c.h gettext-po.h"
    [requests]="sqlite3.h sodium.h"
    [visit]=""
    [scene]=""
    [screens]=""
    [voice]="SDL.h espeak-ng/speak_lib.h"
    [ui]="SDL.h SDL_ttf.h SDL_image.h fribidi.h hb.h hb-ot.h linebreak.h qrencode.h"
)

say() {
    echo "floors: $*"
    failed=1
}

for room in "${!below[@]}"; do
    [ -d "$room" ] || continue
    while IFS=: read -r file line text; do
        other=$(sed -E 's/.*"([a-z_]+)\/.*/\1/' <<<"$text")
        [ "$other" = "$room" ] && continue
        [[ " ${below[$room]} " == *" $other "* ]] ||
            say "$file:$line: $room may not include from $other"
    done < <(grep -rnE '^#include "[a-z_]+/' "$room")
    while IFS=: read -r file line text; do
        header=$(sed -E 's/.*<(.*)>.*/\1/' <<<"$text")
        header=${header#SDL2/}
        # A header with a folder or of the C library and POSIX is the system's.
        case $header in
        sys/* | pthread.h | setjmp.h | assert.h | ctype.h | errno.h | fcntl.h | fenv.h | float.h | getopt.h | \
            inttypes.h | limits.h | locale.h | math.h | signal.h | stdarg.h | stdatomic.h | \
            stdbool.h | stddef.h | stdint.h | stdio.h | stdlib.h | string.h | strings.h | \
            termios.h | time.h | unistd.h | dirent.h | poll.h | spawn.h) continue ;;
        esac
        [[ " ${libraries[$room]} " == *" $header "* ]] ||
            say "$file:$line: $room does not know <$header>"
        case $file in
        base/language.h) ;; # tr() is libintl's
        *.h) say "$file:$line: no header shows a library: <$header>" ;;
        esac
    done < <(grep -rnE '^#include <' "$room")
done

if [ -n "$desk" ]; then
    libraries_of_desk=$(ldd "$desk") || say "$desk cannot be looked into"
    if grep -qi sdl <<<"$libraries_of_desk"; then
        say "seuil-desk links SDL"
    fi
fi
[ $failed = 0 ] && echo "floors: every room stands on its own stairs"
exit $failed
