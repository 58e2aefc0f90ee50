#include "test.h"

#include <sys/stat.h>
#include <unistd.h>

#include <sqlite3.h>

#include "desk.h"
#include "requests/ledger.h"

static int open_desk(void **state)
{
    struct desk *desk = malloc(sizeof *desk);
    *desk = desk_open();
    *state = desk;
    return 0;
}

static int close_desk(void **state)
{
    desk_close(*state);
    free(*state);
    return 0;
}

static const char *database(struct desk *desk)
{
    return file_join(desk->arena, desk->folder, "requests.db");
}

/* What another program sees in the file. */
static const char *ask(struct desk *desk, const char *sql)
{
    sqlite3 *handle;
    sqlite3_stmt *statement;
    struct text rows = { .arena = desk->arena };
    assert_int_equal(sqlite3_open(database(desk), &handle), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(handle, sql, -1, &statement, NULL), SQLITE_OK);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        text_add_c(&rows, rows.size ? "," : NULL);
        text_add_c(&rows, (const char *)sqlite3_column_text(statement, 0));
    }
    sqlite3_finalize(statement);
    sqlite3_close(handle);
    return text_done(&rows);
}

static enum storage reopen(struct desk *desk, struct store **store)
{
    struct retention usual = retention_usual();
    return store_open(desk->folder, &usual, store);
}

static struct ledger ledger_of(struct desk *desk)
{
    struct ledger ledger;
    assert_int_equal(ledger_read(desk_store(desk), desk->arena, &ledger), STORAGE_DONE);
    return ledger;
}

static struct store_row row_of(struct desk *desk, struct code code)
{
    struct store_row row;
    struct id id = desk_find(desk, code);
    assert_int_equal(
        store_find(desk_store(desk), desk->arena, id.text, &row), STORAGE_DONE);
    return row;
}

static void P24_a_row_has_six_columns_and_no_order(void **state)
{
    struct desk *desk = *state;
    assert_string_equal(ask(desk, "SELECT name FROM pragma_table_info('requests')"),
        "id,day,erase_day,state,version,sealed");
    assert_string_equal(ask(desk, "SELECT name FROM sqlite_schema WHERE type = 'table'"
                                  " ORDER BY name"),
        "counts,files,gone,ledger,requests,site");
    assert_string_equal(ask(desk, "SELECT wr FROM pragma_table_list('requests')"), "1");
}

static void the_file_is_marked_and_safe_by_its_settings(void **state)
{
    struct desk *desk = *state;
    desk_put(desk, desk_request(), desk_today);
    assert_string_equal(ask(desk, "PRAGMA journal_mode"), "wal");
    assert_string_equal(ask(desk, "PRAGMA user_version"), "1");
    assert_string_equal(ask(desk, "PRAGMA application_id"), "1399158124");
    assert_string_equal(ask(desk, "PRAGMA integrity_check"), "ok");
}

static void what_was_put_is_found_by_its_code(void **state)
{
    struct desk *desk = *state;
    struct code first = desk_put(desk, desk_request(), desk_today);
    struct code second = desk_put(desk, desk_request(), desk_today);
    assert_string_not_equal(first.text, second.text);
    struct store_row row = row_of(desk, first);
    assert_true(date_same(row.day, desk_today));
    assert_true(date_same(row.erase_day, (struct date){ 2026, 12, 21 }));
    assert_int_equal(row.state, STATE_NEW);
    assert_int_equal(row.version, 1);
    struct id id;
    assert_int_equal(
        store_find_code(desk_store(desk), code_draw(), &id), STORAGE_ABSENT);
    assert_int_equal(desk_count(desk), 2);
}

static void the_same_id_twice_is_taken(void **state)
{
    struct desk *desk = *state;
    struct store_row row = row_of(desk, desk_put(desk, desk_request(), desk_today));
    assert_int_equal(store_put(desk_store(desk), &row), STORAGE_TAKEN);
    assert_int_equal(desk_count(desk), 1);
}

