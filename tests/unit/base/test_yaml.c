#include "test.h"

#include <math.h>

#include "base/arena.h"
#include "base/yaml.h"
#include "examples.h"
#include "tree.h"

/* --- helpers --- */

struct reading {
    struct arena *arena;
    struct diag *diag;
    const struct yaml *tree;
};

static struct reading begin_reading(struct str text)
{
    struct reading reading = { arena_open(0), diag_open(), NULL };
    const struct source *source = source_of(reading.arena, "x", text, reading.diag);
    if (source)
        reading.tree = yaml_read(reading.arena, source, reading.diag);
    return reading;
}

static void end_reading(struct reading reading)
{
    arena_close(reading.arena);
    diag_close(reading.diag);
}

static const char *as_json(struct arena *arena, const struct yaml *tree)
{
    struct json json = { .text.arena = arena };
    add_tree(&json, tree);
    return text_done(&json.text);
}

/* --- trees --- */

static struct tree {
    const char *yaml, *json;
} trees[] = {
    { "", "null" },
    { "# nothing but words\n", "null" },
    { "---\n...\n", "null" },
    { "a", "\"a\"" },
    { "- a\n- b", "[\"a\",\"b\"]" },
    { "a: {}\nb: []", "{\"a\":{},\"b\":[]}" },
    { "b: 1\na: 2", "{\"b\":1,\"a\":2}" },
    { "a: oui\nb: non\nc: yes\nd: no\ne: on",
        "{\"a\":\"oui\",\"b\":\"non\",\"c\":\"yes\",\"d\":\"no\",\"e\":\"on\"}" },
    { "a: |\n  1 +\n  2", "{\"a\":\"1 +\\n2\\n\"}" },
    { "a: |-\n  1 +\n  2", "{\"a\":\"1 +\\n2\"}" },
    { "a: >\n  1 +\n  2", "{\"a\":\"1 + 2\\n\"}" },
    { "a: 1 +\n  2", "{\"a\":\"1 + 2\"}" },
    { "a: 10% # commentaire", "{\"a\":\"10%\"}" },
    { "? a\n: 3", "{\"a\":3}" },
    { "'a': 1\n\"b\": 2", "{\"a\":1,\"b\":2}" },
    { "b: &x 5\na: *x", "{\"b\":5,\"a\":5}" },
    { "a: &m {v: [1, 2]}\nb: *m\nc: [*m, *m]",
        "{\"a\":{\"v\":[1,2]},\"b\":{\"v\":[1,2]},"
        "\"c\":[{\"v\":[1,2]},{\"v\":[1,2]}]}" },
    { "a: &m\n  valeur: 3\nb:\n  <<: *m", "{\"a\":{\"valeur\":3},\"b\":{\"<<\":{"
                                          "\"valeur\":3}}}" },
    { "a: &x 1\nb: *x\nc: &x 2\nd: *x", "{\"a\":1,\"b\":1,\"c\":2,\"d\":2}" },
    { "&k cle: 1\nautre: *k", "{\"cle\":1,\"autre\":\"cle\"}" },
    { "a: &x b\n*x : 1", "{\"a\":\"b\",\"b\":1}" },
    { "a: 3\r\nb: 4\r\n", "{\"a\":3,\"b\":4}" },
    { "\xEF\xBB\xBF\x61: 3", "{\"a\":3}" },
    { "{\"a\":[1,{\"b\":null}],\"c\":true}", "{\"a\":[1,{\"b\":null}],\"c\":true}" },
    { "{\n\t\"a\":\t1\n}\n", "{\"a\":1}" },
    { "{\"a\\/b\": \"\\u00e9\\n\"}", "{\"a/b\":\"é\\n\"}" },
    { "{\"a\":\"\\ud83d\\ude00\\\\ud83d\"}", "{\"a\":\"😀\\\\ud83d\"}" },
    { "{\"\\uD83D\\uDE00\\u00e9\":\"\\uD83C\\uDFE0\\uD83D\\uDE00\"}",
        "{\"😀é\":\"🏠😀\"}" },
    { "[\"\\\\\\ud83d\\ude00\"]", "[\"\\\\😀\"]" },
    { "[\"\\u2028\\u0085\"]", "[\"\\u2028\\u0085\"]" },
    { "{\"a\":\"x\uFEFFy\"}", "{\"a\":\"x\\ufeffy\"}" },
    { "a: !!str 3\nb: !!str\nc: ! 4", "{\"a\":\"3\",\"b\":\"\",\"c\":\"4\"}" },
    { "a: !!int \"3\"\nb: !!float 3\nc: !!map {}\nd: !!seq []\ne: !!null ''",
        "{\"a\":3,\"b\":3,\"c\":{},\"d\":[],\"e\":null}" },
    { "logement . loyer:\n  unité: €/mois\n  par défaut: 650",
        "{\"logement . loyer\":{\"unité\":\"€/mois\",\"par défaut\":650}}" },
    { "? |\n  bloc\n: 1", "{\"bloc\\n\":1}" },
    { "%YAML 1.2\n---\na: 1", "{\"a\":1}" },
};

