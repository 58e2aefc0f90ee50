/* Adds nodes, either to a ruleset while it loads or to a situation. Names are resolved
 * later, when all rules are known. */
#pragma once

#include "rules/model.h"

struct builder {
    struct arena *arena;
    struct ruleset *rules;   /* rules can be added to it only while it loads */
    struct node_list *nodes; /* where new nodes go … */
    uint32_t base;           /* … and the number of the first of them */
    uint32_t owner;          /* the rule that is being written */
    bool answering;          /* an answer, not a rule: it can define nothing */
    int depth;               /* of values in values */
    struct diag *diag;
    struct {
        ARRAY(uint32_t)
    } references; /* nodes whose names are to be resolved */
};

enum { BUILDER_MAX_DEPTH = 300 };

/* All return the number of a node. A part that failed is 0: what failed was told. */
uint32_t builder_add(struct builder *builder, struct node node);
struct node *builder_node(struct builder *builder, uint32_t node);

/* What follows is written at `at`. */
uint32_t build_literal(struct builder *builder, struct value value, struct place at);
uint32_t build_date(struct builder *builder, const char *text, struct place at);
uint32_t build_number(struct builder *builder, double number, struct place at);
uint32_t build_reference(struct builder *builder, const char *name, struct place at);
/* To a name that nothing replaces. */
uint32_t build_fixed(struct builder *builder, const char *name, struct place at);
uint32_t build_unary(
    struct builder *builder, enum node_kind kind, uint32_t part, struct place at);
uint32_t build_operation(struct builder *builder, enum operation operation,
    uint32_t left, uint32_t right, struct place at);
uint32_t build_condition(struct builder *builder, uint32_t condition, uint32_t yes,
    uint32_t no, struct place at);

/* A node with the pairs or items of `list`, copied. */
uint32_t build_list(struct builder *builder, enum node_kind kind, uint32_t part,
    const uint32_t *list, size_t count, struct place at);

/* --- values as they are written --- */

/* An expression, a number, or a map with a mechanism. */
uint32_t build_value(struct builder *builder, const struct yaml *value);
uint32_t build_expression(struct builder *builder, struct str text, struct place at);

/* The value of the key `key` in `map`; a complaint when it is missing. */
uint32_t build_key(struct builder *builder, const struct yaml *map, const char *key);

/* A map of mechanisms; without any the value is not known. In the map of a rule, keys that
 * are no mechanism are passed over, and the answer of the situation has its place in the
 * chain. */
uint32_t build_mechanisms(
    struct builder *builder, const struct yaml *map, bool of_rule);

/* The value of the owner's body: of any kind, or nothing. */
uint32_t build_body(struct builder *builder, const struct yaml *body);

/* The mechanism that gives a value (not one that is chained to it); its argument is the
 * value of `entry` in a map of mechanisms. */
uint32_t build_mechanism(struct builder *builder, const struct yaml *entry);
bool mechanism_is_known(const char *name);
/* The known one that `name` was meant to be, or NULL. */
const char *mechanism_nearest(const char *name);

/* --- rules --- */

/* Makes the table of names twice as large. */
void ruleset_reserve(struct ruleset *rules);

/* Appends a rule of that full name; 0 when there is one already. */
uint32_t ruleset_add(struct ruleset *rules, const char *name);

/* Reads `une possibilité` of the owner. */
void define_possibilities(struct builder *builder, const struct yaml *list);

/* Reads `remplace` or `rend non applicable` of the owner. */
void define_replacements(
    struct builder *builder, const struct yaml *value, bool disables);

/* Defines one rule under the owner, or at the top without one; 0 after a complaint. */
uint32_t define_rule(
    struct builder *builder, const char *key, const struct yaml *body, struct place at);

/* Defines the rules of a map in the same way. */
void define_rules(struct builder *builder, const struct yaml *map);

/* Defines a child of the rule `parent` that an author cannot name. 0 after a complaint. */
uint32_t define_internal(struct builder *builder, uint32_t parent, const char *part,
    uint32_t value, struct place at);
