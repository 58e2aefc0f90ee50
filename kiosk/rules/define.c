/* Rules as they are written: names, what the author says about them, and their values. */
#include <string.h>

#include "base/arena.h"
#include "rules/builder.h"
#include "rules/names.h"

static const char PRIVATE_MARK[] = "[privé] ";

static struct rule_inside *owner(struct builder *builder)
{
    return &builder->rules->rules.items[builder->owner];
}

/* --- the list of rules and the hash of their names --- */

static uint32_t hash_more(uint32_t hash, struct str text)
{
    for (size_t i = 0; i < text.size; i++)
        hash = (hash ^ (unsigned char)text.text[i]) * 16777619u; /* FNV-1a */
    return hash;
}

static uint32_t hash_under(struct str prefix, struct str name)
{
    uint32_t hash = 2166136261u;
    if (prefix.size > 0)
        hash = hash_more(hash_more(hash, prefix), STR(" . "));
    return hash_more(hash, name);
}

static bool is_under(const char *full, struct str prefix, struct str name)
{
    struct str rest = str_of(full);
    if (prefix.size == 0)
        return str_same(rest, name);
    if (rest.size != prefix.size + STR(" . ").size + name.size)
        return false;
    return str_same(str_sub(rest, 0, prefix.size), prefix) &&
           str_starts(str_sub(rest, prefix.size, rest.size), " . ") &&
           str_same(str_sub(rest, rest.size - name.size, rest.size), name);
}

/* Where the rule stands in the table, or the free place where it would. */
static size_t table_place(
    const struct ruleset *rules, struct str prefix, struct str name)
{
    size_t place = hash_under(prefix, name) & (rules->table_size - 1);
    while (rules->table[place] &&
           !is_under(rules->rules.items[rules->table[place]].shown.name, prefix, name))
        place = (place + 1) & (rules->table_size - 1);
    return place;
}

uint32_t ruleset_find_under(
    const struct ruleset *rules, struct str prefix, struct str name)
{
    return rules->table[table_place(rules, prefix, name)];
}

void ruleset_reserve(struct ruleset *rules)
{
    rules->table_size = rules->table_size ? rules->table_size * 2 : 256;
    rules->table = ARENA_LIST(rules->arena, uint32_t, rules->table_size);
    for (uint32_t i = 1; i < rules->rules.count; i++) {
        struct str name = str_of(rules->rules.items[i].shown.name);
        rules->table[table_place(rules, STR(""), name)] = i;
    }
}

uint32_t ruleset_add(struct ruleset *rules, const char *name)
{
    if (2 * rules->rules.count >= rules->table_size)
        ruleset_reserve(rules);
    size_t place = table_place(rules, STR(""), str_of(name));
    if (rules->table[place])
        return 0;
    ARRAY_ADD(rules->arena, &rules->rules)->shown.name = name;
    rules->table[place] = (uint32_t)rules->rules.count - 1;
    return rules->table[place];
}

/* --- what an author says of a rule --- */

static const struct {
    const char *word;
    enum rule_type type;
} TYPES[] = {
    { "nombre", RULE_TYPE_NUMBER },
    { "texte", RULE_TYPE_TEXT },
    { "date", RULE_TYPE_DATE },
    { "booléen", RULE_TYPE_BOOLEAN },
};

static enum rule_type read_type(const struct yaml *body)
{
    const char *word = yaml_text(body, "type");
    for (size_t i = 0; word && i < sizeof TYPES / sizeof TYPES[0]; i++)
        if (strcmp(TYPES[i].word, word) == 0)
            return TYPES[i].type;
    return RULE_TYPE_UNKNOWN;
}

/* "demande . date de dépôt" is titled "Date de dépôt". */
static const char *default_title(struct arena *arena, const char *name)
{
    char *title = str_copy(arena, name_last(str_of(name)));
    struct str rest = str_of(title);
    uint32_t first = str_next(&rest);
    bool latin = (first >= 'a' && first <= 'z') ||
                 (first >= 0xE0 && first <= 0xFE && first != 0xF7);
    if (!latin)
        return title;
    char capital[4];
    size_t size = str_put(capital, first - 0x20);
    memcpy(title, capital, size);
    return title;
}

