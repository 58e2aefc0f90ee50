/* YAML (and so JSON) as a tree, each node with its place. Scalars follow the YAML 1.2
 * core schema, with one document only. What libyaml lets pass is refused here: duplicate
 * keys, several documents, unknown aliases, keys that are no scalar, trees deeper than
 * YAML_MAX_DEPTH, aliases that blow up, invisible control characters. Anchors work; merge
 * keys are plain keys. A key may have 1024 characters (YAML 1.2.2, 7.4.3), in JSON too. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/source.h"

enum yaml_kind { YAML_NULL, YAML_BOOL, YAML_NUMBER, YAML_TEXT, YAML_LIST, YAML_MAP };

enum { YAML_MAX_DEPTH = 100, YAML_MAX_NODES = 2000000 };

struct yaml {
    enum yaml_kind kind;
    bool quoted;      /* a scalar in quotes or a block: always YAML_TEXT */
    bool yes;         /* YAML_BOOL */
    double number;    /* YAML_NUMBER */
    const char *text; /* every scalar, as written (block folding done); "" for a list */
    struct place at;  /* of the value */
    const char *key;  /* in a map: its key, else NULL */
    struct place key_at;
    struct yaml *child; /* first of a list or map */
    struct yaml *next;  /* sibling */
    size_t count;       /* children */
};

/* The tree of `source`; an empty file gives a YAML_NULL node. NULL after a mistake, which
 * is in `diag`. Lives in `arena`; texts are copied. */
const struct yaml *yaml_read(
    struct arena *arena, const struct source *source, struct diag *diag);

/* The value of `key` in a map, or NULL. NULL too when `map` is NULL or no map. */
const struct yaml *yaml_find(const struct yaml *map, const char *key);

/* The text of a scalar value in a map, or NULL. */
const char *yaml_text(const struct yaml *map, const char *key);

#define YAML_EACH(item, parent)                                                        \
    for (const struct yaml *item = (parent) ? (parent)->child : NULL; item;            \
         item = item->next)

/* Complains about each key of `map` that is not in `known`, with the nearest one that
 * is. True when there is none. */
bool yaml_only(
    const struct yaml *map, const char *const *known, size_t count, struct diag *diag);
