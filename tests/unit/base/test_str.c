#include "test.h"

#include "base/arena.h"
#include "base/str.h"
#include "examples.h"

static int open_arena(void **state)
{
    *state = arena_open(0);
    return 0;
}

static int close_arena(void **state)
{
    arena_close(*state);
    return 0;
}

static void slices_are_compared_by_their_bytes(void **state)
{
    (void)state;
    assert_true(str_same(STR("bail"), str_of("bail")));
    assert_false(str_same(STR("bail"), STR("bai")));
    assert_true(str_is((struct str){ 0 }, ""));
    assert_true(str_starts(STR("loyer"), "loy"));
    assert_true(str_starts(STR("loyer"), ""));
    assert_false(str_starts(STR("lo"), "loy"));
    assert_true(str_ends(STR("loyer"), "yer"));
    assert_false(str_ends(STR("er"), "yer"));
    assert_true(text_same(NULL, NULL));
    assert_false(text_same("a", NULL));
    assert_true(text_same("a", "a"));
}

static void a_part_is_clamped_to_the_whole(void **state)
{
    (void)state;
    assert_true(str_is(str_sub(STR("loyer"), 1, 3), "oy"));
    assert_true(str_is(str_sub(STR("loyer"), 3, 99), "er"));
    assert_true(str_is(str_sub(STR("loyer"), 9, 99), ""));
    assert_true(str_is(str_sub(STR("loyer"), 3, 1), ""));
    assert_true(str_is(str_sub((struct str){ 0 }, 0, 5), ""));
}

static void blanks_are_trimmed_at_both_ends_only(void **state)
{
    (void)state;
    assert_true(str_is(str_trim(STR(" \t a b \r\n")), "a b"));
    assert_true(str_is(str_trim(STR(" \n ")), ""));
}

static void a_part_is_found_where_it_starts(void **state)
{
    (void)state;
    assert_int_equal(str_find(STR("aab"), "ab"), 1);
    assert_int_equal(str_find(STR("aaa"), "ab"), SIZE_MAX);
    assert_int_equal(str_find(STR("a"), "ab"), SIZE_MAX);
    assert_int_equal(str_find(STR("ab"), "ab"), 0);
    assert_int_equal(str_find(STR(""), "x"), SIZE_MAX);
    assert_int_equal(str_find(STR("x"), ""), 0);
    assert_int_equal(str_find(STR("aXbXaXc"), "Xc"), 5);
}

static void cutting_gives_every_part_and_empty_ones_too(void **state)
{
    (void)state;
    struct str rest = STR("a,,b,"), part;
    static const char *const parts[] = { "a", "", "b", "" };
    for (size_t i = 0; i < 4; i++) {
        assert_true(str_cut(&rest, ',', &part));
        assert_true(str_is(part, parts[i]));
    }
    assert_false(str_cut(&rest, ',', &part));
    rest = STR("");
    assert_true(str_cut(&rest, ',', &part));
    assert_true(str_is(part, ""));
    assert_false(str_cut(&rest, ',', &part));
}

static void a_format_may_be_longer_than_any_guess(void **state)
{
    char *made = str_format(*state, "%0*d|%s", 5000, 7, "é");
    assert_int_equal(strlen(made), 5003);
    assert_string_equal(made + 4999, "7|é");
    assert_string_equal(str_format(*state, "%s", ""), "");
}

/* --- characters --- */

static void characters_are_taken_one_by_one(void **state)
{
    (void)state;
    struct str rest = STR("aé€😀");
    static const uint32_t codes[] = { 'a', 0xE9, 0x20AC, 0x1F600, 0, 0 };
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        assert_int_equal(str_next(&rest), codes[i]);
}

static void every_character_is_written_as_it_is_read(void **state)
{
    (void)state;
    for (uint32_t code = 1; code <= 0x10FFFF; code++) {
        if (code >= 0xD800 && code <= 0xDFFF)
            continue;
        char bytes[4];
        struct str one = { bytes, str_put(bytes, code) };
        if (str_next(&one) != code || one.size)
            fail_msg("U+%04X", (unsigned)code);
    }
}

