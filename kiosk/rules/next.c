#include "rules/next.h"

#include <stdlib.h>

#include "base/arena.h"
#include "rules/engine.h"

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

static struct missing without(
    struct arena *arena, struct missing missing, uint32_t rule)
{
    struct missing_item *items = ARENA_LIST(arena, struct missing_item, missing.count);
    size_t count = 0;
    for (size_t i = 0; i < missing.count; i++)
        if (missing.items[i].rule != rule)
            items[count++] = missing.items[i];
    return (struct missing){ items, count };
}

/* A parent that is not known does not switch its children off, and is asked all the same. */
struct questions next_gates(
    struct arena *arena, struct evaluation *evaluation, uint32_t rule)
{
    struct missing of_parent, nothing;
    if (!eval_rules(evaluation, NULL, 0, &nothing)) /* empties the cache */
        return (struct questions){ 0 };
    eval_is_disabled(evaluation, rule, &of_parent);
    struct outcome own =
        eval_applicability(evaluation, evaluation->rules->rules.items[rule].node);
    struct missing all = missing_merge(evaluation, of_parent, own.missing);
    return next_order(arena, evaluation->rules, without(arena, all, rule));
}
