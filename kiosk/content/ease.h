/* The reading ease of many paragraphs together, a sheet or all that is translated of a
 * file, and which of their sentences are the hardest. For the files of this room. */
#pragma once

#include "content/readability.h"
#include "content/reader.h"

enum { EASE_HARDEST = 3 /* sentences that are named */ };

struct hard {
    const char *text; /* the paragraph; NULL for none */
    size_t start;     /* its first byte in the file being read */
    struct str sentence;
    double ease;
};

/* All zeros: nothing was read yet. */
struct ease {
    struct reading all;
    struct hard hardest[EASE_HARDEST]; /* hardest first */
};

/* Adds the paragraph that starts at the byte `start` of the file being read; `arena` is
 * for the work alone. */
void ease_add(struct ease *ease, struct arena *arena, size_t start, const char *text);

/* Below `wanted`, names the hardest sentences in the file that `reader` reads. `what` is
 * the whole: "this sheet". */
void ease_review(
    const struct reader *reader, const struct ease *ease, const char *what, int wanted);
