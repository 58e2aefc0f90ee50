#include "content/inline.h"

#include <string.h>

/* What stands in braces or ends a link, by how it starts. */
static const struct gap_form {
    const char *start;
    char end;
    enum piece_kind kind;
} FORMS[] = {
    { "{figure:", '}', PIECE_FIGURE },
    { "{phone:", '}', PIECE_PHONE },
    { "](fiche:", ')', PIECE_LINK_SHEET },
    { "](verif:", ')', PIECE_LINK_CHECK },
};

static size_t find_byte(struct str text, char byte)
{
    const char *found = text.size ? memchr(text.text, byte, text.size) : NULL;
    return found ? (size_t)(found - text.text) : text.size;
}

/* The size of what starts at a brace or bracket, up to its end or the next blank. */
static size_t bad_size(struct str rest)
{
    char end = rest.text[0] == '{' ? '}' : ')';
    if (rest.text[0] == '}' || !(rest.text[0] == '{' || str_starts(rest, "](")))
        return 1;
    size_t size = find_byte(rest, end);
    return size < rest.size ? size + 1 : 1;
}

static struct piece read_form(struct str rest)
{
    for (size_t i = 0; i < sizeof FORMS / sizeof *FORMS; i++) {
        if (!str_starts(rest, FORMS[i].start))
            continue;
        size_t end = find_byte(rest, FORMS[i].end);
        if (end == rest.size)
            break;
        return (struct piece){ FORMS[i].kind, str_sub(rest, 0, end + 1),
            str_sub(rest, strlen(FORMS[i].start), end) };
    }
    return (struct piece){ PIECE_BAD, str_sub(rest, 0, bad_size(rest)), STR("") };
}

/* Looked at for every byte of the contents whenever a pack is opened: no strchr(). */
static bool ends_plain(struct str rest, size_t at)
{
    char byte = rest.text[at];
    return byte == '{' || byte == '}' || byte == '[' || byte == ']' ||
           (byte == '*' && at + 1 < rest.size && rest.text[at + 1] == '*');
}

static size_t plain_size(struct str rest)
{
    size_t size = 0;
    while (size < rest.size && !ends_plain(rest, size))
        size++;
    return size;
}

bool inline_next(struct str *rest, struct piece *piece)
{
    if (!rest->size)
        return false;
    size_t plain = plain_size(*rest);
    if (plain)
        *piece = (struct piece){ PIECE_TEXT, str_sub(*rest, 0, plain), STR("") };
    else if (str_starts(*rest, "**"))
        *piece = (struct piece){ PIECE_STRONG, str_sub(*rest, 0, 2), STR("") };
    else if (rest->text[0] == '[')
        *piece = (struct piece){ PIECE_LINK_BEGIN, str_sub(*rest, 0, 1), STR("") };
    else
        *piece = read_form(*rest);
    *rest = str_sub(*rest, piece->text.size, rest->size);
    return true;
}

static bool is_gap(const struct piece *piece)
{
    return piece->kind != PIECE_TEXT && piece->kind != PIECE_STRONG &&
           piece->kind != PIECE_LINK_BEGIN;
}

static size_t times(struct str text, struct str gap)
{
    size_t count = 0;
    struct piece piece;
    while (inline_next(&text, &piece))
        count += is_gap(&piece) && str_same(piece.text, gap);
    return count;
}

/* The first gap of `text` that is there more often than in `other`. */
static struct str surplus(struct str text, struct str other)
{
    struct str rest = text;
    struct piece piece;
    while (inline_next(&rest, &piece))
        if (is_gap(&piece) && times(text, piece.text) > times(other, piece.text))
            return piece.text;
    return STR("");
}

bool inline_same_gaps(
    struct str french, struct str text, struct str *lost, struct str *added)
{
    *lost = surplus(french, text);
    *added = surplus(text, french);
    return !lost->size && !added->size;
}
