/* A small model written into a test, with its situation. */
#pragma once

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"
#include "base/yaml.h"
#include "rules/eval.h"
#include "rules/format.h"
#include "rules/ruleset.h"
#include "rules/situation.h"

struct model {
    struct arena *arena;
    struct diag *diag;
    const struct ruleset *rules; /* NULL when the text has mistakes */
    struct situation *situation;
};

static inline struct model model_with(const char *text, struct ruleset_options options)
{
    struct model model = { .arena = arena_open(0), .diag = diag_open() };
    const struct source *source =
        source_of(model.arena, "model.yaml", str_of(text), model.diag);
    const struct yaml *tree = yaml_read(model.arena, source, model.diag);
    if (tree)
        model.rules = ruleset_load(model.arena, &tree, 1, options, model.diag);
    if (model.rules)
        model.situation = situation_open(model.arena, model.rules);
    return model;
}

static inline struct model model_open(const char *text)
{
    return model_with(text, (struct ruleset_options){ .today = { 2026, 11, 21 } });
}

static inline void model_close(struct model *model)
{
    diag_close(model->diag);
    arena_close(model->arena);
}

static inline uint32_t model_rule(const struct model *model, const char *name)
{
    if (!model->rules)
        fail_msg("%s", diag_first(model->diag));
    uint32_t rule = ruleset_find(model->rules, str_of(name));
    if (!rule)
        fail_msg("no rule '%s'", name);
    return rule;
}

static inline void model_answer(
    struct model *model, const char *name, const char *expression)
{
    if (!situation_set_text(
            model->situation, model_rule(model, name), expression, model->diag))
        fail_msg("%s: %s", name, diag_first(model->diag));
}

static inline struct evaluation *model_evaluate(struct model *model)
{
    return evaluation_open(model->arena, model->rules, model->situation);
}

/* The value of a rule as a person reads it. */
static inline const char *model_value(struct model *model, const char *name)
{
    struct evaluation *evaluation = model_evaluate(model);
    const struct outcome *outcome = eval_rule(evaluation, model_rule(model, name));
    if (!outcome)
        fail_msg("%s: %s", name, eval_error(evaluation));
    return format_value(model->arena, outcome->value, FORMAT_PRECISION);
}

/* "a b c": the rules that the value still depends on. */
static inline const char *model_missing(struct model *model, const char *name)
{
    struct evaluation *evaluation = model_evaluate(model);
    const struct outcome *outcome = eval_rule(evaluation, model_rule(model, name));
    struct text text = { .arena = model->arena };
    for (size_t i = 0; outcome && i < outcome->missing.count; i++)
        text_addf(&text, "%s%s", i > 0 ? ", " : "",
            ruleset_rule(model->rules, outcome->missing.items[i].rule)->name);
    return text_done(&text);
}
