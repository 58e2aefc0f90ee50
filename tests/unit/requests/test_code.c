#include "test.h"

#include "base/arena.h"
#include "requests/code.h"

static const struct code_salt cheap = { .cost = { .memory_kib = 8, .passes = 1 } };

static struct code_key key_of(struct code code)
{
    struct code_key key;
    assert_true(code_key_make(&key, code, &cheap));
    return key;
}

static void a_code_has_six_characters_that_are_not_mistaken(void **state)
{
    (void)state;
    for (int i = 0; i < 2000; i++) {
        struct code code = code_draw();
        assert_int_equal(strlen(code.text), CODE_LENGTH);
        assert_null(strpbrk(code.text, "0O1IL"));
        assert_int_equal(
            strspn(code.text, "23456789ABCDEFGHJKMNPQRSTUVWXYZ"), CODE_LENGTH);
        assert_true(strspn(code.text, "23456789") < CODE_LENGTH);
    }
}

static void a_code_is_shown_in_two_halves(void **state)
{
    (void)state;
    struct arena *arena = arena_open(0);
    struct code code = { "K7P4MX" };
    assert_string_equal(code_show(arena, code), "K7P 4MX");
    arena_close(arena);
}

static const struct {
    const char *typed, *read;
} examples[] = {
    { "K7P 4MX", "K7P4MX" },
    { "k7p4mx", "K7P4MX" },
    { " k7P-4m.X ", "K7P4MX" },
    { "K7P\u00A04MX", "K7P4MX" },
    { "K7P 4M", NULL },
    { "K7P 4MXX", NULL },
    { "K7P 4M0", NULL },
    { "K7P 4ML", NULL },
    { "K7P 4Mé", NULL },
    { "", NULL },
};

static void a_typed_code_is_read_with_or_without_blanks_and_capitals(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct code code = { "unset" };
        bool good = code_read(str_of(examples[i].typed), &code);
        assert_int_equal(good, examples[i].read != NULL);
        assert_string_equal(code.text, good ? examples[i].read : "unset");
    }
}

static void P25_a_thousand_ids_are_uuids_of_version_4_and_all_different(void **state)
{
    (void)state;
    enum { IDS = 1000 };
    static struct id ids[IDS];
    struct code_key key = key_of(code_draw());
    size_t ones[ID_LENGTH] = { 0 };
    for (size_t i = 0; i < IDS; i++) {
        ids[i] = id_draw(&key);
        assert_true(id_is(str_of(ids[i].text)));
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(ids[i].text, ids[j].text);
        for (size_t j = 0; j < ID_LENGTH; j++)
            ones[j] += ids[i].text[j] == '7';
    }
    /* No place tells anything: every digit comes about as often as the others, but for the
     * four dashes, the version and the variant. */
    for (size_t j = 0; j < ID_LENGTH; j++)
        if (j != 8 && j != 13 && j != 14 && j != 18 && j != 19 && j != 23)
            assert_in_range(ones[j], 20, 120);
}

static void an_id_is_recognised_by_its_code_only(void **state)
{
    (void)state;
    struct code_key key = key_of((struct code){ "K7P4MX" });
    struct id id = id_draw(&key);
    assert_true(id_has_code(id.text, &key));
    for (int i = 0; i < 200; i++) {
        struct code_key other = key_of(code_draw());
        assert_false(id_has_code(id.text, &other));
    }
    id.text[0] = id.text[0] == 'a' ? 'b' : 'a';
    assert_false(id_has_code(id.text, &key));
    assert_false(id_has_code("no id", &key));
}

static void the_same_code_under_another_salt_is_another_key(void **state)
{
    (void)state;
    struct code code = { "K7P4MX" };
    struct code_key first = key_of(code), second;
    struct code_salt salt = code_salt_draw();
    salt.cost = cheap.cost;
    assert_true(code_key_make(&second, code, &salt));
    assert_memory_not_equal(first.bytes, second.bytes, sizeof first.bytes);
}

static void a_site_makes_each_guess_of_a_code_slow(void **state)
{
    (void)state;
    struct code_salt salt = code_salt_draw();
    assert_true(salt.cost.memory_kib >= 64 * 1024);
    assert_true(salt.cost.passes >= 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_code_has_six_characters_that_are_not_mistaken),
        cmocka_unit_test(a_code_is_shown_in_two_halves),
        cmocka_unit_test(a_typed_code_is_read_with_or_without_blanks_and_capitals),
        cmocka_unit_test(P25_a_thousand_ids_are_uuids_of_version_4_and_all_different),
        cmocka_unit_test(an_id_is_recognised_by_its_code_only),
        cmocka_unit_test(the_same_code_under_another_salt_is_another_key),
        cmocka_unit_test(a_site_makes_each_guess_of_a_code_slow),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
