/* Sums, products, means and extremes of lists. */
#include "rules/lists.h"

#include "base/arena.h"

/* Each item of a list is folded in a chain of rules inside rules: no list of a person is
 * as long as this. */
enum { MAX_EXTREME_ITEMS = 200, MAX_ITEMS = 2000 };

bool build_is_list(struct builder *builder, const struct yaml *value)
{
    if (value->kind == YAML_LIST)
        return true;
    return diag_error(
        builder->diag, value->at, "expected a list under '%s'", value->key);
}

struct items build_items(struct builder *builder, const struct yaml *list)
{
    struct items items = { 0 };
    if (!build_is_list(builder, list))
        return items;
    if (list->count > MAX_ITEMS) {
        diag_error(builder->diag, list->at, "the list is too long");
        return items;
    }
    YAML_EACH(item, list) {
        uint32_t node = build_value(builder, item);
        *ARRAY_ADD(builder->arena, &items) = node;
    }
    return items;
}

uint32_t build_not_applicable(struct builder *builder, struct place at)
{
    return build_literal(builder, value_not_applicable(), at);
}

uint32_t build_equals_no(struct builder *builder, uint32_t node, struct place at)
{
    uint32_t no = build_literal(builder, value_boolean(false), at);
    return build_operation(builder, OPERATION_SAME, node, no, at);
}

/* x1 + (x2 + (… + na)) */
static uint32_t sum_of(struct builder *builder, struct items items, struct place at)
{
    uint32_t sum = build_not_applicable(builder, at);
    for (size_t i = items.count; i > 0; i--)
        sum = build_operation(builder, OPERATION_ADD, items.items[i - 1], sum, at);
    return sum;
}

uint32_t build_sum(struct builder *builder, const struct yaml *list)
{
    return sum_of(builder, build_items(builder, list), list->at);
}

/* xn * (… * (x1 * 1)), in its simplest unit */
uint32_t build_product(struct builder *builder, const struct yaml *list)
{
    struct items items = build_items(builder, list);
    uint32_t product = build_number(builder, 1, list->at);
    for (size_t i = 0; i < items.count; i++)
        product = build_operation(
            builder, OPERATION_MULTIPLY, items.items[i], product, list->at);
    return build_unary(builder, NODE_SIMPLIFY, product, list->at);
}

/* 1 where the item is applicable, else not applicable */
static uint32_t count_one(struct builder *builder, uint32_t item, struct place at)
{
    uint32_t is_not = build_unary(builder, NODE_NOT_APPLICABLE, item, at);
    uint32_t is = build_equals_no(builder, is_not, at);
    uint32_t no = build_literal(builder, value_boolean(false), at);
    uint32_t condition = build_operation(builder, OPERATION_OTHER, is, no, at);
    return build_condition(builder, condition, build_number(builder, 1, at),
        build_not_applicable(builder, at), at);
}

uint32_t build_mean(struct builder *builder, const struct yaml *list)
{
    struct items items = build_items(builder, list);
    struct items ones = { 0 };
    for (size_t i = 0; i < items.count; i++) {
        uint32_t one = count_one(builder, items.items[i], list->at);
        *ARRAY_ADD(builder->arena, &ones) = one;
    }
    uint32_t sum = sum_of(builder, items, list->at);
    uint32_t count = sum_of(builder, ones, list->at);
    return build_operation(builder, OPERATION_DIVIDE, sum, count, list->at);
}

/* condition { si: est non applicable valeur, alors: acc, sinon: condition {
 *   si: (est non applicable acc) ou (valeur > acc), alors: valeur, sinon: acc } } */
static uint32_t better_of(struct builder *builder, uint32_t value, uint32_t best,
    enum operation operation, struct place at)
{
    uint32_t is_first = build_unary(builder, NODE_NOT_APPLICABLE, best, at);
    uint32_t beats = build_operation(builder, operation, value, best, at);
    uint32_t takes = build_operation(builder, OPERATION_OR, is_first, beats, at);
    uint32_t inner = build_condition(builder, takes, value, best, at);
    uint32_t is_not = build_unary(builder, NODE_NOT_APPLICABLE, value, at);
    return build_condition(builder, is_not, best, inner, at);
}

static uint32_t refer_to(struct builder *builder, uint32_t rule, struct place at)
{
    return builder_add(builder,
        (struct node){
            .kind = NODE_REFERENCE, .rule = rule, .is_fixed = true, .at = at });
}

/* The greatest or smallest of the first `count` items, as a chain of hidden rules under
 * `scope`: the item, and the extreme of those before it. */
static uint32_t extreme_of(struct builder *builder, uint32_t scope,
    const struct items *items, size_t count, enum operation operation, struct place at)
{
    if (count == 0)
        return build_not_applicable(builder, at);
    uint32_t item = items->items[count - 1];
    uint32_t value = define_internal(builder, scope, "$INTERNAL valeur", item, at);
    uint32_t best = define_internal(builder, scope, "$INTERNAL acc", 0, at);
    if (!value || !best)
        return 0;
    uint32_t before = extreme_of(builder, best, items, count - 1, operation, at);
    builder->rules->rules.items[best].value = before;
    return better_of(builder, refer_to(builder, value, at), refer_to(builder, best, at),
        operation, at);
}

/* An answer can define no rules: there the parts themselves are compared. */
static uint32_t extreme_of_answer(struct builder *builder, const struct items *items,
    enum operation operation, struct place at)
{
    uint32_t best = build_not_applicable(builder, at);
    for (size_t i = 0; i < items->count; i++)
        best = better_of(builder, items->items[i], best, operation, at);
    return best;
}

/* The hidden rules of the first one have the names that a second would need. */
static bool has_extreme(const struct builder *builder)
{
    const char *name = builder->rules->rules.items[builder->owner].shown.name;
    return !builder->answering &&
           ruleset_find_under(builder->rules, str_of(name), STR("$INTERNAL valeur"));
}

static uint32_t build_extreme(
    struct builder *builder, const struct yaml *list, enum operation operation)
{
    struct items items = build_items(builder, list);
    if (has_extreme(builder)) {
        diag_error(builder->diag, list->at,
            "a rule can hold one 'le maximum de' or 'le minimum de': write this one in a "
            "rule of its own");
        return 0;
    }
    if (items.count > MAX_EXTREME_ITEMS) {
        diag_error(builder->diag, list->at, "the list is too long");
        return 0;
    }
    if (builder->answering)
        return extreme_of_answer(builder, &items, operation, list->at);
    return extreme_of(
        builder, builder->owner, &items, items.count, operation, list->at);
}

uint32_t build_maximum(struct builder *builder, const struct yaml *list)
{
    return build_extreme(builder, list, OPERATION_MORE);
}

uint32_t build_minimum(struct builder *builder, const struct yaml *list)
{
    return build_extreme(builder, list, OPERATION_LESS);
}
