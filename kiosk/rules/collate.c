#include "rules/collate.h"

#include <string.h>

#include "base/arena.h"

/* In the order of the Unicode collation table, for characters that names may hold. */
static const char MARKS[] = " _-,.'\"«»°+%$€";

static struct str character(struct str text)
{
    struct str rest = text;
    str_next(&rest);
    return str_sub(text, 0, text.size - rest.size);
}

static bool is_letter(struct str one)
{
    unsigned char byte = (unsigned char)one.text[0];
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= 0xC3 && byte <= 0xC5 && one.size == 2);
}

/* A letter as its base letters ("é" is "e", "œ" is "oe"), anything else as a byte that
 * sorts before all letters. */
static void add_primary(struct text *key, struct str one)
{
    if (is_letter(one)) {
        text_add_c(key, str_fold(key->arena, one));
        return;
    }
    const char *mark = strstr(MARKS, str_copy(key->arena, one));
    if (mark)
        text_add_code(key, (uint32_t)(1 + (mark - MARKS)));
    else if (str_is(one, "²"))
        text_add_c(key, "2");
    else
        text_add(key, one);
}

struct collated collate(struct arena *arena, struct str text)
{
    struct text key = { .arena = arena };
    for (struct str rest = text; rest.size > 0;) {
        struct str one = character(rest);
        add_primary(&key, one);
        rest = str_sub(rest, one.size, rest.size);
    }
    return (struct collated){ text, text_done(&key) };
}

/* A small letter and its capital are one accent apart by nothing. */
static uint32_t lower(uint32_t code)
{
    if ((code >= 'A' && code <= 'Z') || (code >= 0xC0 && code <= 0xDE))
        return code + 0x20;
    if (code >= 0x100 && code <= 0x17F)
        return code | 1;
    return code;
}

static int compare_codes(struct str a, struct str b, bool by_case)
{
    while (a.size > 0 && b.size > 0) {
        uint32_t x = str_next(&a);
        uint32_t y = str_next(&b);
        if (!by_case && lower(x) != lower(y))
            return lower(x) < lower(y) ? -1 : 1;
        if (by_case && x != y)
            return x > y ? -1 : 1; /* capitals have the smaller codes, yet come later */
    }
    return a.size == b.size ? 0 : a.size < b.size ? -1 : 1;
}

int collate_compare(const struct collated *a, const struct collated *b)
{
    int order = strcmp(a->key, b->key);
    if (order == 0)
        order = compare_codes(a->text, b->text, false);
    return order ? order : compare_codes(a->text, b->text, true);
}
