/* The part of the profile that needs all rules: circles, parents, inputs. */
#include <stdarg.h>

#include "base/arena.h"
#include "rules/builder.h"
#include "rules/names.h"
#include "rules/profile.h"
#include "rules/profile_inside.h"

const struct node *profile_node(const struct profile *profile, uint32_t node)
{
    return &profile->rules->nodes.items[node];
}

const struct rule_inside *profile_rule(const struct profile *profile, uint32_t rule)
{
    return &profile->rules->rules.items[rule];
}

void profile_refuse(struct profile *profile, struct place at, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    profile->good = diag_verror(profile->diag, at, format, list);
    va_end(list);
}

bool profile_has_value(const struct rule_inside *rule)
{
    const struct yaml *body = rule->shown.body;
    if (!body)
        return rule->internal;
    if (body->kind != YAML_MAP)
        return body->kind != YAML_NULL;
    YAML_EACH(entry, body)
        if ((mechanism_is_known(entry->key) &&
                !text_same(entry->key, "une possibilité")) ||
            text_same(entry->key, "formule"))
            return true;
    return false;
}

/* --- circles --- */

struct circle {
    struct profile *profile;
    uint8_t *progress; /* by rule: 1 on the way, 2 done */
    uint32_t *seen;    /* by node: the rule whose walk met it */
    struct {
        ARRAY(uint32_t)
    } way;
};

static void walk_rule(struct circle *circle, uint32_t rule);

static void walk_node(struct circle *circle, uint32_t owner, uint32_t number)
{
    struct profile *profile = circle->profile;
    if (!number || circle->seen[number] == owner || profile->depth >= MODEL_MAX_DEPTH)
        return;
    circle->seen[number] = owner;
    profile->depth++;
    const struct node *node = profile_node(profile, number);
    if (node->kind == NODE_REFERENCE)
        walk_rule(circle, node->rule);
    for (int i = 0; i < 3; i++)
        walk_node(circle, owner, node->part[i]);
    for (size_t i = 0; i < node->count; i++)
        walk_node(circle, owner, node->list[i]);
    profile->depth--;
}

static void tell_circle(struct circle *circle, uint32_t rule)
{
    struct profile *profile = circle->profile;
    struct text way = { .arena = profile->arena };
    size_t start = circle->way.count;
    while (start > 0 && circle->way.items[start - 1] != rule)
        start--;
    for (size_t i = start ? start - 1 : 0; i < circle->way.count; i++) {
        const struct rule_inside *one = profile_rule(profile, circle->way.items[i]);
        if (!one->internal)
            text_addf(&way, "'%s' needs ", one->shown.name);
    }
    profile_refuse(profile, profile_rule(profile, rule)->shown.at, "a circle: %s'%s'",
        text_done(&way), profile_rule(profile, rule)->shown.name);
}

static void walk_rule(struct circle *circle, uint32_t rule)
{
    if (circle->progress[rule] == 1)
        tell_circle(circle, rule);
    if (circle->progress[rule])
        return;
    circle->progress[rule] = 1;
    *ARRAY_ADD(circle->profile->arena, &circle->way) = rule;
    walk_node(circle, rule, profile_rule(circle->profile, rule)->value);
    circle->way.count--;
    circle->progress[rule] = 2;
}

/* Along values only: that a child asks whether its parent applies is no circle. */
void profile_check_circles(struct profile *profile)
{
    struct circle circle = { .profile = profile };
    circle.progress = ARENA_LIST(profile->arena, uint8_t, profile->rules->rules.count);
    circle.seen = ARENA_LIST(profile->arena, uint32_t, profile->rules->nodes.count);
    for (uint32_t i = 1; i < profile->rules->rules.count; i++)
        walk_rule(&circle, i);
}

/* --- parents --- */

static bool says_itself(const struct rule_inside *rule)
{
    return yaml_find(rule->shown.body, "applicable si") ||
           yaml_find(rule->shown.body, "non applicable si");
}

static bool lists_no(const struct rule *rule)
{
    for (size_t i = 0; i < rule->possibility_count; i++)
        if (text_same(rule->possibilities[i].value.text, "non"))
            return true;
    return false;
}

