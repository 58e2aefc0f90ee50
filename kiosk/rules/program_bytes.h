/* How a program stands in its bytes: whole numbers of seven bits a byte, the lowest first,
 * the last one below 128; doubles as eight bytes; texts and other things that are there
 * once by their numbers. For program_write.c and program_read.c only. */
#pragma once

#include <stdint.h>

#include "base/array.h"
#include "base/str.h"

/* The first bytes. The number changes whenever what follows does. */
#define PROGRAM_MARK "SeuilRules1\n"

/* What a node carries beside its parts. */
enum program_load { LOAD_NONE, LOAD_VALUE, LOAD_UNIT, LOAD_SEARCH, LOAD_KINDS };

/* Flags in one byte, beside a kind in the bits below. */
enum {
    YAML_KIND_BITS = 7,
    YAML_QUOTED = 8,
    YAML_YES = 16,
    YAML_HAS_KEY = 32,
    NODE_IS_DATE = 1,
    NODE_IS_FIXED = 2,
    NODE_HAS_LIST = 4,
    NODE_NEW_PLACE = 8, /* than that of the node before */
    NODE_NEW_OWNER = 16,
    NODE_LOAD_SHIFT = 5,
    RULE_MAY_BE_NOT_APPLICABLE = 1,
    RULE_IS_PRIVATE = 2,
    RULE_HAS_DEFAULT = 4,
    RULE_INTERNAL = 8,
    RULE_PERHAPS = 16,
    RULE_EXPERIMENTAL = 32
};

void put_byte(struct text *out, unsigned byte);
void put_count(struct text *out, uint64_t count);
void put_number(struct text *out, double number);

/* What is read; `bad` as soon as something does not fit, and from then on all is zero. */
struct bytes_in {
    const unsigned char *at, *end;
    bool bad;
};

static inline unsigned take_byte(struct bytes_in *in)
{
    if (in->bad || in->at == in->end) {
        in->bad = true;
        return 0;
    }
    return *in->at++;
}

/* Of more than one byte. */
uint64_t take_long_count(struct bytes_in *in);

static inline uint64_t take_count(struct bytes_in *in)
{
    if (!in->bad && in->at != in->end && *in->at < 128)
        return *in->at++;
    return take_long_count(in);
}

/* Below `limit`, or bad. */
static inline uint32_t take_below(struct bytes_in *in, uint64_t limit)
{
    uint64_t count = take_count(in);
    if (count < limit && count <= UINT32_MAX)
        return (uint32_t)count;
    in->bad = true;
    return 0;
}

/* The length of a list whose items take at least a byte each. */
size_t take_length(struct bytes_in *in);
double take_number(struct bytes_in *in);

/* Numbers the different keys that it is asked for: 0, 1, 2 … */
struct numbered {
    struct arena *arena;
    struct {
        ARRAY(struct str)
    } keys;
    uint32_t *table; /* key and 1, 0 for a free place */
    size_t table_size;
};

/* `key` must live as long as the list. `is_new` may be NULL. */
uint32_t number_of_key(struct numbered *list, struct str key, bool *is_new);
/* The same without adding; UINT32_MAX when it is not there. */
uint32_t find_key(const struct numbered *list, struct str key);
