/* The mechanisms that are chained to a value, always in one order whatever the order of
 * the keys: the answer of the situation is still capped, rounded and switched off. */
#include <string.h>

#include "base/arena.h"
#include "base/number.h"
#include "rules/builder.h"

static uint32_t no_literal(struct builder *builder, struct place at)
{
    return build_literal(builder, value_boolean(false), at);
}

/* (A != non) et (V > A) */
static uint32_t is_beyond(struct builder *builder, uint32_t value, uint32_t limit,
    enum operation operation, struct place at)
{
    uint32_t given =
        build_operation(builder, OPERATION_OTHER, limit, no_literal(builder, at), at);
    uint32_t beyond = build_operation(builder, operation, value, limit, at);
    return build_operation(builder, OPERATION_AND, given, beyond, at);
}

/* condition { si: (A != non) et (V > A), alors: A, sinon: V } */
static uint32_t bound(struct builder *builder, uint32_t value, uint32_t limit,
    enum operation operation, struct place at)
{
    uint32_t condition = is_beyond(builder, value, limit, operation, at);
    return build_condition(builder, condition, limit, value, at);
}

static uint32_t wrap_ceiling(
    struct builder *builder, uint32_t value, const struct yaml *argument)
{
    uint32_t limit = build_value(builder, argument);
    return bound(builder, value, limit, OPERATION_MORE, argument->at);
}

static uint32_t wrap_floor(
    struct builder *builder, uint32_t value, const struct yaml *argument)
{
    uint32_t limit = build_value(builder, argument);
    return bound(builder, value, limit, OPERATION_LESS, argument->at);
}

/* The difference that is compared and the one that is the value are two nodes: each
 * remembers for itself. */
static uint32_t wrap_abatement(
    struct builder *builder, uint32_t value, const struct yaml *argument)
{
    struct place at = argument->at;
    uint32_t less = build_value(builder, argument);
    uint32_t compared = build_operation(builder, OPERATION_SUBTRACT, value, less, at);
    uint32_t rest = build_operation(builder, OPERATION_SUBTRACT, value, less, at);
    uint32_t zero = build_number(builder, 0, at);
    uint32_t condition = is_beyond(builder, compared, zero, OPERATION_LESS, at);
    return build_condition(builder, condition, zero, rest, at);
}

static uint32_t wrap_circular(
    struct builder *builder, uint32_t value, const struct yaml *argument)
{
    uint32_t node = build_unary(builder, NODE_CIRCULAR, value, argument->at);
    builder_node(builder, node)->rule = builder->owner;
    return node;
}

/* condition { si: est non défini S, alors: V, sinon: S } */
static uint32_t if_undefined(struct builder *builder, uint32_t tested, uint32_t yes,
    uint32_t no, struct place at)
{
    return build_condition(
        builder, build_unary(builder, NODE_UNDEFINED, tested, at), yes, no, at);
}

static uint32_t wrap_default(
    struct builder *builder, uint32_t value, const struct yaml *argument)
{
    uint32_t otherwise = build_value(builder, argument);
    return if_undefined(builder, value, otherwise, value, argument->at);
}

static uint32_t wrap_simplify(
    struct builder *builder, uint32_t value, const struct yaml *argument)
{
    return build_unary(builder, NODE_SIMPLIFY, value, argument->at);
}

static uint32_t wrap_unit(
    struct builder *builder, uint32_t value, const struct yaml *argument)
{
    const struct unit *unit = unit_read(builder->arena, str_of(argument->text));
    if (!unit)
        diag_error(builder->diag, argument->at, "'%s' is no unit", argument->text);
    uint32_t node = build_unary(builder, NODE_UNIT, value, argument->at);
    builder_node(builder, node)->unit = unit;
    return node;
}

static uint32_t wrap_round(
    struct builder *builder, uint32_t value, const struct yaml *argument)
{
    uint32_t decimals = build_value(builder, argument);
    uint32_t node = build_unary(builder, NODE_ROUND, value, argument->at);
    builder_node(builder, node)->part[1] = decimals;
    return node;
}

