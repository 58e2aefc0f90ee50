/* Lists that grow in an arena.
 *
 *     struct { ARRAY(struct rule) } rules = { 0 };
 *     struct rule *rule = ARRAY_ADD(arena, &rules);
 *
 * `items`, `count` and `room` can be read; only ARRAY_ADD writes them. An item may move
 * when the list grows: keep indexes, not pointers, while adding. */
#pragma once

#include <stddef.h>

struct arena;

#define ARRAY(type)                                                                    \
    type *items;                                                                       \
    size_t count, room;

/* A pointer to one more item, all zeros. */
#define ARRAY_ADD(arena, list)                                                         \
    ((list)->items = array_grow((arena), (list)->items, &(list)->count, &(list)->room, \
         sizeof *(list)->items),                                                       \
        &(list)->items[(list)->count - 1])

void *array_grow(
    struct arena *arena, void *items, size_t *count, size_t *room, size_t item_size);
