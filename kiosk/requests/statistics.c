#include "requests/statistics.h"

#include <assert.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/array.h"
#include "base/language.h"
#include "requests/store_inside.h"

static const struct {
    const char *name, *label;
} events[] = {
    [EVENT_RECEIVED] = { "received", tr_later("reçues") },
    [EVENT_EXPORTED] = { "exported", tr_later("exportées") },
    [EVENT_CALLED] = { "called", tr_later("rappelées") },
    [EVENT_SCHEDULED] = { "scheduled", tr_later("rendez-vous fixés") },
    [EVENT_DONE] = { "done", tr_later("terminées") },
    [EVENT_WITHDRAWN] = { "withdrawn", tr_later("retirées") },
};

static_assert(sizeof events / sizeof *events == EVENT_COUNT, "an event is missing");

const char *statistics_label(enum statistics_event event)
{
    return tr(events[event].label);
}

static bool is_small(int64_t count)
{
    return count < STATISTICS_LEAST;
}

/* Hides after all counts of the month are known. */
static void hide(struct statistics_month *month)
{
    int64_t received = month->events[EVENT_RECEIVED].count;
    for (size_t i = 0; i < EVENT_COUNT; i++) {
        int64_t count = month->events[i].count;
        int64_t apart = llabs(received - count);
        month->events[i].shown = !is_small(count) && (!apart || !is_small(apart));
    }
    for (size_t i = 0; i < EVENT_COUNT; i++)
        if (!month->events[i].shown)
            month->events[i].count = 0;
}

static void add(struct statistics_month *month, const char *what, int64_t count)
{
    for (size_t i = 0; i < EVENT_COUNT; i++)
        if (text_same(events[i].name, what))
            month->events[i].count = count;
}

/* "2026-10" */
static bool read_month(const char *text, struct date *first)
{
    char *end;
    long year = strtol(text, &end, 10);
    long month = *end == '-' ? strtol(end + 1, NULL, 10) : 0;
    *first = (struct date){ (int)year, (int)month, 1 };
    return date_is(*first);
}

static bool is_over(struct date first, struct date today)
{
    return first.year < today.year ||
           (first.year == today.year && first.month < today.month);
}

enum storage statistics_read(struct store *store, struct arena *arena,
    struct date today, struct statistics *statistics)
{
    struct {
        ARRAY(struct statistics_month)
    } months = { 0 };
    struct date day = retention_trusted(today, store_known_day(store)), first;
    struct query query = query_begin(
        store->database, "SELECT month, what, count FROM counts ORDER BY month, what");
    while (query_next(&query)) {
        if (!read_month(query_text(&query, 0), &first) || !is_over(first, day))
            continue;
        struct statistics_month *last =
            months.count ? &months.items[months.count - 1] : NULL;
        if (!last || last->year != first.year || last->month != first.month) {
            last = ARRAY_ADD(arena, &months);
            last->year = first.year;
            last->month = first.month;
        }
        add(last, query_text(&query, 1), query_int(&query, 2));
    }
    for (size_t i = 0; i < months.count; i++)
        hide(&months.items[i]);
    *statistics = (struct statistics){ months.items, months.count };
    return query_end(&query);
}
