#include "test.h"

#include <math.h>

#include "base/arena.h"
#include "base/json.h"
#include "base/yaml.h"
#include "examples.h"

static void values_of_all_kinds_are_written_with_their_commas(void **state)
{
    (void)state;
    struct arena *arena = arena_open(0);
    struct json json = { .text.arena = arena };
    json_begin_map(&json, NULL);
    json_text(&json, "a", "é \"x\"");
    json_text(&json, "b", NULL);
    json_begin_list(&json, "c");
    json_int(&json, NULL, INT64_MIN);
    json_number(&json, NULL, 1e-7);
    json_number(&json, NULL, (double)NAN);
    json_number(&json, NULL, -(double)INFINITY);
    json_begin_map(&json, NULL);
    json_end_map(&json);
    json_begin_list(&json, NULL);
    json_end_list(&json);
    json_bool(&json, NULL, true);
    json_end_list(&json);
    json_begin_map(&json, "d");
    json_bool(&json, "e\n", false);
    json_end_map(&json);
    json_int(&json, "f", 0);
    json_end_map(&json);
    assert_string_equal(text_done(&json.text),
        "{\"a\":\"é \\\"x\\\"\",\"b\":null,\"c\":[-9223372036854775808,1e-7,\"NaN\","
        "\"-Infinity\",{},[],true],\"d\":{\"e\\n\":false},\"f\":0}");
    arena_close(arena);
}

static void one_value_alone_is_json_too(void **state)
{
    (void)state;
    struct arena *arena = arena_open(0);
    struct json json = { .text.arena = arena };
    json_number(&json, NULL, 0.1);
    assert_string_equal(text_done(&json.text), "0.1");
    arena_close(arena);
}

static struct escape {
    const char *name, *text, *json;
} escapes[] = {
    { "quotes and backslashes", "\"\\/", "\"\\\"\\\\/\"" },
    { "line feeds", "a\r\nb", "\"a\\r\\nb\"" },
    { "control characters", "\t\x01\x1F\x7F", "\"\\t\\u0001\\u001f\\u007f\"" },
    { "odd line breaks", "\xC2\x85\u2028\u2029", "\"\\u0085\\u2028\\u2029\"" },
    { "letters of all scripts stay", "é عربي 住 😀", "\"é عربي 住 😀\"" },
    { "bytes that are no UTF-8", "a\xFF\x62", "\"a\uFFFDb\"" },
};

static void text_is_escaped_where_json_or_yaml_needs_it(void **state)
{
    const struct escape *example = *state;
    struct arena *arena = arena_open(0);
    struct json json = { .text.arena = arena };
    json_text(&json, NULL, example->text);
    assert_string_equal(text_done(&json.text), example->json);
    arena_close(arena);
}

static void every_character_is_read_back_by_our_own_reader(void **state)
{
    (void)state;
    for (uint32_t first = 1; first < 0x11000; first += 0x100) {
        struct arena *arena = arena_open(0);
        struct diag *diag = diag_open();
        struct text all = { .arena = arena };
        for (uint32_t code = first; code < first + 0x100; code++)
            if (code < 0xD800 || code > 0xDFFF)
                text_add_code(&all, code);
        struct json json = { .text.arena = arena };
        json_begin_list(&json, NULL);
        json_text(&json, NULL, text_done(&all));
        json_end_list(&json);
        const struct source *source =
            source_of(arena, "x", str_of(text_done(&json.text)), diag);
        const struct yaml *tree = yaml_read(arena, source, diag);
        if (!tree || strcmp(tree->child->text, text_done(&all)) != 0)
            fail_msg("U+%04X…: %s", (unsigned)first, diag_first(diag));
        diag_close(diag);
        arena_close(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_of_all_kinds_are_written_with_their_commas),
        cmocka_unit_test(one_value_alone_is_json_too),
        cmocka_unit_test(every_character_is_read_back_by_our_own_reader),
    };
    return cmocka_run_group_tests(tests, NULL, NULL) +
           RUN_EXAMPLES(escapes, text_is_escaped_where_json_or_yaml_needs_it);
}
