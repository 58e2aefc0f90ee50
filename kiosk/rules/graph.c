#include "rules/graph.h"

#include "base/arena.h"
#include "rules/model.h"
#include "rules/names.h"

struct gathering {
    struct arena *arena;
    const struct ruleset *rules;
    bool *met_rule, *met_node;
    struct {
        ARRAY(uint32_t)
    } found;
    int depth;
};

static void gather(struct gathering *gathering, uint32_t number);

/* The engine's own rules are looked through: no author has written them. */
static void add(struct gathering *gathering, uint32_t rule)
{
    if (!rule || gathering->met_rule[rule])
        return;
    gathering->met_rule[rule] = true;
    const struct rule_inside *inside = &gathering->rules->rules.items[rule];
    if (inside->internal)
        gather(gathering, inside->value);
    else
        *ARRAY_ADD(gathering->arena, &gathering->found) = rule;
}

static void gather(struct gathering *gathering, uint32_t number)
{
    if (!number || gathering->met_node[number] || gathering->depth >= MODEL_MAX_DEPTH)
        return;
    gathering->met_node[number] = true;
    gathering->depth++;
    const struct node *node = &gathering->rules->nodes.items[number];
    if (node->kind == NODE_REFERENCE)
        add(gathering, node->rule);
    for (int i = 0; i < 3; i++)
        gather(gathering, node->part[i]);
    for (size_t i = 0; i < node->count; i++)
        gather(gathering, node->list[i]);
    gathering->depth--;
}

static void gather_parent(struct gathering *gathering, const struct rule_inside *rule)
{
    for (size_t i = 0; i < rule->parent_count; i++) {
        const struct static_type *type = &gathering->rules->types[rule->parents[i]];
        if (type->nullable != NULLABLE_YES && type->type != RULE_TYPE_BOOLEAN)
            continue;
        gather(gathering, rule->parents[i]);
        return;
    }
}

struct rule_list graph_uses(struct arena *arena, const struct ruleset *rules,
    const struct delays *delays, uint32_t rule)
{
    struct gathering gathering = { .arena = arena, .rules = rules };
    gathering.met_rule = ARENA_LIST(arena, bool, rules->rules.count);
    gathering.met_node = ARENA_LIST(arena, bool, rules->nodes.count);
    const struct rule_inside *inside = &rules->rules.items[rule];
    gather(&gathering, inside->value);
    gather(&gathering, inside->possibilities);
    add(&gathering, delays_start(delays, rule));
    add(&gathering, delays_end(delays, rule));
    gather_parent(&gathering, inside);
    return (struct rule_list){ gathering.found.items, gathering.found.count };
}

struct rule_list graph_reach(struct arena *arena, const struct ruleset *rules,
    const struct delays *delays, const uint32_t *goals, size_t count)
{
    uint32_t *reached = ARENA_LIST(arena, uint32_t, rules->rules.count);
    bool *met = ARENA_LIST(arena, bool, rules->rules.count);
    size_t size = 0;
    for (size_t i = 0; i < count; i++)
        if (goals[i] && !met[goals[i]]) {
            met[goals[i]] = true;
            reached[size++] = goals[i];
        }
    for (size_t i = 0; i < size; i++) {
        struct rule_list uses = graph_uses(arena, rules, delays, reached[i]);
        for (size_t j = 0; j < uses.count; j++)
            if (!met[uses.rules[j]]) {
                met[uses.rules[j]] = true;
                reached[size++] = uses.rules[j];
            }
    }
    return (struct rule_list){ reached, size };
}

uint32_t graph_resolve(
    const struct ruleset *rules, uint32_t scope, const char *reference)
{
    uint32_t rule;
    const char *name = rules->rules.items[scope].shown.name;
    return name_resolve(rules, str_of(name), str_of(reference), &rule) == NAME_FOUND
               ? rule
               : 0;
}
