/* The order: mark, texts, units, options, trees, rules, nodes, replacements. What comes
 * later names what came before by its number; so all but the texts and units are written
 * first, beside, while those are collected. */
#include <assert.h>

#include "base/arena.h"
#include "rules/model.h"
#include "rules/program.h"
#include "rules/program_bytes.h"

struct writer {
    struct arena *arena;
    const struct ruleset *rules;
    struct text body;
    struct numbered texts;
    struct numbered units;  /* the text of a unit and its words */
    struct text unit_bytes; /* of those, one behind the other */
    struct numbered trees;  /* by address: the nodes of the files … */
    struct {
        ARRAY(uint32_t)
    } tree_places; /* … and where each is first: an alias is written anew */
    uint32_t tree_count;
};

static struct str address_key(struct arena *arena, const void *thing)
{
    const void **kept = arena_take(arena, sizeof thing);
    *kept = thing;
    return (struct str){ (const char *)kept, sizeof thing };
}

/* 0 is no text. */
static void put_text(struct writer *writer, struct text *out, const char *text)
{
    put_count(out, text ? number_of_key(&writer->texts, str_of(text), NULL) + 1 : 0);
}

static void add_text(struct writer *writer, const char *text)
{
    put_text(writer, &writer->body, text);
}

static void add_count(struct writer *writer, uint64_t count)
{
    put_count(&writer->body, count);
}

static void add_place(struct writer *writer, struct place at)
{
    add_text(writer, at.file);
    add_count(writer, (uint64_t)at.line);
    add_count(writer, (uint64_t)at.column);
}

/* --- units and values --- */

static void put_words(
    struct writer *writer, struct text *out, const char *const *words, size_t count)
{
    put_count(out, count);
    for (size_t i = 0; i < count; i++)
        put_text(writer, out, words[i]);
}

/* 0 is no unit. */
static void add_unit(struct writer *writer, const struct unit *unit)
{
    if (!unit) {
        add_count(writer, 0);
        return;
    }
    struct text key = { .arena = writer->arena };
    put_text(writer, &key, unit->text);
    put_words(writer, &key, unit->top, unit->top_count);
    put_words(writer, &key, unit->bottom, unit->bottom_count);
    put_byte(&key, unit->is_plain);
    struct str bytes = { key.bytes, key.size };
    bool is_new;
    uint32_t number = number_of_key(&writer->units, bytes, &is_new);
    if (is_new)
        text_add(&writer->unit_bytes, bytes);
    add_count(writer, number + 1);
}

static void add_value(struct writer *writer, struct value value)
{
    put_byte(&writer->body, (unsigned)value.kind);
    add_unit(writer, value.unit);
    if (value.kind == VALUE_NUMBER)
        put_number(&writer->body, value.number);
    if (value.kind == VALUE_BOOLEAN)
        put_byte(&writer->body, value.yes);
    if (value.kind == VALUE_TEXT)
        add_text(writer, value.text);
}

/* --- trees --- */

static void add_tree(struct writer *writer, const struct yaml *node)
{
    bool is_new;
    number_of_key(&writer->trees, address_key(writer->arena, node), &is_new);
    if (is_new)
        *ARRAY_ADD(writer->arena, &writer->tree_places) = writer->tree_count;
    writer->tree_count++;
    unsigned flags = (unsigned)node->kind;
    flags |= node->quoted ? YAML_QUOTED : 0;
    flags |= node->yes ? YAML_YES : 0;
    flags |= node->key ? YAML_HAS_KEY : 0;
    put_byte(&writer->body, flags);
    add_text(writer, node->text);
    add_place(writer, node->at);
    if (node->key) {
        add_text(writer, node->key);
        add_place(writer, node->key_at);
    }
    if (node->kind == YAML_NUMBER)
        put_number(&writer->body, node->number);
    if (node->kind != YAML_LIST && node->kind != YAML_MAP)
        return;
    add_count(writer, node->count);
    YAML_EACH(child, node) {
        add_tree(writer, child);
    }
}

/* 0 is none, or none of the files: such a one is the engine's own. */
static void add_tree_number(struct writer *writer, const struct yaml *node)
{
    struct str key = { (const char *)&node, sizeof node };
    uint32_t number = node ? find_key(&writer->trees, key) : UINT32_MAX;
    bool found = number != UINT32_MAX;
    add_count(writer, found ? writer->tree_places.items[number] + 1 : 0);
}

