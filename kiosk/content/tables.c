#include "content/tables.h"

#include <sqlite3.h>
#include <string.h>

#include "base/arena.h"
#include "content/shelf.h"

enum statement {
    ADD_FILE,
    ADD_LANGUAGE,
    ADD_TRANSLATION,
    FILES,
    TRANSLATION,
    REVIEWED,
    STATEMENTS
};

static const char *const SQL[STATEMENTS] = {
    [ADD_FILE] = "INSERT INTO file(name, bytes) VALUES(?1, ?2)",
    [ADD_LANGUAGE] = "INSERT INTO language(code, reviewed) VALUES(?1, ?2)",
    [ADD_TRANSLATION] = "INSERT INTO translation VALUES(?1, ?2, ?3)",
    [FILES] = "SELECT name, bytes FROM file ORDER BY id",
    [TRANSLATION] = "SELECT text FROM translation WHERE language = ?1 AND french = ?2",
    [REVIEWED] = "SELECT reviewed FROM language WHERE code = ?1",
};

static const char TABLES[] =
    "PRAGMA page_size = 4096;"
    "PRAGMA application_id = 0x5365756C;"
    "PRAGMA user_version = 1;"
    "CREATE TABLE file(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,"
    "    bytes BLOB NOT NULL);"
    "CREATE TABLE language(code TEXT PRIMARY KEY, reviewed INTEGER NOT NULL);"
    "CREATE TABLE translation(language TEXT NOT NULL, french TEXT NOT NULL,"
    "    text TEXT NOT NULL, PRIMARY KEY(language, french)) WITHOUT ROWID;"
    "BEGIN;";

/* Contentless: the texts are in the files. Not detail=column, although it is smaller: bm25()
 * then gives every row the same rank (seen in 3.40; xInst() of FTS5's manual says so).
 * FTS5's own tokeniser cuts the words of some scripts at their vowel signs, and keeps what
 * folding takes away: hence these categories, and no diacritics of its own. */
static const char SEARCH_TABLE[] =
    "CREATE VIRTUAL TABLE \"search_%w\" USING fts5(title, words, body, content='',"
    " prefix='1 2 3',"
    " tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'\")";

/* A word of the title weighs more than one that people type for it, and that more than
 * one of the text. */
static const char SEARCH[] =
    "SELECT rowid FROM \"search_%w\" WHERE \"search_%w\" MATCH ?1 "
    "ORDER BY bm25(\"search_%w\", 20, 10, 1), rowid LIMIT ?2";

struct tables {
    sqlite3 *db;
    sqlite3_stmt *statements[STATEMENTS];
    struct str image; /* what is read */
    bool failed;      /* while writing */
};

/* --- memory that is wiped when it is given back --- */

/* Before each piece of memory stands its size; the rest keeps it aligned. */
enum { HEAD = 16 };

static void *wiped_take(int size)
{
    char *memory = memory_take(HEAD + (size_t)size);
    memcpy(memory, &size, sizeof size);
    return memory + HEAD;
}

static int wiped_size(void *memory)
{
    int size = 0;
    if (memory)
        memcpy(&size, (char *)memory - HEAD, sizeof size);
    return size;
}

static void wiped_free(void *memory)
{
    if (!memory)
        return;
    memory_wipe(memory, (size_t)wiped_size(memory));
    memory_free((char *)memory - HEAD);
}

static void *wiped_grow(void *memory, int size)
{
    void *larger = wiped_take(size);
    int before = wiped_size(memory);
    memcpy(larger, memory, (size_t)(before < size ? before : size));
    wiped_free(memory);
    return larger;
}

static int wiped_round(int size)
{
    return (size + 7) & ~7;
}

static int wiped_begin(void *data)
{
    (void)data;
    return SQLITE_OK;
}

static void wiped_end(void *data)
{
    (void)data;
}

/* Only possible before anything of SQLite was used; later it changes nothing. */
static void use_wiped_memory(void)
{
    static const sqlite3_mem_methods METHODS = { wiped_take, wiped_free, wiped_grow,
        wiped_size, wiped_round, wiped_begin, wiped_end, NULL };
    static bool asked;
    if (!asked)
        (void)sqlite3_config(SQLITE_CONFIG_MALLOC, &METHODS);
    asked = true;
}

