#include "base/array.h"

#include <string.h>

#include "base/arena.h"

void *array_grow(
    struct arena *arena, void *items, size_t *count, size_t *room, size_t item_size)
{
    if (*count == *room) {
        *room = *room ? *room * 2 : 8;
        void *larger = arena_take(arena, *room * item_size);
        if (*count)
            memcpy(larger, items, *count * item_size);
        items = larger;
    }
    (*count)++;
    return items;
}
