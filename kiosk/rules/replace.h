/* Rules that stand in for others: each reference to a rule that is replaced becomes a
 * choice between its candidates and the rule itself. */
#pragma once

#include "rules/builder.h"

/* Sorts the replacements of a ruleset whose names are resolved. */
void replacements_sort(struct ruleset *rules);
/* When their order is known already: finds which replace the same rule. */
void replacements_link(struct ruleset *rules);

/* Rewrites trees; all zeros but the first three. */
struct replacer {
    struct builder *builder;
    struct str scope; /* the full name of what is being rewritten */
    uint32_t owner;   /* and its rule, or 0: a rule never replaces in itself. Of the rules
                         of a model both are those in which a reference is written, which
                         may be hidden in another one. */
    struct {
        ARRAY(struct replaced)
    } made; /* choices, shared by equal references */
};

/* Is there a replacement of `rule`, wherever it may hold? What is written with a reference
 * to such a rule is to be copied. */
bool rule_is_replaced(const struct ruleset *rules, uint32_t rule);

/* A copy of the tree of `node` in which references are replaced. */
uint32_t replacer_copy(struct replacer *replacer, uint32_t node);

/* What a reference to `rule` from the present scope becomes; 0 when it stays. */
uint32_t replacer_reference(struct replacer *replacer, uint32_t rule);
