/* Bytes as words that can be read aloud, written on paper and typed back: proquints (D. S.
 * Wilkerson, arXiv:0901.4016), five letters for each 16 bits, consonant and vowel in turn.
 * Two more words at the end are a checksum, so that a slip of the pen is noticed. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct arena;

/* "lusab babad …" for an even number of bytes, checksum included, in `arena`. */
const char *words_of(struct arena *arena, struct str bytes);

enum words_result {
    WORDS_READ,
    WORDS_UNKNOWN,  /* a word that cannot be one: `at` is its number, from 1 */
    WORDS_COUNT,    /* too few or too many: `at` is how many there are */
    WORDS_CHECKSUM, /* each word could be one, but they do not go together */
};

/* Reads `size` bytes (even, 64 at most) and their checksum; capitals or not, separated by
 * blanks, new lines, commas or dashes. Writes `bytes` on success only. `at` may be NULL. */
enum words_result words_read(
    struct str words, unsigned char *bytes, size_t size, size_t *at);

/* How many words `size` bytes and their checksum take. */
size_t words_count(size_t size);

/* A passphrase of `count` words drawn at random, 16 bits each, in `arena` (P-28). */
const char *words_passphrase(struct arena *arena, size_t count);
