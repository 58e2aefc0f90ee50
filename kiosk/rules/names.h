/* What a name means where it is written. */
#pragma once

#include "rules/model.h"

enum name_outcome { NAME_FOUND, NAME_UNKNOWN, NAME_PRIVATE };

/* The rule that `reference` means inside the rule named `scope` ("" for outside). */
enum name_outcome name_resolve(const struct ruleset *rules, struct str scope,
    struct str reference, uint32_t *rule);

/* "a . b" of "a . b . c"; empty for a name without parent. */
struct str name_parent(struct str name);
/* "c" of "a . b . c". */
struct str name_last(struct str name);
