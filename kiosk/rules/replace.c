/* How it works: replacements are sorted once. A rule that names another one which is ever
 * replaced, be it as its parent or in its own `remplace`, is copied whole, so that what was
 * shared in its tree is evaluated each time anew, while the choices themselves are shared:
 * both can be seen in the scores of what is missing, and are the reference engine's way.
 * The hidden rules of `le maximum de` are rules of their own here: what is written in the
 * list of a rule is not what they name. */
#include "rules/replace.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "rules/collate.h"

/* One reference with its candidates, and the node made of it. */
struct replaced {
    uint32_t rule;
    uint32_t node;
    const uint32_t *candidates;
    size_t count;
};

static uint32_t rule_at(const struct ruleset *rules, uint32_t reference)
{
    return rules->nodes.items[reference].rule;
}

struct sorted {
    uint32_t number;
    double priority;
    struct collated name; /* of the rule that replaces */
};

static int compare_sorted(const void *x, const void *y)
{
    const struct sorted *a = x;
    const struct sorted *b = y;
    if (a->priority != b->priority)
        return a->priority > b->priority ? -1 : 1;
    int order = collate_compare(&b->name, &a->name);
    return order ? order : a->number < b->number ? -1 : 1;
}

static struct sorted *sort(struct arena *arena, const struct ruleset *rules)
{
    size_t count = rules->replacements.count;
    struct sorted *sorted = ARENA_LIST(arena, struct sorted, count + 1);
    for (uint32_t i = 0; i < count; i++) {
        const struct replacement *replacement = &rules->replacements.items[i];
        const char *name = rules->rules.items[replacement->by].shown.name;
        sorted[i] =
            (struct sorted){ i, replacement->priority, collate(arena, str_of(name)) };
    }
    qsort(sorted, count, sizeof *sorted, compare_sorted);
    return sorted;
}

void replacements_sort(struct ruleset *rules)
{
    size_t count = rules->replacements.count;
    uint32_t *order = ARENA_LIST(rules->arena, uint32_t, count + 1);
    struct arena *scratch = arena_open(0);
    const struct sorted *sorted = sort(scratch, rules);
    for (size_t i = 0; i < count; i++)
        order[i] = sorted[i].number;
    arena_close(scratch);
    rules->replacement_order = order;
    replacements_link(rules);
}

void replacements_link(struct ruleset *rules)
{
    size_t count = rules->replacements.count;
    const uint32_t *order = rules->replacement_order;
    uint32_t *first = ARENA_LIST(rules->arena, uint32_t, rules->rules.count);
    uint32_t *next = ARENA_LIST(rules->arena, uint32_t, count + 1);
    for (size_t place = count; place > 0; place--) {
        uint32_t target =
            rule_at(rules, rules->replacements.items[order[place - 1]].target);
        next[place] = first[target];
        first[target] = (uint32_t)place;
    }
    rules->first_replacement = first;
    rules->next_replacement = next;
}

/* `dans` and `sauf dans` look at the text of names only: x is meant by xx too. */
static bool starts_with_any(
    const struct ruleset *rules, struct str name, const uint32_t *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_starts(name, rules->rules.items[rule_at(rules, list[i])].shown.name))
            return true;
    return false;
}

static bool applies(
    const struct replacer *replacer, const struct replacement *replacement)
{
    const struct ruleset *rules = replacer->builder->rules;
    if (replacement->by == replacer->owner)
        return false;
    if (replacement->within_count > 0 &&
        !starts_with_any(
            rules, replacer->scope, replacement->within, replacement->within_count))
        return false;
    return !starts_with_any(
        rules, replacer->scope, replacement->outside, replacement->outside_count);
}

static size_t find_candidates(
    const struct replacer *replacer, uint32_t rule, uint32_t *candidates)
{
    size_t count = 0;
    const struct ruleset *rules = replacer->builder->rules;
    for (uint32_t place = rules->first_replacement[rule]; place;
         place = rules->next_replacement[place]) {
        uint32_t number = rules->replacement_order[place - 1];
        if (!applies(replacer, &rules->replacements.items[number]))
            continue;
        if (candidates)
            candidates[count] = number;
        count++;
    }
    return count;
}

static uint32_t direct(struct builder *builder, uint32_t rule, struct place at)
{
    struct node node = { .kind = NODE_REFERENCE, .rule = rule, .is_fixed = true };
    node.at = at;
    return builder_add(builder, node);
}

