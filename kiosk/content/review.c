/* What an author is told beyond mistakes (accessibility.md, A-77 to A-81). Nothing of it
 * is asked of a pack, which was checked when it was made. */
#include "content/reader.h"

#include <assert.h>

#include "base/arena.h"
#include "content/ease.h"
#include "content/inline.h"
#include "content/readability.h"

enum { WARN_DAYS = 30 };

/* --- words to avoid --- */

static const char *const KEYS[] = { "avoid", "say", "easy" };

#define COUNT(list) (sizeof(list) / sizeof *(list))

static void read_avoided(struct reader *reader, const struct yaml *map)
{
    size_t count = 0;
    yaml_only(map, KEYS, COUNT(KEYS), reader->diag);
    const char *const *words = field_list(reader, map, "avoid", false, &count);
    const char *say = field_text(reader, map, "say", NEEDED);
    struct phrases *phrases =
        field_bool(reader, map, "easy") ? &reader->avoid_easy : &reader->avoid;
    if (!count)
        diag_error(reader->diag, map->at, "'avoid' is missing here: a list of words");
    for (size_t i = 0; say && i < count; i++)
        phrases_add(reader->arena, phrases, words[i], (int)reader->instead.count);
    if (say)
        *ARRAY_ADD(reader->arena, &reader->instead) = say;
}

void avoid_read(struct reader *reader)
{
    const struct shelf_file *file = shelf_find(reader->shelf, "mots.yaml");
    if (!file || !date_is(reader->on))
        return;
    const struct yaml *list = reader_yaml(reader, file);
    if (list && list->kind != YAML_LIST)
        diag_error(reader->diag, list->at, "expected a list of words to avoid");
    else
        YAML_EACH(map, list)
            read_avoided(reader, map);
}

/* As it is written, from its first word to its last. */
static struct str span(const struct words *words, size_t at, size_t count)
{
    struct str first = words->items[at].written;
    struct str last = words->items[at + count - 1].written;
    return (struct str){ first.text, (size_t)(last.text + last.size - first.text) };
}

static void review_phrases(const struct reader *reader, const struct phrases *avoid,
    const struct words *words, const char *why, size_t start, const char *text)
{
    for (size_t i = 0, count; i < words->count; i += count ? count : 1) {
        int owner = phrases_at(avoid, words, i, &count);
        if (owner < 0)
            continue;
        struct str found = span(words, i, count);
        diag_warning(reader->diag, reader_place(reader, start, text, found.text),
            "'%.*s' is a word %s; say '%s'", (int)found.size, found.text, why,
            reader->instead.items[owner]);
    }
}

void review_words(const struct reader *reader, struct arena *arena, size_t start,
    const char *text, bool easy)
{
    struct words words = phrases_words(arena, str_of(text));
    review_phrases(reader, &reader->avoid, &words, "of offices", start, text);
    if (easy)
        review_phrases(reader, &reader->avoid_easy, &words, "too hard for easy French",
            start, text);
}

/* --- sentences --- */

static void review_sentences(
    const struct reader *reader, struct arena *arena, size_t start, const char *text)
{
    struct str rest = str_of(text), sentence;
    while (sentence_next(&rest, &sentence)) {
        struct reading reading = sentence_measure(arena, sentence);
        if (reading.words > SENTENCE_MAX_WORDS)
            diag_error(reader->diag, reader_place(reader, start, text, sentence.text),
                "this sentence has %zu words, and may have %d; make two of it: '%.*s'",
                reading.words, SENTENCE_MAX_WORDS, (int)sentence.size, sentence.text);
    }
}

void review_prose(const struct reader *reader, size_t start, const char *text)
{
    if (!date_is(reader->on))
        return;
    struct arena *arena = arena_open(0);
    review_sentences(reader, arena, start, text);
    review_words(reader, arena, start, text, false);
    arena_close(arena);
}

/* --- reading ease of a sheet --- */

/* What is read one below the other: of a sheet, its sections; of a story, its scenes. */
struct parts {
    const char *what;
    const struct section *items;
    size_t count;
};

