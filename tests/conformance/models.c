/* A rule of a model in a situation: its value, unit, display, what is missing. */
#include <stdio.h>
#include <string.h>

#include "base/number.h"
#include "base/str.h"
#include "conformance.h"
#include "rules/eval.h"
#include "rules/format.h"
#include "rules/situation.h"

static const char *const TYPES[] = {
    [RULE_TYPE_UNKNOWN] = "null",
    [RULE_TYPE_NUMBER] = "number",
    [RULE_TYPE_BOOLEAN] = "boolean",
    [RULE_TYPE_TEXT] = "string",
    [RULE_TYPE_DATE] = "date",
};

/* The clock at which the reference was asked. */
static const struct date TODAY = { 2026, 1, 15 };

static void read_flag(const struct yaml *options, const char *group, const char *key,
    bool when, bool *flag)
{
    const struct yaml *value = yaml_find(yaml_find(options, group), key);
    if (!value)
        value = yaml_find(options, key);
    if (value)
        *flag = value->yes == when;
}

static void read_some(struct ruleset_options *options, const struct yaml *tree)
{
    read_flag(tree, "flag", "filterNotApplicablePossibilities", true,
        &options->filter_possibilities);
    read_flag(
        tree, "flag", "automaticNamespaceDisabling", false, &options->ignore_parents);
    read_flag(
        tree, "strict", "checkPossibleValues", true, &options->check_possible_values);
    read_flag(tree, "strict", "noOrphanRule", false, &options->allow_orphans);
    read_flag(tree, "strict", "noCycleRuntime", true, &options->refuse_cycles);
    read_flag(tree, "strict", "situation", false, &options->lenient_situation);
}

struct ruleset_options read_options(const struct yaml *file, const struct yaml *model)
{
    struct ruleset_options options = { .today = TODAY };
    read_some(&options, yaml_find(file, "options"));
    read_some(&options, yaml_find(model, "options"));
    return options;
}

static const char *missing_text(
    struct arena *arena, const struct ruleset *rules, struct missing missing)
{
    struct text text = { .arena = arena };
    for (size_t i = 0; i < missing.count; i++)
        text_addf(&text, "%s=%s; ", ruleset_rule(rules, missing.items[i].rule)->name,
            number_text(arena, missing.items[i].score));
    return text_done(&text);
}

static const char *expected_missing(struct arena *arena, const struct yaml *list)
{
    struct text text = { .arena = arena };
    YAML_EACH(pair, list) {
        text_addf(&text, "%s=%s; ", pair->child->text,
            number_text(arena, pair->child->next->number));
    }
    return text_done(&text);
}

static const char *warnings_text(
    struct arena *arena, const struct evaluation *evaluation)
{
    const char *kinds[EVAL_WARNING_KINDS];
    struct text text = { .arena = arena };
    size_t count = eval_warnings(evaluation, kinds);
    for (size_t i = 0; i < count; i++)
        text_addf(&text, "%s; ", kinds[i]);
    return text_done(&text);
}

static const char *expected_warnings(struct arena *arena, const struct yaml *list)
{
    struct text text = { .arena = arena };
    YAML_EACH(kind, list) {
        text_addf(&text, "%s; ", kind->text);
    }
    return text_done(&text);
}

static void expect_value(
    struct verdict *verdict, const struct yaml *expect, struct value value)
{
    expect_text(
        verdict, "kind", yaml_text(expect, "kind"), value_kind_word(value.kind));
    const struct yaml *expected = yaml_find(expect, "value");
    if (!text_same(yaml_text(expect, "kind"), value_kind_word(value.kind)))
        return;
    if (value.kind == VALUE_NUMBER)
        expect_number(verdict, expected, value.number);
    if (value.kind == VALUE_BOOLEAN)
        expect_text(verdict, "value", expected->text, value.yes ? "oui" : "non");
    if (value.kind == VALUE_TEXT)
        expect_text(verdict, "value", expected->text, value.text);
    expect_text(verdict, "display", yaml_text(expect, "display"),
        format_value(verdict->arena, value, FORMAT_PRECISION));
}

static void expect_static(
    struct verdict *verdict, const struct yaml *expected, const struct rule *rule)
{
    if (!expected || expected->kind != YAML_MAP)
        return;
    const struct yaml *type = yaml_find(expected, "type");
    const struct yaml *nullable = yaml_find(expected, "nullable");
    expect_text(verdict, "static type", type->kind == YAML_NULL ? "null" : type->text,
        TYPES[rule->type]);
    if (nullable->kind == YAML_BOOL && nullable->yes != rule->may_be_not_applicable)
        differ(verdict, "nullable: expected %s", nullable->text);
}

static void expect_error(struct verdict *verdict, const struct yaml *expect,
    const char *when, const char *message)
{
    if (text_same(yaml_text(expect, "when"), when))
        return;
    differ(verdict, "expected %s %s, got an error (%s): %s", yaml_text(expect, "kind"),
        yaml_text(expect, "when") ? yaml_text(expect, "when") : "", when, message);
}

static void expect_outcome(struct verdict *verdict, const struct yaml *expect,
    const struct ruleset *rules, struct evaluation *evaluation, uint32_t rule)
{
    const struct outcome *outcome = eval_rule(evaluation, rule);
    if (!outcome) {
        expect_error(verdict, expect, "evaluate", eval_error(evaluation));
        return;
    }
    const struct unit *unit = outcome->value.unit;
    expect_value(verdict, expect, outcome->value);
    expect_text(verdict, "unit", yaml_text(expect, "unit"), unit ? unit->text : NULL);
    expect_text(verdict, "missing",
        expected_missing(verdict->arena, yaml_find(expect, "missing")),
        missing_text(verdict->arena, rules, outcome->missing));
    expect_text(verdict, "warnings",
        expected_warnings(verdict->arena, yaml_find(expect, "warnings")),
        warnings_text(verdict->arena, evaluation));
}

static void check_in(struct verdict *verdict, const struct ruleset *rules,
    const struct yaml *one, struct diag *diag)
{
    const struct yaml *expect = yaml_find(one, "expect");
    const struct yaml *answers = yaml_find(one, "situation");
    struct situation *situation = situation_open(verdict->arena, rules);
    if (answers && !situation_set_all(situation, answers, diag)) {
        expect_error(verdict, expect, "situation", diag_first(diag));
        return;
    }
    uint32_t odd = situation_first_impossible(verdict->arena, situation);
    if (odd && ruleset_options(rules).check_possible_values) {
        expect_error(verdict, expect, "situation", "an impossible answer");
        return;
    }
    uint32_t rule = ruleset_find_target(rules, str_of(yaml_text(one, "target")));
    if (!rule) {
        expect_error(verdict, expect, "evaluate", "unknown target");
        return;
    }
    expect_static(verdict, yaml_find(one, "static"), ruleset_rule(rules, rule));
    struct evaluation *evaluation = evaluation_open(verdict->arena, rules, situation);
    expect_outcome(verdict, expect, rules, evaluation, rule);
}

void check_case(struct verdict *verdict, const struct yaml *file,
    const struct yaml *model, const struct yaml *one)
{
    struct diag *diag = diag_open();
    const struct yaml *tree = yaml_find(model, "rules");
    const struct ruleset *rules =
        ruleset_load(verdict->arena, &tree, 1, read_options(file, model), diag);
    if (rules)
        check_in(verdict, rules, one, diag);
    else
        expect_error(verdict, yaml_find(one, "expect"), "load", diag_first(diag));
    diag_close(diag);
}
