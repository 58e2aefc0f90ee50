#include "test.h"

#include "base/arena.h"
#include "base/date.h"
#include "examples.h"

static struct date iso(const char *text)
{
    struct date date = { 0 };
    if (!date_read_iso(str_of(text), &date))
        fail_msg("'%s' is no date", text);
    return date;
}

static void assert_date(struct date date, const char *expected)
{
    struct arena *arena = arena_open(0);
    const char *text = date_is(date) ? date_iso(arena, date) : "none";
    assert_string_equal(text, expected);
    arena_close(arena);
}

/* --- the calendar --- */

static void each_day_of_ten_thousand_years_follows_the_one_before(void **state)
{
    (void)state;
    int64_t days = date_days((struct date){ 1, 1, 1 });
    assert_true(days == -719162);
    for (int year = 1; year <= 9999; year++)
        for (int month = 1; month <= 12; month++)
            for (int day = 1; day <= date_month_length(year, month); day++, days++) {
                struct date date = { year, month, day };
                if (date_days(date) != days || !date_same(date_of_days(days), date))
                    fail_msg("%d-%d-%d", year, month, day);
            }
    assert_false(date_is(date_of_days(days)));
    assert_false(date_is(date_of_days(-719163)));
}

static struct known_day {
    const char *date;
    int days, weekday;
} known_days[] = {
    { "0001-01-01", -719162, 0 },
    { "1900-01-01", -25567, 0 },
    { "1970-01-01", 0, 3 },
    { "2000-01-01", 10957, 5 },
    { "2024-01-01", 19723, 0 },
    { "2026-01-01", 20454, 3 },
    { "2026-11-21", 20778, 5 },
    { "9999-01-01", 2932532, 4 },
};

static void a_known_day_has_its_number_and_weekday(void **state)
{
    const struct known_day *example = *state;
    assert_true(date_days(iso(example->date)) == example->days);
    assert_int_equal(date_weekday(iso(example->date)), example->weekday);
}

static void leap_years_are_those_of_the_gregorian_calendar(void **state)
{
    (void)state;
    assert_true(date_is_leap(2024));
    assert_true(date_is_leap(2000));
    assert_false(date_is_leap(1900));
    assert_false(date_is_leap(2026));
    assert_int_equal(date_month_length(2024, 2), 29);
    assert_int_equal(date_month_length(2026, 2), 28);
    assert_false(date_is((struct date){ 0 }));
    assert_false(date_is((struct date){ 2026, 2, 29 }));
    assert_false(date_is((struct date){ 2026, 13, 1 }));
    assert_false(date_is((struct date){ 10000, 1, 1 }));
}

static void dates_are_compared_by_time(void **state)
{
    (void)state;
    assert_true(date_compare(iso("2026-11-21"), iso("2026-11-22")) < 0);
    assert_true(date_compare(iso("2026-11-21"), iso("2026-10-30")) > 0);
    assert_true(date_compare(iso("2026-11-21"), iso("2027-01-01")) < 0);
    assert_int_equal(date_compare(iso("2026-11-21"), iso("2026-11-21")), 0);
}

/* --- text --- */

static struct reading {
    const char *text, *iso;
} readings[] = {
    { "2026-11-21", "2026-11-21" },
    { "21/11/2026", "2026-11-21" },
    { "1/2/2026", "2026-02-01" },
    { "29/02/2024", "2024-02-29" },
    { "29/02/2026", "none" },
    { "2026-02-30", "none" },
    { "2026-2-3", "none" },
    { "2026-11-21 ", "none" },
    { " 2026-11-21", "none" },
    { "21/11/26", "none" },
    { "21-11-2026", "none" },
    { "32/01/2026", "none" },
    { "00/01/2026", "none" },
    { "021/01/2026", "none" },
    { "0000-01-01", "none" },
    { "2026-11-21T10:00", "none" },
    { "+026-11-21", "none" },
    { "", "none" },
};

static void a_date_is_read_in_both_forms(void **state)
{
    const struct reading *example = *state;
    struct date date = { 0 };
    bool french = strchr(example->text, '/') != NULL;
    bool good = french ? date_read_french(str_of(example->text), &date)
                       : date_read_iso(str_of(example->text), &date);
    assert_int_equal(good, strcmp(example->iso, "none") != 0);
    assert_date(date, example->iso);
}

static void a_date_is_written_in_both_forms(void **state)
{
    (void)state;
    struct arena *arena = arena_open(0);
    assert_string_equal(date_iso(arena, (struct date){ 987, 6, 5 }), "0987-06-05");
    assert_string_equal(date_french(arena, (struct date){ 2026, 6, 5 }), "05/06/2026");
    arena_close(arena);
}

