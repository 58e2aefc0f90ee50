/* Walks through self-checks with answers drawn from a seed, as a resident would make them. */
#pragma once

#include <stdint.h>

#include "base/arena.h"
#include "content/catalog.h"
#include "content/site.h"
#include "rules/ruleset.h"
#include "visit/selfcheck.h"

struct walk {
    struct arena *arena, *frame;
    const struct catalog *catalog;
    struct site site;
    struct selfcheck *selfcheck;
    uint32_t seed;
    const struct question *asked[SELFCHECK_MAX_ANSWERS];
    size_t asked_count;
};

/* xorshift: the same walk on every machine */
static inline uint32_t walk_draw(struct walk *walk, uint32_t below)
{
    walk->seed ^= walk->seed << 13;
    walk->seed ^= walk->seed >> 17;
    walk->seed ^= walk->seed << 5;
    return walk->seed % below;
}

static inline void walk_begin(
    struct walk *walk, const struct catalog *catalog, uint32_t seed)
{
    *walk = (struct walk){ .catalog = catalog, .seed = seed * 2654435761u + 1 };
    walk->arena = arena_open_secret(256 * 1024);
    walk->frame = arena_open(0);
    walk->selfcheck = ARENA_NEW(walk->arena, struct selfcheck);
    selfcheck_begin(walk->selfcheck, walk->arena, catalog, &walk->site,
        (struct date){ 2026, 11, 21 });
}

static inline void walk_end(struct walk *walk)
{
    arena_close(walk->arena);
    arena_close(walk->frame);
}

/* An answer that a resident could give to this question. */
static inline const char *walk_answer(
    struct walk *walk, const struct question *question)
{
    static const char *const numbers[] = { "0", "1", "2", "3", "5", "7", "9", "12",
        "18", "19", "26", "30", "66", "100", "450", "800", "1500", "3000", "9000",
        "15000", "24000", "60000" };
    static const char *const dates[] = { "2026-11-03", "2026-11-20", "2026-10-01",
        "2026-05-15", "2025-01-31", "2023-02-10", "2026-12-24", "2027-02-01" };
    if (question->kind == QUESTION_CHOICE)
        return question->answers[walk_draw(walk, (uint32_t)question->answer_count)]
            .value;
    if (walk_draw(walk, 8) == 0)
        return "";
    if (question->kind == QUESTION_DATE)
        return dates[walk_draw(walk, sizeof dates / sizeof *dates)];
    return numbers[walk_draw(walk, sizeof numbers / sizeof *numbers)];
}

/* Answers all that is asked. */
static inline void walk_to_the_end(struct walk *walk, const struct check *check)
{
    selfcheck_open(walk->selfcheck, check);
    while (walk->selfcheck->question && walk->asked_count < SELFCHECK_MAX_ANSWERS) {
        const struct question *question = walk->selfcheck->question;
        walk->asked[walk->asked_count++] = question;
        selfcheck_answer(walk->selfcheck, walk_answer(walk, question));
    }
}

static inline bool walk_has_asked(
    const struct walk *walk, const struct question *question)
{
    for (size_t i = 0; i < walk->asked_count; i++)
        if (walk->asked[i] == question)
            return true;
    return false;
}
