/* How it works: every node is given the set of what it can be worth: which kinds, numbers
 * from a lowest to a highest, some texts or any. Sets are computed from the sets of the
 * parts, as if these had nothing to do with each other, so a set may be too large and is
 * never too small. What is too intricate may be anything. A second walk goes from the goals
 * that can be worth more than one thing down to the open questions, past all parts that
 * are settled and past branches that cannot be reached. */
#include "rules/possible_inside.h"

#include <math.h>

#include "base/arena.h"

static struct range look(struct looking *looking, uint32_t number);

static bool may_hold(const struct range *range)
{
    return range->kinds & (MAY_BE_YES | MAY_BE_NUMBER | MAY_BE_TEXT);
}

/* --- answers --- */

static struct range of_possibilities(struct looking *looking, const struct rule *rule)
{
    struct range range = { 0 };
    for (size_t i = 0; i < rule->possibility_count; i++)
        range_join(looking->arena, &range,
            range_value(looking->arena, rule->possibilities[i].value));
    return range;
}

/* A number or a day may also be said not to be known, and nobody types one below 0. */
static struct range of_open_question(struct looking *looking, uint32_t number)
{
    const struct rule *rule = ruleset_rule(looking->rules, number);
    if (rule->possibility_count)
        return of_possibilities(looking, rule);
    struct range range = range_kinds(MAY_BE_UNDEFINED);
    if (rule->type == RULE_TYPE_BOOLEAN)
        return range_kinds(MAY_BE_YES | MAY_BE_NO);
    if (rule->type == RULE_TYPE_NUMBER)
        range_join(looking->arena, &range, range_numbers(0, HUGE_VAL, NULL));
    else
        range = range_anything();
    return range;
}

static bool is_open(const struct looking *looking, uint32_t rule)
{
    return looking->open.is_open(looking->open.context, rule);
}

/* What it starts from may be a rule of any kind; from a day it makes a day or a number. */
static struct range of_delay(struct looking *looking, uint32_t rule)
{
    uint32_t ends[2] = { delays_start(looking->open.delays, rule),
        delays_end(looking->open.delays, rule) };
    bool counts = looking->rules->rules.items[rule].declared == RULE_TYPE_NUMBER;
    struct range made =
        counts ? range_numbers(0, HUGE_VAL, NULL) : range_kinds(MAY_BE_TEXT);
    made.any_text = !counts;
    made.any_unit = counts;
    for (int i = 0; i < 2; i++) {
        if (!ends[i])
            continue;
        struct range from =
            possible_range(looking, looking->rules->rules.items[ends[i]].node);
        if (from.kinds & ~(unsigned)(MAY_BE_TEXT | MAY_BE_UNDEFINED))
            return range_anything();
        made.kinds |= from.kinds & MAY_BE_UNDEFINED;
        if (!(from.kinds & MAY_BE_TEXT))
            return range_kinds(MAY_BE_UNDEFINED);
    }
    return made;
}

static struct range of_answer(
    struct looking *looking, uint32_t number, const struct node *node)
{
    if (node->rule == looking->supposed)
        return looking->supposition;
    if (delays_has(looking->open.delays, node->rule))
        return of_delay(looking, node->rule);
    if (is_open(looking, node->rule))
        return of_open_question(looking, node->rule);
    return range_value(looking->arena, evaluate(looking->evaluation, number)->value);
}

/* --- one of all the texts that a rule can be --- */

struct naming {
    uint32_t rule;
    const char *text;
};

struct namings {
    ARRAY(struct naming)
};

/* The leaves `rule = 'text'` under `ou`. */
static void gather_namings(
    struct looking *looking, uint32_t number, struct namings *namings)
{
    const struct node *node = eval_node(looking->evaluation, number);
    if (node->kind != NODE_OPERATION)
        return;
    if (node->operation == OPERATION_OR) {
        gather_namings(looking, node->part[0], namings);
        gather_namings(looking, node->part[1], namings);
        return;
    }
    const struct node *left = eval_node(looking->evaluation, node->part[0]);
    const struct node *right = eval_node(looking->evaluation, node->part[1]);
    if (node->operation == OPERATION_SAME && left->kind == NODE_REFERENCE &&
        right->kind == NODE_LITERAL && right->value->kind == VALUE_TEXT)
        *ARRAY_ADD(looking->arena, namings) =
            (struct naming){ left->rule, right->value->text };
}

