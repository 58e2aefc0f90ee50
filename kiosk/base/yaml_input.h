/* The text of a source as libyaml should see it, which knows YAML 1.1 and no JSON.
 * For base/yaml. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/array.h"
#include "base/diag.h"
#include "base/source.h"
#include "base/str.h"

/* False, with a complaint, for a character that YAML has no place for: control characters,
 * the line breaks of YAML 1.1 alone (U+0085, U+2028, U+2029), which no editor counts, and
 * byte order marks inside, which JSON may have. */
bool yaml_input_check(const struct source *source, struct diag *diag);

struct yaml_input {
    struct str text;
    struct {
        ARRAY(size_t)
    } joins; /* characters of `text` before each escape that was two in the source */
};

/* `text` with its surrogate pairs joined where it is JSON, and ended by a line feed. */
struct yaml_input yaml_input_prepare(struct arena *arena, struct str text);

/* How many characters of the source are missing in the text between two characters. */
size_t yaml_input_left_out(const struct yaml_input *input, size_t from, size_t to);