/* --- opening --- */

static struct tables *open_empty(void)
{
    use_wiped_memory();
    struct tables *tables = memory_take(sizeof *tables);
    if (sqlite3_open_v2(":memory:", &tables->db,
            SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) != SQLITE_OK)
        tables->failed = true;
    /* The small pieces of lookaside memory are given back without being overwritten. */
    sqlite3_db_config(tables->db, SQLITE_DBCONFIG_LOOKASIDE, NULL, 0, 0);
    return tables;
}

void tables_close(struct tables *tables)
{
    if (!tables)
        return;
    for (int i = 0; i < STATEMENTS; i++)
        sqlite3_finalize(tables->statements[i]);
    sqlite3_close(tables->db);
    memory_free(tables);
}

/* A statement, prepared when it is first needed; NULL when the tables are not ours. */
static sqlite3_stmt *prepared(struct tables *tables, enum statement which)
{
    sqlite3_stmt **statement = &tables->statements[which];
    if (!*statement)
        sqlite3_prepare_v3(
            tables->db, SQL[which], -1, SQLITE_PREPARE_PERSISTENT, statement, NULL);
    return *statement;
}

static void bind(sqlite3_stmt *statement, int index, const char *text)
{
    sqlite3_bind_text(statement, index, text, -1, SQLITE_STATIC);
}

/* Runs what writes, and makes the statement free of what was bound. */
static void run(struct tables *tables, sqlite3_stmt *statement)
{
    if (!statement || sqlite3_step(statement) != SQLITE_DONE)
        tables->failed = true;
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
}

static void run_text(struct tables *tables, const char *sql)
{
    if (!sql || sqlite3_exec(tables->db, sql, NULL, NULL, NULL) != SQLITE_OK)
        tables->failed = true;
}

/* --- writing --- */

struct tables *tables_new(void)
{
    struct tables *tables = open_empty();
    if (!tables->failed)
        run_text(tables, TABLES);
    return tables;
}

void tables_add_file(struct tables *tables, const char *name, struct str bytes)
{
    sqlite3_stmt *statement = prepared(tables, ADD_FILE);
    bind(statement, 1, name);
    sqlite3_bind_blob64(
        statement, 2, bytes.size ? bytes.text : "", bytes.size, SQLITE_STATIC);
    run(tables, statement);
}

void tables_add_language(struct tables *tables, const char *code, bool reviewed)
{
    sqlite3_stmt *statement = prepared(tables, ADD_LANGUAGE);
    bind(statement, 1, code);
    sqlite3_bind_int(statement, 2, reviewed);
    run(tables, statement);
}

void tables_add_translation(
    struct tables *tables, const char *code, const char *french, const char *text)
{
    sqlite3_stmt *statement = prepared(tables, ADD_TRANSLATION);
    bind(statement, 1, code);
    bind(statement, 2, french);
    bind(statement, 3, text);
    run(tables, statement);
}

void tables_add_search_table(struct tables *tables, const char *code)
{
    char *sql = sqlite3_mprintf(SEARCH_TABLE, code);
    run_text(tables, sql);
    sqlite3_free(sql);
}

void tables_add_search(
    struct tables *tables, const char *code, size_t row, struct search_row texts)
{
    char *sql = sqlite3_mprintf("INSERT INTO \"search_%w\"(rowid, title, words, body) "
                                "VALUES(?1, ?2, ?3, ?4)",
        code);
    sqlite3_stmt *statement = NULL;
    sqlite3_prepare_v2(tables->db, sql, -1, &statement, NULL);
    sqlite3_bind_int64(statement, 1, (sqlite3_int64)row);
    bind(statement, 2, texts.title);
    bind(statement, 3, texts.words);
    bind(statement, 4, texts.body);
    run(tables, statement);
    sqlite3_finalize(statement);
    sqlite3_free(sql);
}

static bool failure(struct tables *tables, struct arena *arena, struct str *bytes)
{
    *bytes = str_of(str_dup(arena, sqlite3_errmsg(tables->db)));
    return false;
}

