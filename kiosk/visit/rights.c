#include "visit/rights.h"

#include "base/arena.h"
#include "rules/next.h"
#include "visit/inquiry_inside.h"

/* --- which take part --- */

/* A part that is not known yet stays in: nothing is left out unasked. */
static bool takes_part(const struct inquiry *inquiry, const struct right *right)
{
    uint32_t part = inquiry_rule(inquiry, right->part);
    const struct outcome *outcome = part ? eval_rule(inquiry->evaluation, part) : NULL;
    return !outcome || !value_is_no(outcome->value);
}

static bool holds_at_first(const struct inquiry *inquiry, const struct right *right)
{
    uint32_t first = inquiry_rule(inquiry, right->first);
    const struct outcome *outcome =
        first ? eval_rule(inquiry->evaluation, first) : NULL;
    return outcome && value_is_yes(outcome->value);
}

/* What is asked for at first; where that does not hold, the result itself, which says what
 * is missing and who helps. */
static uint32_t goal_of(const struct inquiry *inquiry, const struct right *right)
{
    int left;
    const uint32_t first = inquiry_rule(inquiry, right->first);
    if (first &&
        (inquiry_next_for(inquiry, &first, 1, &left) || holds_at_first(inquiry, right)))
        return first;
    return inquiry_rule(inquiry, right->check->result);
}

struct goals {
    uint32_t *rules;
    size_t count;
};

static struct goals parts_of(const struct inquiry *inquiry, const struct check *joint)
{
    struct goals goals = { ARENA_LIST(inquiry->scratch, uint32_t, joint->right_count),
        0 };
    for (size_t i = 0; i < joint->right_count; i++) {
        uint32_t part = inquiry_rule(inquiry, joint->rights[i].part);
        if (part)
            goals.rules[goals.count++] = part;
    }
    return goals;
}

static struct goals goals_of(const struct inquiry *inquiry, const struct check *joint)
{
    struct goals goals = { ARENA_LIST(inquiry->scratch, uint32_t, joint->right_count),
        0 };
    for (size_t i = 0; i < joint->right_count; i++) {
        uint32_t goal = goal_of(inquiry, &joint->rights[i]);
        if (goal && takes_part(inquiry, &joint->rights[i]))
            goals.rules[goals.count++] = goal;
    }
    return goals;
}

/* --- the next question --- */

/* The questions of all goals in the order met, and for how many goals each matters. */
struct candidates {
    const struct question **questions;
    int *weights;
    size_t count;
};

static void add_candidate(
    struct candidates *candidates, const struct question *question)
{
    size_t i = 0;
    while (i < candidates->count && candidates->questions[i] != question)
        i++;
    if (i == candidates->count)
        candidates->questions[candidates->count++] = question;
    candidates->weights[i]++;
}

/* False when no answer changes the goal any more. */
static bool add_candidates(
    const struct inquiry *inquiry, uint32_t goal, struct candidates *candidates)
{
    struct questions order;
    bool met = false;
    if (!next_questions(inquiry->scratch, inquiry->evaluation, &goal, 1, &order))
        return false;
    const bool *changes = possible_questions(
        inquiry->scratch, inquiry->evaluation, inquiry_open_inputs(inquiry), &goal, 1);
    for (size_t i = 0; i < order.count; i++) {
        const struct question *question =
            changes[order.rules[i]] ? inquiry_open_question(inquiry, order.rules[i])
                                    : NULL;
        if (question)
            add_candidate(candidates, question);
        met |= question != NULL;
    }
    return met;
}

static bool matters(
    const struct inquiry *inquiry, const struct question *question, struct goals goals)
{
    return possible_matters(inquiry->scratch, inquiry->evaluation,
        inquiry_open_inputs(inquiry), goals.rules, goals.count,
        inquiry_rule(inquiry, question->rule));
}