static struct bad {
    const char *name;
    struct str bytes;
    size_t bad_at;
} bad[] = {
    { "a byte that only goes on", BYTES("a\x80"), 1 },
    { "a two-byte character cut short", BYTES("ab\xC3"), 2 },
    { "a four-byte character cut short", BYTES("\xF0\x9F\x98"), 0 },
    { "a character interrupted by a letter", BYTES("\xE2\x82z"), 0 },
    { "a slash in two bytes", BYTES("\xC0\xAF"), 0 },
    { "a longer form than needed", BYTES("\xE0\x80\xAF"), 0 },
    { "a longer form in four bytes", BYTES("\xF0\x80\x80\xAF"), 0 },
    { "half of a surrogate pair", BYTES("\xED\xA0\x80"), 0 },
    { "a code above the last one", BYTES("\xF4\x90\x80\x80"), 0 },
    { "a byte that never occurs", BYTES("abc\xFF"), 3 },
    { "Latin-1", BYTES("h\xE9las"), 1 },
};

static void bad_bytes_are_told_with_their_place(void **state)
{
    const struct bad *example = *state;
    size_t bad_at = SIZE_MAX;
    assert_false(str_valid(example->bytes, &bad_at));
    assert_int_equal(bad_at, example->bad_at);
    assert_false(str_valid(example->bytes, NULL));
    struct str rest = str_sub(example->bytes, bad_at, SIZE_MAX);
    size_t before = rest.size;
    assert_true(str_next(&rest) == STR_BAD);
    assert_int_equal(rest.size, before - 1);
}

static void characters_are_counted_not_bytes(void **state)
{
    (void)state;
    assert_true(str_valid(STR("aé€😀"), NULL));
    assert_int_equal(str_count(STR("aé€😀")), 4);
    assert_int_equal(str_count(STR("")), 0);
    assert_int_equal(str_bytes(STR("aé€😀"), 2), 3);
    assert_int_equal(str_bytes(STR("aé€😀"), 99), 10);
}

/* --- folding --- */

static struct folding {
    const char *text, *folded;
} foldings[] = {
    { "Élodie Œuvré à NOËL", "elodie oeuvre a noel" },
    { "Cœur ÇA ÆTHER straße STRAẞE", "coeur ca aether strasse strasse" },
    { "e\u0301te\u0301", "ete" },
    { "l’été, aujourd'hui — au-delà", "l ete, aujourd hui   au dela" },
    { "12\u202F500\u00A0€", "12 500 €" },
    { "İstanbul ılık Şişli", "istanbul ilik sisli" },
    { "Łódź Đorđe Ørsted", "lodz dorde orsted" },
    { "Nguyễn Việt", "nguyen viet" },
    { "ΆΝΘΡΩΠΟΣ λόγος", "ανθρωποσ λογοσ" },
    { "Ёлка ЙОД Київ", "елка иод киів" },
    { "مُحَمَّد", "محمد" },
    { "ســـكن", "سكن" },
    { "أحمد إيجار آلة ٱلحق", "احمد ايجار اله الحق" },
    { "شقة شقه", "شقه شقه" },
    { "على علي علی", "علي علي علي" },
    { "کرایه", "كرايه" },
    { "مسؤول رئيس", "مسوول رييس" },
    { "می\u200Cخواهم", "ميخواهم" },
    { "٠١٢٣٤٥٦٧٨٩ ۰۹", "0123456789 09" },
    { "co\u00ADpro\u200Epriété", "copropriete" },
    { "Ligne\nTab\t", "ligne tab " },
    { "住房 😀", "住房 😀" },
    { "DŽ ǈ ﬁn", "dz lj fin" },
    { "", "" },
};

static void text_is_folded_for_search(void **state)
{
    const struct folding *example = *state;
    struct arena *arena = arena_open(0);
    assert_string_equal(str_fold(arena, str_of(example->text)), example->folded);
    assert_string_equal(str_fold(arena, str_of(example->folded)), example->folded);
    arena_close(arena);
}

