/* A letter to take along: its head, what the screen says of it, then the letter itself from
 * its first line to its last, cut by headings into what always stands there and what only
 * stands there when it was ticked. With the heading of who is in the room it is no letter,
 * but what will be said at a hearing. */
#include "content/reader.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "content/markdown.h"

static const char *const KEYS[] = { "title", "icon", "subject", "sent", "to", "sheets",
    "verified", "valid_until", "sources" };

#define COUNT(list) (sizeof(list) / sizeof *(list))

enum heading {
    HEAD_SCREEN,
    HEAD_ROOM,
    HEAD_ASK,
    HEAD_ALWAYS,
    HEAD_IF,
    HEAD_OR,
    HEAD_THEN
};

/* `named`: words follow after a colon, "Si : J’ai perdu mon emploi". */
static const struct heading_form {
    const char *word;
    bool named;
} FORMS[] = {
    [HEAD_SCREEN] = { "", false },
    [HEAD_ROOM] = { "Qui est là", false },
    [HEAD_ASK] = { "On demande", true },
    [HEAD_ALWAYS] = { "Toujours", false },
    [HEAD_IF] = { "Si", true },
    [HEAD_OR] = { "Ou", true },
    [HEAD_THEN] = { "Ensuite", false },
};
static_assert(COUNT(FORMS) == HEAD_THEN + 1, "a form for each heading");

/* What a page holds below the blocks at its top, about: screens/paper.c sets it in its
 * smaller letters, and the test of the scenes measures every letter. */
static const struct page_room {
    const char *what;
    int lines, line_letters;
} LETTER_PAGE = { "letter", 29, 84 },
  /* what is read standing up, in its largest letters */
    SPOKEN_PAGE = { "page", 27, 46 };

/* A part while it grows. */
struct part_body {
    struct letter_part part;
    struct {
        ARRAY(const char *)
    } said, enclosed;
    struct place at;
};

struct letter_body {
    enum heading now;
    bool skip; /* under a heading that nobody knows */
    struct {
        ARRAY(struct block)
    } lead, people, steps;
    struct {
        ARRAY(struct part_body)
    } parts;
    bool spoken; /* there is the heading of who is in the room */
    struct place room_at;
    const struct mark *picture; /* under it */
    const char *question;       /* waits for the first tick under it */
    struct place question_at;
};

static struct part_body *last_part(struct letter_body *body)
{
    return &body->parts.items[body->parts.count - 1];
}

/* --- headings --- */

static struct place place_of(const struct reader *reader, const struct mark *mark)
{
    return source_place(reader->source, mark->start);
}

/* Small letters and plain blanks, as far as a heading's word goes. */
static const char *plain(struct arena *arena, struct str word)
{
    return str_fold(arena, str_trim(word));
}

static int find_heading(struct reader *reader, struct str word)
{
    for (size_t i = HEAD_ROOM; i < COUNT(FORMS); i++)
        if (text_same(plain(reader->arena, word),
                plain(reader->arena, str_of(FORMS[i].word))))
            return (int)i;
    return -1;
}

static void unknown_heading(
    struct reader *reader, const struct mark *mark, struct str word)
{
    const char *names[COUNT(FORMS) - 1];
    for (size_t i = HEAD_ROOM; i < COUNT(FORMS); i++)
        names[i - 1] = FORMS[i].word;
    const char *given = str_copy(reader->arena, str_trim(word));
    const char *nearest = str_nearest(given, names, COUNT(names));
    if (nearest)
        diag_error(reader->diag, place_of(reader, mark),
            "unknown heading '%s'; did you mean '%s'?", given, nearest);
    else
        diag_error(reader->diag, place_of(reader, mark),
            "unknown heading '%s'; a letter has 'Toujours', 'Si : …', 'Ou : …', "
            "'On demande : …' and 'Ensuite'",
            given);
}

/* The words behind the colon, as a message; NULL with a complaint when there are none. */
static const char *read_label(
    struct reader *reader, const struct mark *mark, struct str label)
{
    label = str_trim(label);
    if (label.size)
        return prose_read(reader, mark->start + (size_t)(label.text - mark->text),
            str_copy(reader->arena, label), NULL);
    diag_error(reader->diag, place_of(reader, mark),
        "words are missing behind this ':', such as '## Si : J’ai perdu mon emploi'");
    return NULL;
}

static void begin_part(struct reader *reader, struct letter_body *body,
    enum heading heading, struct place at, const char *label)
{
    if (heading == HEAD_OR && body->now != HEAD_IF && body->now != HEAD_OR)
        diag_error(reader->diag, at, "'%s' comes after '%s' only", FORMS[HEAD_OR].word,
            FORMS[HEAD_IF].word);
    struct part_body *part = ARRAY_ADD(reader->arena, &body->parts);
    part->at = at;
    part->part.label = label;
    part->part.instead = heading == HEAD_OR;
    if (!label)
        return;
    part->part.question = body->question;
    body->question = NULL;
}

