#include "content/cases.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/array.h"
#include "base/number.h"
#include "base/source.h"
#include "base/str.h"
#include "base/yaml.h"
#include "rules/coverage.h"
#include "rules/delay.h"
#include "rules/eval.h"
#include "rules/fault.h"

static const char *const FILE_KEYS[] = { "schema", "as_of", "cases" };
static const char *const CASE_KEYS[] = { "id", "check", "inputs", "expected" };

#define COUNT(list) (sizeof(list) / sizeof *(list))

struct run {
    struct arena *arena; /* of one case */
    const struct catalog *catalog;
    const struct ruleset *rules;
    struct diag *diag;
    FILE *out;
    const char *as_of; /* a date as rules write it */
    const char *id, *check;
    struct case_counts *counts;
    struct situation *situation;
    struct evaluation *evaluation;
    bool good;
};

/* --- names --- */

static uint32_t find_rule(const struct run *run, const char *name)
{
    const char *own = str_format(run->arena, "%s . %s", run->check, name);
    uint32_t rule = ruleset_find(run->rules, str_of(own));
    return rule ? rule : ruleset_find(run->rules, str_of(name));
}

static struct str last_part(const char *name)
{
    struct str rest = str_of(name), last = rest;
    for (size_t at; (at = str_find(rest, " . ")) != SIZE_MAX; last = rest)
        rest = str_sub(rest, at + 3, rest.size);
    return last;
}

/* --- inputs --- */

static bool has_possibility(const struct rule *rule, const char *answer)
{
    for (size_t i = 0; i < rule->possibility_count; i++)
        if (rule->possibilities[i].value.kind == VALUE_TEXT &&
            text_same(rule->possibilities[i].value.text, answer))
            return true;
    return false;
}

static bool is_input(const struct rule *rule)
{
    return rule->body && !rule->is_private && !yaml_find(rule->body, "valeur") &&
           !yaml_find(rule->body, "formule") && !yaml_find(rule->body, "variations");
}

/* The expression of an input that a case leaves out, or NULL for not known. */
static const char *absent(const struct run *run, const struct rule *rule)
{
    const char *said = yaml_text(yaml_find(rule->body, "meta"), "absent");
    if (said)
        return said;
    if (text_same(rule->name, "date_jour"))
        return run->as_of;
    if (!is_input(rule))
        return NULL;
    if (has_possibility(rule, "non"))
        return "'non'";
    return rule->question && rule->type == RULE_TYPE_NUMBER ? "0" : NULL;
}

/* A date of the file, as rules write it; NULL when it is none. */
static const char *rule_date(struct arena *arena, const char *text)
{
    struct date date;
    return date_read_iso(str_of(text), &date) ? date_french(arena, date) : NULL;
}

static const char *expression_of(
    const struct run *run, const struct rule *rule, const struct yaml *value)
{
    const char *date = rule_date(run->arena, value->text);
    if (date)
        return date;
    if (rule->possibility_count || rule->type == RULE_TYPE_TEXT)
        return str_format(run->arena, "'%s'", value->text);
    if (value->kind == YAML_BOOL)
        return value->yes ? "oui" : "non";
    return value->text;
}

static void set(struct run *run, uint32_t rule, const char *expression)
{
    if (!situation_set_text(run->situation, rule, expression, run->diag))
        run->good = false;
}

static uint32_t needed_rule(struct run *run, const char *name, struct place at)
{
    uint32_t rule = find_rule(run, name);
    if (!rule)
        run->good = diag_error(run->diag, at, "%s: unknown rule '%s'", run->id, name);
    return rule;
}

/* A list names the children of its rule that are oui. */
static void set_list(struct run *run, const struct yaml *input)
{
    YAML_EACH(item, input) {
        const char *name = str_format(run->arena, "%s . %s", input->key, item->text);
        uint32_t child = needed_rule(run, name, item->at);
        if (child)
            set(run, child,
                has_possibility(ruleset_rule(run->rules, child), "oui") ? "'oui'"
                                                                        : "oui");
    }
}

