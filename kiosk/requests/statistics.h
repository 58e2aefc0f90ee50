/* Counts without persons: what happened in each month, for the association's reports.
 *
 * Three things keep a person from being counted out of them (P-41): months that are not
 * over are not told, so that two exports never differ in a month that both hold; a count
 * under five is hidden; and so is one whose distance to what was received is under five.
 * There are no totals. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "requests/storage.h"

struct arena;
struct store;

enum { STATISTICS_LEAST = 5 };

enum statistics_event {
    EVENT_RECEIVED,
    EVENT_EXPORTED,
    EVENT_CALLED,
    EVENT_SCHEDULED,
    EVENT_DONE,
    EVENT_WITHDRAWN,
};
enum { EVENT_COUNT = EVENT_WITHDRAWN + 1 };

struct statistics_month {
    int year, month;
    struct {
        bool shown;
        int64_t count; /* 0 when not shown */
    } events[EVENT_COUNT];
};

struct statistics {
    struct statistics_month *months; /* those that are over, oldest first */
    size_t count;
};

const char *statistics_label(enum statistics_event event); /* in French */

/* Lives in `arena`. */
enum storage statistics_read(struct store *store, struct arena *arena,
    struct date today, struct statistics *statistics);
