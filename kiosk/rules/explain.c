/* How it works: the tree of the rule is walked along the way that evaluation took, which
 * the cache still knows. A comparison marks the rules in it: `acte = 'jugement'` holds or
 * fails. A rule that is itself yes or no is marked by that, whatever it is compared with:
 * what is true of it does not turn with the question. */
#include "rules/explain.h"

#include <assert.h>

#include "base/arena.h"
#include "rules/engine.h"
#include "rules/situation.h"

struct walk {
    struct arena *arena;
    struct evaluation *evaluation;
    struct {
        ARRAY(struct ground)
    } grounds;
    uint32_t *place; /* by rule: its place among the grounds, from 1 on */
    int depth;
};

static void walk(struct walk *state, uint32_t number, enum explain_mark mark);

static enum explain_mark mark_of(struct value value, enum explain_mark otherwise)
{
    switch (value.kind) {
    case VALUE_UNDEFINED:
        return EXPLAIN_UNKNOWN;
    case VALUE_NOT_APPLICABLE:
        return EXPLAIN_FAILS;
    case VALUE_BOOLEAN:
        return value.yes ? EXPLAIN_HOLDS : EXPLAIN_FAILS;
    case VALUE_NUMBER:
    case VALUE_TEXT:
        break;
    }
    return otherwise;
}

/* Of a rule that is met more than once, the mark that says most: of `acte = 'lettre'` and
 * `acte = 'jugement'` the one that holds. */
static void add_ground(struct walk *state, uint32_t rule, enum explain_mark mark)
{
    const struct evaluation *evaluation = state->evaluation;
    const struct rule_inside *inside = &evaluation->rules->rules.items[rule];
    const struct outcome *outcome = evaluated(evaluation, inside->node);
    if (!outcome)
        return;
    mark = mark_of(outcome->value, mark);
    uint32_t place = state->place[rule];
    if (place > 0) {
        assert(place <= state->grounds.count);
        if (mark == EXPLAIN_HOLDS)
            state->grounds.items[place - 1].mark = mark;
        return;
    }
    bool answered = evaluation->situation && situation_has(evaluation->situation, rule);
    *ARRAY_ADD(state->arena, &state->grounds) = (struct ground){ .rule = rule,
        .mark = mark,
        .value = outcome->value,
        .is_answered = answered,
        .is_default = inside->shown.has_default && !answered,
        .references = yaml_find(inside->shown.body, "références") };
    state->place[rule] = (uint32_t)state->grounds.count;
}

static void walk_reference(struct walk *state, uint32_t rule, enum explain_mark mark)
{
    const struct rule_inside *inside = &state->evaluation->rules->rules.items[rule];
    if (inside->internal)
        walk(state, inside->value, mark);
    else
        add_ground(state, rule, mark);
}

static void walk_parts(
    struct walk *state, const struct node *node, enum explain_mark mark)
{
    for (int i = 0; i < 3; i++)
        walk(state, node->part[i], mark);
    for (size_t i = 0; i < node->count; i++)
        walk(state, node->list[i], mark);
}

static bool is_arithmetic(enum operation operation)
{
    return operation <= OPERATION_POWER;
}

/* A comparison marks what it compares; `et` and `ou` leave that to their parts. */
static void walk_operation(struct walk *state, const struct node *node, uint32_t number,
    enum explain_mark mark)
{
    const struct outcome *outcome = evaluated(state->evaluation, number);
    bool marks = !is_arithmetic(node->operation) && node->operation != OPERATION_AND &&
                 node->operation != OPERATION_OR;
    if (marks && outcome)
        mark = mark_of(outcome->value, mark);
    walk_parts(state, node, mark);
}

static void walk_condition(
    struct walk *state, const struct node *node, enum explain_mark mark)
{
    walk(state, node->part[0], EXPLAIN_COUNTS);
    const struct outcome *condition = evaluated(state->evaluation, node->part[0]);
    if (condition && condition->value.kind == VALUE_BOOLEAN)
        walk(state, node->part[condition->value.yes ? 1 : 2], mark);
}

/* Up to the branch that was taken; nothing behind a condition that is still open. */
static void walk_variations(
    struct walk *state, const struct node *node, enum explain_mark mark)
{
    for (size_t i = 0; i + 1 < node->count; i += 2) {
        const struct outcome *condition = evaluated(state->evaluation, node->list[i]);
        if (!condition)
            return;
        walk(state, node->list[i], EXPLAIN_COUNTS);
        if (value_holds(condition->value)) {
            walk(state, node->list[i + 1], mark);
            return;
        }
    }
}

static void walk(struct walk *state, uint32_t number, enum explain_mark mark)
{
    if (number == 0 || state->depth >= EVAL_MAX_DEPTH ||
        !evaluated(state->evaluation, number))
        return;
    state->depth++;
    const struct node *node = eval_node(state->evaluation, number);
    switch (node->kind) {
    case NODE_REFERENCE:
    case NODE_RULE:
        walk_reference(state, node->rule, mark);
        break;
    case NODE_OPERATION:
        walk_operation(state, node, number, mark);
        break;
    case NODE_CONDITION:
        walk_condition(state, node, mark);
        break;
    case NODE_VARIATIONS:
        walk_variations(state, node, mark);
        break;
    case NODE_UNDEFINED:
    case NODE_NOT_APPLICABLE:
    case NODE_ROUND:
    case NODE_UNIT:
    case NODE_SIMPLIFY:
    case NODE_LOGARITHM:
    case NODE_TEXT:
    case NODE_DURATION:
    case NODE_GRID:
    case NODE_SCALE:
    case NODE_PROGRESSIVE:
        walk_parts(state, node, mark);
        break;
    case NODE_CONTEXT: /* another situation: only what is said here counts */
        for (size_t i = 1; i < node->count; i += 2)
            walk(state, node->list[i], EXPLAIN_COUNTS);
        break;
    case NODE_MISSING:
        walk(state, node->part[0], mark);
        break;
    case NODE_POSSIBILITIES:
    case NODE_INVERSION:
    case NODE_CIRCULAR:
    case NODE_LITERAL:
    case NODE_ANSWER: /* said by the person: there is nothing behind it */
    case NODE_NONE:
        break;
    }
    state->depth--;
}

struct explanation explain_rule(
    struct arena *arena, struct evaluation *evaluation, uint32_t rule)
{
    const struct rule_inside *inside = &evaluation->rules->rules.items[rule];
    struct walk state = { .arena = arena, .evaluation = evaluation };
    state.place = ARENA_LIST(arena, uint32_t, evaluation->rules->rules.count);
    evaluate(evaluation, inside->node);
    struct missing missing;
    if (eval_is_disabled(evaluation, rule, &missing)) {
        uint32_t parent = eval_switching_parent(evaluation, rule);
        evaluate(evaluation, parent);
        walk(&state, parent, EXPLAIN_FAILS);
    } else {
        walk(&state, inside->value, EXPLAIN_COUNTS);
    }
    return (struct explanation){ state.grounds.items, state.grounds.count };
}
