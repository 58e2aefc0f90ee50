#include "content/translations.h"

#include <errno.h>
#include <gettext-po.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/array.h"
#include "base/file.h"
#include "base/language.h"
#include "base/source.h"
#include "content/easy.h"
#include "content/inline.h"
#include "content/inside.h"

/* libgettextpo hands no pointer of ours to its handlers: what they need stands here while
 * it works on one file. Main thread only, as the library is. */
static struct {
    struct diag *diag; /* NULL while a template is written: errno tells */
    const char *label;
    jmp_buf way_out; /* a handler of the library may not come back from a fatal error */
} working;

static void complain(
    int severity, const char *file, size_t line, size_t column, const char *text)
{
    bool placed = file && line != (size_t)-1;
    struct place at = { working.label, placed ? (int)line : 0,
        placed && column != (size_t)-1 && column ? (int)column : placed };
    struct str rest = str_of(text), first = STR("");
    str_cut(&rest, '\n', &first);
    if (working.diag && severity == PO_SEVERITY_WARNING)
        diag_warning(working.diag, at, "%.*s", (int)first.size, first.text);
    else if (working.diag)
        diag_error(working.diag, at, "%.*s", (int)first.size, first.text);
    if (severity == PO_SEVERITY_FATAL_ERROR)
        longjmp(working.way_out, 1);
}

static void on_error(int severity, po_message_t message, const char *file, size_t line,
    size_t column, int multiline, const char *text)
{
    (void)message;
    (void)multiline;
    complain(severity, file, line, column, text);
}

static void on_errors(int severity, po_message_t first, const char *file, size_t line,
    size_t column, int multiline, const char *text, po_message_t second,
    const char *second_file, size_t second_line, size_t second_column,
    int second_multiline, const char *second_text)
{
    (void)first;
    (void)multiline;
    (void)second;
    (void)second_file;
    (void)second_line;
    (void)second_column;
    (void)second_multiline;
    (void)second_text;
    complain(severity, file, line, column, text);
}

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define SANITIZED
#endif
#ifdef SANITIZED
/* po_file_free() of gettext 0.21 forgets the name of the file: some bytes a language, in a
 * program that ends. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libgettextpo_xmalloc";
}

const char *__lsan_default_options(void);
const char *__lsan_default_options(void)
{
    return "print_suppressions=0";
}
#endif

static const struct po_xerror_handler HANDLER = { on_error, on_errors };

/* --- reading --- */

/* Where a text belongs, for the count of what is translated. */
static enum coverage_part part_of(const struct message *message)
{
    const char *file = message->at.file;
    return strstr(file, "/sheets/")   ? COVERAGE_SHEETS
           : strstr(file, "/checks/") ? COVERAGE_CHECKS
                                      : COVERAGE_REST;
}

struct po {
    struct arena *arena;
    struct diag *diag;
    const struct catalog *catalog;
    const struct names *known; /* the French texts of the contents */
    const struct source *source;
    bool own_words; /* people type other words in it than in French */
    size_t line;    /* of the source, where the last entry's msgstr stood */
    bool reviewed;
    struct {
        ARRAY(struct translated)
    } found;
    struct {
        ARRAY(struct easy_text)
    } shown; /* found, without the words that people type */
    size_t done[COVERAGE_PARTS];
};

static struct str line_of(const struct source *source, size_t line)
{
    size_t end =
        line + 1 < source->line_count ? source->lines[line + 1] : source->text.size;
    return str_sub(source->text, source->lines[line], end);
}

/* The library keeps no places of its entries, but their order: the next line that starts
 * with msgstr is that of the next entry. */
static struct place next_place(struct po *po)
{
    while (po->line < po->source->line_count)
        if (str_starts(line_of(po->source, po->line++), "msgstr"))
            return source_place(po->source, po->source->lines[po->line - 1]);
    return (struct place){ .file = po->source->file };
}

static bool same_gaps(
    struct po *po, struct place at, const char *french, const char *text)
{
    struct str lost, added;
    if (inline_same_gaps(str_of(french), str_of(text), &lost, &added))
        return true;
    if (lost.size)
        return diag_error(
            po->diag, at, "the translation has lost '%.*s'", (int)lost.size, lost.text);
    return diag_error(po->diag, at, "the French has no '%.*s', or not as often",
        (int)added.size, added.text);
}

