/* A reader for each column of the directory. */
#include "content/directory_inside.h"

#include <string.h>

#include "base/arena.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

static bool complain(const struct tables_reader *tables, const char *why)
{
    const struct csv_cell *cell = tables->cell;
    return diag_error(tables->reader->diag, cell->at, "'%s' %s",
        text_folded(tables->reader->arena, cell->text), why);
}

/* The part of the cell that starts at `part`, as a place. */
static struct place place_of(const struct tables_reader *tables, size_t offset)
{
    return source_place(tables->reader->source, tables->cell->start + offset);
}

/* The whole cell, which is not blank. */
static const char *text_of(const struct tables_reader *tables)
{
    return text_folded(tables->reader->arena, tables->cell->text);
}

static void read_name(struct tables_reader *tables)
{
    tables->office->name = text_of(tables);
}

static void read_genre_of(struct tables_reader *tables)
{
    struct reader *reader = tables->reader;
    const char *text = text_of(tables);
    const char *folded = str_fold(reader->arena, str_of(text));
    int index = names_find(&tables->genre_names, str_of(folded));
    if (index != NAMES_NONE) {
        tables->office->genre = &tables->genres[index];
        return;
    }
    const char *nearest = names_nearest(&tables->genre_names, folded);
    int near = nearest ? names_find(&tables->genre_names, str_of(nearest)) : NAMES_NONE;
    if (nearest)
        diag_error(reader->diag, tables->cell->at,
            "unknown genre '%s'; did you mean '%s'?", text, tables->genres[near].word);
    else
        diag_error(reader->diag, tables->cell->at,
            "unknown genre '%s'; listes.yaml says which there are", text);
}

static void read_does(struct tables_reader *tables)
{
    tables->office->does =
        prose_read(tables->reader, tables->cell->start, tables->cell->text, NULL);
}

static void read_address(struct tables_reader *tables)
{
    tables->office->address = text_of(tables);
}

/* Digits only; spaces, points and hyphens stand between them as people like it. */
static const char *digits_of(struct arena *arena, const char *text)
{
    struct text digits = { .arena = arena };
    struct str rest = str_of(text);
    bool abroad = str_starts(rest, "+33");
    if (abroad)
        rest = str_sub(rest, 3, rest.size);
    text_add_c(&digits, abroad ? "0" : NULL);
    while (rest.size) {
        uint32_t code = str_next(&rest);
        if (code != ' ' && code != '.' && code != '-' && code != 0xA0 && code != 0x202F)
            text_add_code(&digits, code);
    }
    return text_done(&digits);
}

static bool is_key(const char *text)
{
    return (*text >= 'a' && *text <= 'z') || (*text >= 'A' && *text <= 'Z');
}

static void read_phone(struct tables_reader *tables)
{
    struct reader *reader = tables->reader;
    const char *text = text_of(tables);
    if (is_key(text)) {
        int index = reader_find(reader, NAME_PHONE, tables->cell->at, text);
        if (index != NAMES_NONE)
            tables->office->phone = reader->phones[index].digits;
        return;
    }
    const char *digits = digits_of(reader->arena, text);
    bool is_cut =
        strlen(digits) == 9 && *digits != '0' && strspn(digits, "0123456789") == 9;
    if (is_cut)
        complain(tables, "has lost its first 0 to the spreadsheet; write it with "
                         "spaces, such as '01 99 00 12 34'");
    else if (!phone_is_number(digits))
        complain(tables, "is no French phone number, and no key of phones.yaml");
    else
        tables->office->phone = digits;
}

static void read_email(struct tables_reader *tables)
{
    const char *text = text_of(tables), *at = strchr(text, '@');
    bool good = at && at > text && !strchr(at + 1, '@') && strchr(at + 1, '.') &&
                !strpbrk(text, " ,;<>");
    if (good)
        tables->office->email = text;
    else
        complain(tables, "is no e-mail address");
}

static void read_hours(struct tables_reader *tables)
{
    struct hours_faults faults = { 0 };
    tables->office->hours =
        hours_read(tables->reader->arena, tables->cell->text, &faults);
    for (size_t i = 0; i < faults.count; i++)
        diag_error(tables->reader->diag, place_of(tables, faults.items[i].at), "%s",
            faults.items[i].why);
}

/* The next word of a list in a cell: between commas, semicolons or line breaks. */
static bool next_word(struct str *rest, struct str *word)
{
    while (rest->size) {
        size_t size = strcspn(rest->text, ",;\r\n");
        *word = str_trim(str_sub(*rest, 0, size));
        *rest = str_sub(*rest, size + 1, rest->size);
        if (word->size)
            return true;
    }
    return false;
}

static void unknown_word(const struct tables_reader *tables, const char *what,
    struct str word, const char *nearest)
{
    struct place at = place_of(tables, (size_t)(word.text - tables->cell->text));
    struct diag *diag = tables->reader->diag;
    if (nearest)
        diag_error(diag, at, "unknown %s '%.*s'; did you mean '%s'?", what,
            (int)word.size, word.text, nearest);
    else
        diag_error(diag, at, "unknown %s '%.*s'", what, (int)word.size, word.text);
}

