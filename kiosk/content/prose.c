/* The rules for what residents read. A number that the law may change stands in
 * figures.yaml and nowhere else; so no digit is allowed in prose. */
#include "content/reader.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "content/inline.h"

struct prose {
    struct reader *reader;
    size_t start; /* of the text in the file, in bytes */
    struct str text;
    struct links *links;
    bool in_link;
};

static struct place place_in(const struct prose *prose, const char *at)
{
    return reader_place(prose->reader, prose->start, prose->text.text, at);
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static void check_digits(const struct prose *prose, struct str text)
{
    for (size_t i = 0; i < text.size; i++) {
        if (!is_digit(text.text[i]))
            continue;
        size_t end = i;
        while (end < text.size && is_digit(text.text[end]))
            end++;
        diag_error(prose->reader->diag, place_in(prose, text.text + i),
            "the number %.*s stands in the text; put it in figures.yaml or "
            "phones.yaml and write {figure:key} or {phone:key}",
            (int)(end - i), text.text + i);
        i = end;
    }
}

static bool is_mark(char byte)
{
    return byte == '*' || byte == '`' || byte == '<' || byte == '>' || byte == '\\';
}

static void check_marks(const struct prose *prose, struct str text)
{
    for (size_t i = 0; i < text.size; i++)
        if (is_mark(text.text[i]))
            diag_error(prose->reader->diag, place_in(prose, text.text + i),
                "'%c' has no meaning here; only **strong**, {figure:…}, {phone:…} "
                "and links to sheets and checks have",
                text.text[i]);
}

static void check_text(struct prose *prose, const struct piece *piece)
{
    check_digits(prose, piece->text);
    check_marks(prose, piece->text);
}

static int find(struct prose *prose, const struct piece *piece, enum name_kind kind)
{
    struct reader *reader = prose->reader;
    return reader_find(reader, kind, place_in(prose, piece->text.text),
        str_copy(reader->arena, piece->name));
}

static void check_figure(struct prose *prose, const struct piece *piece)
{
    int index = find(prose, piece, NAME_FIGURE);
    if (index == NAMES_NONE)
        return;
    struct reader *reader = prose->reader;
    const struct figure *figure = &reader->figures[index];
    reader->figure_used[index] = true;
    if (figure->confidence == CONFIDENCE_C)
        diag_warning(reader->diag, place_in(prose, piece->text.text),
            "the figure '%s' is uncertain (confidence C): « demandez à l’équipe » is "
            "shown instead",
            figure->key);
}

static void check_phone(struct prose *prose, const struct piece *piece)
{
    find(prose, piece, NAME_PHONE);
}

static void begin_link(struct prose *prose, const struct piece *piece)
{
    if (prose->in_link)
        diag_error(prose->reader->diag, place_in(prose, piece->text.text),
            "a link within a link");
    prose->in_link = true;
}

static void end_link(struct prose *prose, const struct piece *piece)
{
    if (!prose->in_link)
        diag_error(prose->reader->diag, place_in(prose, piece->text.text),
            "this link has no beginning '['");
    prose->in_link = false;
    bool to_sheet = piece->kind == PIECE_LINK_SHEET;
    int index = find(prose, piece, to_sheet ? NAME_SHEET : NAME_CHECK);
    if (index != NAMES_NONE && prose->links)
        *ARRAY_ADD(prose->reader->arena,
            to_sheet ? &prose->links->sheets : &prose->links->checks) = index;
}

static void check_bad(struct prose *prose, const struct piece *piece)
{
    diag_error(prose->reader->diag, place_in(prose, piece->text.text),
        "'%.*s' is unknown; expected {figure:key}, {phone:key}, [text](fiche:slug) or "
        "[text](verif:id)",
        (int)piece->text.size, piece->text.text);
    if (piece->text.text[0] == ']')
        prose->in_link = false;
}

static void nothing(struct prose *prose, const struct piece *piece)
{
    (void)prose;
    (void)piece;
}

static void (*const CHECKS[])(struct prose *, const struct piece *) = {
    [PIECE_TEXT] = check_text,
    [PIECE_STRONG] = nothing,
    [PIECE_FIGURE] = check_figure,
    [PIECE_PHONE] = check_phone,
    [PIECE_LINK_BEGIN] = begin_link,
    [PIECE_LINK_SHEET] = end_link,
    [PIECE_LINK_CHECK] = end_link,
    [PIECE_BAD] = check_bad,
};
static_assert(sizeof CHECKS / sizeof *CHECKS == PIECE_BAD + 1, "a check each");

/* Returns the text with blanks folded. */
static const char *check_prose(
    struct reader *reader, size_t start, const char *text, struct links *links)
{
    text = text_folded(reader->arena, text);
    struct prose prose = { reader, start, str_of(text), links, false };
    const char *strong = NULL;
    struct str rest = prose.text;
    struct piece piece;
    while (inline_next(&rest, &piece)) {
        if (piece.kind == PIECE_STRONG)
            strong = strong ? NULL : piece.text.text;
        CHECKS[piece.kind](&prose, &piece);
    }
    if (strong)
        diag_error(reader->diag, place_in(&prose, strong),
            "these strong words have no end '**'");
    if (prose.in_link)
        diag_error(reader->diag, source_place(reader->source, start),
            "a '[' in this text begins no link such as [text](fiche:slug)");
    review_prose(reader, start, text);
    return text;
}

const char *prose_read(
    struct reader *reader, size_t start, const char *text, struct links *links)
{
    return reader_message(reader, source_place(reader->source, start),
        check_prose(reader, start, text, links), NULL);
}

const char *prose_read_kept(struct reader *reader, size_t start, const char *text)
{
    struct links links = { 0 };
    text = check_prose(reader, start, text, &links);
    if (links.sheets.count || links.checks.count)
        diag_error(reader->diag, source_place(reader->source, start),
            "a link leads nowhere on paper; write its words only");
    return text;
}
