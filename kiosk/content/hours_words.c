#include "content/hours.h"

#include "base/arena.h"
#include "base/language.h"

enum { DAY_MINUTES = 24 * 60, WEEK = 7, NEAR_DAYS = 60 };

const char *hours_say_time(struct arena *arena, int minute_of_day)
{
    int minute = minute_of_day % DAY_MINUTES;
    if (minute_of_day == DAY_MINUTES)
        return tr("minuit");
    const struct gap gaps[] = {
        { "hour", str_format(arena, "%d", minute / 60) },
        { "minute", str_format(arena, "%02d", minute % 60) },
    };
    const char *form = minute % 60 ? tr("{hour} h {minute}") : tr("{hour} h");
    return language_fill(arena, form, gaps, sizeof gaps / sizeof *gaps);
}

const char *hours_say_span(struct arena *arena, struct hours_span span)
{
    return language_isolate(
        arena, str_format(arena, "%s – %s", hours_say_time(arena, span.from),
                   hours_say_time(arena, span.to)));
}

/* --- now --- */

static int minute_of(struct moment moment)
{
    return moment.hour * 60 + moment.minute;
}

static const char *say_open(
    struct arena *arena, struct hours_state state, struct moment now)
{
    if (state.always)
        return tr("Ouvert jour et nuit");
    int64_t days = date_days(state.until.date) - date_days(now.date);
    int minute = minute_of(state.until);
    const char *time = language_isolate(
        arena, hours_say_time(arena, minute || !days ? minute : DAY_MINUTES));
    /* "8 h" is the next one there is, and so is midnight. */
    if (days * DAY_MINUTES + minute - minute_of(now) <= DAY_MINUTES)
        return TR_FILL(
            arena, tr("Ouvert maintenant, jusqu’à {heure}"), { "heure", time });
    return TR_FILL(arena, tr("Ouvert maintenant, jusqu’au {date} à {heure}"),
        { "date", language_date_near(arena, state.until.date) },
        { "heure",
            language_isolate(arena, hours_say_time(arena, minute_of(state.until))) });
}

static const char *say_closed(
    struct arena *arena, struct hours_state state, struct moment now)
{
    if (!date_is(state.opens.date))
        return tr("Fermé en ce moment");
    int64_t days = date_days(state.opens.date) - date_days(now.date);
    const char *form = days == 0   ? tr("Fermé. Ouvre aujourd’hui à {heure}.")
                       : days == 1 ? tr("Fermé. Ouvre demain, {date}, à {heure}.")
                                   : tr("Fermé. Ouvre {date} à {heure}.");
    const struct gap gaps[] = {
        { "date", language_date_near(arena, state.opens.date) },
        { "heure",
            language_isolate(arena, hours_say_time(arena, minute_of(state.opens))) },
    };
    return language_fill(arena, form, gaps, sizeof gaps / sizeof *gaps);
}

const char *hours_say_state(
    struct arena *arena, struct hours_state state, struct moment now)
{
    if (!state.known)
        return "";
    return state.open ? say_open(arena, state, now) : say_closed(arena, state, now);
}

/* --- the table --- */

static const char *say_spans(
    struct arena *arena, const struct hours_span *spans, size_t count)
{
    const char *times = NULL;
    for (size_t i = 0; i < count; i++) {
        const char *said = hours_say_span(arena, spans[i]);
        bool around = spans[i].from == 0 && spans[i].to == DAY_MINUTES;
        if (around)
            said = tr("jour et nuit");
        times = times ? TR_FILL(arena, tr("{times} et {time}"), { "times", times },
                            { "time", said })
                      : said;
    }
    return times ? times : tr("fermé");
}

static bool is_same_day(struct hours hours, int one, int other)
{
    struct hours_span a[HOURS_MAX_SPANS], b[HOURS_MAX_SPANS];
    size_t count = hours_of_weekday(hours, one, a);
    if (hours_of_weekday(hours, other, b) != count)
        return false;
    for (size_t i = 0; i < count; i++)
        if (a[i].from != b[i].from || a[i].to != b[i].to)
            return false;
    return true;
}

static const char *say_days(struct arena *arena, int first, int last)
{
    const char *begin = language_weekday_full(first);
    if (first == last)
        return begin;
    return TR_FILL(arena,
        last == first + 1 ? tr("{first} et {last}") : tr("{first} à {last}"),
        { "first", begin }, { "last", language_weekday_full(last) });
}

static void add_week(struct arena *arena, struct hours hours, struct hours_lines *lines)
{
    for (int first = 0, last; first < WEEK; first = last + 1) {
        for (last = first; last + 1 < WEEK && is_same_day(hours, first, last + 1);)
            last++;
        struct hours_span spans[HOURS_MAX_SPANS];
        size_t count = hours_of_weekday(hours, first, spans);
        *ARRAY_ADD(arena, lines) = (struct hours_line){ say_days(arena, first, last),
            say_spans(arena, spans, count) };
    }
}

static bool is_near(const struct hours_rule *rule, struct moment now)
{
    int64_t today = date_days(now.date);
    return !rule->first.year || (date_days(rule->last) >= today &&
                                    date_days(rule->first) <= today + NEAR_DAYS);
}

/* A day without a year has one here, so that it can be said. */
static struct date some_year(struct date date)
{
    return date.year ? date : (struct date){ 2000, date.month, date.day };
}

static const char *say_dates(struct arena *arena, const struct hours_rule *rule)
{
    const char *first = language_date_short(arena, some_year(rule->first));
    if (date_same(rule->first, rule->last))
        return first;
    return TR_FILL(arena, tr("du {first} au {last}"), { "first", first },
        { "last", language_date_short(arena, some_year(rule->last)) });
}

struct hours_lines hours_say_table(
    struct arena *arena, struct hours hours, struct moment now)
{
    struct hours_lines lines = { 0 };
    if (!hours.count)
        return lines;
    add_week(arena, hours, &lines);
    for (size_t i = 0; i < hours.count; i++) {
        const struct hours_rule *rule = &hours.rules[i];
        bool dates = rule->kind == HOURS_DATES && is_near(rule, now);
        if (dates || rule->kind == HOURS_HOLIDAYS)
            *ARRAY_ADD(arena, &lines) =
                (struct hours_line){ dates ? say_dates(arena, rule)
                                           : tr("jours fériés"),
                    say_spans(arena, rule->spans, rule->span_count) };
    }
    return lines;
}
