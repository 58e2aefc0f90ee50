/* The screens: each is a view (visit to scene, changes nothing) and an update (one action,
 * the next visit). One table of them, one frame around them. */
#pragma once

#include <stdbool.h>

#include "scene/scene.h"
#include "visit/visit.h"

/* What a touch may ask for. */
enum verb {
    DO_NOTHING,
    /* the frame's */
    DO_BACK,
    DO_HOME,
    DO_LEAVE,
    DO_LANGUAGES,
    DO_SET_LANGUAGE, /* thing: struct language */
    DO_TEXT,
    DO_COMFORT,
    DO_SCROLL,         /* number: pixels */
    DO_GO,             /* number: enum place_id */
    DO_OPEN_SITUATION, /* thing: what its name says, for all DO_OPEN_… */
    DO_OPEN_SHEET,
    DO_OPEN_CHECK,
    DO_OPEN_RIGHT,
    DO_OPEN_DEADLINE,
    DO_OPEN_DIRECTORY,
    DO_OPEN_OFFICE,
    DO_OPEN_STORY,
    DO_OPEN_LETTER,
    DO_OPEN_REQUEST,
    /* a screen's own */
    DO_NEXT,
    DO_SKIP,
    DO_CHOOSE, /* number or thing */
    DO_MARK,   /* a checkbox: number */
    DO_TYPE,   /* thing: a character */
    DO_DELETE,
    DO_KEYS,  /* number: enum visit_keys */
    DO_DAY,   /* number: days since 1970 */
    DO_MONTH, /* number: months to go, -12 to 12 */
    DO_CHANGE,
    DO_SEND,
    DO_SUM_UP, /* what is known already */
    DO_GO_ON,  /* with the questions */
    DO_KEEP,
    DO_STAY,
};

struct screen {
    const char *name; /* "home"; a request's step has its own: screen_name() */
    void (*view)(struct scene *scene, const struct visit *visit);
    /* The end side of the footer; NULL for nothing there. */
    void (*foot)(struct scene *scene, const struct visit *visit);
    /* Under the page, above the footer, never scrolled: a keyboard. May be NULL. */
    void (*keys)(struct scene *scene, const struct visit *visit);
    /* False: not this screen's, the frame carries it out. May be NULL. */
    bool (*update)(struct visit *visit, struct action action);
    bool bare;    /* no footer */
    bool no_back; /* what was done cannot be undone by going back */
    bool narrow;  /* wide margins, where there is room */
};

/* The scene of where the visit is, ready for the layout: width and height in pixels, scale
 * as in scene.h. Lives in `arena`. Never NULL. */
struct scene *screen_view(struct arena *arena, const struct visit *visit, int width,
    int height, double scale);

/* Carries out one action. Gives the visit to go on with: a new one after "Quitter". */
struct visit *screen_update(struct visit *visit, struct action action);

/* "home", "request.name": stable, for tests and scripts. */
const char *screen_name(const struct visit *visit);
