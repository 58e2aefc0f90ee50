/* What is drawn with a result, with its values: all of it comes from the rules. */
#pragma once

#include "visit/selfcheck.h"

struct arena;

struct chart_line {
    const char *name;  /* French key; NULL in a drawing of months */
    int month;         /* in a drawing of months: which one, from 1 */
    const char *value; /* in the language set, or NULL */
    int permille;      /* of the longest line */
    bool here;         /* where this person stands */
};

struct chart_view {
    const struct chart *chart;
    const struct chart_line *lines; /* in the order of reading */
    size_t count;
};

struct charts_view {
    const struct chart_view *items;
    size_t count;
};

/* The drawings of the open check for which enough is known. Lives in `arena`. */
struct charts_view selfcheck_charts(
    const struct selfcheck *selfcheck, struct arena *arena);
