#include "test.h"

#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "requests/retention.h"

static const struct date day = { 2026, 11, 21 };

static void assert_date(struct date date, int year, int month, int of_month)
{
    assert_true(date_same(date, (struct date){ year, month, of_month }));
}

static void on_a_terminal_a_request_stays_30_days_and_7_once_exported(void **state)
{
    (void)state;
    struct retention usual = retention_usual();
    struct date end = retention_of_new(&usual, day);
    assert_date(end, 2026, 12, 21);
    assert_date(
        retention_of_export(&usual, end, (struct date){ 2026, 11, 25 }), 2026, 12, 2);
    /* Never later than before. */
    assert_date(
        retention_of_export(&usual, end, (struct date){ 2026, 12, 18 }), 2026, 12, 21);
    assert_date(retention_of_contact(&usual, end, day), 2026, 12, 21);
}

static void at_the_desk_it_stays_two_years_after_the_last_contact(void **state)
{
    (void)state;
    struct retention desk = { .place = RETENTION_DESK, .keep_days = 30 };
    struct date end = retention_of_new(&desk, day);
    assert_date(end, 2028, 11, 21);
    assert_date(
        retention_of_contact(&desk, end, (struct date){ 2027, 1, 5 }), 2029, 1, 5);
    assert_date(retention_of_export(&desk, end, day), 2028, 11, 21);
}

static const struct {
    const char *yaml, *complaint; /* NULL: none */
    struct retention read;
} examples[] = {
    { "name: Seuil\n", NULL, { RETENTION_TERMINAL, 30, 7 } },
    { "retention: {days: 60}\n", NULL, { RETENTION_TERMINAL, 60, 7 } },
    { "retention: {days: 7, after_export: 0}\n", NULL, { RETENTION_TERMINAL, 7, 0 } },
    { "retention: {place: desk}\n", NULL, { RETENTION_DESK, 30, 7 } },
    { "retention: {days: 61}\n", ":1:19: 'days' must be",
        { RETENTION_TERMINAL, 30, 7 } },
    { "retention: {days: 6}\n", "from 7 to 60", { RETENTION_TERMINAL, 30, 7 } },
    { "retention: {after_export: 8}\n", "from 0 to 7", { RETENTION_TERMINAL, 30, 7 } },
    { "retention: {place: moon}\n", "'moon' is no place",
        { RETENTION_TERMINAL, 30, 7 } },
    { "retention: {day: 30}\n", "days", { RETENTION_TERMINAL, 30, 7 } },
    { "retention: 30\n", "must be a map", { RETENTION_TERMINAL, 30, 7 } },
};

static void a_site_sets_durations_between_7_and_60_days(void **state)
{
    (void)state;
    struct arena *arena = arena_open(0);
    char folder[] = "/tmp/seuil-retention-XXXXXX";
    assert_non_null(mkdtemp(folder));
    const char *path = file_join(arena, folder, "site.yaml");
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct retention read = { 0 };
        struct diag *diag = diag_open();
        assert_true(file_write(path, str_of(examples[i].yaml), 0600));
        bool good = retention_load(folder, &read, diag);
        assert_int_equal(good, examples[i].complaint == NULL);
        if (!good)
            assert_non_null(strstr(diag_first(diag), examples[i].complaint));
        assert_int_equal(read.place, examples[i].read.place);
        assert_int_equal(read.keep_days, examples[i].read.keep_days);
        assert_int_equal(read.after_export_days, examples[i].read.after_export_days);
        diag_close(diag);
    }
    unlink(path);
    struct retention read = { 0 };
    assert_true(retention_load(folder, &read, NULL));
    assert_int_equal(read.keep_days, 30);
    rmdir(folder);
    arena_close(arena);
}

static void P38_a_clock_that_cannot_be_right_is_noticed(void **state)
{
    (void)state;
    struct date none = { 0 };
    assert_int_equal(retention_doubt(day, none), CLOCK_RIGHT);
    assert_int_equal(retention_doubt(day, day), CLOCK_RIGHT);
    assert_int_equal(
        retention_doubt((struct date){ 1970, 1, 1 }, none), CLOCK_BEFORE_PROGRAM);
    assert_int_equal(
        retention_doubt((struct date){ 2025, 12, 31 }, day), CLOCK_BEFORE_PROGRAM);
    assert_int_equal(
        retention_doubt((struct date){ 2026, 11, 20 }, day), CLOCK_BEFORE_KNOWN);
    assert_int_equal(retention_doubt((struct date){ 2027, 11, 21 }, day), CLOCK_RIGHT);
    assert_int_equal(retention_doubt((struct date){ 2027, 11, 23 }, day), CLOCK_AHEAD);
}

static void P38_the_last_known_day_is_written_down_under_a_wrong_clock(void **state)
{
    (void)state;
    struct date later = { 2026, 11, 22 };
    assert_true(date_same(retention_trusted(later, day), later));
    assert_true(date_same(retention_trusted((struct date){ 2000, 1, 1 }, day), day));
    assert_true(date_same(retention_trusted((struct date){ 2090, 1, 1 }, day), day));
    assert_true(
        date_is(retention_trusted((struct date){ 1970, 1, 1 }, (struct date){ 0 })));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(on_a_terminal_a_request_stays_30_days_and_7_once_exported),
        cmocka_unit_test(at_the_desk_it_stays_two_years_after_the_last_contact),
        cmocka_unit_test(a_site_sets_durations_between_7_and_60_days),
        cmocka_unit_test(P38_a_clock_that_cannot_be_right_is_noticed),
        cmocka_unit_test(P38_the_last_known_day_is_written_down_under_a_wrong_clock),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