static void rows_are_narrowed_by_day_and_state(void **state)
{
    struct desk *desk = *state;
    struct code old = desk_put(desk, desk_request(), (struct date){ 2026, 11, 1 });
    desk_put(desk, desk_request(), desk_today);
    struct id id = desk_find(desk, old);
    assert_int_equal(
        store_set_state(desk_store(desk), id.text, STATE_CALLED, desk_today),
        STORAGE_DONE);
    static const struct {
        struct store_filter filter;
        size_t count;
    } examples[] = {
        { .count = 2 },
        { { .since = { 2026, 11, 2 } }, 1 },
        { { .since = { 2026, 11, 21 } }, 1 },
        { { .until = { 2026, 11, 1 } }, 1 },
        { { .until = { 2026, 10, 31 } }, 0 },
        { { .by_state = true, .state = STATE_CALLED }, 1 },
        { { .by_state = true, .state = STATE_DONE }, 0 },
        { { .since = { 2026, 11, 2 }, .by_state = true, .state = STATE_CALLED }, 0 },
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct store_rows rows;
        assert_int_equal(
            store_read(desk_store(desk), desk->arena, &examples[i].filter, &rows),
            STORAGE_DONE);
        assert_int_equal(rows.count, examples[i].count);
    }
}

static void P60_a_frozen_request_is_neither_listed_nor_erased(void **state)
{
    struct desk *desk = *state;
    struct code code = desk_put(desk, desk_request(), desk_today);
    struct id id = desk_find(desk, code);
    struct store *store = desk_store(desk);
    size_t erased = 9;
    assert_int_equal(
        store_set_state(store, id.text, STATE_FROZEN, desk_today), STORAGE_DONE);
    assert_int_equal(desk_count(desk), 0);
    assert_int_equal(store_erase(store, id.text, desk_today), STORAGE_FROZEN);
    assert_int_equal(
        store_purge(store, (struct date){ 2027, 6, 1 }, false, &erased), STORAGE_DONE);
    assert_int_equal(erased, 0);
    assert_int_equal(row_of(desk, code).state, STATE_FROZEN);
    /* Decided: it goes its way again. */
    assert_int_equal(
        store_set_state(store, id.text, STATE_NEW, desk_today), STORAGE_DONE);
    assert_int_equal(store_erase(store, id.text, desk_today), STORAGE_DONE);
}

static void P31_what_is_erased_is_gone_from_database_and_log(void **state)
{
    struct desk *desk = *state;
    struct code code = desk_put(desk, desk_request(), desk_today);
    desk_put(desk, desk_request(), desk_today);
    struct store_row row = row_of(desk, code);
    struct str middle = str_sub(row.sealed, 300, 340);
    struct str end = str_sub(row.sealed, row.sealed.size - 40, row.sealed.size);
    assert_true(desk_holds(desk, desk->folder, end));
    assert_int_equal(store_erase(desk_store(desk), row.id, desk_today), STORAGE_DONE);
    assert_false(desk_holds(desk, desk->folder, middle));
    assert_false(desk_holds(desk, desk->folder, end));
    struct stat about;
    const char *log = str_format(desk->arena, "%s-wal", database(desk));
    assert_int_equal(stat(log, &about), 0);
    assert_int_equal(about.st_size, 0);
    assert_int_equal(desk_count(desk), 1);
    assert_int_equal(store_erase(desk_store(desk), row.id, desk_today), STORAGE_ABSENT);
}

static void P31_what_was_sealed_anew_leaves_nothing_of_the_old_box(void **state)
{
    struct desk *desk = *state;
    struct store_row row = row_of(desk, desk_put(desk, desk_request(), desk_today));
    struct str end = str_sub(row.sealed, row.sealed.size - 40, row.sealed.size);
    char *other = str_copy(desk->arena, row.sealed);
    memset(other, 'x', row.sealed.size);
    assert_int_equal(store_reseal(desk_store(desk), row.id,
                         (struct str){ other, row.sealed.size }, desk_today),
        STORAGE_DONE);
    assert_false(desk_holds(desk, desk->folder, end));
}

