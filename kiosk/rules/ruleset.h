/* A set of rules read from files in the Publicodes language: checked, rewritten into a
 * few kinds of nodes, and ready to be evaluated. It never changes after loading. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/diag.h"
#include "rules/unit.h"
#include "rules/value.h"

struct arena;
struct yaml;
struct ruleset;

/* Bounds that no honest model reaches; beyond them loading fails with a complaint. */
enum { RULESET_MAX_RULES = 200000, RULESET_MAX_NODES = 1000000 };

/* All zeros: the reference engine's defaults. */
struct ruleset_options {
    struct date today;          /* of durations that name no date */
    bool filter_possibilities;  /* filterNotApplicablePossibilities */
    bool check_possible_values; /* strict: an answer out of its list is refused */
    bool allow_orphans;         /* a rule may lack its parent */
    bool refuse_cycles;         /* a cycle met while evaluating is an error */
    bool lenient_situation;     /* a bad answer is skipped with a warning */
    bool ignore_parents;        /* parents never disable their children */
};

/* What a rule is known to be without any answer; decides which widget asks for it. */
enum rule_type {
    RULE_TYPE_UNKNOWN,
    RULE_TYPE_NUMBER,
    RULE_TYPE_BOOLEAN,
    RULE_TYPE_TEXT,
    RULE_TYPE_DATE
};

/* One of the answers that a rule allows. */
struct possibility {
    const char
        *answer; /* the expression that gives this answer: "'location'", "2 pièce" */
    const char
        *title;    /* of the rule that it names, else the answer as a person reads it */
    uint32_t rule; /* the rule that it names, or 0 */
    struct value value;
};

/* What callers may know of a rule. Texts that the author left out are NULL. */
struct rule {
    const char *name;  /* "aide . montant" */
    const char *title; /* never NULL */
    const char *question, *description, *note;
    enum rule_type type;
    bool may_be_not_applicable;
    bool is_private; /* cannot be answered, is never missing */
    bool has_default;
    const struct unit *unit; /* of an answer that is a bare number; NULL for none */
    const struct possibility *possibilities;
    size_t possibility_count;
    double position;         /* form.position, 0 when the author gave none */
    uint32_t parent;         /* 0 for a rule at the top */
    const struct yaml *body; /* as written; NULL for an empty rule */
    struct place at;
};

/* Loads the maps of one or more files as one model. All that is wrong is told to `diag`,
 * each with its place; then NULL. Keeps pointers into `trees`: they must live as long as
 * the ruleset, which lives in `arena`. */
struct ruleset *ruleset_load(struct arena *arena, const struct yaml *const *trees,
    size_t count, struct ruleset_options options, struct diag *diag);

/* The same, but what is wrong is left out or not known, so that the rest can be checked
 * too. Only for that: evaluate it when `diag` has heard no error. NULL when the rules refer
 * to each other too deeply to be checked. */
struct ruleset *ruleset_load_rest(struct arena *arena, const struct yaml *const *trees,
    size_t count, struct ruleset_options options, struct diag *diag);

/* Rules are numbered from 1 to the count; some are the engine's own and private. */
uint32_t ruleset_count(const struct ruleset *rules);
uint32_t ruleset_find(
    const struct ruleset *rules, struct str name); /* 0 when unknown */
/* The same for a name given from outside, which sees no private rule under another; 0
 * also when the rule is private there. */
uint32_t ruleset_find_target(const struct ruleset *rules, struct str name);
const struct rule *ruleset_rule(const struct ruleset *rules, uint32_t rule);
struct ruleset_options ruleset_options(const struct ruleset *rules);
