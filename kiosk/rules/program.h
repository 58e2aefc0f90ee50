/* A set of rules as a program: the trees of its files and the nodes they were rewritten
 * into, in one row of bytes that is read far faster than the text. A day that a rule took
 * from the calendar (a `durée` without its end) is the one on which it was written.
 *
 * The bytes may come from anybody: whatever they hold, reading them gives rules that can
 * be evaluated, or a complaint. */
#pragma once

#include "base/yaml.h"
#include "rules/ruleset.h"

/* The bytes of `rules`, which were loaded from `trees` without a mistake; in `arena`. */
struct str program_write(struct arena *arena, const struct ruleset *rules,
    const struct yaml *const *trees, size_t count);

/* The rules of `bytes`, in `arena`; keeps pointers into `bytes`, which must live as long.
 * NULL with a complaint about `file` when they are no program, or one of another version
 * of Seuil. */
struct ruleset *program_read(
    struct arena *arena, const char *file, struct str bytes, struct diag *diag);
