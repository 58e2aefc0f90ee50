/* The glossary: hard words, and where they stand. */
#include "content/reader.h"

#include "base/arena.h"

static const char *const KEYS[] = { "word", "long", "also", "means", "known",
    "source" };

#define COUNT(list) (sizeof(list) / sizeof *(list))

static const char *message_of(struct reader *reader, const struct yaml *map,
    const char *key, enum need need, const char *hint)
{
    const char *text = field_text(reader, map, key, need);
    return text ? reader_message(reader, yaml_find(map, key)->at, text, hint) : NULL;
}

/* What is read in a sheet must lead to one term. */
static void add_phrase(
    struct reader *reader, const struct yaml *map, const char *text, int index)
{
    int there = phrases_find(&reader->terms, text);
    if (there >= 0 && there != index)
        diag_error(reader->diag, map->at, "'%s' already leads to the word '%s'", text,
            reader->catalog->terms[there].word);
    else
        phrases_add(reader->arena, &reader->terms, text, index);
}

/* The term is found by its word, by what it stands for, and by the other wordings that an
 * author may use for it. */
static void add_phrases(
    struct reader *reader, const struct yaml *map, const struct term *term, int index)
{
    size_t count = 0;
    const char *const *also = field_list(reader, map, "also", false, &count);
    add_phrase(reader, map, term->word, index);
    if (term->written_out)
        add_phrase(reader, map, term->written_out, index);
    for (size_t i = 0; i < count; i++)
        add_phrase(reader, map, also[i], index);
}

static void read_term(struct reader *reader, const struct yaml *map, struct term *term)
{
    yaml_only(map, KEYS, COUNT(KEYS), reader->diag);
    term->at = map->at;
    bool acronym = word_is_acronym(str_of(term->word));
    if (!acronym)
        message_of(reader, map, "word", NEEDED, "un mot difficile, expliqué à part");
    term->written_out = message_of(
        reader, map, "long", acronym ? NEEDED : OPTIONAL, "ce que veut dire un sigle");
    term->meaning = field_prose(reader, map, "means", NEEDED);
    term->source = field_text(reader, map, "source", NEEDED);
    term->known = field_bool(reader, map, "known");
}

void glossary_read(struct reader *reader)
{
    const struct shelf_file *file = shelf_find(reader->shelf, "glossaire.yaml");
    const struct yaml *list = file ? reader_yaml(reader, file) : NULL;
    reader->terms_unread = file && (!list || list->kind != YAML_LIST);
    if (!list)
        return;
    if (list->kind != YAML_LIST) {
        diag_error(reader->diag, list->at, "expected a list of words");
        return;
    }
    struct term *terms = ARENA_LIST(reader->arena, struct term, list->count);
    struct names words = { 0 };
    reader->catalog->terms = terms;
    YAML_EACH(map, list) {
        const char *word = field_text(reader, map, "word", NEEDED);
        if (!word)
            continue;
        int index = names_add(reader->arena, &words, word);
        if (index == NAMES_NONE) {
            diag_error(reader->diag, map->at, "there are two words '%s'", word);
            continue;
        }
        terms[index].word = word;
        read_term(reader, map, &terms[index]);
        add_phrases(reader, map, &terms[index], index);
    }
    reader->catalog->term_count = words.count;
}

static void mark_terms(
    const struct reader *reader, struct arena *arena, const char *text, bool *there)
{
    struct words words = phrases_words(arena, str_of(text));
    for (size_t i = 0, count; i < words.count; i += count ? count : 1) {
        int term = phrases_at(&reader->terms, &words, i, &count);
        if (term >= 0)
            there[term] = true;
    }
}

void glossary_link(struct reader *reader, struct sheet *sheet)
{
    const struct catalog *catalog = reader->catalog;
    struct arena *arena = arena_open(0);
    bool *there = ARENA_LIST(arena, bool, catalog->term_count);
    mark_terms(reader, arena, sheet->title ? sheet->title : "", there);
    for (int i = 0; i < SECTION_COUNT; i++)
        for (size_t j = 0; j < sheet->sections[i].count; j++)
            mark_terms(reader, arena, sheet->sections[i].blocks[j].text, there);
    size_t count = 0;
    for (size_t i = 0; i < catalog->term_count; i++)
        count += there[i];
    const struct term **terms = ARENA_LIST(reader->arena, const struct term *, count);
    for (size_t i = 0; i < catalog->term_count; i++)
        if (there[i])
            terms[sheet->term_count++] = &catalog->terms[i];
    sheet->terms = terms;
    arena_close(arena);
}
