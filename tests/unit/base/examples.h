/* Tables of examples: one check, many inputs, each a test with a name of its own. The
 * first member of an example is its name. Include "test.h" before. */
#pragma once

#define RUN_EXAMPLES(table, check)                                                     \
    run_examples(                                                                      \
        #table, (table), sizeof(table) / sizeof *(table), sizeof *(table), check)

/* A slice in a static table, where STR is no constant. */
#define BYTES(literal)                                                                 \
    {                                                                                  \
        (literal), sizeof(literal) - 1                                                 \
    }

static int run_examples(
    const char *title, void *table, size_t count, size_t size, CMUnitTestFunction check)
{
    struct CMUnitTest *tests = calloc(count, sizeof *tests);
    for (size_t i = 0; i < count; i++) {
        void *example = (char *)table + i * size;
        tests[i].name = *(const char **)example;
        tests[i].test_func = check;
        tests[i].initial_state = example;
    }
    int failed = _cmocka_run_group_tests(title, tests, count, NULL, NULL);
    free(tests);
    return failed;
}
