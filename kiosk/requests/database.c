#include "requests/database.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sqlite3.h>

#include "base/arena.h"

enum { WAIT_MS = 2000 };

struct database {
    sqlite3 *handle;
};

/* Codes of SQLite without their extension; https://www.sqlite.org/rescode.html */
static enum storage outcome(int code)
{
    switch (code & 0xFF) {
    case SQLITE_OK:
    case SQLITE_ROW:
    case SQLITE_DONE:
        return STORAGE_DONE;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return STORAGE_LOCKED;
    case SQLITE_FULL:
        return STORAGE_FULL;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
        return STORAGE_DAMAGED;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
    case SQLITE_CANTOPEN:
        return STORAGE_DENIED;
    case SQLITE_CONSTRAINT:
        return STORAGE_TAKEN;
    default:
        return STORAGE_FAILED;
    }
}

static enum storage reason(int error)
{
    switch (error) {
    case ENOENT:
    case ENOTDIR:
        return STORAGE_MISSING;
    case EEXIST:
        return STORAGE_TAKEN;
    case ENOSPC:
    case EDQUOT:
        return STORAGE_FULL;
    case EACCES:
    case EPERM:
    case EROFS:
    case EISDIR:
        return STORAGE_DENIED;
    default:
        return STORAGE_FAILED;
    }
}

/* SQLite would make the file with the rights of the process; its log and shared memory take
 * over those of the file (P-33). */
static enum storage make_file(const char *path)
{
    int file = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
    if (file < 0)
        return reason(errno);
    close(file);
    return STORAGE_DONE;
}

static enum storage settle(struct database *database, enum database_mode mode)
{
    sqlite3_busy_timeout(database->handle, WAIT_MS);
    sqlite3_extended_result_codes(database->handle, 1);
    if (mode == DATABASE_READ)
        return database_run(database, "PRAGMA query_only = ON;");
    return database_run(database, "PRAGMA journal_mode = WAL;"
                                  "PRAGMA synchronous = FULL;"
                                  "PRAGMA secure_delete = ON;"
                                  "PRAGMA temp_store = MEMORY;"
                                  "PRAGMA trusted_schema = OFF;");
}

static enum storage open_handle(
    const char *path, enum database_mode mode, struct database *database)
{
    int flags = mode == DATABASE_READ ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    int code = sqlite3_open_v2(path, &database->handle, flags, NULL);
    if (code != SQLITE_OK)
        return outcome(code);
    /* Without the right to write SQLite opens for reading only, and says so late. */
    if (mode != DATABASE_READ && sqlite3_db_readonly(database->handle, "main") == 1)
        return STORAGE_DENIED;
    return settle(database, mode);
}

enum storage database_open(
    const char *path, enum database_mode mode, struct database **database)
{
    enum storage result = STORAGE_DONE;
    if (mode == DATABASE_NEW)
        result = make_file(path);
    else if (access(path, R_OK))
        result = reason(errno);
    if (result != STORAGE_DONE)
        return result;
    struct database *opened = memory_take(sizeof *opened);
    result = open_handle(path, mode, opened);
    if (result == STORAGE_DONE)
        *database = opened;
    else
        database_close(opened);
    if (result != STORAGE_DONE && mode == DATABASE_NEW)
        unlink(path);
    return result;
}

void database_close(struct database *database)
{
    if (!database)
        return;
    sqlite3_close(database->handle);
    memory_free(database);
}

enum storage database_run(struct database *database, const char *sql)
{
    return outcome(sqlite3_exec(database->handle, sql, NULL, NULL, NULL));
}

int64_t database_number(struct database *database, const char *sql)
{
    struct query query = query_begin(database, sql);
    int64_t number = query_next(&query) ? query_int(&query, 0) : -1;
    return query_end(&query) == STORAGE_DONE ? number : -1;
}

enum storage database_begin(struct database *database)
{
    return database_run(database, "BEGIN IMMEDIATE;");
}

enum storage database_end(struct database *database, enum storage until_then)
{
    enum storage result = until_then;
    if (result == STORAGE_DONE)
        result = database_run(database, "COMMIT;");
    /* After some failures SQLite has taken all back by itself. */
    if (result != STORAGE_DONE && !sqlite3_get_autocommit(database->handle))
        (void)database_run(database, "ROLLBACK;");
    return result;
}

