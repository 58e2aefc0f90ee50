#define _GNU_SOURCE /* mlock2 */
#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum { ALIGN = 16, DEFAULT_BLOCK = 64 * 1024 };

struct block {
    struct block *before;
    size_t size, used;
};

struct arena {
    struct block *block; /* the newest; the only one of a secret arena */
    size_t block_bytes;
    size_t secret_bytes; /* bytes mapped, 0 for an arena that grows */
};

static void *checked(void *memory)
{
    if (!memory) {
        fputs("seuil: out of memory\n", stderr);
        abort();
    }
    return memory;
}

void *memory_take(size_t size)
{
    return checked(calloc(1, size ? size : 1));
}

void *memory_grow(void *memory, size_t size)
{
    return checked(realloc(memory, size ? size : 1));
}

void memory_free(void *memory)
{
    free(memory);
}

void memory_wipe(void *memory, size_t size)
{
    explicit_bzero(memory, size);
}

static size_t aligned(size_t size)
{
    return (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
}

static char *start(struct block *block)
{
    return (char *)block + aligned(sizeof *block);
}

static void add_block(struct arena *arena, size_t size)
{
    struct block *block = memory_take(aligned(sizeof *block) + size);
    block->before = arena->block;
    block->size = size;
    arena->block = block;
}

struct arena *arena_open(size_t block_bytes)
{
    struct arena *arena = memory_take(sizeof *arena);
    arena->block_bytes = block_bytes ? block_bytes : DEFAULT_BLOCK;
    return arena;
}

/* Each page is locked when it is first written to: of an arena that is sized for the worst
 * case most pages never are. Best effort: a container may allow no locked memory at all
 * (P-15, P-22). */
static void lock(void *pages, size_t size)
{
    if (mlock2(pages, size, MLOCK_ONFAULT))
        (void)mlock(pages, size);
}

struct arena *arena_open_secret(size_t size_bytes)
{
    struct arena *arena = memory_take(sizeof *arena);
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    size_t whole = aligned(sizeof(struct block)) + aligned(size_bytes);
    arena->secret_bytes = (whole + page - 1) / page * page;
    void *pages = mmap(NULL, arena->secret_bytes, PROT_READ | PROT_WRITE,
        MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    arena->block = checked(pages == MAP_FAILED ? NULL : pages);
    lock(pages, arena->secret_bytes);
    (void)madvise(pages, arena->secret_bytes, MADV_DONTDUMP);
    arena->block->size = arena->secret_bytes - aligned(sizeof(struct block));
    return arena;
}

void *arena_take(struct arena *arena, size_t size)
{
    size = aligned(size ? size : 1);
    struct block *block = arena->block;
    if (!block || block->size - block->used < size) {
        if (arena->secret_bytes)
            checked(NULL);
        add_block(arena, size > arena->block_bytes ? size : arena->block_bytes);
        block = arena->block;
    }
    void *taken = start(block) + block->used;
    block->used += size;
    return taken;
}

size_t arena_used(const struct arena *arena)
{
    size_t used = 0;
    for (const struct block *block = arena->block; block; block = block->before)
        used += block->used;
    return used;
}

void arena_wipe(struct arena *arena)
{
    struct block *block = arena->block;
    while (block && block->before) {
        struct block *before = block->before;
        memory_wipe(start(block), block->used);
        memory_free(block);
        block = before;
    }
    arena->block = block;
    if (block) {
        memory_wipe(start(block), block->used);
        block->used = 0;
    }
}

void arena_close(struct arena *arena)
{
    if (!arena)
        return;
    arena_wipe(arena);
    if (arena->secret_bytes)
        munmap(arena->block, arena->secret_bytes);
    else
        memory_free(arena->block);
    memory_free(arena);
}
