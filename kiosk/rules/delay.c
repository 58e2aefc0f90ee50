#include "rules/delay.h"

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "rules/engine.h"
#include "rules/names.h"

enum delay_kind {
    DELAY_ADD,        /* ajoute, retire: an amount of time from a date */
    DELAY_TRUCE_END,  /* trêve: the first day of an eviction from a date on */
    DELAY_TRUCE_NEXT, /* prochaine trêve: the next 1 November from a date on */
    DELAY_NEXT_MONTH, /* mois suivant: the first day of the month after a date */
    DELAY_MONTHS /* mois entamés: whole or begun months from a date up to another */
};

struct law_delay {
    enum delay_kind kind;
    uint32_t rule, since, until;
    struct delay amount;
    const char *source;
    struct place at;
};

struct delays {
    const struct law_delay *list; /* what others start from comes first */
    size_t count;
};

/* --- reading --- */

struct reading {
    struct arena *arena;
    const struct ruleset *rules;
    struct delay_figures figures;
    struct diag *diag;
    struct {
        ARRAY(struct law_delay)
    } found;
    uint32_t *by_rule; /* place in `found` from 1 on, 0 for none */
};

static bool read_start(
    struct reading *reading, const char *scope, const struct yaml *name, uint32_t *rule)
{
    enum name_outcome outcome =
        name->kind == YAML_TEXT
            ? name_resolve(reading->rules, str_of(scope), str_of(name->text), rule)
            : NAME_UNKNOWN;
    return outcome == NAME_FOUND || diag_error(reading->diag, name->at,
                                        "unknown rule '%s' in a delay", name->text);
}

static bool read_amount(
    struct reading *reading, const struct yaml *value, struct delay *amount)
{
    const char *text = value->text;
    if (reading->figures.find && !delay_read(str_of(text), amount)) {
        const char *figure = reading->figures.find(reading->figures.context, text);
        text = figure ? figure : text;
    }
    return delay_read(str_of(text), amount) ||
           diag_error(reading->diag, value->at,
               "'%s' is no amount of time: a whole number of jours, semaines, mois or ans, or "
               "the key of such a figure",
               text);
}

static bool read_sum(struct reading *reading, const char *scope, const struct yaml *map,
    struct law_delay *delay)
{
    const struct yaml *since = yaml_find(map, "depuis");
    const struct yaml *more = yaml_find(map, "ajoute");
    const struct yaml *less = yaml_find(map, "retire");
    if (!since || !more == !less)
        return diag_error(reading->diag, map->at,
            "a delay needs 'depuis' with 'ajoute' or 'retire', or 'trêve', "
            "'prochaine trêve', 'mois suivant', 'mois entamés'");
    if (!read_start(reading, scope, since, &delay->since) ||
        !read_amount(reading, more ? more : less, &delay->amount))
        return false;
    if (less)
        delay->amount.count = -delay->amount.count;
    return true;
}

static bool read_months(struct reading *reading, const char *scope,
    const struct yaml *map, struct law_delay *delay)
{
    const struct yaml *since = yaml_find(map, "depuis");
    const struct yaml *until = yaml_find(map, "jusqu'à");
    if (!since || !until)
        return diag_error(
            reading->diag, map->at, "'mois entamés' needs 'depuis' and \"jusqu'à\"");
    return read_start(reading, scope, since, &delay->since) &&
           read_start(reading, scope, until, &delay->until);
}

/* Kinds that need no more than the date they start from. */
static const struct {
    const char *key;
    enum delay_kind kind;
} NAMED_DAYS[] = {
    { "trêve", DELAY_TRUCE_END },
    { "prochaine trêve", DELAY_TRUCE_NEXT },
    { "mois suivant", DELAY_NEXT_MONTH },
};

static bool read_kind(struct reading *reading, const char *scope,
    const struct yaml *map, struct law_delay *delay)
{
    for (size_t i = 0; i < sizeof NAMED_DAYS / sizeof *NAMED_DAYS; i++) {
        const struct yaml *start = yaml_find(map, NAMED_DAYS[i].key);
        delay->kind = NAMED_DAYS[i].kind;
        if (start)
            return read_start(reading, scope, start, &delay->since);
    }
    const struct yaml *months = yaml_find(map, "mois entamés");
    delay->kind = months ? DELAY_MONTHS : DELAY_ADD;
    return months ? read_months(reading, scope, months, delay)
                  : read_sum(reading, scope, map, delay);
}

static bool read_source(
    struct reading *reading, const struct yaml *map, struct law_delay *delay)
{
    const struct yaml *source = yaml_find(map, "source");
    if (!source || source->kind != YAML_TEXT || !source->text[0])
        return diag_error(reading->diag, map->at,
            "a delay needs its 'source': the article of law that it is from");
    delay->source = source->text;
    return true;
}

