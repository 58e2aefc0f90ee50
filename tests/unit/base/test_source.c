#include "test.h"

#include "base/arena.h"
#include "base/source.h"
#include "examples.h"

static struct places {
    const char *name, *text;
    size_t offset;
    int line, column;
} places[] = {
    { "the start", "ab\ncd", 0, 1, 1 },
    { "the end of a line", "ab\ncd", 2, 1, 3 },
    { "the start of the next line", "ab\ncd", 3, 2, 1 },
    { "the end", "ab\ncd", 5, 2, 3 },
    { "past the end", "ab\ncd", 99, 2, 3 },
    { "behind a last line feed", "ab\n", 3, 2, 1 },
    { "columns are characters", "é€😀x", 9, 1, 4 },
    { "lines of Windows", "a\r\nb\r\nc", 6, 3, 1 },
    { "lines of an old Macintosh", "a\rb\rc", 4, 3, 1 },
    { "a byte order mark is no column", "\xEF\xBB\xBFxy", 1, 1, 2 },
    { "an empty text", "", 0, 1, 1 },
};

static void an_offset_has_its_line_and_column(void **state)
{
    const struct places *example = *state;
    struct arena *arena = arena_open(0);
    struct diag *diag = diag_open();
    const struct source *source =
        source_of(arena, "x.yaml", str_of(example->text), diag);
    assert_non_null(source);
    struct place place = source_place(source, example->offset);
    assert_string_equal(place.file, "x.yaml");
    assert_int_equal(place.line, example->line);
    assert_int_equal(place.column, example->column);
    diag_close(diag);
    arena_close(arena);
}

static struct refused {
    const char *name;
    struct str bytes;
    const char *complaint;
} refused[] = {
    { "Latin-1", BYTES("titre: a\nd\xE9lai: 3"),
        "x.yaml:2:2: this byte (0xE9) is no UTF-8; save the file as UTF-8" },
    { "UTF-16", BYTES("\xFF\xFE\x61\x00"),
        "x.yaml:1:1: this byte (0xFF) is no UTF-8; save the file as UTF-8" },
    { "a NUL", BYTES("a\nbc\0d"), "x.yaml:2:3: a NUL byte; this is no text file" },
};

static void bytes_that_are_no_text_are_refused_with_their_place(void **state)
{
    const struct refused *example = *state;
    struct arena *arena = arena_open(0);
    struct diag *diag = diag_open();
    assert_null(source_of(arena, "x.yaml", example->bytes, diag));
    assert_string_equal(diag_first(diag), example->complaint);
    diag_close(diag);
    arena_close(arena);
}

static void a_file_is_read_under_the_name_that_is_told(void **state)
{
    (void)state;
    struct arena *arena = arena_open(0);
    struct diag *diag = diag_open();
    const struct source *source =
        source_open(arena, SOURCE_FOLDER "/.gitignore", "short/name", diag);
    assert_non_null(source);
    assert_string_equal(source->file, "short/name");
    assert_int_equal(source->text.text[source->text.size], '\0');
    assert_null(source_open(arena, "/no/such/file", NULL, diag));
    assert_string_equal(
        diag_first(diag), "/no/such/file: cannot be read: No such file or directory");
    assert_null(source_open(arena, "/", "a folder", diag));
    diag_close(diag);
    arena_close(arena);
}

static void a_text_over_the_limit_is_refused(void **state)
{
    (void)state;
    struct arena *arena = arena_open(0);
    struct diag *diag = diag_open();
    struct str endless = { "x", (size_t)SOURCE_MAX_BYTES + 1 };
    assert_null(source_of(arena, "x.yaml", endless, diag));
    assert_string_equal(diag_first(diag), "x.yaml: cannot be read: File too large");
    diag_close(diag);
    arena_close(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_is_read_under_the_name_that_is_told),
        cmocka_unit_test(a_text_over_the_limit_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL) +
           RUN_EXAMPLES(places, an_offset_has_its_line_and_column) +
           RUN_EXAMPLES(refused, bytes_that_are_no_text_are_refused_with_their_place);
}
