/* Memory that is freed all at once. Whatever lives as long as one thing (the program, a
 * visit, a frame) is taken from that thing's arena; nothing is freed one by one.
 * Only base/ calls malloc. Without memory the program ends here: callers never check. */
#pragma once

#include <stddef.h>

struct arena;

/* An arena that grows by blocks of at least `block_bytes` (0: 64 KiB).
 * Owner: the caller, who ends it with arena_close(). Never NULL. */
struct arena *arena_open(size_t block_bytes);

/* An arena of fixed size for what must leave no trace: locked in memory where the system
 * allows it, left out of core dumps, never in swap. Never NULL; taking more than
 * `size_bytes` ends the program. */
struct arena *arena_open_secret(size_t size_bytes);

void arena_close(struct arena *arena); /* overwrites, then frees; NULL is allowed */

/* Overwrites all that was taken with zeros and takes it back; the arena can be used anew. */
void arena_wipe(struct arena *arena);

/* `size` bytes, all zeros, aligned for any type. Never NULL, also for size 0. */
void *arena_take(struct arena *arena, size_t size);

/* Bytes taken so far. */
size_t arena_used(const struct arena *arena);

/* One, or `count`, zeroed things of a type. */
#define ARENA_NEW(arena, type) ((type *)arena_take((arena), sizeof(type)))
#define ARENA_LIST(arena, type, count)                                                 \
    ((type *)arena_take((arena), sizeof(type) * (count)))

/* malloc, realloc and free for the few things that are no arena's: end the program when
 * there is no memory. memory_free(NULL) does nothing. */
void *memory_take(size_t size);
void *memory_grow(void *memory, size_t size);
void memory_free(void *memory);

/* Overwrites `size` bytes in a way that no compiler leaves out. */
void memory_wipe(void *memory, size_t size);
