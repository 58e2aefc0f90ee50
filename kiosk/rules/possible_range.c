#include "rules/possible_range.h"

#include <math.h>

#include "base/arena.h"
#include "base/date.h"

enum { MAX_TEXTS = 24 }; /* in one set; more are any text */

struct range range_anything(void)
{
    return (struct range){ .kinds = MAY_BE_ANYTHING,
        .low = -HUGE_VAL,
        .high = HUGE_VAL,
        .any_unit = true,
        .any_text = true };
}

struct range range_kinds(unsigned which)
{
    return (struct range){ .kinds = which };
}

struct range range_numbers(double low, double high, const struct unit *unit)
{
    return (
        struct range){ .kinds = MAY_BE_NUMBER, .low = low, .high = high, .unit = unit };
}

struct range range_value(struct arena *arena, struct value value)
{
    const char **text;
    switch (value.kind) {
    case VALUE_UNDEFINED:
        return range_kinds(MAY_BE_UNDEFINED);
    case VALUE_NOT_APPLICABLE:
        return range_kinds(MAY_NOT_APPLY);
    case VALUE_BOOLEAN:
        return range_kinds(value.yes ? MAY_BE_YES : MAY_BE_NO);
    case VALUE_NUMBER:
        return range_numbers(value.number, value.number, value.unit);
    case VALUE_TEXT:
        text = ARENA_LIST(arena, const char *, 1);
        text[0] = value.text;
        return (struct range){ .kinds = MAY_BE_TEXT, .texts = text, .text_count = 1 };
    }
    return range_anything();
}

bool range_is_settled(const struct range *range)
{
    switch (range->kinds) {
    case MAY_BE_UNDEFINED:
    case MAY_NOT_APPLY:
    case MAY_BE_YES:
    case MAY_BE_NO:
        return true;
    case MAY_BE_NUMBER:
        return range->low >= range->high && !range->any_unit;
    case MAY_BE_TEXT:
        return !range->any_text && range->text_count == 1;
    }
    return false;
}

/* --- one or the other --- */

static bool has_text(const struct range *range, const char *text)
{
    for (size_t i = 0; i < range->text_count; i++)
        if (text_same(range->texts[i], text))
            return true;
    return false;
}

static void join_texts(struct arena *arena, struct range *to, const struct range *from)
{
    const char **texts =
        ARENA_LIST(arena, const char *, to->text_count + from->text_count);
    size_t count = 0;
    for (size_t i = 0; i < to->text_count; i++)
        texts[count++] = to->texts[i];
    for (size_t i = 0; i < from->text_count; i++)
        if (!has_text(to, from->texts[i]))
            texts[count++] = from->texts[i];
    to->texts = texts;
    to->text_count = count;
    to->any_text = to->any_text || from->any_text || count > MAX_TEXTS;
}

/* A bare number and one whose units cancel are compared alike, but with a percentage, which
 * does not fit either (range_fit() below). */
static bool is_plain(const struct unit *unit)
{
    return !unit || unit_is(unit, "");
}

static void join_numbers(struct range *to, const struct range *from)
{
    bool plain = is_plain(to->unit) && is_plain(from->unit);
    bool same = plain || (to->unit && from->unit && unit_same(to->unit, from->unit));
    to->any_unit = to->any_unit || from->any_unit || !same;
    if (plain && to->unit != from->unit)
        to->unit = unit_empty();
    to->low = fmin(to->low, from->low);
    to->high = fmax(to->high, from->high);
}

void range_join(struct arena *arena, struct range *to, struct range from)
{
    bool both = to->kinds & from.kinds & MAY_BE_NUMBER;
    if (both) {
        join_numbers(to, &from);
    } else if (from.kinds & MAY_BE_NUMBER) {
        to->low = from.low;
        to->high = from.high;
        to->unit = from.unit;
        to->any_unit = from.any_unit;
    }
    if (from.kinds & MAY_BE_TEXT)
        join_texts(arena, to, &from);
    to->kinds |= from.kinds;
}

bool range_is_same(const struct range *a, const struct range *b)
{
    if (a->kinds != b->kinds)
        return false;
    if (a->kinds == MAY_BE_NUMBER)
        return a->low >= b->low && a->low <= b->low && unit_same(a->unit, b->unit);
    return a->kinds != MAY_BE_TEXT || text_same(a->texts[0], b->texts[0]);
}

/* --- operations --- */

bool range_is_numbers(const struct range *range)
{
    return (range->kinds & ~(unsigned)(MAY_BE_NUMBER | MAY_BE_UNDEFINED)) == 0 &&
           !range->any_unit;
}

/* Numbers of two units would have to be converted: that is left to the engine. */
bool range_fit(const struct range *a, const struct range *b)
{
    if (!range_is_numbers(a) || !range_is_numbers(b))
        return false;
    return !a->unit || !b->unit || unit_same(a->unit, b->unit);
}

