#include "requests/store.h"

#include <assert.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/array.h"
#include "base/file.h"
#include "base/log.h"
#include "requests/ledger.h"
#include "requests/store_inside.h"

/* Forward only: each entry brings a file from the version of its index to the next one
 * (user_version). A row of `requests` has no column but these six (P-24); WITHOUT ROWID,
 * because a rowid would tell the order of the visits. */
static const char *const migrations[] = {
    "CREATE TABLE requests ("
    " id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),"
    " day TEXT NOT NULL,"
    " erase_day TEXT NOT NULL,"
    " state TEXT NOT NULL,"
    " version INTEGER NOT NULL,"
    " sealed BLOB NOT NULL"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE gone ("
    " id TEXT NOT NULL PRIMARY KEY,"
    " erase_day TEXT NOT NULL"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE site ("
    " one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),"
    " id TEXT NOT NULL,"
    " salt BLOB NOT NULL,"
    " memory_kib INTEGER NOT NULL,"
    " passes INTEGER NOT NULL,"
    " last_day TEXT NOT NULL DEFAULT ''"
    ") STRICT;"
    "CREATE TABLE ledger ("
    " number INTEGER NOT NULL PRIMARY KEY,"
    " day TEXT NOT NULL,"
    " rule TEXT NOT NULL,"
    " count INTEGER NOT NULL,"
    " previous TEXT NOT NULL"
    ") STRICT;"
    "CREATE TABLE counts ("
    " month TEXT NOT NULL,"
    " what TEXT NOT NULL,"
    " count INTEGER NOT NULL,"
    " PRIMARY KEY (month, what)"
    ") STRICT, WITHOUT ROWID;"
    /* Public keys and site.yaml, as they were at the last backup. */
    "CREATE TABLE files ("
    " name TEXT NOT NULL PRIMARY KEY,"
    " bytes BLOB NOT NULL"
    ") STRICT, WITHOUT ROWID;",
};

enum { VERSION = sizeof migrations / sizeof *migrations };

/* --- making and opening --- */

const char *store_path(struct arena *arena, const char *folder)
{
    return file_join(arena, folder, "requests.db");
}

struct store_site store_site_draw(void)
{
    struct code_key key;
    cipher_random(key.bytes, sizeof key.bytes);
    return (struct store_site){ .id = id_draw(&key), .salt = code_salt_draw() };
}

static enum storage migrate_from(struct database *database, int64_t version)
{
    struct arena *arena = arena_open(1024);
    enum storage result = STORAGE_DONE;
    for (int64_t i = version; i < VERSION && result == STORAGE_DONE; i++)
        result = database_run(database, migrations[i]);
    if (result == STORAGE_DONE)
        result = database_run(
            database, str_format(arena, "PRAGMA user_version = %d;", VERSION));
    arena_close(arena);
    return result;
}

static enum storage write_site(struct database *database, const struct store_site *site)
{
    struct query query = query_begin(database,
        "INSERT INTO site (one, id, salt, memory_kib, passes) VALUES (1, ?, ?, ?, ?)");
    query_give_text(&query, site->id.text);
    query_give_bytes(&query,
        (struct str){ (const char *)site->salt.bytes, sizeof site->salt.bytes });
    query_give_int(&query, site->salt.cost.memory_kib);
    query_give_int(&query, site->salt.cost.passes);
    return query_change(&query);
}

static enum storage fill_new(struct database *database, const struct store_site *site)
{
    struct arena *arena = arena_open(1024);
    enum storage result = database_begin(database);
    if (result == STORAGE_DONE)
        result = database_run(database, str_format(arena, "PRAGMA application_id = %d;",
                                            (int)DATABASE_APPLICATION));
    if (result == STORAGE_DONE)
        result = migrate_from(database, 0);
    if (result == STORAGE_DONE)
        result = write_site(database, site);
    arena_close(arena);
    return database_end(database, result);
}

enum storage store_make(const char *folder, const struct store_site *site)
{
    struct arena *arena = arena_open(4096);
    struct database *database = NULL;
    const char *path = store_path(arena, folder);
    enum storage result = database_open(path, DATABASE_NEW, &database);
    if (result == STORAGE_DONE) {
        result = fill_new(database, site);
        database_close(database);
        if (result != STORAGE_DONE)
            unlink(path);
    }
    arena_close(arena);
    return result;
}

/* Is it ours, and of a version that this program understands? */
static enum storage look(struct database *database)
{
    int64_t version = database_number(database, "PRAGMA user_version");
    if (database_number(database, "PRAGMA application_id") != DATABASE_APPLICATION)
        return STORAGE_DAMAGED;
    if (version > VERSION)
        return STORAGE_NEWER;
    if (version == VERSION)
        return STORAGE_DONE;
    enum storage result = database_begin(database);
    if (result == STORAGE_DONE)
        result =
            migrate_from(database, database_number(database, "PRAGMA user_version"));
    return database_end(database, result);
}

static enum storage read_site(struct database *database, struct store_site *site)
{
    struct query query =
        query_begin(database, "SELECT id, salt, memory_kib, passes FROM site");
    bool good = query_next(&query);
    struct str salt = { 0 };
    if (good) {
        salt = query_bytes(&query, 1);
        good = id_is(str_of(query_text(&query, 0))) && salt.size == CIPHER_SALT_BYTES;
    }
    if (good) {
        memcpy(site->id.text, query_text(&query, 0), ID_LENGTH + 1);
        memcpy(site->salt.bytes, salt.text, salt.size);
        site->salt.cost.memory_kib = (unsigned)query_int(&query, 2);
        site->salt.cost.passes = (unsigned)query_int(&query, 3);
    }
    enum storage result = query_end(&query);
    return result == STORAGE_DONE && !good ? STORAGE_DAMAGED : result;
}

enum storage store_open(
    const char *folder, const struct retention *retention, struct store **store)
{
    struct arena *arena = arena_open(4096);
    struct store *opened = memory_take(sizeof *opened);
    opened->retention = *retention;
    enum storage result =
        database_open(store_path(arena, folder), DATABASE_WRITE, &opened->database);
    if (result == STORAGE_DONE)
        result = look(opened->database);
    if (result == STORAGE_DONE)
        result = read_site(opened->database, &opened->site);
    if (result == STORAGE_DONE)
        *store = opened;
    else
        store_close(opened);
    arena_close(arena);
    return result;
}

void store_close(struct store *store)
{
    if (!store)
        return;
    database_close(store->database);
    memory_free(store);
}

const struct store_site *store_site(const struct store *store)
{
    return &store->site;
}

const struct retention *store_retention(const struct store *store)
{
    return &store->retention;
}

struct date store_known_day(const struct store *store)
{
    struct date day = { 0 };
    struct query query = query_begin(store->database, "SELECT last_day FROM site");
    if (query_next(&query))
        (void)date_read_iso(str_of(query_text(&query, 0)), &day);
    (void)query_end(&query);
    return day;
}

/* --- rows --- */

enum storage store_note_day(struct store *store, struct date day)
{
    struct arena *arena = arena_open(1024);
    struct query query =
        query_begin(store->database, "UPDATE site SET last_day = max(last_day, ?)");
    query_give_text(&query, date_iso(arena, day));
    enum storage result = query_change(&query);
    arena_close(arena);
    return result;
}

enum storage store_count(struct store *store, struct date day, const char *what)
{
    struct arena *arena = arena_open(1024);
    struct query query = query_begin(store->database,
        "INSERT INTO counts (month, what, count) VALUES (?, ?, 1)"
        " ON CONFLICT (month, what) DO UPDATE SET count = count + 1");
    query_give_text(&query, str_format(arena, "%04d-%02d", day.year, day.month));
    query_give_text(&query, what);
    enum storage result = query_change(&query);
    arena_close(arena);
    return result;
}

enum storage store_add_row(struct store *store, const struct store_row *row)
{
    struct arena *arena = arena_open(1024);
    struct query query = query_begin(store->database,
        "INSERT INTO requests (id, day, erase_day, state, version, sealed)"
        " VALUES (?, ?, ?, ?, ?, ?)");
    query_give_text(&query, row->id);
    query_give_text(&query, date_iso(arena, row->day));
    query_give_text(&query, date_iso(arena, row->erase_day));
    query_give_text(&query, state_name(row->state));
    query_give_int(&query, row->version);
    query_give_bytes(&query, row->sealed);
    enum storage result = query_change(&query);
    arena_close(arena);
    return result;
}

enum storage store_put(struct store *store, const struct store_row *row)
{
    assert(id_is(str_of(row->id)));
    enum storage result = database_begin(store->database);
    if (result == STORAGE_DONE)
        result = store_add_row(store, row);
    if (result == STORAGE_DONE)
        result = store_count(store, row->day, "received");
    if (result == STORAGE_DONE)
        result = store_note_day(store, row->day);
    return database_end(store->database, result);
}

#define COLUMNS "id, day, erase_day, state, version, sealed"

static bool read_row(struct query *query, struct arena *arena, struct store_row *row)
{
    struct str sealed = query_bytes(query, 5);
    row->id = str_dup(arena, query_text(query, 0));
    row->version = (int)query_int(query, 4);
    row->sealed = (struct str){ str_copy(arena, sealed), sealed.size };
    return date_read_iso(str_of(query_text(query, 1)), &row->day) &&
           date_read_iso(str_of(query_text(query, 2)), &row->erase_day) &&
           state_read(query_text(query, 3), &row->state);
}

static bool passes(const struct store_filter *filter, const struct store_row *row)
{
    if (date_is(filter->since) && date_compare(row->day, filter->since) < 0)
        return false;
    if (date_is(filter->until) && date_compare(row->day, filter->until) > 0)
        return false;
    if (filter->by_state)
        return row->state == filter->state;
    return row->state != STATE_FROZEN;
}

enum storage store_read(struct store *store, struct arena *arena,
    const struct store_filter *filter, struct store_rows *rows)
{
    struct {
        ARRAY(struct store_row)
    } list = { 0 };
    bool good = true;
    struct query query =
        query_begin(store->database, "SELECT " COLUMNS " FROM requests ORDER BY id");
    while (query_next(&query)) {
        struct store_row row = { 0 };
        good = read_row(&query, arena, &row) && good;
        if (good && passes(filter, &row))
            *ARRAY_ADD(arena, &list) = row;
    }
    enum storage result = query_end(&query);
    if (result == STORAGE_DONE)
        *rows = (struct store_rows){ list.items, list.count };
    return good ? result : STORAGE_DAMAGED;
}

enum storage store_find(
    struct store *store, struct arena *arena, const char *id, struct store_row *row)
{
    struct store_row found = { 0 };
    struct query query =
        query_begin(store->database, "SELECT " COLUMNS " FROM requests WHERE id = ?");
    query_give_text(&query, id);
    bool there = query_next(&query);
    bool good = there && read_row(&query, arena, &found);
    enum storage result = query_end(&query);
    if (result != STORAGE_DONE)
        return result;
    if (good)
        *row = found;
    return good ? STORAGE_DONE : there ? STORAGE_DAMAGED : STORAGE_ABSENT;
}

enum storage store_find_key(
    struct store *store, const struct code_key *key, struct id *id)
{
    bool found = false;
    struct query query = query_begin(store->database, "SELECT id FROM requests");
    while (!found && query_next(&query)) {
        found = id_has_code(query_text(&query, 0), key);
        if (found)
            memcpy(id->text, query_text(&query, 0), ID_LENGTH + 1);
    }
    enum storage result = query_end(&query);
    return result == STORAGE_DONE && !found ? STORAGE_ABSENT : result;
}

enum storage store_find_code(struct store *store, struct code code, struct id *id)
{
    struct code_key key;
    if (!code_key_make(&key, code, &store->site.salt))
        return STORAGE_FAILED;
    enum storage result = store_find_key(store, &key, id);
    memory_wipe(&key, sizeof key);
    return result;
}

enum storage store_gone(
    struct store *store, struct arena *arena, struct store_rows *rows)
{
    struct {
        ARRAY(struct store_row)
    } list = { 0 };
    struct query query =
        query_begin(store->database, "SELECT id, erase_day FROM gone ORDER BY id");
    while (query_next(&query)) {
        struct store_row *row = ARRAY_ADD(arena, &list);
        row->id = str_dup(arena, query_text(&query, 0));
        row->state = STATE_WITHDRAWN;
        (void)date_read_iso(str_of(query_text(&query, 1)), &row->erase_day);
    }
    *rows = (struct store_rows){ list.items, list.count };
    return query_end(&query);
}

enum storage store_due(struct store *store, struct date today, int days, size_t *count)
{
    struct arena *arena = arena_open(1024);
    struct query query = query_begin(store->database,
        "SELECT count(*) FROM requests WHERE state = 'new' AND erase_day <= ?");
    query_give_text(&query, date_iso(arena, date_of_days(date_days(today) + days)));
    if (query_next(&query))
        *count = (size_t)query_int(&query, 0);
    arena_close(arena);
    return query_end(&query);
}

enum storage store_tidy(struct store *store)
{
    return database_flush(store->database);
}
