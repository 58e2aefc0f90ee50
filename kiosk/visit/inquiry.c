#include "visit/inquiry.h"

#include <stdlib.h>

#include "base/arena.h"
#include "content/site.h"
#include "rules/fault.h"
#include "rules/next.h"
#include "visit/inquiry_inside.h"

/* An inquiry into our own contents takes 1.6 KB a rule; the arena has ten times that. */
enum { SCRATCH_BYTES = 1024 * 1024, SCRATCH_BYTES_A_RULE = 16 * 1024 };
enum { MAX_GATES = 16 }; /* before one question; more would be a circle */
enum { MAX_SUPPOSED = 8 };

/* --- the situation --- */

uint32_t inquiry_rule(const struct inquiry *inquiry, const struct rule *rule)
{
    return rule ? ruleset_find(inquiry->rules, str_of(rule->name)) : 0;
}

/* A rule that the contents do not have, or keep private, is passed over: the checks of the
 * contents have told their author. */
static void set(struct inquiry *inquiry, uint32_t rule, struct value value)
{
    struct diag *unheard = diag_open();
    if (rule)
        (void)situation_set(inquiry->situation, rule, value, unheard);
    diag_close(unheard);
}

static void set_named(struct inquiry *inquiry, const char *name, struct value value)
{
    set(inquiry, ruleset_find(inquiry->rules, str_of(name)), value);
}

static struct value date_value(const struct inquiry *inquiry, struct date date)
{
    return value_text(date_french(inquiry->scratch, date));
}

static struct value yes_or_no(bool yes)
{
    return value_text(yes ? "oui" : "non");
}

/* What nobody is asked: the day, and what the association set for its place. */
static void set_given(struct inquiry *inquiry)
{
    const struct site *site = inquiry->selfcheck->site;
    set_named(inquiry, "date_jour", date_value(inquiry, inquiry->selfcheck->today));
    set_named(inquiry, "outre_mer", yes_or_no(site->overseas));
    set_named(inquiry, "grande_agglo", yes_or_no(site->large_agglomeration));
}

static struct value choice_value(const struct rule *rule, const char *chosen)
{
    for (size_t i = 0; i < rule->possibility_count; i++) {
        const struct possibility *one = &rule->possibilities[i];
        bool text = one->value.kind == VALUE_TEXT;
        if (text_same(text ? one->value.text : one->answer, chosen))
            return one->value;
    }
    return value_boolean(text_same(chosen, "oui"));
}

static struct value value_of(
    const struct inquiry *inquiry, const struct selfcheck_answer *answer)
{
    struct date date;
    struct value unknown = { 0 };
    switch (answer->question->kind) {
    case QUESTION_DATE:
        return date_read_iso(str_of(answer->value), &date) ? date_value(inquiry, date)
                                                           : unknown;
    case QUESTION_NUMBER:
        return value_number(strtod(answer->value, NULL), NULL);
    case QUESTION_CHOICE:
        return choice_value(answer->question->rule, answer->value);
    }
    return unknown;
}

/* What was said not to be known stays out: for the rules it is not known. */
static void set_answers(struct inquiry *inquiry)
{
    const struct selfcheck *selfcheck = inquiry->selfcheck;
    for (size_t i = 0; i < selfcheck->answer_count; i++) {
        const struct selfcheck_answer *answer = &selfcheck->answers[i];
        if (*answer->value)
            set(inquiry, inquiry_rule(inquiry, answer->question->rule),
                value_of(inquiry, answer));
    }
}

/* The memory of inquiries is kept from one to the next, overwritten: to have more than a
 * megabyte given and locked anew cost more than the rules themselves. */
static struct {
    struct arena *arena;
    size_t size_bytes;
    bool taken;
} spare;

static struct arena *take_scratch(const struct ruleset *rules)
{
    size_t size = SCRATCH_BYTES + (size_t)ruleset_count(rules) * SCRATCH_BYTES_A_RULE;
    if (spare.taken)
        return arena_open_secret(size);
    if (spare.size_bytes != size) {
        arena_close(spare.arena);
        spare.arena = arena_open_secret(size);
        spare.size_bytes = size;
    }
    spare.taken = true;
    return spare.arena;
}

static void give_back(struct arena *scratch)
{
    if (scratch != spare.arena) {
        arena_close(scratch);
        return;
    }
    arena_wipe(scratch);
    spare.taken = false;
}

