/* Sets of values: what a node can be worth. For the files of possible.c only. */
#pragma once

#include "rules/model.h"

enum {
    MAY_BE_UNDEFINED = 1,
    MAY_NOT_APPLY = 2,
    MAY_BE_YES = 4,
    MAY_BE_NO = 8,
    MAY_BE_NUMBER = 16,
    MAY_BE_TEXT = 32,
    MAY_BE_ANYTHING = 63
};

/* The ends are of the numbers; all zeros is the empty set. */
struct range {
    unsigned kinds;
    double low, high;
    const struct unit *unit; /* of the numbers */
    bool any_unit;           /* they have several */
    const char *const *texts;
    size_t text_count;
    bool any_text;
};

struct range range_anything(void);
/* Any of these kinds; of numbers and texts, none. */
struct range range_kinds(unsigned which);
struct range range_numbers(double low, double high, const struct unit *unit);
/* That value alone. */
struct range range_value(struct arena *arena, struct value value);

/* One thing only? */
bool range_is_settled(const struct range *range);
/* One or the other. */
void range_join(struct arena *arena, struct range *to, struct range from);
/* Both are settled. */
bool range_is_same(const struct range *a, const struct range *b);
/* Nothing but numbers of one unit, known or not. */
bool range_is_numbers(const struct range *range);
/* Can be compared as they are. */
bool range_fit(const struct range *a, const struct range *b);
unsigned range_undefined(const struct range *a, const struct range *b);

/* What the operators give. */
struct range range_order(
    enum operation operation, const struct range *a, const struct range *b);
struct range range_equality(
    enum operation operation, const struct range *a, const struct range *b);
struct range range_sum(
    struct arena *arena, enum operation operation, struct range a, struct range b);
struct range range_product(
    struct arena *arena, const struct range *a, const struct range *b);
struct range range_quotient(
    struct arena *arena, const struct range *a, const struct range *b);
struct range range_logic(
    enum operation operation, const struct range *a, const struct range *b);