static void set_inputs(struct run *run, const struct yaml *inputs)
{
    for (uint32_t i = 1; i <= ruleset_count(run->rules); i++) {
        const struct rule *rule = ruleset_rule(run->rules, i);
        const char *expression = rule->body ? absent(run, rule) : NULL;
        if (expression)
            set(run, i, expression);
    }
    YAML_EACH(input, inputs) {
        uint32_t rule = needed_rule(run, input->key, input->key_at);
        if (rule && input->kind == YAML_LIST)
            set_list(run, input);
        else if (rule && input->kind != YAML_NULL)
            set(run, rule, expression_of(run, ruleset_rule(run->rules, rule), input));
    }
}

/* --- what came out --- */

static bool is_yes(struct value value)
{
    return value_is_yes(value) ||
           (value.kind == VALUE_TEXT && text_same(value.text, "oui"));
}

static const char *said_text(const struct run *run, const char *text)
{
    struct date date;
    return date_read_french(str_of(text), &date) ? date_iso(run->arena, date) : text;
}

static const char *said(const struct run *run, struct value value)
{
    switch (value.kind) {
    case VALUE_UNDEFINED:
    case VALUE_NOT_APPLICABLE:
        return "null";
    case VALUE_BOOLEAN:
        return value.yes ? "oui" : "non";
    case VALUE_NUMBER:
        return number_text(run->arena, value.number);
    case VALUE_TEXT:
        return said_text(run, value.text);
    }
    return "";
}

static bool value_of(struct run *run, uint32_t rule, struct value *value)
{
    const struct outcome *outcome = eval_rule(run->evaluation, rule);
    const char *fault = eval_fault(run->evaluation);
    if (run->counts->coverage)
        coverage_add(run->counts->coverage, run->evaluation);
    if (fault)
        run->good =
            diag_error(run->diag, (struct place){ 0 }, "%s: %s", run->id, fault);
    else
        *value = outcome->value;
    return !fault;
}

/* --- what was expected --- */

static bool is_null(const struct yaml *expected)
{
    return expected->kind == YAML_NULL || text_same(expected->text, "None");
}

static const char *wanted_text(const struct yaml *expected)
{
    if (is_null(expected))
        return "null";
    if (expected->kind == YAML_BOOL)
        return expected->yes ? "oui" : "non";
    return expected->text;
}

/* Numbers are compared to the cent: an example was worked out by hand. */
static bool agrees(
    const struct run *run, struct value value, const struct yaml *expected)
{
    if (expected->kind == YAML_NUMBER && value.kind == VALUE_NUMBER)
        return fabs(value.number - expected->number) < 0.005 + 1e-9;
    if (is_null(expected))
        return value.kind == VALUE_UNDEFINED || value.kind == VALUE_NOT_APPLICABLE;
    return text_same(said(run, value), wanted_text(expected));
}

static void differs(
    struct run *run, const char *name, const char *expected, const char *got)
{
    fprintf(run->out, "%s: %s: expected %s, got %s\n", run->id, name, expected, got);
    run->good = false;
}

static bool wants(const struct yaml *list, struct str name)
{
    YAML_EACH(item, list) {
        if (str_is(name, item->text))
            return true;
    }
    return false;
}

static const char *list_text(struct arena *arena, const struct yaml *list)
{
    struct text text = { .arena = arena };
    YAML_EACH(item, list)
        text_addf(&text, "%s%s", text.size ? ", " : "", item->text);
    return text_done(&text);
}

/* The names of the children of `parent` that are oui must be those of the list. */
static void compare_list(struct run *run, uint32_t parent, const struct yaml *expected)
{
    struct text got = { .arena = run->arena };
    size_t hits = 0, count = 0;
    for (uint32_t i = 1; i <= ruleset_count(run->rules); i++) {
        const struct rule *rule = ruleset_rule(run->rules, i);
        struct value value;
        if (rule->parent != parent || !rule->body || !value_of(run, i, &value) ||
            !is_yes(value))
            continue;
        struct str name = last_part(rule->name);
        text_addf(&got, "%s%.*s", count++ ? ", " : "", (int)name.size, name.text);
        hits += wants(expected, name);
    }
    if (hits != count || count != expected->count)
        differs(run, expected->key,
            str_format(run->arena, "[%s]", list_text(run->arena, expected)),
            str_format(run->arena, "[%s]", text_done(&got)));
}

