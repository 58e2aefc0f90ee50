#include "rules/situation.h"

#include <string.h>

#include "base/arena.h"
#include "rules/builder.h"
#include "rules/engine.h"
#include "rules/names.h"
#include "rules/replace.h"

struct situation *situation_open(struct arena *arena, const struct ruleset *rules)
{
    struct situation *situation = ARENA_NEW(arena, struct situation);
    situation->arena = arena;
    situation->rules = rules;
    situation->answers = ARENA_LIST(arena, struct answer, rules->rules.count);
    return situation;
}

struct situation *situation_copy(struct arena *arena, const struct situation *situation)
{
    struct situation *copy = situation_open(arena, situation->rules);
    memcpy(copy->answers, situation->answers,
        situation->rules->rules.count * sizeof *copy->answers);
    for (size_t i = 0; i < situation->nodes.count; i++)
        *ARRAY_ADD(arena, &copy->nodes) = situation->nodes.items[i];
    copy->warnings = situation->warnings;
    return copy;
}

void situation_forget(struct situation *situation, uint32_t rule)
{
    situation->answers[rule] = (struct answer){ 0 };
}

bool situation_has(const struct situation *situation, uint32_t rule)
{
    return situation->answers[rule].node != 0 || situation->answers[rule].settled;
}

/* --- one answer --- */

static struct builder builder_for(
    struct situation *situation, uint32_t rule, struct diag *diag)
{
    /* The builder needs a ruleset that can grow while it loads; with `answering` set it
     * only reads it. */
    union {
        const struct ruleset *read;
        struct ruleset *kept;
    } rules = { .read = situation->rules };
    return (struct builder){ .arena = situation->arena,
        .rules = rules.kept,
        .nodes = &situation->nodes,
        .base = (uint32_t)situation->rules->nodes.count,
        .owner = rule,
        .answering = true,
        .diag = diag };
}

static bool refuse_rule(
    struct situation *situation, uint32_t rule, struct place at, struct diag *diag)
{
    const struct rule_inside *inside = &situation->rules->rules.items[rule];
    if (rule && !inside->shown.is_private)
        return true;
    return diag_error(
        diag, at, "'%s' is private and takes no answer", inside->shown.name);
}

/* Names in an answer are looked up as if it were written in a child of the rule. */
static bool resolve(struct builder *builder, const char *scope)
{
    bool good = true;
    for (size_t i = 0; i < builder->references.count; i++) {
        struct node *node = builder_node(builder, builder->references.items[i]);
        uint32_t rule;
        enum name_outcome outcome =
            name_resolve(builder->rules, str_of(scope), str_of(node->name), &rule);
        if (outcome == NAME_FOUND)
            node->rule = rule;
        else
            good = diag_error(builder->diag, node->at,
                outcome == NAME_PRIVATE ? "the rule '%s' is private there"
                                        : "unknown rule '%s'",
                node->name);
    }
    return good;
}

static bool names_replaced(struct builder *builder)
{
    for (size_t i = 0; i < builder->references.count; i++) {
        uint32_t reference = builder->references.items[i];
        if (rule_is_replaced(builder->rules, builder_node(builder, reference)->rule))
            return true;
    }
    return false;
}

static bool keep(struct builder *builder, struct situation *situation, uint32_t rule,
    uint32_t node, size_t errors)
{
    const char *name = situation->rules->rules.items[rule].shown.name;
    const char *scope = str_format(situation->arena, "%s . $SITUATION", name);
    if (!resolve(builder, scope) || diag_errors(builder->diag) > errors)
        return false;
    struct replacer replacer = { .builder = builder, .scope = str_of(scope) };
    if (names_replaced(builder))
        node = replacer_copy(&replacer, node);
    if (diag_errors(builder->diag) > errors)
        return false;
    situation->answers[rule] = (struct answer){ .node = node };
    return true;
}

/* A value is kept beside the nodes, so that setting it again and again costs little and an
 * evaluation that is open stays good. */
