/* The inside of a ruleset, for the files of this room only: rules and the nodes that they
 * were rewritten into. Nodes and rules refer to each other by number; 0 is none. */
#pragma once

#include "base/array.h"
#include "base/yaml.h"
#include "rules/expr.h"
#include "rules/ruleset.h"
#include "rules/value.h"

enum node_kind {
    NODE_NONE,
    NODE_LITERAL,        /* value */
    NODE_REFERENCE,      /* rule */
    NODE_RULE,           /* rule */
    NODE_ANSWER,         /* rule: what the situation says of it, else not known */
    NODE_OPERATION,      /* operation on part 0 and 1 */
    NODE_CONDITION,      /* if part 0 then part 1 else part 2 */
    NODE_VARIATIONS,     /* list of pairs: condition, consequence */
    NODE_UNDEFINED,      /* is part 0 not known? */
    NODE_NOT_APPLICABLE, /* is part 0 not applicable? */
    NODE_ROUND,          /* part 0 to the decimals of part 1 */
    NODE_UNIT,           /* part 0 in a unit */
    NODE_SIMPLIFY,       /* part 0 in its simplest unit */
    NODE_LOGARITHM,      /* of part 0 */
    NODE_TEXT,           /* list of parts, joined */
    NODE_DURATION,       /* from part 0 to part 1 */
    NODE_GRID,           /* part 0: base, part 1: multiplier; list of pairs: */
    NODE_SCALE,          /*   ceiling (0 for none), amount or rate */
    NODE_PROGRESSIVE,
    NODE_POSSIBILITIES, /* list of references */
    NODE_CONTEXT,       /* part 0; list of pairs: reference, value in its place */
    NODE_MISSING,       /* part 0, and the rule (or that of part 1) is missing */
    NODE_INVERSION,     /* list of references to candidates */
    NODE_CIRCULAR       /* part 0 with the rule itself as its unknown */
};

enum duration_unit {
    DURATION_DAYS,
    DURATION_MONTHS,
    DURATION_YEARS,
    DURATION_QUARTERS,
    DURATION_CIVIL_QUARTERS,
    DURATION_CIVIL_YEARS
};

/* Can a node be not applicable? Unknown when nobody needed to look. */
enum nullable { NULLABLE_UNKNOWN, NULLABLE_NO, NULLABLE_YES };

/* Where a solver looks. */
struct search {
    double low, high, tolerance;
};

struct node {
    enum node_kind kind;
    enum operation operation;
    enum duration_unit duration;
    bool is_date;   /* a literal text that was written as a date */
    bool is_fixed;  /* a reference that nothing replaces */
    uint32_t owner; /* the rule in which it is written */
    uint32_t rule;
    uint32_t part[3];
    const uint32_t *list;
    size_t count;
    union {
        const struct value *value;
        const struct unit *unit;
        const char *name; /* of a reference, until it is resolved */
        const struct search *search;
    };
    struct place at;
};

/* A rule that stands in for another, or switches it off, wherever that is referred to.
 * Rules but the first are given by the number of a reference to them. */
struct replacement {
    uint32_t by;
    uint32_t target;
    bool disables; /* `rend non applicable` rather than `remplace` */
    double priority;
    const uint32_t *within;  /* only in rules whose names start with one of these … */
    const uint32_t *outside; /* … and with none of these */
    size_t within_count, outside_count;
    struct place at;
};

struct rule_inside {
    struct rule shown;
    uint32_t node;          /* NODE_RULE */
    uint32_t value;         /* its value, with all that is chained to it */
    uint32_t answer;        /* NODE_ANSWER, 0 when private */
    uint32_t possibilities; /* NODE_POSSIBILITIES when its names can settle the value */
    uint32_t from_outside;  /* the rule as a target: its node, or what replaces it */
    const uint32_t *parents; /* nodes, from the nearest to the farthest */
    size_t parent_count;
    const struct unit *possibility_unit;
    const struct yaml *possibility_list; /* as written, NULL for none */
    enum rule_type possibility_type;
    enum rule_type declared; /* the attribute `type` */
    bool internal;           /* made by the engine */
    bool perhaps_not_applicable;
    bool experimental;
    bool inferring; /* while types are looked for */
};

struct static_type {
    enum rule_type type;
    enum nullable nullable;
    bool done;
};

enum warning {
    WARNING_UNIT = 1,
    WARNING_CYCLE = 2,
    WARNING_SITUATION = 4,
    WARNING_EXPERIMENTAL = 8
};

struct node_list {
    ARRAY(struct node)
};

struct ruleset {
    struct arena *arena;
    struct ruleset_options options;
    struct {
        ARRAY(struct rule_inside)
    } rules;                /* item 0 is none */
    struct node_list nodes; /* item 0 is none */
    struct {
        ARRAY(struct replacement)
    } replacements;
    /* In order of precedence: the first place of each target rule, the next of each place
     * of the same target; places count from 1. */
    uint32_t *replacement_order, *first_replacement, *next_replacement;
    struct static_type *types; /* a node each */
    uint32_t *table;           /* hash of names: rules, 0 for a free place */
    size_t table_size;         /* a power of two */
    unsigned warnings;
};

/* How deep nodes may stand in nodes before it is no model of a person. */
enum { MODEL_MAX_DEPTH = 6000 };

/* A rule by its full name, in two parts when `prefix` is not empty; 0 when unknown. */
uint32_t ruleset_find_under(
    const struct ruleset *rules, struct str prefix, struct str name);

/* Finds the static types of all rules. False after a complaint. */
bool types_infer(struct ruleset *rules, struct diag *diag);
