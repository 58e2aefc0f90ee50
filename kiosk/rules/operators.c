/* Operators on two values. Both sides are looked at from left to right, unless the left
 * one settles the result; a side that settles it alone is the only one to be missing. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/number.h"
#include "rules/engine.h"

static double add(double x, double y)
{
    return x + y;
}

static double subtract(double x, double y)
{
    return x - y;
}

static double multiply(double x, double y)
{
    return x * y;
}

static double divide(double x, double y)
{
    return x / y;
}

static double truncate_quotient(double x, double y)
{
    return (x - fmod(x, y)) / y;
}

static bool is_less(double x, double y)
{
    return x < y;
}

static bool is_less_or_same(double x, double y)
{
    return x <= y;
}

static bool is_more(double x, double y)
{
    return x > y;
}

static bool is_more_or_same(double x, double y)
{
    return x >= y;
}

enum unit_of_result {
    UNIT_NONE,
    UNIT_LEFT, /* or the right one when that is all there is */
    UNIT_ONLY, /* when there is one and not two */
    UNIT_PRODUCT,
    UNIT_QUOTIENT
};

/* How each operator computes, and what of it one side settles alone. */
static const struct traits {
    double (*compute)(double x, double y);
    bool (*compare)(double x, double y);
    enum unit_of_result unit;
    bool na_left, na_right;     /* not applicable makes all of it so */
    bool zero_left, zero_right; /* 0 makes all of it 0 */
    bool converts;              /* the right side to the unit of the left one */
} TRAITS[] = {
    [OPERATION_ADD] = { .compute = add, .unit = UNIT_LEFT, .converts = true },
    [OPERATION_SUBTRACT] = { .compute = subtract,
        .unit = UNIT_LEFT,
        .na_left = true,
        .converts = true },
    [OPERATION_MULTIPLY] = { .compute = multiply,
        .unit = UNIT_PRODUCT,
        .na_left = true,
        .na_right = true,
        .zero_left = true,
        .zero_right = true },
    [OPERATION_DIVIDE] = { .compute = divide,
        .unit = UNIT_QUOTIENT,
        .na_left = true,
        .na_right = true,
        .zero_left = true },
    [OPERATION_TRUNCATE] = { .compute = truncate_quotient,
        .unit = UNIT_ONLY,
        .na_left = true,
        .na_right = true },
    [OPERATION_POWER] = { .compute = pow },
    [OPERATION_LESS] = { .compare = is_less,
        .na_left = true,
        .na_right = true,
        .converts = true },
    [OPERATION_LESS_OR_SAME] = { .compare = is_less_or_same,
        .na_left = true,
        .na_right = true,
        .converts = true },
    [OPERATION_MORE] = { .compare = is_more,
        .na_left = true,
        .na_right = true,
        .converts = true },
    [OPERATION_MORE_OR_SAME] = { .compare = is_more_or_same,
        .na_left = true,
        .na_right = true,
        .converts = true },
    [OPERATION_SAME] = { .converts = true },
    [OPERATION_OTHER] = { .converts = true },
    [OPERATION_AND] = { .converts = false }, /* the two are folded in logic() */
    [OPERATION_OR] = { .converts = false },
};
_Static_assert(sizeof TRAITS / sizeof TRAITS[0] == OPERATION_COUNT, "all operators");

/* --- values as JavaScript sees them --- */

static bool is_date_text(const char *text)
{
    static const char SHAPE[] = "00/00/0000";
    for (size_t i = 0; i < sizeof SHAPE - 1; i++) {
        bool digit = text[i] >= '0' && text[i] <= '9';
        if (SHAPE[i] == '0' ? !digit : text[i] != SHAPE[i])
            return false;
    }
    return text[sizeof SHAPE - 1] == 0;
}

/* Milliseconds since 1970, as the reference engine compares and subtracts them. */
static struct value date_value(
    struct evaluation *evaluation, const struct node *node, const char *text)
{
    struct date date;
    if (!date_read_french(str_of(text), &date)) {
        eval_fail(evaluation, node, "there is no day %s", text);
        return (struct value){ 0 };
    }
    return value_number((double)date_days(date) * 86400000.0, NULL);
}

static double text_to_number(const char *text)
{
    char *end;
    if (text[0] == 0)
        return 0;
    double number = strtod(text, &end);
    return *end ? (double)NAN : number;
}

static double to_number(struct value value)
{
    switch (value.kind) {
    case VALUE_NUMBER:
        return value.number;
    case VALUE_BOOLEAN:
        return value.yes ? 1 : 0;
    case VALUE_TEXT:
        return text_to_number(value.text);
    case VALUE_UNDEFINED:
    case VALUE_NOT_APPLICABLE:
        break;
    }
    return 0;
}

