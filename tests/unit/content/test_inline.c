#include "test.h"

#include "content/inline.h"

static struct piece only_piece(const char *text)
{
    struct str rest = str_of(text);
    struct piece piece = { 0 };
    assert_true(inline_next(&rest, &piece));
    assert_int_equal(rest.size, 0);
    return piece;
}

static const struct example {
    const char *text;
    enum piece_kind kind;
    const char *name;
} EXAMPLES[] = {
    { "Le bail", PIECE_TEXT, "" },
    { "5 * 3", PIECE_TEXT, "" },
    { "**", PIECE_STRONG, "" },
    { "{figure:dalo.delai}", PIECE_FIGURE, "dalo.delai" },
    { "{phone:115}", PIECE_PHONE, "115" },
    { "{figure:}", PIECE_FIGURE, "" },
    { "[", PIECE_LINK_BEGIN, "" },
    { "](fiche:fsl)", PIECE_LINK_SHEET, "fsl" },
    { "](verif:c-dalo)", PIECE_LINK_CHECK, "c-dalo" },
    { "](https://example.org)", PIECE_BAD, "" },
    { "{date}", PIECE_BAD, "" },
    { "}", PIECE_BAD, "" },
    { "{", PIECE_BAD, "" },
    { "]", PIECE_BAD, "" },
};

static void reads_one_piece(void **state)
{
    const struct example *example = *state;
    struct piece piece = only_piece(example->text);
    assert_int_equal(piece.kind, example->kind);
    assert_true(str_is(piece.text, example->text));
    assert_true(str_is(piece.name, example->name));
}

static void no_byte_is_lost_between_pieces(void **state)
{
    (void)state;
    const char *text = "**Appelez {phone:115}.** Voir [ici](fiche:a), {x} ] é {figure:";
    struct str rest = str_of(text);
    size_t size = 0;
    struct piece piece;
    while (inline_next(&rest, &piece)) {
        assert_true(piece.text.size > 0);
        size += piece.text.size;
    }
    assert_int_equal(size, strlen(text));
}

static void gaps_may_change_their_order(void **state)
{
    (void)state;
    struct str lost, added;
    assert_true(inline_same_gaps(str_of("{phone:a} puis {figure:b}"),
        str_of("{figure:b} then {phone:a}"), &lost, &added));
}

static void a_gap_that_is_lost_is_named(void **state)
{
    (void)state;
    struct str lost, added;
    assert_false(inline_same_gaps(
        str_of("{phone:a} {phone:a}"), str_of("{phone:a}"), &lost, &added));
    assert_true(str_is(lost, "{phone:a}"));
    assert_int_equal(added.size, 0);
}

static void a_gap_that_is_invented_is_named(void **state)
{
    (void)state;
    struct str lost, added;
    assert_false(inline_same_gaps(str_of("Voir [ici](fiche:a)"),
        str_of("[x](fiche:a) {phone:b}"), &lost, &added));
    assert_true(str_is(added, "{phone:b}"));
    assert_int_equal(lost.size, 0);
}

int main(void)
{
    enum { COUNT = sizeof EXAMPLES / sizeof *EXAMPLES };
    struct CMUnitTest examples[COUNT];
    for (size_t i = 0; i < COUNT; i++)
        examples[i] = (struct CMUnitTest){ .name = EXAMPLES[i].text,
            .test_func = reads_one_piece,
            .initial_state = (void *)(uintptr_t)&EXAMPLES[i] };
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_byte_is_lost_between_pieces),
        cmocka_unit_test(gaps_may_change_their_order),
        cmocka_unit_test(a_gap_that_is_lost_is_named),
        cmocka_unit_test(a_gap_that_is_invented_is_named),
    };
    int failed = cmocka_run_group_tests_name("pieces", examples, NULL, NULL);
    return failed + cmocka_run_group_tests_name("inline", tests, NULL, NULL);
}