static void P34_what_is_overdue_is_erased_and_told_in_the_ledger(void **state)
{
    struct desk *desk = *state;
    size_t erased = 0;
    desk_put(desk, desk_request(), desk_today);
    desk_put(desk, desk_request(), (struct date){ 2026, 11, 25 });
    struct store *store = desk_store(desk);
    assert_int_equal(store_purge(store, (struct date){ 2026, 12, 20 }, false, &erased),
        STORAGE_DONE);
    assert_int_equal(erased, 0);
    assert_int_equal(ledger_of(desk).count, 0);
    assert_int_equal(store_purge(store, (struct date){ 2026, 12, 21 }, false, &erased),
        STORAGE_DONE);
    assert_int_equal(erased, 1);
    assert_int_equal(desk_count(desk), 1);
    struct ledger ledger = ledger_of(desk);
    assert_int_equal(ledger.count, 1);
    assert_int_equal(ledger.lines[0].rule, LEDGER_EXPIRED);
    assert_int_equal(ledger.lines[0].count, 1);
    assert_true(date_same(ledger.lines[0].day, (struct date){ 2026, 12, 21 }));
}

static void once_exported_a_request_is_erased_after_7_days(void **state)
{
    struct desk *desk = *state;
    struct code code = desk_put(desk, desk_request(), desk_today);
    struct id id = desk_find(desk, code);
    const char *ids[] = { id.text, "22222222-2222-4222-8222-222222222222" };
    assert_int_equal(
        store_exported(desk_store(desk), ids, 2, desk_today), STORAGE_DONE);
    struct store_row row = row_of(desk, code);
    assert_int_equal(row.state, STATE_EXPORTED);
    assert_true(date_same(row.erase_day, (struct date){ 2026, 11, 28 }));
    /* A second export does not put it off. */
    assert_int_equal(
        store_exported(desk_store(desk), ids, 1, (struct date){ 2026, 11, 25 }),
        STORAGE_DONE);
    assert_true(date_same(row_of(desk, code).erase_day, (struct date){ 2026, 11, 28 }));
}

static void P35_what_nobody_fetched_is_counted_before_it_is_erased(void **state)
{
    struct desk *desk = *state;
    size_t count = 9;
    struct code code = desk_put(desk, desk_request(), desk_today);
    struct store *store = desk_store(desk);
    struct date before = { 2026, 12, 10 };
    assert_int_equal(store_due(store, before, 10, &count), STORAGE_DONE);
    assert_int_equal(count, 0);
    before.day = 11;
    assert_int_equal(store_due(store, before, 10, &count), STORAGE_DONE);
    assert_int_equal(count, 1);
    assert_int_equal(store_due(store, before, 3, &count), STORAGE_DONE);
    assert_int_equal(count, 0);
    struct id id = desk_find(desk, code);
    assert_int_equal(
        store_set_state(store, id.text, STATE_CALLED, desk_today), STORAGE_DONE);
    assert_int_equal(store_due(store, before, 10, &count), STORAGE_DONE);
    assert_int_equal(count, 0);
}

static void P38_under_a_wrong_clock_nothing_is_erased(void **state)
{
    struct desk *desk = *state;
    size_t erased = 9;
    desk_put(desk, desk_request(), desk_today);
    struct store *store = desk_store(desk);
    static const struct date wrong[] = {
        { 1970, 1, 1 },
        { 2025, 12, 31 },
        { 2026, 11, 20 },
        { 2027, 11, 23 },
        { 2090, 1, 1 },
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_int_equal(store_purge(store, wrong[i], false, &erased), STORAGE_CLOCK);
        assert_int_equal(desk_count(desk), 1);
    }
    assert_int_equal(erased, 9);
    assert_true(date_same(store_known_day(store), desk_today));
}

static void P38_a_day_that_somebody_confirmed_is_believed(void **state)
{
    struct desk *desk = *state;
    size_t erased = 9;
    desk_put(desk, desk_request(), desk_today);
    struct store *store = desk_store(desk);
    /* The clock ran months ahead, was set right, and stays believed from then on. */
    assert_int_equal(store_purge(store, (struct date){ 2026, 12, 20 }, false, &erased),
        STORAGE_DONE);
    assert_int_equal(store_purge(store, desk_today, false, &erased), STORAGE_CLOCK);
    assert_int_equal(store_purge(store, desk_today, true, &erased), STORAGE_DONE);
    assert_int_equal(store_purge(store, desk_today, false, &erased), STORAGE_DONE);
    assert_int_equal(desk_count(desk), 1);
}

