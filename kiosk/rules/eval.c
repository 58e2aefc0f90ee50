/* Evaluation is lazy, from the target down, and remembers each node: the order in which
 * parts are looked at is that of the reference engine, since the memory makes it count. */
#include "rules/eval.h"

#include <math.h>
#include <stdarg.h>
#include <string.h>

#include "base/arena.h"
#include "rules/engine.h"
#include "rules/format.h"

/* Contexts and solvers need a cache each: half a gigabyte of them is enough. */
enum { MAX_MEMOS = 8000000, SLOTS_A_MEMO = 16 };

/* Opening one copies something for every rule, and clears something for every node: this
 * many take as long as a step. */
enum { RULES_A_STEP = 16 };

/* --- nodes and the cache --- */

const struct node *eval_node(const struct evaluation *evaluation, uint32_t node)
{
    size_t base = evaluation->rules->nodes.count;
    return node < base ? &evaluation->rules->nodes.items[node]
                       : &evaluation->situation->nodes.items[node - base];
}

static struct memo *memo_at(const struct memos *memos, size_t slot)
{
    return &memos->chunks.items[slot / MEMOS_A_CHUNK][slot % MEMOS_A_CHUNK];
}

static struct memo *find_memo(const struct memos *memos, uint32_t node)
{
    uint32_t slot = memos->slots[node];
    if (slot >= memos->count)
        return NULL;
    struct memo *memo = memo_at(memos, slot);
    return memo->node == node ? memo : NULL;
}

static struct memo *add_memo(struct evaluation *evaluation, uint32_t node)
{
    struct memos *memos = &evaluation->memos;
    struct run *run = evaluation->run;
    if (memos->count == memos->chunks.count * MEMOS_A_CHUNK) {
        *ARRAY_ADD(run->arena, &memos->chunks) =
            ARENA_LIST(run->arena, struct memo, MEMOS_A_CHUNK);
        run->memos += MEMOS_A_CHUNK;
    }
    memos->slots[node] = (uint32_t)memos->count;
    struct memo *memo = memo_at(memos, memos->count++);
    memo->node = node;
    return memo;
}

const struct outcome *evaluated(const struct evaluation *evaluation, uint32_t node)
{
    const struct memo *memo = find_memo(&evaluation->memos, node);
    return memo ? &memo->outcome : NULL;
}

void eval_remember_missing(
    struct evaluation *evaluation, uint32_t node, struct missing missing)
{
    struct memo *memo = find_memo(&evaluation->memos, node);
    if (memo) /* none after an error */
        memo->outcome.missing = missing;
}

bool eval_failed(const struct evaluation *evaluation)
{
    return evaluation->run->error != NULL;
}

struct outcome eval_fail(
    struct evaluation *evaluation, const struct node *node, const char *format, ...)
{
    struct run *run = evaluation->run;
    if (!run->error) {
        va_list list;
        va_start(list, format);
        const char *message = str_vformat(run->arena, format, list);
        va_end(list);
        run->error =
            str_format(run->arena, "%s:%d:%d: %s", node->at.file ? node->at.file : "",
                node->at.line, node->at.column, message);
    }
    return (struct outcome){ 0 };
}

bool eval_may_compose(
    struct evaluation *evaluation, const struct node *node, size_t bytes)
{
    struct run *run = evaluation->run;
    run->text_bytes += bytes;
    if (run->text_bytes > EVAL_MAX_TEXT_BYTES)
        eval_fail(evaluation, node, "the texts become too long");
    return run->error == NULL;
}

void eval_warn(struct evaluation *evaluation, enum warning warning)
{
    evaluation->run->warnings |= (unsigned)warning;
}

struct value eval_convert(
    struct evaluation *evaluation, struct value value, const struct unit *unit)
{
    if (!unit || !value.unit)
        return value;
    double number = value.kind == VALUE_NUMBER ? value.number : 0;
    if (!unit_convert(&number, value.unit, unit))
        eval_warn(evaluation, WARNING_UNIT);
    else if (value.kind == VALUE_NUMBER)
        value.number = number;
    return value;
}

/* --- small kinds of nodes --- */

/* An answer is entered as a rule is: it may refer to the rule that it answers. */
static struct outcome enter_answer(
    struct evaluation *evaluation, const struct node *node, uint32_t answer)
{
    uint8_t *entered = &evaluation->answering[node->rule];
    if (*entered >= 2) {
        eval_warn(evaluation, WARNING_CYCLE);
        if (evaluation->rules->options.refuse_cycles)
            return eval_fail(evaluation, node, "an answer depends on itself");
        return (struct outcome){ 0 };
    }
    ++*entered;
    struct outcome outcome = *evaluate(evaluation, answer);
    --*entered;
    return outcome;
}

