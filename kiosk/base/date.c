#include "base/date.h"

#include <string.h>

#include "base/arena.h"
#include "base/holiday.h"

enum { FIRST_YEAR = 1, LAST_YEAR = 9999 };
enum { MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY };

bool date_is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int date_month_length(int year, int month)
{
    static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    return lengths[month - 1] + (month == 2 && date_is_leap(year));
}

bool date_is(struct date date)
{
    return date.year >= FIRST_YEAR && date.year <= LAST_YEAR && date.month >= 1 &&
           date.month <= 12 && date.day >= 1 &&
           date.day <= date_month_length(date.year, date.month);
}

int date_compare(struct date a, struct date b)
{
    if (a.year != b.year)
        return a.year < b.year ? -1 : 1;
    if (a.month != b.month)
        return a.month < b.month ? -1 : 1;
    return a.day < b.day ? -1 : a.day > b.day;
}

bool date_same(struct date a, struct date b)
{
    return !date_compare(a, b);
}

/* --- days --- */

/* Days from 0001-01-01 to the first day of `year`. */
static int64_t days_before_year(int64_t year)
{
    int64_t whole = year - 1;
    return whole * 365 + whole / 4 - whole / 100 + whole / 400;
}

enum { EPOCH = 719162 }; /* days from 0001-01-01 to 1970-01-01 */

int64_t date_days(struct date date)
{
    int64_t days = days_before_year(date.year) - EPOCH + date.day - 1;
    for (int month = 1; month < date.month; month++)
        days += date_month_length(date.year, month);
    return days;
}

struct date date_of_days(int64_t days)
{
    days += EPOCH;
    if (days < 0 || days >= days_before_year(LAST_YEAR + 1))
        return (struct date){ 0 };
    /* 400 years have 146097 days; the guess is late by one year at most. */
    int year = (int)(days * 400 / 146097) + 1;
    while (days_before_year(year) > days)
        year--;
    while (days_before_year(year + 1) <= days)
        year++;
    int left = (int)(days - days_before_year(year)), month = 1;
    for (; left >= date_month_length(year, month); month++)
        left -= date_month_length(year, month);
    return (struct date){ year, month, left + 1 };
}

int date_weekday(struct date date)
{
    int64_t days = date_days(date) + EPOCH; /* 0001-01-01 was a Monday */
    return (int)(days % 7);
}

/* --- text --- */

/* Takes `least` to `most` figures off the front. */
static bool take_number(struct str *rest, size_t least, size_t most, int *number)
{
    size_t size = 0;
    int value = 0;
    while (size < most && size < rest->size && rest->text[size] >= '0' &&
           rest->text[size] <= '9')
        value = value * 10 + (rest->text[size++] - '0');
    if (size < least)
        return false;
    *number = value;
    *rest = str_sub(*rest, size, SIZE_MAX);
    return true;
}

static bool take_sign(struct str *rest, char sign)
{
    if (!rest->size || *rest->text != sign)
        return false;
    *rest = str_sub(*rest, 1, SIZE_MAX);
    return true;
}

static bool take_iso(struct str *rest, struct date *date)
{
    return take_number(rest, 4, 4, &date->year) && take_sign(rest, '-') &&
           take_number(rest, 2, 2, &date->month) && take_sign(rest, '-') &&
           take_number(rest, 2, 2, &date->day) && date_is(*date);
}

bool date_read_iso(struct str text, struct date *date)
{
    struct date read;
    if (!take_iso(&text, &read) || text.size)
        return false;
    *date = read;
    return true;
}

bool date_read_french(struct str text, struct date *date)
{
    struct date read;
    if (!take_number(&text, 1, 2, &read.day) || !take_sign(&text, '/') ||
        !take_number(&text, 1, 2, &read.month) || !take_sign(&text, '/') ||
        !take_number(&text, 4, 4, &read.year) || text.size || !date_is(read))
        return false;
    *date = read;
    return true;
}

const char *date_iso(struct arena *arena, struct date date)
{
    return str_format(arena, "%04d-%02d-%02d", date.year, date.month, date.day);
}

const char *date_french(struct arena *arena, struct date date)
{
    return str_format(arena, "%02d/%02d/%04d", date.day, date.month, date.year);
}

