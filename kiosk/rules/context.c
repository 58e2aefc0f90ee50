/* A value in another situation: some rules are overridden, by values computed outside. */
#include <string.h>

#include "base/arena.h"
#include "rules/engine.h"

/* What changes nothing is no override. */
static bool differs(const struct outcome *a, const struct outcome *b)
{
    return !value_same(a->value, b->value) || !unit_same(a->value.unit, b->value.unit);
}

static struct overrides find_overrides(
    struct evaluation *evaluation, const struct node *node)
{
    struct overrides overrides = { 0 };
    for (size_t i = 0; i + 1 < node->count && !eval_failed(evaluation); i += 2) {
        const struct outcome *before = evaluate(evaluation, node->list[i]);
        const struct outcome *instead = evaluate(evaluation, node->list[i + 1]);
        if (!differs(before, instead))
            continue;
        uint32_t rule = eval_node(evaluation, node->list[i])->rule;
        *ARRAY_ADD(evaluation->run->arena, &overrides) =
            (struct override){ rule, node->list[i + 1], instead };
    }
    return overrides;
}

static bool same_overrides(const struct overrides *a, const struct overrides *b)
{
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++)
        if (a->items[i].rule != b->items[i].rule ||
            a->items[i].node != b->items[i].node)
            return false;
    return true;
}

/* Only one level keeps the values of outside: overrides of an outer context are evaluated
 * anew in the inner one, as in the reference engine. */
static struct evaluation *open_inner(
    struct evaluation *evaluation, const struct overrides *overrides)
{
    struct answer *answers;
    struct evaluation *inner = eval_branch(evaluation, &answers);
    if (!inner)
        return NULL;
    for (size_t i = 0; i < evaluation->overrides.count; i++)
        answers[evaluation->overrides.items[i].rule].settled = NULL;
    for (size_t i = 0; i < overrides->count; i++) {
        const struct override *override = &overrides->items[i];
        answers[override->rule] = (struct answer){ override->node, override->outcome };
    }
    inner->overrides = *overrides;
    return inner;
}

/* Contexts with the same overrides share an evaluation, but for those met while a rule is
 * inside itself: what is found there holds for that turn of the cycle only. */
static bool shares(const struct evaluation *evaluation)
{
    return evaluation->turns == 0;
}

static struct evaluation *find_inner(
    struct evaluation *evaluation, const struct overrides *overrides)
{
    bool shared = shares(evaluation);
    for (size_t i = 0; shared && i < evaluation->inner.count; i++)
        if (same_overrides(
                &evaluation->inner.items[i].evaluation->overrides, overrides))
            return evaluation->inner.items[i].evaluation;
    struct evaluation *inner = open_inner(evaluation, overrides);
    if (inner && shared)
        *ARRAY_ADD(evaluation->run->arena, &evaluation->inner) =
            (struct inner){ inner };
    return inner;
}

/* An overridden rule is not missing, unless what overrides it is not known. */
static struct missing without(struct evaluation *evaluation, struct missing missing,
    const struct overrides *overrides)
{
    struct missing_item *kept =
        ARENA_LIST(evaluation->run->arena, struct missing_item, missing.count);
    size_t count = 0;
    for (size_t i = 0; i < missing.count; i++) {
        bool overridden = false;
        for (size_t j = 0; j < overrides->count; j++)
            overridden =
                overridden ||
                (overrides->items[j].rule == missing.items[i].rule &&
                    overrides->items[j].outcome->value.kind != VALUE_UNDEFINED);
        if (!overridden)
            kept[count++] = missing.items[i];
    }
    return (struct missing){ kept, count };
}

struct outcome eval_context(struct evaluation *evaluation, const struct node *node)
{
    if (evaluation->context == node) /* straight back into itself */
        return (struct outcome){ .value = value_not_applicable() };
    struct overrides overrides = find_overrides(evaluation, node);
    struct evaluation *inner = find_inner(evaluation, &overrides);
    if (!inner)
        return eval_fail(evaluation, node, "too many contexts inside contexts");
    inner->context = node;
    struct outcome outcome = *evaluate(inner, node->part[0]);
    outcome.missing = without(evaluation, outcome.missing, &overrides);
    if (!shares(evaluation))
        eval_leave(inner);
    return outcome;
}
