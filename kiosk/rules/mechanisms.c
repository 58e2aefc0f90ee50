/* The mechanisms that give a value, each rewritten into nodes as annex A of the language
 * says: only then do units, types and missing answers come out as the reference's do. */
#include <string.h>

#include "base/arena.h"
#include "rules/builder.h"

/* Each item of a list is folded in a chain of rules inside rules: no list of a person is
 * as long as this. */
enum { MAX_EXTREME_ITEMS = 200, MAX_ITEMS = 2000 };

struct items {
    ARRAY(uint32_t)
};

static bool is_list(struct builder *builder, const struct yaml *value)
{
    if (value->kind == YAML_LIST)
        return true;
    return diag_error(
        builder->diag, value->at, "expected a list under '%s'", value->key);
}

static struct items build_items(struct builder *builder, const struct yaml *list)
{
    struct items items = { 0 };
    if (list->kind == YAML_LIST && list->count > MAX_ITEMS) {
        diag_error(builder->diag, list->at, "the list is too long");
    } else if (is_list(builder, list)) {
        YAML_EACH(item, list) {
            uint32_t node = build_value(builder, item);
            *ARRAY_ADD(builder->arena, &items) = node;
        }
    }
    return items;
}

static uint32_t not_applicable(struct builder *builder, struct place at)
{
    return build_literal(builder, value_not_applicable(), at);
}

static uint32_t equals_no(struct builder *builder, uint32_t node, struct place at)
{
    uint32_t no = build_literal(builder, value_boolean(false), at);
    return build_operation(builder, OPERATION_SAME, node, no, at);
}

/* --- logic --- */

static uint32_t fold_left(struct builder *builder, const struct yaml *list,
    enum operation operation, bool start)
{
    struct items items = build_items(builder, list);
    uint32_t folded = build_literal(builder, value_boolean(start), list->at);
    for (size_t i = 0; i < items.count; i++)
        folded = build_operation(builder, operation, folded, items.items[i], list->at);
    return folded;
}

static uint32_t build_all(struct builder *builder, const struct yaml *list)
{
    return fold_left(builder, list, OPERATION_AND, true);
}

static uint32_t build_one(struct builder *builder, const struct yaml *list)
{
    return fold_left(builder, list, OPERATION_OR, false);
}

static uint32_t build_is_undefined(struct builder *builder, const struct yaml *value)
{
    return build_unary(builder, NODE_UNDEFINED, build_value(builder, value), value->at);
}

static uint32_t build_is_defined(struct builder *builder, const struct yaml *value)
{
    return equals_no(builder, build_is_undefined(builder, value), value->at);
}

static uint32_t build_is_not_applicable(
    struct builder *builder, const struct yaml *value)
{
    return build_unary(
        builder, NODE_NOT_APPLICABLE, build_value(builder, value), value->at);
}

static uint32_t build_is_applicable(struct builder *builder, const struct yaml *value)
{
    return equals_no(builder, build_is_not_applicable(builder, value), value->at);
}

static uint32_t build_if(struct builder *builder, const struct yaml *map)
{
    uint32_t condition = build_key(builder, map, "si");
    uint32_t yes = build_key(builder, map, "alors");
    uint32_t no = build_key(builder, map, "sinon");
    return build_condition(builder, condition, yes, no, map->at);
}

static uint32_t build_variations(struct builder *builder, const struct yaml *list)
{
    struct items pairs = { 0 };
    if (!is_list(builder, list))
        return 0;
    YAML_EACH(branch, list) {
        bool otherwise = yaml_find(branch, "sinon") != NULL;
        uint32_t condition =
            otherwise ? build_literal(builder, value_boolean(true), branch->at)
                      : build_key(builder, branch, "si");
        uint32_t value = build_key(builder, branch, otherwise ? "sinon" : "alors");
        *ARRAY_ADD(builder->arena, &pairs) = condition;
        *ARRAY_ADD(builder->arena, &pairs) = value;
    }
    return build_list(builder, NODE_VARIATIONS, 0, pairs.items, pairs.count, list->at);
}

/* --- numbers --- */

