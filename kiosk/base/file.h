/* Files and folders: whole reads, and writes that are there wholly or not at all. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct arena;

/* The whole file, ended by NUL. False when it cannot be read or is over `max_bytes`;
 * errno says why (EFBIG for too large). */
bool file_read(
    struct arena *arena, const char *path, size_t max_bytes, struct str *bytes);

/* Writes a temporary file beside `path`, makes it safe on disk, renames it over `path`,
 * and makes that safe too. `mode` as for chmod. False leaves the old file; errno says
 * why. */
bool file_write(const char *path, struct str bytes, unsigned mode);

bool file_exists(const char *path);
bool folder_make(const char *path, unsigned mode); /* with parents; true when there */

/* `folder`/`name`, in `arena`. */
char *file_join(struct arena *arena, const char *folder, const char *name);

/* The folder of the running program, in `arena`, without a slash at the end. */
char *file_program_folder(struct arena *arena);

/* The names in a folder that end with `ending` (all for ""), in byte order, without
 * those that start with a dot. NULL when the folder cannot be read. */
char **folder_list(
    struct arena *arena, const char *folder, const char *ending, size_t *count);
