/* `grille`, `barème`, `taux progressif`: the bracket in which an amount falls. Ceilings are
 * looked at up to that bracket only, so that nothing is missing for those above it. */
#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "rules/engine.h"

enum position {
    BELOW,  /* it ends before the base */
    ACTIVE, /* the base falls into it */
    ABOVE,  /* it comes after the active one */
    OPEN    /* cannot be told */
};

struct bracket {
    enum position position;
    double floor, ceiling;
    struct missing missing; /* of what leaves it open */
    uint32_t amount;        /* node */
};

/* Used again by the next brackets when these are done. */
struct bracket_list {
    struct bracket_list *next;
    struct bracket *list;
    size_t room;
};

struct brackets {
    struct evaluation *evaluation;
    const struct node *node;
    const struct outcome *base, *multiplier;
    struct bracket *list;
    size_t count;
    const struct bracket *active; /* NULL for none */
};

static double number_of(struct value value)
{
    if (value.kind == VALUE_BOOLEAN)
        return value.yes ? 1 : 0;
    if (value.kind == VALUE_TEXT)
        return (double)NAN;
    return value.kind == VALUE_NUMBER ? value.number : 0;
}

static bool is_open(const struct outcome *outcome)
{
    return outcome->value.kind == VALUE_UNDEFINED;
}

/* An absent ceiling is infinite, and needs nothing. */
static const struct outcome *ceiling_of(struct brackets *all, size_t i)
{
    static const struct outcome INFINITE = { .value = { .kind = VALUE_NUMBER,
                                                 .number = (double)INFINITY } };
    uint32_t node = all->node->list[2 * i];
    return node ? evaluate(all->evaluation, node) : &INFINITE;
}

/* The ceiling times the multiplier, in the unit of the base. */
static double scaled(struct brackets *all, const struct outcome *ceiling)
{
    struct value value = ceiling->value;
    struct value multiplier = all->multiplier->value;
    value.number = number_of(value) * number_of(multiplier);
    value.kind = VALUE_NUMBER;
    if (isinf(value.number))
        return value.number;
    if (value.unit && multiplier.unit)
        value.unit =
            unit_product(all->evaluation->run->arena, value.unit, multiplier.unit);
    else if (!value.unit)
        value.unit = multiplier.unit;
    const struct unit *unit = all->base->value.unit;
    if (!unit)
        return unit_drop(value.number, value.unit);
    return eval_convert(all->evaluation, value, unit).number;
}

static void leave_open(struct brackets *all, struct bracket *bracket,
    const struct outcome *ceiling, const struct outcome *floor)
{
    struct evaluation *evaluation = all->evaluation;
    bracket->position = OPEN;
    bracket->missing = missing_merge(evaluation, ceiling->missing, all->base->missing);
    bracket->missing =
        missing_merge(evaluation, bracket->missing, all->multiplier->missing);
    if (floor)
        bracket->missing = missing_merge(evaluation, bracket->missing, floor->missing);
}

/* Places one bracket; `floor` is the ceiling of the one before, or NULL. */
static void place(struct brackets *all, size_t i, const struct outcome *ceiling,
    const struct outcome *floor)
{
    struct bracket *bracket = &all->list[i];
    bracket->floor = i > 0 ? all->list[i - 1].ceiling : 0;
    if (is_open(ceiling) || is_open(all->base) || is_open(all->multiplier) ||
        (floor && is_open(floor))) {
        if (!is_open(ceiling) && !is_open(all->multiplier))
            bracket->ceiling = scaled(all, ceiling);
        leave_open(all, bracket, ceiling, floor);
        return;
    }
    bracket->ceiling = scaled(all, ceiling);
    bool starts_above_zero = floor && bracket->floor != 0;
    if (starts_above_zero && bracket->ceiling <= bracket->floor) {
        eval_fail(all->evaluation, all->node,
            "the ceiling of bracket %zu is not above that of the bracket before",
            i + 1);
        return;
    }
    double base = number_of(all->base->value);
    bool active = base >= bracket->floor && base < bracket->ceiling;
    bracket->position = active ? ACTIVE : BELOW;
    if (active)
        all->active = bracket;
}