static bool is_named(const struct namings *namings, uint32_t rule, const char *text)
{
    for (size_t i = 0; i < namings->count; i++)
        if (namings->items[i].rule == rule && text_same(namings->items[i].text, text))
            return true;
    return false;
}

static bool are_all_named(
    struct looking *looking, const struct namings *namings, uint32_t rule)
{
    struct range range =
        possible_range(looking, looking->rules->rules.items[rule].node);
    bool all = range.kinds == MAY_BE_TEXT && !range.any_text;
    for (size_t i = 0; i < range.text_count && all; i++)
        all = is_named(namings, rule, range.texts[i]);
    return all;
}

/* `x = 'a' ou x = 'b'` is oui where x can be nothing else. */
static bool covers_all(struct looking *looking, uint32_t left, uint32_t right)
{
    struct namings namings = { 0 };
    gather_namings(looking, left, &namings);
    gather_namings(looking, right, &namings);
    for (size_t i = 0; i < namings.count; i++)
        if (are_all_named(looking, &namings, namings.items[i].rule))
            return true;
    return false;
}

static struct range of_operation(struct looking *looking, const struct node *node)
{
    if (node->operation == OPERATION_OR &&
        covers_all(looking, node->part[0], node->part[1]))
        return range_kinds(MAY_BE_YES);
    struct range a = possible_range(looking, node->part[0]);
    struct range b = possible_range(looking, node->part[1]);
    switch (node->operation) {
    case OPERATION_ADD:
    case OPERATION_SUBTRACT:
        return range_sum(looking->arena, node->operation, a, b);
    case OPERATION_LESS:
    case OPERATION_LESS_OR_SAME:
    case OPERATION_MORE:
    case OPERATION_MORE_OR_SAME:
        return range_order(node->operation, &a, &b);
    case OPERATION_SAME:
    case OPERATION_OTHER:
        return range_equality(node->operation, &a, &b);
    case OPERATION_AND:
    case OPERATION_OR:
        return range_logic(node->operation, &a, &b);
    case OPERATION_MULTIPLY:
        return range_product(looking->arena, &a, &b);
    case OPERATION_DIVIDE:
        return range_quotient(looking->arena, &a, &b);
    case OPERATION_TRUNCATE:
    case OPERATION_POWER:
    case OPERATION_COUNT:
        break;
    }
    return range_anything();
}

/* --- choices --- */

static bool is_default(const struct looking *looking, const struct node *node)
{
    const struct node *test = eval_node(looking->evaluation, node->part[0]);
    return test->kind == NODE_UNDEFINED && test->part[0] == node->part[2];
}

/* `plafond: A` and `plancher: A` are (A != non et V > A), then A, else V. Where both are
 * plain numbers of one unit, the ends are bounded too. */
static bool bounds(
    struct looking *looking, const struct node *node, struct range *range)
{
    const struct node *both = eval_node(looking->evaluation, node->part[0]);
    if (both->kind != NODE_OPERATION || both->operation != OPERATION_AND)
        return false;
    const struct node *beyond = eval_node(looking->evaluation, both->part[1]);
    if (beyond->kind != NODE_OPERATION || beyond->part[0] != node->part[2] ||
        beyond->part[1] != node->part[1])
        return false;
    struct range value = possible_range(looking, node->part[2]);
    struct range limit = possible_range(looking, node->part[1]);
    bool above = beyond->operation == OPERATION_MORE;
    if (!range_fit(&value, &limit) || (!above && beyond->operation != OPERATION_LESS) ||
        !(value.kinds & limit.kinds & MAY_BE_NUMBER))
        return false;
    *range = value;
    range->low = above ? fmin(value.low, limit.low) : fmax(value.low, limit.low);
    range->high = above ? fmin(value.high, limit.high) : fmax(value.high, limit.high);
    range->kinds |= range_undefined(&value, &limit);
    range->any_unit = value.unit != limit.unit;
    if (!value.unit || !limit.unit) { /* a bare number beside one with a unit */
        range->any_unit = false;
        range->unit = value.unit ? value.unit : limit.unit;
    }
    return true;
}