static const char *to_text(struct arena *arena, struct value value)
{
    switch (value.kind) {
    case VALUE_NUMBER:
        return number_text(arena, value.number);
    case VALUE_BOOLEAN:
        return value.yes ? "true" : "false";
    case VALUE_TEXT:
        return value.text;
    case VALUE_UNDEFINED:
    case VALUE_NOT_APPLICABLE:
        break;
    }
    return "null";
}

static bool is_true(struct value value)
{
    if (value.kind == VALUE_NUMBER)
        return value.number != 0 && !isnan(value.number);
    if (value.kind == VALUE_TEXT)
        return value.text[0] != 0;
    return value_is_yes(value);
}

/* --- the operators on values that are both known --- */

static struct value joined(struct evaluation *evaluation, const struct node *node,
    struct value a, struct value b)
{
    struct arena *arena = evaluation->run->arena;
    const char *left = to_text(arena, a);
    const char *right = to_text(arena, b);
    if (!eval_may_compose(evaluation, node, strlen(left) + strlen(right)))
        return (struct value){ 0 };
    return value_text(str_format(arena, "%s%s", left, right));
}

static struct value compare(const struct traits *traits, struct value a, struct value b)
{
    if (a.kind != VALUE_TEXT || b.kind != VALUE_TEXT)
        return value_boolean(traits->compare(to_number(a), to_number(b)));
    int order = strcmp(a.text, b.text);
    return value_boolean(traits->compare(order, 0));
}

static struct value equal(enum operation operation, struct value a, struct value b)
{
    if (a.kind == VALUE_NOT_APPLICABLE)
        a = value_boolean(false);
    if (b.kind == VALUE_NOT_APPLICABLE)
        b = value_boolean(false);
    return value_boolean(value_same(a, b) == (operation == OPERATION_SAME));
}

static struct value both(struct evaluation *evaluation, const struct node *node,
    struct value a, struct value b)
{
    const struct traits *traits = &TRAITS[node->operation];
    if (a.kind == VALUE_TEXT && b.kind == VALUE_TEXT && is_date_text(a.text) &&
        is_date_text(b.text)) {
        a = date_value(evaluation, node, a.text);
        b = date_value(evaluation, node, b.text);
    }
    if (traits->compare)
        return compare(traits, a, b);
    if (!traits->compute)
        return equal(node->operation, a, b);
    if (node->operation == OPERATION_ADD &&
        (a.kind == VALUE_TEXT || b.kind == VALUE_TEXT))
        return joined(evaluation, node, a, b);
    return value_number(traits->compute(to_number(a), to_number(b)), NULL);
}

/* --- units --- */

/* 100 € - 10% is 90 € */
static bool is_share(
    enum operation operation, const struct unit *left, const struct unit *right)
{
    return (operation == OPERATION_ADD || operation == OPERATION_SUBTRACT) &&
           unit_is(right, "%") && !unit_is(left, "%");
}

static bool is_too_long(const struct unit *left, const struct unit *right)
{
    return left && right &&
           left->top_count + left->bottom_count + right->top_count +
                   right->bottom_count >
               UNIT_MAX_PARTS;
}

static struct unit_pair *pair_of(
    struct run *run, const struct unit *left, const struct unit *right)
{
    enum { ALIGN_BITS = 4, SPREAD = 7 };
    size_t place =
        ((uintptr_t)left >> ALIGN_BITS) * SPREAD + ((uintptr_t)right >> ALIGN_BITS);
    return &run->unit_pairs[place % UNIT_PAIRS];
}

static const struct unit *combined(struct evaluation *evaluation,
    const struct node *node, const struct unit *left, const struct unit *right)
{
    struct arena *arena = evaluation->run->arena;
    bool is_product = TRAITS[node->operation].unit == UNIT_PRODUCT;
    struct unit_pair *pair = pair_of(evaluation->run, left, right);
    if (pair->made && pair->left == left && pair->right == right &&
        pair->is_product == is_product)
        return pair->made;
    if (is_too_long(left, right)) {
        eval_fail(evaluation, node, "the unit of the result is too long");
        return NULL;
    }
    *pair = (struct unit_pair){ left, right,
        is_product ? unit_product(arena, left, right)
                   : unit_quotient(arena, left, right),
        is_product };
    return pair->made;
}