static struct clock {
    const char *text;
    bool good;
    int hour, minute, second;
} clocks[] = {
    { "2026-11-21T10:00", true, 10, 0, 0 },
    { "2026-11-21T23:59:59", true, 23, 59, 59 },
    { "2026-11-21T24:00", false, 0, 0, 0 },
    { "2026-11-21T10:60", false, 0, 0, 0 },
    { "2026-11-21T10:00:60", false, 0, 0, 0 },
    { "2026-11-21T10:00:", false, 0, 0, 0 },
    { "2026-11-21T10:00Z", false, 0, 0, 0 },
    { "2026-11-21 10:00", false, 0, 0, 0 },
    { "2026-11-31T10:00", false, 0, 0, 0 },
    { "2026-11-21", false, 0, 0, 0 },
};

static void a_moment_is_read_to_the_second(void **state)
{
    const struct clock *example = *state;
    struct moment moment = { .hour = 99 };
    assert_int_equal(moment_read(str_of(example->text), &moment), example->good);
    if (!example->good) {
        assert_int_equal(moment.hour, 99);
        return;
    }
    assert_int_equal(moment.hour, example->hour);
    assert_int_equal(moment.minute, example->minute);
    assert_int_equal(moment.second, example->second);
    assert_date(moment.date, "2026-11-21");
}

static void a_moment_has_its_seconds_and_back(void **state)
{
    (void)state;
    static const int64_t all[] = { 0, 1, -1, 86399, 86400, -86400, 1795255200,
        INT64_C(-62135596800) };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        assert_true(moment_seconds(moment_of_seconds(all[i])) == all[i]);
    struct moment moment = moment_of_seconds(-1);
    assert_date(moment.date, "1969-12-31");
    assert_int_equal(moment.hour * 10000 + moment.minute * 100 + moment.second, 235959);
    assert_true(moment_read(STR("2026-11-21T10:00"), &moment));
    assert_true(moment_seconds(moment) == 1795255200);
}

/* --- delays --- */

static struct worked {
    const char *name, *from, *delay, *to;
} worked[] = {
    { "c-dalo 1: decision", "2026-11-21", "3 mois", "2027-02-21" },
    { "c-dalo 2: overseas", "2026-11-30", "6 mois", "2027-05-30" },
    { "c-dalo 3: offer in a large town", "2026-09-10", "6 mois", "2027-03-10" },
    { "c-dalo 3: court", "2027-03-10", "4 mois", "2027-07-10" },
    { "c-dalo 4: offer", "2026-11-30", "3 mois", "2027-02-28" },
    { "c-dalo 4: court", "2027-02-28", "4 mois", "2027-06-28" },
    { "c-dalo 5: against a refusal", "2026-10-05", "2 mois", "2026-12-05" },
    { "c-daho 1: decision", "2026-11-21", "42 jours", "2027-01-02" },
    { "c-daho 2: decision", "2026-12-01", "6 semaines", "2027-01-12" },
    { "c-daho 5: welcome", "2026-11-02", "42 jours", "2026-12-14" },
    { "c-daho 5: court", "2026-12-14", "4 mois", "2027-04-14" },
    { "c-daho 6: a place of passage", "2026-11-02", "3 mois", "2027-02-02" },
    { "c-expulsion-etape 2: six weeks", "2026-11-03", "6 semaines", "2026-12-15" },
    { "c-expulsion-etape 3: two months", "2026-11-03", "2 mois", "2027-01-03" },
    { "c-expulsion-etape 7: appeal", "2026-10-31", "1 mois", "2026-11-30" },
    { "c-expulsion-etape 8: to leave", "2026-09-20", "2 mois", "2026-11-20" },
    { "c-expulsion-etape 9: to leave", "2026-03-10", "2 mois", "2026-05-10" },
    { "c-expulsion-etape 10: the prefect", "2026-11-05", "2 mois", "2027-01-05" },
    { "c-expulsion-etape 12: furniture", "2026-10-12", "2 mois", "2026-12-12" },
    { "c-expulsion-etape 12: its value", "2026-10-12", "1 mois", "2026-11-12" },
    { "c-conge-bailleur 1: unfurnished", "2027-05-31", "-6 mois", "2026-11-30" },
    { "c-conge-bailleur 3: furnished", "2027-02-28", "-3 mois", "2026-11-28" },
    { "c-conge-bailleur 5: unfurnished", "2027-08-15", "-6 mois", "2027-02-15" },
    { "c-depot-garantie 4", "2026-10-31", "1 mois", "2026-11-30" },
    { "c-depot-garantie 5", "2026-01-31", "1 mois", "2026-02-28" },
    { "c-depot-garantie 6", "2026-06-30", "2 mois", "2026-08-30" },
    { "c-copropriete 1", "2026-11-02", "30 jours", "2026-12-02" },
    { "c-copropriete 2", "2027-02-15", "30 jours", "2027-03-17" },
    { "a leap day, a year on", "2024-02-29", "1 an", "2025-02-28" },
    { "a leap day, four years on", "2024-02-29", "4 ans", "2028-02-29" },
    { "into a leap February", "2027-12-31", "2 mois", "2028-02-29" },
    { "over the turn of a year", "2026-12-31", "1 jour", "2027-01-01" },
    { "back over the turn of a year", "2027-01-31", "-2 mois", "2026-11-30" },
    { "no delay", "2026-11-21", "0 jours", "2026-11-21" },
    { "past the last year", "9999-12-31", "1 jour", "none" },
    { "past the last month", "9999-12-01", "1 mois", "none" },
    { "before the first year", "0001-01-01", "-1 an", "none" },
};