static void text_becomes_a_tree(void **state)
{
    const struct tree *example = *state;
    struct reading reading = begin_reading(str_of(example->yaml));
    if (!reading.tree)
        fail_msg("%s", diag_first(reading.diag));
    assert_string_equal(as_json(reading.arena, reading.tree), example->json);
    assert_int_equal(diag_errors(reading.diag), 0);
    end_reading(reading);
}

/* --- scalars --- */

static struct scalar {
    const char *text;
    enum yaml_kind kind;
    double number;
} scalars[] = {
    { "1", YAML_NUMBER, 1 },
    { "1.50", YAML_NUMBER, 1.5 },
    { "-5", YAML_NUMBER, -5 },
    { "+3", YAML_NUMBER, 3 },
    { ".5", YAML_NUMBER, .5 },
    { "-.5", YAML_NUMBER, -.5 },
    { "5.", YAML_NUMBER, 5 },
    { "1e3", YAML_NUMBER, 1000 },
    { "1.5E-7", YAML_NUMBER, 1.5e-7 },
    { "5.e1", YAML_NUMBER, 50 },
    { "010", YAML_NUMBER, 10 },
    { "0x1F", YAML_NUMBER, 31 },
    { "0xfF", YAML_NUMBER, 255 },
    { "0o17", YAML_NUMBER, 15 },
    { "9007199254740993", YAML_NUMBER, 9007199254740992 },
    { "1e999", YAML_NUMBER, (double)INFINITY },
    { ".inf", YAML_NUMBER, (double)INFINITY },
    { "-.INF", YAML_NUMBER, -(double)INFINITY },
    { "+.Inf", YAML_NUMBER, (double)INFINITY },
    { ".nan", YAML_NUMBER, (double)NAN },
    { "true", YAML_BOOL, 1 },
    { "True", YAML_BOOL, 1 },
    { "TRUE", YAML_BOOL, 1 },
    { "false", YAML_BOOL, 0 },
    { "False", YAML_BOOL, 0 },
    { "~", YAML_NULL, 0 },
    { "null", YAML_NULL, 0 },
    { "Null", YAML_NULL, 0 },
    { "NULL", YAML_NULL, 0 },
    { "tRue", YAML_TEXT, 0 },
    { "nULL", YAML_TEXT, 0 },
    { ".", YAML_TEXT, 0 },
    { "+", YAML_TEXT, 0 },
    { "-.", YAML_TEXT, 0 },
    { "1e", YAML_TEXT, 0 },
    { "1e+", YAML_TEXT, 0 },
    { ".e3", YAML_TEXT, 0 },
    { "1_000", YAML_TEXT, 0 },
    { "1.2.3", YAML_TEXT, 0 },
    { "0x", YAML_TEXT, 0 },
    { "0xG", YAML_TEXT, 0 },
    { "0o8", YAML_TEXT, 0 },
    { "-0x10", YAML_TEXT, 0 },
    { ".INf", YAML_TEXT, 0 },
    { "-.nan", YAML_TEXT, 0 },
    { "01/2024", YAML_TEXT, 0 },
    { "2024-01-01", YAML_TEXT, 0 },
    { "12:30", YAML_TEXT, 0 },
    { "10 €", YAML_TEXT, 0 },
    { "infinity", YAML_TEXT, 0 },
    { "nan", YAML_TEXT, 0 },
    { "0x1p3", YAML_TEXT, 0 },
};

