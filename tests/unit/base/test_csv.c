#include "test.h"

#include "base/arena.h"
#include "base/csv.h"
#include "examples.h"

static struct arena *arena;
static struct diag *diag;

static const struct csv *read(const char *text)
{
    diag = diag_open();
    return csv_read(arena, source_of(arena, "a.csv", str_of(text), diag), diag);
}

/* Cells between bars, rows ended by a slash. */
static const char *shown(const struct csv *csv)
{
    struct text out = { .arena = arena };
    for (size_t i = 0; i < csv->count; i++) {
        for (size_t j = 0; j < csv->rows[i].count; j++)
            text_addf(&out, "%s%s", j ? "|" : "", csv->rows[i].cells[j].text);
        text_add_c(&out, "/");
    }
    return text_done(&out);
}

static struct table {
    const char *text, *cells;
} tables[] = {
    { "", "" }, { "a", "a/" }, { "a;b\nc;d\n", "a|b/c|d/" },
    { "a;b\r\nc;d\r\n", "a|b/c|d/" }, /* Excel */
    { "\xEF\xBB\xBF"
      "a;b\nc;d",
        "a|b/c|d/" },             /* its byte order mark */
    { "a;b\rc;d\r", "a|b/c|d/" }, /* an old Macintosh */
    { "a,b;c,d\n", "a|b;c|d/" },  /* an English spreadsheet */
    { "a\tb\n", "a|b/" }, { "a;\"b;c\"\n", "a|b;c/" }, { "\"a\nb\";c\n", "a\nb|c/" },
    { "\"a\r\nb\";c\r\n", "a\r\nb|c/" },
    { "a;\"say \"\"yes\"\"\"\n", "a|say \"yes\"/" }, { "a;\"\"\n", "a|/" },
    { ";;\n \n;\na;\n", "a|/" }, /* rows of nothing are left out */
    { "a;6\" pipe\n", "a|6\" pipe/" },
    { "\"a;b;c;d\",e\n", "a;b;c;d|e/" }, /* quoted separators do not count */
};

static void a_table_has_its_cells(void **state)
{
    const struct table *example = *state;
    assert_string_equal(shown(read(example->text)), example->cells);
    assert_int_equal(diag_errors(diag), 0);
    diag_close(diag);
}

static void a_cell_knows_its_line_and_column(void **state)
{
    (void)state;
    const struct csv *csv = read("é;b\n\"x\ny\";\"é\"\nz;w\n");
    const struct csv_row *rows = csv->rows;
    assert_int_equal(csv->count, 3);
    assert_int_equal(rows[0].cells[1].at.line, 1);
    assert_int_equal(rows[0].cells[1].at.column, 3);
    assert_int_equal(rows[1].cells[0].at.line, 2);
    assert_int_equal(rows[1].cells[0].at.column, 2); /* behind the quote */
    assert_int_equal(rows[1].cells[1].at.line, 3);
    assert_int_equal(rows[1].cells[1].at.column, 5);
    assert_int_equal(rows[2].at.line, 4);
    diag_close(diag);
}

static void a_quote_that_is_not_closed_is_told_where_it_opens(void **state)
{
    (void)state;
    assert_string_equal(shown(read("a;b\nc;\"d\ne;f\n")), "a|b/c|d\ne;f\n/");
    assert_string_equal(diag_first(diag), "a.csv:2:3: this quote '\"' is never closed");
    diag_close(diag);
}

static void what_stands_behind_a_closing_quote_is_told(void **state)
{
    (void)state;
    assert_string_equal(shown(read("\"a\"b;c\n")), "a|c/");
    assert_int_equal(diag_errors(diag), 1);
    assert_non_null(strstr(diag_first(diag), "a.csv:1:4: "));
    diag_close(diag);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_cell_knows_its_line_and_column),
        cmocka_unit_test(a_quote_that_is_not_closed_is_told_where_it_opens),
        cmocka_unit_test(what_stands_behind_a_closing_quote_is_told),
    };
    arena = arena_open(0);
    int failed = cmocka_run_group_tests(tests, NULL, NULL) +
                 RUN_EXAMPLES(tables, a_table_has_its_cells);
    arena_close(arena);
    return failed;
}