/* Whoever gives the rule a value beside its delay would not be heard. */
static bool is_plain_input(const struct rule_inside *rule)
{
    static const char *const VALUES[] = { "valeur", "formule", "par défaut",
        "question" };
    for (size_t i = 0; i < sizeof VALUES / sizeof VALUES[0]; i++)
        if (yaml_find(rule->shown.body, VALUES[i]))
            return false;
    return rule->answer != 0;
}

static void read_rule(struct reading *reading, uint32_t number)
{
    static const char *const KEYS[] = { "depuis", "ajoute", "retire", "trêve",
        "prochaine trêve", "mois suivant", "mois entamés", "source" };
    const struct rule_inside *rule = &reading->rules->rules.items[number];
    const struct yaml *map = yaml_find(yaml_find(rule->shown.body, "meta"), "délai");
    if (!map)
        return;
    struct law_delay delay = { .rule = number, .at = map->at };
    const char *scope = rule->shown.name;
    bool good =
        map->kind == YAML_MAP || diag_error(reading->diag, map->at,
                                     "a delay is a map: { depuis: …, ajoute: … }");
    good = good && yaml_only(map, KEYS, sizeof KEYS / sizeof KEYS[0], reading->diag);
    good = good && read_source(reading, map, &delay);
    good = good && read_kind(reading, scope, map, &delay);
    if (good && !is_plain_input(rule))
        good = diag_error(reading->diag, map->at,
            "'%s' has a delay, so it can have no value, default or question", scope);
    if (!good)
        return;
    *ARRAY_ADD(reading->arena, &reading->found) = delay;
    reading->by_rule[number] = (uint32_t)reading->found.count;
}

/* --- the order --- */

enum progress { WAITING, STARTED, DONE };

struct ordering {
    struct reading *reading;
    struct law_delay *list;
    size_t count;
    enum progress *progress; /* a delay each */
    uint32_t *seen;          /* a node each: the delay whose walk met it */
    uint32_t walk;
    int depth;
};

static bool order_delay(struct ordering *ordering, uint32_t place);

/* Every delay that the value of a node may rest on comes first. */
static bool order_node(struct ordering *ordering, uint32_t walk, uint32_t number)
{
    const struct ruleset *rules = ordering->reading->rules;
    if (number == 0 || ordering->seen[number] == walk)
        return true;
    ordering->seen[number] = walk;
    if (ordering->depth >= MODEL_MAX_DEPTH)
        return diag_error(ordering->reading->diag, rules->nodes.items[number].at,
            "rules refer to each other too deeply");
    ordering->depth++;
    const struct node *node = &rules->nodes.items[number];
    bool good = true;
    if (node->kind == NODE_REFERENCE || node->kind == NODE_RULE) {
        const struct rule_inside *rule = &rules->rules.items[node->rule];
        uint32_t place = ordering->reading->by_rule[node->rule];
        good = place ? order_delay(ordering, place)
                     : order_node(ordering, walk, rule->value);
        for (size_t i = 0; i < rule->parent_count && !place; i++)
            good = order_node(ordering, walk, rule->parents[i]) && good;
    }
    for (int i = 0; i < 3; i++)
        good = order_node(ordering, walk, node->part[i]) && good;
    for (size_t i = 0; i < node->count; i++)
        good = order_node(ordering, walk, node->list[i]) && good;
    ordering->depth--;
    return good;
}

static bool order_delay(struct ordering *ordering, uint32_t place)
{
    const struct law_delay *delay = &ordering->reading->found.items[place - 1];
    if (ordering->progress[place - 1] == DONE)
        return true;
    if (ordering->progress[place - 1] == STARTED)
        return diag_error(
            ordering->reading->diag, delay->at, "this delay starts from itself");
    ordering->progress[place - 1] = STARTED;
    const struct ruleset *rules = ordering->reading->rules;
    uint32_t walk = ++ordering->walk;
    bool good =
        order_node(ordering, walk, rules->rules.items[delay->since].from_outside);
    if (delay->until)
        good =
            order_node(ordering, walk, rules->rules.items[delay->until].from_outside) &&
            good;
    ordering->progress[place - 1] = DONE;
    ordering->list[ordering->count++] = *delay;
    return good;
}

static bool order_delays(struct reading *reading, struct delays *delays)
{
    size_t count = reading->found.count;
    struct ordering ordering = { .reading = reading,
        .list = ARENA_LIST(reading->arena, struct law_delay, count),
        .progress = ARENA_LIST(reading->arena, enum progress, count),
        .seen = ARENA_LIST(reading->arena, uint32_t, reading->rules->nodes.count) };
    bool good = true;
    for (uint32_t place = 1; place <= count && good; place++)
        good = order_delay(&ordering, place);
    delays->list = ordering.list;
    delays->count = ordering.count;
    return good;
}