static void begin_question(struct reader *reader, struct letter_body *body,
    struct place at, const char *question)
{
    if (body->question)
        diag_error(reader->diag, body->question_at, "nothing is asked under this");
    body->question = question;
    body->question_at = at;
}

/* Who is in the room comes before what is said there. */
static void begin_room(struct reader *reader, struct letter_body *body, struct place at)
{
    if (body->now != HEAD_SCREEN)
        diag_error(reader->diag, at, "'%s' is the first heading, and stands there once",
            FORMS[HEAD_ROOM].word);
    body->spoken = true;
    body->room_at = at;
}

static void begin_heading(
    struct reader *reader, struct letter_body *body, const struct mark *mark)
{
    struct str rest = str_of(mark->text), word = STR("");
    bool named = str_find(rest, ":") != SIZE_MAX;
    str_cut(&rest, ':', &word);
    int heading = find_heading(reader, word);
    body->skip = heading < 0 || FORMS[heading].named != named;
    if (body->now == HEAD_THEN)
        diag_error(reader->diag, place_of(reader, mark), "nothing comes after '%s'",
            FORMS[HEAD_THEN].word);
    if (heading < 0) {
        unknown_heading(reader, mark, word);
        return;
    }
    if (body->skip) {
        diag_error(reader->diag, place_of(reader, mark),
            named ? "'%s' stands alone" : "'%s' is followed by ' : ' and words",
            FORMS[heading].word);
        return;
    }
    const char *label = named ? read_label(reader, mark, rest) : NULL;
    if (heading == HEAD_ROOM)
        begin_room(reader, body, place_of(reader, mark));
    else if (heading == HEAD_ASK)
        begin_question(reader, body, place_of(reader, mark), label);
    else if (heading != HEAD_THEN)
        begin_part(reader, body, (enum heading)heading, place_of(reader, mark), label);
    body->now = (enum heading)heading;
}

/* --- what stands under them --- */

static void add_screen(struct reader *reader, struct letter_body *body,
    const struct mark *mark, enum block_kind kind)
{
    const char *text = prose_read(reader, mark->start, mark->text, NULL);
    struct block *block = kind != BLOCK_STEP ? ARRAY_ADD(reader->arena, &body->lead)
                          : body->now == HEAD_ROOM
                              ? ARRAY_ADD(reader->arena, &body->people)
                              : ARRAY_ADD(reader->arena, &body->steps);
    *block = (struct block){ .kind = kind, .text = text, .at = place_of(reader, mark) };
    if (kind == BLOCK_STEP && !str_starts(str_of(text), "**"))
        diag_error(reader->diag, block->at,
            body->now == HEAD_ROOM
                ? "a person begins with who it is, in strong words: '1. **Le juge.** …'"
                : "a step begins with what to do, in strong words: '1. **Signez.** …'");
}

static void add_picture(
    struct reader *reader, struct letter_body *body, const struct mark *mark)
{
    reader_find(reader, NAME_PICTURE, place_of(reader, mark), mark->picture);
    if (body->picture)
        diag_error(reader->diag, place_of(reader, mark),
            "one picture shows the room, and here is another");
    body->picture = mark;
}

/* So many dots to be filled in stand on one line of the smallest screen in its largest
 * letters; they cannot be broken. */
enum { MOST_DOTS = 45 };

static void check_dots(struct reader *reader, const struct mark *mark)
{
    struct str rest = str_of(mark->text);
    int dots = 0, most = 0;
    while (rest.size) {
        dots = str_next(&rest) == 0x2026 ? dots + 1 : 0;
        most = dots > most ? dots : most;
    }
    if (most > MOST_DOTS)
        diag_error(reader->diag, place_of(reader, mark),
            "%d dots '…' in a row, and %d fit on a line; put a space between them",
            most, MOST_DOTS);
}

static void add_said(struct reader *reader, struct letter_body *body,
    const struct mark *mark, bool enclosed)
{
    const char *text = prose_read_kept(reader, mark->start, mark->text);
    struct part_body *part = last_part(body);
    check_dots(reader, mark);
    if (enclosed)
        *ARRAY_ADD(reader->arena, &part->enclosed) = text;
    else
        *ARRAY_ADD(reader->arena, &part->said) = text;
}

