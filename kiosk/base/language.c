#include "base/language.h"

#include <assert.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/number.h"
#include "base/str.h"

#define NO_BREAK_SPACE        "\xC2\xA0"
#define NARROW_NO_BREAK_SPACE "\xE2\x80\xAF"
#define ISOLATE_LTR           "\xE2\x81\xA6"
#define ISOLATE_END           "\xE2\x81\xA9"

/* What the catalogues have no word for. */
struct forms {
    const char *decimal, *thousands;
    const char *amount; /* how an amount stands with its sign */
};

static const struct language languages[] = {
    { "fr", "fr", "fr", "Français", "français", NULL, false },
    /* Easy to read: "falc" is "facile à lire et à comprendre". "simple" is a variant of
     * the registry of BCP 47 (IANA, since 2015-12-29). */
    { "fr@falc", "fr-simple", "fr", "Français facile", "français facile", "icons/easy",
        false },
    { "en", "en", "en", "English", "anglais", NULL, false },
    { "ar", "ar", "ar", "العربية", "arabe", NULL, true },
};

static const struct forms forms[] = {
    { ",", NARROW_NO_BREAK_SPACE, "{amount}" NO_BREAK_SPACE "€" },
    { ",", NARROW_NO_BREAK_SPACE, "{amount}" NO_BREAK_SPACE "€" },
    { ".", ",", "€{amount}" },
    { ",", NARROW_NO_BREAK_SPACE, "{amount}" NO_BREAK_SPACE "€" },
};

enum { LANGUAGES = sizeof languages / sizeof *languages };
static_assert(sizeof forms / sizeof *forms == LANGUAGES, "a language without forms");

static const struct language *now = languages;
static bool only_french; /* the machine lacks the locale that catalogues need */

const struct language *language_list(size_t *count)
{
    *count = LANGUAGES;
    return languages;
}

const struct language *language_find(const char *code)
{
    for (size_t i = 0; i < LANGUAGES; i++)
        if (text_same(code, languages[i].code))
            return &languages[i];
    return NULL;
}

bool language_open(const char *folder)
{
    /* Under the locale "C" gettext gives the messages back untranslated, silently. */
    only_french = !setlocale(LC_ALL, "C.UTF-8");
    bindtextdomain("seuil", folder);
    bind_textdomain_codeset("seuil", "UTF-8");
    textdomain("seuil");
    language_set(languages);
    return !only_french;
}

void language_set(const struct language *language)
{
    now = language && !only_french ? language : languages;
    setenv("LANGUAGE", now->code, 1);
    /* Makes gettext forget what it looked up; otherwise strings seen once stay in the old
     * language and the screen is mixed. */
    textdomain(textdomain(NULL));
}

const struct language *language_now(void)
{
    return now;
}

bool language_speaks(const char *code)
{
    return text_same(now->spoken, code);
}

const char *language_plural(const char *one, const char *many, unsigned long count)
{
    const char *form = ngettext(one, many, count);
    /* French has no catalogue, and that of easy French only some words. What is in none,
     * gettext counts as in English, where nothing is plural; "0 jour" is singular. */
    if ((form == one || form == many) && language_speaks("fr"))
        return count < 2 ? one : many;
    return form;
}

/* --- sentences with gaps --- */

static const struct gap *find_gap(struct str name, const struct gap *gaps, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_is(name, gaps[i].name))
            return &gaps[i];
    return NULL;
}

const char *language_fill(
    struct arena *arena, const char *template, const struct gap *gaps, size_t count)
{
    struct text text = { .arena = arena };
    struct str rest = str_of(template);
    for (size_t open; (open = str_find(rest, "{")) != SIZE_MAX;) {
        text_add(&text, str_sub(rest, 0, open));
        rest = str_sub(rest, open, SIZE_MAX);
        size_t close = str_find(rest, "}");
        const struct gap *gap =
            close == SIZE_MAX ? NULL : find_gap(str_sub(rest, 1, close), gaps, count);
        if (gap)
            text_add_c(&text, gap->value);
        else
            text_add_c(&text, "{");
        rest = str_sub(rest, gap ? close + 1 : 1, SIZE_MAX);
    }
    text_add(&text, rest);
    return text_done(&text);
}

const char *language_isolate(struct arena *arena, const char *value)
{
    struct text text = { .arena = arena };
    struct str rest = str_of(value), part;
    if (!rest.size)
        return "";
    if (now->rtl) /* NOLINTNEXTLINE(misc-misleading-bidirectional): closed below */
        text_add_c(&text, ISOLATE_LTR);
    for (bool first = true; str_cut(&rest, ' ', &part); first = false) {
        if (!first)
            text_add_c(&text, NO_BREAK_SPACE);
        text_add(&text, part);
    }
    if (now->rtl)
        text_add_c(&text, ISOLATE_END);
    return text_done(&text);
}

const char *language_embed(struct arena *arena, const char *text)
{
    if (!now->rtl || !text || !*text)
        return text ? text : "";
    /* NOLINTNEXTLINE(misc-misleading-bidirectional): closed in the same text */
    return str_format(arena, "%s%s%s", ISOLATE_LTR, text, ISOLATE_END);
}

/* --- dates --- */

static const char *const weekdays[] = { tr_later("lundi"), tr_later("mardi"),
    tr_later("mercredi"), tr_later("jeudi"), tr_later("vendredi"), tr_later("samedi"),
    tr_later("dimanche") };

