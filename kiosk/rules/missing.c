/* Lists of missing answers are never changed once made, so they can be shared; an empty
 * one on either side of a merge costs nothing. */
#include <string.h>

#include "base/arena.h"
#include "rules/engine.h"

/* A list names each rule once at most, and a merge needs room for two of them. */
static size_t chunk_room(const struct evaluation *evaluation)
{
    enum { LEAST = 1024 };
    size_t needed = 2 * evaluation->rules->rules.count;
    return needed > LEAST ? needed : LEAST;
}

static struct missing_item *take_items(struct evaluation *evaluation, size_t count)
{
    struct missing_pool *pool = &evaluation->run->pool;
    size_t room = chunk_room(evaluation);
    if (pool->chunks.count > 0 && room - pool->used < count) {
        pool->chunk++;
        pool->used = 0;
    }
    if (pool->chunk == pool->chunks.count)
        *ARRAY_ADD(evaluation->run->arena, &pool->chunks) =
            ARENA_LIST(evaluation->run->arena, struct missing_item, room);
    evaluation->run->missing_items += count;
    pool->used += count;
    return pool->chunks.items[pool->chunk] + pool->used - count;
}

/* The list that was taken last has `spare` items more than it needs. */
static void leave_items(struct evaluation *evaluation, size_t spare)
{
    evaluation->run->pool.used -= spare;
}

struct missing_mark missing_mark(const struct evaluation *evaluation)
{
    const struct missing_pool *pool = &evaluation->run->pool;
    return (struct missing_mark){ pool->chunk, pool->used };
}

struct missing missing_give_back(
    struct evaluation *evaluation, struct missing_mark mark, struct missing kept)
{
    struct missing_pool *pool = &evaluation->run->pool;
    pool->chunk = mark.chunk;
    pool->used = mark.used;
    if (kept.count == 0)
        return kept;
    struct missing_item *items = take_items(evaluation, kept.count);
    memmove(items, kept.items, kept.count * sizeof *items);
    return (struct missing){ items, kept.count };
}

struct missing missing_one(struct evaluation *evaluation, uint32_t rule, double score)
{
    struct missing_item *item = take_items(evaluation, 1);
    *item = (struct missing_item){ rule, score };
    return (struct missing){ item, 1 };
}

struct missing missing_merge(
    struct evaluation *evaluation, struct missing a, struct missing b)
{
    struct run *run = evaluation->run;
    if (a.count == 0)
        return b;
    if (b.count == 0)
        return a;
    struct missing_item *items = take_items(evaluation, a.count + b.count);
    memcpy(items, a.items, a.count * sizeof *items);
    size_t count = a.count;
    run->mark++;
    for (uint32_t i = 0; i < count; i++) {
        run->places[items[i].rule] = i;
        run->marks[items[i].rule] = run->mark;
    }
    for (size_t i = 0; i < b.count; i++) {
        uint32_t rule = b.items[i].rule;
        if (run->marks[rule] == run->mark)
            items[run->places[rule]].score += b.items[i].score;
        else
            items[count++] = b.items[i];
    }
    leave_items(evaluation, a.count + b.count - count);
    return (struct missing){ items, count };
}

struct missing missing_raise(struct evaluation *evaluation, struct missing missing)
{
    if (missing.count == 0)
        return missing;
    struct missing_item *items = take_items(evaluation, missing.count);
    for (size_t i = 0; i < missing.count; i++)
        items[i] =
            (struct missing_item){ missing.items[i].rule, missing.items[i].score + 1 };
    return (struct missing){ items, missing.count };
}

struct missing missing_without(struct evaluation *evaluation, struct missing missing,
    bool (*is_left_out)(const void *context, uint32_t rule), const void *context)
{
    if (missing.count == 0)
        return missing;
    struct missing_item *kept = take_items(evaluation, missing.count);
    size_t count = 0;
    for (size_t i = 0; i < missing.count; i++)
        if (!is_left_out(context, missing.items[i].rule))
            kept[count++] = missing.items[i];
    leave_items(evaluation, missing.count - count);
    return (struct missing){ kept, count };
}
