/* A unit is two lists of words. Conversion looks at what is left after cancelling, unit by
 * unit, exactly in the order of the reference engine: its results are compared with ours
 * to the last digit that a person could see. */
#include "rules/unit.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

struct parts {
    const char *top[UNIT_MAX_PARTS];
    const char *bottom[UNIT_MAX_PARTS];
    size_t top_count, bottom_count;
    bool over;
};

struct family_link {
    const char *from, *to;
    double factor; /* one `from` is that many `to` */
};

static const struct family_link LINKS[] = {
    { "an", "mois", 12 },
    { "an", "jour", 365 },
    { "mois", "jour", 365.0 / 12 },
    { "an", "trimestre", 4 },
    { "trimestre", "mois", 3 },
    { "trimestre", "jour", 365.0 / 12 * 3 },
    { "k€", "€", 1000 },
    { "kg", "g", 1000 },
    { "g", "mg", 1000 },
    { "kg", "mg", 1e6 },
    { "km", "m", 1000 },
    { "m", "cm", 100 },
    { "cm", "mm", 10 },
    { "m", "mm", 1000 },
    { "km", "cm", 1e5 },
    { "km", "mm", 1e6 },
};

/* Texts that mean the same without any factor. */
static const char *const ALIASES[][2] = { { "kW.h", "kWh" }, { "mn/h", "noeud" } };

static const size_t LINK_COUNT = sizeof LINKS / sizeof LINKS[0];
static const size_t ALIAS_COUNT = sizeof ALIASES / sizeof ALIASES[0];

enum { FIXED_SIZE = 400 }; /* the longest double with 16 decimals is shorter */

/* From here on a double has no more than 16 decimals that count. */
static const double FEW_DECIMALS = 0.5;

/* Printed with 16 decimals and read back, as the reference engine does with factors. */
static double trim_decimals(double number)
{
    if (fabs(number) >= FEW_DECIMALS)
        return number;
    char shown[FIXED_SIZE];
    snprintf(shown, sizeof shown, "%.16f", number);
    return strtod(shown, NULL);
}

static bool is_percent(const char *word)
{
    return strcmp(word, "%") == 0;
}

/* Most words differ in their first byte. */
static bool same_word(const char *a, const char *b)
{
    return *a == *b && strcmp(a, b) == 0;
}

/* 0 when the table does not link the two. */
static double link_factor(const char *from, const char *to)
{
    for (size_t i = 0; i < LINK_COUNT; i++) {
        if (same_word(LINKS[i].from, from) && same_word(LINKS[i].to, to))
            return LINKS[i].factor;
        if (same_word(LINKS[i].from, to) && same_word(LINKS[i].to, from))
            return 1 / LINKS[i].factor;
    }
    return 0;
}

static bool same_family(const char *a, const char *b)
{
    return same_word(a, b) || link_factor(a, b) > 0;
}

static void add_part(struct parts *parts, bool top, const char *word)
{
    size_t *count = top ? &parts->top_count : &parts->bottom_count;
    if (*count == UNIT_MAX_PARTS) {
        parts->over = true;
        return;
    }
    (top ? parts->top : parts->bottom)[(*count)++] = word;
}

static void add_all(
    struct parts *parts, bool top, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        add_part(parts, top, words[i]);
}

static void take_out(const char **words, size_t *count, size_t at)
{
    memmove(words + at, words + at + 1, (*count - at - 1) * sizeof *words);
    (*count)--;
}

/* Cancels across the bar: the first match on each side, in order. */
static void cancel(struct parts *parts, bool (*match)(const char *, const char *))
{
    for (size_t i = 0; i < parts->top_count;) {
        size_t j = 0;
        while (j < parts->bottom_count && !match(parts->top[i], parts->bottom[j]))
            j++;
        if (j == parts->bottom_count) {
            i++;
            continue;
        }
        take_out(parts->top, &parts->top_count, i);
        take_out(parts->bottom, &parts->bottom_count, j);
    }
}

/* Equal words stand together, where the first of them stood. */
static void group(const char **words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t end = i + 1;
        while (end < count && same_word(words[end], words[i]))
            end++;
        for (size_t j = end; j < count; j++) {
            if (!same_word(words[j], words[i]))
                continue;
            const char *word = words[j];
            memmove(words + end + 1, words + end, (j - end) * sizeof *words);
            words[end++] = word;
        }
        i = end - 1;
    }
}

static void add_words(struct text *text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count;) {
        size_t power = 1;
        while (i + power < count && same_word(words[i + power], words[i]))
            power++;
        if (i > 0)
            text_add_c(text, ".");
        text_add_c(text, words[i]);
        if (power > 1)
            text_addf(text, "%zu", power);
        i += power;
    }
}