static struct outcome eval_answer(
    struct evaluation *evaluation, const struct node *node)
{
    struct outcome outcome = { 0 };
    if (!evaluation->answers)
        return outcome;
    const struct answer *answer = &evaluation->answers[node->rule];
    if (answer->settled)
        return *answer->settled;
    return answer->node ? enter_answer(evaluation, node, answer->node) : outcome;
}

static struct outcome eval_undefined(
    struct evaluation *evaluation, const struct node *node)
{
    struct outcome outcome = *evaluate(evaluation, node->part[0]);
    outcome.value = value_boolean(outcome.value.kind == VALUE_UNDEFINED);
    return outcome;
}

/* A value without a unit is taken as being in this one already. */
static struct outcome eval_unit(struct evaluation *evaluation, const struct node *node)
{
    struct outcome outcome = *evaluate(evaluation, node->part[0]);
    const struct unit *unit = outcome.value.unit;
    if (outcome.value.kind == VALUE_TEXT && unit && unit_convertible(unit, node->unit))
        outcome.value = value_number((double)NAN, NULL);
    outcome.value = eval_convert(evaluation, outcome.value, node->unit);
    outcome.value.unit = node->unit;
    return outcome;
}

static struct outcome eval_simplify(
    struct evaluation *evaluation, const struct node *node)
{
    struct outcome outcome = *evaluate(evaluation, node->part[0]);
    struct value *value = &outcome.value;
    if (value->kind == VALUE_UNDEFINED || value->kind == VALUE_NOT_APPLICABLE)
        return outcome;
    double number = value->kind == VALUE_NUMBER ? value->number : 0;
    value->unit = unit_simplify(evaluation->run->arena, &number, value->unit);
    if (value->kind == VALUE_NUMBER)
        value->number = number;
    return outcome;
}

static struct outcome eval_logarithm(
    struct evaluation *evaluation, const struct node *node)
{
    struct outcome outcome = eval_simplify(evaluation, node);
    if (outcome.value.kind == VALUE_NUMBER)
        outcome.value.number = log(outcome.value.number);
    outcome.value.unit = NULL;
    return outcome;
}

/* What the author wrote around the gaps stands as it is; what fills them is shown. */
static const char *part_text(struct evaluation *evaluation, uint32_t part)
{
    struct value value = evaluate(evaluation, part)->value;
    if (eval_node(evaluation, part)->kind == NODE_LITERAL && value.kind == VALUE_TEXT)
        return value.text;
    return format_value(evaluation->run->arena, value, FORMAT_PRECISION);
}

static struct outcome eval_text(struct evaluation *evaluation, const struct node *node)
{
    struct text text = { .arena = evaluation->run->arena };
    struct missing missing = { 0 };
    for (size_t i = 0; i < node->count; i++) {
        const char *part = part_text(evaluation, node->list[i]);
        if (!eval_may_compose(evaluation, node, strlen(part)))
            break;
        text_add_c(&text, part);
        missing = missing_merge(
            evaluation, missing, evaluate(evaluation, node->list[i])->missing);
    }
    return (struct outcome){ value_text(text_done(&text)), missing };
}

/* The rule is missing too, and more than anything that its default depends on. */
static struct outcome eval_missing(
    struct evaluation *evaluation, const struct node *node)
{
    struct outcome outcome = *evaluate(evaluation, node->part[0]);
    uint32_t rule =
        node->part[1] ? eval_node(evaluation, node->part[1])->rule : node->rule;
    double most = 0;
    for (size_t i = 0; i < outcome.missing.count; i++)
        most = fmax(most, outcome.missing.items[i].score);
    outcome.missing = missing_merge(
        evaluation, outcome.missing, missing_one(evaluation, rule, most + 1));
    return outcome;
}