static struct range of_condition(struct looking *looking, const struct node *node)
{
    struct range bounded;
    if (bounds(looking, node, &bounded))
        return bounded;
    struct range test = possible_range(looking, node->part[0]);
    struct range range = range_kinds(test.kinds & (MAY_BE_UNDEFINED | MAY_NOT_APPLY));
    if (test.kinds & (MAY_BE_NUMBER | MAY_BE_TEXT))
        return range_anything();
    if (test.kinds & MAY_BE_YES)
        range_join(looking->arena, &range, possible_range(looking, node->part[1]));
    if (test.kinds & MAY_BE_NO) {
        struct range other = possible_range(looking, node->part[2]);
        if (is_default(looking, node)) /* it is known then */
            other.kinds &= ~(unsigned)MAY_BE_UNDEFINED;
        range_join(looking->arena, &range, other);
    }
    return range;
}

struct range possible_branches(
    struct looking *looking, const struct node *node, size_t from)
{
    struct range range = range_kinds(0);
    for (size_t i = from; i + 1 < node->count; i += 2) {
        struct range test = possible_range(looking, node->list[i]);
        if (may_hold(&test))
            range_join(
                looking->arena, &range, possible_range(looking, node->list[i + 1]));
        range.kinds |= test.kinds & MAY_BE_UNDEFINED;
        if (!(test.kinds & (MAY_BE_NO | MAY_NOT_APPLY)))
            return range;
    }
    range.kinds |= MAY_NOT_APPLY;
    return range;
}

static struct range of_test(
    struct looking *looking, const struct node *node, unsigned asked)
{
    struct range part = possible_range(looking, node->part[0]);
    unsigned found =
        (part.kinds & asked ? MAY_BE_YES : 0u) | (part.kinds & ~asked ? MAY_BE_NO : 0u);
    if (asked == MAY_NOT_APPLY)
        found |= part.kinds & MAY_BE_UNDEFINED;
    return range_kinds(found);
}

static struct range of_unit(struct looking *looking, const struct node *node)
{
    struct range part = possible_range(looking, node->part[0]);
    if (!(part.kinds & MAY_BE_NUMBER))
        return part;
    if (part.any_unit || (part.unit && !unit_same(part.unit, node->unit)))
        return range_anything();
    part.unit = node->unit;
    return part;
}

/* Not further away than one. */
static struct range of_round(struct looking *looking, const struct node *node)
{
    struct range part = possible_range(looking, node->part[0]);
    struct range decimals = possible_range(looking, node->part[1]);
    bool fine = range_is_settled(&decimals) &&
                (decimals.kinds != MAY_BE_NUMBER || decimals.low >= 0) &&
                decimals.kinds != MAY_BE_TEXT;
    if (!fine || !range_is_numbers(&part))
        return range_anything();
    part.low -= 1;
    part.high += 1;
    return part;
}

/* --- rules --- */

static struct range of_rule(struct looking *looking, uint32_t number)
{
    const struct rule_inside *rule = &looking->rules->rules.items[number];
    uint32_t parent = eval_switching_parent(looking->evaluation, number);
    if (rule->possibilities || rule->possibility_unit)
        return range_anything();
    struct range range = possible_range(looking, rule->value);
    if (!parent)
        return range;
    struct range above = possible_range(looking, parent);
    bool is_boolean = looking->rules->types[parent].type == RULE_TYPE_BOOLEAN;
    unsigned off = MAY_NOT_APPLY | (is_boolean ? MAY_BE_NO : 0u);
    if (!(above.kinds & ~off))
        return range_kinds(MAY_NOT_APPLY);
    if (above.kinds & off)
        range.kinds |= MAY_NOT_APPLY;
    return range;
}

/* --- what rests on no open question --- */

static bool rule_rests_on_open(struct looking *looking, uint32_t rule)
{
    const struct rule_inside *inside = &looking->rules->rules.items[rule];
    return possible_rests_on_open(looking, inside->value) ||
           possible_rests_on_open(looking, inside->possibilities) ||
           possible_rests_on_open(
               looking, eval_switching_parent(looking->evaluation, rule));
}