static bool strong_words_end(struct po *po, struct place at, const char *text)
{
    size_t marks = 0;
    struct str rest = str_of(text);
    struct piece piece;
    while (inline_next(&rest, &piece))
        marks += piece.kind == PIECE_STRONG;
    return marks % 2 == 0 ||
           diag_error(po->diag, at, "strong words of the translation have no end '**'");
}

/* A number that is not in the French was typed by hand: the law may change it. */
static bool has_digit(struct po *po, const char *text)
{
    struct str rest = str_of(text);
    struct piece piece;
    while (inline_next(&rest, &piece))
        if (piece.kind == PIECE_TEXT &&
            strpbrk(str_fold(po->arena, piece.text), "0123456789"))
            return true;
    return false;
}

static bool no_new_digits(
    struct po *po, struct place at, const char *french, const char *text)
{
    return has_digit(po, french) || !has_digit(po, text) ||
           diag_error(po->diag, at,
               "the translation has a number that is not in the "
               "French; use its gap {figure:…}");
}

/* Words that people type to find a sheet; they are never shown. */
static bool is_typed(const struct message *message)
{
    return message->hint == SHEET_WORDS_HINT;
}

/* What people type is sought in the index of the language that is spoken: easy French
 * needs no words of its own. */
static bool is_wanted(const struct po *po, const struct message *message)
{
    return po->own_words || !is_typed(message);
}

/* The message that an entry translates, or NULL. */
static const struct message *message_of(const struct po *po, po_message_t entry)
{
    const char *french = po_message_msgid(entry);
    int index = names_find(po->known, str_of(french));
    if (!*french || !*po_message_msgstr(entry) || po_message_is_fuzzy(entry) ||
        index == NAMES_NONE)
        return NULL;
    const struct message *message = &po->catalog->inside->messages[index];
    return is_wanted(po, message) ? message : NULL;
}

static void keep(
    struct po *po, struct place at, const struct message *from, const char *text)
{
    *ARRAY_ADD(po->arena, &po->found) = (struct translated){ from->french, text };
    po->done[part_of(from)]++;
    if (!is_typed(from))
        *ARRAY_ADD(po->arena, &po->shown) = (struct easy_text){
            .text = text, .from = from->at.file, .start = po->source->lines[at.line - 1]
        };
}

static void read_entry(struct po *po, po_message_t entry)
{
    struct place at = next_place(po);
    const struct message *message = message_of(po, entry);
    if (!message)
        return;
    const char *text = text_folded(po->arena, po_message_msgstr(entry));
    if (same_gaps(po, at, message->french, text) && strong_words_end(po, at, text) &&
        no_new_digits(po, at, message->french, text))
        keep(po, at, message, text);
}

/* The header is the translation of the empty text. */
static void read_header(struct po *po, po_message_t message)
{
    char *field = po_header_field(po_message_msgstr(message), "X-Reviewed");
    po->reviewed = !field || strcmp(field, "no") != 0;
    free(field);
}

static void read_entries(struct po *po, po_file_t file)
{
    po_message_iterator_t iterator = po_message_iterator(file, NULL);
    po_message_t message;
    while ((message = po_next_message(iterator))) {
        if (po_message_is_obsolete(message))
            continue;
        if (!*po_message_msgid(message))
            read_header(po, message);
        read_entry(po, message);
    }
    po_message_iterator_free(iterator);
}

static bool is_known_language(const char *code, struct place at, struct diag *diag)
{
    if (language_find(code) && strcmp(code, "fr") != 0)
        return true;
    return diag_error(diag, at, "'%s' is no language that the terminal offers", code);
}

static bool has_own_words(const char *code)
{
    const struct language *language = language_find(code);
    return text_same(language->code, language->spoken);
}

static bool read_language(struct po *po, const char *path, struct translation *one)
{
    if (setjmp(working.way_out))
        return false;
    po->own_words = has_own_words(one->language);
    po_file_t file = po_file_read(path, &HANDLER);
    if (!file)
        return diag_error(po->diag, (struct place){ .file = working.label },
            "cannot be read: %s", strerror(errno));
    read_entries(po, file);
    one->reviewed = po->reviewed;
    one->items = po->found.items;
    one->count = po->found.count;
    po_file_free(file);
    return true;
}