static struct outcome compute(struct evaluation *evaluation, const struct node *node)
{
    switch (node->kind) {
    case NODE_LITERAL:
        return (struct outcome){ .value = *node->value };
    case NODE_RULE:
        return eval_a_rule(evaluation, node->rule);
    case NODE_ANSWER:
        return eval_answer(evaluation, node);
    case NODE_OPERATION:
        return eval_operation(evaluation, node);
    case NODE_CONDITION:
        return eval_condition(evaluation, node);
    case NODE_VARIATIONS:
        return eval_variations(evaluation, node);
    case NODE_UNDEFINED:
        return eval_undefined(evaluation, node);
    case NODE_NOT_APPLICABLE:
        return eval_applicability(evaluation, node->part[0]);
    case NODE_ROUND:
        return eval_round(evaluation, node);
    case NODE_UNIT:
        return eval_unit(evaluation, node);
    case NODE_SIMPLIFY:
        return eval_simplify(evaluation, node);
    case NODE_LOGARITHM:
        return eval_logarithm(evaluation, node);
    case NODE_TEXT:
        return eval_text(evaluation, node);
    case NODE_DURATION:
        return eval_duration(evaluation, node);
    case NODE_GRID:
    case NODE_SCALE:
    case NODE_PROGRESSIVE:
        return eval_brackets(evaluation, node);
    case NODE_CONTEXT:
        return eval_context(evaluation, node);
    case NODE_MISSING:
        return eval_missing(evaluation, node);
    case NODE_INVERSION:
        return eval_inversion(evaluation, node);
    case NODE_CIRCULAR:
        return eval_circular(evaluation, node);
    case NODE_REFERENCE:     /* its rule was evaluated */
    case NODE_POSSIBILITIES: /* part of a rule */
    case NODE_NONE:
        break;
    }
    return (struct outcome){ 0 };
}

/* Stops what would never end. */
static bool exhausted(struct evaluation *evaluation, const struct node *node)
{
    struct run *run = evaluation->run;
    if (run->depth > EVAL_MAX_DEPTH)
        eval_fail(evaluation, node, "rules refer to each other too deeply");
    else if (++run->steps > run->most_steps || run->missing_items > EVAL_MAX_MISSING)
        eval_fail(evaluation, node, "evaluating takes too long");
    return run->error != NULL;
}

/* A reference remembers the outcome of its rule for itself. */
static struct outcome look(struct evaluation *evaluation, const struct node *node)
{
    if (node->kind == NODE_REFERENCE)
        return *evaluate(evaluation, evaluation->rules->rules.items[node->rule].node);
    evaluation->run->depth++;
    struct outcome outcome = compute(evaluation, node);
    evaluation->run->depth--;
    return outcome;
}

/* In a cycle the node may have been evaluated on the way: then the last outcome counts. */
const struct outcome *evaluate(struct evaluation *evaluation, uint32_t number)
{
    static const struct outcome NOTHING;
    struct memo *memo = find_memo(&evaluation->memos, number);
    if (memo)
        return &memo->outcome;
    const struct node *node = eval_node(evaluation, number);
    if (exhausted(evaluation, node))
        return &NOTHING;
    struct outcome outcome = look(evaluation, node);
    memo = find_memo(&evaluation->memos, number);
    if (!memo)
        memo = add_memo(evaluation, number);
    memo->outcome = outcome;
    return &memo->outcome;
}

/* --- opening --- */

static struct evaluation *open_in(
    struct run *run, const struct ruleset *rules, const struct situation *situation)
{
    struct evaluation *evaluation = ARENA_NEW(run->arena, struct evaluation);
    size_t nodes = rules->nodes.count + (situation ? situation->nodes.count : 0);
    *evaluation = (struct evaluation){ .run = run,
        .rules = rules,
        .situation = situation,
        .answers = situation ? situation->answers : NULL,
        .memos.slots = ARENA_LIST(run->arena, uint32_t, nodes),
        .entered = ARENA_LIST(run->arena, uint8_t, rules->rules.count),
        .answering = ARENA_LIST(run->arena, uint8_t, rules->rules.count),
        .checking = ARENA_LIST(run->arena, uint8_t, rules->rules.count),
        .entered_at = ARENA_LIST(run->arena, int, rules->rules.count) };
    return evaluation;
}

struct evaluation *evaluation_open(
    struct arena *arena, const struct ruleset *rules, const struct situation *situation)
{
    struct run *run = ARENA_NEW(arena, struct run);
    run->arena = arena;
    run->most_steps = EVAL_MAX_STEPS;
    run->places = ARENA_LIST(arena, uint32_t, rules->rules.count);
    run->marks = ARENA_LIST(arena, uint32_t, rules->rules.count);
    run->warnings = rules->warnings | (situation ? situation->warnings : 0);
    return open_in(run, rules, situation);
}

void evaluation_limit(struct evaluation *evaluation, long steps)
{
    evaluation->run->most_steps = steps;
}

const struct ruleset *evaluation_rules(const struct evaluation *evaluation)
{
    return evaluation->rules;
}

static struct evaluation *take_branch(const struct evaluation *evaluation)
{
    struct run *run = evaluation->run;
    struct evaluation *branch = run->spare;
    if (branch) {
        run->spare = branch->next_spare;
        return branch;
    }
    run->memos += evaluation->rules->nodes.count / SLOTS_A_MEMO;
    run->steps += (long)evaluation->rules->nodes.count / RULES_A_STEP;
    branch = open_in(run, evaluation->rules, evaluation->situation);
    branch->own_answers =
        ARENA_LIST(run->arena, struct answer, evaluation->rules->rules.count);
    return branch;
}