bool situation_set(
    struct situation *situation, uint32_t rule, struct value value, struct diag *diag)
{
    if (!refuse_rule(situation, rule, (struct place){ 0 }, diag))
        return false;
    struct outcome *settled = ARENA_NEW(situation->arena, struct outcome);
    settled->value = value;
    if (value.kind == VALUE_TEXT)
        settled->value.text = str_dup(situation->arena, value.text);
    situation->answers[rule] = (struct answer){ .settled = settled };
    return true;
}

bool situation_set_text(struct situation *situation, uint32_t rule,
    const char *expression, struct diag *diag)
{
    size_t errors = diag_errors(diag);
    struct place nowhere = { 0 };
    if (!refuse_rule(situation, rule, nowhere, diag))
        return false;
    struct builder builder = builder_for(situation, rule, diag);
    uint32_t node = build_expression(&builder, str_of(expression), nowhere);
    return keep(&builder, situation, rule, node, errors);
}

bool situation_set_yaml(struct situation *situation, uint32_t rule,
    const struct yaml *answer, struct diag *diag)
{
    size_t errors = diag_errors(diag);
    if (answer->kind == YAML_NULL)
        return true;
    if (!refuse_rule(situation, rule, answer->at, diag))
        return false;
    struct builder builder = builder_for(situation, rule, diag);
    uint32_t node = build_body(&builder, answer);
    return keep(&builder, situation, rule, node, errors);
}

/* --- several --- */

static bool set_entry(
    struct situation *situation, const struct yaml *entry, struct diag *diag)
{
    uint32_t rule = ruleset_find(situation->rules, str_of(entry->key));
    if (!rule)
        return diag_error(diag, entry->key_at, "unknown rule '%s'", entry->key);
    return situation_set_yaml(situation, rule, entry, diag);
}

static void set_leniently(struct situation *situation, const struct yaml *answers)
{
    YAML_EACH(entry, answers) {
        struct diag *unheard = diag_open();
        if (!set_entry(situation, entry, unheard))
            situation->warnings |= WARNING_SITUATION;
        diag_close(unheard);
    }
}

bool situation_set_all(
    struct situation *situation, const struct yaml *answers, struct diag *diag)
{
    if (answers->kind != YAML_MAP)
        return answers->kind == YAML_NULL ||
               diag_error(diag, answers->at, "expected rules with their answers");
    if (situation->rules->options.lenient_situation) {
        set_leniently(situation, answers);
        return true;
    }
    size_t count = situation->rules->rules.count;
    struct answer *before = ARENA_LIST(situation->arena, struct answer, count);
    memcpy(before, situation->answers, count * sizeof *before);
    bool good = true;
    YAML_EACH(entry, answers) {
        good = set_entry(situation, entry, diag) && good;
    }
    if (!good)
        memcpy(situation->answers, before, count * sizeof *before);
    return good;
}

/* --- answers out of their lists --- */

static bool is_possible(
    struct evaluation *evaluation, const struct rule_inside *rule, struct value answer)
{
    for (size_t i = 0; i < rule->shown.possibility_count; i++) {
        const struct possibility *item = &rule->shown.possibilities[i];
        struct value value = eval_convert(evaluation, answer, item->value.unit);
        if (!value_same(value, item->value))
            continue;
        return !item->rule || !evaluation->rules->options.filter_possibilities ||
               eval_is_applicable(evaluation, item->rule);
    }
    return false;
}

static bool fits(struct evaluation *evaluation, uint32_t number)
{
    const struct rule_inside *rule = &evaluation->rules->rules.items[number];
    if (rule->shown.possibility_count == 0)
        return true;
    struct value answer = evaluate(evaluation, rule->answer)->value;
    return answer.kind == VALUE_UNDEFINED || answer.kind == VALUE_NOT_APPLICABLE ||
           is_possible(evaluation, rule, answer);
}

uint32_t situation_first_impossible(struct arena *scratch, struct situation *situation)
{
    struct evaluation *evaluation =
        evaluation_open(scratch, situation->rules, situation);
    for (uint32_t i = 1; i < situation->rules->rules.count; i++) {
        if (!situation_has(situation, i) || fits(evaluation, i))
            continue;
        situation->warnings |= WARNING_SITUATION;
        return i;
    }
    return 0;
}
