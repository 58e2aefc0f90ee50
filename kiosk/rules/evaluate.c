#include "rules/evaluate.h"

#include "base/arena.h"
#include "base/array.h"
#include "base/diag.h"
#include "base/json.h"
#include "base/source.h"
#include "base/yaml.h"
#include "rules/eval.h"
#include "rules/format.h"
#include "rules/ruleset.h"
#include "rules/situation.h"

struct evaluator {
    const struct ruleset *rules; /* NULL when loading failed */
    const char *mistake;
};

struct evaluator *evaluator_open(struct arena *arena, const char *const *paths,
    size_t count, bool filter, struct date today)
{
    struct evaluator *evaluator = ARENA_NEW(arena, struct evaluator);
    const struct yaml **trees = ARENA_LIST(arena, const struct yaml *, count);
    struct diag *diag = diag_open();
    bool good = true;
    for (size_t i = 0; i < count; i++) {
        const struct source *source = source_open(arena, paths[i], NULL, diag);
        trees[i] = source ? yaml_read(arena, source, diag) : NULL;
        good = good && trees[i];
    }
    struct ruleset_options options = { .filter_possibilities = filter, .today = today };
    if (good)
        evaluator->rules = ruleset_load(arena, trees, count, options, diag);
    if (!evaluator->rules)
        evaluator->mistake = str_dup(arena, diag_first(diag));
    diag_close(diag);
    return evaluator;
}

bool evaluator_is_ready(const struct evaluator *evaluator)
{
    return evaluator->rules != NULL;
}

/* --- one answer --- */

static const char *error_line(
    struct arena *arena, const char *when, const char *message)
{
    struct json json = { .text = { .arena = arena } };
    json_begin_map(&json, NULL);
    json_begin_map(&json, "error");
    json_text(&json, "when", when);
    json_text(&json, "message", message);
    json_end_map(&json);
    json_end_map(&json);
    return text_done(&json.text);
}

static void write_value(struct json *json, struct value value)
{
    json_text(json, "kind", value_kind_word(value.kind));
    if (value.kind == VALUE_NUMBER)
        json_number(json, "value", value.number);
    if (value.kind == VALUE_BOOLEAN)
        json_text(json, "value", value.yes ? "oui" : "non");
    if (value.kind == VALUE_TEXT)
        json_text(json, "value", value.text);
    if (value.unit)
        json_text(json, "unit", value.unit->text);
    json_text(json, "display", format_value(json->text.arena, value, FORMAT_PRECISION));
}

static void write_missing(
    struct json *json, const struct ruleset *rules, struct missing missing)
{
    json_begin_list(json, "missing");
    for (size_t i = 0; i < missing.count; i++) {
        json_begin_list(json, NULL);
        json_text(json, NULL, ruleset_rule(rules, missing.items[i].rule)->name);
        json_number(json, NULL, missing.items[i].score);
        json_end_list(json);
    }
    json_end_list(json);
}

struct question {
    const struct ruleset *rules;
    struct arena *arena;
    struct evaluation *evaluation;
    struct json json;
    const char *mistake;
};

static bool write_result(struct question *question, const struct yaml *target)
{
    uint32_t rule = ruleset_find_target(question->rules, str_of(target->text));
    if (!rule) {
        question->mistake = str_format(question->arena, "%s:%d:%d: unknown rule '%s'",
            target->at.file, target->at.line, target->at.column, target->text);
        return false;
    }
    const struct outcome *outcome = eval_rule(question->evaluation, rule);
    if (!outcome) {
        question->mistake = eval_error(question->evaluation);
        return false;
    }
    json_begin_map(&question->json, target->text);
    write_value(&question->json, outcome->value);
    write_missing(&question->json, question->rules, outcome->missing);
    json_end_map(&question->json);
    return true;
}

static const char *answer_targets(struct question *question, const struct yaml *targets)
{
    json_begin_map(&question->json, NULL);
    json_begin_map(&question->json, "results");
    YAML_EACH(target, targets) {
        if (!write_result(question, target))
            return error_line(question->arena, "evaluate", question->mistake);
    }
    json_end_map(&question->json);
    json_end_map(&question->json);
    return text_done(&question->json.text);
}

static const char *answer_line(const struct evaluator *evaluator, struct arena *arena,
    struct str line, struct diag *diag)
{
    const struct source *source = source_of(arena, "line", line, diag);
    const struct yaml *tree = source ? yaml_read(arena, source, diag) : NULL;
    struct situation *situation = situation_open(arena, evaluator->rules);
    const struct yaml *answers = yaml_find(tree, "situation");
    if (!tree || (answers && !situation_set_all(situation, answers, diag)))
        return error_line(arena, "situation", diag_first(diag));
    struct question question = { .rules = evaluator->rules,
        .arena = arena,
        .evaluation = evaluation_open(arena, evaluator->rules, situation),
        .json = { .text = { .arena = arena } } };
    return answer_targets(&question, yaml_find(tree, "targets"));
}

const char *evaluator_answer(
    const struct evaluator *evaluator, struct arena *answer, struct str line)
{
    if (!evaluator->rules)
        return error_line(answer, "load", evaluator->mistake);
    struct diag *diag = diag_open();
    const char *said = answer_line(evaluator, answer, line, diag);
    diag_close(diag);
    return said;
}