unsigned range_undefined(const struct range *a, const struct range *b)
{
    return (a->kinds | b->kinds) & MAY_BE_UNDEFINED;
}

static unsigned order_of(
    enum operation operation, const struct range *a, const struct range *b)
{
    bool less = a->low < b->high, same = a->low <= b->high && b->low <= a->high;
    bool more = a->high > b->low;
    bool yes = false, no = false;
    if (!(a->kinds & b->kinds & MAY_BE_NUMBER))
        return 0;
    if (operation == OPERATION_LESS)
        yes = less, no = more || same;
    else if (operation == OPERATION_LESS_OR_SAME)
        yes = less || same, no = more;
    else if (operation == OPERATION_MORE)
        yes = more, no = less || same;
    else
        yes = more || same, no = less;
    return (yes ? MAY_BE_YES : 0u) | (no ? MAY_BE_NO : 0u);
}

/* The first and the last day of a set that holds nothing but days, since 1970; false for
 * any other set. */
static bool days_of(const struct range *range, double *first, double *last)
{
    if (range->any_text || !range->text_count ||
        (range->kinds & ~(unsigned)(MAY_BE_TEXT | MAY_BE_UNDEFINED)))
        return false;
    *first = HUGE_VAL;
    *last = -HUGE_VAL;
    for (size_t i = 0; i < range->text_count; i++) {
        struct date date;
        if (!date_read_french(str_of(range->texts[i]), &date))
            return false;
        *first = fmin(*first, (double)date_days(date));
        *last = fmax(*last, (double)date_days(date));
    }
    return true;
}

/* Two sets of days as sets of numbers, in the milliseconds that the language counts. */
static bool as_days(
    const struct range *a, const struct range *b, struct range *x, struct range *y)
{
    static const double MILLISECONDS = 86400000;
    double first[2], last[2];
    if (!days_of(a, &first[0], &last[0]) || !days_of(b, &first[1], &last[1]))
        return false;
    *x = range_numbers(first[0] * MILLISECONDS, last[0] * MILLISECONDS, NULL);
    *y = range_numbers(first[1] * MILLISECONDS, last[1] * MILLISECONDS, NULL);
    return true;
}

struct range range_order(
    enum operation operation, const struct range *a, const struct range *b)
{
    struct range x, y;
    if (as_days(a, b, &x, &y))
        return range_kinds(order_of(operation, &x, &y) | range_undefined(a, b));
    if (!range_fit(a, b))
        return range_kinds(MAY_BE_YES | MAY_BE_NO | MAY_BE_UNDEFINED | MAY_NOT_APPLY);
    return range_kinds(order_of(operation, a, b) | range_undefined(a, b));
}

/* Which of the two may come out, where both are plain texts or plain yes and no. */
static unsigned equality_of(const struct range *a, const struct range *b)
{
    const unsigned plain = MAY_BE_YES | MAY_BE_NO;
    /* not applicable counts as no here */
    unsigned x = a->kinds & plain, y = b->kinds & plain;
    x |= a->kinds & MAY_NOT_APPLY ? MAY_BE_NO : 0u;
    y |= b->kinds & MAY_NOT_APPLY ? MAY_BE_NO : 0u;
    bool same = (x & y) != 0, other = (x && y && (x != y || x == plain));
    bool texts = a->kinds & b->kinds & MAY_BE_TEXT;
    if (texts && (a->any_text || b->any_text))
        return MAY_BE_YES | MAY_BE_NO;
    for (size_t i = 0; texts && i < a->text_count; i++)
        same |= has_text(b, a->texts[i]);
    other |=
        texts && (a->text_count > 1 || b->text_count > 1 || !has_text(b, a->texts[0]));
    other |= (a->kinds & MAY_BE_TEXT && y) || (b->kinds & MAY_BE_TEXT && x);
    return (same ? MAY_BE_YES : 0u) | (other ? MAY_BE_NO : 0u);
}

struct range range_equality(
    enum operation operation, const struct range *a, const struct range *b)
{
    unsigned found;
    if (range_fit(a, b) && (a->kinds & b->kinds & MAY_BE_NUMBER)) {
        bool same = a->low <= b->high && b->low <= a->high;
        bool other = a->low < a->high || b->low < b->high || !same;
        found = (same ? MAY_BE_YES : 0u) | (other ? MAY_BE_NO : 0u);
    } else if ((a->kinds | b->kinds) & MAY_BE_NUMBER) {
        found = MAY_BE_YES | MAY_BE_NO;
    } else {
        found = equality_of(a, b);
    }
    if (operation == OPERATION_OTHER)
        found = (found & MAY_BE_YES ? MAY_BE_NO : 0u) |
                (found & MAY_BE_NO ? MAY_BE_YES : 0u);
    return range_kinds(found | range_undefined(a, b));
}

/* A bound that is no number (infinity less infinity) is no bound. */
static struct range between(double low, double high, const struct unit *unit)
{
    return range_numbers(
        isnan(low) ? -HUGE_VAL : low, isnan(high) ? HUGE_VAL : high, unit);
}

