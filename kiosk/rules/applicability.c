/* Rules, the parents that switch them off, and the question whether something is
 * applicable, which is answered without computing more than it must. */
#include "base/arena.h"
#include "rules/engine.h"

static const struct rule_inside *rule_of(
    const struct evaluation *evaluation, uint32_t rule)
{
    return &evaluation->rules->rules.items[rule];
}

/* Unknown for the nodes of answers. */
static struct static_type type_of(const struct evaluation *evaluation, uint32_t node)
{
    if (node < evaluation->rules->nodes.count)
        return evaluation->rules->types[node];
    return (struct static_type){ 0 };
}

/* --- parents --- */

/* The nearest parent that can switch its children off; 0 when there is none. */
static uint32_t switching_parent(
    const struct evaluation *evaluation, const struct rule_inside *rule)
{
    for (size_t i = 0; i < rule->parent_count; i++) {
        struct static_type type = type_of(evaluation, rule->parents[i]);
        if (type.nullable == NULLABLE_YES || type.type == RULE_TYPE_BOOLEAN)
            return rule->parents[i];
    }
    return 0;
}

uint32_t eval_switching_parent(const struct evaluation *evaluation, uint32_t rule)
{
    return switching_parent(evaluation, rule_of(evaluation, rule));
}

static bool check_parent(struct evaluation *evaluation, uint32_t rule, uint32_t parent,
    struct missing *missing)
{
    struct static_type type = type_of(evaluation, parent);
    bool re_entered = evaluation->checking[rule] > 0;
    evaluation->checking[rule] = 1;
    bool disabled = false;
    if (type.nullable == NULLABLE_YES && !re_entered) {
        struct outcome is_not = eval_applicability(evaluation, parent);
        disabled = value_is_yes(is_not.value);
        if (disabled)
            *missing = is_not.missing;
    }
    if (!disabled && type.type == RULE_TYPE_BOOLEAN) {
        const struct outcome *outcome = evaluate(evaluation, parent);
        disabled = value_is_no(outcome->value) ||
                   (outcome->value.kind == VALUE_NOT_APPLICABLE && !re_entered);
        *missing = outcome->missing;
    }
    evaluation->checking[rule] = re_entered;
    return disabled;
}

bool eval_is_disabled(
    struct evaluation *evaluation, uint32_t rule, struct missing *missing)
{
    *missing = (struct missing){ 0 };
    if (evaluation->rules->options.ignore_parents)
        return false;
    uint32_t parent = switching_parent(evaluation, rule_of(evaluation, rule));
    if (!parent)
        return false;
    evaluation->parent_checks++;
    bool disabled = check_parent(evaluation, rule, parent, missing);
    evaluation->parent_checks--;
    return disabled;
}

/* --- possibilities --- */

/* Is the value settled because at most one of the names is applicable? */
static bool settled_by_names(struct evaluation *evaluation,
    const struct rule_inside *rule, struct outcome *outcome)
{
    const struct node *list = eval_node(evaluation, rule->possibilities);
    bool filters = evaluation->rules->options.filter_possibilities;
    size_t open = 0;
    size_t last = 0;
    for (size_t i = 0; i < list->count && !eval_failed(evaluation); i++) {
        struct outcome is_not = { 0 };
        if (filters)
            is_not = eval_applicability(evaluation, list->list[i]);
        outcome->missing = missing_merge(evaluation, outcome->missing, is_not.missing);
        if (value_is_yes(is_not.value))
            continue;
        open++;
        last = i;
    }
    outcome->value =
        open == 0 ? value_not_applicable() : rule->shown.possibilities[last].value;
    return open < 2;
}

/* --- a rule --- */

/* A private rule at the top hides itself, not its children. */
static bool is_reported(const struct evaluation *evaluation, uint32_t rule)
{
    if (rule_of(evaluation, rule)->shown.is_private)
        return false;
    for (uint32_t parent; (parent = rule_of(evaluation, rule)->shown.parent);
         rule = parent)
        if (rule_of(evaluation, rule)->shown.is_private)
            return false;
    return true;
}

/* The value of a rule that is not known for no other reason is for someone to answer: this
 * is written into the memory of the value itself. */
static struct missing report(
    struct evaluation *evaluation, uint32_t rule, const struct outcome *value)
{
    if (value->value.kind != VALUE_UNDEFINED || value->missing.count > 0 ||
        !is_reported(evaluation, rule))
        return value->missing;
    struct missing missing = missing_one(evaluation, rule, 1);
    eval_remember_missing(evaluation, rule_of(evaluation, rule)->value, missing);
    return missing;
}

static struct outcome eval_entered(
    struct evaluation *evaluation, uint32_t number, struct missing from_parent)
{
    const struct rule_inside *rule = rule_of(evaluation, number);
    struct outcome outcome = { 0 };
    bool settled = rule->possibilities && settled_by_names(evaluation, rule, &outcome);
    if (!settled) {
        const struct outcome *value = evaluate(evaluation, rule->value);
        outcome.value = value->value;
        outcome.missing = missing_merge(
            evaluation, outcome.missing, report(evaluation, number, value));
    }
    outcome.missing = missing_merge(evaluation, outcome.missing, from_parent);
    if (rule->possibility_unit)
        outcome.value.unit = rule->possibility_unit;
    return outcome;
}

