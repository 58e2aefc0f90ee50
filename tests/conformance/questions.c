/* A walk through a model: after each answer, which questions are left, in which order. */
#include "base/array.h"
#include "base/file.h"
#include "base/source.h"
#include "base/str.h"
#include "conformance.h"
#include "rules/eval.h"
#include "rules/next.h"
#include "rules/situation.h"

static const struct ruleset *load_model(
    struct verdict *verdict, const char *folder, struct diag *diag)
{
    const char *path = file_join(verdict->arena, folder, "housing-model.json");
    const struct source *source = source_open(verdict->arena, path, NULL, diag);
    const struct yaml *file = source ? yaml_read(verdict->arena, source, diag) : NULL;
    const struct yaml *models = yaml_find(file, "models");
    if (!models)
        return NULL;
    const struct yaml *tree = yaml_find(models->child, "rules");
    return ruleset_load(
        verdict->arena, &tree, 1, read_options(file, models->child), diag);
}

static void expect_scores(struct verdict *verdict, const struct yaml *scores,
    const struct ruleset *rules, struct missing missing)
{
    size_t i = 0;
    YAML_EACH(pair, scores) {
        if (i == missing.count) {
            differ(verdict, "score of '%s' is missing", pair->child->text);
            return;
        }
        const struct missing_item *item = &missing.items[i++];
        expect_text(verdict, "scored", pair->child->text,
            ruleset_rule(rules, item->rule)->name);
        expect_number(verdict, pair->child->next, item->score);
    }
    if (i < missing.count)
        differ(verdict, "%zu scores too many", missing.count - i);
}

static void expect_order(struct verdict *verdict, const struct yaml *expected,
    const struct ruleset *rules, struct questions questions)
{
    size_t i = 0;
    YAML_EACH(name, expected) {
        expect_text(verdict, "question", name->text,
            i < questions.count ? ruleset_rule(rules, questions.rules[i])->name : NULL);
        i++;
    }
    if (i < questions.count)
        differ(verdict, "%zu questions too many", questions.count - i);
}

static void check_step(struct verdict *verdict, const struct yaml *step,
    const struct ruleset *rules, const uint32_t *goals, size_t count)
{
    struct diag *diag = diag_open();
    struct situation *situation = situation_open(verdict->arena, rules);
    if (!situation_set_all(situation, yaml_find(step, "situation"), diag))
        differ(verdict, "%s", diag_first(diag));
    struct evaluation *evaluation = evaluation_open(verdict->arena, rules, situation);
    struct missing missing;
    struct questions questions;
    if (eval_rules(evaluation, goals, count, &missing))
        expect_scores(verdict, yaml_find(step, "scores"), rules, missing);
    if (next_questions(verdict->arena, evaluation, goals, count, &questions))
        expect_order(verdict, yaml_find(step, "next"), rules, questions);
    if (eval_error(evaluation))
        differ(verdict, "%s", eval_error(evaluation));
    diag_close(diag);
}

void check_questions(
    struct verdict *verdict, const struct yaml *record, const char *folder)
{
    struct diag *diag = diag_open();
    const struct ruleset *rules = load_model(verdict, folder, diag);
    struct {
        ARRAY(uint32_t)
    } goals = { 0 };
    const struct yaml *targets = yaml_find(record, "targets");
    const struct yaml *steps = yaml_find(record, "steps");
    if (!rules)
        differ(verdict, "%s", diag_first(diag));
    YAML_EACH(target, rules ? targets : NULL) {
        *ARRAY_ADD(verdict->arena, &goals) = ruleset_find(rules, str_of(target->text));
    }
    YAML_EACH(step, rules ? steps : NULL) {
        check_step(verdict, step, rules, goals.items, goals.count);
    }
    diag_close(diag);
}