/* What does not apply is left out of a sum. */
struct range range_sum(
    struct arena *arena, enum operation operation, struct range a, struct range b)
{
    bool adds = operation == OPERATION_ADD;
    struct range x, y;
    if (!adds && as_days(&a, &b, &x, &y)) {
        struct range days = range_numbers(x.low - y.high, x.high - y.low, NULL);
        days.kinds |= range_undefined(&a, &b);
        return days;
    }
    struct range plain_a = a, plain_b = b, sum;
    if (adds) {
        plain_a.kinds &= ~(unsigned)MAY_NOT_APPLY;
        plain_b.kinds &= ~(unsigned)MAY_NOT_APPLY;
    }
    if (!range_fit(&plain_a, &plain_b))
        return range_anything();
    const struct unit *unit = a.unit ? a.unit : b.unit;
    if (unit_is(unit, "%"))
        return range_anything();
    sum = adds ? between(a.low + b.low, a.high + b.high, unit)
               : between(a.low - b.high, a.high - b.low, unit);
    if (!(a.kinds & b.kinds & MAY_BE_NUMBER))
        sum = range_kinds(0);
    sum.kinds |= range_undefined(&a, &b);
    if (adds && (a.kinds & MAY_NOT_APPLY))
        range_join(arena, &sum, plain_b);
    if (adds && (b.kinds & MAY_NOT_APPLY))
        range_join(arena, &sum, plain_a);
    if (adds && (a.kinds & b.kinds & MAY_NOT_APPLY))
        range_join(arena, &sum, range_numbers(0, 0, NULL));
    return sum;
}

/* From the least to the greatest product of two ends. Only where one of the two is a plain
 * number: units of both would have to be put together. */
struct range range_product(
    struct arena *arena, const struct range *a, const struct range *b)
{
    if (!range_is_numbers(a) || !range_is_numbers(b) ||
        (!is_plain(a->unit) && !is_plain(b->unit)))
        return range_anything();
    const struct unit *unit = a->unit && !is_plain(a->unit) ? a->unit : b->unit;
    if (!unit)
        unit = a->unit;
    if (unit && unit_has_percent(unit))
        return range_anything();
    const double ends[] = { a->low * b->low, a->low * b->high, a->high * b->low,
        a->high * b->high };
    struct range product = range_numbers(ends[0], ends[0], unit);
    for (int i = 0; i < 4; i++) {
        double end = isnan(ends[i]) ? 0 : ends[i]; /* none of infinitely many */
        product.low = fmin(product.low, end);
        product.high = fmax(product.high, end);
    }
    if (isnan(product.low) || isnan(product.high))
        return range_anything();
    if (!(a->kinds & b->kinds & MAY_BE_NUMBER))
        product = range_kinds(0);
    product.kinds |= range_undefined(a, b);
    if (product.kinds & MAY_BE_UNDEFINED) /* nothing of something that is not known */
        range_join(arena, &product, range_numbers(0, 0, unit));
    return product;
}

struct range range_quotient(
    struct arena *arena, const struct range *a, const struct range *b)
{
    if (!range_is_numbers(b) || !is_plain(b->unit) || !(b->low > 0))
        return range_anything();
    struct range inverse = *b;
    inverse.low = 1 / b->high;
    inverse.high = 1 / b->low;
    struct range quotient = range_product(arena, a, &inverse);
    if (!quotient.unit)
        quotient.unit = unit_empty();
    return quotient;
}

static const unsigned LOGIC[] = { MAY_BE_YES, MAY_BE_NO, MAY_NOT_APPLY,
    MAY_BE_UNDEFINED };

static unsigned and_of(unsigned a, unsigned b)
{
    const unsigned no = MAY_BE_NO | MAY_NOT_APPLY;
    if ((a & no) || (b & no))
        return MAY_BE_NO;
    return a == MAY_BE_UNDEFINED || b == MAY_BE_UNDEFINED ? MAY_BE_UNDEFINED
                                                          : MAY_BE_YES;
}

static unsigned or_of(unsigned a, unsigned b)
{
    if (a == MAY_BE_YES || b == MAY_BE_YES)
        return MAY_BE_YES;
    return a == MAY_BE_UNDEFINED || b == MAY_BE_UNDEFINED ? MAY_BE_UNDEFINED
                                                          : MAY_BE_NO;
}

struct range range_logic(
    enum operation operation, const struct range *a, const struct range *b)
{
    unsigned found = 0;
    if ((a->kinds | b->kinds) & (MAY_BE_NUMBER | MAY_BE_TEXT))
        return range_anything();
    for (int i = 0; i < 4; i++)
        for (int j = 0; j < 4; j++)
            if ((a->kinds & LOGIC[i]) && (b->kinds & LOGIC[j]))
                found |= operation == OPERATION_AND ? and_of(LOGIC[i], LOGIC[j])
                                                    : or_of(LOGIC[i], LOGIC[j]);
    return range_kinds(found);
}
