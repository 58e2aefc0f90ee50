#include "test.h"

#include "base/arena.h"
#include "base/array.h"

static void what_is_taken_is_zero_and_aligned(void **state)
{
    (void)state;
    struct arena *arena = arena_open(64);
    for (size_t size = 0; size < 300; size += 7) {
        unsigned char *taken = arena_take(arena, size);
        assert_int_equal((uintptr_t)taken % 16, 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(taken[i], 0);
        memset(taken, 0xAA, size);
    }
    arena_close(arena);
}

static void a_thing_larger_than_a_block_has_its_place(void **state)
{
    (void)state;
    struct arena *arena = arena_open(32);
    char *large = arena_take(arena, 100000);
    memset(large, 'x', 100000);
    assert_true(arena_used(arena) >= 100000);
    arena_close(arena);
}

static void a_wiped_arena_gives_zeros_again(void **state)
{
    (void)state;
    struct arena *arena = arena_open(64);
    for (int i = 0; i < 20; i++)
        memset(arena_take(arena, 50), 'x', 50);
    arena_wipe(arena);
    assert_int_equal(arena_used(arena), 0);
    unsigned char *taken = arena_take(arena, 50);
    for (size_t i = 0; i < 50; i++)
        assert_int_equal(taken[i], 0);
    arena_close(arena);
}

static void a_secret_arena_is_overwritten_in_place(void **state)
{
    (void)state;
    struct arena *arena = arena_open_secret(10000);
    char *secret = arena_take(arena, 9000);
    memset(secret, 's', 9000);
    arena_wipe(arena);
    for (size_t i = 0; i < 9000; i++)
        assert_int_equal(secret[i], 0);
    assert_ptr_equal(arena_take(arena, 9000), secret);
    arena_close(arena);
}

static void closing_nothing_is_allowed(void **state)
{
    (void)state;
    arena_close(NULL);
    memory_free(NULL);
}

static void a_list_keeps_its_items_while_it_grows(void **state)
{
    (void)state;
    struct arena *arena = arena_open(0);
    struct {
        ARRAY(int)
    } list = { 0 };
    for (int i = 0; i < 1000; i++)
        *ARRAY_ADD(arena, &list) = i;
    assert_int_equal(list.count, 1000);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(list.items[i], i);
    arena_close(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_taken_is_zero_and_aligned),
        cmocka_unit_test(a_thing_larger_than_a_block_has_its_place),
        cmocka_unit_test(a_wiped_arena_gives_zeros_again),
        cmocka_unit_test(a_secret_arena_is_overwritten_in_place),
        cmocka_unit_test(closing_nothing_is_allowed),
        cmocka_unit_test(a_list_keeps_its_items_while_it_grows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
