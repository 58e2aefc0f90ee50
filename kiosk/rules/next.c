#include "rules/next.h"

#include <stdlib.h>

#include "base/arena.h"

struct candidate {
    uint32_t rule;
    double score, position;
    size_t mention;
};

/* Positions 1, 2, 3 … first, then the rest by score; equals in the order of mention. */
static int compare(const void *left, const void *right)
{
    const struct candidate *a = left;
    const struct candidate *b = right;
    double x = a->position > 0 ? 1 / a->position : 0;
    double y = b->position > 0 ? 1 / b->position : 0;
    if (x != y)
        return x > y ? -1 : 1;
    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    return a->mention < b->mention ? -1 : a->mention > b->mention;
}

struct questions next_order(
    struct arena *arena, const struct ruleset *rules, struct missing missing)
{
    struct candidate *candidates = ARENA_LIST(arena, struct candidate, missing.count);
    for (size_t i = 0; i < missing.count; i++)
        candidates[i] = (struct candidate){ .rule = missing.items[i].rule,
            .score = missing.items[i].score,
            .position = ruleset_rule(rules, missing.items[i].rule)->position,
            .mention = i };
    if (missing.count > 0)
        qsort(candidates, missing.count, sizeof *candidates, compare);
    uint32_t *ordered = ARENA_LIST(arena, uint32_t, missing.count);
    for (size_t i = 0; i < missing.count; i++)
        ordered[i] = candidates[i].rule;
    return (struct questions){ ordered, missing.count };
}

bool next_questions(struct arena *arena, struct evaluation *evaluation,
    const uint32_t *goals, size_t count, struct questions *questions)
{
    struct missing missing;
    if (!eval_rules(evaluation, goals, count, &missing))
        return false;
    *questions = next_order(arena, evaluation_rules(evaluation), missing);
    return true;
}