static bool says_yes(const struct yaml *body, const char *key)
{
    return text_same(yaml_text(body, key), "oui");
}

static const char *plain_text(const struct yaml *body, const char *key)
{
    const struct yaml *value = yaml_find(body, key);
    return value && value->kind == YAML_TEXT ? value->text : NULL;
}

static const struct unit *read_unit(struct builder *builder, const struct yaml *body)
{
    const char *unit = yaml_text(body, "unité");
    return unit ? unit_read(builder->arena, str_of(unit)) : NULL;
}

static void read_about(struct builder *builder, const struct yaml *body)
{
    struct rule_inside *rule = owner(builder);
    const struct yaml *title = yaml_find(body, "titre");
    if (title && title->kind != YAML_TEXT && title->kind != YAML_NULL)
        diag_error(builder->diag, title->at, "a title is a text");
    rule->shown.title = title && title->kind == YAML_TEXT
                            ? title->text
                            : default_title(builder->arena, rule->shown.name);
    rule->shown.question = plain_text(body, "question");
    rule->shown.description = plain_text(body, "description");
    rule->shown.note = plain_text(body, "note");
    rule->shown.unit = read_unit(builder, body);
    rule->declared = read_type(body);
    rule->shown.is_private = rule->shown.is_private || says_yes(body, "privé");
    rule->experimental = says_yes(body, "experimental");
    rule->perhaps_not_applicable = says_yes(body, "possiblement non applicable");
    const struct yaml *position = yaml_find(yaml_find(body, "form"), "position");
    if (position && position->kind == YAML_NUMBER)
        rule->shown.position = position->number;
}

/* Parsed, its names checked, then of no use to the engine. */
static void read_suggestions(struct builder *builder, const struct yaml *body)
{
    YAML_EACH(suggestion, yaml_find(body, "suggestions")) {
        build_value(builder, suggestion);
    }
}

/* --- replacements --- */

static const uint32_t *read_names(
    struct builder *builder, const struct yaml *value, size_t *count)
{
    *count = 0;
    if (!value)
        return NULL;
    uint32_t *names = ARENA_LIST(builder->arena, uint32_t, value->count + 1);
    if (value->kind != YAML_LIST)
        names[(*count)++] = build_fixed(builder, value->text, value->at);
    else
        YAML_EACH(name, value) {
            names[(*count)++] = build_fixed(builder, name->text, name->at);
        }
    return names;
}

static double read_priority(struct builder *builder, const struct yaml *map)
{
    const struct yaml *value = yaml_find(map, "priorité");
    if (!value)
        return 0;
    if (value->kind == YAML_NUMBER && value->number >= 0)
        return value->number;
    diag_error(builder->diag, value->at, "a priority is a number of 0 or more");
    return 0;
}

static void define_replacement(
    struct builder *builder, const struct yaml *value, bool disables)
{
    bool full = value->kind == YAML_MAP;
    const struct yaml *target = full ? yaml_find(value, "références à") : value;
    if (!target || target->kind != YAML_TEXT) {
        diag_error(builder->diag, value->at, "expected the name of a rule");
        return;
    }
    struct replacement replacement = { .by = builder->owner,
        .target = build_fixed(builder, target->text, target->at),
        .disables = disables,
        .at = value->at };
    if (full) {
        replacement.priority = read_priority(builder, value);
        replacement.within =
            read_names(builder, yaml_find(value, "dans"), &replacement.within_count);
        replacement.outside = read_names(
            builder, yaml_find(value, "sauf dans"), &replacement.outside_count);
    }
    *ARRAY_ADD(builder->arena, &builder->rules->replacements) = replacement;
}