static const struct unit *result_unit(struct evaluation *evaluation,
    const struct node *node, const struct unit *left, const struct unit *right)
{
    switch (TRAITS[node->operation].unit) {
    case UNIT_NONE:
        break;
    case UNIT_LEFT:
        if (is_share(node->operation, left, right))
            return left ? left : unit_empty();
        return left ? left : right;
    case UNIT_ONLY:
        return left && right ? NULL : left ? left : right;
    case UNIT_PRODUCT:
        if (!left || !right)
            return left ? left : right;
        return combined(evaluation, node, left, right);
    case UNIT_QUOTIENT:
        return combined(evaluation, node, left, right);
    }
    return NULL;
}

static void add_unit(struct evaluation *evaluation, const struct node *node,
    struct value *value, const struct unit *left, const struct unit *right)
{
    value->unit = result_unit(evaluation, node, left, right);
    if (node->operation != OPERATION_MULTIPLY || !unit_has_percent(value->unit))
        return;
    value->number /= 100;
    value->unit = unit_without_percent(evaluation->run->arena, value->unit);
}

/* --- all of it --- */

static struct value share(enum operation operation, struct value a, struct value b)
{
    double part = to_number(b) / 100;
    double factor = operation == OPERATION_ADD ? 1 + part : 1 - part;
    return value_number(to_number(a) * factor, NULL);
}

static struct outcome known(struct evaluation *evaluation, const struct node *node,
    const struct outcome *left, const struct outcome *right)
{
    struct value a = left->value;
    struct value b = right->value;
    struct outcome outcome = { .missing = missing_merge(
                                   evaluation, left->missing, right->missing) };
    bool unknown = a.kind == VALUE_UNDEFINED || b.kind == VALUE_UNDEFINED;
    if (node->operation == OPERATION_DIVIDE && b.kind == VALUE_NUMBER && b.number == 0)
        return eval_fail(evaluation, node, "division by zero");
    bool is_of_share = is_share(node->operation, a.unit, b.unit);
    bool numbers = a.kind == VALUE_NUMBER && b.kind == VALUE_NUMBER;
    if (!unknown && !is_of_share && TRAITS[node->operation].converts)
        b = eval_convert(evaluation, b, a.unit);
    if (!unknown)
        outcome.value = is_of_share && numbers ? share(node->operation, a, b)
                                               : both(evaluation, node, a, b);
    if (TRAITS[node->operation].compute)
        add_unit(evaluation, node, &outcome.value, left->value.unit, right->value.unit);
    return outcome;
}

static bool settles(const struct outcome *side, bool not_applicable, bool zero)
{
    return (not_applicable && side->value.kind == VALUE_NOT_APPLICABLE) ||
           (zero && side->value.kind == VALUE_NUMBER && side->value.number == 0);
}

/* The result when one side alone decides: without a unit. */
static struct outcome settled(const struct outcome *side)
{
    struct outcome outcome = *side;
    outcome.value.unit = NULL;
    return outcome;
}

static bool is_false(struct value value)
{
    return value.kind == VALUE_NOT_APPLICABLE || value_is_no(value);
}

static bool decides(enum operation operation, const struct outcome *side)
{
    return operation == OPERATION_AND ? is_false(side->value)
                                      : value_is_yes(side->value);
}

static struct outcome logic(struct evaluation *evaluation, const struct node *node)
{
    bool is_and = node->operation == OPERATION_AND;
    const struct outcome *left = evaluate(evaluation, node->part[0]);
    struct outcome outcome = { .value = value_boolean(!is_and) };
    outcome.missing = left->missing;
    if (decides(node->operation, left))
        return outcome;
    const struct outcome *right = evaluate(evaluation, node->part[1]);
    outcome.missing = right->missing;
    if (decides(node->operation, right))
        return outcome;
    outcome.missing = missing_merge(evaluation, left->missing, right->missing);
    struct value a = left->value;
    struct value b = right->value;
    if (a.kind == VALUE_UNDEFINED || b.kind == VALUE_UNDEFINED)
        outcome.value = (struct value){ 0 };
    else
        outcome.value = is_true(a) == is_and ? b : a;
    if (outcome.value.kind == VALUE_NOT_APPLICABLE)
        outcome.value = value_boolean(false);
    outcome.value.unit = NULL;
    return outcome;
}

struct outcome eval_operation(struct evaluation *evaluation, const struct node *node)
{
    if (node->operation == OPERATION_AND || node->operation == OPERATION_OR)
        return logic(evaluation, node);
    const struct traits *traits = &TRAITS[node->operation];
    const struct outcome *left = evaluate(evaluation, node->part[0]);
    if (settles(left, traits->na_left, traits->zero_left))
        return settled(left);
    const struct outcome *right = evaluate(evaluation, node->part[1]);
    if (settles(right, traits->na_right, traits->zero_right))
        return settled(right);
    return known(evaluation, node, left, right);
}
