/* A text file that a person wrote, with its lines: from a place in its bytes to
 * file:line:column. */
#pragma once

#include <stddef.h>

#include "base/diag.h"
#include "base/str.h"

struct arena;

struct source {
    const char *file; /* the name in complaints */
    struct str text;  /* UTF-8, without a leading byte order mark; ended by NUL too */
    const size_t *lines; /* where each line starts, in bytes */
    size_t line_count;
};

enum { SOURCE_MAX_BYTES = 64 * 1024 * 1024 };

/* Reads the file `path`; complaints name it `file` (NULL: `path`). All lives in `arena`.
 * NULL when it cannot be read, is no UTF-8, holds a NUL or is over SOURCE_MAX_BYTES;
 * `diag` says which. */
const struct source *source_open(
    struct arena *arena, const char *path, const char *file, struct diag *diag);

/* The same for a text already in memory, which is copied. */
const struct source *source_of(
    struct arena *arena, const char *file, struct str text, struct diag *diag);

/* The place of the byte `offset`; past the end gives the end. */
struct place source_place(const struct source *source, size_t offset);
