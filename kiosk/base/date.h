/* Civil dates of the proleptic Gregorian calendar, without hours or zones, and the delays
 * of French civil procedure (code de procédure civile, art. 641, 642; read 2026-11).
 * Time itself is read in main and handed down. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct arena;

/* All zeros: no date. Years 1 to 9999. */
struct date {
    int year, month, day;
};

/* A moment of the wall clock at the terminal's place. */
struct moment {
    struct date date;
    int hour, minute, second;
};

bool date_is(struct date date); /* does this day exist? */
bool date_same(struct date a, struct date b);
int date_compare(struct date a, struct date b);

/* Days since 1970-01-01, and back. */
int64_t date_days(struct date date);
struct date date_of_days(int64_t days);

int date_weekday(struct date date); /* 0 Monday to 6 Sunday */
bool date_is_leap(int year);
int date_month_length(int year, int month); /* 28 to 31 */

/* "2026-11-21", and "21/11/2026" for French; false leaves `date` as it was. */
bool date_read_iso(struct str text, struct date *date);
bool date_read_french(struct str text, struct date *date);
const char *date_iso(struct arena *arena, struct date date);
const char *date_french(struct arena *arena, struct date date); /* JJ/MM/AAAA */
bool moment_read(struct str text, struct moment *moment); /* 2026-11-21T10:00[:00] */
int64_t moment_seconds(struct moment moment); /* since 1970-01-01T00:00 of that clock */
struct moment moment_of_seconds(int64_t seconds);

/* CPC art. 641: days and weeks do not count the day of the act; months and years end on
 * the day of the same number, or on the last day of the month where there is none. No
 * extension over weekends and holidays (art. 642): the safest, earliest date is shown. */
enum date_unit { DATE_DAYS, DATE_WEEKS, DATE_MONTHS, DATE_YEARS };

struct delay {
    int count;
    enum date_unit unit;
};

struct date date_add(struct date from, struct delay delay);

/* "6 semaines", "2 mois", "15 jours", "1 an" (singular or plural). */
bool delay_read(struct str text, struct delay *delay);

/* Winter truce, CPCE L412-6: 1 November to 31 March, both included. */
bool date_in_truce(struct date date);
/* The first day on which an eviction may take place from `date` on, for somebody whom the
 * truce protects: `date` itself out of the truce, else the next 1 April. */
struct date date_after_truce(struct date date);

/* Is it a Sunday or a public holiday of all France (holiday.h)? */
bool date_is_holiday(struct date date);

/* `count` working days (Monday to Friday, no holiday) after `date`. */
struct date date_add_working_days(struct date date, int count);
