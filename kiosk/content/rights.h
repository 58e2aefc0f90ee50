/* "Quels droits pour moi ?": which checks are asked about together, and which answers speak
 * for other questions too, so that nothing is asked twice. For the files of this room. */
#pragma once

#include "content/reader.h"

struct ruleset;
struct rule;

/* The name of its file and of its root rule. */
#define RIGHTS_ROOT "droits"

/* Reads `meta: droits:` of the root into the catalog, once all checks are read. */
void rights_read(
    struct reader *reader, const struct ruleset *rules, const struct rule *root);

/* Reads `meta: répond:` of the questions, which stand in the catalog already. */
void implied_read(struct reader *reader, const struct ruleset *rules,
    struct question *questions, size_t count);
