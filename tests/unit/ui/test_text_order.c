#include "test.h"

#include "base/arena.h"
#include "base/str.h"
#include "ui/text_break.h"
#include "ui/text_runs.h"

#define LRI  "\xE2\x81\xA6"
#define PDI  "\xE2\x81\xA9"
#define NBSP "\xC2\xA0"

static uint32_t *decode(struct arena *arena, const char *text, size_t *count)
{
    struct str rest = str_of(text);
    uint32_t *codes = ARENA_LIST(arena, uint32_t, rest.size + 1);
    for (*count = 0; rest.size; (*count)++)
        codes[*count] = str_next(&rest);
    return codes;
}

/* The text as it is seen from the left, without marks of direction. */
static const char *seen(struct arena *arena, const char *text, bool rtl)
{
    size_t count;
    uint32_t *codes = decode(arena, text, &count);
    unsigned char *levels = text_levels(arena, codes, count, &rtl);
    size_t *order = ARENA_LIST(arena, size_t, count + 1);
    text_order(levels, count, order);
    struct text out = { .arena = arena };
    for (size_t i = 0; i < count; i++)
        if (codes[order[i]] < 0x2066 || codes[order[i]] > 0x2069)
            text_add_code(&out, codes[order[i]]);
    return text_done(&out);
}

static bool runs_right_to_left(const char *text, bool fallback)
{
    struct arena *arena = arena_open(0);
    size_t count;
    uint32_t *codes = decode(arena, text, &count);
    bool rtl = fallback;
    text_levels(arena, codes, count, &rtl);
    arena_close(arena);
    return rtl;
}

static void emergency_number_115_stays_115_in_arabic(void **state)
{
    (void)state;
    struct arena *arena = arena_open(0);
    assert_non_null(strstr(seen(arena, "اتصل بالرقم 115 الآن", true), "115"));
    assert_string_equal(seen(arena, "اب 115", true), "115 با");
    arena_close(arena);
}

static void isolated_phone_number_keeps_its_order_in_arabic(void **state)
{
    (void)state;
    struct arena *arena = arena_open(0);
    const char *phone = "01" NBSP "23" NBSP "45" NBSP "67" NBSP "89";
    const char *text =
        "الهاتف: " LRI "01" NBSP "23" NBSP "45" NBSP "67" NBSP "89" PDI " مجانا";
    assert_non_null(strstr(seen(arena, text, true), phone));
    arena_close(arena);
}

static void isolated_address_keeps_its_order_in_arabic(void **state)
{
    (void)state;
    struct arena *arena = arena_open(0);
    const char *text = "العنوان " LRI "12, rue de la République" PDI;
    assert_non_null(strstr(seen(arena, text, true), "12, rue de la République"));
    arena_close(arena);
}

static void first_strong_letter_gives_the_direction(void **state)
{
    (void)state;
    assert_false(runs_right_to_left("12, rue Verte", true));
    assert_true(runs_right_to_left("115 اتصل", false));
    assert_true(runs_right_to_left("115", true));
    assert_false(runs_right_to_left("115", false));
    assert_true(runs_right_to_left(LRI "Marie" PDI " قالت", false));
}

static void nested_levels_turn_around_twice(void **state)
{
    (void)state;
    static const unsigned char levels[] = { 1, 2, 2, 1 };
    size_t order[4];
    text_order(levels, 4, order);
    static const size_t expected[] = { 3, 1, 2, 0 };
    assert_memory_equal(order, expected, sizeof expected);
}

/* --- line breaks --- */

/* The text with a bar where a line may end. */
static const char *broken(struct arena *arena, const char *text)
{
    size_t count;
    uint32_t *codes = decode(arena, text, &count);
    unsigned char *breaks = text_breaks(arena, codes, count);
    struct text out = { .arena = arena };
    for (size_t i = 0; i < count; i++) {
        text_add_code(&out, codes[i]);
        if (breaks[i] != BREAK_NEVER)
            text_add_c(&out, "|");
    }
    return text_done(&out);
}

static const char *const lines[][2] = {
    { "Je cherche un logement", "Je |cherche |un |logement" },
    { "au 01 23 45 67 89 vite", "au |01 23 45 67 89 |vite" },
    { "1 500 € par mois", "1 500 € |par |mois" },
    { "Que faire ?", "Que |faire ?" },
    { "Vite ! Venez", "Vite ! |Venez" },
    { "Deux points : la suite", "Deux |points : |la |suite" },
    { "« Bonjour » dit-il", "« Bonjour » |dit-|il" },
    { "le n° 12", "le |n° |12" },
    { "de 9 h à 17 h", "de |9 |h |à |17 |h" },
    { "rendez-vous", "rendez-|vous" },
    { "50 % des cas", "50 % |des |cas" },
    { "un" NBSP "tout", "un" NBSP "tout" },
    { "appelez " LRI "115" PDI ".", "appelez |" LRI "115" PDI "." },
};

static void line_ends_where_french_allows_it(void **state)
{
    const char *const *example = *state;
    struct arena *arena = arena_open(0);
    assert_string_equal(broken(arena, example[0]), example[1]);
    arena_close(arena);
}

/* libunibreak 1.1 would end the program on each of these. */
static void no_character_ends_the_program(void **state)
{
    (void)state;
    static const uint32_t codes[] = { 0x1F1EB, 0x1F1F7, 'a', 0xFFFF, 0xFFFE, ' ',
        0xD800, 0x10FFFF, 0x1FFFE, 0x110000, 0xFFFFFFFF, 0x200D, 0x0E, 0 };
    struct arena *arena = arena_open(0);
    size_t count = sizeof codes / sizeof *codes;
    unsigned char *breaks = text_breaks(arena, codes, count);
    assert_int_equal(breaks[0], BREAK_NEVER); /* a flag stays whole */
    assert_int_equal(breaks[5], BREAK_MAY);
    text_breaks(arena, codes, 0);
    arena_close(arena);
}

int main(void)
{
    static const struct CMUnitTest fixed[] = {
        cmocka_unit_test(emergency_number_115_stays_115_in_arabic),
        cmocka_unit_test(isolated_phone_number_keeps_its_order_in_arabic),
        cmocka_unit_test(isolated_address_keeps_its_order_in_arabic),
        cmocka_unit_test(first_strong_letter_gives_the_direction),
        cmocka_unit_test(nested_levels_turn_around_twice),
        cmocka_unit_test(no_character_ends_the_program),
    };
    enum { FIXED = sizeof fixed / sizeof *fixed, LINES = sizeof lines / sizeof *lines };
    struct CMUnitTest tests[FIXED + LINES];
    memcpy(tests, fixed, sizeof fixed);
    for (size_t i = 0; i < LINES; i++)
        tests[FIXED + i] = (struct CMUnitTest){ .name = lines[i][0],
            .test_func = line_ends_where_french_allows_it,
            .initial_state = (void *)(uintptr_t)lines[i] };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