static uint32_t applicable(struct builder *builder, uint32_t value,
    const struct yaml *argument, enum operation operation)
{
    uint32_t tested = build_value(builder, argument);
    uint32_t condition = build_operation(
        builder, operation, tested, no_literal(builder, argument->at), argument->at);
    uint32_t none = build_literal(builder, value_not_applicable(), argument->at);
    return build_condition(builder, condition, value, none, argument->at);
}

static uint32_t wrap_applicable(
    struct builder *builder, uint32_t value, const struct yaml *argument)
{
    return applicable(builder, value, argument, OPERATION_OTHER);
}

static uint32_t wrap_not_applicable(
    struct builder *builder, uint32_t value, const struct yaml *argument)
{
    return applicable(builder, value, argument, OPERATION_SAME);
}

static uint32_t wrap_children(
    struct builder *builder, uint32_t value, const struct yaml *argument)
{
    if (builder->answering)
        diag_error(builder->diag, argument->at, "an answer cannot use 'avec'");
    else
        define_rules(builder, argument);
    return value;
}

static uint32_t wrap_missing(
    struct builder *builder, uint32_t value, const struct yaml *argument)
{
    uint32_t reference = build_fixed(builder, argument->text, argument->at);
    uint32_t node = build_unary(builder, NODE_MISSING, value, argument->at);
    builder_node(builder, node)->part[1] = reference;
    return node;
}

static uint32_t wrap_context(
    struct builder *builder, uint32_t value, const struct yaml *argument)
{
    uint32_t *pairs = ARENA_LIST(builder->arena, uint32_t, 2 * argument->count);
    size_t count = 0;
    if (argument->kind != YAML_MAP)
        diag_error(builder->diag, argument->at, "expected rules with their values");
    else
        YAML_EACH(entry, argument) {
            pairs[count++] = build_fixed(builder, entry->key, entry->key_at);
            pairs[count++] = build_value(builder, entry);
        }
    return build_list(builder, NODE_CONTEXT, value, pairs, count, argument->at);
}

/* In the order of application. The answer of the situation is no key of an author's. */
static const struct chained {
    const char *key;
    uint32_t (*wrap)(
        struct builder *builder, uint32_t value, const struct yaml *argument);
} CHAIN[] = {
    { "abattement", wrap_abatement },
    { "résoudre la référence circulaire", wrap_circular },
    { NULL, NULL }, /* the answer of the situation */
    { "par défaut", wrap_default },
    { "plafond", wrap_ceiling },
    { "plancher", wrap_floor },
    { "simplifier l'unité", wrap_simplify },
    { "unité", wrap_unit },
    { "arrondi", wrap_round },
    { "non applicable si", wrap_not_applicable },
    { "applicable si", wrap_applicable },
    { "avec", wrap_children },
    { "variable manquante", wrap_missing },
    { "contexte", wrap_context },
};

enum { CHAIN_LENGTH = sizeof CHAIN / sizeof CHAIN[0] };

static bool is_chained(const char *key)
{
    for (size_t i = 0; i < CHAIN_LENGTH; i++)
        if (CHAIN[i].key && strcmp(CHAIN[i].key, key) == 0)
            return true;
    return false;
}

static uint32_t wrap_answer(struct builder *builder, uint32_t value, struct place at)
{
    struct rule_inside *rule = &builder->rules->rules.items[builder->owner];
    if (rule->shown.is_private || builder->answering)
        return value;
    uint32_t answer = builder_add(builder,
        (struct node){ .kind = NODE_ANSWER, .rule = builder->owner, .at = at });
    rule->answer = answer;
    return if_undefined(builder, answer, value, answer, at);
}

