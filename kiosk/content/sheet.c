/* A sheet: what is said about it between two lines '---', then its text. */
#include "content/reader.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "content/markdown.h"

static const char *const KEYS[] = { "title", "tag", "icon", "verified", "valid_until",
    "related", "checks", "paper", "sources", "words" };

#define COUNT(list) (sizeof(list) / sizeof *(list))

enum {
    PARAGRAPH = 1 << BLOCK_PARAGRAPH,
    STEP = 1 << BLOCK_STEP,
    BULLET = 1 << BLOCK_BULLET
};

/* Read by somebody who is stressed and follows with a finger. */
enum { WORDS_A_MINUTE = 130 };

static const struct section_form {
    const char *heading;
    bool needed;
    int holds;
    const char *expected;
} FORMS[] = {
    [SECTION_LEAD] = { "", true, PARAGRAPH, "a paragraph" },
    [SECTION_WHAT] = { "Ce que c’est", false, PARAGRAPH | BULLET, "a paragraph" },
    [SECTION_STEPS] = { "À faire maintenant", true, STEP,
        "a numbered list such as '1. **Appelez …** …'" },
    [SECTION_WHEN] = { "Avant quelle date", false, PARAGRAPH | BULLET, "a paragraph" },
    [SECTION_BRING] = { "À apporter", true, BULLET, "a list such as '- le bail'" },
    [SECTION_HELP] = { "Qui peut vous aider", true, BULLET,
        "a list such as '- **ADIL** : {phone:sos-loyers}'" },
    [SECTION_COST] = { "Combien ça coûte", false, PARAGRAPH | BULLET, "a paragraph" },
    [SECTION_REFUSED] = { "Si on vous dit non", false, PARAGRAPH | BULLET,
        "a paragraph" },
};
static_assert(COUNT(FORMS) == SECTION_COUNT, "a form for each section");

/* Sections while they grow. */
struct body {
    struct {
        ARRAY(struct block)
    } sections[SECTION_COUNT];
    bool met[SECTION_COUNT];
    enum section_kind now;
    bool skip; /* under a heading that nobody knows */
    size_t words;
    struct links links;
};

/* --- headings --- */

static int find_section(struct reader *reader, const char *heading)
{
    for (int i = SECTION_LEAD + 1; i < SECTION_COUNT; i++)
        if (text_same(heading, FORMS[i].heading))
            return i;
    /* Another apostrophe or a small letter is no mistake worth a complaint. */
    const char *folded = str_fold(reader->arena, str_of(heading));
    for (int i = SECTION_LEAD + 1; i < SECTION_COUNT; i++)
        if (text_same(folded, str_fold(reader->arena, str_of(FORMS[i].heading))))
            return i;
    return -1;
}

static void unknown_heading(struct reader *reader, struct place at, const char *heading)
{
    const char *names[SECTION_COUNT];
    for (int i = 1; i < SECTION_COUNT; i++)
        names[i - 1] = FORMS[i].heading;
    const char *nearest = str_nearest(heading, names, SECTION_COUNT - 1);
    if (nearest)
        diag_error(reader->diag, at, "unknown heading '%s'; did you mean '%s'?",
            heading, nearest);
    else
        diag_error(reader->diag, at, "unknown heading '%s'; a sheet may have: %s … %s",
            heading, FORMS[SECTION_WHAT].heading, FORMS[SECTION_REFUSED].heading);
}

static void begin_section(
    struct reader *reader, struct body *body, const struct mark *mark)
{
    struct place at = source_place(reader->source, mark->start);
    int section = find_section(reader, mark->text);
    body->skip = section < 0;
    if (section < 0) {
        unknown_heading(reader, at, mark->text);
        return;
    }
    enum section_kind kind = (enum section_kind)section;
    if (body->met[kind])
        diag_error(
            reader->diag, at, "there are two headings '%s'", FORMS[kind].heading);
    else if (kind < body->now)
        diag_error(reader->diag, at, "'%s' comes before '%s'", FORMS[kind].heading,
            FORMS[body->now].heading);
    body->met[kind] = true;
    body->now = kind;
}

/* --- blocks --- */

static size_t count_words(const char *text)
{
    size_t count = 0;
    struct str rest = str_of(text), word;
    while (str_cut(&rest, ' ', &word))
        count += word.size > 0;
    return count;
}

static void add_block(struct reader *reader, struct body *body, const struct mark *mark)
{
    static const enum block_kind KINDS[] = {
        [MARK_HEADING] = BLOCK_PARAGRAPH,
        [MARK_PARAGRAPH] = BLOCK_PARAGRAPH,
        [MARK_STEP] = BLOCK_STEP,
        [MARK_BULLET] = BLOCK_BULLET,
        [MARK_PICTURE] = BLOCK_PARAGRAPH,
    };
    static_assert(COUNT(KINDS) == MARK_KINDS, "a block for each mark");
    const struct section_form *form = &FORMS[body->now];
    enum block_kind kind = KINDS[mark->kind];
    struct place at = source_place(reader->source, mark->start);
    const char *text = prose_read(reader, mark->start, mark->text, &body->links);
    if (mark->kind == MARK_PICTURE)
        diag_error(reader->diag, at, "a sheet has no pictures; only stories have");
    else if (!(form->holds & 1 << kind))
        diag_error(reader->diag, at, "expected %s here", form->expected);
    else if (kind == BLOCK_STEP && !str_starts(str_of(text), "**"))
        diag_error(reader->diag, at,
            "a step begins with what to do, in strong words: '1. **Appelez …** …'");
    body->words += count_words(text);
    *ARRAY_ADD(reader->arena, &body->sections[body->now]) =
        (struct block){ .kind = kind, .text = text, .at = at };
}

