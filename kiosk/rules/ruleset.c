/* Loading, in the order in which things can be known: rules as they are written; then
 * names, when all rules are there; then replacements; then types. Only a model without any
 * mistake comes out. */
#include "rules/ruleset.h"

#include "base/arena.h"
#include "rules/builder.h"
#include "rules/names.h"
#include "rules/replace.h"

/* Looking for the nearest name takes long in a large model: not for each of a thousand. */
enum { MAX_SUGGESTIONS = 20 };

struct loading {
    struct ruleset *rules;
    struct builder builder;
    struct diag *diag;
    int suggestions;
};

/* --- names --- */

static const char *nearest_name(struct loading *loading, const char *name)
{
    if (++loading->suggestions > MAX_SUGGESTIONS)
        return NULL;
    const struct ruleset *rules = loading->rules;
    struct arena *scratch = arena_open(0);
    const char **names = ARENA_LIST(scratch, const char *, 2 * rules->rules.count);
    size_t count = 0;
    for (size_t i = 1; i < rules->rules.count; i++) {
        const char *full = rules->rules.items[i].shown.name;
        if (rules->rules.items[i].internal)
            continue;
        names[count++] = full;
        names[count++] = name_last(str_of(full)).text;
    }
    const char *nearest = str_nearest(name, names, count);
    arena_close(scratch);
    return nearest;
}

/* A name that is wrong is told, and then stands for what is not known. */
static void leave_open(struct node *node)
{
    static const struct value unknown = { 0 };
    node->kind = NODE_LITERAL;
    node->value = &unknown;
}

static void complain(
    struct loading *loading, const struct node *node, enum name_outcome outcome)
{
    if (outcome == NAME_PRIVATE) {
        diag_error(
            loading->diag, node->at, "the rule '%s' is private there", node->name);
        return;
    }
    const char *nearest = nearest_name(loading, node->name);
    diag_error(loading->diag, node->at,
        nearest ? "unknown rule '%s'; did you mean '%s'?" : "unknown rule '%s'",
        node->name, nearest);
}

static void resolve_names(struct loading *loading)
{
    struct ruleset *rules = loading->rules;
    for (size_t i = 0; i < loading->builder.references.count; i++) {
        struct node *node = &rules->nodes.items[loading->builder.references.items[i]];
        struct str scope = str_of(rules->rules.items[node->owner].shown.name);
        uint32_t rule;
        enum name_outcome outcome =
            name_resolve(rules, scope, str_of(node->name), &rule);
        if (outcome == NAME_FOUND) {
            node->rule = rule;
        } else {
            complain(loading, node, outcome);
            leave_open(node);
        }
    }
}

/* --- parents --- */

static size_t count_parents(struct str name)
{
    size_t count = 0;
    for (name = name_parent(name); name.size > 0; name = name_parent(name))
        count++;
    return count;
}

static void find_parents(struct loading *loading, uint32_t number)
{
    struct ruleset *rules = loading->rules;
    struct rule_inside *rule = &rules->rules.items[number];
    struct str name = str_of(rule->shown.name);
    uint32_t *parents = ARENA_LIST(rules->arena, uint32_t, count_parents(name));
    loading->builder.owner = number;
    for (name = name_parent(name); name.size > 0; name = name_parent(name)) {
        uint32_t parent = ruleset_find(rules, name);
        if (!parent && !rules->options.allow_orphans)
            diag_error(loading->diag, rule->shown.at,
                "'%s' has no parent: there is no rule '%.*s'", rule->shown.name,
                (int)name.size, name.text);
        if (!parent)
            continue;
        if (!rule->shown.parent)
            rule->shown.parent = parent;
        parents[rule->parent_count++] = builder_add(&loading->builder,
            (struct node){
                .kind = NODE_REFERENCE, .rule = parent, .at = rule->shown.at });
    }
    rule->parents = parents;
}

/* --- possibilities --- */

/* A name in the list is shown by the title of the rule that it means. */
static void title_possibilities(struct ruleset *rules, struct rule_inside *rule)
{
    if (!rule->possibilities)
        return;
    const struct node *list = &rules->nodes.items[rule->possibilities];
    struct possibility *titled =
        ARENA_LIST(rules->arena, struct possibility, list->count);
    for (size_t i = 0; i < list->count; i++) {
        titled[i] = rule->shown.possibilities[i];
        titled[i].rule = rules->nodes.items[list->list[i]].rule;
        titled[i].title = rules->rules.items[titled[i].rule].shown.title;
    }
    rule->shown.possibilities = titled;
}

