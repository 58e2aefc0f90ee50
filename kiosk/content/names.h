/* A list of names, each once, that finds one fast and knows the nearest: keys of figures,
 * slugs of sheets, French texts. For the files of this room. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/array.h"
#include "base/str.h"

struct arena;

enum { NAMES_NONE = -1 };

/* All zeros is the empty list. `items` is in the order of adding. */
struct names {
    ARRAY(const char *)
    int *slots; /* index + 1 of a name, 0 for none; a power of two of them */
    size_t slot_count;
};

/* Adds `name`, which is not copied, and gives its index. NAMES_NONE when it was there. */
int names_add(struct arena *arena, struct names *names, const char *name);

/* The index of `name`, or NAMES_NONE. */
int names_find(const struct names *names, struct str name);

/* The name that was probably meant, or NULL. */
const char *names_nearest(const struct names *names, const char *name);

/* FNV-1a, 64 bits (RFC draft-eastlake-fnv), going on from `seed`: 0 to begin. Against
 * damage and for tables; it is no signature. */
uint64_t names_hash(uint64_t seed, struct str bytes);
