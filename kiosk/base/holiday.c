#include "base/holiday.h"

#include "base/str.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

enum { GOOD_FRIDAY = -2, EASTER_MONDAY = 1, ASCENSION = 39, WHIT_MONDAY = 50 };

/* The rule of the "anonymous" author of Nature, 20 April 1876, as in Meeus, Astronomical
 * Algorithms, chapter 8; the names are those of the church: the golden number, the
 * corrections of a century for sun and moon, the age of the moon (epact). */
struct date holiday_easter(int year)
{
    int golden = year % 19, century = year / 100, of_century = year % 100;
    int moon = (century - (century + 8) / 25 + 1) / 3;
    int epact = (19 * golden + century - century / 4 - moon + 15) % 30;
    int weekday =
        (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    int late = (golden + 11 * epact + 22 * weekday) / 451;
    int days = epact + weekday - 7 * late + 114;
    return (struct date){ year, days / 31, days % 31 + 1 };
}

/* Everywhere, on the same day each year. */
static const struct {
    int month, day;
} FIXED[] = { { 1, 1 }, { 5, 1 }, { 5, 8 }, { 7, 14 }, { 8, 15 }, { 11, 1 }, { 11, 11 },
    { 12, 25 } };

/* Everywhere, so many days after Easter Sunday. */
static const int MOVING[] = { EASTER_MONDAY, ASCENSION, WHIT_MONDAY };

/* Without a month: days from Easter Sunday. */
static const struct local {
    const char *department;
    int month, day;
} LOCAL[] = {
    { "57", 0, GOOD_FRIDAY },                   /* Moselle */
    { "57", 12, 26 }, { "67", 0, GOOD_FRIDAY }, /* Bas-Rhin */
    { "67", 12, 26 }, { "68", 0, GOOD_FRIDAY }, /* Haut-Rhin */
    { "68", 12, 26 }, { "971", 5, 27 },         /* Guadeloupe */
    { "972", 5, 22 },                           /* Martinique */
    { "973", 6, 10 },                           /* Guyane */
    { "974", 12, 20 },                          /* La Réunion */
    { "976", 4, 27 },                           /* Mayotte */
    { "977", 10, 9 },                           /* Saint-Barthélemy */
    { "978", 5, 27 },                           /* Saint-Martin */
};

bool holiday_is(struct date date, const char *department)
{
    int after_easter = (int)(date_days(date) - date_days(holiday_easter(date.year)));
    for (size_t i = 0; i < COUNT(FIXED); i++)
        if (date.month == FIXED[i].month && date.day == FIXED[i].day)
            return true;
    for (size_t i = 0; i < COUNT(MOVING); i++)
        if (after_easter == MOVING[i])
            return true;
    for (size_t i = 0; department && i < COUNT(LOCAL); i++) {
        const struct local *one = &LOCAL[i];
        bool today = one->month ? date.month == one->month && date.day == one->day
                                : after_easter == one->day;
        if (today && text_same(department, one->department))
            return true;
    }
    return false;
}
