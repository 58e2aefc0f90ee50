/* Public holidays: the eleven of code du travail art. L3133-1, and what is added to them in
 * Alsace and Moselle (L3134-13) and overseas (L3422-2, the days on which the end of slavery
 * is remembered); read 2026-11. A Sunday is none by itself. */
#pragma once

#include <stdbool.h>

#include "base/date.h"

/* Easter Sunday of the Gregorian calendar; years 1 to 9999. */
struct date holiday_easter(int year);

/* Is it a public holiday in this department ("94", "2A", "974")? NULL: those only that hold
 * everywhere. Good Friday counts for all of the three departments, although the law names
 * only the towns that have a Protestant church. */
bool holiday_is(struct date date, const char *department);
