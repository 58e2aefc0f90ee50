#include <math.h>

#include "rules/engine.h"

/* Math.round of JavaScript: halves go up, -0.5 becomes minus zero. */
static double half_up(double number)
{
    double whole = floor(number);
    if (number - whole >= 0.5)
        whole += 1;
    return whole == 0 && number < 0 ? -0.0 : whole;
}

static double round_to(double number, double decimals)
{
    double scale = pow(10, decimals);
    return half_up((number + 0x1p-52) * scale) / scale;
}

static bool counts_decimals(const struct unit *unit)
{
    return unit_is(unit, "décimale") || unit_is(unit, "décimales");
}

static struct value rounded(
    struct evaluation *evaluation, const struct node *node, struct value value)
{
    struct value decimals = evaluate(evaluation, node->part[1])->value;
    switch (decimals.kind) {
    case VALUE_UNDEFINED:
        if (value.kind == VALUE_NUMBER)
            value = (struct value){ .unit = value.unit };
        return value;
    case VALUE_BOOLEAN:
        if (decimals.yes && value.kind == VALUE_NUMBER)
            value.number = round_to(value.number, 0);
        return value;
    case VALUE_NUMBER:
        if (!counts_decimals(decimals.unit)) {
            eval_fail(
                evaluation, node, "the decimals to round to need the unit décimales");
            return value;
        }
        if (value.kind == VALUE_NUMBER)
            value.number = round_to(value.number, decimals.number);
        return value;
    case VALUE_NOT_APPLICABLE:
    case VALUE_TEXT:
        break;
    }
    return value;
}

struct outcome eval_round(struct evaluation *evaluation, const struct node *node)
{
    struct outcome outcome = *evaluate(evaluation, node->part[0]);
    struct value *value = &outcome.value;
    double number = value->kind == VALUE_NUMBER ? value->number : 0;
    value->unit = unit_simplify(evaluation->run->arena, &number, value->unit);
    if (value->kind == VALUE_NUMBER)
        value->number = number;
    if (value_is_no(*value)) /* settled: the decimals are not looked at */
        return outcome;
    *value = rounded(evaluation, node, *value);
    outcome.missing = missing_merge(
        evaluation, outcome.missing, evaluate(evaluation, node->part[1])->missing);
    return outcome;
}
