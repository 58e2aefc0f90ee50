#include "rules/value.h"

#include "base/str.h"

const char *value_kind_word(enum value_kind kind)
{
    static const char *const WORDS[] = {
        [VALUE_UNDEFINED] = "undefined",
        [VALUE_NOT_APPLICABLE] = "not-applicable",
        [VALUE_BOOLEAN] = "boolean",
        [VALUE_NUMBER] = "number",
        [VALUE_TEXT] = "string",
    };
    return WORDS[kind];
}

struct value value_number(double number, const struct unit *unit)
{
    return (struct value){ .kind = VALUE_NUMBER, .number = number, .unit = unit };
}

struct value value_boolean(bool yes)
{
    return (struct value){ .kind = VALUE_BOOLEAN, .yes = yes };
}

struct value value_text(const char *text)
{
    return (struct value){ .kind = VALUE_TEXT, .text = text };
}

struct value value_not_applicable(void)
{
    return (struct value){ .kind = VALUE_NOT_APPLICABLE };
}

bool value_is_yes(struct value value)
{
    return value.kind == VALUE_BOOLEAN && value.yes;
}

bool value_is_no(struct value value)
{
    return value.kind == VALUE_BOOLEAN && !value.yes;
}

bool value_holds(struct value value)
{
    switch (value.kind) {
    case VALUE_UNDEFINED:
    case VALUE_NOT_APPLICABLE:
        return false;
    case VALUE_BOOLEAN:
        return value.yes;
    case VALUE_NUMBER:
    case VALUE_TEXT:
        return true;
    }
    return false;
}

bool value_same(struct value a, struct value b)
{
    if (a.kind != b.kind)
        return false;
    switch (a.kind) {
    case VALUE_UNDEFINED:
    case VALUE_NOT_APPLICABLE:
        return true;
    case VALUE_BOOLEAN:
        return a.yes == b.yes;
    case VALUE_NUMBER:
        return a.number == b.number;
    case VALUE_TEXT:
        return text_same(a.text, b.text);
    }
    return false;
}
