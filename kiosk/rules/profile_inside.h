/* What the files of the profile share. */
#pragma once

#include "rules/model.h"

/* What is known of a node's unit before anything is answered. */
enum unit_state { UNIT_OPEN, UNIT_ABSENT, UNIT_IS };

struct shape {
    enum rule_type type;
    enum unit_state state;
    const struct unit *unit; /* with UNIT_IS only */
};

struct profile {
    struct arena *arena;
    const struct ruleset *rules;
    struct diag *diag;
    struct shape *shapes; /* a node each … */
    uint8_t *shape_known; /* … 1 while it is looked for, 2 when it is known */
    uint8_t *made;        /* a node each: compares only because of a mechanism */
    uint8_t *sign_known;  /* … 1: it may be below 0, 2: it never is */
    int depth;
    bool good;
};

const struct node *profile_node(const struct profile *profile, uint32_t node);
const struct rule_inside *profile_rule(const struct profile *profile, uint32_t rule);

/* Adds a complaint that the profile is not kept. */
void profile_refuse(struct profile *profile, struct place at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

struct shape profile_shape(struct profile *profile, uint32_t node);

/* Does somebody give the rule a value, other than by answering? */
bool profile_has_value(const struct rule_inside *rule);

/* --- one look each at everything --- */

void profile_check_types(struct profile *profile); /* types and units */
void profile_check_circles(struct profile *profile);
void profile_check_answers(struct profile *profile); /* texts that no list holds */
void profile_check_grids(struct profile *profile); /* brackets that cover all amounts */