/* --- replacements --- */

static void replace_parents(struct replacer *replacer, struct rule_inside *rule)
{
    struct ruleset *rules = replacer->builder->rules;
    uint32_t *parents = ARENA_LIST(rules->arena, uint32_t, rule->parent_count);
    for (size_t i = 0; i < rule->parent_count; i++)
        parents[i] = replacer_copy(replacer, rule->parents[i]);
    rule->parents = parents;
}

/* Which rules name, anywhere, one that is ever replaced. */
static const bool *find_touched(struct ruleset *rules)
{
    bool *touched = ARENA_LIST(rules->arena, bool, rules->rules.count);
    for (size_t i = 1; i < rules->nodes.count; i++) {
        const struct node *node = &rules->nodes.items[i];
        if (node->kind == NODE_REFERENCE && rule_is_replaced(rules, node->rule))
            touched[node->owner] = true;
    }
    return touched;
}

static void replace_references(struct loading *loading)
{
    struct ruleset *rules = loading->rules;
    struct replacer replacer = { .builder = &loading->builder };
    replacements_sort(rules);
    const bool *touched = find_touched(rules);
    for (uint32_t i = 1; i < rules->rules.count; i++) {
        struct rule_inside *rule = &rules->rules.items[i];
        if (!touched[i])
            continue;
        rule->value = replacer_copy(&replacer, rule->value);
        replace_parents(&replacer, rule);
    }
    replacer.scope = STR("");
    replacer.owner = 0;
    for (uint32_t i = 1; i < rules->rules.count; i++) {
        uint32_t choice = replacer_reference(&replacer, i);
        rules->rules.items[i].from_outside =
            choice ? choice : rules->rules.items[i].node;
    }
}

/* --- all of it --- */

static struct ruleset *make_ruleset(struct arena *arena, struct ruleset_options options)
{
    struct ruleset *rules = ARENA_NEW(arena, struct ruleset);
    rules->arena = arena;
    rules->options = options;
    ARRAY_ADD(arena, &rules->rules)->shown.name = "";
    ARRAY_ADD(arena, &rules->nodes)->kind = NODE_NONE;
    return rules;
}

static void read_trees(
    struct loading *loading, const struct yaml *const *trees, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (trees[i]->kind != YAML_NULL)
            define_rules(&loading->builder, trees[i]);
}

static void link_rules(struct loading *loading)
{
    struct ruleset *rules = loading->rules;
    if (rules->table_size == 0)
        ruleset_reserve(rules);
    resolve_names(loading);
    for (uint32_t i = 1; i < rules->rules.count; i++) {
        find_parents(loading, i);
        title_possibilities(rules, &rules->rules.items[i]);
    }
}

struct ruleset *ruleset_load_rest(struct arena *arena, const struct yaml *const *trees,
    size_t count, struct ruleset_options options, struct diag *diag)
{
    struct ruleset *rules = make_ruleset(arena, options);
    struct loading loading = { .rules = rules, .diag = diag };
    loading.builder = (struct builder){
        .arena = arena, .rules = rules, .nodes = &rules->nodes, .diag = diag
    };
    read_trees(&loading, trees, count);
    link_rules(&loading);
    replace_references(&loading);
    return types_infer(rules, diag) ? rules : NULL;
}

struct ruleset *ruleset_load(struct arena *arena, const struct yaml *const *trees,
    size_t count, struct ruleset_options options, struct diag *diag)
{
    size_t errors = diag_errors(diag);
    struct ruleset *rules = ruleset_load_rest(arena, trees, count, options, diag);
    return diag_errors(diag) > errors ? NULL : rules;
}

uint32_t ruleset_count(const struct ruleset *rules)
{
    return (uint32_t)rules->rules.count - 1;
}

uint32_t ruleset_find(const struct ruleset *rules, struct str name)
{
    return ruleset_find_under(rules, STR(""), name);
}

uint32_t ruleset_find_target(const struct ruleset *rules, struct str name)
{
    uint32_t rule;
    return name_resolve(rules, STR(""), name, &rule) == NAME_FOUND ? rule : 0;
}

const struct rule *ruleset_rule(const struct ruleset *rules, uint32_t rule)
{
    return &rules->rules.items[rule].shown;
}

struct ruleset_options ruleset_options(const struct ruleset *rules)
{
    return rules->options;
}