static void review_ease(
    const struct reader *reader, struct arena *arena, const struct parts *parts)
{
    struct ease ease = { 0 };
    for (size_t i = 0; i < parts->count; i++)
        for (size_t j = 0; j < parts->items[i].count; j++) {
            const struct block *block = &parts->items[i].blocks[j];
            ease_add(&ease, arena, reader_offset(reader, block->at), block->text);
        }
    ease_review(reader, &ease, str_format(arena, "this %s", parts->what), EASE_WANTED);
}

/* --- acronyms --- */

struct acronyms {
    const struct reader *reader;
    struct arena *arena;
    struct names told; /* complained about: the first time is enough */
    bool *written_out; /* the terms met so far in words */
};

/* What a text says in words: there an acronym may follow, or come before. */
static void note_words(struct acronyms *acronyms, const struct words *words)
{
    for (size_t i = 0, count; i < words->count; i += count ? count : 1) {
        int term = phrases_at(&acronyms->reader->terms, words, i, &count);
        if (term >= 0 && !(count == 1 && word_is_acronym(words->items[i].written)))
            acronyms->written_out[term] = true;
    }
}

static void review_acronym(
    struct acronyms *acronyms, const struct block *block, int term, struct str word)
{
    const struct reader *reader = acronyms->reader;
    const struct term *known = term < 0 ? NULL : &reader->catalog->terms[term];
    if (known && (known->known || acronyms->written_out[term]))
        return;
    const char *name = str_copy(acronyms->arena, word);
    if (names_add(acronyms->arena, &acronyms->told, name) == NAMES_NONE)
        return;
    struct place at =
        reader_place(reader, reader_offset(reader, block->at), block->text, word.text);
    if (known)
        diag_warning(reader->diag, at,
            "'%s' comes here for the first time; write it out: '%s (%s)'", name,
            known->written_out, name);
    else
        diag_warning(reader->diag, at,
            "the acronym '%s' is not in glossaire.yaml; explain it there", name);
}

static void review_block(struct acronyms *acronyms, const struct block *block)
{
    struct words words = phrases_words(acronyms->arena, str_of(block->text));
    note_words(acronyms, &words);
    for (size_t i = 0; i < words.count; i++) {
        size_t count;
        if (word_is_acronym(words.items[i].written))
            review_acronym(acronyms, block,
                phrases_at(&acronyms->reader->terms, &words, i, &count),
                words.items[i].written);
    }
}

static void review_acronyms(
    const struct reader *reader, struct arena *arena, const struct parts *parts)
{
    struct acronyms acronyms = { .reader = reader, .arena = arena };
    acronyms.written_out = ARENA_LIST(arena, bool, reader->catalog->term_count);
    for (size_t i = 0; i < parts->count; i++)
        for (size_t j = 0; j < parts->items[i].count; j++)
            review_block(&acronyms, &parts->items[i].blocks[j]);
}

void review_parts(const struct reader *reader, const char *what,
    const struct section *parts, size_t count)
{
    if (!date_is(reader->on))
        return;
    const struct parts all = { what, parts, count };
    struct arena *arena = arena_open(0);
    review_ease(reader, arena, &all);
    if (!reader->terms_unread)
        review_acronyms(reader, arena, &all);
    arena_close(arena);
}

/* As resident/sheet.c shows them, one below the other. */
static const enum section_kind READING_ORDER[] = { SECTION_LEAD, SECTION_STEPS,
    SECTION_WHAT, SECTION_WHEN, SECTION_REFUSED, SECTION_COST, SECTION_BRING,
    SECTION_HELP };
static_assert(COUNT(READING_ORDER) == SECTION_COUNT, "every section is read once");

void review_sheet(const struct reader *reader, const struct sheet *sheet)
{
    struct section parts[SECTION_COUNT];
    for (size_t i = 0; i < COUNT(READING_ORDER); i++)
        parts[i] = sheet->sections[READING_ORDER[i]];
    review_parts(reader, "sheet", parts, COUNT(parts));
}

/* --- dates --- */

void review_end(const struct reader *reader, struct place at, const char *what,
    const char *name, struct date end)
{
    if (!date_is(reader->on) || !date_is(end))
        return;
    int64_t days = date_days(end) - date_days(reader->on);
    if (days >= 0 && days <= WARN_DAYS)
        diag_warning(reader->diag, at,
            "the %s '%s' ends on %s; find out what comes next", what, name,
            date_iso(reader->arena, end));
}
