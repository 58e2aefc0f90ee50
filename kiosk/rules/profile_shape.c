/* What each node is worth before anything is answered: its type, as the engine knows it,
 * and its unit, as the engine would compute it. */
#include "base/arena.h"
#include "rules/profile_inside.h"

static const struct shape OPEN = { 0 };

static struct shape with_unit(enum rule_type type, const struct unit *unit)
{
    return (struct shape){ type, unit ? UNIT_IS : UNIT_ABSENT, unit };
}

static struct shape of_literal(const struct node *node)
{
    switch (node->value->kind) {
    case VALUE_UNDEFINED:
    case VALUE_NOT_APPLICABLE:
        return OPEN;
    case VALUE_BOOLEAN:
        return with_unit(RULE_TYPE_BOOLEAN, NULL);
    case VALUE_NUMBER:
        return with_unit(RULE_TYPE_NUMBER, node->value->unit);
    case VALUE_TEXT:
        return with_unit(node->is_date ? RULE_TYPE_DATE : RULE_TYPE_TEXT, NULL);
    }
    return OPEN;
}

static struct shape of_sum(struct shape left, struct shape right)
{
    struct shape shape = { .type = RULE_TYPE_NUMBER };
    if (left.type == RULE_TYPE_DATE && right.type == RULE_TYPE_DATE)
        return with_unit(RULE_TYPE_NUMBER, NULL); /* milliseconds */
    if (left.state == UNIT_IS || right.state == UNIT_OPEN) {
        shape.state = left.state;
        shape.unit = left.unit;
    } else if (left.state == UNIT_ABSENT && right.state == UNIT_IS &&
               unit_is(right.unit, "%")) {
        shape.state = UNIT_IS; /* that share more or less, as a plain number */
        shape.unit = unit_empty();
    } else if (left.state == UNIT_ABSENT) {
        shape.state = right.state;
        shape.unit = right.unit;
    }
    return shape;
}

static struct shape of_product(
    struct profile *profile, struct shape left, struct shape right)
{
    struct shape shape = { .type = RULE_TYPE_NUMBER };
    if (left.state == UNIT_OPEN || right.state == UNIT_OPEN)
        return shape;
    if (left.state == UNIT_ABSENT)
        return with_unit(RULE_TYPE_NUMBER, right.unit);
    if (right.state == UNIT_ABSENT)
        return with_unit(RULE_TYPE_NUMBER, left.unit);
    shape.unit = unit_product(profile->arena, left.unit, right.unit);
    if (shape.unit && unit_has_percent(shape.unit))
        shape.unit = unit_without_percent(profile->arena, shape.unit);
    shape.state = shape.unit ? UNIT_IS : UNIT_OPEN;
    return shape;
}

static struct shape of_quotient(
    struct profile *profile, struct shape left, struct shape right)
{
    struct shape shape = { .type = RULE_TYPE_NUMBER };
    if (left.state == UNIT_OPEN || right.state == UNIT_OPEN)
        return shape;
    shape.unit = left.unit || right.unit
                     ? unit_quotient(profile->arena, left.unit, right.unit)
                     : unit_empty();
    shape.state = shape.unit ? UNIT_IS : UNIT_OPEN;
    return shape;
}

