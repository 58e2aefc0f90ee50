/* Units of measure: products and quotients of base units that are plain words, and the
 * few of them that convert into each other (time, money, mass, length, percent). */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct arena;

enum { UNIT_MAX_PARTS = 64 };

/* `top` and `bottom` may hold the same word: `m/m` is a unit whose text is empty. No unit
 * at all is NULL; most functions take it. */
struct unit {
    const char *const *top;
    const char *const *bottom;
    size_t top_count, bottom_count;
    const char *text; /* "€/mois", "/an", "m2", "" */
    bool is_plain;    /* no percent, no two words of one family: its factors are 1 */
};

/* "€/personne.mois", "m2". NULL when a blank follows a slash, or over UNIT_MAX_PARTS. */
const struct unit *unit_read(struct arena *arena, struct str text);

/* The unit of a product, of a quotient: words on both sides cancel, nothing else does. One
 * of the two may be NULL. NULL when over UNIT_MAX_PARTS. */
const struct unit *unit_product(
    struct arena *arena, const struct unit *a, const struct unit *b);
const struct unit *unit_quotient(
    struct arena *arena, const struct unit *a, const struct unit *b);

const struct unit *unit_empty(void);
const struct unit *unit_percent(void);
bool unit_is(const struct unit *unit, const char *text); /* false for NULL */
bool unit_same(const struct unit *a, const struct unit *b);

/* Is there a percent among the numerators? */
bool unit_has_percent(const struct unit *unit);
/* The unit without one percent. */
const struct unit *unit_without_percent(struct arena *arena, const struct unit *unit);

bool unit_convertible(const struct unit *from, const struct unit *to);

/* False when there is no way; `number` is then as before. 0 stays 0, and so does a number
 * without a unit. */
bool unit_convert(double *number, const struct unit *from, const struct unit *to);

/* The number without its unit, whatever that is: percents and families count. */
double unit_drop(double number, const struct unit *unit);

/* Units of one family cancel (€.an/mois is €), and the number follows. */
const struct unit *unit_simplify(
    struct arena *arena, double *number, const struct unit *unit);
