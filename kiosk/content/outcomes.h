/* What a check says for each value of its result. For the files of this room. */
#pragma once

#include "content/reader.h"

struct ruleset;
struct rule;

/* Reads `meta: issues:` of a check whose result is known. Each value that the rules can
 * give needs its outcome; values are told by the literals in the rules. */
void outcomes_read(struct reader *reader, const struct ruleset *rules,
    const struct yaml *map, struct check *check);

/* The rule that a check means by the text of `node`: its own ("result" is "c-dalo .
 * result"), else the whole name. NULL with a complaint when there is none. */
const struct rule *outcome_rule(struct reader *reader, const struct ruleset *rules,
    const struct check *check, const struct yaml *node);
