/* Which branches of the rules worked cases have gone through. */
#pragma once

#include "rules/eval.h"

struct coverage;

struct coverage *coverage_open(struct arena *arena, const struct ruleset *rules);

/* Adds the branches that the cache of the evaluation shows as taken. */
void coverage_add(struct coverage *coverage, const struct evaluation *evaluation);

/* A branch of `variations` or a bracket that was never taken. */
struct uncovered {
    uint32_t rule;
    int branch, of; /* from 1 on */
    struct place at;
};

/* Those of `rule`, in the order of the file. Lives in the coverage's arena. */
size_t coverage_missing(
    struct coverage *coverage, uint32_t rule, const struct uncovered **branches);
