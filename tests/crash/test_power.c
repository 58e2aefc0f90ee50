/* A visit leaves requests on a disk that fails at its first write, at its second, and so on
 * until none fails any more. Each time: every code that was shown is there afterwards and
 * opens, and nothing is there by halves (P-30). */
#include "test.h"

#include <sqlite3.h>

#include "crash/disk.h"
#include "requests/inbox.h"
#include "requests/ledger.h"
#include "unit/requests/desk.h"

enum { REQUESTS = 3 };

struct outcome {
    struct code shown[REQUESTS];
    size_t shown_count, tried;
    bool withdrawn;
};

/* What happens while the disk fails: three requests, one that was there is taken back, and
 * what is overdue is erased. */
static struct outcome visit(struct desk *desk, struct code old)
{
    struct outcome outcome = { 0 };
    struct request request = desk_request();
    for (size_t i = 0; i < REQUESTS; i++) {
        struct code code;
        outcome.tried++;
        if (deposit_make(desk->deposit, &request, desk_today, &code) == DEPOSIT_DONE)
            outcome.shown[outcome.shown_count++] = code;
    }
    outcome.withdrawn =
        deposit_withdraw(desk->deposit, old, desk_today) == DEPOSIT_DONE;
    (void)deposit_tend(desk->deposit, desk_today);
    return outcome;
}

static void open_deposit(struct desk *desk)
{
    struct diag *diag = diag_open();
    desk->deposit = deposit_open(desk->folder, diag);
    assert_non_null(desk->deposit);
    diag_close(diag);
}

static void close_deposit(struct desk *desk)
{
    deposit_close(desk->deposit);
    desk->deposit = NULL;
}

static void assert_whole(struct desk *desk)
{
    sqlite3 *handle;
    sqlite3_stmt *statement;
    const char *path = file_join(desk->arena, desk->folder, "requests.db");
    assert_int_equal(sqlite3_open(path, &handle), SQLITE_OK);
    sqlite3_prepare_v2(handle, "PRAGMA integrity_check", -1, &statement, NULL);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    assert_string_equal((const char *)sqlite3_column_text(statement, 0), "ok");
    sqlite3_finalize(statement);
    sqlite3_close(handle);
}

/* `old` was there before, `outcome` says what the visit was told. */
static void assert_kept(
    struct desk *desk, const struct outcome *outcome, struct code old)
{
    struct inbox *inbox = NULL;
    struct store_filter all = { 0 };
    struct ledger ledger;
    assert_int_equal(
        inbox_open(desk_store(desk), desk->opener, &all, &inbox), STORAGE_DONE);
    assert_int_equal(inbox->refusal_count, 0);
    for (size_t i = 0; i < outcome->shown_count; i++) {
        struct inbox_item *item = inbox_find(inbox, outcome->shown[i]);
        assert_non_null(item);
        assert_string_equal(item->request.name, "Amina B.");
    }
    bool old_there = inbox_find(inbox, old) != NULL;
    assert_false(outcome->withdrawn && old_there);
    /* A request that failed may be there unseen, but never twice. */
    assert_in_range(inbox->count - old_there, outcome->shown_count, outcome->tried);
    inbox_close(inbox);
    assert_int_equal(ledger_read(desk_store(desk), desk->arena, &ledger), STORAGE_DONE);
    assert_int_equal(ledger.broken_at, 0);
    assert_int_equal(ledger.count, !old_there);
}

/* The box of the request that is taken back, its last bytes. */
static struct str tail_of(struct desk *desk, struct code code)
{
    struct store_row row;
    struct id id = desk_find(desk, code);
    store_find(desk_store(desk), desk->arena, id.text, &row);
    return str_sub(row.sealed, row.sealed.size - 40, row.sealed.size);
}

/* One visit on a disk that fails at operation `at`; false when it no longer did. */
static bool survives(enum disk_failure failure, long at, enum disk_survival survival,
    struct outcome *told)
{
    struct desk desk = desk_open();
    struct code old = desk_put(&desk, desk_request(), desk_today);
    struct str tail = tail_of(&desk, old);
    close_deposit(&desk);

    disk_arm(failure, at);
    open_deposit(&desk);
    struct outcome outcome = visit(&desk, old);
    bool failed = disk_operations() >= at;
    if (failure == DISK_POWER || !failed)
        close_deposit(&desk);
    disk_disarm(survival, (unsigned)at);