/* At the rule level, who uses the default is told that the rule could be answered. */
static uint32_t wrap_rule_default(
    struct builder *builder, uint32_t value, const struct yaml *argument)
{
    uint32_t otherwise = build_value(builder, argument);
    struct rule_inside *rule = &builder->rules->rules.items[builder->owner];
    rule->shown.has_default = true;
    if (!rule->shown.is_private) {
        otherwise = build_unary(builder, NODE_MISSING, otherwise, argument->at);
        builder_node(builder, otherwise)->rule = builder->owner;
    }
    return if_undefined(builder, value, otherwise, value, argument->at);
}

static uint32_t wrap_one(struct builder *builder, const struct chained *chained,
    uint32_t value, const struct yaml *argument, bool of_rule)
{
    if (argument->kind == YAML_NULL) {
        diag_error(builder->diag, argument->at, "a value is missing here");
        return value;
    }
    if (of_rule && !builder->answering && chained->wrap == wrap_default)
        return wrap_rule_default(builder, value, argument);
    return chained->wrap(builder, value, argument);
}

/* --- the value that all is chained to --- */

static bool refuse_entry(
    struct builder *builder, const struct yaml *entry, const struct yaml *first)
{
    if (!mechanism_is_known(entry->key)) {
        const char *nearest = mechanism_nearest(entry->key);
        return diag_error(builder->diag, entry->key_at,
            nearest ? "unknown mechanism '%s'; did you mean '%s'?"
                    : "unknown mechanism '%s'",
            entry->key, nearest);
    }
    if (first)
        return diag_error(builder->diag, entry->key_at,
            "'%s' and '%s' cannot stand at the same level", first->key, entry->key);
    return true;
}

/* Below a rule any key must be a mechanism; in a rule others are passed over. */
static const struct yaml *find_value(
    struct builder *builder, const struct yaml *map, bool of_rule)
{
    const struct yaml *found = NULL;
    const struct yaml *formula = of_rule ? yaml_find(map, "formule") : NULL;
    YAML_EACH(entry, map) {
        if (is_chained(entry->key) || (of_rule && !mechanism_is_known(entry->key)) ||
            (of_rule && strcmp(entry->key, "une possibilité") == 0) ||
            (formula && strcmp(entry->key, "valeur") == 0))
            continue;
        if (refuse_entry(builder, entry, formula ? formula : found))
            found = entry;
    }
    return formula ? formula : found;
}

static uint32_t build_inner(
    struct builder *builder, const struct yaml *map, bool of_rule)
{
    const struct yaml *entry = find_value(builder, map, of_rule);
    if (!entry)
        return build_literal(builder, (struct value){ 0 }, map->at);
    struct yaml value = *entry;
    if (strcmp(value.key, "formule") == 0)
        value.key = "valeur";
    return build_mechanism(
        builder, strcmp(entry->key, "formule") == 0 ? &value : entry);
}

uint32_t build_mechanisms(struct builder *builder, const struct yaml *map, bool of_rule)
{
    uint32_t value = build_inner(builder, map, of_rule);
    for (size_t i = 0; i < CHAIN_LENGTH; i++) {
        const struct yaml *argument =
            CHAIN[i].key ? yaml_find(map, CHAIN[i].key) : NULL;
        if (argument)
            value = wrap_one(builder, &CHAIN[i], value, argument, of_rule);
        else if (!CHAIN[i].key && of_rule)
            value = wrap_answer(builder, value, map->at);
    }
    return value;
}

uint32_t build_body(struct builder *builder, const struct yaml *body)
{
    bool empty_list = body->kind == YAML_LIST && body->count == 0;
    if (body->kind == YAML_MAP || body->kind == YAML_NULL || empty_list)
        return build_mechanisms(builder, body, true);
    uint32_t value = 0;
    /* A bare number is read again as an expression, in the form that JavaScript gives it:
     * 1e-7 is then 1 with the unit e-7, as in the reference engine. */
    if (body->kind == YAML_NUMBER)
        value = build_expression(
            builder, str_of(number_text(builder->arena, body->number)), body->at);
    else
        value = build_value(builder, body);
    return wrap_answer(builder, value, body->at);
}
