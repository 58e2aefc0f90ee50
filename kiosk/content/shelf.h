/* The files of one folder of contents, in memory: from the disk for authors, from a pack
 * for the kiosk. The readers take them from here and do not know which it was. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/array.h"
#include "base/diag.h"
#include "base/str.h"

struct arena;

struct shelf_file {
    const char *name;  /* in the pack: "sheets/fsl.md", "assets/icons/rent.svg" */
    const char *label; /* in complaints: "content/sheets/fsl.md" */
    struct str bytes;
};

/* All zeros is the empty shelf. The order is that of adding; files of one folder are in
 * byte order of their names. */
struct shelf {
    ARRAY(struct shelf_file)
    const char *folder; /* what "content" is called in complaints */
    const char *path;   /* of the folder on the disk; NULL for a pack */
};

/* All that contents are made of: `folder`/ *.yaml, sheets/, checks/, directory/,
 * stories/, letters/,
 * and the pictures of `assets`. False with `diag` when a folder or a file cannot be read. */
bool shelf_load(struct arena *arena, struct shelf *shelf, const char *folder,
    const char *assets, struct diag *diag);

/* One file of a pack. `name` and `bytes` are not copied. */
void shelf_add(
    struct arena *arena, struct shelf *shelf, const char *name, struct str bytes);

/* NULL when there is none. */
const struct shelf_file *shelf_find(const struct shelf *shelf, const char *name);

/* Goes through the files whose name starts and ends so: NULL gives the first, each file
 * the next, and at last NULL comes back. */
const struct shelf_file *shelf_next(const struct shelf *shelf, const char *start,
    const char *end, const struct shelf_file *after);

/* The name between `start` and `end`: "fsl" of "sheets/fsl.md". */
const char *shelf_stem(struct arena *arena, const struct shelf_file *file,
    const char *start, const char *end);