/* The heaviest of the first met; a candidate that proves to change nothing is dropped. */
static const struct question *heaviest(
    const struct inquiry *inquiry, struct candidates *candidates, struct goals goals)
{
    for (size_t tries = 0; tries < candidates->count; tries++) {
        size_t best = 0;
        for (size_t i = 1; i < candidates->count; i++)
            if (candidates->weights[i] > candidates->weights[best])
                best = i;
        if (candidates->weights[best] == 0)
            return NULL;
        if (matters(inquiry, candidates->questions[best], goals))
            return inquiry_first_gate(inquiry, candidates->questions[best]);
        candidates->weights[best] = 0;
    }
    return NULL;
}

const struct question *rights_next(
    const struct inquiry *inquiry, struct rights_progress *progress)
{
    int left;
    const struct check *joint = inquiry->check;
    struct goals parts = parts_of(inquiry, joint);
    *progress = (struct rights_progress){ 0 };
    const struct question *question =
        inquiry_next_for(inquiry, parts.rules, parts.count, &left);
    if (question)
        return question;
    struct goals goals = goals_of(inquiry, joint);
    size_t room = inquiry->selfcheck->catalog->question_count;
    struct candidates candidates = {
        .questions = ARENA_LIST(inquiry->scratch, const struct question *, room),
        .weights = ARENA_LIST(inquiry->scratch, int, room),
    };
    progress->all = (int)goals.count;
    for (size_t i = 0; i < goals.count; i++)
        if (!add_candidates(inquiry, goals.rules[i], &candidates))
            progress->known++;
    return heaviest(inquiry, &candidates, goals);
}

/* --- what is known --- */

static void add_missing(struct right_look *look, const struct question *question)
{
    if (question && look->missing_count < RIGHT_MAX_MISSING)
        look->missing[look->missing_count++] = question;
}

static void add_unknown(
    const struct inquiry *inquiry, struct arena *arena, struct right_look *look)
{
    struct result result = { .outcome = look->outcome };
    reasons_add(inquiry, arena, &result);
    for (size_t i = 0; i < result.reason_count; i++)
        if (result.reasons[i].mark == REASON_UNKNOWN)
            add_missing(look, result.reasons[i].question);
}

static void add_unasked(const struct inquiry *inquiry, struct right_look *look)
{
    struct questions order;
    const uint32_t result = inquiry_rule(inquiry, look->right->check->result);
    if (!next_questions(inquiry->scratch, inquiry->evaluation, &result, 1, &order))
        return;
    const bool *changes = possible_questions(inquiry->scratch, inquiry->evaluation,
        inquiry_open_inputs(inquiry), &result, 1);
    for (size_t i = 0; i < order.count; i++)
        if (changes[order.rules[i]] && inquiry_open_question(inquiry, order.rules[i])) {
            add_missing(look, inquiry_open_question(inquiry, order.rules[i]));
            look->left++;
        }
}

/* Each looks with an inquiry of its own: one may suppose answers that another must not. */
static bool look_at(const struct selfcheck *selfcheck, struct arena *arena,
    const struct right *right, struct right_look *look)
{
    struct inquiry *inquiry = inquiry_open(selfcheck);
    bool part = takes_part(inquiry, right);
    inquiry->check = right->check;
    *look = (struct right_look){ .right = right, .state = RIGHT_OPEN };
    if (part && holds_at_first(inquiry, right))
        look->state = RIGHT_LIKELY;
    if (part)
        add_unasked(inquiry, look);
    if (part && (look->outcome = inquiry_settled(inquiry))) {
        look->state = RIGHT_SETTLED;
        look->missing_count = 0;
        add_unknown(inquiry, arena, look);
    }
    inquiry_close(inquiry);
    return part;
}

struct rights_view rights_look(const struct selfcheck *selfcheck, struct arena *arena)
{
    const struct check *joint = selfcheck->catalog->rights;
    struct right_look *items = ARENA_LIST(arena, struct right_look, joint->right_count);
    struct rights_view view = { items, 0 };
    for (size_t i = 0; i < joint->right_count; i++)
        if (look_at(selfcheck, arena, &joint->rights[i], &items[view.count]))
            view.count++;
    return view;
}