static const char *parts_text(struct arena *arena, struct parts parts)
{
    cancel(&parts, same_word);
    group(parts.top, parts.top_count);
    group(parts.bottom, parts.bottom_count);
    struct text text = { .arena = arena };
    add_words(&text, parts.top, parts.top_count);
    if (parts.bottom_count > 0)
        text_add_c(&text, "/");
    add_words(&text, parts.bottom, parts.bottom_count);
    return text_done(&text);
}

static const char *const *copy_words(
    struct arena *arena, const char *const *words, size_t count)
{
    const char **copy = ARENA_LIST(arena, const char *, count);
    if (count > 0)
        memcpy(copy, words, count * sizeof *copy);
    return copy;
}

static bool has_relative(const struct parts *parts, size_t at)
{
    size_t count = parts->top_count + parts->bottom_count;
    const char *word =
        at < parts->top_count ? parts->top[at] : parts->bottom[at - parts->top_count];
    for (size_t i = at + 1; i < count; i++) {
        const char *other =
            i < parts->top_count ? parts->top[i] : parts->bottom[i - parts->top_count];
        if (same_family(word, other))
            return true;
    }
    return is_percent(word);
}

static bool is_plain(const struct parts *parts)
{
    for (size_t i = 0; i < parts->top_count + parts->bottom_count; i++)
        if (has_relative(parts, i))
            return false;
    return true;
}

static const struct unit *make_unit(struct arena *arena, struct parts *parts)
{
    if (parts->over)
        return NULL;
    group(parts->top, parts->top_count);
    group(parts->bottom, parts->bottom_count);
    struct unit *unit = ARENA_NEW(arena, struct unit);
    unit->top = copy_words(arena, parts->top, parts->top_count);
    unit->bottom = copy_words(arena, parts->bottom, parts->bottom_count);
    unit->top_count = parts->top_count;
    unit->bottom_count = parts->bottom_count;
    unit->text = parts_text(arena, *parts);
    unit->is_plain = is_plain(parts);
    return unit;
}

static struct parts parts_of(const struct unit *unit)
{
    struct parts parts = { .over = false };
    if (unit) {
        add_all(&parts, true, unit->top, unit->top_count);
        add_all(&parts, false, unit->bottom, unit->bottom_count);
    }
    return parts;
}

/* How many digits at the end of `word` are a power: `m2`; all digits are none. */
static size_t power_digits(struct str word)
{
    size_t digits = 0;
    while (
        digits < word.size && isdigit((unsigned char)word.text[word.size - 1 - digits]))
        digits++;
    return digits == word.size ? 0 : digits;
}

static bool read_word(
    struct arena *arena, struct parts *parts, bool top, struct str word)
{
    word = str_trim(word);
    if (word.size == 0)
        return true;
    size_t digits = power_digits(word);
    const char *name = str_copy(arena, str_sub(word, 0, word.size - digits));
    long power = 1;
    if (digits > 0)
        power = strtol(
            str_copy(arena, str_sub(word, word.size - digits, word.size)), NULL, 10);
    if (power > UNIT_MAX_PARTS)
        return false;
    for (long i = 0; i < power; i++)
        add_part(parts, top, name);
    return true;
}

const struct unit *unit_read(struct arena *arena, struct str text)
{
    if (str_find(text, "/ ") != SIZE_MAX)
        return NULL;
    struct parts parts = { .over = false };
    struct str piece;
    for (bool top = true; str_cut(&text, '/', &piece); top = false) {
        struct str word;
        while (str_cut(&piece, '.', &word))
            if (!read_word(arena, &parts, top, word))
                return NULL;
    }
    return make_unit(arena, &parts);
}

const struct unit *unit_product(
    struct arena *arena, const struct unit *a, const struct unit *b)
{
    struct parts parts = parts_of(a);
    if (b) {
        add_all(&parts, true, b->top, b->top_count);
        add_all(&parts, false, b->bottom, b->bottom_count);
    }
    cancel(&parts, same_word);
    return make_unit(arena, &parts);
}

const struct unit *unit_quotient(
    struct arena *arena, const struct unit *a, const struct unit *b)
{
    struct parts parts = parts_of(a);
    if (b) {
        add_all(&parts, true, b->bottom, b->bottom_count);
        add_all(&parts, false, b->top, b->top_count);
    }
    cancel(&parts, same_word);
    return make_unit(arena, &parts);
}

const struct unit *unit_empty(void)
{
    static const struct unit empty = { .text = "" };
    return &empty;
}

const struct unit *unit_percent(void)
{
    static const char *const top[] = { "%" };
    static const struct unit percent = { .top = top, .top_count = 1, .text = "%" };
    return &percent;
}

bool unit_is(const struct unit *unit, const char *text)
{
    return unit && strcmp(unit->text, text) == 0;
}

bool unit_same(const struct unit *a, const struct unit *b)
{
    return a == b || (a && b && strcmp(a->text, b->text) == 0);
}

bool unit_has_percent(const struct unit *unit)
{
    for (size_t i = 0; unit && i < unit->top_count; i++)
        if (is_percent(unit->top[i]))
            return true;
    return false;
}

