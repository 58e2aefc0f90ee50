/* Operators on two values. Both sides are looked at from left to right, unless the left
 * one settles the result; a side that settles it alone is the only one to be missing. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/number.h"
#include "rules/engine.h"

enum { ALL_OPERATIONS = OPERATION_COUNT };

/* What of each operator is settled by one side alone. */
static const struct traits {
    bool arithmetic, comparison, equality;
    bool na_left, na_right;     /* not applicable makes all of it so */
    bool zero_left, zero_right; /* 0 makes all of it 0 */
} TRAITS[ALL_OPERATIONS] = {
    [OPERATION_ADD] = { .arithmetic = true },
    [OPERATION_SUBTRACT] = { .arithmetic = true, .na_left = true },
    [OPERATION_MULTIPLY] = { .arithmetic = true,
        .na_left = true,
        .na_right = true,
        .zero_left = true,
        .zero_right = true },
    [OPERATION_DIVIDE] = { .arithmetic = true,
        .na_left = true,
        .na_right = true,
        .zero_left = true },
    [OPERATION_TRUNCATE] = { .arithmetic = true, .na_left = true, .na_right = true },
    [OPERATION_POWER] = { .arithmetic = true },
    [OPERATION_LESS] = { .comparison = true, .na_left = true, .na_right = true },
    [OPERATION_LESS_OR_SAME] = { .comparison = true,
        .na_left = true,
        .na_right = true },
    [OPERATION_MORE] = { .comparison = true, .na_left = true, .na_right = true },
    [OPERATION_MORE_OR_SAME] = { .comparison = true,
        .na_left = true,
        .na_right = true },
    [OPERATION_SAME] = { .equality = true },
    [OPERATION_OTHER] = { .equality = true },
    [OPERATION_AND] = { .arithmetic = false },
    [OPERATION_OR] = { .arithmetic = false },
};

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

static struct value arithmetic(struct evaluation *evaluation, const struct node *node,
    struct value a, struct value b)
{
    double x = to_number(a);
    double y = to_number(b);
    switch (node->operation) {
    case OPERATION_ADD:
        if (a.kind == VALUE_TEXT || b.kind == VALUE_TEXT)
            return joined(evaluation, node, a, b);
        return value_number(x + y, NULL);
    case OPERATION_SUBTRACT:
        return value_number(x - y, NULL);
    case OPERATION_MULTIPLY:
        return value_number(x * y, NULL);
    case OPERATION_DIVIDE:
        return value_number(x / y, NULL);
    case OPERATION_TRUNCATE:
        return value_number((x - fmod(x, y)) / y, NULL);
    case OPERATION_POWER:
        return value_number(pow(x, y), NULL);
    case OPERATION_LESS:
    case OPERATION_LESS_OR_SAME:
    case OPERATION_MORE:
    case OPERATION_MORE_OR_SAME:
    case OPERATION_SAME:
    case OPERATION_OTHER:
    case OPERATION_AND:
    case OPERATION_OR:
    case OPERATION_COUNT:
        break;
    }
    return (struct value){ 0 };
}

static struct value compare(enum operation operation, struct value a, struct value b)
{
    double x = to_number(a);
    double y = to_number(b);
    if (a.kind == VALUE_TEXT && b.kind == VALUE_TEXT) {
        x = strcmp(a.text, b.text);
        y = 0;
    }
    bool or_same =
        operation == OPERATION_LESS_OR_SAME || operation == OPERATION_MORE_OR_SAME;
    bool less = operation == OPERATION_LESS || operation == OPERATION_LESS_OR_SAME;
    return value_boolean((less ? x < y : x > y) || (or_same && x == y));
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
    if (traits->comparison)
        return compare(node->operation, a, b);
    if (traits->equality)
        return equal(node->operation, a, b);
    return arithmetic(evaluation, node, a, b);
}

/* --- units --- */

/* 100 € - 10% is 90 € */
static bool is_share(
    enum operation operation, const struct unit *left, const struct unit *right)
{
    return (operation == OPERATION_ADD || operation == OPERATION_SUBTRACT) &&
           unit_is(right, "%") && !unit_is(left, "%");
}

static const struct unit *result_unit(struct evaluation *evaluation,
    enum operation operation, const struct unit *left, const struct unit *right)
{
    struct arena *arena = evaluation->run->arena;
    switch (operation) {
    case OPERATION_ADD:
    case OPERATION_SUBTRACT:
        if (is_share(operation, left, right))
            return left ? left : unit_empty();
        return left ? left : right;
    case OPERATION_MULTIPLY:
        return left && right ? unit_product(arena, left, right) : left ? left : right;
    case OPERATION_DIVIDE:
        return unit_quotient(arena, left, right);
    case OPERATION_TRUNCATE:
        return left && right ? NULL : left ? left : right;
    case OPERATION_POWER:
    case OPERATION_LESS:
    case OPERATION_LESS_OR_SAME:
    case OPERATION_MORE:
    case OPERATION_MORE_OR_SAME:
    case OPERATION_SAME:
    case OPERATION_OTHER:
    case OPERATION_AND:
    case OPERATION_OR:
    case OPERATION_COUNT:
        break;
    }
    return NULL;
}

static bool too_long(const struct unit *left, const struct unit *right)
{
    size_t parts = 0;
    if (left)
        parts += left->top_count + left->bottom_count;
    if (right)
        parts += right->top_count + right->bottom_count;
    return parts > UNIT_MAX_PARTS;
}

static void add_unit(struct evaluation *evaluation, const struct node *node,
    struct value *value, const struct unit *left, const struct unit *right)
{
    if (too_long(left, right)) {
        eval_fail(evaluation, node, "the unit of the result is too long");
        return;
    }
    value->unit = result_unit(evaluation, node->operation, left, right);
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
    if (is_share(node->operation, a.unit, b.unit)) {
        if (!unknown)
            outcome.value = share(node->operation, a, b);
    } else if (!unknown) {
        const struct traits *traits = &TRAITS[node->operation];
        bool converts = traits->comparison || traits->equality ||
                        node->operation == OPERATION_ADD ||
                        node->operation == OPERATION_SUBTRACT;
        outcome.value = both(
            evaluation, node, a, converts ? eval_convert(evaluation, b, a.unit) : b);
    }
    if (TRAITS[node->operation].arithmetic)
        add_unit(evaluation, node, &outcome.value, a.unit, b.unit);
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
