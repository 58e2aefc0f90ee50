/* The translations of the contents: po/contents/<language>.po beside the contents. Keyed
 * by the French paragraph, so that a sentence that changed is French again rather than
 * wrong. libgettextpo reads and writes them. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "content/catalog.h"

struct arena;

struct translated {
    const char *french, *text;
};

enum coverage_part { COVERAGE_SHEETS, COVERAGE_CHECKS, COVERAGE_REST, COVERAGE_PARTS };

/* One language, and how far it has come. */
struct translation {
    const char *language; /* "ar" */
    bool reviewed; /* a person has read it: the header does not say X-Reviewed: no */
    const struct translated *items; /* paragraphs of the contents as they are now */
    size_t count, of;               /* so many of so many */
    struct {
        size_t count, of;
    } parts[COVERAGE_PARTS]; /* the same by the kind of file */
};

struct translations {
    const struct translation *items;
    size_t count;
};

/* All languages of `folder`/po/contents, in byte order. A fuzzy or empty entry is passed
 * over; one that lost or invented a gap is told, and so is easy French that is not. */
struct translations translations_read(struct arena *arena,
    const struct catalog *catalog, const char *folder, struct diag *diag);

/* Writes every French text of the contents, with its places, as a template for
 * translators. False when `path` cannot be written; errno says why. */
bool content_extract(const struct catalog *catalog, const char *path);
