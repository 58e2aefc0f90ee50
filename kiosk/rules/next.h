/* Which question comes next: the one that the most depends on, unless its author gave it
 * a place (`form: { position: 1 }`). */
#pragma once

#include "rules/eval.h"

struct questions {
    const uint32_t
        *rules; /* the first to be asked first; never one that was answered */
    size_t count;
};

/* The questions whose answers can still change one of the goals, in order. False after an
 * error of the evaluation. Lives in `arena`. */
bool next_questions(struct arena *arena, struct evaluation *evaluation,
    const uint32_t *goals, size_t count, struct questions *questions);

/* The order alone, for a list of what is missing. */
struct questions next_order(
    struct arena *arena, const struct ruleset *rules, struct missing missing);

/* The questions that stand before `rule`: their answers decide whether it has a meaning at
 * all. In order; empty for a rule that has one whatever is answered. */
struct questions next_gates(
    struct arena *arena, struct evaluation *evaluation, uint32_t rule);
