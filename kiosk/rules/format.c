#include "rules/format.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/number.h"
#include "base/str.h"
#include "rules/unit.h"

#define THIN_SPACE    "\u202f"
#define HARD_SPACE    "\u00a0"
#define INFINITY_SIGN "\u221e"

enum { MONEY_DECIMALS = 2, PERCENT_PLACES = 2 };

/* A rounded number in its parts: "-", "1234", "50". */
struct figures {
    bool negative;
    struct str whole, decimals;
};

static struct figures figures_of(struct arena *arena, double number, int precision)
{
    struct str text = str_of(number_rounded(arena, number, precision));
    struct figures figures = { .negative = signbit(number) != 0 };
    if (str_starts(text, "-"))
        text = str_sub(text, 1, text.size);
    size_t point = str_find(text, ".");
    figures.whole = str_sub(text, 0, point);
    figures.decimals =
        point == SIZE_MAX ? STR("") : str_sub(text, point + 1, text.size);
    return figures;
}

/* A hundred times more: two figures move in front of the point. */
static struct figures times_hundred(struct arena *arena, struct figures figures)
{
    const char *whole = str_format(arena, "%.*s%.*s", (int)figures.whole.size,
        figures.whole.text, PERCENT_PLACES, figures.decimals.text);
    while (whole[0] == '0' && whole[1])
        whole++;
    figures.whole = str_of(whole);
    figures.decimals = str_sub(figures.decimals, PERCENT_PLACES, figures.decimals.size);
    return figures;
}

static void strip_zeros(struct str *decimals, size_t kept)
{
    while (decimals->size > kept && decimals->text[decimals->size - 1] == '0')
        decimals->size--;
}

static void add_figures(struct text *text, struct figures figures)
{
    if (figures.negative)
        text_add_c(text, "-");
    for (size_t i = 0; i < figures.whole.size; i++) {
        if (i > 0 && (figures.whole.size - i) % 3 == 0)
            text_add_c(text, THIN_SPACE);
        text_add(text, str_sub(figures.whole, i, i + 1));
    }
    if (figures.decimals.size > 0)
        text_add_c(text, ",");
    text_add(text, figures.decimals);
}

static void add_number(
    struct text *text, double number, const struct unit *unit, int precision)
{
    bool percent = unit_is(unit, "%");
    if (isinf(number)) {
        text_add_c(text, number < 0 ? "-" INFINITY_SIGN : INFINITY_SIGN);
        return;
    }
    struct figures figures =
        percent ? times_hundred(text->arena,
                      figures_of(text->arena, number / 100, precision + PERCENT_PLACES))
                : figures_of(text->arena, number, precision);
    bool cents = unit_is(unit, "€") && number != floor(number);
    strip_zeros(&figures.decimals, cents ? MONEY_DECIMALS : 0);
    add_figures(text, figures);
}

static const char *format_number(struct arena *arena, struct value value, int precision)
{
    if (isnan(value.number))
        return "Erreur dans le calcul du nombre";
    struct text text = { .arena = arena };
    double number = value.number;
    const struct unit *unit = unit_simplify(arena, &number, value.unit);
    add_number(&text, number, unit, precision);
    if (unit && unit->text[0]) {
        text_add_c(&text, HARD_SPACE);
        text_add_c(&text, unit->text);
    }
    return text_done(&text);
}

/* The first backslash-n of a text is a line break: authors write it in quotes. */
static const char *format_text(struct arena *arena, const char *text)
{
    const char *mark = strstr(text, "\\n");
    if (!mark)
        return text;
    return str_format(arena, "%.*s\n%s", (int)(mark - text), text, mark + 2);
}

const char *format_value(struct arena *arena, struct value value, int precision)
{
    switch (value.kind) {
    case VALUE_UNDEFINED:
        return "Pas encore défini";
    case VALUE_NOT_APPLICABLE:
        return "Non applicable";
    case VALUE_BOOLEAN:
        return value.yes ? "oui" : "non";
    case VALUE_NUMBER:
        return format_number(arena, value, precision);
    case VALUE_TEXT:
        return format_text(arena, value.text);
    }
    return "";
}