/* What a heading may hold, and where it goes. */
static void add_mark(
    struct reader *reader, struct letter_body *body, const struct mark *mark)
{
    bool in_letter =
        body->now == HEAD_ALWAYS || body->now == HEAD_IF || body->now == HEAD_OR;
    if (in_letter && (mark->kind == MARK_PARAGRAPH || mark->kind == MARK_BULLET))
        add_said(reader, body, mark, mark->kind == MARK_BULLET);
    else if (body->now == HEAD_SCREEN && mark->kind == MARK_PARAGRAPH)
        add_screen(reader, body, mark, BLOCK_PARAGRAPH);
    else if ((body->now == HEAD_THEN || body->now == HEAD_ROOM) &&
             mark->kind == MARK_STEP)
        add_screen(reader, body, mark, BLOCK_STEP);
    else if (body->now == HEAD_ROOM && mark->kind == MARK_PICTURE)
        add_picture(reader, body, mark);
    else
        diag_error(reader->diag, place_of(reader, mark),
            in_letter ? "expected a paragraph of the letter, or '- a paper to enclose'"
            : body->now == HEAD_THEN
                ? "expected a numbered list such as '1. **Signez.** …'"
            : body->now == HEAD_ROOM
                ? "expected ![what is seen](audience/name), or '1. **Le juge.** …'"
            : body->now == HEAD_ASK
                ? "under a question come headings 'Si : …', and no text"
                : "expected a paragraph that says what this letter is for");
}

/* --- does it fit on a page? --- */

/* Letters of text and lines of enclosed papers, while a letter is gone through with every
 * tick; of what excludes each other the longest counts. */
struct length {
    size_t letters, longest; /* of the paragraph that is open, of the choice in it */
    int half_lines;          /* half a line stands between paragraphs */
    int line_letters;        /* of the page it goes to */
};

static void end_choice(struct length *length)
{
    length->letters += length->longest;
    length->longest = 0;
}

static void end_paragraph(struct length *length)
{
    end_choice(length);
    if (length->letters)
        length->half_lines += 2 * ((int)length->letters / length->line_letters + 1) + 1;
    length->letters = 0;
}

static void add_length(struct length *length, const struct part_body *part)
{
    size_t letters = 0;
    if (!part->part.label || part->part.question)
        end_paragraph(length);
    if (!part->part.instead)
        end_choice(length);
    for (size_t i = 0; i < part->said.count; i++) {
        letters += str_count(str_of(part->said.items[i])) + 1;
        if (part->part.label)
            continue;
        length->letters = letters;
        letters = 0;
        end_paragraph(length);
    }
    length->longest = letters > length->longest ? letters : length->longest;
    length->half_lines += 2 * (int)part->enclosed.count;
}

static void check_length(
    struct reader *reader, const struct letter_body *body, struct place at)
{
    const struct page_room *page = body->spoken ? &SPOKEN_PAGE : &LETTER_PAGE;
    struct length length = { .line_letters = page->line_letters };
    for (size_t i = 0; i < body->parts.count; i++)
        add_length(&length, &body->parts.items[i]);
    end_paragraph(&length);
    if (length.half_lines > 2 * page->lines)
        diag_error(reader->diag, at,
            "with every tick this %s has about %d lines, and a page holds %d",
            page->what, (length.half_lines + 1) / 2, page->lines);
}

/* --- all of it --- */

static void check_room(struct reader *reader, const struct letter_body *body)
{
    if (body->spoken && !body->picture)
        diag_error(reader->diag, body->room_at,
            "the picture of the room is missing: ![what is seen](audience/name)");
    if (body->spoken && !body->people.count)
        diag_error(reader->diag, body->room_at,
            "nobody is named in this room: '1. **Le juge.** …' is missing");
}

static void check_parts(
    struct reader *reader, const struct letter_body *body, struct place at)
{
    size_t ticks = 0;
    for (size_t i = 0; i < body->parts.count; i++) {
        const struct part_body *part = &body->parts.items[i];
        ticks += part->part.label != NULL;
        if (!part->said.count && !part->enclosed.count)
            diag_error(reader->diag, part->at, "the letter says nothing here");
    }
    if (!ticks)
        diag_error(reader->diag, at, "nothing can be ticked: '## Si : …' is missing");
    if (body->parts.count > LETTER_MAX_PARTS)
        diag_error(reader->diag, at, "this letter has %zu parts, and may have %d",
            body->parts.count, LETTER_MAX_PARTS);
    if (body->question)
        diag_error(reader->diag, body->question_at, "nothing is asked under this");
    if (!body->lead.count)
        diag_error(reader->diag, at,
            "the first paragraph is missing: it says what this letter is for");
    if (!body->steps.count)
        diag_error(reader->diag, at, "the heading '## %s' is missing, with its steps",
            FORMS[HEAD_THEN].word);
}

