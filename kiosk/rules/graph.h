/* Which rules a rule is computed from, as they are written: for pictures, and for counting
 * what could ever be asked. */
#pragma once

#include "rules/delay.h"
#include "rules/ruleset.h"

struct rule_list {
    const uint32_t *rules;
    size_t count;
};

/* The rules that `rule` names, each once, in the order of mention; the start and the end of
 * its delay; the parent that can switch it off. Lives in `arena`. `delays` may be NULL. */
struct rule_list graph_uses(struct arena *arena, const struct ruleset *rules,
    const struct delays *delays, uint32_t rule);

/* All that the goals rest on, however far down, and the goals, in the order in which they
 * are met. */
struct rule_list graph_reach(struct arena *arena, const struct ruleset *rules,
    const struct delays *delays, const uint32_t *goals, size_t count);

/* The rule that `reference` means where it is written in the rule `scope`; 0 for none. */
uint32_t graph_resolve(
    const struct ruleset *rules, uint32_t scope, const char *reference);
