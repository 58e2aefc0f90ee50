/* A pack is the SQLite database of tables.h, followed by 16 bytes: eight letters and the
 * FNV-1a sum of all that comes before them. SQLite passes over what follows its last page,
 * so that the file opens with its tools too. The sum finds damage: a bad stick, a copy
 * that was cut short. It is no signature and proves nothing about who wrote the pack. */
#include "content/pack.h"

#include <errno.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/language.h"
#include "content/inside.h"
#include "content/tables.h"
#include "content/translations.h"

enum { MAX_PACK_BYTES = 256 * 1024 * 1024 };

static const char TRAILER[8] = "SeuilSum";
enum { SUM_BYTES = 8, TRAILER_BYTES = sizeof TRAILER + SUM_BYTES };

/* Offsets in the header of an SQLite file (sqlite.org/fileformat2.html, 1.3). */
enum { HEADER_BYTES = 100, VERSION_AT = 60, APPLICATION_AT = 68 };

/* --- writing --- */

static const char *text_of(
    const struct names *texts, const struct translation *language, const char *french)
{
    int index = language ? names_find(texts, str_of(french)) : NAMES_NONE;
    return index == NAMES_NONE ? french : language->items[index].text;
}

static struct names french_of(struct arena *arena, const struct translation *language)
{
    struct names texts = { 0 };
    for (size_t i = 0; language && i < language->count; i++)
        names_add(arena, &texts, language->items[i].french);
    return texts;
}

static void add_folded(struct text *out, const char *text)
{
    text_add_c(out, str_fold(out->arena, str_of(text)));
    text_add_c(out, "\n");
}

/* In the language, and in French what has no translation. The French title is found in
 * every language: it is on the papers that people hold in their hands. */
static struct search_row search_row(struct arena *arena, const struct names *texts,
    const struct translation *language, const struct sheet *sheet)
{
    struct text title = { .arena = arena }, words = title, body = title;
    add_folded(&title, text_of(texts, language, sheet->title));
    add_folded(&words, text_of(texts, language, sheet_words(arena, sheet)));
    add_folded(&words, text_of(texts, language, sheet->tag));
    if (language)
        add_folded(&words, sheet->title);
    for (int i = 0; i < SECTION_COUNT; i++)
        for (size_t j = 0; j < sheet->sections[i].count; j++)
            add_folded(
                &body, text_of(texts, language, sheet->sections[i].blocks[j].text));
    return (
        struct search_row){ text_done(&title), text_done(&words), text_done(&body) };
}

/* `language` is NULL for French. */
static void add_search(struct arena *arena, struct tables *tables,
    const struct catalog *catalog, const struct translation *language)
{
    const char *code = language ? language->language : "fr";
    struct names texts = french_of(arena, language);
    tables_add_search_table(tables, code);
    for (size_t i = 0; i < catalog->sheet_count; i++)
        tables_add_search(
            tables, code, i, search_row(arena, &texts, language, &catalog->sheets[i]));
}

/* Easy French is searched in the French index: whoever types a word has read it on a
 * paper, where it is not the easy one. */
static bool has_own_index(const struct translation *language)
{
    const struct language *known = language_find(language->language);
    return text_same(known->code, known->spoken);
}

static void add_language(struct arena *arena, struct tables *tables,
    const struct catalog *catalog, const struct translation *language)
{
    tables_add_language(tables, language->language, language->reviewed);
    for (size_t i = 0; i < language->count; i++)
        tables_add_translation(tables, language->language, language->items[i].french,
            language->items[i].text);
    if (has_own_index(language))
        add_search(arena, tables, catalog, language);
}

static void put_sum(char out[SUM_BYTES], uint64_t sum)
{
    for (int i = 0; i < SUM_BYTES; i++)
        out[i] = (char)(unsigned char)(sum >> 8 * i);
}

static bool write_file(
    struct arena *arena, const char *path, struct str image, struct diag *diag)
{
    struct text whole = { .arena = arena };
    char sum[SUM_BYTES];
    put_sum(sum, names_hash(0, image));
    text_add(&whole, image);
    text_add(&whole, (struct str){ TRAILER, sizeof TRAILER });
    text_add(&whole, (struct str){ sum, sizeof sum });
    if (file_write(path, (struct str){ whole.bytes, whole.size }, 0644))
        return true;
    int why = errno;
    diag_error(
        diag, (struct place){ .file = path }, "cannot be written: %s", strerror(why));
    errno = why;
    return false;
}