/* How far it has come. */
static void count_parts(const struct po *po, struct translation *one)
{
    const struct catalog_private *inside = po->catalog->inside;
    for (size_t i = 0; i < inside->message_count; i++)
        if (is_wanted(po, &inside->messages[i])) {
            one->parts[part_of(&inside->messages[i])].of++;
            one->of++;
        }
    for (int i = 0; i < COVERAGE_PARTS; i++)
        one->parts[i].count = po->done[i];
}

static void review(const struct po *po, const struct translation *one)
{
    const struct catalog_private *inside = po->catalog->inside;
    struct reader reader = { .arena = po->arena,
        .diag = po->diag,
        .on = inside->on,
        .source = po->source,
        .avoid = inside->avoid,
        .avoid_easy = inside->avoid_easy,
        .instead = { .items = inside->instead } };
    if (str_ends(str_of(one->language), "@falc"))
        easy_review(&reader, po->shown.items, po->shown.count);
}

static struct names known_texts(struct arena *arena, const struct catalog *catalog)
{
    struct names known = { 0 };
    for (size_t i = 0; i < catalog->inside->message_count; i++)
        names_add(arena, &known, catalog->inside->messages[i].french);
    return known;
}

struct translations translations_read(struct arena *arena,
    const struct catalog *catalog, const char *folder, struct diag *diag)
{
    const char *path = file_join(arena, folder, "po/contents");
    size_t count = 0;
    char **names = folder_list(arena, path, ".po", &count);
    struct translation *list = ARENA_LIST(arena, struct translation, count);
    struct names known = known_texts(arena, catalog);
    struct translations all = { .items = list };
    for (size_t i = 0; names && i < count; i++) {
        struct translation *one = &list[all.count];
        const char *file = file_join(arena, path, names[i]);
        working.diag = diag;
        working.label =
            str_format(arena, "%s/po/contents/%s", catalog->inside->folder, names[i]);
        one->language =
            str_copy(arena, str_sub(str_of(names[i]), 0, strlen(names[i]) - 3));
        struct po po = {
            .arena = arena, .diag = diag, .catalog = catalog, .known = &known
        };
        po.source = source_open(arena, file, working.label, diag);
        if (po.source &&
            is_known_language(
                one->language, (struct place){ .file = working.label }, diag) &&
            read_language(&po, file, one)) {
            count_parts(&po, one);
            review(&po, one);
            all.count++;
        }
    }
    return all;
}

/* --- extracting --- */

static const char HEADER[] = "Project-Id-Version: seuil\n"
                             "Language: \n"
                             "MIME-Version: 1.0\n"
                             "Content-Type: text/plain; charset=UTF-8\n"
                             "Content-Transfer-Encoding: 8bit\n"
                             "X-Reviewed: no\n";

static void insert(po_message_iterator_t iterator, const char *french, const char *text,
    const struct message *from)
{
    po_message_t message = po_message_create();
    po_message_set_msgid(message, french);
    po_message_set_msgstr(message, text);
    if (from && from->hint)
        po_message_set_extracted_comments(message, from->hint);
    if (from)
        po_message_add_filepos(message, from->at.file, (size_t)from->at.line);
    po_message_insert(iterator, message);
}

static bool write_file(po_file_t file, const char *path)
{
    /* Asked first, because the library's own failure loses some memory on its way out. */
    FILE *probe = fopen(path, "a");
    if (!probe)
        return false;
    fclose(probe);
    working.diag = NULL;
    if (setjmp(working.way_out))
        return false;
    return po_file_write(file, path, &HANDLER) != NULL;
}

bool content_extract(const struct catalog *catalog, const char *path)
{
    po_file_t file = po_file_create();
    po_message_iterator_t iterator = po_message_iterator(file, NULL);
    insert(iterator, "", HEADER, NULL);
    for (size_t i = 0; i < catalog->inside->message_count; i++)
        insert(iterator, catalog->inside->messages[i].french, "",
            &catalog->inside->messages[i]);
    po_message_iterator_free(iterator);
    bool good = write_file(file, path);
    po_file_free(file);
    return good;
}
