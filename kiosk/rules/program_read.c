/* Nothing that is read is believed: numbers stay within what they count, a node stands
 * after its parts (so that none is inside itself) and not too deep, and what follows from
 * the rest (the table of names, which rules a rule is replaced by) is made anew. */
#include <string.h>

#include "base/arena.h"
#include "rules/builder.h"
#include "rules/program.h"
#include "rules/program_bytes.h"
#include "rules/replace.h"

struct reading {
    struct arena *arena;
    struct bytes_in in;
    const char *const *texts; /* item 0 is NULL */
    size_t text_count;
    struct unit *units;
    size_t unit_count;
    struct yaml *trees;
    size_t tree_count, trees_read;
    struct ruleset *rules;
    size_t rule_count, node_count;
    uint16_t *heights; /* a node each */
};

/* --- texts, units, values --- */

static void read_texts(struct reading *reading)
{
    struct bytes_in *in = &reading->in;
    size_t count = take_length(in);
    const char **texts = ARENA_LIST(reading->arena, const char *, count + 1);
    for (size_t i = 1; i <= count && !in->bad; i++) {
        size_t size = take_length(in);
        const char *text = (const char *)in->at;
        bool fits = size < (size_t)(in->end - in->at) && !text[size] &&
                    !memchr(text, 0, size) &&
                    str_valid((struct str){ text, size }, NULL);
        in->bad |= !fits;
        in->at += fits ? size + 1 : 0;
        texts[i] = text;
    }
    reading->texts = texts;
    reading->text_count = count + 1;
}

static const char *take_text(struct reading *reading)
{
    uint32_t number = take_below(&reading->in, reading->text_count);
    return reading->in.bad ? NULL : reading->texts[number];
}

/* One that must be there. */
static const char *need_text(struct reading *reading)
{
    const char *text = take_text(reading);
    reading->in.bad |= !text;
    return text ? text : "";
}

static const char *const *read_words(struct reading *reading, size_t *count)
{
    *count = take_below(&reading->in, UNIT_MAX_PARTS + 1);
    const char **words = ARENA_LIST(reading->arena, const char *, *count);
    for (size_t i = 0; i < *count; i++)
        words[i] = need_text(reading);
    return words;
}

static void read_units(struct reading *reading)
{
    size_t count = take_length(&reading->in);
    reading->units = ARENA_LIST(reading->arena, struct unit, count);
    reading->unit_count = count;
    for (size_t i = 0; i < count && !reading->in.bad; i++) {
        struct unit *unit = &reading->units[i];
        unit->text = need_text(reading);
        unit->top = read_words(reading, &unit->top_count);
        unit->bottom = read_words(reading, &unit->bottom_count);
        unit->is_plain = take_byte(&reading->in) != 0;
    }
}

static const struct unit *take_unit(struct reading *reading)
{
    uint32_t number = take_below(&reading->in, reading->unit_count + 1);
    return number ? &reading->units[number - 1] : NULL;
}

static struct value take_value(struct reading *reading)
{
    struct value value = { .kind = take_below(&reading->in, VALUE_TEXT + 1) };
    value.unit = take_unit(reading);
    if (value.kind == VALUE_NUMBER)
        value.number = take_number(&reading->in);
    if (value.kind == VALUE_BOOLEAN)
        value.yes = take_byte(&reading->in) != 0;
    if (value.kind == VALUE_TEXT)
        value.text = need_text(reading);
    return value;
}

static int take_small(struct reading *reading)
{
    return (int)take_below(&reading->in, INT32_MAX);
}

static struct place take_place(struct reading *reading)
{
    struct place at = { .file = take_text(reading) };
    at.line = take_small(reading);
    at.column = take_small(reading);
    return at;
}

/* --- trees --- */

static void read_tree(struct reading *reading, struct yaml *node, int depth);

static struct yaml *next_tree(struct reading *reading, int depth)
{
    if (reading->trees_read == reading->tree_count || depth > YAML_MAX_DEPTH) {
        reading->in.bad = true;
        return NULL;
    }
    struct yaml *node = &reading->trees[reading->trees_read++];
    read_tree(reading, node, depth);
    return node;
}