static struct outcome cut_cycle(
    struct evaluation *evaluation, uint32_t number, struct missing from_parent)
{
    const struct rule_inside *rule = rule_of(evaluation, number);
    if (evaluation->entered_at[number] == evaluation->parent_checks)
        eval_warn(evaluation, WARNING_CYCLE);
    if (evaluation->rules->options.refuse_cycles)
        return eval_fail(evaluation, eval_node(evaluation, rule->node),
            "'%s' depends on itself", rule->shown.name);
    return (struct outcome){ .missing = from_parent };
}

struct outcome eval_a_rule(struct evaluation *evaluation, uint32_t rule)
{
    struct missing from_parent;
    if (eval_is_disabled(evaluation, rule, &from_parent))
        return (struct outcome){ value_not_applicable(), from_parent };
    if (evaluation->entered[rule] >= 2)
        return cut_cycle(evaluation, rule, from_parent);
    int before = evaluation->entered_at[rule];
    evaluation->entered_at[rule] = evaluation->parent_checks;
    evaluation->entered[rule]++;
    struct outcome outcome = eval_entered(evaluation, rule, from_parent);
    evaluation->entered[rule]--;
    evaluation->entered_at[rule] = before;
    return outcome;
}

/* --- is it applicable? --- */

static struct outcome says(bool not_applicable, struct missing missing)
{
    return (struct outcome){ value_boolean(not_applicable), missing };
}

static struct outcome ask_value(struct evaluation *evaluation, const struct outcome *of)
{
    (void)evaluation;
    if (of->value.kind == VALUE_UNDEFINED)
        return (struct outcome){ .missing = of->missing };
    return says(of->value.kind == VALUE_NOT_APPLICABLE, of->missing);
}

/* Such a rule can always be made not applicable by its answer, and asks for it. */
static struct outcome ask_answer(struct evaluation *evaluation, uint32_t rule)
{
    uint32_t node = rule_of(evaluation, rule)->answer;
    if (!node)
        return says(false, (struct missing){ 0 });
    const struct outcome *answer = evaluate(evaluation, node);
    if (answer->value.kind == VALUE_UNDEFINED)
        return says(false, missing_one(evaluation, rule, 1));
    return says(answer->value.kind == VALUE_NOT_APPLICABLE, answer->missing);
}

static struct outcome ask_rule(struct evaluation *evaluation, uint32_t rule)
{
    struct missing missing;
    if (eval_is_disabled(evaluation, rule, &missing))
        return says(true, missing);
    struct outcome answer =
        eval_applicability(evaluation, rule_of(evaluation, rule)->value);
    bool open = value_is_no(answer.value) && answer.missing.count == 0;
    if (open && rule_of(evaluation, rule)->perhaps_not_applicable)
        answer = ask_answer(evaluation, rule);
    answer.missing = missing_merge(evaluation, missing, answer.missing);
    return answer;
}

/* The same condition, with the question asked of both branches. */
static struct outcome ask_condition(
    struct evaluation *evaluation, const struct node *node)
{
    const struct outcome *condition = evaluate(evaluation, node->part[0]);
    struct outcome answer = { 0 };
    if (condition->value.kind == VALUE_BOOLEAN) {
        answer =
            eval_applicability(evaluation, node->part[condition->value.yes ? 1 : 2]);
    } else if (condition->value.kind == VALUE_UNDEFINED) {
        struct outcome no = eval_applicability(evaluation, node->part[2]);
        struct outcome yes = eval_applicability(evaluation, node->part[1]);
        answer.missing = missing_merge(evaluation, no.missing, yes.missing);
    } else if (condition->value.kind == VALUE_NOT_APPLICABLE) {
        answer = *condition; /* neither yes nor no: it switches nothing off */
    } else {
        return eval_fail(evaluation, node, "the condition is neither oui nor non");
    }
    answer.missing = missing_merge(
        evaluation, missing_raise(evaluation, condition->missing), answer.missing);
    return answer;
}

static struct outcome ask(struct evaluation *evaluation, uint32_t number)
{
    const struct node *node = eval_node(evaluation, number);
    bool named = node->kind == NODE_REFERENCE || node->kind == NODE_RULE ||
                 node->kind == NODE_ANSWER;
    if (!named && type_of(evaluation, number).nullable == NULLABLE_NO)
        return says(false, (struct missing){ 0 });
    const struct outcome *known = evaluated(evaluation, number);
    if (!known && node->kind == NODE_REFERENCE)
        known = evaluated(evaluation, rule_of(evaluation, node->rule)->node);
    if (known)
        return says(known->value.kind == VALUE_NOT_APPLICABLE, known->missing);
    if (node->kind == NODE_REFERENCE || node->kind == NODE_RULE)
        return ask_rule(evaluation, node->rule);
    if (node->kind == NODE_CONDITION)
        return ask_condition(evaluation, node);
    return ask_value(evaluation, evaluate(evaluation, number));
}

struct outcome eval_applicability(struct evaluation *evaluation, uint32_t number)
{
    struct run *run = evaluation->run;
    if (run->depth > EVAL_MAX_DEPTH || ++run->steps > run->most_steps)
        return eval_fail(evaluation, eval_node(evaluation, number),
            "rules refer to each other too deeply");
    if (eval_failed(evaluation))
        return (struct outcome){ 0 };
    run->depth++;
    struct outcome outcome = ask(evaluation, number);
    run->depth--;
    return outcome;
}