static void place_all(struct brackets *all)
{
    const struct outcome *floor = NULL;
    for (size_t i = 0; i < all->count && !eval_failed(all->evaluation); i++) {
        all->list[i].amount = all->node->list[2 * i + 1];
        if (all->active) {
            all->list[i].position = ABOVE;
            continue;
        }
        const struct outcome *ceiling = ceiling_of(all, i);
        place(all, i, ceiling, floor);
        floor = ceiling;
    }
}

static struct missing start_missing(const struct brackets *all)
{
    return missing_merge(all->evaluation, all->base->missing, all->multiplier->missing);
}

/* Unlike other values, a rate whose unit does not convert is an error. */
static struct value rate_in(
    struct brackets *all, const struct outcome *rate, const struct unit *unit)
{
    struct value value = rate->value;
    double number = number_of(value);
    if (!unit_convert(&number, value.unit, unit))
        eval_fail(all->evaluation, all->node, "the rate in '%s' is no share",
            value.unit->text);
    if (value.kind == VALUE_NUMBER)
        value.number = number;
    return value;
}

/* --- grille --- */

static void add_amount(struct brackets *all, const struct bracket *bracket,
    bool is_first, struct outcome *outcome)
{
    const struct outcome *amount = evaluate(all->evaluation, bracket->amount);
    if (bracket == all->active)
        outcome->value = amount->value;
    else if (is_first)
        outcome->value.unit = amount->value.unit;
    outcome->missing =
        missing_merge(all->evaluation, outcome->missing, amount->missing);
    outcome->missing =
        missing_merge(all->evaluation, outcome->missing, bracket->missing);
}

/* Amounts above are computed for nothing, as in the reference engine: one that divides by
 * zero is an error even there. */
static void look_above(struct brackets *all)
{
    for (const struct bracket *above = all->active + 1; above < all->list + all->count;
         above++)
        evaluate(all->evaluation, above->amount);
}

/* Not known above the last ceiling, even when a bracket before could not be told. */
static struct outcome grid(struct brackets *all)
{
    struct outcome outcome = { .missing = start_missing(all) };
    if (all->count == 0)
        return outcome;
    if (all->active) {
        add_amount(all, all->active, true, &outcome);
        look_above(all);
        return outcome;
    }
    const struct bracket *last = &all->list[all->count - 1];
    double base = number_of(all->base->value);
    if (last->position == BELOW && !(last->floor > base))
        return outcome;
    bool open = false;
    for (size_t i = 0; i < all->count; i++) {
        if (all->list[i].position != OPEN)
            continue;
        add_amount(all, &all->list[i], !open, &outcome);
        open = true;
    }
    if (!open)
        outcome.value = value_boolean(false);
    return outcome;
}

/* --- barème --- */

/* What one bracket adds; not known when its rate or its ceiling is not. */
static struct value bracket_share(
    struct brackets *all, const struct bracket *bracket, struct missing *missing)
{
    double base = number_of(all->base->value);
    if (bracket->position == ABOVE ||
        (bracket->position == BELOW && bracket->floor > base))
        return value_number(0, NULL);
    const struct outcome *rate = evaluate(all->evaluation, bracket->amount);
    *missing = missing_merge(all->evaluation, *missing, rate->missing);
    *missing = missing_merge(all->evaluation, *missing, bracket->missing);
    if (is_open(rate) || bracket->position == OPEN)
        return (struct value){ 0 };
    double factor = number_of(rate_in(all, rate, unit_empty()));
    double upto = isnan(base) || isnan(bracket->ceiling) ? (double)NAN
                                                         : fmin(base, bracket->ceiling);
    return value_number((upto - bracket->floor) * factor, NULL);
}

/* A bracket that is not known makes the sum so when it is the last one; an addition to it
 * is no number, as in the reference engine. */
static struct outcome scale(struct brackets *all)
{
    struct outcome outcome = { .missing = start_missing(all) };
    struct value base = all->base->value;
    if (base.kind == VALUE_UNDEFINED || base.kind == VALUE_NOT_APPLICABLE ||
        number_of(base) == 0) {
        outcome.value = base;
        return outcome;
    }
    struct value sum = value_number(0, NULL);
    for (size_t i = 0; i < all->count; i++) {
        struct value share = bracket_share(all, &all->list[i], &outcome.missing);
        if (share.kind == VALUE_UNDEFINED)
            sum = share;
        else
            sum = value_number(
                sum.kind == VALUE_NUMBER ? sum.number + share.number : (double)NAN,
                NULL);
    }
    outcome.value = sum;
    outcome.value.unit = base.unit;
    return outcome;
}

