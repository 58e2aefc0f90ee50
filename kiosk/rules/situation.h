/* What is known of one household: answers to rules. An answer that nobody gave is not
 * there, and never taken for a no. */
#pragma once

#include "rules/ruleset.h"

struct situation;

/* An empty situation. All answers live in `arena`, which must outlive it. */
struct situation *situation_open(struct arena *arena, const struct ruleset *rules);

/* The same answers, to be changed on their own; keeps pointers into the first one's
 * arena. */
struct situation *situation_copy(
    struct arena *arena, const struct situation *situation);

/* Each sets the answer to a rule, or replaces it. A value, forgetting and delays may change
 * under an open evaluation; the other two need a new one. False for a private rule and for what is
 * no answer; the situation is then as it was, and `diag` says why. */
bool situation_set(
    struct situation *situation, uint32_t rule, struct value value, struct diag *diag);
/* An expression: "oui", "'location'", "12/03/2026", "1 250 €", "autre règle * 2". */
bool situation_set_text(struct situation *situation, uint32_t rule,
    const char *expression, struct diag *diag);
/* A scalar or a map of mechanisms as YAML or JSON gives it; null changes nothing. */
bool situation_set_yaml(struct situation *situation, uint32_t rule,
    const struct yaml *answer, struct diag *diag);

/* A map from names of rules to answers. Without the option lenient_situation one bad
 * answer is an error and nothing is set. */
bool situation_set_all(
    struct situation *situation, const struct yaml *answers, struct diag *diag);

void situation_forget(struct situation *situation, uint32_t rule);
bool situation_has(const struct situation *situation, uint32_t rule);

/* Answers that are not among the possibilities of their rule, checked as the reference
 * does: the first such rule, or 0. They are used all the same. */
uint32_t situation_first_impossible(struct arena *scratch, struct situation *situation);
