/* Expressions of the rule language: `loyer / revenus >= 30%`. One text becomes one tree;
 * what the names mean is not looked at here. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct arena;

/* Longer or deeper than this is no expression of a person. */
enum { EXPR_MAX_BYTES = 10000, EXPR_MAX_DEPTH = 200 };

enum operation {
    OPERATION_ADD,
    OPERATION_SUBTRACT,
    OPERATION_MULTIPLY,
    OPERATION_DIVIDE,
    OPERATION_TRUNCATE, /* // */
    OPERATION_POWER,
    OPERATION_LESS,
    OPERATION_LESS_OR_SAME,
    OPERATION_MORE,
    OPERATION_MORE_OR_SAME,
    OPERATION_SAME,
    OPERATION_OTHER, /* != */
    OPERATION_AND,
    OPERATION_OR,
    OPERATION_COUNT
};

/* "+", "**", "et". */
const char *operation_text(enum operation operation);

enum expr_kind {
    EXPR_NUMBER,
    EXPR_BOOLEAN,
    EXPR_TEXT,
    EXPR_DATE,
    EXPR_REFERENCE,
    EXPR_OPERATION
};

struct expr {
    enum expr_kind kind;
    enum operation operation; /* of an operation on left and right; -x is 0 - x */
    bool yes;
    double number;
    const char *text; /* the unit of a number (NULL for none), the text, the date as
                         JJ/MM/AAAA, the name as written */
    const struct expr *left, *right;
};

struct expr_mistake {
    size_t at; /* byte of the text in which reading stopped */
    const char *message;
};

/* NULL when `text` is no expression; `mistake` then says why. */
const struct expr *expr_read(
    struct arena *arena, struct str text, struct expr_mistake *mistake);

/* Blanks and characters of names, as expressions know them. */
bool expr_is_blank(uint32_t code);
bool expr_is_letter(uint32_t code);
bool expr_is_name(uint32_t code);

/* Is `text` a full name: parts joined by " . "? */
bool expr_is_full_name(struct str text);