/* --- taux progressif --- */

static const struct outcome *rate_outcome(
    struct brackets *all, const struct bracket *of)
{
    return evaluate(all->evaluation, of->amount);
}

static struct value in_percent(struct brackets *all, const struct outcome *rate)
{
    struct value value = rate->value;
    if (value.kind == VALUE_NUMBER)
        value = rate_in(all, rate, unit_percent());
    value.unit = unit_percent();
    return value;
}

static struct outcome last_rate(struct brackets *all)
{
    const struct outcome *rate = rate_outcome(all, &all->list[all->count - 1]);
    return (struct outcome){ in_percent(all, rate), rate->missing };
}

static struct outcome undecided_rate(struct brackets *all)
{
    struct outcome outcome = { 0 };
    for (size_t i = 0; i < all->count; i++)
        outcome.missing =
            missing_merge(all->evaluation, outcome.missing, all->list[i].missing);
    outcome.value.unit = unit_percent();
    return outcome;
}

static struct outcome between(struct brackets *all)
{
    const struct bracket *active = all->active;
    const struct outcome *upper = rate_outcome(all, active);
    const struct outcome *lower =
        active > all->list ? rate_outcome(all, active - 1) : upper;
    double high = number_of(in_percent(all, upper));
    double low = number_of(in_percent(all, lower));
    struct outcome outcome = { .value.unit = unit_percent() };
    if (is_open(upper) || is_open(lower)) {
        outcome.missing =
            missing_merge(all->evaluation, lower->missing, upper->missing);
        return outcome;
    }
    double slope = (high - low) / (active->ceiling - active->floor);
    outcome.value.kind = VALUE_NUMBER;
    outcome.value.number = low + (number_of(all->base->value) - active->floor) * slope;
    return outcome;
}

/* The last rate holds beyond the last ceiling, and in a last bracket without one. */
static bool is_beyond(const struct brackets *all)
{
    if (all->active)
        return all->active == &all->list[all->count - 1] && isinf(all->active->ceiling);
    for (size_t i = 0; i < all->count; i++)
        if (all->list[i].position == OPEN)
            return false;
    return true;
}

static struct outcome progressive(struct brackets *all)
{
    if (all->count > 0 && is_beyond(all))
        return last_rate(all);
    if (!all->active || all->base->value.kind != VALUE_NUMBER)
        return undecided_rate(all);
    return between(all);
}

static struct bracket_list *take_list(struct run *run, size_t count)
{
    enum { USUAL = 12 };
    struct bracket_list *taken = run->spare_brackets;
    if (taken && taken->room >= count) {
        run->spare_brackets = taken->next;
        memset(taken->list, 0, count * sizeof *taken->list);
        return taken;
    }
    taken = ARENA_NEW(run->arena, struct bracket_list);
    taken->room = count > USUAL ? count : USUAL;
    taken->list = ARENA_LIST(run->arena, struct bracket, taken->room);
    return taken;
}

static void give_list(struct run *run, struct bracket_list *taken)
{
    taken->next = run->spare_brackets;
    run->spare_brackets = taken;
}

static struct outcome decide(struct brackets *all)
{
    if (all->node->kind != NODE_SCALE || number_of(all->base->value) != 0)
        place_all(all);
    if (eval_failed(all->evaluation))
        return (struct outcome){ 0 };
    switch ((int)all->node->kind) {
    case NODE_GRID:
        return grid(all);
    case NODE_SCALE:
        return scale(all);
    default:
        return progressive(all);
    }
}

struct outcome eval_brackets(struct evaluation *evaluation, const struct node *node)
{
    struct brackets all = { .evaluation = evaluation,
        .node = node,
        .base = evaluate(evaluation, node->part[0]),
        .count = node->count / 2 };
    all.multiplier = evaluate(evaluation, node->part[1]);
    if (all.multiplier->value.kind == VALUE_NUMBER && all.multiplier->value.number == 0)
        return eval_fail(evaluation, node, "the multiplier of the brackets is 0");
    struct bracket_list *taken = take_list(evaluation->run, all.count);
    all.list = taken->list;
    struct outcome outcome = decide(&all);
    give_list(evaluation->run, taken);
    return outcome;
}