enum storage database_flush(struct database *database)
{
    return outcome(sqlite3_wal_checkpoint_v2(
        database->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL));
}

/* --- copies --- */

static enum storage copy_pages(struct database *from, struct database *to)
{
    sqlite3_backup *backup =
        sqlite3_backup_init(to->handle, "main", from->handle, "main");
    if (!backup)
        return outcome(sqlite3_errcode(to->handle));
    int code = sqlite3_backup_step(backup, -1);
    int finished = sqlite3_backup_finish(backup);
    return outcome(code == SQLITE_DONE ? finished : code);
}

static enum storage fill_copy(struct database *from, const char *path)
{
    struct database to = { 0 };
    int code = sqlite3_open_v2(path, &to.handle, SQLITE_OPEN_READWRITE, NULL);
    enum storage result = outcome(code);
    if (result == STORAGE_DONE)
        result = copy_pages(from, &to);
    /* One file without a log beside it, that opens on a read-only disk too. */
    if (result == STORAGE_DONE)
        result = database_run(&to, "PRAGMA synchronous = FULL;"
                                   "PRAGMA journal_mode = DELETE;");
    sqlite3_close(to.handle);
    return result;
}

static enum storage sync_path(const char *path, int flags)
{
    int file = open(path, flags | O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return reason(errno);
    enum storage result = fsync(file) ? reason(errno) : STORAGE_DONE;
    close(file);
    return result;
}

static enum storage sync_folder_of(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    size_t size = slash && slash > path ? (size_t)(slash - path) : 1;
    const char *folder = slash ? str_copy(arena, (struct str){ path, size }) : ".";
    return sync_path(folder, O_DIRECTORY);
}

enum storage database_copy(struct database *database, const char *path)
{
    struct arena *arena = arena_open(PATH_MAX);
    const char *beside = str_format(arena, "%s.part", path);
    unlink(beside); /* left by a power cut */
    enum storage result = make_file(beside);
    if (result == STORAGE_DONE)
        result = fill_copy(database, beside);
    if (result == STORAGE_DONE)
        result = sync_path(beside, 0);
    if (result == STORAGE_DONE && rename(beside, path))
        result = reason(errno);
    if (result != STORAGE_DONE)
        unlink(beside);
    else
        result = sync_folder_of(arena, path);
    arena_close(arena);
    return result;
}

/* --- questions --- */

struct query query_begin(struct database *database, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(database->handle, sql, -1, &statement, NULL);
    return (struct query){
        .database = database, .statement = statement, .result = outcome(code)
    };
}

static void given(struct query *query, int code)
{
    if (query->result == STORAGE_DONE)
        query->result = outcome(code);
}

void query_give_text(struct query *query, const char *text)
{
    given(query, sqlite3_bind_text(
                     query->statement, ++query->values, text, -1, SQLITE_TRANSIENT));
}

void query_give_int(struct query *query, int64_t number)
{
    given(query, sqlite3_bind_int64(query->statement, ++query->values, number));
}

/* The bytes must live until the question ends: what is sealed is not copied once more. */
void query_give_bytes(struct query *query, struct str bytes)
{
    given(query, sqlite3_bind_blob64(query->statement, ++query->values,
                     bytes.text ? bytes.text : "", bytes.size, SQLITE_STATIC));
}

bool query_next(struct query *query)
{
    if (query->result != STORAGE_DONE)
        return false;
    int code = sqlite3_step(query->statement);
    query->result = outcome(code);
    return code == SQLITE_ROW;
}

const char *query_text(struct query *query, int column)
{
    const unsigned char *text = sqlite3_column_text(query->statement, column);
    return text ? (const char *)text : "";
}

int64_t query_int(struct query *query, int column)
{
    return sqlite3_column_int64(query->statement, column);
}

struct str query_bytes(struct query *query, int column)
{
    const char *bytes = sqlite3_column_blob(query->statement, column);
    int size = sqlite3_column_bytes(query->statement, column);
    return (struct str){ bytes ? bytes : "", (size_t)size };
}

enum storage query_end(struct query *query)
{
    sqlite3_finalize(query->statement);
    query->statement = NULL;
    return query->result;
}

enum storage query_change(struct query *query)
{
    while (query_next(query))
        continue;
    enum storage result = query_end(query);
    if (result == STORAGE_DONE && !sqlite3_changes(query->database->handle))
        return STORAGE_ABSENT;
    return result;
}
