#include "base/yaml_scalar.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/yaml.h"

static bool is_one_of(const char *text, const char *const *words)
{
    while (*words && strcmp(text, *words) != 0)
        words++;
    return *words;
}

static const char *digits(const char *text)
{
    while (*text >= '0' && *text <= '9')
        text++;
    return text;
}

static const char *after_sign(const char *text)
{
    return text + (*text == '-' || *text == '+');
}

static bool is_decimal(const char *text)
{
    const char *start = after_sign(text), *end = digits(start);
    size_t count = (size_t)(end - start);
    if (*end == '.') {
        start = end + 1;
        end = digits(start);
        count += (size_t)(end - start);
    }
    if (!count)
        return false;
    if (*end == 'e' || *end == 'E') {
        start = after_sign(end + 1);
        end = digits(start);
        if (end == start)
            return false;
    }
    return !*end;
}

/* 0o17 and 0x1F. */
static bool read_based(const char *text, double *number)
{
    int base = !strncmp(text, "0o", 2) ? 8 : !strncmp(text, "0x", 2) ? 16 : 0;
    if (!base || !text[2])
        return false;
    double value = 0;
    for (text += 2; *text; text++) {
        static const char figures[] = "0123456789abcdef0123456789ABCDEF";
        const char *found = strchr(figures, *text);
        int figure = found ? (int)(found - figures) % 16 : 16;
        if (figure >= base)
            return false;
        value = value * base + figure;
    }
    *number = value;
    return true;
}

static bool read_special(const char *text, double *number)
{
    static const char *const infinite[] = { ".inf", ".Inf", ".INF", NULL };
    static const char *const none[] = { ".nan", ".NaN", ".NAN", NULL };
    if (is_one_of(text, none))
        *number = (double)NAN;
    else if (is_one_of(after_sign(text), infinite))
        *number = *text == '-' ? -(double)INFINITY : (double)INFINITY;
    else
        return false;
    return true;
}

static bool read_number(const char *text, double *number)
{
    if (is_decimal(text)) {
        *number = strtod(text, NULL);
        return true;
    }
    return read_based(text, number) || read_special(text, number);
}

void yaml_resolve(struct yaml *node)
{
    static const char *const nothing[] = { "", "~", "null", "Null", "NULL", NULL };
    static const char *const yes[] = { "true", "True", "TRUE", NULL };
    static const char *const no[] = { "false", "False", "FALSE", NULL };
    node->kind = YAML_TEXT;
    if (is_one_of(node->text, nothing))
        node->kind = YAML_NULL;
    else if (read_number(node->text, &node->number))
        node->kind = YAML_NUMBER;
    else if ((node->yes = is_one_of(node->text, yes)) || is_one_of(node->text, no))
        node->kind = YAML_BOOL;
}