static void read_children(struct reading *reading, struct yaml *node, int depth)
{
    struct yaml **last = &node->child;
    node->count = take_length(&reading->in);
    for (size_t i = 0; i < node->count && !reading->in.bad; i++) {
        *last = next_tree(reading, depth + 1);
        if (!*last)
            return;
        reading->in.bad |= (node->kind == YAML_MAP) != ((*last)->key != NULL);
        last = &(*last)->next;
    }
}

static void read_tree(struct reading *reading, struct yaml *node, int depth)
{
    unsigned flags = take_byte(&reading->in);
    node->kind = flags & YAML_KIND_BITS;
    node->quoted = flags & YAML_QUOTED;
    node->yes = flags & YAML_YES;
    node->text = need_text(reading);
    node->at = take_place(reading);
    reading->in.bad |= node->kind > YAML_MAP;
    if (flags & YAML_HAS_KEY) {
        node->key = need_text(reading);
        node->key_at = take_place(reading);
    }
    if (node->kind == YAML_NUMBER)
        node->number = take_number(&reading->in);
    if (node->kind == YAML_LIST || node->kind == YAML_MAP)
        read_children(reading, node, depth);
}

static void read_trees(struct reading *reading)
{
    size_t count = take_length(&reading->in);
    for (size_t i = 0; i < count && !reading->in.bad; i++)
        next_tree(reading, 0);
    reading->in.bad |= reading->trees_read != reading->tree_count;
}

static const struct yaml *take_tree(struct reading *reading)
{
    uint32_t number = take_below(&reading->in, reading->tree_count + 1);
    return number ? &reading->trees[number - 1] : NULL;
}

/* --- rules --- */

static uint32_t take_rule(struct reading *reading)
{
    return take_below(&reading->in, reading->rule_count);
}

static uint32_t take_node(struct reading *reading)
{
    return take_below(&reading->in, reading->node_count);
}

static const uint32_t *take_nodes(struct reading *reading, size_t *count)
{
    *count = take_length(&reading->in);
    uint32_t *numbers = ARENA_LIST(reading->arena, uint32_t, *count);
    for (size_t i = 0; i < *count; i++)
        numbers[i] = take_node(reading);
    return numbers;
}

static void read_possibilities(struct reading *reading, struct rule *rule)
{
    rule->possibility_count = take_length(&reading->in);
    struct possibility *list =
        ARENA_LIST(reading->arena, struct possibility, rule->possibility_count);
    for (size_t i = 0; i < rule->possibility_count && !reading->in.bad; i++) {
        list[i].answer = need_text(reading);
        list[i].title = need_text(reading);
        list[i].rule = take_rule(reading);
        list[i].value = take_value(reading);
    }
    rule->possibilities = list;
}

static void read_shown(struct reading *reading, struct rule *rule)
{
    rule->name = need_text(reading);
    rule->title = need_text(reading);
    rule->question = take_text(reading);
    rule->description = take_text(reading);
    rule->note = take_text(reading);
    rule->type = take_below(&reading->in, RULE_TYPE_DATE + 1);
    rule->unit = take_unit(reading);
    read_possibilities(reading, rule);
    rule->position = take_number(&reading->in);
    rule->parent = take_rule(reading);
    rule->body = take_tree(reading);
    rule->at = take_place(reading);
}

