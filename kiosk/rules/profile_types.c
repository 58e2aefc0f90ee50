/* Types and units that do not fit. The reference engine goes on with them: a comparison of
 * months with euros compares the bare numbers, that of a text with `oui` is always non. */
#include "base/arena.h"
#include "rules/profile_inside.h"

static const char *const TYPE_WORDS[] = {
    [RULE_TYPE_UNKNOWN] = "not known",
    [RULE_TYPE_NUMBER] = "a number",
    [RULE_TYPE_BOOLEAN] = "oui or non",
    [RULE_TYPE_TEXT] = "a text",
    [RULE_TYPE_DATE] = "a date",
};

static bool is_known(struct shape shape)
{
    return shape.type != RULE_TYPE_UNKNOWN;
}

static bool may_be(struct shape shape, enum rule_type type)
{
    return !is_known(shape) || shape.type == type;
}

static const char *unit_words(struct shape shape)
{
    if (shape.state != UNIT_IS)
        return "no unit";
    return shape.unit->text[0] ? shape.unit->text : "no unit left";
}

/* --- two values beside each other --- */

/* Both are compared, added or chosen between; `what` says how. */
static void check_units(struct profile *profile, struct shape a, struct shape b,
    struct place at, const char *what)
{
    bool percent =
        (a.state == UNIT_ABSENT && b.state == UNIT_IS && unit_is(b.unit, "%")) ||
        (b.state == UNIT_ABSENT && a.state == UNIT_IS && unit_is(a.unit, "%"));
    if (percent)
        profile_refuse(profile, at,
            "%s: '%%' against a bare number, which is taken as it is: 30%% is 30 beside "
            "0.4; give both a unit",
            what);
    else if (a.state == UNIT_IS && b.state == UNIT_IS &&
             !unit_convertible(a.unit, b.unit))
        profile_refuse(profile, at, "%s: the units '%s' and '%s' do not fit", what,
            unit_words(a), unit_words(b));
}

static bool check_alike(struct profile *profile, struct shape a, struct shape b,
    struct place at, const char *what)
{
    if (is_known(a) && is_known(b) && a.type != b.type) {
        profile_refuse(profile, at, "%s: %s and %s do not fit", what,
            TYPE_WORDS[a.type], TYPE_WORDS[b.type]);
        return false;
    }
    check_units(profile, a, b, at, what);
    return true;
}

static void need(struct profile *profile, struct shape shape, enum rule_type type,
    struct place at, const char *what)
{
    if (!may_be(shape, type))
        profile_refuse(profile, at, "%s: expected %s, and this is %s", what,
            TYPE_WORDS[type], TYPE_WORDS[shape.type]);
}

/* --- operations --- */

static bool is_zero(const struct profile *profile, uint32_t number)
{
    const struct node *node = profile_node(profile, number);
    return node->kind == NODE_LITERAL && node->value->kind == VALUE_NUMBER &&
           node->value->number == 0 && !node->value->unit;
}

/* A share taken off is what the language means by it: 100 € - 10%. */
static void check_sum(struct profile *profile, const struct node *node,
    struct shape left, struct shape right, const char *sign)
{
    if (left.type == RULE_TYPE_DATE && right.type == RULE_TYPE_DATE &&
        node->operation == OPERATION_SUBTRACT)
        return;
    need(profile, left, RULE_TYPE_NUMBER, node->at, sign);
    need(profile, right, RULE_TYPE_NUMBER, node->at, sign);
    if (right.state != UNIT_IS || !unit_is(right.unit, "%"))
        check_units(profile, left, right, node->at, sign);
    else if (is_zero(profile, node->part[0]))
        profile_refuse(profile, node->at,
            "a percentage with a sign is 0: it is that share of 0; write '100%% - …' or "
            "a subtraction");
}

