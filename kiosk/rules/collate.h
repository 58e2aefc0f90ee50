/* The order of names in a dictionary: replacements of one priority are tried in the
 * reverse of it. */
#pragma once

#include "base/str.h"

/* Below, at or above 0. First without case and accents (blanks, punctuation, digits,
 * letters), then by accents, then small letters before capitals. */
int collate_compare(struct arena *arena, struct str a, struct str b);
