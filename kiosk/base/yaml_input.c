#include "base/yaml_input.h"

#include <string.h>

static bool is_json(struct str text)
{
    struct str shown = str_trim(text);
    return str_starts(shown, "{") || str_starts(shown, "[");
}

enum { BYTE_ORDER_MARK = 0xFEFF };

static bool is_allowed(uint32_t code)
{
    if (code < 0xA0)
        return (code >= ' ' && code < 0x7F) || code == '\t' || code == '\n' ||
               code == '\r';
    return code != 0x2028 && code != 0x2029 && code != BYTE_ORDER_MARK &&
           code != 0xFFFE && code != 0xFFFF;
}

bool yaml_input_check(const struct source *source, struct diag *diag)
{
    /* Programs write JSON, and may mean the mark; authors pasted it unseen. */
    bool mark_allowed = is_json(source->text);
    struct str rest = source->text;
    while (rest.size) {
        size_t at = source->text.size - rest.size;
        uint32_t code = str_next(&rest);
        if (is_allowed(code) || (code == BYTE_ORDER_MARK && mark_allowed))
            continue;
        return diag_error(diag, source_place(source, at),
            "an invisible character (U+%04X) stands here; take it out", (unsigned)code);
    }
    return true;
}

enum { HALF_SIZE = 6, PAIR_SIZE = 12, JOINED_SIZE = 10 }; /* \uD83D\uDE00, \U0001F600 */

/* The code that `text` starts with as an escape of JSON, or 0. */
static uint32_t escaped(struct str text)
{
    uint32_t code = 0;
    if (!str_starts(text, "\\u") || text.size < HALF_SIZE)
        return 0;
    for (size_t i = 2; i < HALF_SIZE; i++) {
        static const char figures[] = "0123456789abcdef0123456789ABCDEF";
        const char *found = memchr(figures, text.text[i], sizeof figures - 1);
        if (!found)
            return 0;
        code = code * 16 + (uint32_t)(found - figures) % 16;
    }
    return code;
}

/* The character above U+FFFF that `text` starts with in two halves, or 0. */
static uint32_t escaped_pair(struct str text)
{
    uint32_t high = escaped(text);
    if (high < 0xD800 || high > 0xDBFF)
        return 0;
    uint32_t low = escaped(str_sub(text, HALF_SIZE, SIZE_MAX));
    if (low < 0xDC00 || low > 0xDFFF)
        return 0;
    return 0x10000 + ((high & 0x3FF) << 10 | (low & 0x3FF));
}

static void move(struct text *to, struct str *rest, size_t size, size_t *characters)
{
    struct str part = str_sub(*rest, 0, size);
    text_add(to, part);
    *characters += str_count(part);
    *rest = str_sub(*rest, size, SIZE_MAX);
}

/* RFC 8259, 7: JSON writes what is above U+FFFF as two halves, which YAML does not know.
 * In JSON, where a backslash stands in double quotes only, they become one escape. */
static struct yaml_input join_pairs(struct arena *arena, struct str rest)
{
    struct yaml_input input = { 0 };
    struct text joined = { .arena = arena };
    size_t characters = 0;
    for (size_t at; (at = str_find(rest, "\\")) != SIZE_MAX;) {
        move(&joined, &rest, at, &characters);
        uint32_t code = escaped_pair(rest);
        if (!code) {
            move(&joined, &rest, str_starts(rest, "\\\\") ? 2 : 1, &characters);
            continue;
        }
        *ARRAY_ADD(arena, &input.joins) = characters;
        text_addf(&joined, "\\U%08X", (unsigned)code);
        characters += JOINED_SIZE;
        rest = str_sub(rest, PAIR_SIZE, SIZE_MAX);
    }
    text_add(&joined, rest);
    input.text = (struct str){ text_done(&joined), joined.size };
    return input;
}

struct yaml_input yaml_input_prepare(struct arena *arena, struct str text)
{
    bool json = is_json(text);
    if (json && str_find(text, "\\u") != SIZE_MAX)
        return join_pairs(arena, text);
    if (json || !text.size || str_ends(text, "\n"))
        return (struct yaml_input){ .text = text };
    /* In YAML 1.2 a block scalar at the very end has its line feed, even when the file has
     * none there; libyaml forgets it. */
    struct text ended = { .arena = arena };
    text_add(&ended, text);
    text_add_c(&ended, "\n");
    return (struct yaml_input){ .text = { text_done(&ended), ended.size } };
}

/* How many escapes were joined before the character `at`. */
static size_t joins_before(const struct yaml_input *input, size_t at)
{
    size_t first = 0, behind = input->joins.count;
    while (first < behind) {
        size_t middle = first + (behind - first) / 2;
        if (input->joins.items[middle] < at)
            first = middle + 1;
        else
            behind = middle;
    }
    return first;
}

size_t yaml_input_left_out(const struct yaml_input *input, size_t from, size_t to)
{
    size_t joins = joins_before(input, to) - joins_before(input, from);
    return joins * (PAIR_SIZE - JOINED_SIZE);
}
