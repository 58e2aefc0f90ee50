/* What rules can still be worth, whatever is answered to the questions that are open. A
 * goal that can be worth one thing only is settled, though the engine still misses answers:
 * ten points are over a threshold of five, whichever others come. */
#pragma once

#include "rules/delay.h"
#include "rules/eval.h"

/* Which inputs may still be answered; all others stay as they are. */
struct open_questions {
    bool (*is_open)(const void *context, uint32_t rule);
    const void *context;
    const struct delays *delays; /* may be NULL */
};

/* By rule: an open question whose answer might still change one of the goals. All false:
 * every goal is settled. It errs on the side of asking. Lives in `arena`. */
const bool *possible_questions(struct arena *arena, struct evaluation *evaluation,
    struct open_questions open, const uint32_t *goals, size_t count);

/* The same question asked of one of them, more exactly, at the price of supposing each of
 * its answers. */
bool possible_matters(struct arena *arena, struct evaluation *evaluation,
    struct open_questions open, const uint32_t *goals, size_t count, uint32_t question);
