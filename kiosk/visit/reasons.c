/* Why a result is what it is, as somebody reads it who has given the answers: first what
 * decided, each once, with the answer and the article of law. A rule that only gathers
 * others ("at least one motive") and holds is told by those that hold; what it rests on is
 * otherwise one level deeper. */
#include "base/arena.h"
#include "base/array.h"
#include "base/str.h"
#include "base/yaml.h"
#include "content/wording.h"
#include "rules/explain.h"
#include "visit/inquiry_inside.h"

enum { MAX_DEPTH = 8 };  /* of rules that gather rules that gather */
enum { MAX_LEVELS = 3 }; /* of parts under a reason: nobody opens more */

struct reasons {
    ARRAY(struct reason)
};

struct telling {
    const struct inquiry *inquiry;
    struct arena *arena;
    bool *told;   /* by rule: stands in the list already */
    int level;    /* of parts, 0 for the reasons themselves */
    bool holding; /* only what holds or counts */
    bool answers; /* only what the person said */
    int depth;
};

/* --- one reason --- */

/* Articles are the keys of `références`; where it is a text or a list, they are all of it. */
static const char *articles(struct arena *arena, const struct yaml *references)
{
    struct text text = { .arena = arena };
    if (references->kind != YAML_MAP && references->kind != YAML_LIST)
        return references->text;
    YAML_EACH(reference, references) {
        text_add_c(&text, text.size ? " ; " : "");
        text_add_c(&text, reference->key ? reference->key : reference->text);
    }
    return text_done(&text);
}

static const char *article_of(
    const struct telling *telling, const struct ground *ground)
{
    const struct catalog *catalog = telling->inquiry->selfcheck->catalog;
    if (ground->references)
        return articles(telling->arena, ground->references);
    return delays_source(catalog->delays, ground->rule);
}

static enum reason_mark mark_of_rule(const struct ground *ground)
{
    switch (ground->mark) {
    case EXPLAIN_UNKNOWN:
        return REASON_UNKNOWN;
    case EXPLAIN_FAILS:
        return REASON_FAILS;
    case EXPLAIN_HOLDS:
        return REASON_HOLDS;
    case EXPLAIN_COUNTS:
        break;
    }
    return ground->value.kind == VALUE_BOOLEAN ? REASON_HOLDS : REASON_COUNTS;
}

/* Yes and no speak for themselves, whichever of the two the rules asked for; whatever else
 * was said is taken as it is. */
static enum reason_mark mark_of_answer(const char *value)
{
    if (!value || !*value || text_same(value, "nsp"))
        return REASON_UNKNOWN;
    return text_same(value, "non") ? REASON_FAILS : REASON_HOLDS;
}

/* The rules have words of their own for kinds ("modeste"), which nobody reads. */
static bool is_coded(const struct ground *ground)
{
    struct date date;
    return ground->value.kind == VALUE_TEXT &&
           !date_read_french(str_of(ground->value.text), &date);
}

static struct reason reason_of_rule(
    const struct telling *telling, const struct ground *ground)
{
    bool amount = !is_coded(ground) && ground->value.kind != VALUE_BOOLEAN;
    return (struct reason){
        .mark = amount && ground->mark == EXPLAIN_HOLDS ? REASON_COUNTS
                                                        : mark_of_rule(ground),
        .text = ruleset_rule(telling->inquiry->rules, ground->rule)->title,
        .told = amount ? inquiry_told(telling->arena, ground->value) : NULL,
        .source = article_of(telling, ground),
    };
}

static const struct yaml *meta_of(const struct telling *telling, uint32_t rule)
{
    return yaml_find(ruleset_rule(telling->inquiry->rules, rule)->body, "meta");
}

static const struct figure *figure_named(const struct telling *telling, const char *key)
{
    return key ? catalog_figure(telling->inquiry->selfcheck->catalog, key) : NULL;
}

static const struct figure *figure_of(const struct telling *telling, uint32_t rule)
{
    return figure_named(telling, yaml_text(meta_of(telling, rule), "figure"));
}

/* How long a delay is, where that is a figure. */
static const struct figure *figure_of_delay(
    const struct telling *telling, uint32_t rule)
{
    const struct yaml *delay = yaml_find(meta_of(telling, rule), "délai");
    const char *key = yaml_text(delay, "ajoute");
    return figure_named(telling, key ? key : yaml_text(delay, "retire"));
}

/* One that is past, or not sure, is never told as an amount. */
static struct reason reason_of_figure(
    const struct telling *telling, const struct figure *figure)
{
    const char *told =
        content_figure(figure, telling->arena, telling->inquiry->selfcheck->today);
    return (struct reason){
        .mark = told ? REASON_COUNTS : REASON_UNKNOWN,
        .text = figure->label,
        .told = told,
        .figure = figure,
        .source = figure->legal,
    };
}

static struct reason reason_of_answer(
    const struct telling *telling, const struct question *question)
{
    const char *value = selfcheck_value(telling->inquiry->selfcheck, question);
    return (struct reason){
        .mark = mark_of_answer(value),
        .text = question->short_text ? question->short_text : question->text,
        .question = question,
        .value = value,
    };
}

/* --- all of them --- */

/* Two rules that say the same to a reader are told once. */
static bool is_said(const struct reasons *reasons, const struct reason *reason)
{
    for (size_t i = 0; i < reasons->count; i++) {
        const struct reason *said = &reasons->items[i];
        if (said->mark == reason->mark && text_same(said->text, reason->text) &&
            text_same(said->value, reason->value) &&
            text_same(said->told, reason->told))
            return true;
    }
    return false;
}

