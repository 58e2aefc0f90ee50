#include "requests/backup.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "requests/ledger.h"
#include "requests/store_inside.h"

enum { FILE_BYTES = 1024 * 1024 };

/* --- the files beside the requests --- */

static enum storage add_file(
    struct store *store, struct arena *arena, const char *folder, const char *name)
{
    struct str bytes;
    if (!file_read(arena, file_join(arena, folder, name), FILE_BYTES, &bytes))
        return errno == ENOENT ? STORAGE_DONE : STORAGE_DENIED;
    struct query query =
        query_begin(store->database, "INSERT INTO files (name, bytes) VALUES (?, ?)");
    query_give_text(&query, name);
    query_give_bytes(&query, bytes);
    return query_change(&query);
}

static enum storage add_files(
    struct store *store, struct arena *arena, const char *folder)
{
    size_t count = 0;
    char **keys = folder_list(arena, file_join(arena, folder, "keys"), ".pub", &count);
    enum storage result = database_run(store->database, "DELETE FROM files;");
    if (result == STORAGE_DONE)
        result = add_file(store, arena, folder, "site.yaml");
    for (size_t i = 0; keys && i < count && result == STORAGE_DONE; i++)
        result = add_file(store, arena, folder, file_join(arena, "keys", keys[i]));
    return result;
}

enum storage backup_make(struct store *store, const char *folder, const char *path)
{
    struct arena *arena = arena_open(0);
    enum storage result = database_begin(store->database);
    if (result == STORAGE_DONE)
        result = add_files(store, arena, folder);
    result = database_end(store->database, result);
    if (result == STORAGE_DONE)
        result = database_copy(store->database, path);
    arena_close(arena);
    return result;
}

/* Only the names that add_files() writes: a file made by somebody else must not reach out
 * of the folder. */
static bool is_expected(struct str name)
{
    if (str_is(name, "site.yaml"))
        return true;
    if (!str_starts(name, "keys/") || !str_ends(name, ".pub"))
        return false;
    struct str rest = str_sub(name, strlen("keys/"), name.size);
    return str_find(rest, "/") == SIZE_MAX && rest.text[0] != '.';
}

static enum storage write_files(
    struct store *store, struct arena *arena, const char *folder)
{
    enum storage result = STORAGE_DONE;
    struct query query = query_begin(store->database, "SELECT name, bytes FROM files");
    while (result == STORAGE_DONE && query_next(&query)) {
        const char *path = file_join(arena, folder, query_text(&query, 0));
        if (!is_expected(str_of(query_text(&query, 0))) || file_exists(path))
            continue;
        if (!folder_make(file_join(arena, folder, "keys"), 0700) ||
            !file_write(path, query_bytes(&query, 1), 0600))
            result = STORAGE_DENIED;
    }
    enum storage read = query_end(&query);
    return result == STORAGE_DONE ? read : result;
}

/* --- restoring --- */

/* Is the file whole and ours? Opened for reading: it may lie on a stick. */
static enum storage copy_here(const char *path, const char *here)
{
    struct database *from = NULL;
    enum storage result = database_open(path, DATABASE_READ, &from);
    if (result != STORAGE_DONE)
        return result;
    if (database_number(from, "PRAGMA application_id") != DATABASE_APPLICATION)
        result = STORAGE_DAMAGED;
    if (result == STORAGE_DONE &&
        database_number(from, "SELECT count(*) FROM pragma_integrity_check"
                              " WHERE integrity_check <> 'ok'") != 0)
        result = STORAGE_DAMAGED;
    if (result == STORAGE_DONE)
        result = database_copy(from, here);
    database_close(from);
    return result;
}

