#include "rules/coverage.h"

#include "base/arena.h"
#include "rules/engine.h"

struct coverage {
    struct arena *arena;
    const struct ruleset *rules;
    bool **taken; /* by node, NULL for one without branches */
};

static bool has_branches(const struct node *node)
{
    return node->kind == NODE_VARIATIONS || node->kind == NODE_GRID ||
           node->kind == NODE_SCALE || node->kind == NODE_PROGRESSIVE;
}

struct coverage *coverage_open(struct arena *arena, const struct ruleset *rules)
{
    struct coverage *coverage = ARENA_NEW(arena, struct coverage);
    *coverage = (struct coverage){ .arena = arena, .rules = rules };
    coverage->taken = ARENA_LIST(arena, bool *, rules->nodes.count);
    for (uint32_t i = 1; i < rules->nodes.count; i++)
        if (has_branches(&rules->nodes.items[i]))
            coverage->taken[i] =
                ARENA_LIST(arena, bool, rules->nodes.items[i].count / 2 + 1);
    return coverage;
}

/* A branch counts when its condition holds and none before it was open. */
static void add_variations(
    const struct evaluation *evaluation, const struct node *node, bool *taken)
{
    for (size_t i = 0; i + 1 < node->count; i += 2) {
        const struct outcome *condition = evaluated(evaluation, node->list[i]);
        if (!condition || condition->value.kind == VALUE_UNDEFINED)
            return;
        if (value_holds(condition->value)) {
            taken[i / 2] = true;
            return;
        }
    }
}

/* Of the brackets, those whose amount was looked at. */
static void add_brackets(
    const struct evaluation *evaluation, const struct node *node, bool *taken)
{
    for (size_t i = 0; i + 1 < node->count; i += 2)
        if (evaluated(evaluation, node->list[i + 1]))
            taken[i / 2] = true;
}

void coverage_add(struct coverage *coverage, const struct evaluation *evaluation)
{
    for (uint32_t i = 1; i < coverage->rules->nodes.count; i++) {
        const struct node *node = &coverage->rules->nodes.items[i];
        if (!coverage->taken[i] || !evaluated(evaluation, i))
            continue;
        if (node->kind == NODE_VARIATIONS)
            add_variations(evaluation, node, coverage->taken[i]);
        else
            add_brackets(evaluation, node, coverage->taken[i]);
    }
}

struct uncovered_list {
    ARRAY(struct uncovered)
};

static void gather(struct coverage *coverage, uint32_t rule, uint32_t number,
    struct uncovered_list *found)
{
    const struct node *node = &coverage->rules->nodes.items[number];
    for (size_t i = 0; i + 1 < node->count; i += 2)
        if (!coverage->taken[number][i / 2])
            *ARRAY_ADD(coverage->arena, found) = (struct uncovered){ .rule = rule,
                .branch = (int)(i / 2 + 1),
                .of = (int)(node->count / 2),
                .at = coverage->rules->nodes.items[node->list[i + 1]].at };
}

size_t coverage_missing(
    struct coverage *coverage, uint32_t rule, const struct uncovered **branches)
{
    struct uncovered_list found = { 0 };
    for (uint32_t i = 1; i < coverage->rules->nodes.count; i++)
        if (coverage->taken[i] && coverage->rules->nodes.items[i].owner == rule)
            gather(coverage, rule, i, &found);
    *branches = found.items;
    return found.count;
}
