/* The units that a figure may have, and how an amount is said in the language set. For the
 * files of this room. */
#pragma once

#include <stddef.h>

struct arena;

/* All units, for a reader to check by. */
const char *const *units_list(size_t *count);

/* "6 semaines", "30 000 €", "333,14 € par mois", "9 m²", "25 %". `name` is one of the
 * list; `value` is not negative. In a language written from right to left the number and
 * its sign are kept together, left to right. */
const char *units_say(struct arena *arena, double value, const char *name);
