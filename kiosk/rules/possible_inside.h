/* What possible.c and possible_case.c share. */
#pragma once

#include "rules/engine.h"
#include "rules/possible.h"
#include "rules/possible_range.h"

struct looking {
    struct arena *arena;
    struct evaluation *evaluation;
    const struct ruleset *rules;
    struct open_questions open;
    const struct range **ranges; /* a node each, NULL for one not looked at yet */
    bool *walked;                /* a node each */
    bool *questions;             /* by rule */
    uint8_t *rests;              /* a node each: on an open question? */
    bool failed; /* evaluating went wrong: the cache is not to be trusted */
    int depth;
    uint32_t supposed; /* a question, taken as having been answered … */
    struct range supposition;
};

struct looking possible_look(
    struct arena *arena, struct evaluation *evaluation, struct open_questions open);

/* What the node can be worth. */
struct range possible_range(struct looking *looking, uint32_t node);

/* What `variations` can be worth from the item `from` of its list on. */
struct range possible_branches(
    struct looking *looking, const struct node *node, size_t from);

/* Could the answer to an open question change it at all? */
bool possible_rests_on_open(struct looking *looking, uint32_t node);