static void P38_a_request_made_under_a_dead_clock_outlives_its_repair(void **state)
{
    struct desk *desk = *state;
    desk_put(desk, desk_request(), desk_today);
    struct code code = desk_put(desk, desk_request(), (struct date){ 2000, 1, 1 });
    assert_true(date_same(row_of(desk, code).day, desk_today));
    assert_int_equal(
        store_purge(desk_store(desk), (struct date){ 2026, 11, 22 }, false, NULL),
        STORAGE_DONE);
    assert_int_equal(desk_count(desk), 2);
}

static void P39_each_line_of_the_ledger_hangs_on_the_one_before(void **state)
{
    struct desk *desk = *state;
    for (int i = 0; i < 3; i++) {
        struct id id = desk_find(desk, desk_put(desk, desk_request(), desk_today));
        assert_int_equal(
            store_erase(desk_store(desk), id.text, desk_today), STORAGE_DONE);
    }
    struct ledger ledger = ledger_of(desk);
    assert_int_equal(ledger.count, 3);
    assert_int_equal(ledger.broken_at, 0);
    assert_int_equal(ledger.lines[2].number, 3);
    assert_int_equal(ledger.lines[0].rule, LEDGER_WITHDRAWN);
    assert_string_equal(ledger_rule_label(LEDGER_EXPIRED), "durée atteinte");
}

static const struct {
    const char *sql;
    int64_t broken_at;
} tampering[] = {
    { "UPDATE ledger SET count = 9 WHERE number = 2", 3 },
    { "UPDATE ledger SET day = '2026-11-20' WHERE number = 1", 2 },
    { "UPDATE ledger SET rule = 'expired' WHERE number = 2", 3 },
    { "UPDATE ledger SET rule = 'moon' WHERE number = 2", 3 },
    { "DELETE FROM ledger WHERE number = 2", 3 },
    { "UPDATE ledger SET previous = 'x' WHERE number = 1", 1 },
};

static void P39_a_changed_or_missing_line_is_found(void **state)
{
    struct desk *desk = *state;
    const char *last = NULL;
    for (size_t i = 0; i < sizeof tampering / sizeof *tampering; i++) {
        ask(desk, "DELETE FROM ledger");
        for (int j = 0; j < 3; j++) {
            struct id id = desk_find(desk, desk_put(desk, desk_request(), desk_today));
            assert_int_equal(
                store_erase(desk_store(desk), id.text, desk_today), STORAGE_DONE);
        }
        last = ledger_of(desk).last_hash;
        ask(desk, tampering[i].sql);
        assert_int_equal(ledger_of(desk).broken_at, tampering[i].broken_at);
    }
    ask(desk, "DELETE FROM ledger WHERE number = 3");
    assert_string_not_equal(ledger_of(desk).last_hash, last);
}

static void a_line_of_five_years_ago_is_forgotten_but_never_the_last(void **state)
{
    struct desk *desk = *state;
    struct store *store = desk_store(desk);
    for (int i = 0; i < 3; i++) {
        struct id id = desk_find(desk, desk_put(desk, desk_request(), desk_today));
        assert_int_equal(store_erase(store, id.text, desk_today), STORAGE_DONE);
    }
    assert_int_equal(
        store_purge(store, (struct date){ 2031, 11, 21 }, true, NULL), STORAGE_DONE);
    assert_int_equal(ledger_of(desk).count, 3);
    assert_int_equal(
        store_purge(store, (struct date){ 2031, 11, 22 }, true, NULL), STORAGE_DONE);
    assert_int_equal(ledger_of(desk).count, 1);
    assert_int_equal(ledger_of(desk).broken_at, 0);
}

/* --- what can be wrong with the file --- */

static void a_folder_without_a_store_is_missing(void **state)
{
    struct desk *desk = *state;
    struct store *store = NULL;
    struct retention usual = retention_usual();
    assert_int_equal(store_open("/nowhere", &usual, &store), STORAGE_MISSING);
    assert_null(store);
    assert_true(strlen(storage_message(STORAGE_MISSING)) > 0);
    unlink(database(desk));
    assert_int_equal(reopen(desk, &store), STORAGE_MISSING);
}

static void a_file_that_is_no_store_is_damaged(void **state)
{
    struct desk *desk = *state;
    struct store *store = NULL;
    unlink(database(desk));
    assert_true(file_write(database(desk), STR("hello, this is a letter"), 0600));
    assert_int_equal(reopen(desk, &store), STORAGE_DAMAGED);
    unlink(database(desk));
    assert_true(file_write(database(desk), STR(""), 0600));
    assert_int_equal(reopen(desk, &store), STORAGE_DAMAGED);
    assert_null(store);
}

