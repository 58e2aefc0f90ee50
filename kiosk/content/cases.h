/* Worked cases: what a check must say for a household that somebody worked out by hand.
 * YAML {schema: 1, as_of: DATE, cases: [{id, check, inputs: {name: value}, expected:
 * {name: value}}]}. */
#pragma once

#include <stdio.h>

#include "content/catalog.h"

struct coverage;

struct case_counts {
    size_t passed, failed;
    /* When wanted: the branches of rules that the cases go through, and by place among the
     * outcomes of all checks, one check after the other, those that they reach. */
    struct coverage *coverage;
    bool *outcomes;
};

/* Where the outcomes of a check begin among those of all. */
size_t cases_first_outcome(const struct catalog *catalog, const struct check *check);

/* Runs the cases of a file, and writes a line to `out` for each value that differs: `id:
 * name: expected X, got Y`. Adds to `counts`. False when the file is no file of cases;
 * `diag` says why.
 *
 * Names are looked up as "<check> . <name>", then "<name>". An input that a case leaves out
 * has what `meta: absent:` of its rule says, else 'non' when that is a possible answer, 0
 * when it is a number, and is not known when it is a date; `date_jour` is `as_of`. */
bool cases_run(const struct catalog *catalog, const char *path, struct diag *diag,
    FILE *out, struct case_counts *counts);
