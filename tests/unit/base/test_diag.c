#include "test.h"

#include "base/diag.h"

/* What diag_print writes; the caller frees it. */
static char *printed(const struct diag *diag)
{
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    diag_print(diag, out);
    fclose(out);
    return text;
}

static struct place at(const char *file, int line, int column)
{
    return (struct place){ file, line, column };
}

static void complaints_come_in_the_order_of_their_places(void **state)
{
    (void)state;
    struct diag *diag = diag_open();
    diag_error(diag, at("b.yaml", 1, 1), "last");
    diag_warning(diag, at("a.yaml", 10, 2), "third");
    diag_error(diag, at("a.yaml", 2, 9), "second, %d", 2);
    diag_error(diag, at("a.yaml", 2, 3), "first");
    char *text = printed(diag);
    assert_string_equal(text, "a.yaml:2:3: error: first\n"
                              "a.yaml:2:9: error: second, 2\n"
                              "a.yaml:10:2: warning: third\n"
                              "b.yaml:1:1: error: last\n");
    free(text);
    diag_close(diag);
}

static void a_complaint_made_twice_is_told_once(void **state)
{
    (void)state;
    struct diag *diag = diag_open();
    for (int i = 0; i < 3; i++)
        diag_error(diag, at("a.yaml", 1, 1), "twice");
    diag_warning(diag, at("a.yaml", 1, 1), "twice");
    char *text = printed(diag);
    assert_string_equal(text, "a.yaml:1:1: error: twice\na.yaml:1:1: warning: twice\n");
    assert_int_equal(diag_errors(diag), 3);
    assert_int_equal(diag_warnings(diag), 1);
    free(text);
    diag_close(diag);
}

static void a_place_may_be_unknown_or_a_file_alone(void **state)
{
    (void)state;
    struct diag *diag = diag_open();
    assert_false(diag_error(diag, (struct place){ 0 }, "nowhere"));
    assert_false(diag_error(diag, at("a.yaml", 0, 0), "whole file"));
    char *text = printed(diag);
    assert_string_equal(text, "error: nowhere\na.yaml: error: whole file\n");
    free(text);
    diag_close(diag);
}

static void the_first_error_is_kept_with_its_place(void **state)
{
    (void)state;
    struct diag *diag = diag_open();
    diag_warning(diag, at("a.yaml", 1, 1), "only a warning");
    assert_null(diag_first(diag));
    diag_error(diag, at("a.yaml", 3, 4), "this one");
    diag_error(diag, at("a.yaml", 1, 1), "not this one");
    assert_string_equal(diag_first(diag), "a.yaml:3:4: this one");
    diag_close(diag);
}

static void without_complaints_nothing_is_printed(void **state)
{
    (void)state;
    struct diag *diag = diag_open();
    char *text = printed(diag);
    assert_string_equal(text, "");
    assert_int_equal(diag_errors(diag) + diag_warnings(diag), 0);
    free(text);
    diag_close(diag);
    diag_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(complaints_come_in_the_order_of_their_places),
        cmocka_unit_test(a_complaint_made_twice_is_told_once),
        cmocka_unit_test(a_place_may_be_unknown_or_a_file_alone),
        cmocka_unit_test(the_first_error_is_kept_with_its_place),
        cmocka_unit_test(without_complaints_nothing_is_printed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
