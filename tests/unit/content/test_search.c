#include "test.h"

#include "base/language.h"
#include "content/search.h"
#include "example.h"

static struct arena *arena;
static const struct catalog *catalog;
static struct search_hit hits[SEARCH_MAX_HITS];

static int open_example(void **state)
{
    (void)state;
    arena = arena_open(0);
    language_open("/nowhere");
    const char *path = file_join(arena, example_folder(arena), "content.pack");
    example_pack(path);
    catalog = example_open(arena, path);
    unlink(path);
    return 0;
}

static int close_example(void **state)
{
    (void)state;
    pack_close(catalog);
    arena_close(arena);
    return 0;
}

static const struct example {
    const char *query;
    const char *first; /* slug, or NULL for no hit */
} EXAMPLES[] = {
    { "", NULL },
    { " ", NULL },
    { "l", NULL },
    { "loyer", "premiers-pas" },
    { "LOYER", "premiers-pas" },
    { "loy", "premiers-pas" },
    { "impaye", "premiers-pas" },
    { "l'huissier", "commandement-payer" },
    { "huiss", "commandement-payer" },
    { "commandement payer", "commandement-payer" },
    { "treve", "commandement-payer" },
    { "\"loyer\" OR (", "premiers-pas" },
    { "loyer AND NOT", "premiers-pas" },
    { "title:loyer*", "premiers-pas" },
    { "xyzzy", NULL },
    { "loyer xyzzy", "premiers-pas" },
};

static void finds_as_people_type(void **state)
{
    const struct example *example = *state;
    size_t count = search_find(catalog, arena, example->query, hits);
    assert_int_equal(count > 0, example->first != NULL);
    if (example->first)
        assert_string_equal(hits[0].sheet->slug, example->first);
}

static void the_title_comes_before_the_text(void **state)
{
    (void)state;
    assert_int_equal(search_find(catalog, arena, "commandement", hits), 2);
    assert_string_equal(hits[0].sheet->slug, "commandement-payer");
}

static void an_excerpt_is_the_sentence_that_holds_the_word(void **state)
{
    (void)state;
    assert_true(search_find(catalog, arena, "juriste", hits) > 0);
    assert_string_equal(hits[0].excerpt, "Un juriste répond.");
}

static void an_excerpt_has_no_marks_and_no_gaps(void **state)
{
    (void)state;
    assert_true(search_find(catalog, arena, "appelez", hits) > 0);
    assert_string_equal(hits[0].excerpt, "Appelez le 0\u00A0805\u00A0160\u00A0075.");
}

static void in_another_language_its_words_and_the_french_title_are_found(void **state)
{
    (void)state;
    language_set(language_find("ar"));
    assert_int_equal(search_find(catalog, arena, "إنذار", hits), 1);
    assert_string_equal(hits[0].sheet->slug, "commandement-payer");
    assert_true(search_find(catalog, arena, "commandement", hits) > 0);
    assert_true(search_find(catalog, arena, "وقتا", hits) > 0);
    assert_non_null(strstr(hits[0].excerpt, "وقتا"));
    language_set(language_find("fr"));
}

static void in_easy_french_the_words_of_papers_are_found(void **state)
{
    (void)state;
    language_set(language_find("fr@falc"));
    assert_int_equal(search_find(catalog, arena, "commandement", hits), 2);
    assert_string_equal(hits[0].sheet->slug, "commandement-payer");
    assert_true(search_find(catalog, arena, "impayé", hits) > 0);
    language_set(language_find("fr"));
}

static void a_very_long_query_is_cut(void **state)
{
    (void)state;
    struct text query = { .arena = arena };
    for (int i = 0; i < 1000; i++)
        text_add_c(&query, "zé ");
    assert_int_equal(search_find(catalog, arena, text_done(&query), hits), 0);
}

/* Writable memory of this process that holds `marker`, but for the marker itself. */
static size_t traces_of(const char *marker)
{
    FILE *maps = fopen("/proc/self/maps", "r");
    assert_non_null(maps);
    size_t found = 0, size = strlen(marker);
    unsigned long from, to;
    char mode[5], line[512];
    while (fgets(line, sizeof line, maps))
        if (sscanf(line, "%lx-%lx %4s", &from, &to, mode) == 3 && mode[1] == 'w' &&
            !strstr(line, "[stack]"))
            for (const char *at = (const char *)from; at + size <= (const char *)to;
                 at++)
                found += at != marker && *at == *marker && !memcmp(at, marker, size);
    fclose(maps);
    return found;
}

/* The heap of the address sanitizer keeps what was freed and is one huge map. */
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define SANITIZED
#endif

static void nothing_of_a_query_stays_in_memory(void **state)
{
    (void)state;
#ifdef SANITIZED
    skip();
#endif
    /* A word long enough that what is taken next does not happen to lie over all of it. */
    char *typed = str_dup(
        arena, "loyer zzmarqueurzzmarqueurzzmarqueurzzmarqueurzzmarqueurzzmarqueurzz");
    assert_true(search_find(catalog, arena, typed, hits) > 0);
    memory_wipe(typed, strlen(typed));
    assert_int_equal(traces_of("zmarqueurzzmarqueurzzmarqueurz"), 0);
}

int main(void)
{
    enum { COUNT = sizeof EXAMPLES / sizeof *EXAMPLES };
    struct CMUnitTest examples[COUNT];
    for (size_t i = 0; i < COUNT; i++)
        examples[i] = (struct CMUnitTest){ .name = EXAMPLES[i].query,
            .test_func = finds_as_people_type,
            .initial_state = (void *)(uintptr_t)&EXAMPLES[i] };
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_title_comes_before_the_text),
        cmocka_unit_test(an_excerpt_is_the_sentence_that_holds_the_word),
        cmocka_unit_test(an_excerpt_has_no_marks_and_no_gaps),
        cmocka_unit_test(in_another_language_its_words_and_the_french_title_are_found),
        cmocka_unit_test(in_easy_french_the_words_of_papers_are_found),
        cmocka_unit_test(a_very_long_query_is_cut),
        cmocka_unit_test(nothing_of_a_query_stays_in_memory),
    };
    int failed =
        cmocka_run_group_tests_name("queries", examples, open_example, close_example);
    return failed +
           cmocka_run_group_tests_name("search", tests, open_example, close_example);
}
