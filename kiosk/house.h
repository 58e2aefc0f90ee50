/* The hall: one screen, one finger, one visit after the other. Hands what people do to the
 * screens, lays out what the screens show, brings it to the glass, and sleeps in between.
 * A visit from a script goes the same way, without a display and in virtual time. */
#pragma once

#include <stdbool.h>

#include "ui/window.h"
#include "visit/visit.h"

struct house_wish {
    struct terminal terminal;
    struct deposit *deposit; /* NULL: no data folder; else asked anew for each visit */
    struct moment now;       /* the clock when the program started */
    const char *fonts;       /* folder */
    struct window_wish window;
    /* Opens the contents anew; those of before stay open until the next call. NULL when they
     * cannot be opened. */
    const struct catalog *(*renew)(void *keeper);
    void *keeper;
    const char *complaints; /* a file whose lines stand beside the visit; NULL: none */
    const char *script,
        *out; /* a visit from a file, its pictures; NULL: a real screen */
};

/* Returns when the system asks to end, or when the script has been made. False when it did
 * not hold, or when there is no screen to be had: standard error says what to do. */
bool house_run(const struct house_wish *wish);