const struct delays *delays_read(struct arena *arena, const struct ruleset *rules,
    struct delay_figures figures, struct diag *diag)
{
    size_t errors = diag_errors(diag);
    struct reading reading = { .arena = arena,
        .rules = rules,
        .figures = figures,
        .diag = diag,
        .by_rule = ARENA_LIST(arena, uint32_t, rules->rules.count) };
    for (uint32_t i = 1; i < rules->rules.count; i++)
        read_rule(&reading, i);
    struct delays *delays = ARENA_NEW(arena, struct delays);
    if (diag_errors(diag) > errors || !order_delays(&reading, delays))
        return NULL;
    return delays;
}

/* --- computing --- */

static struct value date_text(struct arena *arena, struct date date)
{
    if (!date_is(date))
        return (struct value){ 0 };
    return value_text(date_french(arena, date));
}

static struct date next_truce(struct date date)
{
    struct date start = { date.year, 11, 1 };
    if (date_compare(start, date) < 0)
        start.year++;
    return start;
}

static struct date next_month(struct date date)
{
    struct date first = { date.year, date.month, 1 };
    return date_add(first, (struct delay){ 1, DATE_MONTHS });
}

/* The smallest number of months after which `until` is reached. */
static int months_begun(struct date since, struct date until)
{
    int months = 12 * (until.year - since.year) + until.month - since.month;
    if (months < 0)
        return 0;
    struct date reached = date_add(since, (struct delay){ months, DATE_MONTHS });
    return date_compare(reached, until) < 0 ? months + 1 : months;
}

static struct value compute(struct arena *arena, const struct law_delay *delay,
    struct date since, struct date until)
{
    switch (delay->kind) {
    case DELAY_ADD:
        return date_text(arena, date_add(since, delay->amount));
    case DELAY_TRUCE_END:
        return date_text(arena, date_after_truce(since));
    case DELAY_TRUCE_NEXT:
        return date_text(arena, next_truce(since));
    case DELAY_NEXT_MONTH:
        return date_text(arena, next_month(since));
    case DELAY_MONTHS:
        return value_number(months_begun(since, until), NULL);
    }
    return (struct value){ 0 };
}

/* The date that a rule is worth; what it is instead stays in `outcome`. */
static bool date_of(struct evaluation *evaluation, uint32_t rule, struct date *date,
    struct outcome *outcome)
{
    const struct outcome *found = eval_rule(evaluation, rule);
    *outcome = found ? *found : (struct outcome){ 0 };
    bool is_date = outcome->value.kind == VALUE_TEXT &&
                   date_read_french(str_of(outcome->value.text), date);
    if (outcome->value.kind != VALUE_NOT_APPLICABLE)
        outcome->value = (struct value){ 0 };
    return is_date;
}

static struct outcome answer_of(
    struct evaluation *evaluation, const struct law_delay *delay)
{
    struct date since = { 0 };
    struct date until = { 0 };
    struct outcome outcome;
    if (!date_of(evaluation, delay->since, &since, &outcome))
        return outcome;
    if (delay->until && !date_of(evaluation, delay->until, &until, &outcome))
        return outcome;
    outcome.value = compute(evaluation->run->arena, delay, since, until);
    return outcome;
}

void delays_apply(const struct delays *delays, struct situation *situation)
{
    if (!delays || delays->count == 0)
        return;
    for (size_t i = 0; i < delays->count; i++)
        situation_forget(situation, delays->list[i].rule);
    struct evaluation *evaluation =
        evaluation_open(situation->arena, situation->rules, situation);
    for (size_t i = 0; i < delays->count; i++) {
        struct outcome *settled = ARENA_NEW(situation->arena, struct outcome);
        *settled = answer_of(evaluation, &delays->list[i]);
        situation->answers[delays->list[i].rule].settled = settled;
    }
}

static const struct law_delay *find(const struct delays *delays, uint32_t rule)
{
    for (size_t i = 0; delays && i < delays->count; i++)
        if (delays->list[i].rule == rule)
            return &delays->list[i];
    return NULL;
}

bool delays_has(const struct delays *delays, uint32_t rule)
{
    return find(delays, rule) != NULL;
}

uint32_t delays_start(const struct delays *delays, uint32_t rule)
{
    const struct law_delay *delay = find(delays, rule);
    return delay ? delay->since : 0;
}

uint32_t delays_end(const struct delays *delays, uint32_t rule)
{
    const struct law_delay *delay = find(delays, rule);
    return delay ? delay->until : 0;
}

const char *delays_source(const struct delays *delays, uint32_t rule)
{
    const struct law_delay *delay = find(delays, rule);
    return delay ? delay->source : NULL;
}