    /* After a full disk or an error the same deposit goes on being used. */
    if (!desk.deposit)
        open_deposit(&desk);
    assert_kept(&desk, &outcome, old);
    desk_put(&desk, desk_request(), desk_today);
    bool old_there = deposit_withdraw(desk.deposit, old, desk_today) == DEPOSIT_DONE;
    assert_true(!old_there || !outcome.withdrawn);
    assert_int_equal(deposit_tend(desk.deposit, desk_today), STORAGE_DONE);
    assert_false(desk_holds(&desk, desk.folder, tail)); /* P-31 */
    close_deposit(&desk);
    assert_whole(&desk);
    *told = outcome;
    desk_close(&desk);
    return failed;
}

static void every_operation(enum disk_failure failure, enum disk_survival survival)
{
    long at = 1;
    size_t least = REQUESTS, most = 0;
    struct outcome told = { 0 };
    for (; survives(failure, at, survival, &told); at++) {
        least = told.shown_count < least ? told.shown_count : least;
        most = told.shown_count > most ? told.shown_count : most;
    }
    assert_int_equal(told.shown_count, REQUESTS); /* the last one did not fail */
    assert_true(told.withdrawn);
    print_message("%ld operations, each failed once; %zu to %zu codes shown\n", at - 1,
        least, most);
    assert_true(at > 15);
    assert_int_equal(most, REQUESTS);
    assert_true(least < REQUESTS);
}

static void P30_the_power_is_cut_and_what_was_not_synced_is_lost(void **state)
{
    (void)state;
    every_operation(DISK_POWER, DISK_LOST);
}

static void P30_the_power_is_cut_and_what_was_not_synced_is_there(void **state)
{
    (void)state;
    every_operation(DISK_POWER, DISK_KEPT);
}

static void P30_the_power_is_cut_and_parts_of_it_are_there(void **state)
{
    (void)state;
    every_operation(DISK_POWER, DISK_MIXED);
}

static void P30_the_disk_is_full(void **state)
{
    (void)state;
    every_operation(DISK_FULL, DISK_LOST);
}

static void P30_one_operation_fails(void **state)
{
    (void)state;
    every_operation(DISK_ERROR, DISK_LOST);
}

static void a_full_disk_is_told_as_such(void **state)
{
    (void)state;
    struct desk desk = desk_open();
    struct request request = desk_request();
    struct code code = { "unset" };
    desk_put(&desk, request, desk_today);
    disk_arm(DISK_FULL, 1);
    assert_int_equal(
        deposit_make(desk.deposit, &request, desk_today, &code), DEPOSIT_FULL);
    assert_string_equal(code.text, "unset");
    disk_disarm(DISK_LOST, 1);
    assert_int_equal(
        deposit_make(desk.deposit, &request, desk_today, &code), DEPOSIT_DONE);
    desk_close(&desk);
}

/* The disk of the tests must be able to lose something, or they show nothing: without its
 * sync a request is gone. */
static void the_disk_of_these_tests_loses_what_was_not_synced(void **state)
{
    (void)state;
    struct desk desk = desk_open();
    sqlite3 *handle;
    const char *path = file_join(desk.arena, desk.folder, "requests.db");
    close_deposit(&desk);
    disk_arm(DISK_POWER, 1000000);
    assert_int_equal(sqlite3_open(path, &handle), SQLITE_OK);
    sqlite3_exec(handle, "PRAGMA synchronous = NORMAL", NULL, NULL, NULL);
    assert_int_equal(
        sqlite3_exec(
            handle, "INSERT INTO counts VALUES ('2026-01', 'x', 1)", NULL, NULL, NULL),
        SQLITE_OK);
    disk_arm_now();
    sqlite3_close(handle);
    disk_disarm(DISK_LOST, 1);
    assert_int_equal(sqlite3_open(path, &handle), SQLITE_OK);
    sqlite3_stmt *statement;
    sqlite3_prepare_v2(handle, "SELECT count(*) FROM counts", -1, &statement, NULL);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    assert_int_equal(sqlite3_column_int(statement, 0), 0);
    sqlite3_finalize(statement);
    sqlite3_close(handle);
    desk_close(&desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_disk_of_these_tests_loses_what_was_not_synced),
        cmocka_unit_test(P30_the_power_is_cut_and_what_was_not_synced_is_lost),
        cmocka_unit_test(P30_the_power_is_cut_and_what_was_not_synced_is_there),
        cmocka_unit_test(P30_the_power_is_cut_and_parts_of_it_are_there),
        cmocka_unit_test(P30_the_disk_is_full),
        cmocka_unit_test(P30_one_operation_fails),
        cmocka_unit_test(a_full_disk_is_told_as_such),
    };
    disk_install();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
