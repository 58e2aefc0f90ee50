/* Dates that the law counts from other dates. The language cannot add six weeks to a date,
 * so the rule of such a date is an input like any other, with the delay beside it:
 *
 *     échéance:
 *       type: date
 *       meta:
 *         délai: { depuis: date_acte, ajoute: 6 semaines, source: loi 89-462 art. 24 I }
 *
 * and is answered here, before evaluating. README.md of this room tells authors more. */
#pragma once

#include "rules/situation.h"

struct delays;

/* Finds the figure that `ajoute` or `retire` may name instead of an amount: "6 semaines";
 * NULL when there is none. `context` is handed through. */
struct delay_figures {
    const char *(*find)(void *context, const char *key);
    void *context;
};

/* All delays of the rules, in the order in which they can be computed. NULL after a
 * complaint: an unknown start, a circle, an amount without unit, a delay without source,
 * a rule that is no plain input. */
const struct delays *delays_read(struct arena *arena, const struct ruleset *rules,
    struct delay_figures figures, struct diag *diag);

/* Answers each of these rules from the other answers. One whose start is not known is not
 * known either, and misses what its start misses. Takes what it needs from the arena of
 * the situation. `delays` may be NULL. */
void delays_apply(const struct delays *delays, struct situation *situation);

/* Is the rule computed by a delay? Then nobody is asked for it. */
bool delays_has(const struct delays *delays, uint32_t rule);
/* The rule of the date that its delay starts from; 0 for any other rule. */
uint32_t delays_start(const struct delays *delays, uint32_t rule);
/* The rule of the date up to which its delay counts; 0 for a delay that has none. */
uint32_t delays_end(const struct delays *delays, uint32_t rule);
/* The article of law that its delay is from; NULL for any other rule. */
const char *delays_source(const struct delays *delays, uint32_t rule);
