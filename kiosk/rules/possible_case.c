/* One question, more exactly: what each node can be worth in each case of its answer. A way
 * from a goal down to the question that leads past no node which is the same in all cases:
 * then the answer matters. */
#include "rules/possible_inside.h"

#include <math.h>

#include "base/arena.h"

enum { MAX_CASES = 40 };

/* What may be answered, in as few cases as tell one household from another. */
static size_t cases_of(struct looking *looking, uint32_t question, struct range *cases)
{
    const struct rule *rule = ruleset_rule(looking->rules, question);
    size_t count = 0;
    for (size_t i = 0; i < rule->possibility_count && count < MAX_CASES; i++)
        cases[count++] = range_value(looking->arena, rule->possibilities[i].value);
    if (rule->possibility_count)
        return rule->possibility_count > MAX_CASES ? 0 : count;
    if (rule->type == RULE_TYPE_BOOLEAN) {
        cases[count++] = range_kinds(MAY_BE_YES);
        cases[count++] = range_kinds(MAY_BE_NO);
        return count;
    }
    cases[count++] = range_kinds(MAY_BE_UNDEFINED);
    cases[count] = rule->type == RULE_TYPE_NUMBER ? range_numbers(0, HUGE_VAL, NULL)
                                                  : range_kinds(MAY_BE_TEXT);
    cases[count++].any_text = true;
    return count;
}

/* The rules once for each case of one question. */
struct supposing {
    uint32_t question;
    struct looking *cases;
    size_t count;
    struct looking only; /* with no other question open */
    bool *walked;
    int depth;
};

static bool is_that(const void *context, uint32_t rule)
{
    return *(const uint32_t *)context == rule;
}

static bool is_same_in_all(struct supposing *supposing, uint32_t number)
{
    struct range first = possible_range(&supposing->cases[0], number);
    if (!range_is_settled(&first))
        return false;
    for (size_t i = 1; i < supposing->count; i++) {
        struct range other = possible_range(&supposing->cases[i], number);
        if (!range_is_settled(&other) || !range_is_same(&first, &other))
            return false;
    }
    return true;
}

/* All kinds that a node may be of, over the cases. */
static unsigned kinds_in_any(struct supposing *supposing, uint32_t number)
{
    unsigned found = 0;
    for (size_t i = 0; i < supposing->count; i++)
        found |= possible_range(&supposing->cases[i], number).kinds;
    return found;
}

static bool reaches(struct supposing *supposing, uint32_t number);

static bool reaches_rule(struct supposing *supposing, uint32_t rule)
{
    const struct looking *only = &supposing->only;
    const struct rule_inside *inside = &only->rules->rules.items[rule];
    return reaches(supposing, eval_switching_parent(only->evaluation, rule)) ||
           reaches(supposing, inside->possibilities) ||
           reaches(supposing, inside->value);
}

static bool reaches_by_delay(struct supposing *supposing, uint32_t rule)
{
    const struct looking *only = &supposing->only;
    uint32_t ends[2] = { delays_start(only->open.delays, rule),
        delays_end(only->open.delays, rule) };
    for (int i = 0; i < 2; i++)
        if (ends[i] && reaches(supposing, only->rules->rules.items[ends[i]].node))
            return true;
    return false;
}

/* Do this branch and all after it end alike, in all cases? */
static bool end_alike(struct supposing *supposing, const struct node *node, size_t from)
{
    struct range first = possible_branches(&supposing->cases[0], node, from);
    if (!range_is_settled(&first))
        return false;
    for (size_t i = 1; i < supposing->count; i++) {
        struct range other = possible_branches(&supposing->cases[i], node, from);
        if (!range_is_settled(&other) || !range_is_same(&first, &other))
            return false;
    }
    return true;
}

static bool reaches_by_variations(struct supposing *supposing, const struct node *node)
{
    for (size_t i = 0; i + 1 < node->count; i += 2) {
        if (end_alike(supposing, node, i))
            return false;
        unsigned test = kinds_in_any(supposing, node->list[i]);
        if (reaches(supposing, node->list[i]))
            return true;
        if ((test & (MAY_BE_YES | MAY_BE_NUMBER | MAY_BE_TEXT)) &&
            reaches(supposing, node->list[i + 1]))
            return true;
        if (!(test & (MAY_BE_NO | MAY_NOT_APPLY)))
            return false;
    }
    return false;
}

static bool reaches_by_condition(struct supposing *supposing, const struct node *node)
{
    unsigned test = kinds_in_any(supposing, node->part[0]);
    return reaches(supposing, node->part[0]) ||
           ((test & MAY_BE_YES) && reaches(supposing, node->part[1])) ||
           ((test & MAY_BE_NO) && reaches(supposing, node->part[2]));
}

static bool reaches_by_parts(struct supposing *supposing, const struct node *node)
{
    for (int i = 0; i < 3; i++)
        if (reaches(supposing, node->part[i]))
            return true;
    for (size_t i = 0; i < node->count; i++)
        if (reaches(supposing, node->list[i]))
            return true;
    return false;
}

static bool reaches_from(struct supposing *supposing, const struct node *node)
{
    const struct ruleset *rules = supposing->only.rules;
    if (node->kind == NODE_REFERENCE)
        return reaches(supposing, rules->rules.items[node->rule].node);
    if (node->kind == NODE_RULE)
        return reaches_rule(supposing, node->rule);
    if (node->kind == NODE_ANSWER)
        return node->rule == supposing->question ||
               reaches_by_delay(supposing, node->rule);
    if (node->kind == NODE_VARIATIONS)
        return reaches_by_variations(supposing, node);
    if (node->kind == NODE_CONDITION)
        return reaches_by_condition(supposing, node);
    return reaches_by_parts(supposing, node);
}

/* Past all that is the same whatever is answered. */
static bool reaches(struct supposing *supposing, uint32_t number)
{
    if (!number || supposing->walked[number] ||
        !possible_rests_on_open(&supposing->only, number))
        return false;
    supposing->walked[number] = true;
    if (supposing->depth >= MODEL_MAX_DEPTH)
        return true;
    if (is_same_in_all(supposing, number))
        return false;
    supposing->depth++;
    bool found = reaches_from(supposing, eval_node(supposing->only.evaluation, number));
    supposing->depth--;
    return found;
}

bool possible_matters(struct arena *arena, struct evaluation *evaluation,
    struct open_questions open, const uint32_t *goals, size_t count, uint32_t question)
{
    struct range cases[MAX_CASES + 2];
    const struct open_questions only = { is_that, &question, open.delays };
    struct supposing supposing = { .question = question };
    supposing.only = possible_look(arena, evaluation, only);
    supposing.walked = supposing.only.walked;
    supposing.count = cases_of(&supposing.only, question, cases);
    supposing.cases = ARENA_LIST(arena, struct looking, supposing.count);
    for (size_t i = 0; i < supposing.count; i++) {
        supposing.cases[i] = possible_look(arena, evaluation, open);
        supposing.cases[i].supposed = question;
        supposing.cases[i].supposition = cases[i];
    }
    for (size_t i = 0; i < count; i++)
        if (!supposing.count ||
            reaches(
                &supposing, supposing.only.rules->rules.items[goals[i]].from_outside))
            return true;
    return false;
}