bool tables_bytes(struct tables *tables, struct arena *arena, struct str *bytes)
{
    run_text(tables, "COMMIT");
    sqlite3_int64 size = 0;
    unsigned char *image =
        tables->failed ? NULL : sqlite3_serialize(tables->db, "main", &size, 0);
    if (!image)
        return failure(tables, arena, bytes);
    char *copy = arena_take(arena, (size_t)size);
    memcpy(copy, image, (size_t)size);
    sqlite3_free(image);
    *bytes = (struct str){ copy, (size_t)size };
    return true;
}

/* --- reading --- */

/* What the bytes say about themselves is not believed beyond need: no schema that calls
 * functions, no write to the tables of the index. */
static void distrust(sqlite3 *db)
{
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
}

struct tables *tables_open(struct str bytes)
{
    struct tables *tables = open_empty();
    tables->image = bytes;
    /* SQLITE_DESERIALIZE_READONLY: the bytes are never written to, whatever the type of
     * the parameter says. */
    unsigned char *image =
        (unsigned char *)(uintptr_t)bytes.text; /* NOLINT(performance-no-int-to-ptr) */
    sqlite3_int64 size = (sqlite3_int64)bytes.size;
    if (!tables->failed)
        distrust(tables->db);
    if (!tables->failed &&
        sqlite3_deserialize(tables->db, "main", image, size, size,
            SQLITE_DESERIALIZE_READONLY) == SQLITE_OK &&
        prepared(tables, FILES) && prepared(tables, TRANSLATION))
        return tables;
    tables_close(tables);
    return NULL;
}

static struct str column(struct arena *arena, sqlite3_stmt *statement, int index)
{
    const void *bytes = sqlite3_column_blob(statement, index);
    size_t size = (size_t)sqlite3_column_bytes(statement, index);
    return (struct str){ str_copy(arena, (struct str){ bytes, bytes ? size : 0 }),
        bytes ? size : 0 };
}

bool tables_files(struct tables *tables, struct arena *arena, struct shelf *shelf)
{
    sqlite3_stmt *statement = prepared(tables, FILES);
    int state;
    while ((state = sqlite3_step(statement)) == SQLITE_ROW)
        shelf_add(arena, shelf, column(arena, statement, 0).text,
            column(arena, statement, 1));
    sqlite3_reset(statement);
    return state == SQLITE_DONE;
}

const char *tables_translation(
    struct tables *tables, struct arena *arena, const char *code, const char *french)
{
    sqlite3_stmt *statement = prepared(tables, TRANSLATION);
    bind(statement, 1, code);
    bind(statement, 2, french);
    const char *text = NULL;
    if (sqlite3_step(statement) == SQLITE_ROW)
        text = column(arena, statement, 0).text;
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    return text;
}

bool tables_reviewed(struct tables *tables, const char *code)
{
    sqlite3_stmt *statement = prepared(tables, REVIEWED);
    bind(statement, 1, code);
    bool reviewed =
        sqlite3_step(statement) == SQLITE_ROW && sqlite3_column_int(statement, 0) != 0;
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    return reviewed;
}

static size_t search(struct tables *tables, const char *code, const char *expression,
    size_t *rows, size_t room)
{
    char *sql = sqlite3_mprintf(SEARCH, code, code, code);
    sqlite3_stmt *statement = NULL;
    sqlite3_prepare_v2(tables->db, sql, -1, &statement, NULL);
    bind(statement, 1, expression);
    sqlite3_bind_int64(statement, 2, (sqlite3_int64)room);
    size_t count = 0;
    while (count < room && statement && sqlite3_step(statement) == SQLITE_ROW)
        rows[count++] = (size_t)sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    sqlite3_free(sql);
    return count;
}

size_t tables_search(const struct tables *tables, const char *code,
    const char *expression, size_t *rows, size_t room)
{
    /* Words typed stay in buffers of FTS5 until its connection ends (P-16, seen in 3.40):
     * so each search has a connection of its own, on the same bytes. */
    struct tables *own = tables_open(tables->image);
    size_t count = own ? search(own, code, expression, rows, room) : 0;
    tables_close(own);
    return count;
}
