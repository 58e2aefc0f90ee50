#include "test.h"

#include "content/cases.h"
#include "example.h"

static struct arena *arena;
static const struct catalog *catalog;
static const char *folder;

static int begin(void **state)
{
    (void)state;
    arena = arena_open(0);
    folder = example_folder(arena);
    struct diag *diag = diag_open();
    catalog = catalog_read(arena, EXAMPLE_CONTENT, EXAMPLE_ASSETS, EXAMPLE_DAY, diag);
    example_no_complaint(diag);
    diag_close(diag);
    return catalog ? 0 : -1;
}

static int end(void **state)
{
    (void)state;
    rmdir(folder);
    arena_close(arena);
    return 0;
}

/* What is written about the cases, after them the complaints. */
static const char *told(const char *cases, struct case_counts *counts)
{
    const char *path = file_join(arena, folder, "x.cases.yaml");
    assert_true(file_write(path, str_of(cases), 0644));
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    struct diag *diag = diag_open();
    *counts = (struct case_counts){ 0 };
    cases_run(catalog, path, diag, out, counts);
    if (diag_first(diag))
        fputs(diag_first(diag), out);
    fclose(out);
    diag_close(diag);
    unlink(path);
    const char *copy = str_dup(arena, text);
    free(text);
    return copy;
}

#define HEAD "schema: 1\nas_of: 2026-11-21\ncases:\n"

static void a_case_that_holds_passes_without_a_word(void **state)
{
    (void)state;
    struct case_counts counts;
    assert_string_equal(
        told(HEAD "- {id: a, check: c-essai, inputs: {papier: oui}, expected: {result: "
                  "commandement, date_jour: 2026-11-21}}\n",
            &counts),
        "");
    assert_int_equal(counts.passed, 1);
    assert_int_equal(counts.failed, 0);
}

static void what_differs_is_told(void **state)
{
    (void)state;
    struct case_counts counts;
    assert_string_equal(
        told(HEAD "- {id: a, check: c-essai, inputs: {papier: oui}, expected: {result: "
                  "amiable, papier: null}}\n",
            &counts),
        "a: result: expected amiable, got commandement\n"
        "a: papier: expected null, got oui\n");
    assert_int_equal(counts.failed, 1);
}

static void an_input_left_out_is_no(void **state)
{
    (void)state;
    struct case_counts counts;
    assert_string_equal(told(HEAD "- {id: a, check: c-essai/partie, expected: {result: "
                                  "amiable, papier: non}}\n",
                            &counts),
        "");
    assert_int_equal(counts.passed, 1);
}

static const struct wrong {
    const char *cases, *complaint;
} WRONG[] = {
    { "schema: 2\nas_of: 2026-11-21\ncases: []\n", "1:1: expected 'schema: 1'" },
    { "schema: 1\ncases: []\n", "1:1: 'as_of' is missing here, or is no date" },
    { "schema: 1\nas_of: 2026-11-21\n",
        "1:1: 'cases' is missing here: a list of cases" },
    { HEAD "- {id: a, check: c-rien}\n", "4:18: a: unknown check 'c-rien'" },
    { HEAD "- {check: c-essai}\n", "4:3: a case needs 'id' and 'check'" },
    { HEAD "- {id: a, check: c-essai, inputs: {papeir: oui}}\n",
        "4:36: a: unknown rule 'papeir'" },
    { HEAD "- {id: a, check: c-essai, expected: {resultat: x}}\n",
        "4:38: a: unknown rule 'resultat'" },
    { HEAD "- {id: a, check: c-essai, input: {papier: oui}}\n",
        "4:27: unknown key 'input'; did you mean 'inputs'?" },
};

static void a_wrong_file_of_cases_is_told(void **state)
{
    const struct wrong *wrong = *state;
    struct case_counts counts;
    const char *text = told(wrong->cases, &counts);
    if (!str_ends(str_of(text), wrong->complaint))
        fail_msg("%s", text);
}

int main(void)
{
    enum { COUNT = sizeof WRONG / sizeof *WRONG };
    struct CMUnitTest wrongs[COUNT];
    for (size_t i = 0; i < COUNT; i++)
        wrongs[i] = (struct CMUnitTest){ .name = WRONG[i].complaint,
            .test_func = a_wrong_file_of_cases_is_told,
            .initial_state = (void *)(uintptr_t)&WRONG[i] };
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_case_that_holds_passes_without_a_word),
        cmocka_unit_test(what_differs_is_told),
        cmocka_unit_test(an_input_left_out_is_no),
    };
    int failed = cmocka_run_group_tests_name("cases", tests, begin, end);
    return failed + cmocka_run_group_tests_name("wrong", wrongs, begin, end);
}
