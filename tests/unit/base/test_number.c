#include "test.h"

#include <math.h>

#include "base/arena.h"
#include "base/number.h"
#include "examples.h"

static struct shortest {
    const char *text;
    double value;
} shortests[] = {
    { "0", 0 },
    { "0", -0.0 },
    { "1", 1 },
    { "-5", -5 },
    { "0.1", 0.1 },
    { "0.30000000000000004", 0.1 + 0.2 },
    { "1.005", 1.005 },
    { "100", 100 },
    { "123456789", 123456789 },
    { "1e-7", 1e-7 },
    { "0.000001", 1e-6 },
    { "0.0000012", 1.2e-6 },
    { "1.2e-7", 1.2e-7 },
    { "100000000000000000000", 1e20 },
    { "1e+21", 1e21 },
    { "1.5e+21", 1.5e21 },
    { "123456789012345680000", 123456789012345678901.0 },
    { "9007199254740992", 9007199254740992.0 },
    { "5e-324", 5e-324 },
    { "1.7976931348623157e+308", 1.7976931348623157e308 },
    { "2.2250738585072014e-308", 2.2250738585072014e-308 },
    /* A power of two: the nearest 16 figures do not read back, the next above do. */
    { "5.684341886080802e-14", 0x1p-44 },
    { "9.5367431640625e-7", 0x1p-20 },
    { "NaN", (double)NAN },
    { "Infinity", (double)INFINITY },
    { "-Infinity", -(double)INFINITY },
};

static void a_number_is_written_as_javascript_does(void **state)
{
    const struct shortest *example = *state;
    struct arena *arena = arena_open(0);
    assert_string_equal(number_text(arena, example->value), example->text);
    arena_close(arena);
}

/* A small generator of its own, so that every run sees the same numbers. */
static uint64_t next_random(uint64_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return *seed;
}

static void every_number_reads_back(void **state)
{
    (void)state;
    uint64_t seed = 88172645463325252U;
    for (int i = 0; i < 20000; i++) {
        uint64_t bits = next_random(&seed);
        double value;
        memcpy(&value, &bits, sizeof value);
        if (!isfinite(value))
            continue;
        struct arena *arena = arena_open(0);
        const char *text = number_text(arena, value);
        if (strtod(text, NULL) != value)
            fail_msg("%a became %s", value, text);
        arena_close(arena);
    }
}

static struct rounding {
    const char *text;
    double value;
    int decimals;
} roundings[] = {
    { "1.01", 1.005, 2 },
    { "0.13", 0.125, 2 },
    { "2.68", 2.675, 2 },
    { "-1.01", -1.005, 2 },
    { "0.5", 0.45, 1 },
    { "1", 0.5, 0 },
    { "0", 0.49999, 0 },
    { "0", 0.05, 0 },
    { "0.1", 0.05, 1 },
    { "1.00", 0.999, 2 },
    { "1000.00", 999.995, 2 },
    { "1840", 1840, 0 },
    { "1840.00", 1840, 2 },
    { "12.50", 12.5, 2 },
    { "0.00", 0, 2 },
    { "0", -0.0, 0 },
    { "-0.00", -0.001, 2 },
    { "0.00", 0.0012, 2 },
    { "0.001", 0.0012, 3 },
    { "0.00000010", 1e-7, 8 },
    { "0.0000000", 4e-8, 7 },
    { "0.0000001", 5e-8, 7 },
    { "1000000000000000000000", 1e21, 0 },
    { "1500000000000000000000.0", 1.5e21, 1 },
    { "10", 9.5, 0 },
    { "100", 99.5, 0 },
    { "NaN", (double)NAN, 2 },
    { "-Infinity", -(double)INFINITY, 2 },
};

static void a_number_is_rounded_on_its_decimal_form(void **state)
{
    const struct rounding *example = *state;
    struct arena *arena = arena_open(0);
    assert_string_equal(
        number_rounded(arena, example->value, example->decimals), example->text);
    arena_close(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(every_number_reads_back) };
    return cmocka_run_group_tests(tests, NULL, NULL) +
           RUN_EXAMPLES(shortests, a_number_is_written_as_javascript_does) +
           RUN_EXAMPLES(roundings, a_number_is_rounded_on_its_decimal_form);
}