static void a_plain_scalar_follows_the_core_schema(void **state)
{
    const struct scalar *example = *state;
    char yaml[64];
    snprintf(yaml, sizeof yaml, "{a: %s}", example->text);
    struct reading reading = begin_reading(str_of(yaml));
    const struct yaml *value = yaml_find(reading.tree, "a");
    assert_non_null(value);
    assert_int_equal(value->kind, example->kind);
    assert_string_equal(value->text, example->text);
    assert_false(value->quoted);
    if (value->kind == YAML_NUMBER && !isnan(example->number))
        assert_true(value->number == example->number);
    if (value->kind == YAML_NUMBER && isnan(example->number))
        assert_true(isnan(value->number));
    if (value->kind == YAML_BOOL)
        assert_int_equal(value->yes, example->number != 0);
    end_reading(reading);
}

static void quoted_and_block_scalars_are_always_text(void **state)
{
    (void)state;
    struct reading reading =
        begin_reading(STR("a: '1'\nb: \"true\"\nc: |-\n  null\nd: >-\n  2\ne: ''\n"));
    static const char *const texts[] = { "1", "true", "null", "2", "" };
    size_t i = 0;
    YAML_EACH(value, reading.tree) {
        assert_int_equal(value->kind, YAML_TEXT);
        assert_true(value->quoted);
        assert_string_equal(value->text, texts[i++]);
    }
    assert_int_equal(i, 5);
    end_reading(reading);
}

/* --- places --- */

static struct spot {
    const char *path;
    int key_line, key_column, line, column;
} spots[] = {
    { "é", 1, 1, 1, 4 },
    { "œuvre", 2, 1, 2, 10 },
    { "œuvre/2", 0, 0, 2, 17 },
    { "c", 3, 1, 4, 3 },
    { "c/d", 4, 3, 4, 6 },
    { "c/vide", 5, 3, 5, 8 },
    { "c/bloc", 6, 3, 6, 9 },
    { "c/alias", 8, 3, 8, 10 },
    { "c/alias/2", 0, 0, 2, 17 },
};

static const char spotted[] = "é: 'ü' # x\n"
                              "\"œuvre\": &a [😀, b]\n"
                              "c:\n"
                              "  d: {}\n"
                              "  vide:\n"
                              "  bloc: |\n"
                              "    texte\n"
                              "  alias: *a\n";

/* The node of a path such as "c/2": keys, and places in a list counted from 1. */
static const struct yaml *walk(const struct yaml *node, const char *path)
{
    struct str rest = str_of(path), part;
    while (node && str_cut(&rest, '/', &part)) {
        long number = strtol(part.text, NULL, 10);
        const struct yaml *next = node->child;
        while (next && (next->key ? !str_is(part, next->key) : --number > 0))
            next = next->next;
        node = next;
    }
    return node;
}

static void a_value_and_its_key_have_places_in_characters(void **state)
{
    const struct spot *example = *state;
    struct reading reading = begin_reading(str_of(spotted));
    const struct yaml *node = walk(reading.tree, example->path);
    assert_non_null(node);
    assert_int_equal(node->key_at.line, example->key_line);
    assert_int_equal(node->key_at.column, example->key_column);
    assert_int_equal(node->at.line, example->line);
    assert_int_equal(node->at.column, example->column);
    assert_string_equal(node->at.file, "x");
    end_reading(reading);
}

