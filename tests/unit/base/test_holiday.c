#include "test.h"

#include "base/holiday.h"
#include "examples.h"

static struct date iso(const char *text)
{
    struct date date = { 0 };
    if (!date_read_iso(str_of(text), &date))
        fail_msg("'%s' is no date", text);
    return date;
}

static struct holiday {
    const char *date, *department;
    bool is;
} holidays[] = {
    { "2026-01-01", NULL, true },
    { "2026-04-05", NULL, false }, /* Easter itself: a Sunday, and no more */
    { "2026-04-06", "94", true },
    { "2026-05-14", "94", true }, /* Ascension */
    { "2026-05-25", "2A", true }, /* Whit Monday */
    { "2026-05-24", "94", false },
    { "2026-12-24", "94", false },
    { "2026-11-22", "94", false }, /* any Sunday */
    /* Alsace and Moselle: code du travail L3134-13 */
    { "2026-04-03", "67", true },
    { "2026-04-03", "68", true },
    { "2026-04-03", "57", true },
    { "2026-04-03", "54", false },
    { "2026-04-03", NULL, false },
    { "2026-12-26", "57", true },
    { "2026-12-26", "88", false },
    /* overseas: code du travail L3422-2 */
    { "2026-05-27", "971", true },
    { "2026-05-22", "972", true },
    { "2026-06-10", "973", true },
    { "2026-12-20", "974", true },
    { "2026-04-27", "976", true },
    { "2026-10-09", "977", true },
    { "2026-05-27", "978", true },
    { "2026-05-27", "972", false },
    { "2026-12-20", "94", false },
    { "2026-07-14", "974", true },
};

static void a_holiday_is_one_where_the_law_says_so(void **state)
{
    const struct holiday *example = *state;
    assert_int_equal(holiday_is(iso(example->date), example->department), example->is);
}

static void easter_is_a_sunday_between_two_days_of_spring(void **state)
{
    (void)state;
    for (int year = 1583; year <= 9999; year++) {
        struct date easter = holiday_easter(year);
        assert_int_equal(date_weekday(easter), 6);
        assert_true(date_compare(easter, (struct date){ year, 3, 22 }) >= 0);
        assert_true(date_compare(easter, (struct date){ year, 4, 25 }) <= 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(easter_is_a_sunday_between_two_days_of_spring),
    };
    return cmocka_run_group_tests(tests, NULL, NULL) +
           RUN_EXAMPLES(holidays, a_holiday_is_one_where_the_law_says_so);
}