static void check_sections(
    struct reader *reader, const struct body *body, struct place at)
{
    for (int i = 0; i < SECTION_COUNT; i++) {
        bool empty = !body->sections[i].count;
        if (FORMS[i].needed && empty && !body->met[i] && i != SECTION_LEAD)
            diag_error(
                reader->diag, at, "the section '## %s' is missing", FORMS[i].heading);
        else if (empty && body->met[i])
            diag_error(
                reader->diag, at, "nothing stands under '## %s'", FORMS[i].heading);
    }
    if (!body->sections[SECTION_LEAD].count)
        diag_error(reader->diag, at,
            "the first paragraph is missing: it calms, and says what can be done");
}

static struct body read_body(struct reader *reader, size_t from, struct sheet *sheet)
{
    struct body body = { 0 };
    struct marks marks =
        markdown_read(reader->arena, reader->source, from, reader->diag);
    for (size_t i = 0; i < marks.count; i++) {
        if (marks.items[i].kind == MARK_HEADING)
            begin_section(reader, &body, &marks.items[i]);
        else if (!body.skip)
            add_block(reader, &body, &marks.items[i]);
    }
    check_sections(reader, &body, source_place(reader->source, from));
    for (int i = 0; i < SECTION_COUNT; i++)
        sheet->sections[i] =
            (struct section){ body.sections[i].items, body.sections[i].count };
    sheet->reading_minutes = (int)(1 + body.words / WORDS_A_MINUTE);
    return body;
}

/* --- what is said about the sheet --- */

const char SHEET_WORDS_HINT[] =
    "mots que les gens tapent pour trouver cette fiche, séparés par des virgules";

static void read_words(
    struct reader *reader, const struct yaml *map, struct sheet *sheet)
{
    sheet->words = field_list(reader, map, "words", false, &sheet->word_count);
    if (sheet->word_count)
        reader_message(reader, yaml_find(map, "words")->at,
            sheet_words(reader->arena, sheet), SHEET_WORDS_HINT);
}

static void read_front(
    struct reader *reader, const struct front *front, struct sheet *sheet)
{
    const struct yaml *map = front->map;
    yaml_only(map, KEYS, COUNT(KEYS), reader->diag);
    sheet->title = field_prose(reader, map, "title", NEEDED);
    sheet->tag = field_prose(reader, map, "tag", NEEDED);
    sheet->icon = field_text(reader, map, "icon", NEEDED);
    field_name(reader, map, "icon", NAME_PICTURE, OPTIONAL);
    front_dates(reader, front, sheet->slug, &sheet->verified, &sheet->valid_until);
    int paper = field_name(reader, map, "paper", NAME_PAPER, OPTIONAL);
    sheet->paper = paper == NAMES_NONE ? NULL : &reader->papers[paper];
    sheet->sources = field_list(reader, map, "sources", false, &sheet->source_count);
    if (!sheet->source_count)
        diag_error(reader->diag, map->at,
            "'sources' is missing here: the articles of law that this sheet tells");
    read_words(reader, map, sheet);
}

static void read_sheet(struct reader *reader, const struct shelf_file *file, int index)
{
    struct sheet *sheet = &reader->sheets[index];
    struct front front = { .what = "sheet", .keys = "tag, icon" };
    sheet->at = (struct place){ file->label, 1, 1 };
    if (!front_open(reader, file, &front))
        return;
    if (front.map)
        read_front(reader, &front, sheet);
    struct indexes related = field_names(reader, front.map, "related", NAME_SHEET);
    struct indexes checks = field_names(reader, front.map, "checks", NAME_CHECK);
    reader->source = front.source;
    struct body body = read_body(reader, front.body, sheet);
    sheet->related =
        reader_sheets(reader, indexes_joined(reader, related, body.links.sheets, index),
            &sheet->related_count);
    sheet->checks = reader_checks(reader,
        indexes_joined(reader, checks, body.links.checks, NAMES_NONE),
        &sheet->check_count);
    glossary_link(reader, sheet);
    review_sheet(reader, sheet);
}

const char *sheet_words(struct arena *arena, const struct sheet *sheet)
{
    struct text words = { .arena = arena };
    for (size_t i = 0; i < sheet->word_count; i++) {
        text_add_c(&words, i ? ", " : "");
        text_add_c(&words, sheet->words[i]);
    }
    return text_done(&words);
}

static bool is_slug(const char *name)
{
    return strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(name);
}

void sheets_name(struct reader *reader)
{
    reader->sheets = ARENA_LIST(reader->arena, struct sheet, reader->shelf->count);
    const struct shelf_file *file = NULL;
    size_t count = 0;
    while ((file = shelf_next(reader->shelf, "sheets/", ".md", file))) {
        const char *slug = shelf_stem(reader->arena, file, "sheets/", ".md");
        struct place at = { .file = file->label };
        if (!is_slug(slug))
            diag_error(reader->diag, at,
                "the name of a sheet is made of small letters without accents, digits "
                "and '-'");
        reader_name(reader, NAME_SHEET, at, slug);
        reader->sheets[count++].slug = slug;
    }
    reader->catalog->sheets = reader->sheets;
    reader->catalog->sheet_count = count;
}

void sheets_read(struct reader *reader)
{
    const struct shelf_file *file = NULL;
    int index = 0;
    while ((file = shelf_next(reader->shelf, "sheets/", ".md", file)))
        read_sheet(reader, file, index++);
}