/* The files as they were checked, and all that is derived from them. */
static bool write_pack(struct arena *arena, const struct shelf *shelf,
    const struct catalog *catalog, struct translations translations, const char *path,
    struct diag *diag)
{
    struct tables *tables = tables_new();
    for (size_t i = 0; i < shelf->count; i++)
        tables_add_file(tables, shelf->items[i].name, shelf->items[i].bytes);
    add_search(arena, tables, catalog, NULL);
    for (size_t i = 0; i < translations.count; i++)
        add_language(arena, tables, catalog, &translations.items[i]);
    struct str image;
    bool good = tables_bytes(tables, arena, &image);
    if (!good)
        diag_error(diag, (struct place){ .file = path }, "SQLite: %s", image.text);
    tables_close(tables);
    return good && write_file(arena, path, image, diag);
}

bool pack_write(const char *folder, const char *assets, const char *path,
    struct date on, struct diag *diag)
{
    struct arena *arena = arena_open(0);
    struct shelf shelf = { 0 };
    size_t errors = diag_errors(diag);
    int why = 0;
    if (shelf_load(arena, &shelf, folder, assets, diag)) {
        const struct catalog *catalog = catalog_build(arena, &shelf, on, diag);
        struct translations translations =
            translations_read(arena, catalog, folder, diag);
        if (diag_errors(diag) == errors &&
            !write_pack(arena, &shelf, catalog, translations, path, diag))
            why = errno;
    }
    arena_close(arena);
    errno = why;
    return diag_errors(diag) == errors;
}

/* --- opening --- */

static uint32_t header_number(struct str image, size_t at)
{
    uint32_t number = 0;
    for (size_t i = 0; i < 4; i++)
        number = number << 8 | (unsigned char)image.text[at + i];
    return number;
}

static bool is_whole(struct str bytes, struct str *image)
{
    if (bytes.size < HEADER_BYTES + TRAILER_BYTES)
        return false;
    *image = str_sub(bytes, 0, bytes.size - TRAILER_BYTES);
    char sum[SUM_BYTES];
    put_sum(sum, names_hash(0, *image));
    const char *trailer = bytes.text + image->size;
    return !memcmp(trailer, TRAILER, sizeof TRAILER) &&
           !memcmp(trailer + sizeof TRAILER, sum, sizeof sum) &&
           header_number(*image, APPLICATION_AT) == TABLES_APPLICATION;
}

static const struct catalog *damaged(
    enum pack_state *state, const char *path, const char *why, struct diag *diag)
{
    *state = PACK_DAMAGED;
    diag_error(diag, (struct place){ .file = path },
        "this pack is damaged (%s); copy it again, or make it with seuil-desk pack",
        why);
    return NULL;
}

static const struct catalog *read_catalog(struct arena *arena, struct tables *tables,
    enum pack_state *state, const char *path, struct diag *diag)
{
    struct shelf shelf = { 0 };
    size_t errors = diag_errors(diag);
    if (!tables_files(tables, arena, &shelf))
        return damaged(state, path, "a file in it cannot be read", diag);
    struct catalog *catalog = catalog_build(arena, &shelf, (struct date){ 0 }, diag);
    if (diag_errors(diag) != errors)
        return damaged(state, path, "its contents have mistakes", diag);
    catalog->inside->tables = tables;
    *state = PACK_OK;
    return catalog;
}

const struct catalog *pack_open(
    struct arena *arena, const char *path, enum pack_state *state, struct diag *diag)
{
    struct str bytes, image;
    *state = PACK_MISSING;
    if (!file_read(arena, path, MAX_PACK_BYTES, &bytes)) {
        diag_error(diag, (struct place){ .file = path }, "this pack cannot be read: %s",
            strerror(errno));
        return NULL;
    }
    if (!is_whole(bytes, &image))
        return damaged(state, path, "its sum is wrong", diag);
    if (header_number(image, VERSION_AT) > TABLES_VERSION) {
        *state = PACK_NEWER;
        diag_error(diag, (struct place){ .file = path },
            "this pack was made for a newer version of Seuil");
        return NULL;
    }
    struct tables *tables = tables_open(image);
    if (!tables)
        return damaged(state, path, "SQLite does not read it", diag);
    const struct catalog *catalog = read_catalog(arena, tables, state, path, diag);
    if (!catalog)
        tables_close(tables);
    return catalog;
}

void pack_close(const struct catalog *catalog)
{
    if (!catalog)
        return;
    tables_close(catalog->inside->tables);
    catalog->inside->tables = NULL;
}
