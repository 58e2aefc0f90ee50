/* Sealed requests, safe on disk. In the clear stand a random id, the day, the day of
 * erasure, the state and the version of the format, and nothing else (P-24); not even the
 * order in which requests of one day came: rows lie in the order of their ids. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/str.h"
#include "requests/code.h"
#include "requests/request.h"
#include "requests/retention.h"
#include "requests/storage.h"

struct arena;
struct store;

/* What a site's store was made with; it goes along with its backups. */
struct store_site {
    struct id id;
    struct code_salt salt;
};

/* A site with an id and a salt of its own. */
struct store_site store_site_draw(void);

/* Makes `folder`/requests.db; STORAGE_TAKEN when there is one. */
enum storage store_make(const char *folder, const struct store_site *site);

/* Opens it, brought to the newest format. `store` is set for STORAGE_DONE only; owner: the
 * caller, who ends it with store_close(). */
enum storage store_open(
    const char *folder, const struct retention *retention, struct store **store);
void store_close(struct store *store); /* NULL is allowed */

const struct store_site *store_site(const struct store *store);
const struct retention *store_retention(const struct store *store);

/* The last day on which the clock was right; none for a store that was never used. */
struct date store_known_day(const struct store *store);

struct store_row {
    const char *id;
    struct date day, erase_day;
    enum request_state state;
    int version;
    struct str sealed;
};

/* Returns STORAGE_DONE only once the row is safe on disk (P-30); STORAGE_TAKEN when there
 * is one of this id. Its day must come from retention_trusted(). */
enum storage store_put(struct store *store, const struct store_row *row);

/* Which rows: all zeros is every day, and every state but frozen. */
struct store_filter {
    struct date since, until; /* both included */
    bool by_state;
    enum request_state state;
};

struct store_rows {
    struct store_row *items;
    size_t count;
};

/* In the order of their ids. Lives in `arena`. */
enum storage store_read(struct store *store, struct arena *arena,
    const struct store_filter *filter, struct store_rows *rows);
enum storage store_find(
    struct store *store, struct arena *arena, const char *id, struct store_row *row);

/* Which request has this code? Slow on purpose (see code.h); needs no key. */
enum storage store_find_code(struct store *store, struct code code, struct id *id);
/* The same for a key that was made already. */
enum storage store_find_key(
    struct store *store, const struct code_key *key, struct id *id);

/* --- changes: `today` as the clock says --- */

enum storage store_set_state(
    struct store *store, const char *id, enum request_state state, struct date today);

/* Puts another sealed text in place of the one before: the team set an appointment. */
enum storage store_reseal(
    struct store *store, const char *id, struct str sealed, struct date today);

/* Taken back by the person, or erased by hand: the row is gone from database and log at
 * once (P-31, P-37). Its id alone is remembered until its day of erasure, so that the next
 * exchange erases it at the desk, and no backup brings it back. */
enum storage store_erase(struct store *store, const char *id, struct date today);

/* The ids that were taken back: rows with an id, a day of erasure, STATE_WITHDRAWN and
 * nothing else. Lives in `arena`. */
enum storage store_gone(
    struct store *store, struct arena *arena, struct store_rows *rows);

/* Takes in rows of another store of the same site (an export, a backup), in one
 * transaction. What is here already, was taken back here or is overdue is passed over;
 * what was taken back there is erased here. `added` is how many are new; NULL is allowed. */
enum storage store_take_in(struct store *store, const struct store_rows *rows,
    struct date today, size_t *added);

/* An export of these rows is safe elsewhere: new ones become exported, and are erased
 * sooner. Ids that are gone meanwhile are passed over. */
enum storage store_exported(
    struct store *store, const char *const *ids, size_t count, struct date today);

/* Erases what is overdue (P-34). With a clock that cannot be right nothing is erased and
 * STORAGE_CLOCK comes back (P-38), unless somebody looked at the date and says that it is
 * `confirmed`. `erased` is how many; NULL is allowed. */
enum storage store_purge(
    struct store *store, struct date today, bool confirmed, size_t *erased);

/* How many new requests, which nobody has fetched, are erased within `days` (P-35). */
enum storage store_due(struct store *store, struct date today, int days, size_t *count);

/* Empties the write-ahead log: to be called when nothing else is to do. */
enum storage store_tidy(struct store *store);
