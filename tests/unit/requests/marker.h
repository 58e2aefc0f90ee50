/* A name and a number that nobody has, and a search for both in a folder: as UTF-8, as
 * UTF-16 of either byte order, and in base64 at each of its three places. */
#pragma once

#include "requests/cipher.h"
#include "unit/requests/desk.h"

#define MARKER_NAME   "Zqxwvmarqueur"
#define MARKER_NUMBER "0699887761"

static const char *const marker_words[] = { MARKER_NAME, MARKER_NUMBER };

enum { MARKER_WRITINGS = 6, MARKER_WORDS = 2 };

static inline size_t marker_count(void)
{
    return (size_t)MARKER_WRITINGS * MARKER_WORDS;
}

static inline struct str marker_utf16(struct arena *arena, const char *word, bool big)
{
    size_t length = strlen(word);
    char *bytes = arena_take(arena, 2 * length);
    for (size_t i = 0; i < length; i++)
        bytes[2 * i + big] = word[i];
    return (struct str){ bytes, 2 * length };
}

/* The letters that do not depend on what stands before or behind. */
static inline struct str marker_base64(
    struct arena *arena, const char *word, size_t shift)
{
    const char *shifted = str_format(arena, "%.*s%s", (int)shift, "xx", word);
    char *letters = cipher_base64(arena, str_of(shifted));
    size_t from = shift ? 4 : 0, whole = strlen(shifted) / 3 * 4;
    return str_sub(str_of(letters), from, whole);
}

/* The words in all their writings, by number. */
static inline struct str marker_writing(struct arena *arena, size_t number)
{
    const char *word = marker_words[number / MARKER_WRITINGS];
    switch (number % MARKER_WRITINGS) {
    case 0:
        return str_of(word);
    case 1:
        return marker_utf16(arena, word, false);
    case 2:
        return marker_utf16(arena, word, true);
    default:
        return marker_base64(arena, word, number % MARKER_WRITINGS - 3);
    }
}

static inline bool marker_is_below(struct desk *desk, const char *folder)
{
    struct str writings[MARKER_WRITINGS * MARKER_WORDS];
    for (size_t i = 0; i < marker_count(); i++)
        writings[i] = marker_writing(desk->arena, i);
    return desk_holds_any(desk, folder, writings, marker_count());
}

static inline void marker_assert_absent(struct desk *desk, const char *folder)
{
    assert_false(marker_is_below(desk, folder));
}