bool moment_read(struct str text, struct moment *moment)
{
    struct moment read = { 0 };
    if (!take_iso(&text, &read.date) || !take_sign(&text, 'T') ||
        !take_number(&text, 2, 2, &read.hour) || !take_sign(&text, ':') ||
        !take_number(&text, 2, 2, &read.minute))
        return false;
    if (text.size &&
        (!take_sign(&text, ':') || !take_number(&text, 2, 2, &read.second)))
        return false;
    if (text.size || read.hour > 23 || read.minute > 59 || read.second > 59)
        return false;
    *moment = read;
    return true;
}

static const int64_t day_seconds = 86400;

int64_t moment_seconds(struct moment moment)
{
    int of_day = (moment.hour * 60 + moment.minute) * 60 + moment.second;
    return date_days(moment.date) * day_seconds + of_day;
}

struct moment moment_of_seconds(int64_t seconds)
{
    int64_t days = seconds / day_seconds;
    int left = (int)(seconds % day_seconds);
    if (left < 0) {
        left += (int)day_seconds;
        days--;
    }
    return (
        struct moment){ date_of_days(days), left / 3600, left / 60 % 60, left % 60 };
}

/* --- delays --- */

static struct date add_months(struct date from, int64_t count)
{
    int64_t months = from.year * (int64_t)12 + from.month - 1 + count;
    int64_t year = months / 12;
    if (months < 0 || year < FIRST_YEAR || year > LAST_YEAR)
        return (struct date){ 0 };
    struct date to = { (int)year, (int)(months % 12) + 1, from.day };
    int length = date_month_length(to.year, to.month);
    if (to.day > length)
        to.day = length;
    return to;
}

struct date date_add(struct date from, struct delay delay)
{
    if (!date_is(from))
        return (struct date){ 0 };
    switch (delay.unit) {
    case DATE_DAYS:
        return date_of_days(date_days(from) + delay.count);
    case DATE_WEEKS:
        return date_of_days(date_days(from) + (int64_t)delay.count * 7);
    case DATE_MONTHS:
        return add_months(from, delay.count);
    case DATE_YEARS:
        return add_months(from, (int64_t)delay.count * 12);
    }
    return (struct date){ 0 };
}

static bool read_unit(struct str word, enum date_unit *unit)
{
    static const struct {
        const char *one, *many;
        enum date_unit unit;
    } words[] = {
        { "jour", "jours", DATE_DAYS },
        { "semaine", "semaines", DATE_WEEKS },
        { "mois", "mois", DATE_MONTHS },
        { "an", "ans", DATE_YEARS },
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_is(word, words[i].one) || str_is(word, words[i].many)) {
            *unit = words[i].unit;
            return true;
        }
    return false;
}

/* Behind a number: a space of some kind, or several. */
static bool take_spaces(struct str *rest)
{
    static const char *const spaces[] = { " ", "\xC2\xA0", "\xE2\x80\xAF" };
    bool taken = false;
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
        while (str_starts(*rest, spaces[i])) {
            *rest = str_sub(*rest, strlen(spaces[i]), SIZE_MAX);
            taken = true;
        }
    return taken;
}

bool delay_read(struct str text, struct delay *delay)
{
    struct delay read;
    text = str_trim(text);
    int sign = take_sign(&text, '-') ? -1 : 1;
    if (!take_number(&text, 1, 5, &read.count) || !take_spaces(&text) ||
        !read_unit(text, &read.unit))
        return false;
    read.count *= sign;
    *delay = read;
    return true;
}

/* --- the truce and the days of rest --- */

bool date_in_truce(struct date date)
{
    return date.month >= 11 || (date.month >= 1 && date.month <= 3);
}

struct date date_after_truce(struct date date)
{
    if (!date_in_truce(date))
        return date;
    return (struct date){ date.year + (date.month >= 11), 4, 1 };
}

bool date_is_holiday(struct date date)
{
    return date_weekday(date) == SUNDAY || holiday_is(date, NULL);
}

struct date date_add_working_days(struct date date, int count)
{
    while (count > 0 && date_is(date)) {
        date = date_add(date, (struct delay){ 1, DATE_DAYS });
        count -= date_weekday(date) != SATURDAY && !date_is_holiday(date);
    }
    return date;
}
