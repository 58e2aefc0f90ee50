/* The site: what the association sets for one terminal (site.yaml in the data folder). The
 * keys of the file are the names below; openings are {day: mardi, from: "09:00", to:
 * "12:00"}. content/example/site.yaml shows all of them. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/diag.h"

struct arena;

struct opening {
    int weekday;                /* 0 Monday */
    int from_minute, to_minute; /* of the day */
};

struct site {
    const char *id;          /* short, in sealed texts: "demo-01" */
    const char *association; /* "Association de démonstration" */
    const char *place;       /* "Permanence de Villedieu-sur-Marne" */
    const char *phone;       /* digits, or NULL */
    const char *address;
    const char *department;   /* "94" */
    bool overseas;            /* outre_mer */
    bool large_agglomeration; /* grande_agglo */
    bool email_allowed;
    int panel_width_mm;   /* the long or short side that is horizontal; 476 for 21.5" */
    int call_within_days; /* working days in which the team calls; 1 to 10 */
    int idle_seconds;     /* 60 to 600; 120 when not set */
    const char *languages[8]; /* offered, French first; ended by NULL */
    const struct opening *openings;
    size_t opening_count;
    bool demonstration; /* a frame and a word on every screen (P-64) */
};

/* NULL after a mistake, all of which are in `diag`. Lives in `arena`. */
const struct site *site_read(struct arena *arena, const char *path, struct diag *diag);

/* The next day with openings as text for the ticket, in the language set: "mardi 9 h –
 * 12 h et 14 h – 17 h 30"; what is over today is left out, public holidays too. "" when the
 * site names no opening. */
const char *site_next_opening(
    const struct site *site, struct arena *arena, struct moment now);
