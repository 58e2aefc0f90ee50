/* Opening hours as people write them, and what they mean at a moment:
 *
 *     lun-ven 9h-12h 14h-17h; sam 9h-12h; fermé 24/12
 *
 * A clause names days (lun, "lundi au jeudi", "tous les jours"), dates ("24/12", each year,
 * or "24/12/2026"; "du 1/8 au 15/8") or "jours fériés", then hours or "fermé". Clauses are
 * separated by semicolons or line breaks. A date goes before a holiday, and a holiday
 * before a weekday: on public holidays an office is closed where nothing else is said.
 * "jour et nuit" is open always, holidays too. Civil time: clocks that change do not
 * matter. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/array.h"
#include "base/date.h"
#include "base/str.h"

struct arena;

/* Minutes of the day; `to` is above 1440 where a span goes on after midnight. */
struct hours_span {
    int from, to;
};

enum hours_kind { HOURS_WEEKDAYS, HOURS_HOLIDAYS, HOURS_DATES };

struct hours_rule {
    enum hours_kind kind;
    unsigned weekdays;              /* HOURS_WEEKDAYS: bit 0 is Monday */
    struct date first, last;        /* HOURS_DATES, both included; year 0: each year */
    const struct hours_span *spans; /* none: closed */
    size_t span_count;
};

/* All zeros: not known. */
struct hours {
    const struct hours_rule *rules;
    size_t count;
};

/* Something that was not understood. */
struct hours_fault {
    size_t at; /* in the text, in bytes */
    const char *why;
};

struct hours_faults {
    ARRAY(struct hours_fault)
};

/* All mistakes in `faults`; then what comes back holds what was understood. Lives in
 * `arena`. An empty text gives hours that are not known. */
struct hours hours_read(
    struct arena *arena, const char *text, struct hours_faults *faults);

struct hours_state {
    bool known, open;
    bool always;         /* open, and no end is in sight */
    struct moment until; /* open: when it closes; 24 h is 0 h of the next day */
    struct moment opens; /* closed: when it opens next; no date: nobody knows */
};

/* `department` as for holiday_is(). */
struct hours_state hours_at(
    struct hours hours, struct moment now, const char *department);

enum { HOURS_MAX_SPANS = 12 };

/* The spans of a weekday (0 Monday) in a week without exceptions, earliest first. */
size_t hours_of_weekday(
    struct hours hours, int weekday, struct hours_span spans[HOURS_MAX_SPANS]);

/* --- in words, in the language set --- */

const char *hours_say_time(struct arena *arena, int minute_of_day); /* "9 h 30" */
const char *hours_say_span(struct arena *arena, struct hours_span span);

/* "Ouvert maintenant, jusqu’à 17 h"; "Fermé. Ouvre lundi 23 novembre à 9 h."; "" when the
 * hours are not known. */
const char *hours_say_state(
    struct arena *arena, struct hours_state state, struct moment now);

/* A line of a table of hours: "lundi à vendredi", "9 h – 12 h et 14 h – 17 h". */
struct hours_line {
    const char *days, *times;
};

struct hours_lines {
    ARRAY(struct hours_line)
};

/* The week, days of the same hours together; holidays where they are not closed; and the
 * dates that are near, or that are said without a year. */
struct hours_lines hours_say_table(
    struct arena *arena, struct hours hours, struct moment now);
