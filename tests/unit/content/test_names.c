#include "test.h"

#include "base/arena.h"
#include "content/names.h"

static void finds_each_of_many_names(void **state)
{
    (void)state;
    struct arena *arena = arena_open(0);
    struct names names = { 0 };
    for (int i = 0; i < 1000; i++)
        assert_int_equal(names_add(arena, &names, str_format(arena, "name %d", i)), i);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(
            names_find(&names, str_of(str_format(arena, "name %d", i))), i);
    assert_int_equal(names_find(&names, STR("name 1000")), NAMES_NONE);
    arena_close(arena);
}

static void a_name_is_added_once(void **state)
{
    (void)state;
    struct arena *arena = arena_open(0);
    struct names names = { 0 };
    assert_int_equal(names_find(&names, STR("fsl")), NAMES_NONE);
    assert_int_equal(names_add(arena, &names, "fsl"), 0);
    assert_int_equal(names_add(arena, &names, "fsl"), NAMES_NONE);
    assert_int_equal(names.count, 1);
    arena_close(arena);
}

static void knows_the_nearest_name(void **state)
{
    (void)state;
    struct arena *arena = arena_open(0);
    struct names names = { 0 };
    names_add(arena, &names, "loyer");
    names_add(arena, &names, "dalo");
    assert_string_equal(names_nearest(&names, "loier"), "loyer");
    assert_null(names_nearest(&names, "copropriété"));
    arena_close(arena);
}

/* The vectors of the FNV page (isthe.com/chongo/tech/comp/fnv). */
static void the_sum_is_fnv_1a(void **state)
{
    (void)state;
    assert_true(names_hash(0, STR("")) == 0xcbf29ce484222325u);
    assert_true(names_hash(0, STR("a")) == 0xaf63dc4c8601ec8cu);
    assert_true(names_hash(0, STR("foobar")) == 0x85944171f73967e8u);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_each_of_many_names),
        cmocka_unit_test(a_name_is_added_once),
        cmocka_unit_test(knows_the_nearest_name),
        cmocka_unit_test(the_sum_is_fnv_1a),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
