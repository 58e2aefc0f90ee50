#include "base/money.h"

enum { MOST_FIGURES = 15 }; /* 10^15 euros in cents are far from the end of int64_t */

static bool is_space(uint32_t code)
{
    return code == ' ' || code == '\t' || code == 0xA0 || code == 0x202F ||
           (code >= 0x2000 && code <= 0x200A);
}

/* Looks at the next character without taking it. */
static uint32_t peek(struct str rest)
{
    return str_next(&rest);
}

static void skip_spaces(struct str *rest)
{
    while (is_space(peek(*rest)))
        str_next(rest);
}

/* Takes the figures at the front, and returns how many. */
static int take_figures(struct str *rest, int64_t *value)
{
    int count = 0;
    for (uint32_t code; (code = peek(*rest)) >= '0' && code <= '9'; count++) {
        if (count < MOST_FIGURES)
            *value = *value * 10 + (int64_t)(code - '0');
        str_next(rest);
    }
    return count;
}

/* "1250", or "1 250" with groups of three. */
static bool take_whole(struct str *rest, int64_t *euros)
{
    int first = take_figures(rest, euros), all = first;
    if (!first)
        return false;
    for (;;) {
        struct str behind = *rest;
        skip_spaces(&behind);
        if (behind.size == rest->size || peek(behind) < '0' || peek(behind) > '9')
            return all <= MOST_FIGURES;
        if (first > 3 || all + 3 > MOST_FIGURES || take_figures(&behind, euros) != 3)
            return false;
        all += 3;
        *rest = behind;
    }
}

static bool take_cents(struct str *rest, int64_t *cents)
{
    *cents = 0;
    if (peek(*rest) != ',' && peek(*rest) != '.')
        return true;
    str_next(rest);
    int count = take_figures(rest, cents);
    if (count == 1)
        *cents *= 10;
    return count == 1 || count == 2;
}

bool money_read(struct str text, int64_t *cents)
{
    int64_t euros = 0, part;
    skip_spaces(&text);
    if (!take_whole(&text, &euros) || !take_cents(&text, &part))
        return false;
    skip_spaces(&text);
    if (peek(text) == 0x20AC)
        str_next(&text);
    skip_spaces(&text);
    if (text.size)
        return false;
    *cents = euros * 100 + part;
    return true;
}