static void a_delay_of_law_ends_on_its_day(void **state)
{
    const struct worked *example = *state;
    struct delay delay;
    assert_true(delay_read(str_of(example->delay), &delay));
    assert_date(date_add(iso(example->from), delay), example->to);
}

static void a_delay_from_no_date_is_no_date(void **state)
{
    (void)state;
    for (int unit = DATE_DAYS; unit <= DATE_YEARS; unit++)
        assert_date(
            date_add((struct date){ 0 }, (struct delay){ 1, (enum date_unit)unit }),
            "none");
    assert_date(
        date_add(iso("2026-01-01"), (struct delay){ INT32_MAX, DATE_YEARS }), "none");
    assert_date(
        date_add(iso("2026-01-01"), (struct delay){ INT32_MIN, DATE_WEEKS }), "none");
}

static void remaining_days_are_a_difference(void **state)
{
    (void)state;
    int64_t today = date_days(iso("2026-11-21"));
    assert_int_equal(date_days(iso("2026-12-15")) - today, 24);
    assert_int_equal(date_days(iso("2027-01-03")) - today, 43);
    assert_int_equal(date_days(iso("2027-04-01")) - today, 131);
    assert_int_equal(date_days(iso("2026-11-30")) - today, 9);
}

static struct delay_text {
    const char *text;
    bool good;
    int count;
    enum date_unit unit;
} delay_texts[] = {
    { "6 semaines", true, 6, DATE_WEEKS },
    { "1 semaine", true, 1, DATE_WEEKS },
    { "15 jours", true, 15, DATE_DAYS },
    { "1 jour", true, 1, DATE_DAYS },
    { "2 mois", true, 2, DATE_MONTHS },
    { "1 an", true, 1, DATE_YEARS },
    { "3 ans", true, 3, DATE_YEARS },
    { "-6 mois", true, -6, DATE_MONTHS },
    { " 6\u00A0mois ", true, 6, DATE_MONTHS },
    { "6", false, 0, DATE_DAYS },
    { "mois", false, 0, DATE_DAYS },
    { "6mois", false, 0, DATE_DAYS },
    { "6 months", false, 0, DATE_DAYS },
    { "1,5 mois", false, 0, DATE_DAYS },
    { "six mois", false, 0, DATE_DAYS },
    { "6 mois et 2 jours", false, 0, DATE_DAYS },
    { "123456 jours", false, 0, DATE_DAYS },
    { "", false, 0, DATE_DAYS },
};

static void a_delay_is_read_with_its_unit(void **state)
{
    const struct delay_text *example = *state;
    struct delay delay = { 99, DATE_YEARS };
    assert_int_equal(delay_read(str_of(example->text), &delay), example->good);
    assert_int_equal(delay.count, example->good ? example->count : 99);
    assert_int_equal(delay.unit, example->good ? example->unit : DATE_YEARS);
}

/* --- the truce --- */

static struct truce {
    const char *date;
    bool in;
    const char *not_before;
} truces[] = {
    { "2026-11-21", true, "2027-04-01" },  /* c-treve 1, c-expulsion-etape 10 */
    { "2026-10-31", false, "2026-10-31" }, /* c-treve 2 */
    { "2027-03-31", true, "2027-04-01" },  /* c-treve 3 */
    { "2026-11-20", true, "2027-04-01" },  /* c-expulsion-etape 8 */
    { "2026-05-10", false, "2026-05-10" }, /* c-expulsion-etape 9 */
    { "2026-06-02", false, "2026-06-02" }, /* c-expulsion-etape 11 */
    { "2026-11-01", true, "2027-04-01" },
    { "2026-12-31", true, "2027-04-01" },
    { "2027-01-01", true, "2027-04-01" },
    { "2027-04-01", false, "2027-04-01" },
};

