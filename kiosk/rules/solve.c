/* Numbers that are found by trying: `inversion numérique` and `résoudre la référence
 * circulaire`. Each try is an evaluation of its own, with the number as an answer. */
#include <math.h>

#include "rules/engine.h"

static const double LOWEST = -1e6;
static const double HIGHEST = 1e8;

struct tries {
    struct evaluation *evaluation; /* of the tries */
    struct answer *answers;
    uint32_t rule;   /* whose value is tried */
    uint32_t target; /* the node that is looked at */
    double goal;
    bool against_itself; /* the target is to become the number that is tried */
    const struct unit *unit;
    struct missing_mark mark; /* before the first try */
    struct outcome last;
};

struct limits {
    double low, high;
    double tolerance, acceptable;
    int tries;
};

/* How far off the goal `x` is; NaN where it cannot be told. */
static double distance(struct tries *tries, double x)
{
    eval_empty(tries->evaluation);
    missing_give_back(tries->evaluation, tries->mark, (struct missing){ 0 });
    tries->answers[tries->rule] = (struct answer){
        .settled = eval_settle(tries->evaluation, value_number(x, tries->unit))
    };
    tries->last = *evaluate(tries->evaluation, tries->target);
    struct value value =
        eval_convert(tries->evaluation, tries->last.value, tries->unit);
    if (value.kind == VALUE_NOT_APPLICABLE)
        value = value_number(0, NULL);
    if (value.kind != VALUE_NUMBER)
        return (double)NAN;
    return value.number - (tries->against_itself ? x : tries->goal);
}

struct bracket {
    double a, fa; /* the try before */
    double b, fb; /* the best so far */
    double c, fc; /* on the other side of zero */
};

static void best_first(struct bracket *at)
{
    if (fabs(at->fc) >= fabs(at->fb))
        return;
    at->a = at->b;
    at->b = at->c;
    at->c = at->a;
    at->fa = at->fb;
    at->fb = at->fc;
    at->fc = at->fa;
}

/* Where a line or a parabola through the tries meets zero, as a step from b; half the
 * way to c when that leads nowhere. */
static double next_step(const struct bracket *at, double before, double tolerance)
{
    double half = (at->c - at->b) / 2;
    if (fabs(before) < tolerance || fabs(at->fa) <= fabs(at->fb))
        return half;
    double across = at->c - at->b;
    double p;
    double q;
    if (at->a == at->c) {
        p = across * (at->fb / at->fa);
        q = 1 - at->fb / at->fa;
    } else {
        double r = at->fa / at->fc;
        double s = at->fb / at->fc;
        double t = at->fb / at->fa;
        p = t * (across * r * (r - s) - (at->b - at->a) * (s - 1));
        q = (r - 1) * (s - 1) * (t - 1);
    }
    if (p > 0)
        q = -q;
    else
        p = -p;
    bool inside =
        p < 0.75 * across * q - fabs(tolerance * q) / 2 && p < fabs(before * q / 2);
    return inside ? p / q : half;
}

/* Brent's method (R. P. Brent, Algorithms for Minimization without Derivatives, 1973, ch.
 * 4). False when no try came near enough. */
static bool find_root(struct tries *tries, struct limits limits, double *root)
{
    struct bracket at = { .a = limits.low, .b = limits.high };
    at.fa = distance(tries, at.a);
    at.fb = distance(tries, at.b);
    at.c = at.a;
    at.fc = at.fa;
    bool found = false;
    for (int i = 0; i < limits.tries && !eval_failed(tries->evaluation); i++) {
        double before = at.b - at.a;
        best_first(&at);
        double tolerance = 1e-15 * fabs(at.b) + limits.tolerance / 2;
        if (fabs(at.c - at.b) / 2 <= tolerance || at.fb == 0) {
            *root = at.b;
            return true;
        }
        double step = next_step(&at, before, tolerance);
        if (fabs(step) < tolerance)
            step = step > 0 ? tolerance : -tolerance;
        at.a = at.b;
        at.fa = at.fb;
        at.b += step;
        at.fb = distance(tries, at.b);
        if ((at.fb > 0 && at.fc > 0) || (at.fb < 0 && at.fc < 0)) {
            at.c = at.a;
            at.fc = at.fa;
        }
        if (fabs(at.fb) < limits.acceptable) {
            *root = at.b;
            found = true;
        }
    }
    return found;
}