static void keep_parts(
    struct reader *reader, const struct letter_body *body, struct letter *letter)
{
    struct letter_part *parts =
        ARENA_LIST(reader->arena, struct letter_part, body->parts.count);
    for (size_t i = 0; i < body->parts.count; i++) {
        const struct part_body *from = &body->parts.items[i];
        parts[i] = from->part;
        parts[i].said = from->said.items;
        parts[i].said_count = from->said.count;
        parts[i].enclosed = from->enclosed.items;
        parts[i].enclosed_count = from->enclosed.count;
    }
    letter->parts = parts;
    letter->part_count = body->parts.count;
    letter->lead = (struct section){ body->lead.items, body->lead.count };
    letter->steps = (struct section){ body->steps.items, body->steps.count };
    letter->room.people = (struct section){ body->people.items, body->people.count };
    if (!body->picture)
        return;
    letter->room.picture = body->picture->picture;
    letter->room.spoken =
        prose_read(reader, body->picture->start, body->picture->text, NULL);
}

/* Is it spoken at a hearing, and not written? */
static bool read_body(struct reader *reader, size_t from, struct letter *letter)
{
    struct letter_body body = { 0 };
    struct marks marks =
        markdown_read(reader->arena, reader->source, from, reader->diag);
    for (size_t i = 0; i < marks.count; i++) {
        if (marks.items[i].kind == MARK_HEADING)
            begin_heading(reader, &body, &marks.items[i]);
        else if (!body.skip)
            add_mark(reader, &body, &marks.items[i]);
    }
    check_room(reader, &body);
    check_parts(reader, &body, source_place(reader->source, from));
    check_length(reader, &body, source_place(reader->source, from));
    keep_parts(reader, &body, letter);
    return body.spoken;
}

/* A French text of the letter itself. */
static const char *field_kept(
    struct reader *reader, const struct yaml *map, const char *key, enum need need)
{
    const char *text = field_text(reader, map, key, need);
    return text ? prose_read_kept(
                      reader, reader_offset(reader, yaml_find(map, key)->at), text)
                : NULL;
}

static const char *const *field_some(struct reader *reader, const struct yaml *map,
    const char *key, size_t *count, const char *what)
{
    const char *const *items = field_list(reader, map, key, false, count);
    if (!*count)
        diag_error(reader->diag, map->at, "'%s' is missing here: %s", key, what);
    return items;
}

static void read_head(
    struct reader *reader, const struct front *front, struct letter *letter)
{
    const struct yaml *map = front->map;
    yaml_only(map, KEYS, COUNT(KEYS), reader->diag);
    letter->title = field_prose(reader, map, "title", NEEDED);
    letter->icon = field_text(reader, map, "icon", NEEDED);
    field_name(reader, map, "icon", NAME_PICTURE, OPTIONAL);
    letter->subject = field_kept(reader, map, "subject", NEEDED);
    letter->sent = field_kept(reader, map, "sent", OPTIONAL);
    letter->to = field_list(reader, map, "to", false, &letter->to_count);
    letter->sheets = reader_sheets(
        reader, field_names(reader, map, "sheets", NAME_SHEET), &letter->sheet_count);
    if (!letter->sheet_count)
        diag_error(reader->diag, map->at,
            "'sheets' is missing here: the sheets that lead to this letter");
    front_dates(reader, front, letter->id, &letter->verified, &letter->valid_until);
    letter->sources = field_some(reader, map, "sources", &letter->source_count,
        "the articles of law that this letter rests on");
}

/* A letter is written to somebody; what is said at a hearing is sent to nobody. */
static void check_to(struct reader *reader, const struct yaml *map, bool spoken)
{
    static const char *const sending[] = { "to", "sent" };
    for (size_t i = 0; spoken && i < COUNT(sending); i++)
        if (yaml_find(map, sending[i]))
            diag_error(reader->diag, yaml_find(map, sending[i])->at,
                "'%s' is for letters, and under '%s' stands what is said at a hearing",
                sending[i], FORMS[HEAD_ROOM].word);
    const struct yaml *to = yaml_find(map, "to");
    if (!spoken && (!to || !to->count))
        diag_error(reader->diag, map->at,
            "'to' is missing here: the lines of whom it is written to");
}

static void read_letter(
    struct reader *reader, const struct shelf_file *file, struct letter *letter)
{
    struct front front = { .what = "letter", .keys = "icon, subject" };
    letter->at = (struct place){ file->label, 1, 1 };
    if (!front_open(reader, file, &front))
        return;
    if (front.map)
        read_head(reader, &front, letter);
    reader->source = front.source;
    bool spoken = read_body(reader, front.body, letter);
    if (front.map)
        check_to(reader, front.map, spoken);
}

void letters_read(struct reader *reader)
{
    struct letter *letters =
        ARENA_LIST(reader->arena, struct letter, reader->shelf->count);
    const struct shelf_file *file = NULL;
    size_t count = 0;
    while ((file = shelf_next(reader->shelf, "letters/", ".md", file))) {
        letters[count].id = shelf_stem(reader->arena, file, "letters/", ".md");
        read_letter(reader, file, &letters[count++]);
    }
    reader->catalog->letters = letters;
    reader->catalog->letter_count = count;
}
