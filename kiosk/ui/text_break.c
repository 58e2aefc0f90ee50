/* libunibreak finds the places; around it stands a filter. Before: the library ends the
 * whole program on a letter of a flag emoji and on code points that are none, so these go
 * in as a plain object. After: it parts what French and telephone numbers keep together. */
#include "ui/text_break.h"

#include <pthread.h>
#include <stdbool.h>

#include <linebreak.h>

#include "base/arena.h"

enum {
    OBJECT = 0xFFFC,
    COMBINING = 0x0300,
    FIRST_REGIONAL = 0x1F1E6,
    LAST_REGIONAL = 0x1F1FF,
    ZERO_WIDTH_JOINER = 0x200D,
};

static bool is_regional(uint32_t code)
{
    return code >= FIRST_REGIONAL && code <= LAST_REGIONAL;
}

/* Marks of direction: they hang on their neighbour like an accent. */
static bool is_direction_mark(uint32_t code)
{
    return code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x2069);
}

static bool is_none(uint32_t code)
{
    return (code & 0xFFFE) == 0xFFFE || code > 0x10FFFF ||
           (code >= 0xD800 && code <= 0xDFFF);
}

static utf32_t harmless(uint32_t code)
{
    if (is_regional(code) || is_none(code))
        return OBJECT;
    return is_direction_mark(code) ? COMBINING : code;
}

static bool is_digit(uint32_t code)
{
    return code >= '0' && code <= '9';
}

static bool is_one_of(uint32_t code, const uint32_t *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (list[i] == code)
            return true;
    return false;
}

/* French writes a space before these, and no line starts with them. */
static bool hangs_on(uint32_t code)
{
    static const uint32_t tied[] = { '?', '!', ':', ';', '%', 0xBB, 0x20AC, 0xB0 };
    return is_one_of(code, tied, sizeof tied / sizeof *tied);
}

/* May the line end after `codes[i]`, which the library allows? */
static bool really(const uint32_t *codes, size_t count, size_t i)
{
    if (i + 1 >= count)
        return true;
    uint32_t here = codes[i], next = codes[i + 1], before = i ? codes[i - 1] : 0;
    if (next == 0xB0 || next == ZERO_WIDTH_JOINER || here == ZERO_WIDTH_JOINER)
        return false; /* n°, joined emoji */
    if (is_regional(here) && is_regional(next))
        return false;
    if (here != ' ')
        return true;
    if (is_digit(before) && is_digit(next))
        return false; /* 01 23 45, 1 500 */
    bool mark_alone = i + 2 >= count || !is_digit(codes[i + 2]);
    return before != 0xAB && !(hangs_on(next) && mark_alone);
}

unsigned char *text_breaks(struct arena *arena, const uint32_t *codes, size_t count)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, init_linebreak);
    unsigned char *breaks = ARENA_LIST(arena, unsigned char, count + 1);
    utf32_t *clean = ARENA_LIST(arena, utf32_t, count + 1);
    char *found = ARENA_LIST(arena, char, count + 1);
    for (size_t i = 0; i < count; i++)
        clean[i] = harmless(codes[i]);
    set_linebreaks_utf32(clean, count, "fr", found);
    for (size_t i = 0; i < count; i++) {
        if (found[i] == LINEBREAK_MUSTBREAK && i + 1 < count)
            breaks[i] = BREAK_MUST;
        else if (found[i] == LINEBREAK_ALLOWBREAK && really(codes, count, i))
            breaks[i] = BREAK_MAY;
    }
    return breaks;
}