/* What is entered outside does not count inside: a circle is cut anew in each try. */
static void enter_nothing(struct evaluation *branch)
{
    size_t count = branch->rules->rules.count;
    memset(branch->entered, 0, count * sizeof *branch->entered);
    memset(branch->answering, 0, count * sizeof *branch->answering);
    memset(branch->checking, 0, count * sizeof *branch->checking);
    memset(branch->entered_at, 0, count * sizeof *branch->entered_at);
    branch->parent_checks = 0;
}

struct evaluation *eval_branch(
    const struct evaluation *evaluation, struct answer **answers)
{
    if (evaluation->run->memos > MAX_MEMOS)
        return NULL;
    struct evaluation *branch = take_branch(evaluation);
    size_t count = evaluation->rules->rules.count;
    evaluation->run->steps += (long)count / RULES_A_STEP;
    for (size_t i = 0; i < count; i++)
        branch->own_answers[i] =
            evaluation->answers ? evaluation->answers[i] : (struct answer){ 0 };
    branch->answers = branch->own_answers;
    enter_nothing(branch);
    *answers = branch->own_answers;
    return branch;
}

void eval_empty(struct evaluation *evaluation)
{
    evaluation->memos.count = 0;
    for (size_t i = 0; i < evaluation->inner.count; i++)
        eval_leave(evaluation->inner.items[i].evaluation);
    evaluation->inner.count = 0;
}

void eval_leave(struct evaluation *branch)
{
    struct run *run = branch->run;
    eval_empty(branch);
    branch->in_context = false;
    branch->current = branch->overrides = (struct overrides){ 0 };
    branch->next_spare = run->spare;
    run->spare = branch;
}

void eval_copy_outcomes(struct evaluation *branch, const struct evaluation *from)
{
    for (size_t i = 0; i < from->memos.count; i++) {
        const struct memo *memo = memo_at(&from->memos, i);
        add_memo(branch, memo->node)->outcome = memo->outcome;
    }
}

const struct outcome *eval_settle(struct evaluation *evaluation, struct value value)
{
    struct outcome *settled = ARENA_NEW(evaluation->run->arena, struct outcome);
    settled->value = value;
    return settled;
}

/* --- from outside --- */

/* What is asked from outside is bounded each time anew, but for the memory it takes. */
static void begin(struct evaluation *evaluation)
{
    eval_empty(evaluation);
    evaluation->run->steps = 0;
    evaluation->run->text_bytes = 0;
}

const struct outcome *eval_rule(struct evaluation *evaluation, uint32_t rule)
{
    begin(evaluation);
    const struct outcome *outcome =
        evaluate(evaluation, evaluation->rules->rules.items[rule].from_outside);
    if (eval_failed(evaluation))
        return NULL;
    struct outcome *kept = ARENA_NEW(evaluation->run->arena, struct outcome);
    *kept = *outcome;
    return kept;
}

const struct outcome *eval_rules(struct evaluation *evaluation, const uint32_t *rules,
    size_t count, struct missing *missing)
{
    struct outcome *outcomes =
        ARENA_LIST(evaluation->run->arena, struct outcome, count);
    *missing = (struct missing){ 0 };
    begin(evaluation);
    for (size_t i = 0; i < count; i++) {
        outcomes[i] = *evaluate(
            evaluation, evaluation->rules->rules.items[rules[i]].from_outside);
        *missing = missing_merge(evaluation, *missing, outcomes[i].missing);
    }
    return eval_failed(evaluation) ? NULL : outcomes;
}

bool eval_is_applicable(struct evaluation *evaluation, uint32_t rule)
{
    begin(evaluation);
    struct outcome is_not = eval_applicability(
        evaluation, evaluation->rules->rules.items[rule].from_outside);
    return !value_is_yes(is_not.value);
}

const char *eval_error(const struct evaluation *evaluation)
{
    return evaluation->run->error;
}

size_t eval_warnings(const struct evaluation *evaluation, const char **kinds)
{
    static const struct {
        enum warning warning;
        const char *kind;
    } KINDS[EVAL_WARNING_KINDS] = {
        { WARNING_CYCLE, "cyclicReferences" },
        { WARNING_EXPERIMENTAL, "experimentalRules" },
        { WARNING_SITUATION, "situationIssues" },
        { WARNING_UNIT, "unitConversion" },
    };
    size_t count = 0;
    for (size_t i = 0; i < EVAL_WARNING_KINDS; i++)
        if (evaluation->run->warnings & (unsigned)KINDS[i].warning)
            kinds[count++] = KINDS[i].kind;
    return count;
}
