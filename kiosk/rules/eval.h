/* What rules are worth in a situation, and which answers could still change that. The
 * result depends on the rule, the situation and nothing else. */
#pragma once

#include "rules/ruleset.h"
#include "rules/situation.h"
#include "rules/value.h"

/* Bounds for hostile models: beyond them evaluating fails with a message. */
enum {
    EVAL_MAX_DEPTH = 4000,
    EVAL_MAX_STEPS = 20000000,
    EVAL_MAX_MISSING = 20000000,
    EVAL_MAX_TEXT_BYTES = 16000000
};

/* A rule whose answer could change a result; the more it is mentioned, the higher its
 * score. */
struct missing_item {
    uint32_t rule;
    double score;
};

/* In the order of the reference engine: of first mention. */
struct missing {
    const struct missing_item *items;
    size_t count;
};

struct outcome {
    struct value value;
    struct missing missing;
};

struct evaluation;

/* Lives in `arena` with all its results. `situation` may be NULL for no answers; what may
 * change in it while the evaluation is used, situation.h says. */
struct evaluation *evaluation_open(struct arena *arena, const struct ruleset *rules,
    const struct situation *situation);

const struct ruleset *evaluation_rules(const struct evaluation *evaluation);

/* From now on each question may take `steps` at most, rather than EVAL_MAX_STEPS. */
void evaluation_limit(struct evaluation *evaluation, long steps);

/* Empties the cache, then evaluates `rule` as it is seen from outside (where a rule that
 * replaces it counts). NULL after an error. */
const struct outcome *eval_rule(struct evaluation *evaluation, uint32_t rule);

/* The same for several rules in one cache: outcomes in their order, and in `missing` the
 * sum of what they miss. NULL after an error. */
const struct outcome *eval_rules(struct evaluation *evaluation, const uint32_t *rules,
    size_t count, struct missing *missing);

/* Does the rule have a meaning in this situation? Not known counts as yes. Empties the
 * cache. */
bool eval_is_applicable(struct evaluation *evaluation, uint32_t rule);

/* The first error since the evaluation was opened, as file:line:column: message; NULL
 * when there is none. */
const char *eval_error(const struct evaluation *evaluation);

/* Kinds of warnings met, in alphabetical order ("cyclicReferences", "unitConversion"). */
size_t eval_warnings(const struct evaluation *evaluation, const char **kinds);
enum { EVAL_WARNING_KINDS = 4 };