/* --- résoudre la référence circulaire --- */

struct outcome eval_circular(struct evaluation *evaluation, const struct node *node)
{
    struct tries tries = { .rule = node->rule, .target = node->part[0] };
    tries.against_itself = true;
    tries.evaluation = eval_branch(evaluation, &tries.answers);
    if (!tries.evaluation)
        return eval_fail(evaluation, node, "too many references to solve");
    tries.mark = missing_mark(evaluation);
    double first = distance(&tries, 1);
    tries.unit = tries.last.value.unit;
    struct outcome outcome = { 0 };
    struct limits limits = { LOWEST, HIGHEST, 0.5, 2, 25 };
    double root;
    if (!isnan(first) && find_root(&tries, limits, &root))
        outcome.value = value_number(root, NULL);
    outcome.value.unit = tries.unit;
    eval_leave(tries.evaluation);
    outcome.missing = missing_give_back(evaluation, tries.mark, tries.last.missing);
    return outcome;
}

/* --- inversion numérique --- */

/* The first candidate that was answered; 0 when none was. */
static uint32_t answered(struct evaluation *evaluation, const struct node *node)
{
    for (size_t i = 0; i < node->count; i++) {
        uint32_t rule = eval_node(evaluation, node->list[i])->rule;
        uint32_t answer = evaluation->rules->rules.items[rule].answer;
        if (answer && evaluate(evaluation, answer)->value.kind != VALUE_UNDEFINED)
            return rule;
    }
    return 0;
}

static struct outcome unanswered(struct evaluation *evaluation, const struct node *node)
{
    struct outcome outcome = { 0 };
    for (size_t i = 0; i < node->count; i++) {
        uint32_t rule = eval_node(evaluation, node->list[i])->rule;
        outcome.missing = missing_merge(
            evaluation, outcome.missing, missing_one(evaluation, rule, 1));
    }
    outcome.missing = missing_merge(
        evaluation, outcome.missing, missing_one(evaluation, node->rule, 1));
    return outcome;
}

/* Two first tries, then between the nearest of them below and above the goal. */
static bool invert(struct tries *tries, const struct search *search, double *root)
{
    double x1 = tries->goal;
    double d1 = distance(tries, x1);
    double y1 = d1 + tries->goal;
    double x2 = isnan(d1) ? 2000 : x1 * tries->goal * (d1 > 0 ? 0.9 : 1.2) / y1;
    double d2 = distance(tries, x2);
    if (isnan(d1) && isnan(d2))
        return false;
    struct limits limits = { search->low, search->high, search->tolerance, 1, 10 };
    if (d2 < 0 && (d2 > d1 || d1 > 0))
        limits.low = x2;
    else if (d1 < 0 && (d1 > d2 || d2 > 0))
        limits.low = x1;
    if (d2 > 0 && (d2 < d1 || d1 < 0))
        limits.high = x2;
    else if (d1 > 0 && (d1 < d2 || d2 < 0))
        limits.high = x1;
    return find_root(tries, limits, root);
}

struct outcome eval_inversion(struct evaluation *evaluation, const struct node *node)
{
    uint32_t candidate = answered(evaluation, node);
    if (!candidate)
        return unanswered(evaluation, node);
    const struct rule_inside *inverted = &evaluation->rules->rules.items[node->rule];
    const struct rule_inside *rule = &evaluation->rules->rules.items[candidate];
    struct tries tries = { .rule = node->rule, .target = rule->node };
    tries.unit = inverted->shown.unit;
    struct value goal = evaluate(evaluation, rule->node)->value;
    tries.goal = eval_convert(evaluation, goal, tries.unit).number;
    tries.evaluation = eval_branch(evaluation, &tries.answers);
    if (!tries.evaluation)
        return eval_fail(evaluation, node, "too many numbers to find");
    tries.answers[candidate] = (struct answer){ 0 };
    tries.mark = missing_mark(evaluation);
    struct outcome outcome = { 0 };
    double root;
    if (invert(&tries, node->search, &root))
        outcome.value = value_number(root, tries.unit);
    eval_leave(tries.evaluation);
    outcome.missing = missing_give_back(evaluation, tries.mark, tries.last.missing);
    return outcome;
}
