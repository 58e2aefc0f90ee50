/* What inquiry.c and reasons.c share. */
#pragma once

#include "rules/delay.h"
#include "rules/eval.h"
#include "visit/inquiry.h"

/* Lives in its own scratch arena. */
struct inquiry {
    struct arena *scratch;
    const struct selfcheck *selfcheck;
    const struct ruleset *rules;
    struct situation *situation;
    struct evaluation *evaluation;
    bool supposes; /* answers that change nothing and that nobody gave */
};

/* The number of a rule; 0 for NULL. */
uint32_t inquiry_rule(const struct inquiry *inquiry, const struct rule *rule);

/* A value as it is told, in the language set; NULL for yes, and for what is not told: no,
 * not known, not applicable. In `arena`. */
const char *inquiry_told(struct arena *arena, struct value value);

/* Fills the reasons of a result whose outcome is known; they live in `arena`. */
void reasons_add(
    const struct inquiry *inquiry, struct arena *arena, struct result *result);