/* The condition and the consequence that a candidate puts in front of the rule. */
static void add_candidate(
    struct builder *builder, const struct replacement *replacement, uint32_t *pair)
{
    uint32_t by = direct(builder, replacement->by, replacement->at);
    if (replacement->disables) {
        pair[0] = by;
        pair[1] = build_literal(builder, value_not_applicable(), replacement->at);
        return;
    }
    uint32_t is_not = build_unary(builder, NODE_NOT_APPLICABLE, by, replacement->at);
    uint32_t no = build_literal(builder, value_boolean(false), replacement->at);
    uint32_t yes = build_literal(builder, value_boolean(true), replacement->at);
    pair[0] = build_condition(builder, is_not, no, yes, replacement->at);
    pair[1] = by;
}

static uint32_t make_choice(
    struct replacer *replacer, uint32_t rule, const uint32_t *candidates, size_t count)
{
    struct builder *builder = replacer->builder;
    uint32_t *pairs = ARENA_LIST(builder->arena, uint32_t, 2 * count + 2);
    for (size_t i = 0; i < count; i++)
        add_candidate(
            builder, &builder->rules->replacements.items[candidates[i]], pairs + 2 * i);
    struct place at = builder->rules->rules.items[rule].shown.at;
    pairs[2 * count] = build_literal(builder, value_boolean(true), at);
    pairs[2 * count + 1] = direct(builder, rule, at);
    return build_list(builder, NODE_VARIATIONS, 0, pairs, 2 * count + 2, at);
}

uint32_t replacer_reference(struct replacer *replacer, uint32_t rule)
{
    size_t count = find_candidates(replacer, rule, NULL);
    if (count == 0)
        return 0;
    struct arena *arena = replacer->builder->arena;
    uint32_t *candidates = ARENA_LIST(arena, uint32_t, count);
    find_candidates(replacer, rule, candidates);
    for (size_t i = 0; i < replacer->made.count; i++) {
        const struct replaced *made = &replacer->made.items[i];
        if (made->rule == rule && made->count == count &&
            memcmp(made->candidates, candidates, count * sizeof *candidates) == 0)
            return made->node;
    }
    uint32_t node = make_choice(replacer, rule, candidates, count);
    *ARRAY_ADD(arena, &replacer->made) =
        (struct replaced){ rule, node, candidates, count };
    return node;
}

static bool is_replaced(struct replacer *replacer, const struct node *node)
{
    if (node->kind != NODE_REFERENCE || node->is_fixed)
        return false;
    const struct ruleset *rules = replacer->builder->rules;
    if (!replacer->builder->answering) {
        replacer->owner = node->owner;
        replacer->scope = str_of(rules->rules.items[node->owner].shown.name);
    }
    return find_candidates(replacer, node->rule, NULL) > 0;
}

static uint32_t copy_tree(struct replacer *replacer, uint32_t number);

static void copy_parts(struct replacer *replacer, struct node *copy)
{
    for (int i = 0; i < 3; i++)
        copy->part[i] = copy_tree(replacer, copy->part[i]);
    if (copy->count == 0)
        return;
    uint32_t *list = ARENA_LIST(replacer->builder->arena, uint32_t, copy->count);
    for (size_t i = 0; i < copy->count; i++)
        list[i] = copy_tree(replacer, copy->list[i]);
    copy->list = list;
}

static uint32_t copy_tree(struct replacer *replacer, uint32_t number)
{
    if (number == 0)
        return 0;
    struct node copy = *builder_node(replacer->builder, number);
    if (is_replaced(replacer, &copy))
        return replacer_reference(replacer, copy.rule);
    if (copy.kind == NODE_REFERENCE || copy.kind == NODE_ANSWER ||
        copy.kind == NODE_LITERAL)
        return number;
    if (replacer->builder->nodes->count >= RULESET_MAX_NODES)
        return builder_add(replacer->builder, copy); /* complains */
    copy_parts(replacer, &copy);
    uint32_t before = replacer->builder->owner;
    replacer->builder->owner = copy.owner;
    uint32_t made = builder_add(replacer->builder, copy);
    replacer->builder->owner = before;
    return made;
}

bool rule_is_replaced(const struct ruleset *rules, uint32_t rule)
{
    return rules->replacements.count > 0 && rules->first_replacement[rule] != 0;
}

uint32_t replacer_copy(struct replacer *replacer, uint32_t node)
{
    return copy_tree(replacer, node);
}