/* The day that can be believed, of the clock and of what the backup knows. */
static enum storage drop_overdue(struct store *store, struct date today)
{
    struct arena *arena = arena_open(1024);
    struct date day = retention_trusted(today, store_known_day(store));
    int64_t count = 0;
    enum storage result = database_begin(store->database);
    if (result == STORAGE_DONE) {
        struct query query = query_begin(store->database,
            "DELETE FROM requests WHERE erase_day <= ? AND state <> 'frozen'"
            " RETURNING 1");
        query_give_text(&query, date_iso(arena, day));
        while (query_next(&query))
            count++;
        result = query_end(&query);
    }
    if (result == STORAGE_DONE && count)
        result = ledger_add(store, day, LEDGER_RESTORED, count);
    if (result == STORAGE_DONE)
        result = store_note_day(store, day);
    result = database_end(store->database, result);
    arena_close(arena);
    return result == STORAGE_DONE ? database_flush(store->database) : result;
}

static enum storage read_all(
    struct store *store, struct arena *arena, struct store_rows *rows)
{
    struct store_filter frozen = { .by_state = true, .state = STATE_FROZEN };
    struct store_filter others = { 0 };
    struct store_rows first, second;
    enum storage result = store_read(store, arena, &others, &first);
    if (result == STORAGE_DONE)
        result = store_read(store, arena, &frozen, &second);
    if (result != STORAGE_DONE)
        return result;
    rows->count = first.count + second.count;
    rows->items = ARENA_LIST(arena, struct store_row, rows->count);
    if (first.count)
        memcpy(rows->items, first.items, first.count * sizeof *first.items);
    if (second.count)
        memcpy(rows->items + first.count, second.items,
            second.count * sizeof *second.items);
    return STORAGE_DONE;
}

/* Into a folder that is in use. */
static enum storage merge(struct store *from, const char *folder, struct arena *arena,
    struct date today, size_t *restored)
{
    struct store *store = NULL;
    struct store_rows rows = { 0 };
    enum storage result = store_open(folder, &from->retention, &store);
    if (result == STORAGE_DONE && strcmp(store->site.id.text, from->site.id.text) != 0)
        result = STORAGE_OTHER_SITE;
    if (result == STORAGE_DONE)
        result = read_all(from, arena, &rows);
    if (result == STORAGE_DONE)
        result = store_take_in(store, &rows, today, restored);
    store_close(store);
    return result;
}

/* Makes the copy the store of a folder that has none. It is closed first, so that its log
 * is emptied into it. */
static enum storage adopt(struct store **copy, struct arena *arena, const char *beside,
    const char *folder, size_t *restored)
{
    const char *from = store_path(arena, beside), *to = store_path(arena, folder);
    enum storage result = write_files(*copy, arena, folder);
    *restored =
        (size_t)database_number((*copy)->database, "SELECT count(*) FROM requests");
    store_close(*copy);
    *copy = NULL;
    if (result == STORAGE_DONE && rename(from, to))
        result = STORAGE_DENIED;
    return result;
}

static void remove_beside(struct arena *arena, const char *beside)
{
    const char *path = store_path(arena, beside);
    unlink(path);
    unlink(str_format(arena, "%s-wal", path));
    unlink(str_format(arena, "%s-shm", path));
    rmdir(beside);
}

enum storage backup_restore(
    const char *path, const char *folder, struct date today, size_t *restored)
{
    struct arena *arena = arena_open(0);
    struct store *copy = NULL;
    struct retention usual = retention_usual();
    size_t count = 0;
    /* The copy is looked at in a folder of its own: nobody opens it before it is clean. */
    const char *beside = file_join(arena, folder, ".restore");
    enum storage result = folder_make(folder, 0700) && folder_make(beside, 0700)
                              ? STORAGE_DONE
                              : STORAGE_DENIED;
    if (result == STORAGE_DONE)
        result = copy_here(path, store_path(arena, beside));
    if (result == STORAGE_DONE)
        result = store_open(beside, &usual, &copy);
    if (result == STORAGE_DONE)
        result = drop_overdue(copy, today);
    if (result == STORAGE_DONE && file_exists(store_path(arena, folder)))
        result = merge(copy, folder, arena, today, &count);
    else if (result == STORAGE_DONE)
        result = adopt(&copy, arena, beside, folder, &count);
    store_close(copy);
    remove_beside(arena, beside);
    if (result == STORAGE_DONE && restored)
        *restored = count;
    arena_close(arena);
    return result;
}