static void read_spoken(struct tables_reader *tables)
{
    struct reader *reader = tables->reader;
    struct {
        ARRAY(const char *)
    } spoken = { 0 };
    struct str rest = str_of(tables->cell->text), word;
    while (next_word(&rest, &word)) {
        const char *folded = str_fold(reader->arena, word);
        int index = names_find(&tables->language_names, str_of(folded));
        const char *nearest = names_nearest(&tables->language_names, folded);
        if (index != NAMES_NONE)
            *ARRAY_ADD(reader->arena, &spoken) = tables->languages.items[index];
        else
            unknown_word(tables, "language", word,
                nearest
                    ? tables->languages
                          .items[names_find(&tables->language_names, str_of(nearest))]
                    : NULL);
    }
    tables->office->languages = spoken.items;
    tables->office->language_count = spoken.count;
}

static enum office_answer answer_of(const struct tables_reader *tables)
{
    static const char *const WORDS[] = {
        [OFFICE_UNKNOWN] = "inconnu", [OFFICE_YES] = "oui", [OFFICE_NO] = "non"
    };
    const char *folded = str_fold(tables->reader->arena, str_of(text_of(tables)));
    for (size_t i = 0; i < COUNT(WORDS); i++)
        if (text_same(folded, WORDS[i]))
            return (enum office_answer)i;
    complain(tables, "is neither 'oui', nor 'non', nor 'inconnu'");
    return OFFICE_UNKNOWN;
}

static void read_access(struct tables_reader *tables)
{
    tables->office->access = answer_of(tables);
}

static void read_walk_in(struct tables_reader *tables)
{
    tables->office->walk_in = answer_of(tables);
}

struct subjects {
    struct {
        ARRAY(const struct home_situation *)
    } situations;
    struct {
        ARRAY(const struct sheet *)
    } sheets;
};

/* True when the word is a subject. */
static bool add_subject(
    struct tables_reader *tables, struct subjects *subjects, struct str word)
{
    struct reader *reader = tables->reader;
    int sheet = names_find(&reader->names[NAME_SHEET], word);
    for (size_t i = 0; i < reader->catalog->situation_count; i++) {
        const struct home_situation *situation = &reader->catalog->situations[i];
        if (!situation->id || !str_is(word, situation->id))
            continue;
        *ARRAY_ADD(reader->arena, &subjects->situations) = situation;
        return true;
    }
    if (sheet != NAMES_NONE)
        *ARRAY_ADD(reader->arena, &subjects->sheets) = &reader->sheets[sheet];
    else if (str_is(word, "tout"))
        tables->office->everything = true;
    return sheet != NAMES_NONE || str_is(word, "tout");
}

static void read_subjects(struct tables_reader *tables)
{
    struct reader *reader = tables->reader;
    struct subjects subjects = { 0 };
    struct str rest = str_of(tables->cell->text), word;
    while (next_word(&rest, &word))
        if (!add_subject(tables, &subjects, word))
            unknown_word(tables, "subject", word,
                names_nearest(&tables->subjects, str_copy(reader->arena, word)));
    tables->office->situations = subjects.situations.items;
    tables->office->situation_count = subjects.situations.count;
    tables->office->sheets = subjects.sheets.items;
    tables->office->sheet_count = subjects.sheets.count;
}

/* A spreadsheet may have turned one form into the other. */
static void read_verified(struct tables_reader *tables)
{
    const struct reader *reader = tables->reader;
    struct str text = str_of(text_of(tables));
    struct date *verified = &tables->office->verified;
    if (!date_read_iso(text, verified) && !date_read_french(text, verified))
        complain(tables, "is no date such as 2026-11-21 or 21/11/2026");
    else if (date_is(reader->on) && date_compare(*verified, reader->on) > 0)
        complain(tables, "is still to come");
}

const struct column DIRECTORY_COLUMNS[COLUMN_COUNT] = {
    { "nom", NEEDED, NEEDED, read_name },
    { "genre", NEEDED, NEEDED, read_genre_of },
    { "ce qu’on y fait", OPTIONAL, OPTIONAL, read_does },
    { "adresse", NEEDED, OPTIONAL, read_address },
    { "téléphone", NEEDED, OPTIONAL, read_phone },
    { "courriel", OPTIONAL, OPTIONAL, read_email },
    { "horaires", NEEDED, OPTIONAL, read_hours },
    { "langues", NEEDED, OPTIONAL, read_spoken },
    { "entrée accessible", NEEDED, OPTIONAL, read_access },
    { "sans rendez-vous", NEEDED, OPTIONAL, read_walk_in },
    { "sujets", NEEDED, NEEDED, read_subjects },
    { "vérifié le", NEEDED, NEEDED, read_verified },
};