static void check_order(struct profile *profile, const struct node *node,
    struct shape left, struct shape right, const char *sign)
{
    if (left.type == RULE_TYPE_TEXT || right.type == RULE_TYPE_TEXT ||
        left.type == RULE_TYPE_BOOLEAN || right.type == RULE_TYPE_BOOLEAN) {
        need(profile, left, RULE_TYPE_NUMBER, node->at, sign);
        need(profile, right, RULE_TYPE_NUMBER, node->at, sign);
        return;
    }
    check_alike(profile, left, right, node->at, sign);
}

static void check_operation(struct profile *profile, const struct node *node)
{
    struct shape left = profile_shape(profile, node->part[0]);
    struct shape right = profile_shape(profile, node->part[1]);
    const char *sign = operation_text(node->operation);
    switch (node->operation) {
    case OPERATION_ADD:
    case OPERATION_SUBTRACT:
        check_sum(profile, node, left, right, sign);
        break;
    case OPERATION_MULTIPLY:
    case OPERATION_DIVIDE:
    case OPERATION_TRUNCATE:
    case OPERATION_POWER:
        need(profile, left, RULE_TYPE_NUMBER, node->at, sign);
        need(profile, right, RULE_TYPE_NUMBER, node->at, sign);
        break;
    case OPERATION_LESS:
    case OPERATION_LESS_OR_SAME:
    case OPERATION_MORE:
    case OPERATION_MORE_OR_SAME:
        check_order(profile, node, left, right, sign);
        break;
    case OPERATION_SAME:
    case OPERATION_OTHER:
        check_alike(profile, left, right, node->at, sign);
        break;
    case OPERATION_AND:
    case OPERATION_OR:
        need(profile, left, RULE_TYPE_BOOLEAN, node->at, "a condition");
        need(profile, right, RULE_TYPE_BOOLEAN, node->at, "a condition");
        break;
    case OPERATION_COUNT:
        break;
    }
}

/* --- choices --- */

static void check_variations(struct profile *profile, const struct node *node)
{
    struct shape all = { 0 };
    for (size_t i = 0; i + 1 < node->count; i += 2) {
        const struct node *condition = profile_node(profile, node->list[i]);
        const struct node *consequence = profile_node(profile, node->list[i + 1]);
        need(profile, profile_shape(profile, node->list[i]), RULE_TYPE_BOOLEAN,
            condition->at, "a condition");
        struct shape one = profile_shape(profile, node->list[i + 1]);
        if (!check_alike(profile, all, one, consequence->at, "the branches"))
            return;
        if (!is_known(all))
            all.type = one.type;
        if (all.state == UNIT_OPEN ||
            (all.state == UNIT_ABSENT && one.state == UNIT_IS)) {
            all.state = one.state;
            all.unit = one.unit;
        }
    }
}

/* The two sides of a `plafond` are compared in its condition: told once is enough. */
static void check_condition(struct profile *profile, const struct node *node)
{
    if (profile->made[profile_node(profile, node->part[0])->part[0]])
        return;
    need(profile, profile_shape(profile, node->part[0]), RULE_TYPE_BOOLEAN, node->at,
        "a condition");
    check_alike(profile, profile_shape(profile, node->part[1]),
        profile_shape(profile, node->part[2]), node->at, "the branches");
}

/* --- units, rounding, days, brackets --- */

static void check_unit(struct profile *profile, const struct node *node)
{
    struct shape inner = profile_shape(profile, node->part[0]);
    need(profile, inner, RULE_TYPE_NUMBER, node->at, "a unit");
    if (node->unit && inner.state == UNIT_IS &&
        !unit_convertible(inner.unit, node->unit))
        profile_refuse(profile, node->at,
            "the value is in '%s', which does not convert into '%s'", unit_words(inner),
            node->unit->text);
}

