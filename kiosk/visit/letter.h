/* What a letter says, once it is known what was ticked: French in every language, since it
 * goes to French offices. Ticks live in the visit only; what is said is made anew for each
 * view and never kept. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "content/catalog.h"

struct arena;

/* One bit a part of the letter, in its order. */
struct letter_said {
    const char *subject, *sent; /* `sent` may be NULL */
    const char *const *to;
    size_t to_count;
    const char **paragraphs;
    size_t paragraph_count;
    const char **enclosed;
    size_t enclosed_count;
    const char *sources; /* "Textes : …" in one line */
    bool spoken;         /* at a hearing, to nobody's address */
};

/* The letter with what is `ticked` and what always stands there; what is ticked under one
 * question makes one paragraph. A sentence whose figure
 * is past its validity on `today` is left out. Lives in `arena`. */
struct letter_said letter_say(const struct catalog *catalog, struct arena *arena,
    const struct letter *letter, uint32_t ticked, struct date today);

/* What the tick of this part adds, in one text; "" for nothing. */
const char *letter_part_says(const struct catalog *catalog, struct arena *arena,
    const struct letter_part *part, struct date today);

/* `ticked` after the part was touched: on or off, and off what it excludes. */
uint32_t letter_tick(const struct letter *letter, uint32_t ticked, size_t part);

/* Every part that can be ticked. */
uint32_t letter_all_ticks(const struct letter *letter);

/* Are the parts from `part` on, up to the next that stands for itself, more than one? Then
 * only one of them holds. */
bool letter_part_is_choice(const struct letter *letter, size_t part);

/* The whole letter as plain text, for a telephone: plain blanks and apostrophes, dots for
 * what is to be filled in. */
const char *letter_plain(struct arena *arena, const struct letter_said *said);

/* What one code holds, in bytes: a code of 125 modules, which on 126 mm of glass are a
 * millimetre each (ISO/IEC 18004, version 25, level M: 997 bytes). */
enum { LETTER_CODE_BYTES = 960 };

struct letter_codes {
    const char **texts;
    size_t count;
};

/* The plain text in as few codes as it takes, cut between lines where that is possible, all
 * about as full;
 * each begins with "Lettre 1/2", unless there is only one. */
struct letter_codes letter_codes(struct arena *arena, const char *plain);
