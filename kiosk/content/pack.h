/* The pack: one file that holds checked contents, their translations and the index for
 * searching (an SQLite database). The kiosk opens only packs. */
#pragma once

#include <stdbool.h>

#include "content/catalog.h"

/* Checks the folder as catalog_read() does and writes the pack beside `path`, then renames
 * it over `path`: after any mistake the old pack is untouched. False with `diag`; then
 * errno is 0 for a mistake in the contents, and says why the file cannot be written. */
bool pack_write(const char *folder, const char *assets, const char *path,
    struct date on, struct diag *diag);

enum pack_state { PACK_OK, PACK_MISSING, PACK_DAMAGED, PACK_NEWER };

/* The catalog of a pack, whose bytes are checked against its own checksum first. It stays
 * open until pack_close(). NULL with `state`; `diag` tells the operator more. */
const struct catalog *pack_open(
    struct arena *arena, const char *path, enum pack_state *state, struct diag *diag);
void pack_close(const struct catalog *catalog); /* NULL is allowed */
