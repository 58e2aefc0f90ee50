/* The tokens of opening hours: numbers, words and signs. For hours_read.c. */
#pragma once

#include "base/str.h"

struct arena;

enum token_kind {
    TOKEN_END,
    TOKEN_NUMBER,
    TOKEN_WORD,
    TOKEN_DASH, /* of any length */
    TOKEN_SLASH,
    TOKEN_COLON,
    TOKEN_COMMA, /* or a sign that adds: + & */
    TOKEN_BREAK, /* of clauses: a semicolon, the end of a line */
    TOKEN_OTHER,
};

struct token {
    enum token_kind kind;
    int number;       /* of four digits at most, else -1 */
    const char *word; /* folded: small letters without accents; never NULL */
    size_t at;        /* in the whole text, in bytes */
    struct str text;  /* as it is written */
    bool blank_before;
};

/* A plain value: a copy of it is a way back. */
struct tokens {
    struct arena *arena;
    struct str whole, rest;
    struct token next;
};

struct tokens tokens_of(struct arena *arena, const char *text);
void tokens_advance(struct tokens *tokens); /* TOKEN_END for ever at the end */

bool tokens_is_word(const struct tokens *tokens, const char *word);
/* Goes on when the next token is that. */
bool tokens_take_word(struct tokens *tokens, const char *word);
bool tokens_take(struct tokens *tokens, enum token_kind kind);