static void read_rule(struct reading *reading, struct rule_inside *rule)
{
    unsigned flags = take_byte(&reading->in);
    rule->shown.may_be_not_applicable = flags & RULE_MAY_BE_NOT_APPLICABLE;
    rule->shown.is_private = flags & RULE_IS_PRIVATE;
    rule->shown.has_default = flags & RULE_HAS_DEFAULT;
    rule->internal = flags & RULE_INTERNAL;
    rule->perhaps_not_applicable = flags & RULE_PERHAPS;
    rule->experimental = flags & RULE_EXPERIMENTAL;
    read_shown(reading, &rule->shown);
    rule->node = take_node(reading);
    rule->value = take_node(reading);
    rule->answer = take_node(reading);
    rule->possibilities = take_node(reading);
    rule->from_outside = take_node(reading);
    rule->parents = take_nodes(reading, &rule->parent_count);
    rule->possibility_unit = take_unit(reading);
    rule->possibility_list = take_tree(reading);
    rule->possibility_type = take_below(&reading->in, RULE_TYPE_DATE + 1);
    rule->declared = take_below(&reading->in, RULE_TYPE_DATE + 1);
}

/* A parent has a shorter name, so that going up ends. */
static bool has_good_parent(const struct ruleset *rules, const struct rule *rule)
{
    if (!rule->parent)
        return true;
    struct str name = str_of(rule->name);
    struct str parent = str_of(rules->rules.items[rule->parent].shown.name);
    return parent.size < name.size && str_same(str_sub(name, 0, parent.size), parent);
}

/* Each rule is named once, and what its numbers mean is there. */
static bool is_good_rule(struct reading *reading, uint32_t number)
{
    struct ruleset *rules = reading->rules;
    const struct rule_inside *rule = &rules->rules.items[number];
    const struct node *nodes = rules->nodes.items;
    const struct node *answer = &nodes[rule->answer];
    const struct node *list = &nodes[rule->possibilities];
    return ruleset_find(rules, str_of(rule->shown.name)) == number &&
           has_good_parent(rules, &rule->shown) &&
           nodes[rule->node].kind == NODE_RULE && nodes[rule->node].rule == number &&
           (!rule->answer || (answer->kind == NODE_ANSWER && answer->rule == number)) &&
           (!rule->possibilities || (list->kind == NODE_POSSIBILITIES &&
                                        list->count == rule->shown.possibility_count));
}

/* --- nodes --- */

static uint32_t take_part(struct reading *reading, uint32_t number)
{
    uint32_t back = take_below(&reading->in, number);
    uint32_t part = back ? number - back : 0;
    if (part && reading->heights[part] >= reading->heights[number])
        reading->heights[number] = (uint16_t)(reading->heights[part] + 1);
    return part;
}

static const uint32_t *read_list(
    struct reading *reading, uint32_t number, size_t *count)
{
    *count = take_length(&reading->in);
    uint32_t *list = ARENA_LIST(reading->arena, uint32_t, *count);
    for (size_t i = 0; i < *count && !reading->in.bad; i++)
        list[i] = take_part(reading, number);
    return list;
}

static void read_load(struct reading *reading, struct node *node, unsigned load)
{
    if (load == LOAD_VALUE) {
        struct value *value = ARENA_NEW(reading->arena, struct value);
        *value = take_value(reading);
        node->value = value;
    }
    if (load == LOAD_UNIT)
        node->unit = take_unit(reading);
    if (load != LOAD_SEARCH)
        return;
    struct search *search = ARENA_NEW(reading->arena, struct search);
    search->low = take_number(&reading->in);
    search->high = take_number(&reading->in);
    search->tolerance = take_number(&reading->in);
    node->search = search;
}

/* Some kinds cannot do without what they carry, or without a rule. */
static bool is_good_node(const struct node *node, unsigned load)
{
    switch ((int)node->kind) {
    case NODE_LITERAL:
        return load == LOAD_VALUE;
    case NODE_UNIT:
    case NODE_DURATION:
        return load == LOAD_UNIT;
    case NODE_INVERSION:
        return load == LOAD_SEARCH && node->rule;
    case NODE_REFERENCE:
    case NODE_RULE:
    case NODE_ANSWER:
    case NODE_CIRCULAR:
        return load == LOAD_NONE && node->rule;
    case NODE_GRID:
    case NODE_SCALE:
    case NODE_PROGRESSIVE:
    case NODE_VARIATIONS:
    case NODE_CONTEXT:
        return load == LOAD_NONE && node->count % 2 == 0;
    default:
        return load == LOAD_NONE;
    }
}