/* x1 + (x2 + (… + na)) */
static uint32_t sum_of(struct builder *builder, struct items items, struct place at)
{
    uint32_t sum = not_applicable(builder, at);
    for (size_t i = items.count; i > 0; i--)
        sum = build_operation(builder, OPERATION_ADD, items.items[i - 1], sum, at);
    return sum;
}

static uint32_t build_sum(struct builder *builder, const struct yaml *list)
{
    return sum_of(builder, build_items(builder, list), list->at);
}

/* xn * (… * (x1 * 1)), in its simplest unit */
static uint32_t build_product(struct builder *builder, const struct yaml *list)
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
    uint32_t is = equals_no(builder, is_not, at);
    uint32_t no = build_literal(builder, value_boolean(false), at);
    uint32_t condition = build_operation(builder, OPERATION_OTHER, is, no, at);
    return build_condition(builder, condition, build_number(builder, 1, at),
        not_applicable(builder, at), at);
}

static uint32_t build_mean(struct builder *builder, const struct yaml *list)
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
        return not_applicable(builder, at);
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
    uint32_t best = not_applicable(builder, at);
    for (size_t i = 0; i < items->count; i++)
        best = better_of(builder, items->items[i], best, operation, at);
    return best;
}

static uint32_t build_extreme(
    struct builder *builder, const struct yaml *list, enum operation operation)
{
    struct items items = build_items(builder, list);
    if (items.count > MAX_EXTREME_ITEMS) {
        diag_error(builder->diag, list->at, "the list is too long");
        return 0;
    }
    if (builder->answering)
        return extreme_of_answer(builder, &items, operation, list->at);
    return extreme_of(
        builder, builder->owner, &items, items.count, operation, list->at);
}

static uint32_t build_maximum(struct builder *builder, const struct yaml *list)
{
    return build_extreme(builder, list, OPERATION_MORE);
}

static uint32_t build_minimum(struct builder *builder, const struct yaml *list)
{
    return build_extreme(builder, list, OPERATION_LESS);
}

static uint32_t build_logarithm(struct builder *builder, const struct yaml *value)
{
    return build_unary(builder, NODE_LOGARITHM, build_value(builder, value), value->at);
}

/* --- brackets --- */

/* The multiplier is 1 by default, and instead of a plain 0. */
static uint32_t build_multiplier(struct builder *builder, const struct yaml *map)
{
    const struct yaml *value = yaml_find(map, "multiplicateur");
    if (!value || (value->kind == YAML_NUMBER && value->number == 0))
        return build_number(builder, 1, map->at);
    return build_value(builder, value);
}

static uint32_t build_brackets(struct builder *builder, const struct yaml *map,
    enum node_kind kind, const char *amount)
{
    uint32_t base = build_key(builder, map, "assiette");
    uint32_t multiplier = build_multiplier(builder, map);
    const struct yaml *list = yaml_find(map, "tranches");
    if (!list) {
        diag_error(builder->diag, map->at, "'tranches' is missing here");
        return 0;
    }
    struct items pairs = { 0 };
    if (!is_list(builder, list))
        return 0;
    YAML_EACH(bracket, list) {
        const struct yaml *ceiling = yaml_find(bracket, "plafond");
        uint32_t top = ceiling ? build_value(builder, ceiling) : 0;
        uint32_t value = build_key(builder, bracket, amount);
        *ARRAY_ADD(builder->arena, &pairs) = top;
        *ARRAY_ADD(builder->arena, &pairs) = value;
    }
    uint32_t node = build_list(builder, kind, base, pairs.items, pairs.count, map->at);
    builder_node(builder, node)->part[1] = multiplier;
    return node;
}

static uint32_t build_grid(struct builder *builder, const struct yaml *map)
{
    return build_brackets(builder, map, NODE_GRID, "montant");
}

static uint32_t build_scale(struct builder *builder, const struct yaml *map)
{
    return build_brackets(builder, map, NODE_SCALE, "taux");
}

static uint32_t build_progressive(struct builder *builder, const struct yaml *map)
{
    return build_brackets(builder, map, NODE_PROGRESSIVE, "taux");
}

/* --- texts and dates --- */

static void add_plain(
    struct builder *builder, struct items *parts, struct str text, struct place at)
{
    if (text.size == 0)
        return;
    uint32_t part =
        build_literal(builder, value_text(str_copy(builder->arena, text)), at);
    *ARRAY_ADD(builder->arena, parts) = part;
}