static void add_trees(
    struct writer *writer, const struct yaml *const *trees, size_t count)
{
    add_count(writer, count);
    for (size_t i = 0; i < count; i++)
        add_tree(writer, trees[i]);
}

/* --- rules --- */

static void add_numbers(struct writer *writer, const uint32_t *numbers, size_t count)
{
    add_count(writer, count);
    for (size_t i = 0; i < count; i++)
        add_count(writer, numbers[i]);
}

static void add_possibilities(struct writer *writer, const struct rule *rule)
{
    add_count(writer, rule->possibility_count);
    for (size_t i = 0; i < rule->possibility_count; i++) {
        const struct possibility *one = &rule->possibilities[i];
        add_text(writer, one->answer);
        add_text(writer, one->title);
        add_count(writer, one->rule);
        add_value(writer, one->value);
    }
}

static unsigned rule_flags(const struct rule_inside *rule)
{
    unsigned flags = 0;
    flags |= rule->shown.may_be_not_applicable ? RULE_MAY_BE_NOT_APPLICABLE : 0;
    flags |= rule->shown.is_private ? RULE_IS_PRIVATE : 0;
    flags |= rule->shown.has_default ? RULE_HAS_DEFAULT : 0;
    flags |= rule->internal ? RULE_INTERNAL : 0;
    flags |= rule->perhaps_not_applicable ? RULE_PERHAPS : 0;
    flags |= rule->experimental ? RULE_EXPERIMENTAL : 0;
    return flags;
}

static void add_shown(struct writer *writer, const struct rule *rule)
{
    add_text(writer, rule->name);
    add_text(writer, rule->title);
    add_text(writer, rule->question);
    add_text(writer, rule->description);
    add_text(writer, rule->note);
    add_count(writer, rule->type);
    add_unit(writer, rule->unit);
    add_possibilities(writer, rule);
    put_number(&writer->body, rule->position);
    add_count(writer, rule->parent);
    add_tree_number(writer, rule->body);
    add_place(writer, rule->at);
}

static void add_rule(struct writer *writer, const struct rule_inside *rule)
{
    put_byte(&writer->body, rule_flags(rule));
    add_shown(writer, &rule->shown);
    add_count(writer, rule->node);
    add_count(writer, rule->value);
    add_count(writer, rule->answer);
    add_count(writer, rule->possibilities);
    add_count(writer, rule->from_outside);
    add_numbers(writer, rule->parents, rule->parent_count);
    add_unit(writer, rule->possibility_unit);
    add_tree_number(writer, rule->possibility_list);
    add_count(writer, rule->possibility_type);
    add_count(writer, rule->declared);
}

/* --- nodes --- */

static enum program_load load_of(const struct node *node)
{
    switch ((int)node->kind) {
    case NODE_LITERAL:
        return LOAD_VALUE;
    case NODE_UNIT:
    case NODE_DURATION:
        return LOAD_UNIT;
    case NODE_INVERSION:
        return LOAD_SEARCH;
    default:
        return LOAD_NONE;
    }
}

static void add_load(struct writer *writer, const struct node *node)
{
    if (load_of(node) == LOAD_VALUE)
        add_value(writer, *node->value);
    if (load_of(node) == LOAD_UNIT)
        add_unit(writer, node->unit);
    if (load_of(node) != LOAD_SEARCH)
        return;
    put_number(&writer->body, node->search->low);
    put_number(&writer->body, node->search->high);
    put_number(&writer->body, node->search->tolerance);
}

/* Parts stand before what they are parts of: how far before is a small number. */
static void add_part(struct writer *writer, uint32_t number, uint32_t part)
{
    assert(part < number);
    add_count(writer, part ? number - part : 0);
}

static bool same_place(struct place a, struct place b)
{
    return a.line == b.line && a.column == b.column && text_same(a.file, b.file);
}

static unsigned node_flags(const struct node *node, const struct node *before)
{
    unsigned flags = (unsigned)load_of(node) << NODE_LOAD_SHIFT;
    flags |= node->is_date ? NODE_IS_DATE : 0;
    flags |= node->is_fixed ? NODE_IS_FIXED : 0;
    flags |= node->count ? NODE_HAS_LIST : 0;
    flags |= same_place(node->at, before->at) ? 0 : NODE_NEW_PLACE;
    flags |= node->owner == before->owner ? 0 : NODE_NEW_OWNER;
    return flags;
}

