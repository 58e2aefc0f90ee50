/* What the files of the store share; nobody else includes it. */
#pragma once

#include "requests/database.h"
#include "requests/store.h"

struct store {
    struct database *database;
    struct retention retention;
    struct store_site site;
};

/* The file of a data folder, in `arena`. */
const char *store_path(struct arena *arena, const char *folder);

/* Inside a transaction: adds a row; adds one to a counter of the month of `day`; notes that
 * it is `day` at least. */
enum storage store_add_row(struct store *store, const struct store_row *row);
enum storage store_count(struct store *store, struct date day, const char *what);
enum storage store_note_day(struct store *store, struct date day);

/* The write-ahead log still holds what was just erased: cuts it, or notes in the log that
 * the next purge must. */
void store_cut_log(struct store *store);