void define_replacements(
    struct builder *builder, const struct yaml *value, bool disables)
{
    if (!value)
        return;
    if (value->kind != YAML_LIST) {
        define_replacement(builder, value, disables);
        return;
    }
    YAML_EACH(item, value) {
        define_replacement(builder, item, disables);
    }
}

/* --- one rule --- */

/* The list may stand in the rule, or, as it once did, inside its value. */
static const struct yaml *possibility_list(const struct yaml *body)
{
    const struct yaml *list = yaml_find(body, "une possibilité");
    if (list)
        return list;
    list = yaml_find(yaml_find(body, "formule"), "une possibilité");
    if (!list)
        list = yaml_find(yaml_find(body, "valeur"), "une possibilité");
    return list;
}

static void read_body(struct builder *builder, const struct yaml *body)
{
    read_about(builder, body);
    if (owner(builder)->experimental)
        builder->rules->warnings |= WARNING_EXPERIMENTAL;
    const struct yaml *list = possibility_list(body);
    owner(builder)->possibility_list = list;
    uint32_t value = build_body(builder, body);
    owner(builder)->value = value;
    if (list)
        define_possibilities(builder, list);
    read_suggestions(builder, body);
    define_replacements(builder, yaml_find(body, "remplace"), false);
    define_replacements(builder, yaml_find(body, "rend non applicable"), true);
}

static const char *full_name(struct builder *builder, const char *key)
{
    if (!builder->owner)
        return str_dup(builder->arena, key);
    return str_format(builder->arena, "%s . %s", owner(builder)->shown.name, key);
}

/* A rule without its value yet; 0 when the name is taken. */
static uint32_t add_rule(struct builder *builder, const char *name, struct place at)
{
    struct ruleset *rules = builder->rules;
    uint32_t rule =
        rules->rules.count < RULESET_MAX_RULES ? ruleset_add(rules, name) : 0;
    if (!rule) {
        diag_error(builder->diag, at, "'%s' is already defined", name);
        return 0;
    }
    uint32_t node = builder_add(
        builder, (struct node){ .kind = NODE_RULE, .rule = rule, .at = at });
    struct rule_inside *inside = &rules->rules.items[rule];
    inside->node = node;
    inside->shown.at = at;
    return rule;
}

uint32_t define_rule(
    struct builder *builder, const char *key, const struct yaml *body, struct place at)
{
    bool is_private = str_starts(str_of(key), PRIVATE_MARK);
    const char *name =
        full_name(builder, is_private ? key + sizeof PRIVATE_MARK - 1 : key);
    if (!expr_is_full_name(str_of(name))) {
        diag_error(builder->diag, at,
            "'%s' is no name: words that begin with a letter, parts joined by ' . '",
            key);
        return 0;
    }
    uint32_t rule = add_rule(builder, name, at);
    if (!rule)
        return 0;
    uint32_t before = builder->owner;
    builder->owner = rule;
    owner(builder)->shown.is_private = is_private;
    owner(builder)->shown.body = body;
    builder_node(builder, owner(builder)->node)->owner = rule;
    read_body(builder, body);
    builder->owner = before;
    return rule;
}

uint32_t define_internal(struct builder *builder, uint32_t parent, const char *part,
    uint32_t value, struct place at)
{
    const char *above = builder->rules->rules.items[parent].shown.name;
    uint32_t rule =
        add_rule(builder, str_format(builder->arena, "%s . %s", above, part), at);
    if (!rule)
        return 0;
    struct rule_inside *inside = &builder->rules->rules.items[rule];
    inside->internal = true;
    inside->shown.is_private = true;
    inside->shown.title = inside->shown.name;
    inside->value = value;
    return rule;
}

void define_rules(struct builder *builder, const struct yaml *map)
{
    if (map->kind != YAML_MAP) {
        diag_error(builder->diag, map->at, "expected rules, each with a name");
        return;
    }
    YAML_EACH(entry, map) {
        define_rule(builder, entry->key, entry, entry->key_at);
    }
}
