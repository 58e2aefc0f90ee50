/* The time between two dates, in the units and with the roundings of the reference. */
#include "base/arena.h"
#include "rules/engine.h"

#include <math.h>

/* The last day counts: from 1 to 31 January is one month. */
static double months_between(struct date from, struct date to)
{
    double whole = (to.month - from.month) + 12.0 * (to.year - from.year);
    return whole - (from.day - 1.0) / date_month_length(from.year, from.month) +
           (double)to.day / date_month_length(to.year, to.month);
}

/* Leap years are left out by a rule that looks at the start alone. */
static double years_between(struct date from, struct date to)
{
    bool late = from.month >= 3;
    int first = late ? from.year + 1 : from.year;
    int last = late ? to.year : to.year - 1;
    int leap = 0;
    for (int year = first; year <= last; year++)
        leap += date_is_leap(year);
    return (double)(date_days(to) - date_days(from) - leap) / 365;
}

static struct date first_of_quarter(struct date date)
{
    return (struct date){ date.year, (date.month - 1) / 3 * 3 + 1, 1 };
}

static double between(enum duration_unit unit, struct date from, struct date to)
{
    switch (unit) {
    case DURATION_DAYS:
        return (double)(date_days(to) - date_days(from));
    case DURATION_MONTHS:
        return months_between(from, to);
    case DURATION_YEARS:
        return years_between(from, to);
    case DURATION_QUARTERS:
        return months_between(from, to) / 3;
    case DURATION_CIVIL_QUARTERS:
        return floor(months_between(first_of_quarter(from), first_of_quarter(to)) / 3) +
               1;
    case DURATION_CIVIL_YEARS:
        return floor(years_between(
                   (struct date){ from.year, 1, 1 }, (struct date){ to.year, 1, 1 })) +
               1;
    }
    return 0;
}

static bool read_date(struct evaluation *evaluation, const struct node *node,
    struct value value, struct date *date)
{
    if (value.kind == VALUE_TEXT && date_read_french(str_of(value.text), date))
        return true;
    eval_fail(evaluation, node, "a duration needs two dates");
    return false;
}

struct outcome eval_duration(struct evaluation *evaluation, const struct node *node)
{
    const struct outcome *from = evaluate(evaluation, node->part[0]);
    const struct outcome *to = evaluate(evaluation, node->part[1]);
    struct outcome outcome = { .missing = missing_merge(
                                   evaluation, from->missing, to->missing) };
    struct date start;
    struct date end;
    if (from->value.kind == VALUE_NOT_APPLICABLE ||
        to->value.kind == VALUE_NOT_APPLICABLE)
        outcome.value = value_not_applicable();
    else if (from->value.kind != VALUE_UNDEFINED && to->value.kind != VALUE_UNDEFINED &&
             read_date(evaluation, node, from->value, &start) &&
             read_date(evaluation, node, to->value, &end))
        outcome.value =
            value_number(fmax(0, between(node->duration, start, end)), NULL);
    outcome.value.unit = node->unit;
    return outcome;
}
