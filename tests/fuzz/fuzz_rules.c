/* The rule language: whatever stands in a model and in a situation, each rule has an outcome
 * that keeps the engine's promises, or there is a complaint; and so for the program that
 * the model becomes, whole or damaged. The input is a model, then a line `# situation`,
 * then answers; both YAML. */
#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"
#include "base/yaml.h"
#include "fuzz.h"
#include "rules/eval.h"
#include "rules/format.h"
#include "rules/next.h"
#include "rules/program.h"
#include "rules/situation.h"

/* A thousandth of what an honest model may use, so that an input takes no second. */
enum { MOST_TARGETS = 40, MOST_STEPS = 20000, MOST_DAMAGED = 3 };

static const char MARK[] = "\n# situation\n";

static const struct yaml *read_tree(
    struct arena *arena, const char *name, struct str text, struct diag *diag)
{
    const struct source *source = source_of(arena, name, text, diag);
    return source ? yaml_read(arena, source, diag) : NULL;
}

/* Each that is missing can be answered, and stands in the list once. */
static void check_missing(
    struct arena *arena, const struct ruleset *rules, struct missing missing)
{
    bool *seen = ARENA_LIST(arena, bool, ruleset_count(rules) + 1);
    for (size_t i = 0; i < missing.count; i++) {
        uint32_t rule = missing.items[i].rule;
        assert(rule && rule <= ruleset_count(rules));
        assert(!seen[rule]);
        assert(!ruleset_rule(rules, rule)->is_private);
        seen[rule] = true;
    }
}

static void check_outcome(
    struct arena *arena, const struct ruleset *rules, const struct outcome *outcome)
{
    assert(outcome->value.kind != VALUE_TEXT || outcome->value.text);
    assert(!outcome->value.unit || outcome->value.unit->text);
    assert(format_value(arena, outcome->value, FORMAT_PRECISION));
    check_missing(arena, rules, outcome->missing);
}

/* In an empty cache the same question has the same answer. */
static void check_rule(
    struct arena *arena, struct evaluation *evaluation, uint32_t rule)
{
    const struct ruleset *rules = evaluation_rules(evaluation);
    const struct outcome *outcome = eval_rule(evaluation, rule);
    assert(!outcome == (eval_error(evaluation) != NULL));
    if (!outcome)
        return;
    struct outcome first = *outcome;
    check_outcome(arena, rules, &first);
    outcome = eval_rule(evaluation, rule);
    assert(!outcome || value_same(first.value, outcome->value) ||
           first.value.number != first.value.number);
    struct questions questions;
    if (next_questions(arena, evaluation, &rule, 1, &questions))
        assert(questions.count <= ruleset_count(rules));
}

static void check_rules(const struct ruleset *rules, const struct situation *situation)
{
    uint32_t count = ruleset_count(rules);
    for (uint32_t rule = 1; rule <= count && rule <= MOST_TARGETS; rule++) {
        struct arena *arena = arena_open(0);
        struct evaluation *evaluation = evaluation_open(arena, rules, situation);
        evaluation_limit(evaluation, MOST_STEPS);
        check_rule(arena, evaluation, rule);
        arena_close(arena);
    }
}

static bool same_outcome(const struct outcome *a, const struct outcome *b)
{
    if (!a || !b)
        return a == b;
    bool same = value_same(a->value, b->value) ||
                (a->value.number != a->value.number && b->value.kind == VALUE_NUMBER);
    same = same && unit_same(a->value.unit, b->value.unit);
    same = same && a->missing.count == b->missing.count;
    for (size_t i = 0; same && i < a->missing.count; i++)
        same = a->missing.items[i].rule == b->missing.items[i].rule;
    return same;
}

/* Who is missing may be wrong there; that it ends, and can be shown, may not. */
static void evaluate_all(struct arena *arena, const struct ruleset *rules)
{
    struct evaluation *evaluation = evaluation_open(arena, rules, NULL);
    evaluation_limit(evaluation, MOST_STEPS);
    for (uint32_t i = 1; i <= ruleset_count(rules) && i <= MOST_TARGETS; i++) {
        const struct outcome *outcome = eval_rule(evaluation, i);
        assert(!outcome || format_value(arena, outcome->value, FORMAT_PRECISION));
    }
}

/* Bytes that a stranger changed are a complaint, or rules that can be evaluated. */
static void check_damaged(struct str bytes, struct str answers)
{
    for (size_t i = 0; i < MOST_DAMAGED; i++) {
        struct arena *arena = arena_open(0);
        struct diag *diag = diag_open();
        struct text copy = { .arena = arena };
        text_add(&copy, bytes);
        size_t at = (answers.size * 31 + bytes.size * (i + 1) / 4) % bytes.size;
        copy.bytes[at] = (char)(copy.bytes[at] + 1 + (char)i);
        struct str damaged = { copy.bytes, copy.size };
        const struct ruleset *rules = program_read(arena, "damaged", damaged, diag);
        assert(!rules == (diag_errors(diag) > 0));
        if (rules)
            evaluate_all(arena, rules);
        diag_close(diag);
        arena_close(arena);
    }
}

/* Written as a program and read again, the rules say the same. */
static void check_program(
    const struct ruleset *rules, const struct yaml *tree, struct str answers)
{
    struct arena *arena = arena_open(0);
    struct diag *diag = diag_open();
    struct str bytes = program_write(arena, rules, &tree, 1);
    const struct ruleset *again = program_read(arena, "program", bytes, diag);
    assert(again && ruleset_count(again) == ruleset_count(rules));
    struct evaluation *first = evaluation_open(arena, rules, NULL);
    struct evaluation *second = evaluation_open(arena, again, NULL);
    evaluation_limit(first, MOST_STEPS);
    evaluation_limit(second, MOST_STEPS);
    for (uint32_t i = 1; i <= ruleset_count(rules) && i <= MOST_TARGETS; i++)
        assert(same_outcome(eval_rule(first, i), eval_rule(second, i)));
    check_damaged(bytes, answers);
    diag_close(diag);
    arena_close(arena);
}

static void check_model(struct arena *arena, const struct yaml *tree,
    struct str answers, struct ruleset_options options)
{
    struct diag *diag = diag_open();
    const struct ruleset *rules = ruleset_load(arena, &tree, 1, options, diag);
    assert(!rules == (diag_errors(diag) > 0));
    if (rules) {
        struct situation *situation = situation_open(arena, rules);
        const struct yaml *given = read_tree(arena, "answers", answers, diag);
        if (given)
            situation_set_all(situation, given, diag);
        check_rules(rules, situation);
        check_program(rules, tree, answers);
    }
    diag_close(diag);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct arena *arena = arena_open(0);
    struct diag *diag = diag_open();
    struct str text = { (const char *)bytes, size };
    size_t mark = str_find(text, MARK);
    bool has = mark != SIZE_MAX;
    struct str model = has ? str_sub(text, 0, mark + 1) : text;
    struct str answers =
        has ? str_sub(text, mark + sizeof MARK - 1, text.size) : (struct str){ 0 };
    const struct yaml *tree = read_tree(arena, "model", model, diag);
    struct ruleset_options options = { .today = { 2026, 1, 15 } };
    options.filter_possibilities = size % 2 == 0;
    options.lenient_situation = true;
    if (tree)
        check_model(arena, tree, answers, options);
    diag_close(diag);
    arena_close(arena);
    return 0;
}
