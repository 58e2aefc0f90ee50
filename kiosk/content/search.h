/* Search as one types: words of the sheets in the language shown, the last one as a
 * beginning. SQLite's FTS5, behind search.c. */
#pragma once

#include <stddef.h>

#include "content/catalog.h"

enum { SEARCH_MAX_HITS = 8 };

struct search_hit {
    const struct sheet *sheet;
    const char *excerpt; /* a sentence in which a word was found, or NULL */
};

/* The best hits for what was `typed`, best first; 0 for fewer than two letters. It is wiped
 * from everything that kept it before this returns (P-16). */
size_t search_find(const struct catalog *catalog, struct arena *arena,
    const char *typed, struct search_hit hits[SEARCH_MAX_HITS]);
