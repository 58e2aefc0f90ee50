/* Writes JSON (RFC 8259), compact, with UTF-8 unescaped. Reading JSON is base/yaml's. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* Commas are put by themselves. `key` is NULL inside a list and at the top. */
struct json {
    struct text text;
    bool comma;
};

void json_begin_map(struct json *json, const char *key);
void json_end_map(struct json *json);
void json_begin_list(struct json *json, const char *key);
void json_end_list(struct json *json);
void json_text(struct json *json, const char *key, const char *value); /* NULL: null */
void json_int(struct json *json, const char *key, int64_t value);
/* The shortest decimal that reads back as `value`; text "NaN", "Infinity", "-Infinity". */
void json_number(struct json *json, const char *key, double value);
void json_bool(struct json *json, const char *key, bool value);