static void places_behind_joined_surrogates_are_those_of_the_file(void **state)
{
    (void)state;
    struct reading reading = begin_reading(STR(
        "[\"\\ud83d\\ude00\", 1,\n \"\\ud83d\\ude00\\ud83d\\ude00\", 2, \"é\", 3]"));
    assert_int_equal(walk(reading.tree, "2")->at.column, 18);
    assert_int_equal(walk(reading.tree, "3")->at.column, 2);
    assert_int_equal(walk(reading.tree, "4")->at.column, 30);
    assert_int_equal(walk(reading.tree, "6")->at.column, 38);
    end_reading(reading);
}

/* --- what is refused --- */

static struct refusal {
    const char *yaml, *complaint;
} refusals[] = {
    { "a: 1\na: 2", "x:2:1: the key 'a' stands in line 1 already" },
    { "b:\n  é: 1\n  'é': 2", "x:3:3: the key 'é' stands in line 2 already" },
    { "{a: 1, b: {a: 2}, a: 3}", "x:1:19: the key 'a' stands in line 1 already" },
    { "a: 1\n---\nb: 2", "x:2:1: a second document starts here; one file holds one" },
    { "a: 1\n...\n---\n", "x:3:1: a second document starts here; one file holds one" },
    { "a:\n\tvaleur: 2",
        "x:2:1: no value can start with this character; indent with spaces, not tabs, "
        "and put a text that starts so in quotes" },
    { "a: texte\n\tlong", "x:2:1: a tab in the indentation; use spaces" },
    { "a: |\n\ttexte", "x:2:1: a tab in the indentation; use spaces" },
    { "a: [1, 2", "x:1:4: this list is not closed by ']'" },
    { "a: {b: 2", "x:1:4: this map is not closed by '}'" },
    { "a: \"x", "x:1:4: the quotes that open here are never closed" },
    { "a: 'x\n\nb: 2\n", "x:1:4: the quotes that open here are never closed" },
    { "a: b: c", "x:1:5: a ':' too many, or an indentation that fits nothing; a text "
                 "that holds ': ' needs quotes" },
    { "a:\n  b: 1\n c: 2",
        "x:3:2: expected a key here; is the indentation that of the lines above?" },
    { "a: 1\n- b", "x:2:1: expected a key here; is the indentation that of the lines "
                   "above?" },
    { "- a\nb: 1", "x:2:1: expected '- ' here; is the indentation that of the lines "
                   "above?" },
    { "a: - b", "x:1:4: a list cannot start here; '- ' begins a line" },
    { "a: 1\nb\nc: 1", "x:2:1: expected ':' behind this key" },
    { "a: *nope", "x:1:4: unknown alias 'nope'" },
    { "a: &a [*a]", "x:1:8: the alias 'a' stands inside its own anchor" },
    { "a: &a 1\nb: &a {c: [*a]}",
        "x:2:12: the alias 'a' stands inside its own anchor" },
    { "{a: 1}: b", "x:1:1: a key cannot be a list or a map" },
    { "? [a]\n: b", "x:1:3: a key cannot be a list or a map" },
    { "a: &l [1]\n*l : 2", "x:2:1: a key cannot be a list or a map" },
    { "a: @x", "x:1:4: no value can start with this character; indent with spaces, not "
               "tabs, and put a text that starts so in quotes" },
    { "a: \"\\q\"",
        "x:1:5: unknown escape; write \\\\ for a backslash, or use single quotes" },
    { "a: \"b\\0c\"", "x:1:4: a text cannot hold the character \\0" },
    { "{\"a\":\"\\ud83d\"}",
        "x:1:9: this escape is no character (half of a surrogate pair?)" },
    { "a: b\x01", "x:1:5: an invisible character (U+0001) stands here; take it out" },
    { "a: é\u2028b",
        "x:1:5: an invisible character (U+2028) stands here; take it out" },
    { "a: b\n\uFEFF",
        "x:2:1: an invisible character (U+FEFF) stands here; take it out" },
    { "a: !!int b", "x:1:4: the tag 'tag:yaml.org,2002:int' does not fit this value" },
    { "a: !!map []", "x:1:4: the tag 'tag:yaml.org,2002:map' does not fit this value" },
    { "a: !loyer 3", "x:1:4: the tag '!loyer' does not fit this value" },
    { "a: !x!y 3", "x:1:4: unknown tag; put a text with '!' in quotes" },
    { "a: d\xE9lai", "x:1:5: this byte (0xE9) is no UTF-8; save the file as UTF-8" },
};