static void read_node(struct reading *reading, uint32_t number)
{
    struct bytes_in *in = &reading->in;
    struct node *node = &reading->rules->nodes.items[number];
    struct static_type *type = &reading->rules->types[number];
    unsigned flags = take_byte(in);
    unsigned load = flags >> NODE_LOAD_SHIFT;
    node->is_date = flags & NODE_IS_DATE;
    node->is_fixed = flags & NODE_IS_FIXED;
    node->kind = take_below(in, NODE_CIRCULAR + 1);
    node->operation = take_below(in, OPERATION_COUNT);
    node->duration = take_below(in, DURATION_CIVIL_YEARS + 1);
    unsigned both = take_below(in, (RULE_TYPE_DATE + 1) << 2);
    type->type = both >> 2;
    type->nullable = both & 3;
    type->done = true;
    node->owner = flags & NODE_NEW_OWNER ? take_rule(reading) : node[-1].owner;
    node->rule = take_rule(reading);
    for (int i = 0; i < 3; i++)
        node->part[i] = take_part(reading, number);
    if (flags & NODE_HAS_LIST)
        node->list = read_list(reading, number, &node->count);
    read_load(reading, node, load);
    node->at = flags & NODE_NEW_PLACE ? take_place(reading) : node[-1].at;
    in->bad |= type->nullable > NULLABLE_YES || !is_good_node(node, load) ||
               reading->heights[number] > MODEL_MAX_DEPTH;
}

/* What must be a reference: its rule is looked at without asking. */
static bool are_references(
    const struct ruleset *rules, const uint32_t *nodes, size_t count, size_t step)
{
    for (size_t i = 0; i < count; i += step)
        if (rules->nodes.items[nodes[i]].kind != NODE_REFERENCE)
            return false;
    return true;
}

static bool names_references(const struct ruleset *rules, const struct node *node)
{
    switch ((int)node->kind) {
    case NODE_POSSIBILITIES:
    case NODE_INVERSION:
        return are_references(rules, node->list, node->count, 1);
    case NODE_CONTEXT:
        return are_references(rules, node->list, node->count, 2);
    case NODE_MISSING:
        return node->part[1] ? are_references(rules, &node->part[1], 1, 1)
                             : node->rule != 0;
    default:
        return true;
    }
}

static void read_replacement(struct reading *reading, struct replacement *replacement)
{
    const struct ruleset *rules = reading->rules;
    replacement->by = take_rule(reading);
    replacement->target = take_node(reading);
    replacement->disables = take_byte(&reading->in) != 0;
    replacement->priority = take_number(&reading->in);
    replacement->within = take_nodes(reading, &replacement->within_count);
    replacement->outside = take_nodes(reading, &replacement->outside_count);
    replacement->at = take_place(reading);
    reading->in.bad |=
        !replacement->by || !are_references(rules, &replacement->target, 1, 1) ||
        !are_references(rules, replacement->within, replacement->within_count, 1) ||
        !are_references(rules, replacement->outside, replacement->outside_count, 1);
}

/* --- all of it --- */

static void read_options(struct reading *reading)
{
    struct ruleset_options *options = &reading->rules->options;
    options->today.year = take_small(reading);
    options->today.month = take_small(reading);
    options->today.day = take_small(reading);
    bool *const flags[] = { &options->filter_possibilities,
        &options->check_possible_values, &options->allow_orphans,
        &options->refuse_cycles, &options->lenient_situation,
        &options->ignore_parents };
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
        *flags[i] = take_byte(&reading->in) != 0;
}

