/* `condition` and `variations`: which branch is taken, and what is still missing. */
#include "rules/engine.h"

/* A unit that is known without evaluating: of a literal, of `unité`, of `durée`. */
static const struct unit *written_unit(const struct node *node)
{
    if (node->kind == NODE_LITERAL)
        return node->value->unit;
    bool has = node->kind == NODE_UNIT || node->kind == NODE_DURATION;
    return has ? node->unit : NULL;
}

static struct outcome chosen(struct evaluation *evaluation, const struct node *node,
    const struct outcome *condition)
{
    struct outcome branch = { 0 };
    switch (condition->value.kind) {
    case VALUE_BOOLEAN:
        return *evaluate(evaluation, node->part[condition->value.yes ? 1 : 2]);
    case VALUE_NOT_APPLICABLE:
        return *condition;
    case VALUE_UNDEFINED: {
        const struct outcome *no = evaluate(evaluation, node->part[2]);
        const struct outcome *yes = evaluate(evaluation, node->part[1]);
        branch.missing = missing_merge(evaluation, no->missing, yes->missing);
        branch.value.unit = yes->value.unit;
        return branch;
    }
    case VALUE_NUMBER:
    case VALUE_TEXT:
        break;
    }
    return eval_fail(evaluation, node, "the condition is neither oui nor non");
}

struct outcome eval_condition(struct evaluation *evaluation, const struct node *node)
{
    const struct outcome *condition = evaluate(evaluation, node->part[0]);
    if (condition->value.unit)
        return eval_fail(evaluation, node, "the condition is neither oui nor non");
    struct outcome outcome = chosen(evaluation, node, condition);
    if (!outcome.value.unit)
        outcome.value.unit = written_unit(eval_node(evaluation, node->part[1]));
    outcome.missing = missing_merge(
        evaluation, missing_raise(evaluation, condition->missing), outcome.missing);
    return outcome;
}

/* The values of later branches are shown in the unit of the first that has one. */
static struct value in_unit(
    struct evaluation *evaluation, struct value value, const struct unit **unit)
{
    if (!*unit)
        *unit = value.unit;
    else
        value = eval_convert(evaluation, value, *unit);
    value.unit = *unit;
    return value;
}

struct outcome eval_variations(struct evaluation *evaluation, const struct node *node)
{
    struct outcome outcome = { .value = value_not_applicable() };
    const struct unit *unit = NULL;
    bool satisfied = false;
    bool unknown = false;
    for (size_t i = 0; i + 1 < node->count && !satisfied; i += 2) {
        if (eval_failed(evaluation))
            break;
        const struct outcome *condition = evaluate(evaluation, node->list[i]);
        struct missing missing = missing_raise(evaluation, condition->missing);
        bool open = condition->value.kind == VALUE_UNDEFINED;
        unknown = unknown || open;
        if (open || value_holds(condition->value)) {
            const struct outcome *branch = evaluate(evaluation, node->list[i + 1]);
            struct value value = in_unit(evaluation, branch->value, &unit);
            missing = missing_merge(evaluation, missing, branch->missing);
            satisfied = !unknown;
            if (satisfied)
                outcome.value = value;
        }
        outcome.missing = missing_merge(evaluation, outcome.missing, missing);
    }
    if (unknown)
        outcome.value = (struct value){ 0 };
    outcome.value.unit = unit;
    return outcome;
}
