/* What each node is before anything is known: its type, and whether it can be not
 * applicable. Looked for from each rule downwards, and no further than is needed: a node
 * that nobody asked about stays unknown, as in the reference engine. */
#include "base/arena.h"
#include "rules/model.h"

struct inference {
    struct ruleset *rules;
    int depth;
    bool too_deep;
};

static struct static_type infer(struct inference *inference, uint32_t node);

static bool is_nullable(struct inference *inference, uint32_t node)
{
    return infer(inference, node).nullable == NULLABLE_YES;
}

static struct static_type known(enum rule_type type, bool nullable)
{
    return (struct static_type){ type, nullable ? NULLABLE_YES : NULLABLE_NO, true };
}

static struct static_type of_literal(const struct node *node)
{
    switch (node->value->kind) {
    case VALUE_UNDEFINED:
        return known(RULE_TYPE_UNKNOWN, false);
    case VALUE_NOT_APPLICABLE:
        return known(RULE_TYPE_UNKNOWN, true);
    case VALUE_BOOLEAN:
        return known(RULE_TYPE_BOOLEAN, false);
    case VALUE_NUMBER:
        return known(RULE_TYPE_NUMBER, false);
    case VALUE_TEXT:
        return known(node->is_date ? RULE_TYPE_DATE : RULE_TYPE_TEXT, false);
    }
    return known(RULE_TYPE_UNKNOWN, false);
}

static struct static_type of_operation(
    struct inference *inference, const struct node *node)
{
    uint32_t left = node->part[0];
    uint32_t right = node->part[1];
    switch (node->operation) {
    case OPERATION_MULTIPLY:
    case OPERATION_DIVIDE:
        return known(RULE_TYPE_NUMBER,
            is_nullable(inference, left) || is_nullable(inference, right));
    case OPERATION_SUBTRACT:
        return known(RULE_TYPE_NUMBER, is_nullable(inference, left));
    case OPERATION_ADD:
    case OPERATION_TRUNCATE:
    case OPERATION_POWER:
        return known(RULE_TYPE_NUMBER, false);
    case OPERATION_LESS:
    case OPERATION_LESS_OR_SAME:
    case OPERATION_MORE:
    case OPERATION_MORE_OR_SAME:
        return known(RULE_TYPE_BOOLEAN,
            is_nullable(inference, left) || is_nullable(inference, right));
    case OPERATION_SAME:
    case OPERATION_OTHER:
    case OPERATION_AND:
    case OPERATION_OR:
    case OPERATION_COUNT:
        break;
    }
    return known(RULE_TYPE_BOOLEAN, false);
}

static struct static_type of_condition(
    struct inference *inference, const struct node *node)
{
    bool nullable = is_nullable(inference, node->part[0]) ||
                    is_nullable(inference, node->part[1]) ||
                    is_nullable(inference, node->part[2]);
    enum rule_type type = infer(inference, node->part[1]).type;
    if (type == RULE_TYPE_UNKNOWN)
        type = infer(inference, node->part[2]).type;
    return known(type, nullable);
}

static struct static_type of_variations(
    struct inference *inference, const struct node *node)
{
    bool nullable = false;
    for (size_t i = 1; i < node->count && !nullable; i += 2)
        nullable = is_nullable(inference, node->list[i]);
    enum rule_type type = RULE_TYPE_UNKNOWN;
    for (size_t i = 1; i < node->count && type == RULE_TYPE_UNKNOWN; i += 2)
        type = infer(inference, node->list[i]).type;
    return known(type, nullable);
}

static struct static_type of_possibilities(
    struct inference *inference, const struct node *node)
{
    bool nullable = true;
    for (size_t i = 0; i < node->count && nullable; i++)
        nullable = is_nullable(inference, node->list[i]);
    return known(RULE_TYPE_TEXT, nullable);
}

