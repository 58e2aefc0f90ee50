#include "content/names.h"

#include <string.h>

#include "base/arena.h"

static const uint64_t FNV_BASIS = 0xcbf29ce484222325u;
static const uint64_t FNV_PRIME = 0x100000001b3u;

uint64_t names_hash(uint64_t seed, struct str bytes)
{
    uint64_t hash = seed ^ FNV_BASIS;
    for (size_t i = 0; i < bytes.size; i++)
        hash = (hash ^ (unsigned char)bytes.text[i]) * FNV_PRIME;
    return hash;
}

/* The slot of `name`: where it is, or the free one where it would go. */
static size_t slot_of(const struct names *names, struct str name)
{
    size_t slot = (size_t)names_hash(0, name) & (names->slot_count - 1);
    while (names->slots[slot] && !str_is(name, names->items[names->slots[slot] - 1]))
        slot = (slot + 1) & (names->slot_count - 1);
    return slot;
}

static void make_room(struct arena *arena, struct names *names)
{
    if (names->count * 2 < names->slot_count)
        return;
    names->slot_count = names->slot_count ? names->slot_count * 2 : 64;
    names->slots = ARENA_LIST(arena, int, names->slot_count);
    for (size_t i = 0; i < names->count; i++)
        names->slots[slot_of(names, str_of(names->items[i]))] = (int)i + 1;
}

int names_add(struct arena *arena, struct names *names, const char *name)
{
    make_room(arena, names);
    size_t slot = slot_of(names, str_of(name));
    if (names->slots[slot])
        return NAMES_NONE;
    *ARRAY_ADD(arena, names) = name;
    names->slots[slot] = (int)names->count;
    return (int)names->count - 1;
}

int names_find(const struct names *names, struct str name)
{
    if (!names->slot_count)
        return NAMES_NONE;
    return names->slots[slot_of(names, name)] - 1;
}

const char *names_nearest(const struct names *names, const char *name)
{
    return str_nearest(name, names->items, names->count);
}
