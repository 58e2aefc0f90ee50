/* The little Markdown that sheets and stories may hold: headings of level two, paragraphs,
 * one level of lists, strong words, links, pictures that stand alone. md4c reads it; what
 * it finds beyond that is a mistake. */
#pragma once

#include "base/array.h"
#include "base/diag.h"
#include "base/source.h"

struct arena;

enum mark_kind {
    MARK_HEADING,
    MARK_PARAGRAPH,
    MARK_STEP,
    MARK_BULLET,
    MARK_PICTURE, /* ![what is seen](name); the text is what is seen */
    MARK_KINDS
};

struct mark {
    enum mark_kind kind;
    const char *text;    /* as it is written, lines joined by a space */
    const char *picture; /* MARK_PICTURE: its name; else NULL */
    size_t start;        /* where it starts in the source, in bytes */
};

struct marks {
    ARRAY(struct mark)
};

/* All that stands in `source` from the byte `from` on; mistakes go to `diag`. */
struct marks markdown_read(
    struct arena *arena, const struct source *source, size_t from, struct diag *diag);
