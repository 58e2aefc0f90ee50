/* Both the texts and what is typed go through str_fold(), so that "depot" finds "dépôt";
 * the index then finds whole words and, for the last one, beginnings. What is shown of a
 * hit is found here again: snippet() of FTS5 was measured a hundred times slower. */
#include "content/search.h"

#include <string.h>

#include "base/arena.h"
#include "base/language.h"
#include "content/inside.h"
#include "content/tables.h"
#include "content/wording.h"

enum { MIN_LETTERS = 2, MAX_WORDS = 8, MAX_QUERY_BYTES = 512 };

struct query {
    struct arena *scratch; /* wiped at the end: all that was made of the query */
    struct str words[MAX_WORDS];
    size_t count;
};

/* Folding leaves signs in place; FTS5 and we take them as ends of words. Beyond ASCII
 * these are Latin-1's signs, general punctuation, Arabic commas and CJK punctuation. */
static bool is_sign(uint32_t code)
{
    if (code < 0x80)
        return !(code >= 'a' && code <= 'z') && !(code >= '0' && code <= '9');
    return (code < 0xC0) || (code >= 0x2000 && code <= 0x206F) || code == 0x060C ||
           code == 0x061B || code == 0x061F || (code >= 0x3000 && code <= 0x303F);
}

/* The size of the run of signs, or of letters, at the front of `text`. */
static size_t run_size(struct str text, bool signs)
{
    struct str rest = text;
    while (rest.size) {
        struct str before = rest;
        if (is_sign(str_next(&rest)) != signs)
            return text.size - before.size;
    }
    return text.size;
}

static bool next_word(struct str *rest, struct str *word)
{
    *rest = str_sub(*rest, run_size(*rest, true), rest->size);
    *word = str_sub(*rest, 0, run_size(*rest, false));
    *rest = str_sub(*rest, word->size, rest->size);
    return word->size > 0;
}

static struct query read_query(struct arena *scratch, const char *typed)
{
    struct query query = { .scratch = scratch };
    struct str rest = str_sub(str_of(typed), 0, MAX_QUERY_BYTES);
    while (rest.size && !str_valid(rest, NULL)) /* cut within a character */
        rest.size--;
    rest = str_of(str_fold(scratch, rest));
    while (query.count < MAX_WORDS && next_word(&rest, &query.words[query.count]))
        query.count++;
    return query;
}

static size_t letters_of(const struct query *query)
{
    size_t letters = 0;
    for (size_t i = 0; i < query->count; i++)
        letters += str_count(query->words[i]);
    return letters;
}

/* All words, the last one as a beginning: "garant" AND "visa" *. Words hold no quotes. */
static const char *expression_of(const struct query *query, const char *between)
{
    struct text text = { .arena = query->scratch };
    for (size_t i = 0; i < query->count; i++) {
        bool last = i + 1 == query->count;
        text_addf(&text, "%s\"%.*s\"%s", i ? between : "", (int)query->words[i].size,
            query->words[i].text, last ? " *" : "");
    }
    return text_done(&text);
}

/* --- the excerpt --- */

static bool holds_word(struct query *query, struct str sentence)
{
    struct str rest = str_of(str_fold(query->scratch, sentence)), word;
    while (next_word(&rest, &word))
        for (size_t i = 0; i < query->count; i++) {
            bool last = i + 1 == query->count;
            struct str wanted = query->words[i];
            if (last ? word.size >= wanted.size &&
                           !memcmp(word.text, wanted.text, wanted.size)
                     : str_same(word, wanted))
                return true;
        }
    return false;
}

/* Where the sentence at the front of `text` ends: after . ! ? … and a blank. */
static size_t sentence_size(struct str text)
{
    static const char *const ENDS[] = { ". ", "! ", "? ", "… ", "؟ ", "。" };
    size_t end = text.size;
    for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++) {
        size_t found = str_find(text, ENDS[i]);
        if (found != SIZE_MAX && found + strlen(ENDS[i]) < end)
            end = found + strlen(ENDS[i]);
    }
    return end;
}

/* Marks of strong words would stand between the end of a sentence and its blank. */
static const char *without_marks(struct arena *arena, const char *text)
{
    struct text out = { .arena = arena };
    for (const char *byte = text; *byte; byte++)
        if (*byte != '\x0E' && *byte != '\x0F')
            text_add(&out, (struct str){ byte, 1 });
    return text_done(&out);
}

/* Searching knows no day: whatever has an end of validity is left out of an excerpt. */
static const struct date LATE = { 9999, 12, 31 };

static const char *excerpt_of_block(struct query *query, struct arena *arena,
    const struct catalog *catalog, const struct block *block)
{
    const char *shown = without_marks(
        query->scratch, content_text(catalog, query->scratch, block->text, LATE));
    struct str rest = str_of(shown);
    while (rest.size) {
        size_t size = sentence_size(rest);
        struct str sentence = str_sub(rest, 0, size);
        if (holds_word(query, sentence))
            return str_copy(arena, str_trim(sentence));
        rest = str_sub(rest, size, rest.size);
    }
    return NULL;
}

static const char *excerpt_of(struct query *query, struct arena *arena,
    const struct catalog *catalog, const struct sheet *sheet)
{
    for (int i = 0; i < SECTION_COUNT; i++)
        for (size_t j = 0; j < sheet->sections[i].count; j++) {
            const char *excerpt =
                excerpt_of_block(query, arena, catalog, &sheet->sections[i].blocks[j]);
            if (excerpt)
                return excerpt;
        }
    return NULL;
}

size_t search_find(const struct catalog *catalog, struct arena *arena,
    const char *typed, struct search_hit hits[SEARCH_MAX_HITS])
{
    size_t rows[SEARCH_MAX_HITS], count = 0, found = 0;
    struct arena *scratch = arena_open(0);
    struct query query = read_query(scratch, typed);
    struct tables *tables = catalog->inside->tables;
    const char *code = language_now()->spoken;
    if (tables && letters_of(&query) >= MIN_LETTERS)
        count = tables_search(
            tables, code, expression_of(&query, " AND "), rows, SEARCH_MAX_HITS);
    /* Nothing has all the words: then what has one of them. */
    if (tables && !count && query.count > 1)
        count = tables_search(
            tables, code, expression_of(&query, " OR "), rows, SEARCH_MAX_HITS);
    for (size_t i = 0; i < count; i++)
        if (rows[i] < catalog->sheet_count) {
            const struct sheet *sheet = &catalog->sheets[rows[i]];
            hits[found++] =
                (struct search_hit){ sheet, excerpt_of(&query, arena, catalog, sheet) };
        }
    memory_wipe(&query, sizeof query);
    arena_close(scratch);
    return found;
}