static void every_folded_letter_stays_as_it_is(void **state)
{
    (void)state;
    for (uint32_t code = 1; code < 0x3000; code++) {
        struct arena *arena = arena_open(256);
        char bytes[4];
        struct str one = { bytes, str_put(bytes, code) };
        char *once = str_fold(arena, one);
        char *twice = str_fold(arena, str_of(once));
        if (strcmp(once, twice) != 0)
            fail_msg("U+%04X: '%s', then '%s'", (unsigned)code, once, twice);
        arena_close(arena);
    }
}

static void bytes_that_are_no_text_fold_to_spaces(void **state)
{
    assert_string_equal(str_fold(*state, STR("a\xFF\x62")), "a b");
}

/* --- the nearest word --- */

static struct nearest {
    const char *word, *near;
} nearests[] = {
    { "loyer", "loyer" },
    { "loyr", "loyer" },
    { "loeyr", "loyer" },
    { "loyerr", "loyer" },
    { "resources", "ressources" },
    { "unitè", "unité" },
    { "applicabl si", "applicable si" },
    { "tot", NULL },
    { "x", NULL },
    { "", NULL },
    { "quelque chose d'autre", NULL },
};

static void a_word_that_was_meant_is_found(void **state)
{
    const struct nearest *example = *state;
    static const char *const words[] = { "loyer", "ressources", "unité",
        "applicable si", "par défaut" };
    const char *near = str_nearest(example->word, words, 5);
    if (example->near)
        assert_string_equal(near, example->near);
    else
        assert_null(near);
}

static void the_nearer_of_two_words_wins(void **state)
{
    (void)state;
    static const char *const words[] = { "montants", "montant", "mont" };
    assert_string_equal(str_nearest("montan", words, 3), "montant");
    assert_null(str_nearest("montan", words, 0));
}

/* --- building --- */

static void text_grows_from_parts_of_all_kinds(void **state)
{
    struct text text = { .arena = *state };
    assert_string_equal(text_done(&text), "");
    text_add(&text, STR("un"));
    text_add_c(&text, NULL);
    text_add_c(&text, " deux ");
    text_add_code(&text, 0x20AC);
    text_addf(&text, " %d %s", 3, "quatre");
    assert_string_equal(text_done(&text), "un deux € 3 quatre");
    for (int i = 0; i < 1000; i++)
        text_addf(&text, "%d,", i);
    assert_int_equal(strlen(text_done(&text)), text.size);
    assert_string_equal(text_done(&text) + text.size - 8, "998,999,");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slices_are_compared_by_their_bytes),
        cmocka_unit_test(a_part_is_clamped_to_the_whole),
        cmocka_unit_test(blanks_are_trimmed_at_both_ends_only),
        cmocka_unit_test(a_part_is_found_where_it_starts),
        cmocka_unit_test(cutting_gives_every_part_and_empty_ones_too),
        cmocka_unit_test_setup_teardown(
            a_format_may_be_longer_than_any_guess, open_arena, close_arena),
        cmocka_unit_test(characters_are_taken_one_by_one),
        cmocka_unit_test(every_character_is_written_as_it_is_read),
        cmocka_unit_test(characters_are_counted_not_bytes),
        cmocka_unit_test(every_folded_letter_stays_as_it_is),
        cmocka_unit_test_setup_teardown(
            bytes_that_are_no_text_fold_to_spaces, open_arena, close_arena),
        cmocka_unit_test(the_nearer_of_two_words_wins),
        cmocka_unit_test_setup_teardown(
            text_grows_from_parts_of_all_kinds, open_arena, close_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL) +
           RUN_EXAMPLES(bad, bad_bytes_are_told_with_their_place) +
           RUN_EXAMPLES(foldings, text_is_folded_for_search) +
           RUN_EXAMPLES(nearests, a_word_that_was_meant_is_found);
}
