/* Why a rule is worth what it is: the conditions that were looked at, in the order in which
 * they were, each once. */
#pragma once

#include "rules/eval.h"

enum explain_mark {
    EXPLAIN_UNKNOWN, /* not answered yet */
    EXPLAIN_HOLDS,
    EXPLAIN_FAILS,
    EXPLAIN_COUNTS /* no condition, but a part of the amount or of the date */
};

struct ground {
    uint32_t rule;
    enum explain_mark mark;
    struct value value;            /* of the rule */
    bool is_answered;              /* in the situation, rather than computed */
    bool is_default;               /* computed from its default */
    const struct yaml *references; /* `références`, or NULL */
};

struct explanation {
    const struct ground *grounds;
    size_t count;
};

/* What `rule` rests on directly; for the next level, ask again for the rule of a ground.
 * Leaves the cache of the evaluation as it is, and adds to it. Lives in `arena`. */
struct explanation explain_rule(
    struct arena *arena, struct evaluation *evaluation, uint32_t rule);