/* "Il reste {{ jours }} jours." */
static uint32_t build_template(struct builder *builder, const struct yaml *value)
{
    struct items parts = { 0 };
    if (value->kind != YAML_TEXT) {
        diag_error(builder->diag, value->at, "expected a text");
        return 0;
    }
    struct str rest = str_of(value->text);
    size_t open;
    while ((open = str_find(rest, "{{")) != SIZE_MAX) {
        struct str inside = str_sub(rest, open + 2, rest.size);
        size_t close = str_find(inside, "}}");
        if (close == SIZE_MAX)
            break;
        add_plain(builder, &parts, str_sub(rest, 0, open), value->at);
        uint32_t part = build_expression(builder, str_sub(inside, 0, close), value->at);
        *ARRAY_ADD(builder->arena, &parts) = part;
        rest = str_sub(inside, close + 2, inside.size);
    }
    add_plain(builder, &parts, rest, value->at);
    return build_list(builder, NODE_TEXT, 0, parts.items, parts.count, value->at);
}

static const char *const DURATIONS[] = {
    [DURATION_DAYS] = "jour",
    [DURATION_MONTHS] = "mois",
    [DURATION_YEARS] = "an",
    [DURATION_QUARTERS] = "trimestre",
    [DURATION_CIVIL_QUARTERS] = "trimestre civil",
    [DURATION_CIVIL_YEARS] = "année civile",
};

enum { DURATION_COUNT = sizeof DURATIONS / sizeof DURATIONS[0] };

static enum duration_unit duration_unit(struct builder *builder, const struct yaml *map)
{
    const struct yaml *unit = yaml_find(map, "unité");
    for (int i = 0; unit && i < DURATION_COUNT; i++)
        if (strcmp(unit->text, DURATIONS[i]) == 0)
            return (enum duration_unit)i;
    if (unit)
        diag_error(builder->diag, unit->at,
            "'%s' is no unit of a duration: jour, mois, an, trimestre, "
            "trimestre civil or année civile",
            unit->text);
    return DURATION_DAYS;
}

static uint32_t build_end(
    struct builder *builder, const struct yaml *map, const char *key)
{
    const struct yaml *value = yaml_find(map, key);
    if (value)
        return build_value(builder, value);
    struct date today = builder->rules->options.today;
    return build_date(builder, date_french(builder->arena, today), map->at);
}

static uint32_t build_duration(struct builder *builder, const struct yaml *map)
{
    enum duration_unit unit = duration_unit(builder, map);
    uint32_t since = build_end(builder, map, "depuis");
    uint32_t until = build_end(builder, map, "jusqu'à");
    return builder_add(
        builder, (struct node){ .kind = NODE_DURATION,
                     .duration = unit,
                     .part = { since, until },
                     .unit = unit_read(builder->arena, str_of(DURATIONS[unit])),
                     .at = map->at });
}

/* --- rarer ones --- */

static double search_number(
    struct builder *builder, const struct yaml *map, const char *key, double otherwise)
{
    const struct yaml *value = yaml_find(map, key);
    if (!value)
        return otherwise;
    if (value->kind == YAML_NUMBER)
        return value->number;
    diag_error(builder->diag, value->at, "expected a number");
    return otherwise;
}

static uint32_t build_inversion(struct builder *builder, const struct yaml *value)
{
    const struct yaml *list =
        value->kind == YAML_MAP ? yaml_find(value, "avec") : value;
    struct items candidates = { 0 };
    if (!list || !is_list(builder, list))
        return 0;
    YAML_EACH(name, list) {
        uint32_t candidate = build_fixed(builder, name->text, name->at);
        *ARRAY_ADD(builder->arena, &candidates) = candidate;
    }
    struct search *search = ARENA_NEW(builder->arena, struct search);
    search->low = search_number(builder, value, "min", -1e6);
    search->high = search_number(builder, value, "max", 1e8);
    search->tolerance = search_number(builder, value, "tolérance d'erreur", 0.1);
    uint32_t node = build_list(
        builder, NODE_INVERSION, 0, candidates.items, candidates.count, value->at);
    builder_node(builder, node)->search = search;
    builder_node(builder, node)->rule = builder->owner;
    return node;
}

