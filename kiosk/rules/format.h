/* Values as a person reads them in French: "1 250,50 €", "oui", "Non applicable". */
#pragma once

#include "rules/value.h"

struct arena;

enum { FORMAT_PRECISION = 2, FORMAT_MAX_PRECISION = 15 };

/* Numbers are simplified (100 €.an/mois are 1200 €) and rounded to at most `precision`
 * decimals, halves away from zero; U+202F between thousands, U+00A0 before the unit. */
const char *format_value(struct arena *arena, struct value value, int precision);
