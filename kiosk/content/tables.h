/* The SQLite database that a pack is: its tables, and the index for searching (FTS5). It
 * stands in memory while it is written and while it is read; files are pack.c's. The one
 * file of this room that knows SQLite. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct arena;
struct shelf;
struct tables;

enum {
    TABLES_APPLICATION = 0x5365756C, /* "Seul", for Seuil: application_id */
    TABLES_VERSION = 1,              /* user_version */
};

/* --- writing: any failure is remembered, and tables_bytes() tells it --- */

struct tables *tables_new(void);
void tables_close(struct tables *tables); /* NULL is allowed */

void tables_add_file(struct tables *tables, const char *name, struct str bytes);
void tables_add_language(struct tables *tables, const char *code, bool reviewed);
void tables_add_translation(
    struct tables *tables, const char *code, const char *french, const char *text);

/* What is found of the sheet number `row` in a language: folded by str_fold(). */
struct search_row {
    const char *title, *words, *body;
};
void tables_add_search_table(struct tables *tables, const char *code);
void tables_add_search(
    struct tables *tables, const char *code, size_t row, struct search_row texts);

/* The whole database as the bytes of a file, in `arena`. False when anything failed:
 * `bytes` then is what SQLite said about it. */
bool tables_bytes(struct tables *tables, struct arena *arena, struct str *bytes);

/* --- reading --- */

/* A database that reads `bytes`, which must live as long. NULL when they are no database
 * of ours. What SQLite frees is overwritten, so that no query of a visitor stays (P-16),
 * provided that this room opened SQLite first. */
struct tables *tables_open(struct str bytes);

/* All files, in the order in which they were added. False when a row cannot be read. */
bool tables_files(struct tables *tables, struct arena *arena, struct shelf *shelf);

/* NULL when there is none. */
const char *tables_translation(
    struct tables *tables, struct arena *arena, const char *code, const char *french);

bool tables_reviewed(struct tables *tables, const char *code);

/* The rows that an expression of FTS5 finds in the language, best first; their count. */
size_t tables_search(const struct tables *tables, const char *code,
    const char *expression, size_t *rows, size_t room);
