/* Texts that no list holds: `statut = 'locataires'` is non for ever, and nobody is told. */
#include "base/arena.h"
#include "rules/profile_inside.h"

/* The texts that a node can be worth, or that they are not known. */
struct texts {
    ARRAY(const char *)
    bool open;
};

struct gathering {
    struct profile *profile;
    struct texts *texts;
    uint8_t *met; /* by node */
    bool own;     /* only what is written in the rule itself */
};

static void add(struct gathering *gathering, const char *text)
{
    struct texts *texts = gathering->texts;
    for (size_t i = 0; i < texts->count; i++)
        if (text_same(texts->items[i], text))
            return;
    *ARRAY_ADD(gathering->profile->arena, texts) = text;
}

static void gather(struct gathering *gathering, uint32_t number);

static void gather_rule(struct gathering *gathering, uint32_t number)
{
    const struct rule_inside *rule = profile_rule(gathering->profile, number);
    if (!rule->shown.possibility_count) {
        gather(gathering, rule->value);
        return;
    }
    for (size_t i = 0; i < rule->shown.possibility_count; i++) {
        const struct value *value = &rule->shown.possibilities[i].value;
        if (value->kind == VALUE_TEXT)
            add(gathering, value->text);
        else
            gathering->texts->open = true;
    }
}

static void gather_list(
    struct gathering *gathering, const struct node *node, size_t first, size_t step)
{
    for (size_t i = first; i < node->count; i += step)
        gather(gathering, node->list[i]);
}

static void gather_node(struct gathering *gathering, const struct node *node)
{
    const struct profile *profile = gathering->profile;
    switch (node->kind) {
    case NODE_LITERAL:
        if (node->value->kind == VALUE_TEXT && !node->is_date)
            add(gathering, node->value->text);
        else if (node->value->kind != VALUE_UNDEFINED &&
                 node->value->kind != VALUE_NOT_APPLICABLE)
            gathering->texts->open = true;
        return;
    case NODE_REFERENCE:
    case NODE_RULE:
        if (!gathering->own)
            gather_rule(gathering, node->rule);
        return;
    case NODE_ANSWER: /* a rule with a value of its own is not asked for */
        if (!profile_has_value(profile_rule(profile, node->rule)))
            gathering->texts->open = true;
        return;
    case NODE_CONDITION:
        gather(gathering, node->part[1]);
        gather(gathering, node->part[2]);
        return;
    case NODE_VARIATIONS:
    case NODE_GRID:
        gather_list(gathering, node, 1, 2);
        return;
    case NODE_CONTEXT:
    case NODE_MISSING:
        gather(gathering, node->part[0]);
        return;
    case NODE_OPERATION:
    case NODE_UNDEFINED:
    case NODE_NOT_APPLICABLE:
    case NODE_ROUND:
    case NODE_UNIT:
    case NODE_SIMPLIFY:
    case NODE_LOGARITHM:
    case NODE_TEXT:
    case NODE_DURATION:
    case NODE_SCALE:
    case NODE_PROGRESSIVE:
    case NODE_POSSIBILITIES:
    case NODE_INVERSION:
    case NODE_CIRCULAR:
    case NODE_NONE:
        gathering->texts->open = true;
    }
}

static void gather(struct gathering *gathering, uint32_t number)
{
    if (!number || gathering->met[number])
        return;
    gathering->met[number] = 1;
    gather_node(gathering, profile_node(gathering->profile, number));
}

static struct texts texts_of(struct profile *profile, uint32_t node, bool own)
{
    struct texts texts = { 0 };
    struct gathering gathering = { profile, &texts, NULL, own };
    gathering.met = ARENA_LIST(profile->arena, uint8_t, profile->rules->nodes.count);
    gather(&gathering, node);
    return texts;
}

static bool holds(const struct texts *texts, const char *text)
{
    for (size_t i = 0; i < texts->count; i++)
        if (text_same(texts->items[i], text))
            return true;
    return false;
}

static void check_text(struct profile *profile, const char *text,
    const struct texts *texts, struct place at, const char *of)
{
    if (texts->open || texts->count == 0 || holds(texts, text))
        return;
    const char *nearest = str_nearest(text, texts->items, texts->count);
    profile_refuse(profile, at,
        nearest ? "'%s' is never worth '%s'; did you mean '%s'?"
                : "'%s' is never worth '%s'",
        of, text, nearest);
}

/* --- comparisons --- */

static void check_sides(
    struct profile *profile, const struct node *node, uint32_t side, uint32_t other)
{
    const struct node *named = profile_node(profile, side);
    const struct node *literal = profile_node(profile, other);
    if (named->kind != NODE_REFERENCE || literal->kind != NODE_LITERAL ||
        literal->value->kind != VALUE_TEXT || literal->is_date)
        return;
    struct texts texts = texts_of(profile, side, false);
    check_text(profile, literal->value->text, &texts, node->at,
        profile_rule(profile, named->rule)->shown.name);
}

static void check_comparisons(struct profile *profile)
{
    for (uint32_t i = 1; i < profile->rules->nodes.count; i++) {
        const struct node *node = profile_node(profile, i);
        if (node->kind != NODE_OPERATION ||
            (node->operation != OPERATION_SAME && node->operation != OPERATION_OTHER))
            continue;
        check_sides(profile, node, node->part[0], node->part[1]);
        check_sides(profile, node, node->part[1], node->part[0]);
    }
}

/* --- lists --- */

/* A default or a formula out of the rule's own list is used all the same. */
static void check_own(struct profile *profile, const struct rule_inside *rule)
{
    struct texts list = { 0 };
    for (size_t i = 0; i < rule->shown.possibility_count; i++) {
        const struct value *value = &rule->shown.possibilities[i].value;
        if (value->kind == VALUE_TEXT)
            *ARRAY_ADD(profile->arena, &list) = value->text;
    }
    struct texts worth = texts_of(profile, rule->value, true);
    for (size_t i = 0; i < worth.count; i++)
        check_text(profile, worth.items[i], &list, rule->shown.at, rule->shown.name);
}

/* The last unit of the list is stamped on the answer, and nothing is converted. */
static void check_numbers(struct profile *profile, const struct rule_inside *rule)
{
    const struct possibility *list = rule->shown.possibilities;
    for (size_t i = 1; i < rule->shown.possibility_count; i++)
        if (list[i].value.kind == VALUE_NUMBER &&
            !unit_same(list[i].value.unit, list[0].value.unit)) {
            profile_refuse(profile, rule->shown.at,
                "'%s' and '%s' stand in one list: write all its numbers in one unit",
                list[0].answer, list[i].answer);
            return;
        }
}

void profile_check_answers(struct profile *profile)
{
    check_comparisons(profile);
    for (uint32_t i = 1; i < profile->rules->rules.count; i++) {
        const struct rule_inside *rule = profile_rule(profile, i);
        if (!rule->shown.possibility_count)
            continue;
        check_own(profile, rule);
        check_numbers(profile, rule);
    }
}