static bool answer_rests_on_open(struct looking *looking, uint32_t rule)
{
    uint32_t ends[2] = { delays_start(looking->open.delays, rule),
        delays_end(looking->open.delays, rule) };
    for (int i = 0; i < 2; i++)
        if (ends[i] &&
            possible_rests_on_open(looking, looking->rules->rules.items[ends[i]].node))
            return true;
    return is_open(looking, rule);
}

static bool parts_rest_on_open(struct looking *looking, const struct node *node)
{
    bool rests = false;
    if (node->kind == NODE_RULE)
        rests = rule_rests_on_open(looking, node->rule);
    else if (node->kind == NODE_REFERENCE)
        rests = possible_rests_on_open(
            looking, looking->rules->rules.items[node->rule].node);
    else if (node->kind == NODE_ANSWER)
        rests = answer_rests_on_open(looking, node->rule);
    for (int i = 0; i < 3 && !rests; i++)
        rests = possible_rests_on_open(looking, node->part[i]);
    for (size_t i = 0; i < node->count && !rests; i++)
        rests = possible_rests_on_open(looking, node->list[i]);
    return rests;
}

/* Inside a circle of rules, where parents and children may be, yes is the safe side. */
bool possible_rests_on_open(struct looking *looking, uint32_t number)
{
    enum { INSIDE = 1, RESTS = 2, DOES_NOT = 3 };
    if (!number)
        return false;
    if (looking->rests[number] || looking->depth >= MODEL_MAX_DEPTH)
        return looking->rests[number] != DOES_NOT;
    looking->rests[number] = INSIDE;
    looking->depth++;
    bool rests = parts_rest_on_open(looking, eval_node(looking->evaluation, number));
    looking->depth--;
    looking->rests[number] = rests ? RESTS : DOES_NOT;
    return rests;
}

/* The engine would perhaps never have come here: what goes wrong then is no fault. */
static struct range as_evaluated(struct looking *looking, uint32_t number)
{
    struct run *run = looking->evaluation->run;
    const char *error = run->error;
    unsigned warnings = run->warnings;
    if (looking->failed)
        return look(looking, number);
    const struct outcome *outcome = evaluate(looking->evaluation, number);
    looking->failed = run->error != error;
    run->error = error;
    run->warnings = warnings;
    return looking->failed ? look(looking, number)
                           : range_value(looking->arena, outcome->value);
}

static struct range look(struct looking *looking, uint32_t number)
{
    const struct node *node = eval_node(looking->evaluation, number);
    switch (node->kind) {
    case NODE_LITERAL:
        return range_value(looking->arena, *node->value);
    case NODE_REFERENCE:
        return possible_range(looking, looking->rules->rules.items[node->rule].node);
    case NODE_RULE:
        return of_rule(looking, node->rule);
    case NODE_ANSWER:
        return of_answer(looking, number, node);
    case NODE_OPERATION:
        return of_operation(looking, node);
    case NODE_CONDITION:
        return of_condition(looking, node);
    case NODE_VARIATIONS:
        return possible_branches(looking, node, 0);
    case NODE_UNDEFINED:
        return of_test(looking, node, MAY_BE_UNDEFINED);
    case NODE_NOT_APPLICABLE:
        return of_test(looking, node, MAY_NOT_APPLY);
    case NODE_UNIT:
        return of_unit(looking, node);
    case NODE_MISSING:
        return possible_range(looking, node->part[0]);
    case NODE_ROUND:
        return of_round(looking, node);
    case NODE_NONE:
    case NODE_SIMPLIFY:
    case NODE_LOGARITHM:
    case NODE_TEXT:
    case NODE_DURATION:
    case NODE_GRID:
    case NODE_SCALE:
    case NODE_PROGRESSIVE:
    case NODE_POSSIBILITIES:
    case NODE_CONTEXT:
    case NODE_INVERSION:
    case NODE_CIRCULAR:
        break;
    }
    return range_anything();
}

struct range possible_range(struct looking *looking, uint32_t number)
{
    static const struct range inside = { .kinds = MAY_BE_ANYTHING };
    if (!number || looking->depth >= MODEL_MAX_DEPTH)
        return range_anything();
    const struct range *kept = looking->ranges[number];
    if (kept)
        return kept == &inside ? range_anything() : *kept;
    looking->ranges[number] = &inside;
    looking->depth++;
    struct range *range = ARENA_NEW(looking->arena, struct range);
    *range = possible_rests_on_open(looking, number) ? look(looking, number)
                                                     : as_evaluated(looking, number);
    looking->depth--;
    looking->ranges[number] = range;
    return *range;
}

