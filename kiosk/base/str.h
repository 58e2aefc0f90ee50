/* Text: UTF-8, checked once where it enters. Inside a reader it is a slice (pointer and
 * length, not ended by NUL); what leaves a reader is a NUL-terminated string in its
 * owner's arena. */
#pragma once

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

struct str {
    const char *text;
    size_t size; /* bytes */
};

#define STR(literal) ((struct str){ (literal), sizeof(literal) - 1 })

struct str str_of(const char *text); /* NULL gives the empty slice */
bool str_same(struct str a, struct str b);
bool str_is(struct str a, const char *text);
bool str_starts(struct str whole, const char *start);
bool str_ends(struct str whole, const char *end);
struct str str_trim(struct str text); /* no space, tab, CR, LF at both ends */
struct str str_sub(struct str text, size_t from, size_t to); /* bytes; clamped */

/* Where `part` starts in `whole`, in bytes, or SIZE_MAX. */
size_t str_find(struct str whole, const char *part);

/* Takes the part of `rest` before the next `separator` (or all of it) and moves `rest`
 * behind the separator. False when `rest` is used up. */
bool str_cut(struct str *rest, char separator, struct str *part);

/* Copies ended by NUL, in `arena`. */
char *str_copy(struct arena *arena, struct str text);
char *str_dup(struct arena *arena, const char *text);
char *str_format(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
char *str_vformat(struct arena *arena, const char *format, va_list list)
    __attribute__((format(printf, 2, 0)));

/* NULL-safe: are both texts the same? */
bool text_same(const char *a, const char *b);

/* --- characters --- */

#define STR_BAD UINT32_MAX

/* Takes one character off the front: its code point, or STR_BAD for bytes that are no
 * UTF-8 (one byte is taken). 0 at the end. */
uint32_t str_next(struct str *rest);

/* Writes a code point as UTF-8 to `out` (4 bytes at most, not ended); returns the size. */
size_t str_put(char *out, uint32_t code);

bool str_valid(struct str text, size_t *bad_at); /* is it UTF-8? `bad_at` may be NULL */
size_t str_count(struct str text);               /* characters */
/* Bytes of the first `count` characters. */
size_t str_bytes(struct str text, size_t count);

/* Text to search and compare by: small letters without accents or ligatures (œ is oe),
 * Arabic without harakat and tatweel, Arabic-Indic digits as ASCII, apostrophes and
 * dashes as spaces. */
char *str_fold(struct arena *arena, struct str text);

/* The word of `words` that is nearest to `word` by letters left out, added, changed or
 * swapped, when it is near enough to have been meant; else NULL. */
const char *str_nearest(const char *word, const char *const *words, size_t count);

/* --- building --- */

/* Text that grows in an arena. All zeros but `arena` is the empty text. */
struct text {
    struct arena *arena;
    char *bytes; /* always ended by NUL once something was added */
    size_t size, room;
};

void text_add(struct text *text, struct str part);
void text_add_c(struct text *text, const char *part); /* NULL adds nothing */
void text_add_code(struct text *text, uint32_t code);
void text_addf(struct text *text, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
const char *text_done(struct text *text); /* never NULL; lives in the arena */
