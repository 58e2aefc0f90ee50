#include "test.h"

#include "base/arena.h"
#include "content/phrases.h"

enum { LEASE, CLAUSE, FUND, CARE };

static struct arena *arena;
static struct phrases phrases;

static int open_phrases(void **state)
{
    (void)state;
    arena = arena_open(0);
    phrases = (struct phrases){ 0 };
    phrases_add(arena, &phrases, "bail", LEASE);
    phrases_add(arena, &phrases, "baux", LEASE);
    phrases_add(arena, &phrases, "clause", CARE);
    phrases_add(arena, &phrases, "clause résolutoire", CLAUSE);
    phrases_add(arena, &phrases, "FSL", FUND);
    phrases_add(arena, &phrases, "PASS", CARE);
    return 0;
}

static int close_phrases(void **state)
{
    (void)state;
    arena_close(arena);
    return 0;
}

/* The owners of what is found in `text`, one after another, as "1 2". */
static const char *found(const char *text)
{
    struct words words = phrases_words(arena, str_of(text));
    struct text owners = { .arena = arena };
    for (size_t i = 0, count; i < words.count; i += count ? count : 1) {
        int owner = phrases_at(&phrases, &words, i, &count);
        if (owner >= 0)
            text_addf(&owners, "%s%d", owners.size ? " " : "", owner);
    }
    return text_done(&owners);
}

static void a_plural_a_capital_and_an_accent_change_nothing(void **state)
{
    (void)state;
    assert_string_equal(
        found("Des Clauses RESOLUTOIRES, l’ancien bail ; les baux."), "1 0 0");
}

static void the_longest_phrase_is_found(void **state)
{
    (void)state;
    assert_string_equal(found("La clause du bail, la clause résolutoire"), "3 0 1");
}

static void an_acronym_is_found_in_capitals_only(void **state)
{
    (void)state;
    assert_string_equal(found("Le FSL, la PASS et un pass fsl"), "2 3");
}

static void a_phrase_does_not_go_across_a_gap(void **state)
{
    (void)state;
    assert_string_equal(found("clause {figure:x.y} résolutoire"), "3");
    assert_string_equal(found("{figure:bail.delai} [le FSL](fiche:bail)"), "2");
}

static void part_of_a_word_is_no_word(void **state)
{
    (void)state;
    assert_string_equal(found("bailleur, baillé, FSLX"), "");
}

static void words_stand_where_they_are_written(void **state)
{
    (void)state;
    const char *text = "L’**état** des lieux";
    struct words words = phrases_words(arena, str_of(text));
    assert_int_equal(words.count, 4);
    assert_ptr_equal(words.items[1].written.text, strstr(text, "état"));
    assert_string_equal(words.items[1].folded, "etat");
    assert_string_equal(words.items[3].folded, "lieu");
}

static void acronyms_have_two_capitals_or_more(void **state)
{
    (void)state;
    assert_true(word_is_acronym(STR("CAF")));
    assert_true(word_is_acronym(STR("ÉS")));
    assert_false(word_is_acronym(STR("A")));
    assert_false(word_is_acronym(STR("CAFs")));
    assert_false(word_is_acronym(STR("")));
}

int main(void)
{
    static const struct CMUnitTest TESTS[] = {
        cmocka_unit_test(a_plural_a_capital_and_an_accent_change_nothing),
        cmocka_unit_test(the_longest_phrase_is_found),
        cmocka_unit_test(an_acronym_is_found_in_capitals_only),
        cmocka_unit_test(a_phrase_does_not_go_across_a_gap),
        cmocka_unit_test(part_of_a_word_is_no_word),
        cmocka_unit_test(words_stand_where_they_are_written),
        cmocka_unit_test(acronyms_have_two_capitals_or_more),
    };
    return cmocka_run_group_tests(TESTS, open_phrases, close_phrases);
}
