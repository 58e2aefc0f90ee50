/* The days around now are laid on one line of minutes, so that a night that goes on after
 * midnight, and days that join, need no cases of their own. */
#include "content/hours.h"

#include <stdlib.h>

#include "base/holiday.h"

enum {
    DAY_MINUTES = 24 * 60,
    DAYS_BEHIND = 1,  /* a night that began yesterday */
    DAYS_JOINED = 8,  /* open for longer than a week: no end is in sight */
    DAYS_AHEAD = 400, /* closed for longer than a year: nobody knows */
};

/* --- the spans of a day --- */

/* Days of a year that is leap, so that 29 February has its place. */
static int day_of_year(struct date date)
{
    return date.month * 31 + date.day;
}

static bool is_within(const struct hours_rule *rule, struct date date)
{
    if (rule->first.year)
        return date_compare(rule->first, date) <= 0 &&
               date_compare(date, rule->last) <= 0;
    int first = day_of_year(rule->first), last = day_of_year(rule->last);
    int day = day_of_year(date);
    /* "24/12 au 2/1" goes over the new year. */
    return first <= last ? first <= day && day <= last : first <= day || day <= last;
}

static const struct hours_rule *rule_of_date(struct hours hours, struct date date)
{
    const struct hours_rule *found = NULL;
    for (size_t i = 0; i < hours.count; i++)
        if (hours.rules[i].kind == HOURS_DATES && is_within(&hours.rules[i], date))
            found = &hours.rules[i];
    return found;
}

static const struct hours_rule *rule_of_holidays(struct hours hours)
{
    const struct hours_rule *found = NULL;
    for (size_t i = 0; i < hours.count; i++)
        if (hours.rules[i].kind == HOURS_HOLIDAYS)
            found = &hours.rules[i];
    return found;
}

static int compare_spans(const void *left, const void *right)
{
    const struct hours_span *a = left, *b = right;
    return a->from != b->from ? a->from - b->from : a->to - b->to;
}

static size_t add_spans(const struct hours_rule *rule, size_t count,
    struct hours_span spans[HOURS_MAX_SPANS])
{
    for (size_t i = 0; rule && i < rule->span_count && count < HOURS_MAX_SPANS; i++)
        spans[count++] = rule->spans[i];
    if (count)
        qsort(spans, count, sizeof *spans, compare_spans);
    return count;
}

/* Clauses of the same day add up; "fermé" takes back what was said before. */
size_t hours_of_weekday(
    struct hours hours, int weekday, struct hours_span spans[HOURS_MAX_SPANS])
{
    size_t count = 0;
    for (size_t i = 0; i < hours.count; i++) {
        const struct hours_rule *rule = &hours.rules[i];
        if (rule->kind == HOURS_WEEKDAYS && rule->weekdays >> weekday & 1)
            count = rule->span_count ? add_spans(rule, count, spans) : 0;
    }
    return count;
}

static size_t spans_of_day(struct hours hours, struct date date, const char *department,
    struct hours_span spans[HOURS_MAX_SPANS])
{
    const struct hours_rule *rule = rule_of_date(hours, date);
    if (rule)
        return add_spans(rule, 0, spans);
    if (holiday_is(date, department))
        return add_spans(rule_of_holidays(hours), 0, spans);
    return hours_of_weekday(hours, date_weekday(date), spans);
}

/* --- now --- */

struct line {
    struct hours hours;
    const char *department;
    int64_t today; /* days */
    int64_t now;   /* minutes, from midnight of today */
};

static size_t spans_ahead(
    const struct line *line, int ahead, struct hours_span spans[HOURS_MAX_SPANS])
{
    struct date date = date_of_days(line->today + ahead);
    return date_is(date) ? spans_of_day(line->hours, date, line->department, spans) : 0;
}

/* The minute at which it closes, as the spans that touch each other go; -1: it is closed. */
static int64_t end_of_open(const struct line *line)
{
    struct hours_span spans[HOURS_MAX_SPANS];
    int64_t end = -1;
    for (int ahead = -DAYS_BEHIND; ahead <= DAYS_JOINED; ahead++) {
        size_t count = spans_ahead(line, ahead, spans);
        for (size_t i = 0; i < count; i++) {
            int64_t from = (int64_t)ahead * DAY_MINUTES + spans[i].from;
            int64_t to = (int64_t)ahead * DAY_MINUTES + spans[i].to;
            int64_t reached = end < 0 ? line->now : end;
            if (from <= reached && to > reached)
                end = to;
        }
    }
    return end;
}

static int64_t next_open(const struct line *line)
{
    struct hours_span spans[HOURS_MAX_SPANS];
    for (int ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
        size_t count = spans_ahead(line, ahead, spans);
        for (size_t i = 0; i < count; i++) {
            int64_t from = (int64_t)ahead * DAY_MINUTES + spans[i].from;
            if (from > line->now)
                return from;
        }
    }
    return -1;
}

static struct moment moment_of(const struct line *line, int64_t minute)
{
    return moment_of_seconds((line->today * DAY_MINUTES + minute) * 60);
}

struct hours_state hours_at(
    struct hours hours, struct moment now, const char *department)
{
    struct hours_state state = { .known = hours.count > 0 };
    const struct line line = { hours, department, date_days(now.date),
        now.hour * 60 + now.minute };
    int64_t end = end_of_open(&line);
    state.open = end >= 0;
    state.always = end >= (int64_t)DAYS_JOINED * DAY_MINUTES;
    if (state.open && !state.always)
        state.until = moment_of(&line, end);
    int64_t next = state.open ? -1 : next_open(&line);
    if (next >= 0)
        state.opens = moment_of(&line, next);
    return state;
}
