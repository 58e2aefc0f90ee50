#include "test.h"

#include "base/language.h"
#include "content/site.h"
#include "example.h"

static struct arena *arena;

static int begin(void **state)
{
    (void)state;
    arena = arena_open(0);
    language_open("/nowhere");
    return 0;
}

static int end(void **state)
{
    (void)state;
    arena_close(arena);
    return 0;
}

static const struct site *site_of(const char *text, struct diag *diag)
{
    const char *path = file_join(arena, example_folder(arena), "site.yaml");
    assert_true(file_write(path, str_of(text), 0644));
    const struct site *site = site_read(arena, path, diag);
    unlink(path);
    return site;
}

static const struct site *example(void)
{
    struct diag *diag = diag_open();
    const struct site *site =
        site_read(arena, SOURCE_FOLDER "/content/example/site.yaml", diag);
    example_no_complaint(diag);
    diag_close(diag);
    return site;
}

static void the_example_is_a_site(void **state)
{
    (void)state;
    const struct site *site = example();
    assert_non_null(site);
    assert_string_equal(site->id, "demo-01");
    assert_true(site->demonstration);
    assert_string_equal(site->languages[0], "fr");
    assert_true(site->opening_count > 0);
}

#define NEEDED_KEYS                                                                    \
    "id: a-1\nassociation: A\nplace: P\naddress: R\ndepartment: \"94\"\n"

static void what_is_not_said_has_its_default(void **state)
{
    (void)state;
    struct diag *diag = diag_open();
    const struct site *site = site_of(NEEDED_KEYS, diag);
    example_no_complaint(diag);
    assert_int_equal(site->idle_seconds, 120);
    assert_string_equal(site->languages[0], "fr");
    assert_null(site->languages[1]);
    assert_null(site->phone);
    assert_string_equal(
        site_next_opening(site, arena, (struct moment){ EXAMPLE_DAY, 0, 0, 0 }), "");
    diag_close(diag);
}

static const struct wrong {
    const char *line, *complaint;
} WRONG[] = {
    { "idle_seconds: 30", "'30' is no whole number from 60 to 600" },
    { "idle_second: 130", "unknown key 'idle_second'; did you mean 'idle_seconds'?" },
    { "languages: [ar]", "the first language is 'fr'" },
    { "languages: [fr, arr]", "unknown language 'arr'; did you mean 'ar'?" },
    { "phone: \"+33 1\"",
        "'+33 1' is no French phone number; write digits only, between "
        "quotes" },
    { "openings: [{day: lundis, from: \"09:00\", to: \"10:00\"}]",
        "'lundis' is no day; did you mean 'lundi'?" },
    { "openings: [{day: lundi, from: \"9h\", to: \"10:00\"}]",
        "'9h' is no time such as \"09:00\"" },
    { "openings: [{day: lundi, from: \"11:00\", to: \"10:00\"}]",
        "this opening ends before it begins" },
    { "overseas: oui", "'overseas' is true or false, not 'oui'" },
};

static void a_wrong_setting_is_told(void **state)
{
    const struct wrong *wrong = *state;
    struct diag *diag = diag_open();
    assert_null(site_of(str_format(arena, "%s%s\n", NEEDED_KEYS, wrong->line), diag));
    assert_int_equal(diag_errors(diag), 1);
    assert_true(str_ends(str_of(diag_first(diag)), wrong->complaint));
    diag_close(diag);
}

static const struct when {
    const char *now, *said;
} WHENS[] = {
    /* Saturday: nothing until Monday. */
    { "2026-11-21T10:00", "lundi 9\u00A0h\u00A0–\u00A012\u00A0h" },
    { "2026-11-23T10:00", "lundi 9\u00A0h\u00A0–\u00A012\u00A0h" },
    /* Monday noon: closed from that minute on. */
    { "2026-11-23T12:00",
        "mardi 9\u00A0h\u00A0–\u00A012\u00A0h et 14\u00A0h\u00A0–\u00A017\u00A0h\u00A0"
        "30" },
    { "2026-11-24T13:00", "mardi 14\u00A0h\u00A0–\u00A017\u00A0h\u00A030" },
    /* Christmas 2026 is a Friday. */
    { "2026-12-24T20:00", "lundi 9\u00A0h\u00A0–\u00A012\u00A0h" },
};

static void the_next_opening_is_said(void **state)
{
    const struct when *when = *state;
    struct moment now;
    assert_true(moment_read(str_of(when->now), &now));
    assert_string_equal(site_next_opening(example(), arena, now), when->said);
}

int main(void)
{
    enum { WRONGS = sizeof WRONG / sizeof *WRONG, DAYS = sizeof WHENS / sizeof *WHENS };
    struct CMUnitTest wrongs[WRONGS], days[DAYS];
    for (size_t i = 0; i < WRONGS; i++)
        wrongs[i] = (struct CMUnitTest){ .name = WRONG[i].line,
            .test_func = a_wrong_setting_is_told,
            .initial_state = (void *)(uintptr_t)&WRONG[i] };
    for (size_t i = 0; i < DAYS; i++)
        days[i] = (struct CMUnitTest){ .name = WHENS[i].now,
            .test_func = the_next_opening_is_said,
            .initial_state = (void *)(uintptr_t)&WHENS[i] };
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_example_is_a_site),
        cmocka_unit_test(what_is_not_said_has_its_default),
    };
    int failed = cmocka_run_group_tests_name("site", tests, begin, end);
    failed += cmocka_run_group_tests_name("wrong", wrongs, begin, end);
    return failed + cmocka_run_group_tests_name("openings", days, begin, end);
}
