/* The inside of an evaluation, for the files of this room only. */
#pragma once

#include "base/array.h"
#include "rules/eval.h"
#include "rules/model.h"

/* An answer of the situation: a node, or in a context a value that is settled already. */
struct answer {
    uint32_t node;
    const struct outcome *settled;
};

struct situation {
    struct arena *arena;
    const struct ruleset *rules;
    struct node_list nodes; /* numbered from the count of the ruleset's nodes */
    struct answer *answers; /* a rule each */
    unsigned warnings;
};

/* The outcomes of the nodes that were evaluated, in the order in which they were: of many
 * nodes few are looked at. A node has one when the memo in its slot is its own. */
enum { MEMOS_A_CHUNK = 64 };

struct memo {
    uint32_t node;
    struct outcome outcome;
};

struct memos {
    uint32_t *slots; /* by node */
    size_t count;
    struct {
        ARRAY(struct memo *)
    } chunks; /* they stay where they are, and are used again when the cache was emptied */
};

/* Where lists of missing answers are taken from, one behind the other. */
struct missing_pool {
    struct {
        ARRAY(struct missing_item *)
    } chunks;
    size_t chunk, used; /* the next free item */
};

struct missing_mark {
    size_t chunk, used;
};

/* Products and quotients of units that were made: a model multiplies the same few again
 * and again. By the addresses of both, the latest in each place. */
enum { UNIT_PAIRS = 64 };

struct unit_pair {
    const struct unit *left, *right, *made;
    bool is_product;
};

struct bracket_list; /* brackets.c */

/* What an evaluation and those that it starts inside itself share. */
struct run {
    struct arena *arena;
    const char *error;
    unsigned warnings;
    long steps, most_steps;
    int depth;
    struct missing_pool pool;
    struct unit_pair unit_pairs[UNIT_PAIRS];
    struct bracket_list *spare_brackets;
    size_t missing_items;     /* written so far */
    size_t text_bytes;        /* composed so far */
    size_t memos;             /* taken by all evaluations */
    struct evaluation *spare; /* branches that are no longer used */
    uint32_t *places; /* by rule: where it stands in a list that is being merged */
    uint32_t *marks;  /* by rule: the list for which its place is true */
    uint32_t mark;
};

/* What a context puts in the place of rules. */
struct override {
    uint32_t rule, node;
    const struct outcome *outcome; /* as it is outside the context */
};

struct overrides {
    ARRAY(struct override)
};

struct inner {
    struct evaluation *evaluation;
    struct place at; /* of the context */
};

struct evaluation {
    struct run *run;
    const struct ruleset *rules;
    const struct situation *situation;
    const struct answer *answers; /* NULL for none */
    struct memos memos;
    uint8_t *entered;   /* by rule: how often it is being evaluated right now */
    uint8_t *answering; /* by rule: the same of its answer */
    uint8_t *checking;  /* by rule: is its check for parents running? */
    int parent_checks;  /* running right now */
    int *entered_at;    /* by rule: parent checks running when it was last entered */
    struct overrides overrides; /* of the context that it was opened for */
    bool in_context;
    struct overrides current; /* of the context that is being evaluated in it */
    struct {
        ARRAY(struct inner)
    } inner;                    /* evaluations in contexts, one for each place */
    struct answer *own_answers; /* of a branch: what it was opened with */
    struct evaluation *next_spare;
};

/* The outcome of a node, from the cache when it is there. Never NULL; after an error
 * anything, so loops ask eval_failed(). */
const struct outcome *evaluate(struct evaluation *evaluation, uint32_t number);
/* From the cache only; NULL when it is not there. */
const struct outcome *evaluated(const struct evaluation *evaluation, uint32_t node);
/* Changes what the outcome of `node` misses in the cache. */
void eval_remember_missing(
    struct evaluation *evaluation, uint32_t node, struct missing missing);

const struct node *eval_node(const struct evaluation *evaluation, uint32_t node);
bool eval_failed(const struct evaluation *evaluation);
/* Keeps the first error only. An outcome that is not known. */
struct outcome eval_fail(struct evaluation *evaluation, const struct node *node,
    const char *format, ...) __attribute__((format(printf, 3, 4)));
/* Before `bytes` of text are composed; false (an error) when it is too much by now. */
bool eval_may_compose(
    struct evaluation *evaluation, const struct node *node, size_t bytes);
void eval_warn(struct evaluation *evaluation, enum warning warning);

/* A new evaluation with an empty cache that shares the run and starts from the same
 * answers, which may be changed; no rule counts as being evaluated in it. NULL when there
 * are too many already. Given back with eval_leave(), or with the evaluation that has it
 * among its inner ones. */
struct evaluation *eval_branch(
    const struct evaluation *evaluation, struct answer **answers);
void eval_leave(struct evaluation *branch);
/* What is known in `from` is known in the branch too. */
void eval_copy_outcomes(struct evaluation *branch, const struct evaluation *from);
/* Forgets all outcomes. */
void eval_empty(struct evaluation *evaluation);

/* --- lists of what is missing --- */

struct missing missing_one(struct evaluation *evaluation, uint32_t rule, double score);
/* Scores of the same rule are added; the order is that of `a`, then of `b`. */
struct missing missing_merge(
    struct evaluation *evaluation, struct missing a, struct missing b);
/* One more for each. */
struct missing missing_raise(struct evaluation *evaluation, struct missing missing);
/* Without the rules for which `is_left_out` says so. */
struct missing missing_without(struct evaluation *evaluation, struct missing missing,
    bool (*is_left_out)(const void *context, uint32_t rule), const void *context);

/* What was taken since the mark is given back, for tries that nobody looks at again:
 * nothing may point there any more but `kept`, which is moved to the mark. */
struct missing_mark missing_mark(const struct evaluation *evaluation);
struct missing missing_give_back(
    struct evaluation *evaluation, struct missing_mark mark, struct missing kept);

/* --- one function a kind of node --- */

struct outcome eval_operation(struct evaluation *evaluation, const struct node *node);
struct outcome eval_condition(struct evaluation *evaluation, const struct node *node);
struct outcome eval_variations(struct evaluation *evaluation, const struct node *node);
struct outcome eval_applicability(struct evaluation *evaluation, uint32_t number);
struct outcome eval_a_rule(struct evaluation *evaluation, uint32_t rule);
struct outcome eval_round(struct evaluation *evaluation, const struct node *node);
struct outcome eval_brackets(struct evaluation *evaluation, const struct node *node);
struct outcome eval_duration(struct evaluation *evaluation, const struct node *node);
struct outcome eval_context(struct evaluation *evaluation, const struct node *node);
struct outcome eval_inversion(struct evaluation *evaluation, const struct node *node);
struct outcome eval_circular(struct evaluation *evaluation, const struct node *node);

/* Is the rule switched off by a parent? `missing` is what that depends on. */
bool eval_is_disabled(
    struct evaluation *evaluation, uint32_t rule, struct missing *missing);

/* The node of the parent that could do so; 0 for none. */
uint32_t eval_switching_parent(const struct evaluation *evaluation, uint32_t rule);

/* `value` in `unit`; a warning, and the number as it is, when there is no way. */
struct value eval_convert(
    struct evaluation *evaluation, struct value value, const struct unit *unit);

/* The outcome of `settled` alone, to put in the place of an answer. */
const struct outcome *eval_settle(struct evaluation *evaluation, struct value value);