struct inquiry *inquiry_open(const struct selfcheck *selfcheck)
{
    const struct ruleset *rules = selfcheck->catalog->rules;
    struct arena *scratch = take_scratch(rules);
    struct inquiry *inquiry = ARENA_NEW(scratch, struct inquiry);
    *inquiry = (struct inquiry){
        .scratch = scratch,
        .selfcheck = selfcheck,
        .check = selfcheck->check,
        .rules = rules,
        .situation = situation_open(scratch, rules),
    };
    set_given(inquiry);
    set_answers(inquiry);
    delays_apply(selfcheck->catalog->delays, inquiry->situation);
    inquiry->evaluation = evaluation_open(scratch, inquiry->rules, inquiry->situation);
    return inquiry;
}

void inquiry_close(struct inquiry *inquiry)
{
    give_back(inquiry->scratch);
}

/* --- the next question --- */

/* A rule that is missing but has no question cannot be asked for; one that was asked is
 * not asked again, also when the answer was that it is not known. */
const struct question *inquiry_open_question(
    const struct inquiry *inquiry, uint32_t rule)
{
    const struct selfcheck *selfcheck = inquiry->selfcheck;
    const struct question *question =
        catalog_question(selfcheck->catalog, ruleset_rule(inquiry->rules, rule));
    return question && !selfcheck_value(selfcheck, question) ? question : NULL;
}

/* The result itself is a goal, whatever else is. */
static uint32_t *goals_of(const struct inquiry *inquiry, size_t *count)
{
    const struct check *check = inquiry->check;
    uint32_t *goals = ARENA_LIST(inquiry->scratch, uint32_t, check->goal_count + 1);
    *count = 0;
    goals[(*count)++] = inquiry_rule(inquiry, check->result);
    for (size_t i = 0; i < check->goal_count; i++)
        if (check->goals[i] != check->result)
            goals[(*count)++] = inquiry_rule(inquiry, check->goals[i]);
    return goals;
}

/* The one to ask before `question`: what decides whether it has a meaning at all. */
static const struct question *gate_of(
    const struct inquiry *inquiry, const struct question *question)
{
    struct questions gates = next_gates(
        inquiry->scratch, inquiry->evaluation, inquiry_rule(inquiry, question->rule));
    for (size_t i = 0; i < gates.count; i++) {
        const struct question *gate = inquiry_open_question(inquiry, gates.rules[i]);
        if (gate)
            return gate;
    }
    return NULL;
}

/* Authors give places to their questions; a place before its own gate is not kept. */
const struct question *inquiry_first_gate(
    const struct inquiry *inquiry, const struct question *question)
{
    for (int i = 0; question && i < MAX_GATES; i++) {
        const struct question *gate = gate_of(inquiry, question);
        if (!gate)
            break;
        question = gate;
    }
    return question;
}

static bool is_open(const void *context, uint32_t rule)
{
    return inquiry_open_question(context, rule) != NULL;
}

struct open_questions inquiry_open_inputs(const struct inquiry *inquiry)
{
    return (struct open_questions){ .is_open = is_open,
        .context = inquiry,
        .delays = inquiry->selfcheck->catalog->delays };
}

/* The first in order whose answer can change a goal, or its gate. What the engine misses is
 * more than that. */
static const struct question *first_that_matters(const struct inquiry *inquiry,
    const struct questions *questions, const uint32_t *goals, size_t count)
{
    for (size_t i = 0; i < questions->count; i++) {
        const struct question *question =
            inquiry_open_question(inquiry, questions->rules[i]);
        if (question &&
            possible_matters(inquiry->scratch, inquiry->evaluation,
                inquiry_open_inputs(inquiry), goals, count, questions->rules[i]))
            return inquiry_first_gate(inquiry, question);
    }
    return NULL;
}

const struct question *inquiry_next_for(
    const struct inquiry *inquiry, const uint32_t *goals, size_t count, int *left)
{
    size_t kept = 0;
    struct questions questions = { 0 };
    *left = 0;
    if (!next_questions(
            inquiry->scratch, inquiry->evaluation, goals, count, &questions) ||
        eval_fault(inquiry->evaluation))
        return NULL;
    const bool *changes = possible_questions(inquiry->scratch, inquiry->evaluation,
        inquiry_open_inputs(inquiry), goals, count);
    uint32_t *open = ARENA_LIST(inquiry->scratch, uint32_t, questions.count);
    for (size_t i = 0; i < questions.count; i++)
        if (changes[questions.rules[i]] &&
            inquiry_open_question(inquiry, questions.rules[i]))
            open[kept++] = questions.rules[i];
    const struct questions narrowed = { open, kept };
    const struct question *first = first_that_matters(inquiry, &narrowed, goals, count);
    *left = first ? (int)kept : 0;
    return first;
}

const struct question *inquiry_next(const struct inquiry *inquiry, int *left)
{
    size_t count;
    const uint32_t *goals = goals_of(inquiry, &count);
    return inquiry_next_for(inquiry, goals, count, left);
}