const struct unit *unit_without_percent(struct arena *arena, const struct unit *unit)
{
    struct parts parts = parts_of(unit);
    for (size_t i = 0; i < parts.top_count; i++) {
        if (!is_percent(parts.top[i]))
            continue;
        take_out(parts.top, &parts.top_count, i);
        break;
    }
    return make_unit(arena, &parts);
}

/* How often the family of `word` stands above the bar, less how often below. */
static long family_balance(const struct unit *unit, const char *word)
{
    long balance = 0;
    for (size_t i = 0; i < unit->top_count; i++)
        balance += same_family(unit->top[i], word);
    for (size_t i = 0; i < unit->bottom_count; i++)
        balance -= same_family(unit->bottom[i], word);
    return balance;
}

static bool balanced(
    const struct unit *words, const struct unit *a, const struct unit *b)
{
    for (size_t i = 0; i < words->top_count + words->bottom_count; i++) {
        const char *word =
            i < words->top_count ? words->top[i] : words->bottom[i - words->top_count];
        if (!is_percent(word) && family_balance(a, word) != family_balance(b, word))
            return false;
    }
    return true;
}

bool unit_convertible(const struct unit *from, const struct unit *to)
{
    return !from || !to || (balanced(from, from, to) && balanced(to, from, to));
}

static long count_percents(const char *const *words, size_t count)
{
    long found = 0;
    for (size_t i = 0; i < count; i++)
        found += is_percent(words[i]);
    return found;
}

static double ratio(
    const char *const *from, size_t from_count, const char *const *to, size_t to_count)
{
    double factor = pow(
        100, (double)(count_percents(to, to_count) - count_percents(from, from_count)));
    for (size_t i = 0; i < from_count; i++)
        for (size_t j = 0; j < to_count; j++) {
            double linked = link_factor(from[i], to[j]);
            if (linked <= 0)
                continue;
            factor *= linked;
            break;
        }
    return factor;
}

static void drop_percents(const char **words, size_t *count)
{
    for (size_t i = 0; i < *count;) {
        if (is_percent(words[i]))
            take_out(words, count, i);
        else
            i++;
    }
}

/* What the unit itself multiplies by (100 €.an/mois are 1200 €), and what is left of it. */
static double reduce(struct parts *parts)
{
    double factor =
        ratio(parts->top, parts->top_count, parts->bottom, parts->bottom_count);
    drop_percents(parts->top, &parts->top_count);
    drop_percents(parts->bottom, &parts->bottom_count);
    cancel(parts, same_family);
    return trim_decimals(factor);
}

static bool interchangeable(const struct unit *a, const struct unit *b)
{
    if (a->text[0] && strcmp(a->text, b->text) == 0)
        return true;
    for (size_t i = 0; i < ALIAS_COUNT; i++)
        if ((unit_is(a, ALIASES[i][0]) && unit_is(b, ALIASES[i][1])) ||
            (unit_is(a, ALIASES[i][1]) && unit_is(b, ALIASES[i][0])))
            return true;
    return false;
}

static bool is_same_plain(const struct unit *from, const struct unit *to)
{
    return from->is_plain && to->is_plain &&
           (from == to || strcmp(from->text, to->text) == 0);
}

static double converted(double number, const struct unit *from, const struct unit *to)
{
    struct parts a = parts_of(from);
    struct parts b = parts_of(to);
    double own_a = reduce(&a);
    double own_b = reduce(&b);
    double above = ratio(a.top, a.top_count, b.top, b.top_count);
    double below = ratio(b.bottom, b.bottom_count, a.bottom, a.bottom_count);
    return trim_decimals(number * own_a / own_b * above * below);
}

double unit_drop(double number, const struct unit *unit)
{
    return unit && number != 0 ? converted(number, unit, unit_empty()) : number;
}

/* Also to the same unit: that trims decimals. */
bool unit_convert(double *number, const struct unit *from, const struct unit *to)
{
    if (!from || !to)
        return true;
    if (is_same_plain(from, to)) {
        *number = trim_decimals(*number);
        return true;
    }
    if (!interchangeable(from, to) && !unit_convertible(from, to))
        return false;
    if (*number != 0)
        *number = converted(*number, from, to);
    return true;
}

const struct unit *unit_simplify(
    struct arena *arena, double *number, const struct unit *unit)
{
    if (!unit)
        return NULL;
    struct parts parts = parts_of(unit);
    cancel(&parts, same_family);
    size_t percents = (size_t)count_percents(parts.top, parts.top_count);
    if (parts.top_count > 0 && percents == parts.top_count) {
        parts.top_count = 1;
    } else {
        drop_percents(parts.top, &parts.top_count);
        drop_percents(parts.bottom, &parts.bottom_count);
    }
    const struct unit *simple = make_unit(arena, &parts);
    unit_convert(number, unit, simple);
    return simple;
}
