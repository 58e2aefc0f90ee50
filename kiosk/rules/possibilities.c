/* The answers that a rule allows: names of rules, texts, or numbers; never a mixture. */
#include <string.h>

#include "base/arena.h"
#include "base/number.h"
#include "rules/builder.h"
#include "rules/format.h"

struct choices {
    struct builder *builder;
    enum expr_kind kind; /* of the first item */
    struct {
        ARRAY(struct possibility)
    } items;
    struct {
        ARRAY(uint32_t)
    } references;
};

static bool same_answer(const struct possibility *a, const struct possibility *b)
{
    return value_same(a->value, b->value) && (unit_same(a->value.unit, b->value.unit) ||
                                                 !a->value.unit || !b->value.unit);
}

static bool add_choice(struct choices *choices, struct possibility choice,
    enum expr_kind kind, struct place at)
{
    struct diag *diag = choices->builder->diag;
    if (choices->items.count == 0)
        choices->kind = kind;
    if (kind != choices->kind)
        return diag_error(diag, at,
            "possibilities are all names, all texts or all numbers: '%s' is not like '%s'",
            choice.answer, choices->items.items[0].answer);
    for (size_t i = 0; i < choices->items.count; i++) {
        if (same_answer(&choices->items.items[i], &choice))
            return diag_error(diag, at, "'%s' stands twice in the list", choice.answer);
        if (!unit_convertible(choices->items.items[i].value.unit, choice.value.unit))
            return diag_error(
                diag, at, "'%s' has another unit than the others", choice.answer);
    }
    *ARRAY_ADD(choices->builder->arena, &choices->items) = choice;
    return true;
}

static void add_name(struct choices *choices, const char *name, struct place at)
{
    struct builder *builder = choices->builder;
    struct possibility choice = { .answer = str_format(builder->arena, "'%s'", name),
        .title = name,
        .value = value_text(name) };
    if (!add_choice(choices, choice, EXPR_REFERENCE, at))
        return;
    uint32_t reference = build_fixed(builder, name, at);
    *ARRAY_ADD(builder->arena, &choices->references) = reference;
}

static void add_number(
    struct choices *choices, double number, const char *unit_text, struct place at)
{
    struct arena *arena = choices->builder->arena;
    const struct unit *unit = unit_text ? unit_read(arena, str_of(unit_text)) : NULL;
    if (unit_text && !unit) {
        diag_error(choices->builder->diag, at, "'%s' is no unit", unit_text);
        return;
    }
    struct possibility choice = { .value = value_number(number, unit) };
    choice.answer = str_format(arena, unit ? "%s %s" : "%s", number_text(arena, number),
        unit ? unit->text : "");
    choice.title = format_value(arena, choice.value, FORMAT_PRECISION);
    add_choice(choices, choice, EXPR_NUMBER, at);
}

static void add_expression(struct choices *choices, const struct yaml *item)
{
    struct builder *builder = choices->builder;
    struct expr_mistake mistake;
    const struct expr *expr = expr_read(builder->arena, str_of(item->text), &mistake);
    if (!expr) {
        diag_error(builder->diag, item->at, "'%s' is no expression: %s", item->text,
            mistake.message);
    } else if (expr->kind == EXPR_REFERENCE) {
        add_name(choices, expr->text, item->at);
    } else if (expr->kind == EXPR_NUMBER) {
        add_number(choices, expr->number, expr->text, item->at);
    } else if (expr->kind == EXPR_TEXT) {
        struct possibility choice = { .answer = str_format(
                                          builder->arena, "'%s'", expr->text),
            .title = expr->text,
            .value = value_text(expr->text) };
        add_choice(choices, choice, EXPR_TEXT, item->at);
    } else {
        diag_error(builder->diag, item->at,
            "a possibility is a name, a text in quotes or a number");
    }
}

/* `- nom: {…}` defines the rule beside naming it. */
static void add_inline(struct choices *choices, const struct yaml *item)
{
    YAML_EACH(entry, item) {
        define_rule(choices->builder, entry->key, entry, entry->key_at);
        add_name(choices, entry->key, entry->key_at);
    }
}

static void add_item(struct choices *choices, const struct yaml *item)
{
    switch (item->kind) {
    case YAML_MAP:
        add_inline(choices, item);
        break;
    case YAML_NUMBER:
        add_number(choices, item->number, NULL, item->at);
        break;
    case YAML_TEXT:
        add_expression(choices, item);
        break;
    case YAML_NULL:
    case YAML_BOOL:
    case YAML_LIST:
        diag_error(choices->builder->diag, item->at,
            "a possibility is a name, a text in quotes or a number");
        break;
    }
}

static const struct yaml *items_of(struct builder *builder, const struct yaml *list)
{
    if (list->kind == YAML_MAP && yaml_find(list, "possibilités"))
        list = yaml_find(list, "possibilités");
    if (list->kind == YAML_LIST && list->count > 0)
        return list;
    diag_error(builder->diag, list->at, "'une possibilité' needs a list of answers");
    return NULL;
}

static void keep_choices(struct choices *choices, struct place at)
{
    struct builder *builder = choices->builder;
    uint32_t node = 0;
    if (choices->kind == EXPR_REFERENCE)
        node = build_list(builder, NODE_POSSIBILITIES, 0, choices->references.items,
            choices->references.count, at);
    struct rule_inside *rule = &builder->rules->rules.items[builder->owner];
    rule->possibilities = node;
    rule->possibility_type =
        choices->kind == EXPR_NUMBER ? RULE_TYPE_NUMBER : RULE_TYPE_TEXT;
    rule->shown.possibilities = choices->items.items;
    rule->shown.possibility_count = choices->items.count;
    rule->possibility_unit = choices->items.items[choices->items.count - 1].value.unit;
    if (!rule->shown.unit)
        rule->shown.unit = rule->possibility_unit;
}

void define_possibilities(struct builder *builder, const struct yaml *list)
{
    struct choices choices = { .builder = builder };
    YAML_EACH(item, items_of(builder, list)) {
        add_item(&choices, item);
    }
    if (choices.items.count > 0)
        keep_choices(&choices, list->at);
}
