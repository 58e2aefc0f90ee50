#include "test.h"

#include <sqlite3.h>

#include "desk.h"
#include "requests/statistics.h"

static struct statistics read_at(struct desk *desk, struct date today)
{
    struct statistics statistics;
    assert_int_equal(statistics_read(desk_store(desk), desk->arena, today, &statistics),
        STORAGE_DONE);
    return statistics;
}

static void put_many(struct desk *desk, int count, struct date day)
{
    for (int i = 0; i < count; i++)
        desk_put(desk, desk_request(), day);
}

static void P41_a_count_under_five_is_hidden(void **state)
{
    (void)state;
    struct desk desk = desk_open();
    put_many(&desk, 4, (struct date){ 2026, 10, 5 });
    put_many(&desk, 5, (struct date){ 2026, 11, 5 });
    struct statistics read = read_at(&desk, (struct date){ 2026, 12, 1 });
    assert_int_equal(read.count, 2);
    assert_false(read.months[0].events[EVENT_RECEIVED].shown);
    assert_int_equal(read.months[0].events[EVENT_RECEIVED].count, 0);
    assert_true(read.months[1].events[EVENT_RECEIVED].shown);
    assert_int_equal(read.months[1].events[EVENT_RECEIVED].count, 5);
    assert_string_equal(statistics_label(EVENT_RECEIVED), "reçues");
    desk_close(&desk);
}

static void P41_the_month_that_is_not_over_is_not_told(void **state)
{
    (void)state;
    struct desk desk = desk_open();
    put_many(&desk, 8, desk_today);
    assert_int_equal(read_at(&desk, (struct date){ 2026, 11, 30 }).count, 0);
    assert_int_equal(read_at(&desk, (struct date){ 2026, 12, 1 }).count, 1);
    /* Nor under a clock that runs years ahead. */
    assert_int_equal(read_at(&desk, (struct date){ 2090, 1, 1 }).count, 0);
    desk_close(&desk);
}

static void counts_outlive_the_requests(void **state)
{
    (void)state;
    struct desk desk = desk_open();
    put_many(&desk, 6, desk_today);
    assert_int_equal(
        store_purge(desk_store(&desk), (struct date){ 2027, 1, 5 }, false, NULL),
        STORAGE_DONE);
    assert_int_equal(desk_count(&desk), 0);
    struct statistics read = read_at(&desk, (struct date){ 2027, 1, 5 });
    assert_int_equal(read.months[0].events[EVENT_RECEIVED].count, 6);
    desk_close(&desk);
}

static void set_count(struct desk *desk, const char *what, int count)
{
    sqlite3 *handle;
    const char *path = file_join(desk->arena, desk->folder, "requests.db");
    const char *sql = str_format(desk->arena,
        "INSERT OR REPLACE INTO counts VALUES ('2026-10', '%s', %d)", what, count);
    assert_int_equal(sqlite3_open(path, &handle), SQLITE_OK);
    assert_int_equal(sqlite3_exec(handle, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(handle);
}

static void P41_random_counts_never_reveal_fewer_than_five(void **state)
{
    (void)state;
    static const char *const names[] = { "received", "exported", "called", "scheduled",
        "done", "withdrawn" };
    struct desk desk = desk_open();
    unsigned seed = 7;
    int shown = 0;
    for (int round = 0; round < 150; round++) {
        int64_t counts[EVENT_COUNT];
        for (size_t i = 0; i < EVENT_COUNT; i++) {
            seed = seed * 1103515245 + 12345;
            counts[i] = seed / 65536 % 15;
            set_count(&desk, names[i], (int)counts[i]);
        }
        struct statistics read = read_at(&desk, desk_today);
        const struct statistics_month *month = &read.months[0];
        int64_t received = month->events[EVENT_RECEIVED].count;
        for (size_t i = 0; i < EVENT_COUNT; i++) {
            if (!month->events[i].shown) {
                assert_int_equal(month->events[i].count, 0);
                continue;
            }
            shown++;
            assert_int_equal(month->events[i].count, counts[i]);
            assert_true(counts[i] >= 5);
            /* What is left over after subtracting is nobody, or five at least. */
            int64_t rest = llabs(received - counts[i]);
            if (month->events[EVENT_RECEIVED].shown)
                assert_true(rest == 0 || rest >= 5);
        }
    }
    assert_true(shown > 100);
    desk_close(&desk);
}

static void P41_two_exports_subtracted_reveal_nothing(void **state)
{
    (void)state;
    struct desk desk = desk_open();
    put_many(&desk, 7, (struct date){ 2026, 10, 5 });
    struct statistics first = read_at(&desk, desk_today);
    put_many(&desk, 6, desk_today);
    for (int i = 0; i < 3; i++) {
        struct store_rows rows;
        struct store_filter all = { 0 };
        store_read(desk_store(&desk), desk.arena, &all, &rows);
        store_erase(desk_store(&desk), rows.items[0].id, desk_today);
    }
    struct statistics second = read_at(&desk, (struct date){ 2026, 12, 3 });
    assert_int_equal(first.count, 1);
    assert_int_equal(second.count, 2);
    assert_memory_equal(&first.months[0], &second.months[0], sizeof first.months[0]);
    desk_close(&desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(P41_a_count_under_five_is_hidden),
        cmocka_unit_test(P41_the_month_that_is_not_over_is_not_told),
        cmocka_unit_test(counts_outlive_the_requests),
        cmocka_unit_test(P41_random_counts_never_reveal_fewer_than_five),
        cmocka_unit_test(P41_two_exports_subtracted_reveal_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
