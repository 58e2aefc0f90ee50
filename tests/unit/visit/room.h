/* A visit on a terminal of its own, at ten o'clock, without contents. */
#pragma once

#include "base/arena.h"
#include "visit/visit.h"

static const struct moment room_ten = { { 2026, 11, 21 }, 10, 0, 0 };

struct room {
    struct arena *arena;
    struct catalog catalog;
    struct site site;
    struct terminal terminal;
    struct visit *visit;
};

static inline int room_enter(void **state)
{
    static struct room room;
    room = (struct room){ .arena = arena_open_secret(VISIT_ARENA_BYTES),
        .terminal = { .language = "fr" } };
    room.terminal.catalog = &room.catalog;
    room.terminal.site = &room.site;
    room.visit = visit_begin(room.arena, &room.terminal, room_ten);
    *state = &room;
    return 0;
}

static inline int room_leave(void **state)
{
    arena_close(((struct room *)*state)->arena);
    return 0;
}

static inline struct visit *room_visit(void **state)
{
    return ((struct room *)*state)->visit;
}

#define ROOM_TEST(name) cmocka_unit_test_setup_teardown(name, room_enter, room_leave)
