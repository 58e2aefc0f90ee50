/* How long a request stays (privacy.md, "How long"), and whether today can be today. */
#pragma once

#include <stdbool.h>

#include "base/date.h"
#include "base/diag.h"

/* Where the folder stands: on a terminal, or on the team's own computer. */
enum retention_place { RETENTION_TERMINAL, RETENTION_DESK };

struct retention {
    enum retention_place place;
    int keep_days;         /* a request at most: 30, or 7 to 60 as the site sets it */
    int after_export_days; /* once an export was confirmed: 7, or fewer */
};

/* 30 and 7 days, on a terminal. */
struct retention retention_usual(void);

/* Reads `retention: { place: terminal|desk, days: 30, after_export: 7 }` from the site.yaml
 * of a data folder; whatever is not said there stays as usual, also when there is no such
 * file. False for a mistake, which is in `diag`; `retention` is the usual one then. */
bool retention_load(const char *folder, struct retention *retention, struct diag *diag);

/* The day of erasure of a request made on `day`. At the desk: two years. */
struct date retention_of_new(const struct retention *retention, struct date day);
/* ... that had `erase_day`, once its export was confirmed `today`: sooner or the same. */
struct date retention_of_export(
    const struct retention *retention, struct date erase_day, struct date today);
/* ... after a contact: at the desk two years from then (CNIL, active base of social
 * support); on a terminal nothing changes. */
struct date retention_of_contact(
    const struct retention *retention, struct date erase_day, struct date today);

/* Can the clock be right? (P-38) */
enum clock_doubt {
    CLOCK_RIGHT,
    CLOCK_BEFORE_PROGRAM, /* before this program was written */
    CLOCK_BEFORE_KNOWN,   /* before the last day that the store knows */
    CLOCK_AHEAD,          /* more than a year after that day */
};

/* `known`: the last day that the store knows, or none. */
enum clock_doubt retention_doubt(struct date today, struct date known);

/* The day to write down: `today`, or where the clock cannot be right the last known day
 * (else the day of the program). A request made under a dead clock would otherwise be
 * overdue the moment the clock is set. */
struct date retention_trusted(struct date today, struct date known);
