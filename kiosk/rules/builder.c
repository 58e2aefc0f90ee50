#include "rules/builder.h"

#include <string.h>

#include "base/arena.h"

enum { MAX_SHOWN = 80 }; /* characters of a bad expression in a complaint */

uint32_t builder_add(struct builder *builder, struct node node)
{
    if (builder->base + builder->nodes->count >= RULESET_MAX_NODES) {
        diag_error(builder->diag, node.at, "the model is too large");
        return 0;
    }
    node.owner = builder->owner;
    *ARRAY_ADD(builder->arena, builder->nodes) = node;
    return builder->base + (uint32_t)builder->nodes->count - 1;
}

struct node *builder_node(struct builder *builder, uint32_t node)
{
    if (node < builder->base)
        return &builder->rules->nodes.items[node];
    return &builder->nodes->items[node - builder->base];
}

uint32_t build_literal(struct builder *builder, struct value value, struct place at)
{
    struct value *kept = ARENA_NEW(builder->arena, struct value);
    *kept = value;
    return builder_add(
        builder, (struct node){ .kind = NODE_LITERAL, .value = kept, .at = at });
}

uint32_t build_date(struct builder *builder, const char *text, struct place at)
{
    uint32_t node = build_literal(builder, value_text(text), at);
    builder_node(builder, node)->is_date = true;
    return node;
}

uint32_t build_number(struct builder *builder, double number, struct place at)
{
    return build_literal(builder, value_number(number, NULL), at);
}

uint32_t build_reference(struct builder *builder, const char *name, struct place at)
{
    uint32_t node = builder_add(
        builder, (struct node){ .kind = NODE_REFERENCE, .name = name, .at = at });
    *ARRAY_ADD(builder->arena, &builder->references) = node;
    return node;
}

uint32_t build_fixed(struct builder *builder, const char *name, struct place at)
{
    uint32_t node = build_reference(builder, name, at);
    builder_node(builder, node)->is_fixed = true;
    return node;
}

uint32_t build_unary(
    struct builder *builder, enum node_kind kind, uint32_t part, struct place at)
{
    return builder_add(
        builder, (struct node){ .kind = kind, .part = { part }, .at = at });
}

uint32_t build_operation(struct builder *builder, enum operation operation,
    uint32_t left, uint32_t right, struct place at)
{
    return builder_add(builder, (struct node){ .kind = NODE_OPERATION,
                                    .operation = operation,
                                    .part = { left, right },
                                    .at = at });
}

uint32_t build_condition(struct builder *builder, uint32_t condition, uint32_t yes,
    uint32_t no, struct place at)
{
    return builder_add(builder,
        (struct node){
            .kind = NODE_CONDITION, .part = { condition, yes, no }, .at = at });
}

uint32_t build_list(struct builder *builder, enum node_kind kind, uint32_t part,
    const uint32_t *list, size_t count, struct place at)
{
    uint32_t *kept = ARENA_LIST(builder->arena, uint32_t, count);
    if (count > 0)
        memcpy(kept, list, count * sizeof *kept);
    return builder_add(builder,
        (struct node){
            .kind = kind, .part = { part }, .list = kept, .count = count, .at = at });
}

/* --- expressions --- */

static uint32_t build_expr(
    struct builder *builder, const struct expr *expr, struct place at);

static uint32_t build_amount(
    struct builder *builder, const struct expr *expr, struct place at)
{
    const struct unit *unit = NULL;
    if (expr->text) {
        unit = unit_read(builder->arena, str_of(expr->text));
        if (!unit)
            diag_error(builder->diag, at, "'%s' is no unit", expr->text);
    }
    return build_literal(builder, value_number(expr->number, unit), at);
}

static uint32_t build_expr_operation(
    struct builder *builder, const struct expr *expr, struct place at)
{
    uint32_t left = build_expr(builder, expr->left, at);
    uint32_t right = build_expr(builder, expr->right, at);
    return build_operation(builder, expr->operation, left, right, at);
}

static uint32_t build_expr(
    struct builder *builder, const struct expr *expr, struct place at)
{
    switch (expr->kind) {
    case EXPR_NUMBER:
        return build_amount(builder, expr, at);
    case EXPR_BOOLEAN:
        return build_literal(builder, value_boolean(expr->yes), at);
    case EXPR_TEXT:
        return build_literal(builder, value_text(expr->text), at);
    case EXPR_DATE:
        return build_date(builder, expr->text, at);
    case EXPR_REFERENCE:
        return build_reference(builder, expr->text, at);
    case EXPR_OPERATION:
        return build_expr_operation(builder, expr, at);
    }
    return 0;
}

uint32_t build_expression(struct builder *builder, struct str text, struct place at)
{
    struct expr_mistake mistake;
    const struct expr *expr = expr_read(builder->arena, text, &mistake);
    if (expr)
        return build_expr(builder, expr, at);
    int shown = (int)str_bytes(text, MAX_SHOWN);
    diag_error(builder->diag, at, "'%.*s' is no expression: %s", shown, text.text,
        mistake.message);
    return 0;
}

/* --- values --- */

static uint32_t build_any(struct builder *builder, const struct yaml *value)
{
    switch (value->kind) {
    case YAML_NULL:
        diag_error(builder->diag, value->at, "a value is missing here");
        return 0;
    case YAML_BOOL:
        diag_error(builder->diag, value->at, "write oui or non, not '%s'", value->text);
        return 0;
    case YAML_NUMBER:
        return build_number(builder, value->number, value->at);
    case YAML_TEXT:
        return build_expression(builder, str_of(value->text), value->at);
    case YAML_LIST:
        diag_error(builder->diag, value->at,
            "a list needs a mechanism in front of it, such as 'somme' or "
            "'toutes ces conditions'");
        return 0;
    case YAML_MAP:
        return build_mechanisms(builder, value, false);
    }
    return 0;
}

uint32_t build_value(struct builder *builder, const struct yaml *value)
{
    if (++builder->depth > BUILDER_MAX_DEPTH) {
        diag_error(builder->diag, value->at, "values are nested too deeply");
        builder->depth--;
        return 0;
    }
    uint32_t node = build_any(builder, value);
    builder->depth--;
    return node;
}

uint32_t build_key(struct builder *builder, const struct yaml *map, const char *key)
{
    const struct yaml *value = yaml_find(map, key);
    if (value)
        return build_value(builder, value);
    diag_error(builder->diag, map->at, "'%s' is missing here", key);
    return 0;
}
