#include "base/json.h"

#include <math.h>

#include "base/number.h"

/* What YAML lets nobody write plainly is escaped too, so that base/yaml reads all that is
 * written here: control characters, odd line breaks, byte order marks. */
static bool needs_escape(uint32_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 ||
           code == 0x2029 || code == 0xFEFF || code == 0xFFFE || code == 0xFFFF;
}

static const char *short_escape(uint32_t code)
{
    static const struct {
        uint32_t code;
        const char *escape;
    } escapes[] = {
        { '"', "\\\"" },
        { '\\', "\\\\" },
        { '\n', "\\n" },
        { '\r', "\\r" },
        { '\t', "\\t" },
    };
    for (size_t i = 0; i < sizeof escapes / sizeof *escapes; i++)
        if (code == escapes[i].code)
            return escapes[i].escape;
    return NULL;
}

static void add_character(struct text *text, uint32_t code)
{
    const char *escape = short_escape(code);
    if (escape)
        text_add_c(text, escape);
    else if (needs_escape(code))
        text_addf(text, "\\u%04x", (unsigned)code);
    else
        text_add_code(text, code == STR_BAD ? 0xFFFD : code);
}

static void add_quoted(struct text *text, const char *value)
{
    struct str rest = str_of(value);
    text_add_c(text, "\"");
    while (rest.size)
        add_character(text, str_next(&rest));
    text_add_c(text, "\"");
}

/* The comma before an item where one is due, and its key. */
static void begin_item(struct json *json, const char *key)
{
    if (json->comma)
        text_add_c(&json->text, ",");
    json->comma = true;
    if (!key)
        return;
    add_quoted(&json->text, key);
    text_add_c(&json->text, ":");
}

static void begin(struct json *json, const char *key, const char *bracket)
{
    begin_item(json, key);
    text_add_c(&json->text, bracket);
    json->comma = false;
}

static void end(struct json *json, const char *bracket)
{
    text_add_c(&json->text, bracket);
    json->comma = true;
}

void json_begin_map(struct json *json, const char *key)
{
    begin(json, key, "{");
}

void json_end_map(struct json *json)
{
    end(json, "}");
}

void json_begin_list(struct json *json, const char *key)
{
    begin(json, key, "[");
}

void json_end_list(struct json *json)
{
    end(json, "]");
}

void json_text(struct json *json, const char *key, const char *value)
{
    begin_item(json, key);
    if (value)
        add_quoted(&json->text, value);
    else
        text_add_c(&json->text, "null");
}

void json_int(struct json *json, const char *key, int64_t value)
{
    begin_item(json, key);
    text_addf(&json->text, "%lld", (long long)value);
}

void json_number(struct json *json, const char *key, double value)
{
    const char *text = number_text(json->text.arena, value);
    if (!isfinite(value)) {
        json_text(json, key, text);
        return;
    }
    begin_item(json, key);
    text_add_c(&json->text, text);
}

void json_bool(struct json *json, const char *key, bool value)
{
    begin_item(json, key);
    text_add_c(&json->text, value ? "true" : "false");
}
