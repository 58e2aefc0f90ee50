/* Complaints about a file that a person wrote. They are collected, not thrown: a reader
 * goes on and finds the next mistake, and all are told at once, each with its place. */
#pragma once

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* A place in a file; lines and columns count from 1, columns in characters.
 * All zeros: no place is known. A diag keeps a copy of `file`. */
struct place {
    const char *file;
    int line, column;
};

enum diag_kind { DIAG_ERROR, DIAG_WARNING };

struct diag;

struct diag *diag_open(void); /* never NULL; owner: the caller */
void diag_close(struct diag *diag);

/* Adds a complaint. Always false, so that a reader can `return diag_error(...)`. */
bool diag_error(struct diag *diag, struct place at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
bool diag_verror(struct diag *diag, struct place at, const char *format, va_list list)
    __attribute__((format(printf, 3, 0)));
void diag_warning(struct diag *diag, struct place at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

size_t diag_errors(const struct diag *diag);
size_t diag_warnings(const struct diag *diag);

/* The first complaint that is an error, as `file:line:column: …` without the word error;
 * NULL when there is none. Lives as long as the diag. */
const char *diag_first(const struct diag *diag);

/* One line a complaint, by file, line and column; `file:line:column: error: …`.
 * The same complaint at the same place is told once. */
void diag_print(const struct diag *diag, FILE *out);
