/* "Quels droits pour moi ?": several checks asked about together, and what is known of each
 * at any time. Which take part, the contents say (checks/droits.yaml). */
#pragma once

#include "visit/selfcheck.h"

struct arena;
struct inquiry;

/* The question to ask next: first which rights concern this person at all; then what speaks
 * for the most rights at once; then right after right. NULL when nothing is left to ask. */
const struct question *rights_next(
    const struct inquiry *inquiry, struct rights_progress *progress);

enum right_state {
    RIGHT_SETTLED, /* the check has its result */
    RIGHT_LIKELY,  /* what is asked for at first holds: right->likely */
    RIGHT_OPEN     /* not known yet */
};

enum { RIGHT_MAX_MISSING = 3 };

struct right_look {
    const struct right *right;
    enum right_state state;
    const struct check_outcome *outcome; /* RIGHT_SETTLED only */
    /* What was not known, or was not asked yet: the first ones. */
    const struct question *missing[RIGHT_MAX_MISSING];
    size_t missing_count;
    int left; /* questions to the result, about */
};

struct rights_view {
    const struct right_look *items; /* in the order of the contents */
    size_t count;
};

/* What is known of the rights that concern this person, with the answers so far; those that
 * do not are left out. Lives in `arena`. */
struct rights_view rights_look(const struct selfcheck *selfcheck, struct arena *arena);
