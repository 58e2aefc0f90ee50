#include "content/phrases.h"

#include <string.h>

#include "base/arena.h"
#include "content/inline.h"

enum { LATIN_1_LETTERS = 0xC0, PUNCTUATION = 0x2000, PUNCTUATION_END = 0x206F };
enum { TIMES_SIGN = 0xD7, DIVISION_SIGN = 0xF7, NONE = -1 };
/* "mois" and "cas" are no plurals of "moi" and "ca". */
enum { LEAST_PLURAL = 5 };

static bool is_part(uint32_t code)
{
    if (code < 0x80)
        return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
               (code >= '0' && code <= '9');
    return code >= LATIN_1_LETTERS && code != TIMES_SIGN && code != DIVISION_SIGN &&
           !(code >= PUNCTUATION && code <= PUNCTUATION_END) && code != STR_BAD;
}

bool word_is_acronym(struct str word)
{
    size_t count = 0;
    while (word.size) {
        uint32_t code = str_next(&word);
        bool capital = (code >= 'A' && code <= 'Z') || (code >= 0xC0 && code <= 0xDE);
        if (!capital)
            return false;
        count++;
    }
    return count > 1;
}

static const char *folded(struct arena *arena, struct str word)
{
    char *text = str_fold(arena, word);
    size_t size = strlen(text);
    if (size >= LEAST_PLURAL && (text[size - 1] == 's' || text[size - 1] == 'x'))
        text[size - 1] = '\0';
    return text;
}

static void add_word(
    struct arena *arena, struct words *words, const char *start, const char *end)
{
    struct str written = { start, (size_t)(end - start) };
    *ARRAY_ADD(arena, words) = (struct word){ written, folded(arena, written) };
}

static void add_words(struct arena *arena, struct words *words, struct str text)
{
    const char *start = NULL;
    while (text.size) {
        const char *here = text.text;
        bool part = is_part(str_next(&text));
        if (part && !start)
            start = here;
        if (part || !start)
            continue;
        add_word(arena, words, start, here);
        start = NULL;
    }
    if (start)
        add_word(arena, words, start, text.text);
}

struct words phrases_words(struct arena *arena, struct str text)
{
    struct words words = { 0 };
    struct piece piece;
    while (inline_next(&text, &piece)) {
        if (piece.kind == PIECE_TEXT)
            add_words(arena, &words, piece.text);
        else if (piece.kind == PIECE_FIGURE || piece.kind == PIECE_PHONE)
            *ARRAY_ADD(arena, &words) = (struct word){ piece.text, "" };
    }
    return words;
}

void phrases_add(
    struct arena *arena, struct phrases *phrases, const char *text, int owner)
{
    struct words words = phrases_words(arena, str_of(text));
    if (!words.count)
        return;
    int index = names_find(&phrases->first, str_of(words.items[0].folded));
    if (index == NAMES_NONE) {
        index = names_add(arena, &phrases->first, words.items[0].folded);
        *ARRAY_ADD(arena, &phrases->heads) = NONE;
    }
    *ARRAY_ADD(arena, &phrases->all) =
        (struct phrase){ words, owner, phrases->heads.items[index] };
    phrases->heads.items[index] = (int)phrases->all.count - 1;
}

static bool is_at(const struct words *phrase, const struct words *words, size_t at)
{
    if (words->count - at < phrase->count)
        return false;
    if (phrase->count == 1 && word_is_acronym(phrase->items[0].written))
        return str_same(phrase->items[0].written, words->items[at].written);
    for (size_t i = 0; i < phrase->count; i++)
        if (!text_same(phrase->items[i].folded, words->items[at + i].folded))
            return false;
    return true;
}

int phrases_at(
    const struct phrases *phrases, const struct words *words, size_t at, size_t *count)
{
    int owner = NONE;
    int first = names_find(&phrases->first, str_of(words->items[at].folded));
    *count = 0;
    for (int i = first == NAMES_NONE ? NONE : phrases->heads.items[first]; i != NONE;
         i = phrases->all.items[i].next) {
        const struct phrase *phrase = &phrases->all.items[i];
        if (phrase->words.count <= *count || !is_at(&phrase->words, words, at))
            continue;
        owner = phrase->owner;
        *count = phrase->words.count;
    }
    return owner;
}

int phrases_find(const struct phrases *phrases, const char *text)
{
    struct arena *arena = arena_open(0);
    struct words words = phrases_words(arena, str_of(text));
    size_t count = 0;
    int owner = words.count ? phrases_at(phrases, &words, 0, &count) : NONE;
    bool whole = count == words.count;
    arena_close(arena);
    return whole ? owner : NONE;
}
