#include "base/str.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"

struct str str_of(const char *text)
{
    return (struct str){ text ? text : "", text ? strlen(text) : 0 };
}

bool str_same(struct str a, struct str b)
{
    return a.size == b.size && (!a.size || !memcmp(a.text, b.text, a.size));
}

bool str_is(struct str a, const char *text)
{
    return str_same(a, str_of(text));
}

bool str_starts(struct str whole, const char *start)
{
    return str_same(str_sub(whole, 0, strlen(start)), str_of(start));
}

bool str_ends(struct str whole, const char *end)
{
    size_t size = strlen(end);
    return whole.size >= size &&
           str_is(str_sub(whole, whole.size - size, SIZE_MAX), end);
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

struct str str_trim(struct str text)
{
    size_t from = 0, to = text.size;
    while (from < to && is_blank(text.text[from]))
        from++;
    while (from < to && is_blank(text.text[to - 1]))
        to--;
    return str_sub(text, from, to);
}

struct str str_sub(struct str text, size_t from, size_t to)
{
    if (!text.text)
        return STR("");
    if (to > text.size)
        to = text.size;
    if (from > to)
        from = to;
    return (struct str){ text.text + from, to - from };
}

size_t str_find(struct str whole, const char *part)
{
    size_t size = strlen(part);
    if (!size)
        return 0;
    for (size_t at = 0; at + size <= whole.size; at++) {
        const char *found =
            memchr(whole.text + at, part[0], whole.size - size - at + 1);
        if (!found)
            return SIZE_MAX;
        at = (size_t)(found - whole.text);
        if (!memcmp(found, part, size))
            return at;
    }
    return SIZE_MAX;
}

bool str_cut(struct str *rest, char separator, struct str *part)
{
    if (!rest->text)
        return false;
    const char *found = rest->size ? memchr(rest->text, separator, rest->size) : NULL;
    size_t size = found ? (size_t)(found - rest->text) : rest->size;
    *part = str_sub(*rest, 0, size);
    *rest = found ? str_sub(*rest, size + 1, SIZE_MAX) : (struct str){ 0 };
    return true;
}

char *str_copy(struct arena *arena, struct str text)
{
    char *copy = arena_take(arena, text.size + 1);
    if (text.size)
        memcpy(copy, text.text, text.size);
    return copy;
}

char *str_dup(struct arena *arena, const char *text)
{
    return str_copy(arena, str_of(text));
}

char *str_format(struct arena *arena, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    char *made = str_vformat(arena, format, list);
    va_end(list);
    return made;
}

char *str_vformat(struct arena *arena, const char *format, va_list list)
{
    va_list again;
    va_copy(again, list);
    int size = vsnprintf(NULL, 0, format, again);
    va_end(again);
    size_t room = size > 0 ? (size_t)size + 1 : 1;
    char *made = arena_take(arena, room);
    vsnprintf(made, room, format, list);
    return made;
}

bool text_same(const char *a, const char *b)
{
    return a == b || (a && b && !strcmp(a, b));
}

/* --- characters --- */

/* How many bytes a character has that starts with `first`; 0: none starts so. */
static size_t width(unsigned char first)
{
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return 2;
    if (first >= 0xE0 && first <= 0xEF)
        return 3;
    return first >= 0xF0 && first <= 0xF4 ? 4 : 0;
}

/* No longer form than needed, no half of a surrogate pair, nothing above U+10FFFF
 * (RFC 3629). */
static bool is_character(uint32_t code, size_t size)
{
    static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
    return code >= least[size] && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
}

static uint32_t decode(const char *text, size_t left, size_t *taken)
{
    const unsigned char *bytes = (const unsigned char *)text;
    static const unsigned char first_bits[] = { 0, 0x7F, 0x1F, 0x0F, 0x07 };
    size_t size = width(bytes[0]);
    *taken = 1;
    if (!size || size > left)
        return STR_BAD;
    uint32_t code = bytes[0] & first_bits[size];
    for (size_t i = 1; i < size; i++) {
        if ((bytes[i] & 0xC0) != 0x80)
            return STR_BAD;
        code = code << 6 | (bytes[i] & 0x3F);
    }
    if (!is_character(code, size))
        return STR_BAD;
    *taken = size;
    return code;
}

uint32_t str_next(struct str *rest)
{
    if (!rest->size)
        return 0;
    size_t taken;
    uint32_t code = decode(rest->text, rest->size, &taken);
    rest->text += taken;
    rest->size -= taken;
    return code;
}

size_t str_put(char *out, uint32_t code)
{
    static const unsigned char marks[] = { 0, 0, 0xC0, 0xE0, 0xF0 };
    size_t size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (size_t i = size; i-- > 1; code >>= 6)
        out[i] = (char)(0x80 | (code & 0x3F));
    out[0] = (char)(marks[size] | code);
    return size;
}

bool str_valid(struct str text, size_t *bad_at)
{
    for (size_t at = 0, taken; at < text.size; at += taken) {
        taken = 1;
        if ((unsigned char)text.text[at] < 0x80)
            continue;
        if (decode(text.text + at, text.size - at, &taken) == STR_BAD) {
            if (bad_at)
                *bad_at = at;
            return false;
        }
    }
    return true;
}

size_t str_count(struct str text)
{
    size_t count = 0;
    for (; text.size; count++)
        str_next(&text);
    return count;
}

size_t str_bytes(struct str text, size_t count)
{
    struct str rest = text;
    while (count-- && rest.size)
        str_next(&rest);
    return text.size - rest.size;
}

/* --- the nearest word --- */

struct letters {
    uint32_t *codes;
    size_t count;
};

static struct letters letters_of(struct arena *arena, const char *word)
{
    struct str rest = str_of(word);
    struct letters letters = { ARENA_LIST(arena, uint32_t, rest.size), 0 };
    while (rest.size)
        letters.codes[letters.count++] = str_next(&rest);
    return letters;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Changes from one word to the other: the classic table, one row for each letter of `a`,
 * with swapped neighbours as one change (optimal string alignment). Only the last three
 * rows are kept; `rows` has room for them. */
static size_t distance(struct letters a, struct letters b, size_t *rows)
{
    size_t *two_up = rows, *up = rows + b.count + 1, *row = rows + 2 * (b.count + 1);
    for (size_t j = 0; j <= b.count; j++)
        row[j] = j;
    for (size_t i = 1; i <= a.count; i++) {
        size_t *oldest = two_up;
        two_up = up;
        up = row;
        row = oldest;
        row[0] = i;
        for (size_t j = 1; j <= b.count; j++) {
            bool same = a.codes[i - 1] == b.codes[j - 1];
            row[j] = least(least(up[j], row[j - 1]) + 1, up[j - 1] + !same);
            if (i > 1 && j > 1 && a.codes[i - 1] == b.codes[j - 2] &&
                a.codes[i - 2] == b.codes[j - 1])
                row[j] = least(row[j], two_up[j - 2] + 1);
        }
    }
    return row[b.count];
}

const char *str_nearest(const char *word, const char *const *words, size_t count)
{
    struct arena *scratch = arena_open(0);
    struct letters meant = letters_of(scratch, word);
    /* A third of the letters may be wrong; in short words one, but never all of them. */
    size_t limit = meant.count < 2 ? 0 : meant.count < 6 ? 1 : meant.count / 3;
    const char *nearest = NULL;
    for (size_t i = 0; i < count; i++) {
        struct letters other = letters_of(scratch, words[i]);
        size_t longer = other.count > meant.count ? other.count - meant.count
                                                  : meant.count - other.count;
        if (longer > limit)
            continue;
        size_t *rows = ARENA_LIST(scratch, size_t, 3 * (other.count + 1));
        size_t changes = distance(meant, other, rows);
        if (changes <= limit && (!nearest || changes < limit)) {
            nearest = words[i];
            limit = changes;
        }
    }
    arena_close(scratch);
    return nearest;
}

/* --- building --- */

/* Room for `more` bytes and the NUL behind them; where they go. */
static char *extend(struct text *text, size_t more)
{
    size_t needed = text->size + more + 1;
    if (needed > text->room) {
        size_t room = text->room ? text->room : 32;
        while (room < needed)
            room *= 2;
        char *larger = arena_take(text->arena, room);
        if (text->size)
            memcpy(larger, text->bytes, text->size);
        text->bytes = larger;
        text->room = room;
    }
    char *end = text->bytes + text->size;
    text->size += more;
    text->bytes[text->size] = '\0';
    return end;
}

void text_add(struct text *text, struct str part)
{
    char *end = extend(text, part.size);
    if (part.size)
        memcpy(end, part.text, part.size);
}

void text_add_c(struct text *text, const char *part)
{
    text_add(text, str_of(part));
}

void text_add_code(struct text *text, uint32_t code)
{
    char bytes[4];
    text_add(text, (struct str){ bytes, str_put(bytes, code) });
}

void text_addf(struct text *text, const char *format, ...)
{
    va_list list, again;
    va_start(list, format);
    va_copy(again, list);
    int size = vsnprintf(NULL, 0, format, again);
    va_end(again);
    size_t more = size > 0 ? (size_t)size : 0;
    vsnprintf(extend(text, more), more + 1, format, list);
    va_end(list);
}

const char *text_done(struct text *text)
{
    return text->bytes ? text->bytes : "";
}