static void the_truce_moves_an_eviction_to_april(void **state)
{
    const struct truce *example = *state;
    assert_int_equal(date_in_truce(iso(example->date)), example->in);
    assert_date(date_after_truce(iso(example->date)), example->not_before);
}

/* --- days of rest --- */

/* Easter Sundays, among them the earliest and the latest there can be. */
static struct easter {
    const char *sunday;
} easters[] = { { "1818-03-22" }, { "1943-04-25" }, { "2008-03-23" }, { "2011-04-24" },
    { "2019-04-21" }, { "2024-03-31" }, { "2025-04-20" }, { "2026-04-05" },
    { "2027-03-28" }, { "2038-04-25" }, { "2285-03-22" } };

static void three_days_move_with_easter(void **state)
{
    const struct easter *example = *state;
    struct date sunday = iso(example->sunday);
    assert_int_equal(date_weekday(sunday), 6);
    static const int holidays[] = { 0, 1, 39, 50 };
    for (size_t i = 0; i < 4; i++)
        assert_true(date_is_holiday(
            date_add(sunday, (struct delay){ holidays[i], DATE_DAYS })));
    /* Good Friday is a holiday in Alsace and Moselle only. */
    assert_false(date_is_holiday(date_add(sunday, (struct delay){ -2, DATE_DAYS })));
    assert_false(date_is_holiday(date_add(sunday, (struct delay){ 2, DATE_DAYS })));
}

static void the_holidays_of_2026_are_these(void **state)
{
    (void)state;
    static const char *const holidays[] = { "2026-01-01", "2026-04-06", "2026-05-01",
        "2026-05-08", "2026-05-14", "2026-05-25", "2026-07-14", "2026-08-15",
        "2026-11-01", "2026-11-11", "2026-12-25" };
    int found = 0;
    for (int64_t day = date_days(iso("2026-01-01"));
         day <= date_days(iso("2026-12-31")); day++) {
        bool listed = false;
        for (size_t i = 0; i < sizeof holidays / sizeof *holidays; i++)
            listed |= date_days(iso(holidays[i])) == day;
        bool sunday = date_weekday(date_of_days(day)) == 6;
        assert_int_equal(date_is_holiday(date_of_days(day)), listed || sunday);
        found += listed;
    }
    assert_int_equal(found, 11);
}

static struct working {
    const char *from;
    int count;
    const char *to;
} workings[] = {
    { "2026-11-20", 1, "2026-11-23" }, /* from a Friday */
    { "2026-11-21", 1, "2026-11-23" }, /* from a Saturday */
    { "2026-11-10", 1, "2026-11-12" }, /* over 11 November */
    { "2026-04-03", 2, "2026-04-08" }, /* over Easter Monday */
    { "2026-12-24", 3, "2026-12-30" }, /* over Christmas and a weekend */
    { "2026-11-22", 0, "2026-11-22" },
    { "9999-12-30", 5, "none" },
};

static void working_days_leave_out_weekends_and_holidays(void **state)
{
    const struct working *example = *state;
    assert_date(date_add_working_days(iso(example->from), example->count), example->to);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_day_of_ten_thousand_years_follows_the_one_before),
        cmocka_unit_test(leap_years_are_those_of_the_gregorian_calendar),
        cmocka_unit_test(dates_are_compared_by_time),
        cmocka_unit_test(a_date_is_written_in_both_forms),
        cmocka_unit_test(a_moment_has_its_seconds_and_back),
        cmocka_unit_test(a_delay_from_no_date_is_no_date),
        cmocka_unit_test(remaining_days_are_a_difference),
        cmocka_unit_test(the_holidays_of_2026_are_these),
    };
    return cmocka_run_group_tests(tests, NULL, NULL) +
           RUN_EXAMPLES(known_days, a_known_day_has_its_number_and_weekday) +
           RUN_EXAMPLES(readings, a_date_is_read_in_both_forms) +
           RUN_EXAMPLES(clocks, a_moment_is_read_to_the_second) +
           RUN_EXAMPLES(worked, a_delay_of_law_ends_on_its_day) +
           RUN_EXAMPLES(delay_texts, a_delay_is_read_with_its_unit) +
           RUN_EXAMPLES(truces, the_truce_moves_an_eviction_to_april) +
           RUN_EXAMPLES(easters, three_days_move_with_easter) +
           RUN_EXAMPLES(workings, working_days_leave_out_weekends_and_holidays);
}
