/* What a rule is worth: a number, yes or no, a text (dates are texts JJ/MM/AAAA), or one
 * of the two answers that are none: not known yet, and not applicable. */
#pragma once

#include <stdbool.h>

struct unit;

enum value_kind {
    VALUE_UNDEFINED, /* nobody has said yet */
    VALUE_NOT_APPLICABLE,
    VALUE_BOOLEAN,
    VALUE_NUMBER,
    VALUE_TEXT
};

/* All zeros: not known yet. The unit is NULL when absent, which is not the same as empty
 * (a quotient of two amounts); every kind may carry one. */
struct value {
    enum value_kind kind;
    bool yes;
    double number;
    const char *text;
    const struct unit *unit;
};

/* "undefined", "not-applicable", "boolean", "number", "string": the words of vectors. */
const char *value_kind_word(enum value_kind kind);

struct value value_number(double number, const struct unit *unit);
struct value value_boolean(bool yes);
struct value value_text(const char *text);
struct value value_not_applicable(void);

bool value_is_yes(struct value value); /* exactly oui */
bool value_is_no(struct value value);  /* exactly non */

/* Neither non, nor not applicable, nor not known: what satisfies a branch. 0 does. */
bool value_holds(struct value value);

/* The same kind and content; units are not looked at. */
bool value_same(struct value a, struct value b);
