/* Numbers as text, exactly: in the form that JavaScript writes, and rounded as a person
 * would who sees that form. */
#pragma once

#include "base/str.h"

struct arena;

/* The shortest decimal that reads back as `value`, as ECMA-262 Number::toString writes it
 * (exponents below 1e-6 and from 1e21 on; -0 is "0"); "NaN", "Infinity", "-Infinity". */
const char *number_text(struct arena *arena, double value);

/* `value` with that many decimals (0 to 20), half away from zero on the shortest decimal:
 * 1.005 with 2 is "1.01". Never an exponent; "-0.00" keeps its sign. "NaN" and so on as
 * above. */
const char *number_rounded(struct arena *arena, double value, int decimals);