static struct shape of_operation(struct profile *profile, const struct node *node)
{
    struct shape left = profile_shape(profile, node->part[0]);
    struct shape right = profile_shape(profile, node->part[1]);
    switch (node->operation) {
    case OPERATION_ADD:
    case OPERATION_SUBTRACT:
        return of_sum(left, right);
    case OPERATION_MULTIPLY:
        return of_product(profile, left, right);
    case OPERATION_DIVIDE:
        return of_quotient(profile, left, right);
    case OPERATION_TRUNCATE:
    case OPERATION_POWER:
        return (struct shape){ .type = RULE_TYPE_NUMBER };
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
    return with_unit(RULE_TYPE_BOOLEAN, NULL);
}

/* What both branches are; open where they differ. */
static struct shape either(struct shape a, struct shape b)
{
    struct shape shape = a;
    if (shape.type == RULE_TYPE_UNKNOWN)
        shape.type = b.type;
    if (a.state != UNIT_IS && b.state != UNIT_OPEN) {
        shape.state = b.state;
        shape.unit = b.unit;
    }
    return shape;
}

static struct shape of_branches(
    struct profile *profile, const struct node *node, size_t step)
{
    struct shape shape = OPEN;
    for (size_t i = 1; i < node->count; i += step)
        shape = either(shape, profile_shape(profile, node->list[i]));
    return shape;
}

static struct shape of_rule(struct profile *profile, uint32_t number)
{
    const struct rule_inside *rule = profile_rule(profile, number);
    struct shape shape = profile_shape(profile, rule->value);
    const struct unit *unit =
        rule->possibility_unit ? rule->possibility_unit : rule->shown.unit;
    if (profile->rules->types[rule->node].type != RULE_TYPE_UNKNOWN)
        shape.type = profile->rules->types[rule->node].type;
    else if (shape.type == RULE_TYPE_UNKNOWN)
        shape.type = rule->declared;
    if (unit) {
        shape.state = UNIT_IS;
        shape.unit = unit;
    } else if (shape.type == RULE_TYPE_NUMBER && shape.state == UNIT_OPEN &&
               !profile_has_value(rule)) {
        shape.state = UNIT_ABSENT; /* an answer is then a bare number */
    }
    return shape;
}

static struct shape of_operand(
    struct profile *profile, const struct node *node, enum rule_type type)
{
    struct shape shape = profile_shape(profile, node->part[0]);
    shape.type = type == RULE_TYPE_UNKNOWN ? shape.type : type;
    return shape;
}

static struct shape of_simple(struct profile *profile, const struct node *node)
{
    struct shape shape = of_operand(profile, node, RULE_TYPE_NUMBER);
    double number = 1;
    if (shape.state == UNIT_IS)
        shape.unit = unit_simplify(profile->arena, &number, shape.unit);
    return shape;
}

static struct shape look(struct profile *profile, const struct node *node)
{
    switch (node->kind) {
    case NODE_LITERAL:
        return of_literal(node);
    case NODE_REFERENCE:
        return profile_shape(profile, profile_rule(profile, node->rule)->node);
    case NODE_RULE:
        return of_rule(profile, node->rule);
    case NODE_OPERATION:
        return of_operation(profile, node);
    case NODE_CONDITION:
        return either(profile_shape(profile, node->part[1]),
            profile_shape(profile, node->part[2]));
    case NODE_VARIATIONS:
    case NODE_GRID:
        return of_branches(profile, node, 2);
    case NODE_UNDEFINED:
    case NODE_NOT_APPLICABLE:
        return with_unit(RULE_TYPE_BOOLEAN, NULL);
    case NODE_ROUND:
        return of_operand(profile, node, RULE_TYPE_NUMBER);
    case NODE_SIMPLIFY:
        return of_simple(profile, node);
    case NODE_UNIT:
    case NODE_DURATION:
        return with_unit(RULE_TYPE_NUMBER, node->unit);
    case NODE_TEXT:
    case NODE_POSSIBILITIES:
        return with_unit(RULE_TYPE_TEXT, NULL);
    case NODE_SCALE:
        return of_operand(profile, node, RULE_TYPE_NUMBER);
    case NODE_PROGRESSIVE:
        return with_unit(RULE_TYPE_NUMBER, unit_percent());
    case NODE_CONTEXT:
    case NODE_MISSING:
        return of_operand(profile, node, RULE_TYPE_UNKNOWN);
    case NODE_LOGARITHM:
    case NODE_INVERSION:
    case NODE_CIRCULAR:
        return (struct shape){ .type = RULE_TYPE_NUMBER };
    case NODE_ANSWER:
    case NODE_NONE:
        break;
    }
    return OPEN;
}

/* A circle is told elsewhere; here its parts stay open. */
struct shape profile_shape(struct profile *profile, uint32_t node)
{
    if (!node || profile->shape_known[node] == 1 || profile->depth >= MODEL_MAX_DEPTH)
        return OPEN;
    if (profile->shape_known[node])
        return profile->shapes[node];
    profile->shape_known[node] = 1;
    profile->depth++;
    profile->shapes[node] = look(profile, profile_node(profile, node));
    profile->depth--;
    profile->shape_known[node] = 2;
    return profile->shapes[node];
}