static void add_node(struct writer *writer, uint32_t number)
{
    const struct node *node = &writer->rules->nodes.items[number];
    const struct static_type *type = &writer->rules->types[number];
    unsigned flags = node_flags(node, node - 1);
    put_byte(&writer->body, flags);
    put_byte(&writer->body, (unsigned)node->kind);
    put_byte(&writer->body, (unsigned)node->operation);
    put_byte(&writer->body, (unsigned)node->duration);
    put_byte(&writer->body, (unsigned)type->type << 2 | (unsigned)type->nullable);
    if (flags & NODE_NEW_OWNER)
        add_count(writer, node->owner);
    add_count(writer, node->rule);
    for (int i = 0; i < 3; i++)
        add_part(writer, number, node->part[i]);
    if (node->count)
        add_count(writer, node->count);
    for (size_t i = 0; i < node->count; i++)
        add_part(writer, number, node->list[i]);
    add_load(writer, node);
    if (flags & NODE_NEW_PLACE)
        add_place(writer, node->at);
}

static void add_replacement(
    struct writer *writer, const struct replacement *replacement)
{
    add_count(writer, replacement->by);
    add_count(writer, replacement->target);
    put_byte(&writer->body, replacement->disables);
    put_number(&writer->body, replacement->priority);
    add_numbers(writer, replacement->within, replacement->within_count);
    add_numbers(writer, replacement->outside, replacement->outside_count);
    add_place(writer, replacement->at);
}

/* --- all of it --- */

static void add_options(struct writer *writer, struct ruleset_options options)
{
    const bool flags[] = { options.filter_possibilities, options.check_possible_values,
        options.allow_orphans, options.refuse_cycles, options.lenient_situation,
        options.ignore_parents };
    add_count(writer, (uint64_t)options.today.year);
    add_count(writer, (uint64_t)options.today.month);
    add_count(writer, (uint64_t)options.today.day);
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
        put_byte(&writer->body, flags[i]);
}

static void add_rules(struct writer *writer)
{
    const struct ruleset *rules = writer->rules;
    add_count(writer, rules->rules.count);
    add_count(writer, rules->nodes.count);
    add_count(writer, rules->warnings);
    for (size_t i = 1; i < rules->rules.count; i++)
        add_rule(writer, &rules->rules.items[i]);
    for (uint32_t i = 1; i < rules->nodes.count; i++)
        add_node(writer, i);
    add_count(writer, rules->replacements.count);
    for (size_t i = 0; i < rules->replacements.count; i++)
        add_replacement(writer, &rules->replacements.items[i]);
    for (size_t i = 0; i < rules->replacements.count; i++)
        add_count(writer, rules->replacement_order[i]);
}

static void put_texts(const struct writer *writer, struct text *out)
{
    put_count(out, writer->texts.keys.count);
    for (size_t i = 0; i < writer->texts.keys.count; i++) {
        put_count(out, writer->texts.keys.items[i].size);
        text_add(out, writer->texts.keys.items[i]);
        put_byte(out, 0);
    }
}

struct str program_write(struct arena *arena, const struct ruleset *rules,
    const struct yaml *const *trees, size_t count)
{
    struct arena *scratch = arena_open(0);
    struct writer writer = { .arena = scratch, .rules = rules };
    writer.body.arena = writer.unit_bytes.arena = scratch;
    writer.texts.arena = writer.units.arena = writer.trees.arena = scratch;
    add_options(&writer, rules->options);
    add_trees(&writer, trees, count);
    add_rules(&writer);
    struct text out = { .arena = arena };
    text_add_c(&out, PROGRAM_MARK);
    put_texts(&writer, &out);
    put_count(&out, writer.units.keys.count);
    text_add(&out, (struct str){ writer.unit_bytes.bytes, writer.unit_bytes.size });
    put_count(&out, writer.tree_count);
    text_add(&out, (struct str){ writer.body.bytes, writer.body.size });
    arena_close(scratch);
    return (struct str){ out.bytes, out.size };
}