static const char *const short_weekdays[] = { tr_later("lun."), tr_later("mar."),
    tr_later("mer."), tr_later("jeu."), tr_later("ven."), tr_later("sam."),
    tr_later("dim.") };

static const char *const months[] = { tr_later("janvier"), tr_later("février"),
    tr_later("mars"), tr_later("avril"), tr_later("mai"), tr_later("juin"),
    tr_later("juillet"), tr_later("août"), tr_later("septembre"), tr_later("octobre"),
    tr_later("novembre"), tr_later("décembre") };

/* The day of a month in a sentence; the first one is an ordinal in French. */
static const char *day_of(struct arena *arena, int day)
{
    return language_isolate(arena, day == 1 ? tr("1er") : str_format(arena, "%d", day));
}

static const char *year_of(struct arena *arena, int year)
{
    return language_isolate(arena, str_format(arena, "%d", year));
}

const char *language_date_long(struct arena *arena, struct date date)
{
    if (!date_is(date))
        return "";
    return TR_FILL(arena, tr("{weekday} {day} {month} {year}"),
        { "weekday", tr(weekdays[date_weekday(date)]) },
        { "day", day_of(arena, date.day) }, { "month", tr(months[date.month - 1]) },
        { "year", year_of(arena, date.year) });
}

const char *language_date_full(struct arena *arena, struct date date)
{
    if (!date_is(date))
        return "";
    return TR_FILL(arena, tr("{day} {month} {year}"),
        { "day", day_of(arena, date.day) }, { "month", tr(months[date.month - 1]) },
        { "year", year_of(arena, date.year) });
}

const char *language_date_short(struct arena *arena, struct date date)
{
    if (!date_is(date))
        return "";
    return TR_FILL(arena, tr("{day} {month}"), { "day", day_of(arena, date.day) },
        { "month", tr(months[date.month - 1]) });
}

const char *language_date_near(struct arena *arena, struct date date)
{
    if (!date_is(date))
        return "";
    return TR_FILL(arena, tr("{weekday} {day} {month}"),
        { "weekday", tr(weekdays[date_weekday(date)]) },
        { "day", day_of(arena, date.day) }, { "month", tr(months[date.month - 1]) });
}

const char *language_weekday(int weekday)
{
    return tr(short_weekdays[weekday]);
}

const char *language_weekday_full(int weekday)
{
    return tr(weekdays[weekday]);
}

const char *language_month(int month, int year, struct arena *arena)
{
    return TR_FILL(arena, tr("{month} {year}"), { "month", tr(months[month - 1]) },
        { "year", year_of(arena, year) });
}

/* --- numbers --- */

static const struct forms *forms_now(void)
{
    return &forms[now - languages];
}

/* "1840.5" with the signs of the language, in groups of three. */
static const char *with_signs(struct arena *arena, const char *plain)
{
    struct text text = { .arena = arena };
    struct str whole = { 0 }, rest = str_of(plain);
    if (str_starts(rest, "-")) {
        text_add_c(&text, "-");
        rest = str_sub(rest, 1, SIZE_MAX);
    }
    str_cut(&rest, '.', &whole);
    for (size_t i = 0; i < whole.size; i++) {
        if (i && (whole.size - i) % 3 == 0)
            text_add_c(&text, forms_now()->thousands);
        text_add(&text, str_sub(whole, i, i + 1));
    }
    if (rest.size) {
        text_add_c(&text, forms_now()->decimal);
        text_add(&text, rest);
    }
    return text_done(&text);
}

const char *language_number(struct arena *arena, double value, int decimals)
{
    const char *plain = number_rounded(arena, value, decimals);
    return language_isolate(arena, with_signs(arena, plain));
}

const char *language_amount(struct arena *arena, int64_t cents)
{
    uint64_t size = cents < 0 ? 0 - (uint64_t)cents : (uint64_t)cents;
    struct text plain = { .arena = arena };
    text_addf(&plain, "%s%llu", cents < 0 ? "-" : "", (unsigned long long)(size / 100));
    if (size % 100)
        text_addf(&plain, ".%02llu", (unsigned long long)(size % 100));
    return language_isolate(
        arena, TR_FILL(arena, forms_now()->amount,
                   { "amount", with_signs(arena, text_done(&plain)) }));
}

/* --- phone numbers --- */

/* Numbers of services are said in threes, all others in twos. */
static bool is_service(const char *digits)
{
    return !strncmp(digits, "08", 2) || !strncmp(digits, "0970", 4);
}

static const char *bare_digits(struct arena *arena, const char *number)
{
    struct text digits = { .arena = arena };
    for (; *number; number++)
        if (*number >= '0' && *number <= '9')
            text_add(&digits, (struct str){ number, 1 });
        else if (!strchr(" .-", *number))
            return "";
    return text_done(&digits);
}

const char *language_phone(struct arena *arena, const char *digits)
{
    const char *bare = bare_digits(arena, digits);
    if (strlen(bare) != 10 || bare[0] != '0')
        return language_isolate(arena, digits);
    size_t first = is_service(bare) ? 1 : 2, group = is_service(bare) ? 3 : 2;
    struct text text = { .arena = arena };
    for (size_t i = 0; i < 10; i++) {
        if (i >= first && (i - first) % group == 0)
            text_add_c(&text, " ");
        text_add(&text, (struct str){ bare + i, 1 });
    }
    return language_isolate(arena, text_done(&text));
}