static struct static_type of_rule_parts(
    struct inference *inference, const struct rule_inside *rule)
{
    struct static_type value = infer(inference, rule->value);
    bool nullable =
        rule->perhaps_not_applicable || value.nullable == NULLABLE_YES ||
        (rule->possibilities && is_nullable(inference, rule->possibilities));
    enum rule_type type = rule->possibility_type;
    if (type == RULE_TYPE_UNKNOWN)
        type = value.type;
    if (type == RULE_TYPE_UNKNOWN)
        type = rule->declared;
    if (type == RULE_TYPE_UNKNOWN && yaml_find(rule->shown.body, "question"))
        type = RULE_TYPE_BOOLEAN;
    return known(type, nullable);
}

static struct static_type of_rule(struct inference *inference, uint32_t number)
{
    struct rule_inside *rule = &inference->rules->rules.items[number];
    if (rule->inferring)
        return (struct static_type){ 0 };
    rule->inferring = true;
    struct static_type type = of_rule_parts(inference, rule);
    rule->inferring = false;
    return type;
}

static struct static_type of_operand(
    struct inference *inference, const struct node *node, enum rule_type type)
{
    struct static_type operand = infer(inference, node->part[0]);
    return (struct static_type){ type == RULE_TYPE_UNKNOWN ? operand.type : type,
        operand.nullable, true };
}

static struct static_type infer_node(
    struct inference *inference, const struct node *node)
{
    switch (node->kind) {
    case NODE_LITERAL:
        return of_literal(node);
    case NODE_REFERENCE:
        return infer(inference, inference->rules->rules.items[node->rule].node);
    case NODE_RULE:
        return of_rule(inference, node->rule);
    case NODE_OPERATION:
        return of_operation(inference, node);
    case NODE_CONDITION:
        return of_condition(inference, node);
    case NODE_VARIATIONS:
        return of_variations(inference, node);
    case NODE_UNDEFINED:
    case NODE_NOT_APPLICABLE:
        return known(RULE_TYPE_BOOLEAN, false);
    case NODE_ROUND:
    case NODE_UNIT:
    case NODE_SIMPLIFY:
    case NODE_LOGARITHM:
        return of_operand(inference, node, RULE_TYPE_NUMBER);
    case NODE_CONTEXT:
    case NODE_MISSING:
        return of_operand(inference, node, RULE_TYPE_UNKNOWN);
    case NODE_TEXT:
        return known(RULE_TYPE_TEXT, false);
    case NODE_DURATION:
    case NODE_GRID:
    case NODE_SCALE:
    case NODE_PROGRESSIVE:
    case NODE_INVERSION:
    case NODE_CIRCULAR:
        return known(RULE_TYPE_NUMBER, false);
    case NODE_POSSIBILITIES:
        return of_possibilities(inference, node);
    case NODE_ANSWER:
    case NODE_NONE:
        break;
    }
    return known(RULE_TYPE_UNKNOWN, false);
}

static struct static_type infer(struct inference *inference, uint32_t node)
{
    struct static_type *kept = &inference->rules->types[node];
    if (kept->done)
        return *kept;
    if (inference->depth >= MODEL_MAX_DEPTH) {
        inference->too_deep = true;
        return *kept;
    }
    inference->depth++;
    *kept = infer_node(inference, &inference->rules->nodes.items[node]);
    inference->depth--;
    return *kept;
}

bool types_infer(struct ruleset *rules, struct diag *diag)
{
    struct inference inference = { .rules = rules };
    rules->types = ARENA_LIST(rules->arena, struct static_type, rules->nodes.count);
    for (uint32_t i = 1; i < rules->rules.count; i++) {
        struct rule_inside *rule = &rules->rules.items[i];
        struct static_type type = infer(&inference, rule->node);
        for (size_t j = 0; j < rule->parent_count; j++)
            infer(&inference, rule->parents[j]);
        rule->shown.type = type.type;
        rule->shown.may_be_not_applicable = type.nullable == NULLABLE_YES;
        if (inference.too_deep)
            return diag_error(
                diag, rule->shown.at, "rules refer to each other too deeply");
    }
    return true;
}
