/* Lists of missing answers are never changed once made, so they can be shared; an empty
 * one on either side of a merge costs nothing. */
#include <string.h>

#include "base/arena.h"
#include "rules/engine.h"

static struct missing_item *take_items(struct evaluation *evaluation, size_t count)
{
    struct run *run = evaluation->run;
    run->missing_items += count;
    return ARENA_LIST(run->arena, struct missing_item, count);
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