/* --- the way down to the questions --- */

static void walk(struct looking *looking, uint32_t number);

static void walk_rule(struct looking *looking, uint32_t rule)
{
    const struct rule_inside *inside = &looking->rules->rules.items[rule];
    walk(looking, eval_switching_parent(looking->evaluation, rule));
    walk(looking, inside->possibilities);
    walk(looking, inside->value);
}

static void walk_answer(struct looking *looking, uint32_t rule)
{
    uint32_t ends[2] = { delays_start(looking->open.delays, rule),
        delays_end(looking->open.delays, rule) };
    looking->questions[rule] = looking->questions[rule] || is_open(looking, rule);
    for (int i = 0; i < 2; i++)
        if (ends[i])
            walk(looking, looking->rules->rules.items[ends[i]].node);
}

static void walk_variations(struct looking *looking, const struct node *node)
{
    for (size_t i = 0; i + 1 < node->count; i += 2) {
        struct range test = possible_range(looking, node->list[i]);
        struct range rest = possible_branches(looking, node, i);
        if (range_is_settled(&rest)) /* this branch and all after it end alike */
            return;
        walk(looking, node->list[i]);
        if (may_hold(&test))
            walk(looking, node->list[i + 1]);
        if (!(test.kinds & (MAY_BE_NO | MAY_NOT_APPLY)))
            return;
    }
}

static void walk_condition(struct looking *looking, const struct node *node)
{
    struct range test = possible_range(looking, node->part[0]);
    walk(looking, node->part[0]);
    if (test.kinds & ~(unsigned)(MAY_BE_NO | MAY_NOT_APPLY | MAY_BE_UNDEFINED))
        walk(looking, node->part[1]);
    if (test.kinds & ~(unsigned)(MAY_BE_YES | MAY_NOT_APPLY | MAY_BE_UNDEFINED))
        walk(looking, node->part[2]);
}

static void walk_parts(struct looking *looking, const struct node *node)
{
    for (int i = 0; i < 3; i++)
        walk(looking, node->part[i]);
    for (size_t i = 0; i < node->count; i++)
        walk(looking, node->list[i]);
}

static void walk(struct looking *looking, uint32_t number)
{
    if (!number || looking->walked[number] || looking->depth >= MODEL_MAX_DEPTH)
        return;
    struct range range = possible_range(looking, number);
    if (range_is_settled(&range))
        return;
    looking->walked[number] = true;
    looking->depth++;
    const struct node *node = eval_node(looking->evaluation, number);
    if (node->kind == NODE_REFERENCE)
        walk(looking, looking->rules->rules.items[node->rule].node);
    else if (node->kind == NODE_RULE)
        walk_rule(looking, node->rule);
    else if (node->kind == NODE_ANSWER)
        walk_answer(looking, node->rule);
    else if (node->kind == NODE_VARIATIONS)
        walk_variations(looking, node);
    else if (node->kind == NODE_CONDITION)
        walk_condition(looking, node);
    else
        walk_parts(looking, node);
    looking->depth--;
}

struct looking possible_look(
    struct arena *arena, struct evaluation *evaluation, struct open_questions open)
{
    const struct ruleset *rules = evaluation_rules(evaluation);
    struct looking looking = {
        .arena = arena, .evaluation = evaluation, .rules = rules, .open = open
    };
    size_t nodes = rules->nodes.count;
    if (evaluation->situation)
        nodes += evaluation->situation->nodes.count;
    looking.ranges = ARENA_LIST(arena, const struct range *, nodes);
    looking.walked = ARENA_LIST(arena, bool, nodes);
    looking.rests = ARENA_LIST(arena, uint8_t, nodes);
    looking.questions = ARENA_LIST(arena, bool, rules->rules.count);
    return looking;
}

const bool *possible_questions(struct arena *arena, struct evaluation *evaluation,
    struct open_questions open, const uint32_t *goals, size_t count)
{
    struct looking looking = possible_look(arena, evaluation, open);
    for (size_t i = 0; i < count; i++)
        walk(&looking, looking.rules->rules.items[goals[i]].from_outside);
    return looking.questions;
}