static void a_store_of_another_program_is_refused(void **state)
{
    struct desk *desk = *state;
    struct store *store = NULL;
    ask(desk, "PRAGMA application_id = 5");
    assert_int_equal(reopen(desk, &store), STORAGE_DAMAGED);
}

static void a_store_of_a_later_version_is_left_alone(void **state)
{
    struct desk *desk = *state;
    struct store *store = NULL;
    ask(desk, "PRAGMA user_version = 2");
    assert_int_equal(reopen(desk, &store), STORAGE_NEWER);
    assert_string_equal(ask(desk, "PRAGMA user_version"), "2");
}

static void a_store_that_another_program_writes_to_is_locked(void **state)
{
    struct desk *desk = *state;
    sqlite3 *other;
    struct request request = desk_request();
    struct code code;
    assert_int_equal(sqlite3_open(database(desk), &other), SQLITE_OK);
    assert_int_equal(
        sqlite3_exec(other, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    desk_store(desk);
    assert_int_equal(
        deposit_make(desk->deposit, &request, desk_today, &code), DEPOSIT_LOCKED);
    sqlite3_exec(other, "ROLLBACK", NULL, NULL, NULL);
    sqlite3_close(other);
    desk_put(desk, request, desk_today);
}

static void a_reader_does_not_keep_a_request_from_being_put(void **state)
{
    struct desk *desk = *state;
    sqlite3 *other;
    desk_put(desk, desk_request(), desk_today);
    assert_int_equal(sqlite3_open(database(desk), &other), SQLITE_OK);
    sqlite3_stmt *statement;
    sqlite3_prepare_v2(other, "SELECT id FROM requests", -1, &statement, NULL);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    struct code code = desk_put(desk, desk_request(), desk_today);
    struct id id = desk_find(desk, code);
    assert_int_equal(store_erase(desk_store(desk), id.text, desk_today), STORAGE_DONE);
    sqlite3_finalize(statement);
    sqlite3_close(other);
    assert_int_equal(store_tidy(desk_store(desk)), STORAGE_DONE);
    assert_int_equal(desk_count(desk), 1);
}

static void a_folder_that_cannot_be_written_is_denied(void **state)
{
    struct desk *desk = *state;
    struct store *store = NULL;
    if (!geteuid())
        skip(); /* root writes everywhere */
    chmod(database(desk), 0400);
    assert_int_equal(reopen(desk, &store), STORAGE_DENIED);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_desk, close_desk)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(P24_a_row_has_six_columns_and_no_order),
        TEST(the_file_is_marked_and_safe_by_its_settings),
        TEST(what_was_put_is_found_by_its_code),
        TEST(the_same_id_twice_is_taken),
        TEST(rows_are_narrowed_by_day_and_state),
        TEST(P60_a_frozen_request_is_neither_listed_nor_erased),
        TEST(P31_what_is_erased_is_gone_from_database_and_log),
        TEST(P31_what_was_sealed_anew_leaves_nothing_of_the_old_box),
        TEST(P34_what_is_overdue_is_erased_and_told_in_the_ledger),
        TEST(once_exported_a_request_is_erased_after_7_days),
        TEST(P35_what_nobody_fetched_is_counted_before_it_is_erased),
        TEST(P38_under_a_wrong_clock_nothing_is_erased),
        TEST(P38_a_day_that_somebody_confirmed_is_believed),
        TEST(P38_a_request_made_under_a_dead_clock_outlives_its_repair),
        TEST(P39_each_line_of_the_ledger_hangs_on_the_one_before),
        TEST(P39_a_changed_or_missing_line_is_found),
        TEST(a_line_of_five_years_ago_is_forgotten_but_never_the_last),
        TEST(a_folder_without_a_store_is_missing),
        TEST(a_file_that_is_no_store_is_damaged),
        TEST(a_store_of_another_program_is_refused),
        TEST(a_store_of_a_later_version_is_left_alone),
        TEST(a_store_that_another_program_writes_to_is_locked),
        TEST(a_reader_does_not_keep_a_request_from_being_put),
        TEST(a_folder_that_cannot_be_written_is_denied),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