static void compare(struct run *run, const struct yaml *expected)
{
    struct value value;
    uint32_t rule = needed_rule(run, expected->key, expected->key_at);
    if (rule && expected->kind == YAML_LIST)
        compare_list(run, rule, expected);
    else if (rule && value_of(run, rule, &value) && !agrees(run, value, expected))
        differs(run, expected->key, wanted_text(expected), said(run, value));
}

/* --- cases --- */

/* "c-dalo/delais" is a part of c-dalo that has examples of its own. */
static const char *check_of(struct arena *arena, const char *name)
{
    struct str rest = str_of(name), check = STR("");
    str_cut(&rest, '/', &check);
    return str_copy(arena, check);
}

size_t cases_first_outcome(const struct catalog *catalog, const struct check *check)
{
    size_t first = 0;
    for (const struct check *one = catalog->checks; one != check; one++)
        first += one->outcome_count;
    return first;
}

/* Every goal is gone through, also those that the case expects nothing of. */
static void cover(struct run *run, const struct check *check)
{
    struct value value;
    for (size_t i = 0; i < check->goal_count; i++)
        value_of(run, ruleset_find(run->rules, str_of(check->goals[i]->name)), &value);
    if (!value_of(run, ruleset_find(run->rules, str_of(check->result->name)), &value))
        return;
    size_t first = cases_first_outcome(run->catalog, check);
    for (size_t i = 0; i < check->outcome_count; i++)
        if (value.kind == VALUE_TEXT && text_same(check->outcomes[i].value, value.text))
            run->counts->outcomes[first + i] = true;
}

static bool run_case(struct run *run, const struct yaml *map)
{
    yaml_only(map, CASE_KEYS, COUNT(CASE_KEYS), run->diag);
    const char *check = yaml_text(map, "check");
    run->id = yaml_text(map, "id");
    if (!run->id || !check)
        return diag_error(run->diag, map->at, "a case needs 'id' and 'check'");
    run->check = check_of(run->arena, check);
    if (!catalog_check(run->catalog, run->check))
        return diag_error(run->diag, yaml_find(map, "check")->at,
            "%s: unknown check '%s'", run->id, run->check);
    run->good = true;
    run->situation = situation_open(run->arena, run->rules);
    set_inputs(run, yaml_find(map, "inputs"));
    if (!run->good)
        return false;
    delays_apply(run->catalog->delays, run->situation);
    run->evaluation = evaluation_open(run->arena, run->rules, run->situation);
    YAML_EACH(expected, yaml_find(map, "expected"))
        compare(run, expected);
    if (run->counts->coverage)
        cover(run, catalog_check(run->catalog, run->check));
    return run->good;
}

static const struct yaml *read_head(
    struct run *run, const struct yaml *top, struct arena *arena)
{
    yaml_only(top, FILE_KEYS, COUNT(FILE_KEYS), run->diag);
    const char *as_of = yaml_text(top, "as_of");
    const struct yaml *list = yaml_find(top, "cases");
    run->as_of = as_of ? rule_date(arena, as_of) : NULL;
    if (!text_same(yaml_text(top, "schema"), "1"))
        diag_error(run->diag, top->at, "expected 'schema: 1'");
    else if (!run->as_of)
        diag_error(run->diag, top->at, "'as_of' is missing here, or is no date");
    else if (!list || list->kind != YAML_LIST)
        diag_error(run->diag, top->at, "'cases' is missing here: a list of cases");
    else
        return list;
    return NULL;
}

bool cases_run(const struct catalog *catalog, const char *path, struct diag *diag,
    FILE *out, struct case_counts *counts)
{
    struct arena *arena = arena_open(0);
    struct run run = { .catalog = catalog, .rules = catalog->rules, .diag = diag };
    run.out = out;
    run.counts = counts;
    size_t errors = diag_errors(diag);
    const struct source *source = source_open(arena, path, NULL, diag);
    const struct yaml *top = source ? yaml_read(arena, source, diag) : NULL;
    const struct yaml *list = top ? read_head(&run, top, arena) : NULL;
    YAML_EACH(map, list) {
        run.arena = arena_open(0);
        if (run_case(&run, map))
            counts->passed++;
        else
            counts->failed++;
        arena_close(run.arena);
    }
    arena_close(arena);
    return diag_errors(diag) == errors;
}