static void make_room(struct reading *reading)
{
    struct ruleset *rules = reading->rules;
    struct bytes_in *in = &reading->in;
    size_t most = (size_t)(in->end - in->at);
    reading->rule_count = take_below(in, RULESET_MAX_RULES + 2);
    reading->node_count = take_below(in, RULESET_MAX_NODES + 1);
    rules->warnings = take_below(in, 2 * WARNING_EXPERIMENTAL);
    in->bad |= reading->rule_count < 1 || reading->node_count < 1 ||
               reading->rule_count > most || reading->node_count > most;
    if (in->bad)
        return;
    rules->rules.items =
        ARENA_LIST(reading->arena, struct rule_inside, reading->rule_count);
    rules->rules.count = rules->rules.room = reading->rule_count;
    rules->rules.items[0].shown.name = "";
    rules->nodes.items = ARENA_LIST(reading->arena, struct node, reading->node_count);
    rules->nodes.count = rules->nodes.room = reading->node_count;
    rules->types = ARENA_LIST(reading->arena, struct static_type, reading->node_count);
}

/* The table is to stay half empty. */
static void name_rules(struct ruleset *rules)
{
    rules->table_size = 1;
    while (rules->table_size < rules->rules.count)
        rules->table_size *= 2;
    ruleset_reserve(rules);
}

static bool check_all(struct reading *reading)
{
    const struct ruleset *rules = reading->rules;
    for (uint32_t i = 1; i < rules->rules.count; i++)
        if (!is_good_rule(reading, i))
            return false;
    for (size_t i = 1; i < rules->nodes.count; i++)
        if (!names_references(rules, &rules->nodes.items[i]))
            return false;
    return true;
}

/* Each of them once: as many as there are, and none twice. */
static void read_order(struct reading *reading, size_t count)
{
    uint32_t *order = ARENA_LIST(reading->arena, uint32_t, count + 1);
    bool *seen = ARENA_LIST(reading->arena, bool, count + 1);
    for (size_t i = 0; i < count; i++) {
        order[i] = take_below(&reading->in, count);
        reading->in.bad |= seen[order[i]];
        seen[order[i]] = true;
    }
    reading->rules->replacement_order = order;
}

static void read_replacements(struct reading *reading)
{
    struct ruleset *rules = reading->rules;
    size_t count = take_length(&reading->in);
    for (size_t i = 0; i < count && !reading->in.bad; i++)
        read_replacement(reading, ARRAY_ADD(reading->arena, &rules->replacements));
    if (!reading->in.bad)
        read_order(reading, count);
}

static void read_rules(struct reading *reading)
{
    struct ruleset *rules = reading->rules;
    struct bytes_in *in = &reading->in;
    make_room(reading);
    for (size_t i = 1; i < reading->rule_count && !in->bad; i++)
        read_rule(reading, &rules->rules.items[i]);
    struct arena *scratch = arena_open(0);
    reading->heights = ARENA_LIST(scratch, uint16_t, reading->node_count);
    for (uint32_t i = 1; i < reading->node_count && !in->bad; i++)
        read_node(reading, i);
    arena_close(scratch);
    if (in->bad)
        return;
    read_replacements(reading);
    name_rules(rules);
    in->bad |= in->at != in->end || !check_all(reading);
    if (!in->bad)
        replacements_link(rules);
}

static bool has_mark(struct str bytes)
{
    return str_starts(bytes, PROGRAM_MARK);
}

struct ruleset *program_read(
    struct arena *arena, const char *file, struct str bytes, struct diag *diag)
{
    struct place at = { .file = file };
    if (!has_mark(bytes)) {
        diag_error(diag, at, "these are no rules written by this version of Seuil");
        return NULL;
    }
    const unsigned char *start = (const unsigned char *)bytes.text;
    struct reading reading = { .arena = arena,
        .in = { start + strlen(PROGRAM_MARK), start + bytes.size, false } };
    reading.rules = ARENA_NEW(arena, struct ruleset);
    reading.rules->arena = arena;
    read_texts(&reading);
    read_units(&reading);
    reading.tree_count = take_length(&reading.in);
    reading.trees = ARENA_LIST(arena, struct yaml, reading.tree_count);
    read_options(&reading);
    read_trees(&reading);
    read_rules(&reading);
    if (!reading.in.bad)
        return reading.rules;
    diag_error(diag, at, "these rules are damaged; write them again");
    return NULL;
}
