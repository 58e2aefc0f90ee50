/* Rules that stand in for others: each reference to a rule that is replaced becomes a
 * choice between its candidates and the rule itself. */
#pragma once

#include "rules/builder.h"

/* Sorts the replacements of a ruleset whose names are resolved. */
void replacements_sort(struct ruleset *rules);

/* Rewrites trees; all zeros but the first three. */
struct replacer {
    struct builder *builder;
    struct str scope; /* the full name of what is being rewritten */
    uint32_t owner;   /* and its rule, or 0: a rule never replaces in itself */
    struct {
        ARRAY(struct replaced)
    } made;         /* choices, shared by equal references */
    uint32_t *seen; /* nodes that the present walk has met */
    size_t seen_size;
    uint32_t walk;
};

/* The tree of `node`, or a copy of it in which references are replaced. */
uint32_t replacer_rewrite(struct replacer *replacer, uint32_t node);

/* What a reference to `rule` from the present scope becomes; 0 when it stays. */
uint32_t replacer_reference(struct replacer *replacer, uint32_t rule);
