/* Tables that a spreadsheet wrote: RFC 4180 as LibreOffice and Excel really do it. Cells
 * stand between semicolons, commas or tabs, whichever the first line has most of; quotes
 * around a cell keep separators and line breaks in it, and two quotes in it are one. */
#pragma once

#include <stddef.h>

#include "base/source.h"

struct arena;

struct csv_cell {
    const char *text; /* never NULL; as it stands, blanks too */
    size_t start;     /* where the text starts in the bytes of the source */
    struct place at;  /* the same as a place */
};

struct csv_row {
    const struct csv_cell *cells;
    size_t count;
    struct place at;
};

struct csv {
    const struct csv_row *rows; /* those that hold something */
    size_t count;
    char separator;
};

/* All lives in `arena`; never NULL. A quote that is not closed, and what stands behind a
 * closing quote, are told to `diag`; the rest is read as well as it can be. */
const struct csv *csv_read(
    struct arena *arena, const struct source *source, struct diag *diag);
