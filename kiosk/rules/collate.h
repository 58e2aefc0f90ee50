/* The order of names in a dictionary: replacements of one priority are tried in the
 * reverse of it. */
#pragma once

#include "base/str.h"

/* A text made ready to be compared often. */
struct collated {
    struct str text;
    const char
        *key; /* without case and accents: blanks, punctuation, digits, letters */
};

struct collated collate(struct arena *arena, struct str text);

/* Below, at or above 0. First without case and accents, then by accents, then small letters
 * before capitals. */
int collate_compare(const struct collated *a, const struct collated *b);