bool inquiry_applies(const struct inquiry *inquiry, const struct question *question)
{
    uint32_t rule = inquiry_rule(inquiry, question->rule);
    return !rule || eval_is_applicable(inquiry->evaluation, rule);
}

/* --- the result --- */

static struct date date_of(const struct inquiry *inquiry, const struct rule *rule)
{
    struct date date = { 0 };
    uint32_t number = inquiry_rule(inquiry, rule);
    if (!number)
        return date;
    const struct outcome *outcome = eval_rule(inquiry->evaluation, number);
    if (outcome && outcome->value.kind == VALUE_TEXT)
        (void)date_read_french(str_of(outcome->value.text), &date);
    return date;
}

static void add_details(
    const struct inquiry *inquiry, struct arena *arena, struct result *result)
{
    size_t count = result->outcome->detail_count;
    struct detail *details = ARENA_LIST(arena, struct detail, count + 1);
    for (size_t i = 0; i < count; i++) {
        const struct rule *rule = result->outcome->details[i];
        const struct outcome *outcome =
            eval_rule(inquiry->evaluation, inquiry_rule(inquiry, rule));
        const char *told = outcome ? inquiry_told(arena, outcome->value) : NULL;
        if (told || (outcome && value_is_yes(outcome->value)))
            details[result->detail_count++] = (struct detail){ rule->title, told };
    }
    result->details = details;
}

/* A number that is none, units that do not fit: a fault of the rules is never told as a
 * result. The screen then leads to the team. */
static bool is_faulty(const struct inquiry *inquiry)
{
    return eval_fault(inquiry->evaluation) != NULL;
}

static bool has_faulty_goal(const struct inquiry *inquiry)
{
    size_t count;
    struct missing missing;
    const uint32_t *goals = goals_of(inquiry, &count);
    return !eval_rules(inquiry->evaluation, goals, count, &missing) ||
           is_faulty(inquiry);
}

/* Gives one of the possible answers to a choice that was not asked; false for none left. */
static bool suppose_one(struct inquiry *inquiry, const struct outcome *outcome)
{
    for (size_t i = 0; i < outcome->missing.count; i++) {
        uint32_t rule = outcome->missing.items[i].rule;
        const struct question *question = inquiry_open_question(inquiry, rule);
        if (!question || question->kind != QUESTION_CHOICE)
            continue;
        set(inquiry, rule, choice_value(question->rule, question->answers[0].value));
        delays_apply(inquiry->selfcheck->catalog->delays, inquiry->situation);
        inquiry->supposes = true;
        return true;
    }
    return false;
}

/* What nobody is asked any more changes no goal: where the engine needs it all the same,
 * any answer will do. */
static struct value result_value(struct inquiry *inquiry, bool certain)
{
    uint32_t rule = inquiry_rule(inquiry, inquiry->check->result);
    const struct outcome *outcome = eval_rule(inquiry->evaluation, rule);
    for (int i = 0;
         i < MAX_SUPPOSED && certain && outcome &&
         outcome->value.kind == VALUE_UNDEFINED && suppose_one(inquiry, outcome);
         i++)
        outcome = eval_rule(inquiry->evaluation, rule);
    return outcome ? outcome->value : (struct value){ 0 };
}

/* The result can be settled while other goals, an amount or a day, are not. */
static bool result_is_settled(const struct inquiry *inquiry)
{
    int left;
    const uint32_t result = inquiry_rule(inquiry, inquiry->check->result);
    return !inquiry_next_for(inquiry, &result, 1, &left);
}

static const struct check_outcome *outcome_of(struct inquiry *inquiry)
{
    struct value value = result_value(inquiry, result_is_settled(inquiry));
    return value.kind == VALUE_TEXT ? check_outcome(inquiry->check, value.text) : NULL;
}

const struct check_outcome *inquiry_settled(struct inquiry *inquiry)
{
    if (!result_is_settled(inquiry))
        return NULL;
    const struct check_outcome *outcome = outcome_of(inquiry);
    return is_faulty(inquiry) ? NULL : outcome;
}

struct result inquiry_result(struct inquiry *inquiry, struct arena *arena)
{
    int left;
    struct result result = { .certain = !inquiry_next(inquiry, &left) };
    const struct result failed = result;
    if (has_faulty_goal(inquiry))
        return failed;
    result.outcome = outcome_of(inquiry);
    if (!result.outcome)
        return failed;
    result.deadline = date_of(inquiry, result.outcome->deadline);
    add_details(inquiry, arena, &result);
    if (is_faulty(inquiry))
        return failed;
    reasons_add(inquiry, arena, &result);
    return result;
}