static void check_round(struct profile *profile, const struct node *node)
{
    struct shape decimals = profile_shape(profile, node->part[1]);
    need(profile, profile_shape(profile, node->part[0]), RULE_TYPE_NUMBER, node->at,
        "rounding");
    bool counted =
        decimals.state == UNIT_IS &&
        (unit_is(decimals.unit, "décimale") || unit_is(decimals.unit, "décimales"));
    if (decimals.type == RULE_TYPE_NUMBER && decimals.state != UNIT_OPEN && !counted)
        profile_refuse(
            profile, node->at, "'arrondi' is oui, or a number such as '2 décimales'");
}

static void check_duration(struct profile *profile, const struct node *node)
{
    need(profile, profile_shape(profile, node->part[0]), RULE_TYPE_DATE, node->at,
        "a duration");
    need(profile, profile_shape(profile, node->part[1]), RULE_TYPE_DATE, node->at,
        "a duration");
}

static void check_brackets(struct profile *profile, const struct node *node)
{
    struct shape base = profile_shape(profile, node->part[0]);
    need(profile, base, RULE_TYPE_NUMBER, node->at, "'assiette'");
    struct shape amounts = { 0 };
    for (size_t i = 0; i + 1 < node->count; i += 2) {
        uint32_t top = node->list[i];
        if (top) {
            struct shape ceiling = profile_shape(profile, top);
            struct place at = profile_node(profile, top)->at;
            need(profile, ceiling, RULE_TYPE_NUMBER, at, "'plafond'");
            check_units(profile, base, ceiling, at, "'plafond' beside 'assiette'");
        }
        struct shape amount = profile_shape(profile, node->list[i + 1]);
        struct place at = profile_node(profile, node->list[i + 1])->at;
        if (!check_alike(profile, amounts, amount, at, "the brackets"))
            return;
        if (!is_known(amounts))
            amounts = amount;
    }
}

/* --- everything --- */

/* `x != non` of a `plafond: x`: whether there is one at all. */
static void mark_made(struct profile *profile)
{
    for (uint32_t i = 1; i < profile->rules->nodes.count; i++) {
        const struct node *node = profile_node(profile, i);
        if (node->kind != NODE_CONDITION)
            continue;
        const struct node *both = profile_node(profile, node->part[0]);
        if (both->kind != NODE_OPERATION || both->operation != OPERATION_AND)
            continue;
        const struct node *given = profile_node(profile, both->part[0]);
        if (given->kind == NODE_OPERATION && given->operation == OPERATION_OTHER &&
            given->part[0] == node->part[1])
            profile->made[both->part[0]] = 1;
    }
}

static void check_node(struct profile *profile, const struct node *node)
{
    switch (node->kind) {
    case NODE_OPERATION:
        check_operation(profile, node);
        break;
    case NODE_CONDITION:
        check_condition(profile, node);
        break;
    case NODE_VARIATIONS:
        check_variations(profile, node);
        break;
    case NODE_UNIT:
        check_unit(profile, node);
        break;
    case NODE_ROUND:
        check_round(profile, node);
        break;
    case NODE_DURATION:
        check_duration(profile, node);
        break;
    case NODE_GRID:
    case NODE_SCALE:
    case NODE_PROGRESSIVE:
        check_brackets(profile, node);
        break;
    case NODE_NONE:
    case NODE_LITERAL:
    case NODE_REFERENCE:
    case NODE_RULE:
    case NODE_ANSWER:
    case NODE_UNDEFINED:
    case NODE_NOT_APPLICABLE:
    case NODE_SIMPLIFY:
    case NODE_LOGARITHM:
    case NODE_TEXT:
    case NODE_POSSIBILITIES:
    case NODE_CONTEXT:
    case NODE_MISSING:
    case NODE_INVERSION:
    case NODE_CIRCULAR:
        break;
    }
}

void profile_check_types(struct profile *profile)
{
    mark_made(profile);
    for (uint32_t i = 1; i < profile->rules->nodes.count; i++)
        if (!profile->made[i])
            check_node(profile, profile_node(profile, i));
}
