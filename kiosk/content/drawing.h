/* A check drawn for whoever reviews it: its questions, what the law makes of them, the
 * results in the order in which they are tried. */
#pragma once

#include "content/catalog.h"
#include "rules/graph.h"

/* All rules that the goals of the check rest on, and the goals. Lives in `arena`. */
struct rule_list check_reach(
    struct arena *arena, const struct catalog *catalog, const struct check *check);

/* The picture in the language of Graphviz, with French labels. Lives in `arena`. */
const char *drawing_of(struct arena *arena, const struct catalog *catalog,
    const struct check *check, struct date on);
