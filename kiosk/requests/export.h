/* What leaves: readable tables and records for the team's computer, and sealed rows, which
 * are all that may leave a terminal (P-52). Frozen requests never do (P-60).
 *
 * A sealed export is JSON Lines in UTF-8. First `{"seuil":"sealed","v":1,"site":"…"}`, then
 * a line a row: `{"id":…,"day":…,"erase_day":…,"state":…,"v":1,"sealed":"base64"}`; for what
 * was taken back only id, erase_day and state "withdrawn". */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/diag.h"
#include "requests/inbox.h"
#include "requests/storage.h"
#include "requests/store.h"

struct arena;
struct opener;

enum export_format { EXPORT_CSV, EXPORT_JSON, EXPORT_SEALED };
enum { EXPORT_COUNT = EXPORT_SEALED + 1 };

bool export_read_format(const char *name, enum export_format *format); /* "csv" */

/* A name that says when the file must be gone: 30 days from `today` (P-52). In `arena`. */
const char *export_file_name(
    struct arena *arena, enum export_format format, struct date today);

struct export_order {
    struct store *store;
    const struct opener *opener; /* NULL for EXPORT_SEALED: it needs no key */
    enum export_format format;
    struct store_filter filter;
    const char *path;
    struct date today;
    bool confirmed; /* mark as exported what was written: it is erased sooner here */
};

struct export_report {
    size_t count;   /* requests written */
    size_t refused; /* rows that did not open (P-29) */
};

/* Writes the file, readable by its owner only, safe on disk or not there at all. */
enum storage export_write(
    const struct export_order *order, struct export_report *report);

/* Takes a sealed export into a store of the same site. `added` may be NULL. A line that is
 * no row is complained about in `diag`, and nothing at all is taken then. */
enum storage export_take_in(struct store *store, const char *path, struct date today,
    size_t *added, struct diag *diag);

/* --- the texts themselves --- */

/* A table for spreadsheets (P-53): UTF-8 with a byte order mark, columns parted by
 * semicolons, lines ended by CR LF, French headings, dates as JJ/MM/AAAA, phone numbers
 * grouped by blanks so that they stay text. No cell starts as a formula. */
struct str export_csv(struct arena *arena, const struct inbox *inbox);

/* A list of records, dates in ISO form. */
struct str export_json(struct arena *arena, const struct inbox *inbox);