/* A rule that is computed from its children cannot be meant to switch them off. */
static bool refers_to(
    struct profile *profile, uint32_t number, uint32_t rule, bool *met)
{
    const struct node *node = profile_node(profile, number);
    if (!number || met[number] || profile->depth >= MODEL_MAX_DEPTH)
        return false;
    met[number] = true;
    if (node->kind == NODE_REFERENCE)
        return node->rule == rule;
    profile->depth++;
    bool found = false;
    for (int i = 0; i < 3 && !found; i++)
        found = refers_to(profile, node->part[i], rule, met);
    for (size_t i = 0; i < node->count && !found; i++)
        found = refers_to(profile, node->list[i], rule, met);
    profile->depth--;
    return found;
}

/* Only oui, non and "not applicable" switch children off: not 0, and no text, which matters
 * where a question stands under it. */
static void check_parent(struct profile *profile, uint32_t number)
{
    const struct rule_inside *rule = profile_rule(profile, number);
    const struct rule_inside *parent = profile_rule(profile, rule->shown.parent);
    bool counts = parent->shown.type == RULE_TYPE_NUMBER;
    bool text = parent->shown.type == RULE_TYPE_TEXT && lists_no(&parent->shown) &&
                rule->shown.question;
    if (rule->internal || (!counts && !text) || says_itself(rule) ||
        refers_to(profile, parent->value, number,
            ARENA_LIST(profile->arena, bool, profile->rules->nodes.count)))
        return;
    profile_refuse(profile, rule->shown.at,
        "%s of the parent '%s' does not switch off '%s': write 'applicable si' here, or "
        "give it another name",
        counts ? "the number 0" : "the text 'non'", parent->shown.name,
        rule->shown.name);
}

/* --- inputs --- */

/* By rule: does a value refer to it? A child refers to its parents, which is no use. */
static const bool *find_used(const struct profile *profile)
{
    const struct ruleset *rules = profile->rules;
    bool *used = ARENA_LIST(profile->arena, bool, rules->rules.count);
    bool *is_parent = ARENA_LIST(profile->arena, bool, rules->nodes.count);
    for (uint32_t i = 1; i < rules->rules.count; i++)
        for (size_t j = 0; j < profile_rule(profile, i)->parent_count; j++)
            is_parent[profile_rule(profile, i)->parents[j]] = true;
    for (uint32_t i = 1; i < rules->nodes.count; i++)
        if (profile_node(profile, i)->kind == NODE_REFERENCE && !is_parent[i])
            used[profile_node(profile, i)->rule] = true;
    return used;
}

/* A question alone makes a yes-or-no rule, without a word, also where its author meant a
 * number and forgot to say so. */
static void check_input(struct profile *profile, const struct rule_inside *rule)
{
    const struct rule *shown = &rule->shown;
    if (rule->declared != RULE_TYPE_UNKNOWN || shown->possibility_count ||
        shown->unit || profile_shape(profile, rule->value).type != RULE_TYPE_UNKNOWN)
        return;
    profile_refuse(profile, shown->at,
        "'%s' has %s: write 'type: nombre', 'date', 'texte' or 'booléen', a unit, or "
        "'une possibilité'",
        shown->name,
        shown->question ? "a question but no type"
                        : "neither a value, nor a type, nor a question");
}

/* A rule without a value that nothing refers to holds others together, or stands for what
 * is not known. */
static void check_inputs(struct profile *profile)
{
    const bool *used = find_used(profile);
    for (uint32_t i = 1; i < profile->rules->rules.count; i++) {
        const struct rule_inside *rule = profile_rule(profile, i);
        if (!rule->internal && !profile_has_value(rule) &&
            (used[i] || rule->shown.question))
            check_input(profile, rule);
    }
}

/* --- all of it --- */

bool profile_check_rules(const struct ruleset *rules, struct diag *diag)
{
    struct arena *arena = arena_open(0);
    struct profile profile = { arena, rules, diag, .good = true };
    profile.shapes = ARENA_LIST(arena, struct shape, rules->nodes.count);
    profile.shape_known = ARENA_LIST(arena, uint8_t, rules->nodes.count);
    profile.sign_known = ARENA_LIST(arena, uint8_t, rules->nodes.count);
    profile.made = ARENA_LIST(arena, uint8_t, rules->nodes.count);
    profile_check_circles(&profile);
    profile_check_types(&profile);
    for (uint32_t i = 1; i < rules->rules.count; i++)
        if (profile_rule(&profile, i)->shown.parent)
            check_parent(&profile, i);
    check_inputs(&profile);
    profile_check_answers(&profile);
    profile_check_grids(&profile);
    arena_close(arena);
    return profile.good;
}
