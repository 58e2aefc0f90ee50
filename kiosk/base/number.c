#include "base/number.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

/* A finite number as figures f1 f2 … with the point before f1: 0.f1f2… × 10^point.
 * Zero is the one figure 0 with point 1. */
struct decimal {
    const char *figures;
    int count, point;
};

static const char *special(double value)
{
    if (isnan(value))
        return "NaN";
    if (isinf(value))
        return value < 0 ? "-Infinity" : "Infinity";
    return NULL;
}

static bool reads_back(
    struct arena *arena, unsigned long long whole, int ten, double value)
{
    return strtod(str_format(arena, "%llue%d", whole, ten), NULL) == value;
}

/* `whole` × 10^`ten` is the number. */
static struct decimal decimal_of(struct arena *arena, unsigned long long whole, int ten)
{
    const char *figures = str_format(arena, "%llu", whole);
    int count = (int)strlen(figures);
    struct decimal decimal = { figures, count, count + ten };
    while (decimal.count > 1 && figures[decimal.count - 1] == '0')
        decimal.count--;
    return decimal;
}

/* Tries 1, 2, … 17 figures. The nearest decimal of so many figures may fail where the one
 * above it reads back: at powers of two the numbers below stand twice as close. */
static struct decimal shortest(struct arena *arena, double value)
{
    for (int count = 1;; count++) {
        const char *text = str_format(arena, "%.*e", count - 1, value);
        const char *exponent = strchr(text, 'e');
        unsigned long long whole = 0;
        for (const char *at = text; at < exponent; at++)
            if (*at != '.')
                whole = whole * 10 + (unsigned)(*at - '0');
        int ten = (int)strtol(exponent + 1, NULL, 10) - (count - 1);
        for (unsigned up = 0; up < 2; up++)
            if (count == 17 || reads_back(arena, whole + up, ten, value))
                return decimal_of(arena, whole + up, ten);
    }
}

static void add_zeros(struct text *text, int count)
{
    while (count-- > 0)
        text_add_c(text, "0");
}

static void add_figures(struct text *text, struct decimal decimal, int from, int to)
{
    if (to > decimal.count)
        to = decimal.count;
    if (from < to)
        text_add(text, (struct str){ decimal.figures + from, (size_t)(to - from) });
}

/* ECMA-262, Number::toString, steps 6 to 12. */
static void add_as_javascript(struct text *text, struct decimal decimal)
{
    int count = decimal.count, point = decimal.point;
    if (point > 21 || point < -5) {
        add_figures(text, decimal, 0, 1);
        if (count > 1)
            text_add_c(text, ".");
        add_figures(text, decimal, 1, count);
        text_addf(text, "e%+d", point - 1);
    } else if (point <= 0) {
        text_add_c(text, "0.");
        add_zeros(text, -point);
        add_figures(text, decimal, 0, count);
    } else {
        add_figures(text, decimal, 0, point);
        add_zeros(text, point - count);
        if (count > point)
            text_add_c(text, ".");
        add_figures(text, decimal, point, count);
    }
}

const char *number_text(struct arena *arena, double value)
{
    if (special(value))
        return special(value);
    struct arena *scratch = arena_open(0);
    struct text text = { .arena = arena };
    if (value < 0)
        text_add_c(&text, "-");
    add_as_javascript(&text, shortest(scratch, fabs(value)));
    arena_close(scratch);
    return text_done(&text);
}

/* Adds one to the last figure: "129" is "130", "999" is "1000". */
static void round_up(char *figures)
{
    size_t at = strlen(figures);
    while (at-- > 0) {
        if (figures[at] != '9') {
            figures[at]++;
            return;
        }
        figures[at] = '0';
    }
}

/* All figures without the point, `decimals` of them behind it, one zero in front for what
 * is carried. */
static char *rounded_figures(struct arena *arena, struct decimal decimal, int decimals)
{
    int kept = decimal.point + decimals;
    struct text text = { .arena = arena };
    add_zeros(&text, 1 + (decimal.point < 1 ? 1 - decimal.point : 0));
    add_figures(&text, decimal, 0, kept > 0 ? kept : 0);
    add_zeros(&text, kept - decimal.count);
    char *figures = str_dup(arena, text_done(&text));
    /* Where nothing of the number is kept, the zeros before it reach too far. */
    int whole = decimal.point < 1 ? 1 : decimal.point;
    figures[1 + whole + decimals] = '\0';
    if (kept >= 0 && kept < decimal.count && decimal.figures[kept] >= '5')
        round_up(figures);
    return figures;
}

const char *number_rounded(struct arena *arena, double value, int decimals)
{
    if (special(value))
        return special(value);
    struct arena *scratch = arena_open(0);
    char *figures = rounded_figures(scratch, shortest(scratch, fabs(value)), decimals);
    size_t whole = strlen(figures) - (size_t)decimals;
    size_t from = figures[0] == '0' && whole > 1;
    struct text text = { .arena = arena };
    if (signbit(value) && value != 0)
        text_add_c(&text, "-");
    text_add(&text, str_sub(str_of(figures), from, whole));
    if (decimals)
        text_addf(&text, ".%s", figures + whole);
    arena_close(scratch);
    return text_done(&text);
}
