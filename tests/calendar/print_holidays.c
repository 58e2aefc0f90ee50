/* Every public holiday of 1990 to 2099, as "DEPARTMENT YYYY-MM-DD", and every Easter as
 * "easter YYYY-MM-DD". Departments are the arguments. */
#include <stdio.h>

#include "base/holiday.h"

enum { FIRST = 1990, LAST = 2099 };

static void print_day(const char *what, struct date date)
{
    printf("%s %04d-%02d-%02d\n", what, date.year, date.month, date.day);
}

static void print_year(const char *department, int year)
{
    int64_t first = date_days((struct date){ year, 1, 1 });
    for (int64_t day = first; day < first + 365 + date_is_leap(year); day++)
        if (holiday_is(date_of_days(day), department))
            print_day(department, date_of_days(day));
}

int main(int argc, char **argv)
{
    for (int year = FIRST; year <= LAST; year++) {
        print_day("easter", holiday_easter(year));
        for (int i = 1; i < argc; i++)
            print_year(argv[i], year);
    }
    return 0;
}
