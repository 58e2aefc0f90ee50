/* Somebody who walks through the kiosk without glass: touches nodes by their ids, and has
 * each screen looked at in every size, theme and orientation. */
#pragma once

#include <stdbool.h>

#include "fault.h"
#include "scene/layout.h"
#include "screens/screen.h"

struct walk {
    struct terminal terminal; /* changed where a place is about something missing */
    struct arena *visit_arena, *frame, *of_place, *of_walk;
    struct visit *visit;
    struct measure measure;
    struct typesetter *typesetter;
    const struct catalog *catalog;
    struct deposit *deposit;
    const char *language;
    struct fixed_places
        *fixed;  /* what never moves between screens; NULL: unknown */
    bool golden; /* compare golden scenes */
};

/* The one day on which all walks are made. */
extern const struct moment walk_now;

/* Everything begins anew at home. */
void walk_begin(struct walk *walk);

/* Touches the nodes of these ids, in a line with blanks between. A node that is not there
 * is a fault of `place`; false then. */
bool walk_along(struct walk *walk, const char *place, const char *ids);

/* Looks at the screen as it is now, in every way; `golden`: this one has a golden scene. */
void walk_inspect(struct walk *walk, const char *place, bool golden);

/* Every screen, each in the states that matter (places.c). */
void walk_everywhere(struct walk *walk);
