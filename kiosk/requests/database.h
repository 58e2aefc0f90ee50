/* SQLite behind a few plain functions: one file, questions with their values, and what went
 * wrong as an outcome. database.c alone includes the library. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "requests/storage.h"

struct database;

enum { DATABASE_APPLICATION = 0x5365756C }; /* "Seul": marks our files */

enum database_mode {
    DATABASE_NEW, /* makes the file, readable by its owner only; it must not be there */
    DATABASE_WRITE, /* it must be there */
    DATABASE_READ,  /* only looks, also on a disk that cannot be written */
};

/* Owner: the caller, who ends it with database_close(). `database` is set for STORAGE_DONE
 * only. Files to write are opened with a write-ahead log, synchronous=FULL, secure_delete
 * and temporary tables in memory; a lock is waited for two seconds. */
enum storage database_open(
    const char *path, enum database_mode mode, struct database **database);
void database_close(struct database *database); /* NULL is allowed */

/* Statements without values or results. */
enum storage database_run(struct database *database, const char *sql);

/* A number that a pragma or a question without values gives; -1 where it fails. */
int64_t database_number(struct database *database, const char *sql);

/* Transactions. `end` commits when all went well until then, else takes all back; it
 * returns what became of the whole. After a commit the data is safe on disk. */
enum storage database_begin(struct database *database);
enum storage database_end(struct database *database, enum storage until_then);

/* Empties the write-ahead log into the file and cuts it to nothing (P-31).
 * STORAGE_LOCKED while another program reads. */
enum storage database_flush(struct database *database);

/* A consistent copy as one file at `path`, safe on disk or not there at all. */
enum storage database_copy(struct database *database, const char *path);

/* A question. Values are given in the order of its question marks; then query_next() goes
 * from row to row, and query_end() must be called, which says how it went. */
struct query {
    struct database *database;
    void *statement;
    int values;
    enum storage result;
};

struct query query_begin(struct database *database, const char *sql);
void query_give_text(struct query *query, const char *text);
void query_give_int(struct query *query, int64_t number);
void query_give_bytes(struct query *query, struct str bytes);
bool query_next(struct query *query); /* false at the end and after a failure */
/* Columns from 0; texts and bytes live until the next query_next() or query_end(). */
const char *query_text(struct query *query, int column); /* never NULL */
int64_t query_int(struct query *query, int column);
struct str query_bytes(struct query *query, int column);
enum storage query_end(struct query *query);

/* For what changes rows: gives no values back. STORAGE_ABSENT when no row was changed. */
enum storage query_change(struct query *query);
