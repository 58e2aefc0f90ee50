/* A value in another situation: some rules are overridden, by values computed outside.
 *
 * As in the reference engine, a context keeps one cache for all that is asked of it from
 * the same place, opened with the overrides of the first time; within it no rule counts as
 * entered. Where nothing is overridden, what is known outside is known inside. */
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
 * anew in the inner one. */
static void override(const struct evaluation *evaluation, struct answer *answers,
    const struct overrides *overrides)
{
    for (size_t i = 0; i < evaluation->overrides.count; i++)
        answers[evaluation->overrides.items[i].rule].settled = NULL;
    for (size_t i = 0; i < overrides->count; i++) {
        const struct override *one = &overrides->items[i];
        answers[one->rule] = (struct answer){ one->node, one->outcome };
    }
}

static struct evaluation *open_inner(
    struct evaluation *evaluation, const struct overrides *overrides)
{
    struct answer *answers;
    struct evaluation *inner = eval_branch(evaluation, &answers);
    if (!inner)
        return NULL;
    inner->overrides = evaluation->overrides;
    if (overrides->count > 0) {
        override(evaluation, answers, overrides);
        inner->overrides = *overrides;
    } else {
        eval_copy_outcomes(inner, evaluation);
    }
    return inner;
}

static bool same_place(struct place a, struct place b)
{
    return a.line == b.line && a.column == b.column && text_same(a.file, b.file);
}

/* Copies of a node stand at the same place. */
static struct evaluation *find_inner(struct evaluation *evaluation,
    const struct node *node, const struct overrides *overrides)
{
    for (size_t i = 0; i < evaluation->inner.count; i++)
        if (same_place(evaluation->inner.items[i].at, node->at))
            return evaluation->inner.items[i].evaluation;
    struct evaluation *inner = open_inner(evaluation, overrides);
    if (inner)
        *ARRAY_ADD(evaluation->run->arena, &evaluation->inner) =
            (struct inner){ inner, node->at };
    return inner;
}

struct context {
    struct evaluation *outside;
    const struct node *node;
};

/* A rule of the context is not missing, unless what is in its place is not known. */
static bool is_given(const void *of, uint32_t rule)
{
    const struct context *context = of;
    const struct node *node = context->node;
    bool given = false;
    for (size_t i = 0; i + 1 < node->count; i += 2) {
        if (eval_node(context->outside, node->list[i])->rule != rule)
            continue;
        const struct outcome *instead = evaluate(context->outside, node->list[i + 1]);
        if (instead->value.kind == VALUE_UNDEFINED)
            return false;
        given = true;
    }
    return given;
}

/* One that is given the value that it has already does no harm. */
static bool overrides_private(
    const struct evaluation *evaluation, const struct overrides *overrides)
{
    for (size_t i = 0; i < overrides->count; i++)
        if (evaluation->rules->rules.items[overrides->items[i].rule].shown.is_private)
            return true;
    return false;
}

struct outcome eval_context(struct evaluation *evaluation, const struct node *node)
{
    struct overrides overrides = find_overrides(evaluation, node);
    if (evaluation->in_context && same_overrides(&evaluation->current, &overrides))
        return (struct outcome){ .value = value_not_applicable() }; /* a circle */
    if (overrides_private(evaluation, &overrides))
        return eval_fail(evaluation, node, "a private rule cannot be given a value");
    struct evaluation *inner = find_inner(evaluation, node, &overrides);
    if (!inner)
        return eval_fail(evaluation, node, "too many contexts inside contexts");
    inner->in_context = true;
    inner->current = overrides;
    struct outcome outcome = *evaluate(inner, node->part[0]);
    struct context context = { evaluation, node };
    outcome.missing = missing_without(evaluation, outcome.missing, is_given, &context);
    return outcome;
}