static uint32_t build_variable(struct builder *builder, const struct yaml *value)
{
    return build_reference(builder, value->text, value->at);
}

/* {type, nodeValue}: the reference engine's own form of a literal */
static uint32_t build_constant(struct builder *builder, const struct yaml *map)
{
    const struct yaml *value = yaml_find(map, "nodeValue");
    if (!value || value->kind == YAML_NULL)
        return not_applicable(builder, map->at);
    if (value->kind == YAML_NUMBER)
        return build_number(builder, value->number, value->at);
    if (value->kind == YAML_BOOL)
        return build_literal(builder, value_boolean(value->yes), value->at);
    return text_same(yaml_text(map, "type"), "date")
               ? build_date(builder, value->text, value->at)
               : build_literal(builder, value_text(value->text), value->at);
}

/* Two operands under the sign of an operator: what expressions are short for. */
static uint32_t build_operands(
    struct builder *builder, const struct yaml *list, enum operation operation)
{
    struct items items = build_items(builder, list);
    if (items.count != 2) {
        diag_error(builder->diag, list->at, "'%s' takes two values", list->key);
        return 0;
    }
    return build_operation(
        builder, operation, items.items[0], items.items[1], list->at);
}

/* The older spelling inside `valeur`: the rule has read the list, the value is open. */
static uint32_t build_older_possibilities(
    struct builder *builder, const struct yaml *value)
{
    const struct rule_inside *rule = &builder->rules->rules.items[builder->owner];
    if (builder->answering || rule->possibility_list != value) {
        diag_error(
            builder->diag, value->at, "'%s' belongs to the rule itself", value->key);
        return 0;
    }
    return build_literal(builder, (struct value){ 0 }, value->at);
}

static const struct mechanism {
    const char *name;
    uint32_t (*build)(struct builder *builder, const struct yaml *argument);
} MECHANISMS[] = {
    { "valeur", build_value },
    { "variations", build_variations },
    { "condition", build_if },
    { "toutes ces conditions", build_all },
    { "une de ces conditions", build_one },
    { "est défini", build_is_defined },
    { "est non défini", build_is_undefined },
    { "est applicable", build_is_applicable },
    { "est non applicable", build_is_not_applicable },
    { "somme", build_sum },
    { "produit", build_product },
    { "multiplication", build_product },
    { "moyenne", build_mean },
    { "le maximum de", build_maximum },
    { "le minimum de", build_minimum },
    { "grille", build_grid },
    { "barème", build_scale },
    { "taux progressif", build_progressive },
    { "texte", build_template },
    { "durée", build_duration },
    { "logarithme", build_logarithm },
    { "inversion numérique", build_inversion },
    { "variable", build_variable },
    { "constant", build_constant },
    { "une possibilité", build_older_possibilities },
};

enum { MECHANISM_COUNT = sizeof MECHANISMS / sizeof MECHANISMS[0] };

static const struct mechanism *find_mechanism(const char *name)
{
    for (size_t i = 0; i < MECHANISM_COUNT; i++)
        if (strcmp(MECHANISMS[i].name, name) == 0)
            return &MECHANISMS[i];
    return NULL;
}

static enum operation find_operation(const char *name)
{
    enum operation operation = 0;
    while (operation < OPERATION_COUNT && strcmp(operation_text(operation), name) != 0)
        operation++;
    return operation;
}

bool mechanism_is_known(const char *name)
{
    return find_mechanism(name) || find_operation(name) < OPERATION_COUNT;
}

const char *mechanism_nearest(const char *name)
{
    const char *names[MECHANISM_COUNT];
    for (size_t i = 0; i < MECHANISM_COUNT; i++)
        names[i] = MECHANISMS[i].name;
    return str_nearest(name, names, MECHANISM_COUNT);
}

uint32_t build_mechanism(struct builder *builder, const struct yaml *entry)
{
    const struct mechanism *mechanism = find_mechanism(entry->key);
    if (entry->kind == YAML_NULL) {
        diag_error(builder->diag, entry->at, "a value is missing here");
        return 0;
    }
    if (mechanism)
        return mechanism->build(builder, entry);
    return build_operands(builder, entry, find_operation(entry->key));
}
