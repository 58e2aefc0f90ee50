#include "base/yaml_advice.h"

#include <stddef.h>
#include <string.h>

#define UNCLOSED_QUOTES "the quotes that open here are never closed"
#define INDENTATION     "is the indentation that of the lines above?"
#define TAB             "a tab in the indentation; use spaces"

static const struct {
    const char *problem;
    struct yaml_advice advice;
} advices[] = {
    { "mapping values are not allowed in this context",
        { "a ':' too many, or an indentation that fits nothing; a text that holds ': ' "
          "needs quotes",
            false } },
    { "found character that cannot start any token",
        { "no value can start with this character; indent with spaces, not tabs, and put "
          "a text that starts so in quotes",
            false } },
    { "found a tab character that violates indentation", { TAB, false } },
    { "found a tab character where an indentation space is expected", { TAB, false } },
    { "could not find expected ':'", { "expected ':' behind this key", true } },
    { "did not find expected key", { "expected a key here; " INDENTATION, false } },
    { "did not find expected '-' indicator",
        { "expected '- ' here; " INDENTATION, false } },
    { "did not find expected ',' or ']'", { "this list is not closed by ']'", true } },
    { "did not find expected ',' or '}'", { "this map is not closed by '}'", true } },
    { "found unexpected end of stream", { UNCLOSED_QUOTES, true } },
    { "found unexpected document indicator", { UNCLOSED_QUOTES, true } },
    { "block sequence entries are not allowed in this context",
        { "a list cannot start here; '- ' begins a line", false } },
    { "did not find expected node content", { "a value is missing here", false } },
    { "did not find expected <document start>",
        { "the file should end here; " INDENTATION, false } },
    { "found unknown escape character",
        { "unknown escape; write \\\\ for a backslash, or use single quotes", false } },
    { "found invalid Unicode character escape code",
        { "this escape is no character (half of a surrogate pair?)", false } },
    { "found undefined tag handle",
        { "unknown tag; put a text with '!' in quotes", false } },
};

struct yaml_advice yaml_advice(const char *problem)
{
    if (!problem)
        return (struct yaml_advice){ "this is no YAML", false };
    for (size_t i = 0; i < sizeof advices / sizeof *advices; i++)
        if (!strcmp(problem, advices[i].problem))
            return advices[i].advice;
    return (struct yaml_advice){ problem, false };
}