static void add(
    const struct telling *telling, struct reasons *reasons, struct reason reason)
{
    if (!is_said(reasons, &reason))
        *ARRAY_ADD(telling->arena, reasons) = reason;
}

static void tell(const struct telling *telling, uint32_t rule, struct reasons *reasons);

static bool *none_told(const struct inquiry *inquiry)
{
    return ARENA_LIST(
        inquiry->scratch, bool, (size_t)ruleset_count(inquiry->rules) + 1);
}

static const struct question *question_of(const struct telling *telling, uint32_t rule)
{
    const struct inquiry *inquiry = telling->inquiry;
    return catalog_question(
        inquiry->selfcheck->catalog, ruleset_rule(inquiry->rules, rule));
}

static const struct delays *delays_of(const struct telling *telling)
{
    return telling->inquiry->selfcheck->catalog->delays;
}

/* Not what nobody said and no law gives: the day, the settings of the site, a question that
 * has no meaning here. */
static bool is_worth_telling(const struct telling *telling, const struct ground *ground,
    const struct question *question)
{
    if (telling->told[ground->rule])
        return false;
    if (question && telling->inquiry->supposes &&
        !selfcheck_value(telling->inquiry->selfcheck, question))
        return false;
    if (telling->holding &&
        (ground->mark == EXPLAIN_FAILS || ground->mark == EXPLAIN_UNKNOWN))
        return false;
    if (question)
        return ground->is_answered || ground->value.kind != VALUE_NOT_APPLICABLE;
    return !ground->is_answered || delays_has(delays_of(telling), ground->rule);
}

/* The day from which a delay runs is an answer too, at the end of a chain of delays. */
static void tell_start(
    const struct telling *telling, uint32_t rule, struct reasons *reasons)
{
    while (delays_has(delays_of(telling), rule))
        rule = delays_start(delays_of(telling), rule);
    const struct question *question = question_of(telling, rule);
    if (!question || telling->told[rule])
        return;
    telling->told[rule] = true;
    add(telling, reasons, reason_of_answer(telling, question));
}

/* What `rule` rests on, among the reasons themselves. */
static void tell_inside(const struct telling *telling, const struct ground *ground,
    bool answers, struct reasons *reasons)
{
    struct telling inner = *telling;
    inner.holding = true;
    inner.answers = answers;
    inner.depth++;
    if (delays_has(delays_of(telling), ground->rule))
        tell_start(telling, ground->rule, reasons);
    else if (inner.depth < MAX_DEPTH)
        tell(&inner, ground->rule, reasons);
}

static void tell_delay(
    const struct telling *telling, uint32_t rule, struct reasons *reasons)
{
    const struct figure *figure = figure_of_delay(telling, rule);
    tell_start(telling, rule, reasons);
    if (figure)
        add(telling, reasons, reason_of_figure(telling, figure));
}

static void tell_parts(
    const struct telling *telling, uint32_t rule, struct reason *reason)
{
    struct reasons parts = { 0 };
    struct telling inner = *telling;
    inner.told = none_told(telling->inquiry);
    inner.level++;
    inner.holding = reason->mark == REASON_HOLDS;
    if (delays_has(delays_of(telling), rule))
        tell_delay(&inner, rule, &parts);
    else
        tell(&inner, rule, &parts);
    reason->parts = parts.items;
    reason->part_count = parts.count;
}

/* A rule that holds and has no article of its own is told by what it gathers; one whose
 * value is a word of the rules, by the answers behind it. A date or an amount is told after
 * the answers that it was computed from. */
static void tell_rule(
    const struct telling *telling, const struct ground *ground, struct reasons *reasons)
{
    bool bare = !article_of(telling, ground), coded = bare && is_coded(ground);
    bool gathers = bare && ground->mark == EXPLAIN_HOLDS;
    bool computed = coded || ground->mark == EXPLAIN_COUNTS;
    if (gathers || computed || telling->answers)
        tell_inside(telling, ground, telling->answers || computed, reasons);
    if (gathers || coded || telling->answers)
        return;
    struct reason reason = reason_of_rule(telling, ground);
    if (telling->level < MAX_LEVELS)
        tell_parts(telling, ground->rule, &reason);
    add(telling, reasons, reason);
}

static void tell_ground(
    const struct telling *telling, const struct ground *ground, struct reasons *reasons)
{
    const struct question *question = question_of(telling, ground->rule);
    if (!is_worth_telling(telling, ground, question))
        return;
    telling->told[ground->rule] = true;
    const struct figure *figure = question ? NULL : figure_of(telling, ground->rule);
    if (question)
        add(telling, reasons, reason_of_answer(telling, question));
    else if (!figure)
        tell_rule(telling, ground, reasons);
    else if (telling->level && !telling->answers)
        add(telling, reasons, reason_of_figure(telling, figure));
}

static void tell(const struct telling *telling, uint32_t rule, struct reasons *reasons)
{
    const struct inquiry *inquiry = telling->inquiry;
    struct explanation explanation =
        explain_rule(inquiry->scratch, inquiry->evaluation, rule);
    for (size_t i = 0; i < explanation.count; i++)
        tell_ground(telling, &explanation.grounds[i], reasons);
}

void reasons_add(
    const struct inquiry *inquiry, struct arena *arena, struct result *result)
{
    struct reasons reasons = { 0 };
    const struct telling telling = {
        .inquiry = inquiry, .arena = arena, .told = none_told(inquiry)
    };
    tell(&telling, inquiry_rule(inquiry, inquiry->check->result), &reasons);
    if (date_is(result->deadline))
        tell(&telling, inquiry_rule(inquiry, result->outcome->deadline), &reasons);
    result->reasons = reasons.items;
    result->reason_count = reasons.count;
}
