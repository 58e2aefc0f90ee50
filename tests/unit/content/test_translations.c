#include "test.h"

#include "content/translations.h"
#include "example.h"

static struct arena *arena;
static const struct catalog *catalog;
static struct diag *diag;

static int begin(void **state)
{
    (void)state;
    arena = arena_open(0);
    diag = diag_open();
    catalog = catalog_read(arena, EXAMPLE_CONTENT, EXAMPLE_ASSETS, EXAMPLE_DAY, diag);
    return catalog ? 0 : -1;
}

static int end(void **state)
{
    (void)state;
    diag_close(diag);
    arena_close(arena);
    return 0;
}

static const char *found(const struct translation *language, const char *french)
{
    for (size_t i = 0; i < language->count; i++)
        if (text_same(language->items[i].french, french))
            return language->items[i].text;
    return NULL;
}

static void only_what_is_sure_and_still_there_is_taken(void **state)
{
    (void)state;
    struct translations all = translations_read(arena, catalog, EXAMPLE_CONTENT, diag);
    example_no_complaint(diag);
    assert_int_equal(all.count, 2);
    const struct translation *arabic = &all.items[0];
    assert_string_equal(arabic->language, "ar");
    assert_false(arabic->reviewed);
    assert_int_equal(arabic->count, 5);
    assert_true(arabic->of > arabic->count);
    assert_non_null(found(arabic, "Le {phone:115}, la nuit"));
    assert_null(found(arabic, "Le papier et son enveloppe")); /* fuzzy */
    assert_null(found(arabic, "Une phrase qui n’est plus dans les contenus"));
}

static void words_that_people_type_need_no_easy_french(void **state)
{
    (void)state;
    struct translations all = translations_read(arena, catalog, EXAMPLE_CONTENT, diag);
    const struct translation *arabic = &all.items[0], *easy = &all.items[1];
    assert_string_equal(easy->language, "fr@falc");
    assert_int_equal(easy->count, 1);
    assert_null(found(easy, "loyer, impayé, dette"));
    assert_int_equal(easy->of, arabic->of - 2); /* two sheets, each with such words */
}

static void what_is_translated_is_counted_by_the_kind_of_file(void **state)
{
    (void)state;
    struct translations all = translations_read(arena, catalog, EXAMPLE_CONTENT, diag);
    const struct translation *arabic = &all.items[0];
    assert_int_equal(arabic->parts[COVERAGE_SHEETS].count, 4);
    assert_int_equal(arabic->parts[COVERAGE_CHECKS].count, 0);
    assert_int_equal(arabic->parts[COVERAGE_REST].count, 1); /* a figure */
    size_t of = 0;
    for (int i = 0; i < COVERAGE_PARTS; i++) {
        assert_true(arabic->parts[i].of > 0);
        of += arabic->parts[i].of;
    }
    assert_int_equal(of, arabic->of);
}

static void a_folder_without_translations_has_none(void **state)
{
    (void)state;
    assert_int_equal(translations_read(arena, catalog, "/nowhere", diag).count, 0);
    example_no_complaint(diag);
}

static void the_template_holds_each_text_once_with_its_place(void **state)
{
    (void)state;
    const char *path = file_join(arena, example_folder(arena), "contents.pot");
    assert_true(content_extract(catalog, path));
    struct str pot;
    assert_true(file_read(arena, path, 1024 * 1024, &pot));
    unlink(path);
    assert_true(str_find(pot, "charset=UTF-8") != SIZE_MAX);
    size_t at = str_find(pot, "msgid \"Votre bail\"\nmsgstr \"\"\n");
    assert_true(at != SIZE_MAX);
    assert_true(
        str_ends(str_sub(pot, 0, at), "#: content/sheets/premiers-pas.md:22\n"));
    /* All eight situations have the same lead. */
    const char *lead = "msgid \"Une phrase qui rassure.\"";
    at = str_find(pot, lead);
    assert_true(at != SIZE_MAX);
    assert_true(str_find(str_sub(pot, at + 1, pot.size), lead) == SIZE_MAX);
}

static void a_template_that_cannot_be_written_is_no_success(void **state)
{
    (void)state;
    assert_false(content_extract(catalog, "/nowhere/contents.pot"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_what_is_sure_and_still_there_is_taken),
        cmocka_unit_test(words_that_people_type_need_no_easy_french),
        cmocka_unit_test(what_is_translated_is_counted_by_the_kind_of_file),
        cmocka_unit_test(a_folder_without_translations_has_none),
        cmocka_unit_test(the_template_holds_each_text_once_with_its_place),
        cmocka_unit_test(a_template_that_cannot_be_written_is_no_success),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
