/* The mechanisms that give a value, each rewritten into nodes as annex A of the language
 * says: only then do units, types and missing answers come out as the reference's do. */
#include "rules/lists.h"

#include <string.h>

#include "base/arena.h"

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
    return build_equals_no(builder, build_is_undefined(builder, value), value->at);
}

static uint32_t build_is_not_applicable(
    struct builder *builder, const struct yaml *value)
{
    return build_unary(
        builder, NODE_NOT_APPLICABLE, build_value(builder, value), value->at);
}

static uint32_t build_is_applicable(struct builder *builder, const struct yaml *value)
{
    return build_equals_no(builder, build_is_not_applicable(builder, value), value->at);
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
    if (!build_is_list(builder, list))
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
    if (!build_is_list(builder, list))
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

static uint32_t build_logarithm(struct builder *builder, const struct yaml *value)
{
    return build_unary(builder, NODE_LOGARITHM, build_value(builder, value), value->at);
}

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
    if (!list || !build_is_list(builder, list))
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
        return build_not_applicable(builder, map->at);
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