static void a_mistake_is_told_with_its_place(void **state)
{
    const struct refusal *example = *state;
    struct reading reading = begin_reading(str_of(example->yaml));
    assert_null(reading.tree);
    assert_non_null(diag_first(reading.diag));
    assert_string_equal(diag_first(reading.diag), example->complaint);
    end_reading(reading);
}

static void reading_goes_on_to_the_next_mistake(void **state)
{
    (void)state;
    struct reading reading =
        begin_reading(STR("a: *b\nc: 1\nc: 2\nd: {e: 1, e: 2, e: 3}\n"));
    assert_null(reading.tree);
    assert_int_equal(diag_errors(reading.diag), 4);
    end_reading(reading);
}

/* --- hostile texts --- */

static const char *repeated(struct arena *arena, const char *part, int count)
{
    struct text text = { .arena = arena };
    while (count-- > 0)
        text_add_c(&text, part);
    return text_done(&text);
}

static void nesting_is_bounded(void **state)
{
    (void)state;
    struct arena *arena = arena_open(0);
    const char *open = repeated(arena, "[", YAML_MAX_DEPTH);
    const char *close = repeated(arena, "]", YAML_MAX_DEPTH);
    struct reading reading =
        begin_reading(str_of(str_format(arena, "%s%s", open, close)));
    assert_non_null(reading.tree);
    end_reading(reading);
    reading = begin_reading(str_of(str_format(arena, "%s[]%s", open, close)));
    assert_null(reading.tree);
    assert_string_equal(diag_first(reading.diag), "x:1:101: more than 100 levels deep");
    end_reading(reading);
    reading = begin_reading(str_of(repeated(arena, "[", 1000000)));
    assert_null(reading.tree);
    end_reading(reading);
    reading = begin_reading(str_of(repeated(arena, "- ", 100000)));
    assert_null(reading.tree);
    end_reading(reading);
    arena_close(arena);
}

static void aliases_cannot_make_a_tree_deeper(void **state)
{
    (void)state;
    struct arena *arena = arena_open(0);
    struct text text = { .arena = arena };
    text_add_c(&text, "- &l0 []\n");
    for (int i = 1; i < 99; i++)
        text_addf(&text, "- &l%d [*l%d]\n", i, i - 1);
    struct reading reading = begin_reading(str_of(text_done(&text)));
    assert_non_null(reading.tree); /* the outer list and 99 levels */
    end_reading(reading);
    text_add_c(&text, "- &l99 [*l98]\n");
    reading = begin_reading(str_of(text_done(&text)));
    assert_null(reading.tree);
    assert_string_equal(diag_first(reading.diag), "x:100:9: more than 100 levels deep");
    end_reading(reading);
    arena_close(arena);
}

static void a_billion_laughs_are_refused_at_once(void **state)
{
    (void)state;
    struct arena *arena = arena_open(0);
    struct text text = { .arena = arena };
    text_add_c(&text, "l0: &l0 ha\n");
    for (int i = 1; i < 10; i++) {
        text_addf(&text, "l%d: &l%d [", i, i);
        for (int j = 0; j < 10; j++)
            text_addf(&text, "%s*l%d", j ? "," : "", i - 1);
        text_add_c(&text, "]\n");
    }
    struct reading reading = begin_reading(str_of(text_done(&text)));
    assert_null(reading.tree);
    assert_non_null(strstr(diag_first(reading.diag), "more than 2000000 values"));
    end_reading(reading);
    arena_close(arena);
}

static void anchors_are_bounded(void **state)
{
    (void)state;
    struct arena *arena = arena_open(0);
    struct reading reading = begin_reading(str_of(repeated(arena, "- &a b\n", 1001)));
    assert_null(reading.tree);
    assert_string_equal(diag_first(reading.diag), "x:1001:3: more than 1000 anchors");
    end_reading(reading);
    arena_close(arena);
}

