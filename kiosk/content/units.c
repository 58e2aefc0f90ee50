#include "content/units.h"

#include <math.h>

#include "base/arena.h"
#include "base/language.h"
#include "base/str.h"

static const char *say_number(struct arena *arena, double value)
{
    bool whole = fabs(value - round(value)) < 0.005;
    bool tenths = fabs(value * 10 - round(value * 10)) < 0.05;
    return language_number(arena, value, whole ? 0 : tenths ? 1 : 2);
}

static const char *say_euros(struct arena *arena, double value)
{
    return language_amount(arena, (int64_t)llround(value * 100));
}

/* A number and a sign that is no word stay together, left to right. */
static const char *say_with_sign(struct arena *arena, double value, const char *sign)
{
    return language_isolate(
        arena, str_format(arena, "%s %s", say_number(arena, value), sign));
}

static const char *say_square_metres(struct arena *arena, double value)
{
    return say_with_sign(arena, value, "m²");
}

static const char *say_percent(struct arena *arena, double value)
{
    return say_with_sign(arena, value, "%");
}

static const char *hours(unsigned long count)
{
    return trn("{n} heure", "{n} heures", count);
}

static const char *days(unsigned long count)
{
    return trn("{n} jour", "{n} jours", count);
}

static const char *weeks(unsigned long count)
{
    return trn("{n} semaine", "{n} semaines", count);
}

static const char *months(unsigned long count)
{
    /* The same word for one and many in French; other languages differ. */
    return trn("{n} mois", "{n} mois", count);
}

static const char *years(unsigned long count)
{
    return trn("{n} an", "{n} ans", count);
}

static const char *persons(unsigned long count)
{
    return trn("{n} personne", "{n} personnes", count);
}

/* `around` is the sentence around the amount; `count` gives the form for a word that
 * counts, and then the amount is the number alone. */
static const struct unit {
    const char *name;
    const char *(*say)(struct arena *arena, double value);
    const char *(*count)(unsigned long count);
    const char *around;
} UNITS[] = {
    { "", say_number, NULL, NULL },
    { "EUR", say_euros, NULL, NULL },
    { "EUR/mois", say_euros, NULL, tr_later("{n} par mois") },
    { "EUR/an", say_euros, NULL, tr_later("{n} par an") },
    { "m2", say_square_metres, NULL, NULL },
    { "%", say_percent, NULL, NULL },
    { "heures", say_number, hours, NULL },
    { "jours", say_number, days, NULL },
    { "semaines", say_number, weeks, NULL },
    { "mois", say_number, months, NULL },
    { "ans", say_number, years, NULL },
    { "personnes", say_number, persons, NULL },
};

enum { UNIT_COUNT = sizeof UNITS / sizeof *UNITS };

const char *const *units_list(size_t *count)
{
    static const char *names[UNIT_COUNT];
    for (size_t i = 0; i < UNIT_COUNT; i++)
        names[i] = UNITS[i].name;
    *count = UNIT_COUNT;
    return names;
}

static const struct unit *find(const char *name)
{
    for (size_t i = 0; i < UNIT_COUNT; i++)
        if (text_same(UNITS[i].name, name))
            return &UNITS[i];
    return &UNITS[0];
}

/* The number and the word it counts do not part at the end of a line. */
static const char *unbroken(struct arena *arena, const char *text)
{
    struct text out = { .arena = arena };
    struct str rest = str_of(text), word;
    for (bool first = true; str_cut(&rest, ' ', &word); first = false) {
        text_add_c(&out, first ? "" : "\u00A0");
        text_add(&out, word);
    }
    return text_done(&out);
}

/* By how many a word is counted. Between two whole numbers French counts as with the lower
 * one ("1,5 an"), others as with many ("1.5 years"); some forms of few have no number in
 * them at all ("شهران") and would lose what stands behind the comma. */
static unsigned long count_of(double value)
{
    enum { MANY = 100 };
    double whole = fmin(floor(fabs(value)), 1e15);
    bool counts_lower = text_same(language_now()->code, "fr");
    return whole == fabs(value) || counts_lower ? (unsigned long)whole : MANY;
}

const char *units_say(struct arena *arena, double value, const char *name)
{
    const struct unit *unit = find(name);
    const struct gap gap = { "n", unit->say(arena, value) };
    if (unit->count) {
        const char *form = unit->count(count_of(value));
        return unbroken(arena, language_fill(arena, form, &gap, 1));
    }
    return unit->around ? language_fill(arena, tr(unit->around), &gap, 1) : gap.value;
}
