/* Phrases looked for in a text: terms of the glossary, words to avoid. Compared folded,
 * with or without the plural's s or x, so that "clauses résolutoires" is found too. For
 * the files of this room. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/array.h"
#include "base/str.h"
#include "content/names.h"

struct arena;

struct word {
    struct str written;
    const char *folded; /* without its plural; "" where a gap stands */
};

struct words {
    ARRAY(struct word)
};

/* The words of a text as it is written, in its order; an apostrophe or a hyphen ends one.
 * `written` points into `text`. */
struct words phrases_words(struct arena *arena, struct str text);

/* Two letters or more, all capitals: CAF, SIAO. */
bool word_is_acronym(struct str word);

struct phrase {
    struct words words;
    int owner;
    int next; /* another phrase that begins with the same word, or -1 */
};

/* All zeros is none. */
struct phrases {
    struct {
        ARRAY(struct phrase)
    } all;
    struct names first; /* the words that phrases begin with */
    struct {
        ARRAY(int)
    } heads; /* for each of `first` one phrase, or -1 */
};

/* Adds a phrase of `owner`. One that is an acronym is found in capitals only: PASS is not
 * "passe". */
void phrases_add(
    struct arena *arena, struct phrases *phrases, const char *text, int owner);

/* The owner of the longest phrase at the word `at`, and how many words it has; -1 when
 * there is none. */
int phrases_at(
    const struct phrases *phrases, const struct words *words, size_t at, size_t *count);

/* The owner of the phrase that is all of `text`, or -1. */
int phrases_find(const struct phrases *phrases, const char *text);
