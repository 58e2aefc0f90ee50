/* What a check draws with its result. For the files of this room. */
#pragma once

#include "content/reader.h"

struct ruleset;

/* Reads `meta: schémas:` of a check. */
void charts_read(struct reader *reader, const struct ruleset *rules,
    const struct yaml *list, struct check *check);
