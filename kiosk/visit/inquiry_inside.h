/* What inquiry.c, rights.c and reasons.c share. */
#pragma once

#include "rules/delay.h"
#include "rules/eval.h"
#include "rules/possible.h"
#include "visit/inquiry.h"

/* Lives in its own scratch arena. */
struct inquiry {
    struct arena *scratch;
    const struct selfcheck *selfcheck;
    const struct check *check; /* the one asked about */
    const struct ruleset *rules;
    struct situation *situation;
    struct evaluation *evaluation;
    bool supposes; /* answers that change nothing and that nobody gave */
};

/* The number of a rule; 0 for NULL. */
uint32_t inquiry_rule(const struct inquiry *inquiry, const struct rule *rule);

/* The question of a rule, unless it was asked already; NULL for none. */
const struct question *inquiry_open_question(
    const struct inquiry *inquiry, uint32_t rule);

/* Which inputs may still be answered. */
struct open_questions inquiry_open_inputs(const struct inquiry *inquiry);

/* The one to ask before `question`, which may be itself. */
const struct question *inquiry_first_gate(
    const struct inquiry *inquiry, const struct question *question);

/* The question that matters most to these goals, or NULL; `left`: how many do. */
const struct question *inquiry_next_for(
    const struct inquiry *inquiry, const uint32_t *goals, size_t count, int *left);

/* A value as it is told, in the language set; NULL for yes, and for what is not told: no,
 * not known, not applicable. In `arena`. */
const char *inquiry_told(struct arena *arena, struct value value);

/* Fills the reasons of a result whose outcome is known; they live in `arena`. */
void reasons_add(
    const struct inquiry *inquiry, struct arena *arena, struct result *result);
