/* The hand of a visit from a script: touches, drags and types as a person would, and looks
 * at the screen again after each. */
#pragma once

#include <stdbool.h>

#include "ui/script.h"
#include "ui/script_find.h"

/* Complaints stand at `at`. */
struct hand {
    const struct stage *stage;
    struct diag *diag;
    struct place at;
};

/* Touches the one node that is wanted, after scrolling it into view. */
bool hand_tap(const struct hand *hand, const struct wanted *wanted);

/* Types on the keyboard that the screen shows, key by key, turning its pages. */
bool hand_type(const struct hand *hand, const char *text);