static void a_map_of_many_keys_is_read_quickly(void **state)
{
    (void)state;
    struct arena *arena = arena_open(0);
    struct text text = { .arena = arena };
    for (int i = 0; i < 50000; i++)
        text_addf(&text, "clé %d: {valeur: %d}\n", i, i);
    struct reading reading = begin_reading(str_of(text_done(&text)));
    assert_int_equal(reading.tree->count, 50000);
    assert_string_equal(yaml_find(reading.tree, "clé 49999")->child->text, "49999");
    end_reading(reading);
    text_add_c(&text, "clé 777: doublon\n");
    reading = begin_reading(str_of(text_done(&text)));
    assert_null(reading.tree);
    assert_string_equal(diag_first(reading.diag),
        "x:50001:1: the key 'clé 777' stands in line 778 already");
    end_reading(reading);
    arena_close(arena);
}

static void one_line_of_json_with_many_escapes_is_read_quickly(void **state)
{
    (void)state;
    struct arena *arena = arena_open(0);
    const char *items = repeated(arena, "\"\\ud83d\\ude00\\n\",", 50000);
    struct reading reading = begin_reading(str_of(str_format(arena, "[%s1]", items)));
    assert_int_equal(reading.tree->count, 50001);
    assert_int_equal(walk(reading.tree, "50001")->at.column, 2 + 50000 * 17);
    end_reading(reading);
    arena_close(arena);
}

/* --- looking up --- */

static void values_are_found_by_their_key(void **state)
{
    (void)state;
    struct reading reading = begin_reading(STR("a: 1\nb: []\nc:\n"));
    assert_string_equal(yaml_text(reading.tree, "a"), "1");
    assert_null(yaml_text(reading.tree, "b"));
    assert_string_equal(yaml_text(reading.tree, "c"), "");
    assert_null(yaml_text(reading.tree, "d"));
    assert_null(yaml_find(yaml_find(reading.tree, "b"), "a"));
    assert_null(yaml_find(NULL, "a"));
    end_reading(reading);
}

static void unknown_keys_are_told_with_the_nearest_known_one(void **state)
{
    (void)state;
    static const char *const known[] = { "titre", "question" };
    struct reading reading = begin_reading(STR("titre: a\nqueston: b\nrien: c\n"));
    assert_false(yaml_only(reading.tree, known, 2, reading.diag));
    assert_int_equal(diag_errors(reading.diag), 2);
    assert_string_equal(diag_first(reading.diag),
        "x:2:1: unknown key 'queston'; did you mean 'question'?");
    end_reading(reading);
    reading = begin_reading(STR("question: a\n"));
    assert_true(yaml_only(reading.tree, known, 2, reading.diag));
    assert_true(yaml_only(NULL, known, 2, reading.diag));
    end_reading(reading);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quoted_and_block_scalars_are_always_text),
        cmocka_unit_test(places_behind_joined_surrogates_are_those_of_the_file),
        cmocka_unit_test(reading_goes_on_to_the_next_mistake),
        cmocka_unit_test(nesting_is_bounded),
        cmocka_unit_test(aliases_cannot_make_a_tree_deeper),
        cmocka_unit_test(a_billion_laughs_are_refused_at_once),
        cmocka_unit_test(anchors_are_bounded),
        cmocka_unit_test(a_map_of_many_keys_is_read_quickly),
        cmocka_unit_test(one_line_of_json_with_many_escapes_is_read_quickly),
        cmocka_unit_test(values_are_found_by_their_key),
        cmocka_unit_test(unknown_keys_are_told_with_the_nearest_known_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL) +
           RUN_EXAMPLES(trees, text_becomes_a_tree) +
           RUN_EXAMPLES(scalars, a_plain_scalar_follows_the_core_schema) +
           RUN_EXAMPLES(spots, a_value_and_its_key_have_places_in_characters) +
           RUN_EXAMPLES(refusals, a_mistake_is_told_with_its_place);
}
