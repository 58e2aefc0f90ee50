#include "test.h"

#include <sys/stat.h>
#include <unistd.h>

#include "desk.h"
#include "requests/backup.h"
#include "requests/inbox.h"
#include "requests/ledger.h"

struct room {
    struct desk desk;
    const char *backup, *other;
};

static int open_room(void **state)
{
    struct room *room = malloc(sizeof *room);
    room->desk = desk_open();
    room->backup = file_join(room->desk.arena, room->desk.root, "sauvegarde.db");
    room->other = file_join(room->desk.arena, room->desk.root, "rendue");
    *state = room;
    return 0;
}

static int close_room(void **state)
{
    struct room *room = *state;
    desk_close(&room->desk);
    free(room);
    return 0;
}

static enum storage make(struct room *room)
{
    return backup_make(desk_store(&room->desk), room->desk.folder, room->backup);
}

static struct store *open_folder(const char *folder)
{
    struct store *store = NULL;
    struct retention usual = retention_usual();
    assert_int_equal(store_open(folder, &usual, &store), STORAGE_DONE);
    return store;
}

static size_t count_of(struct room *room, const char *folder)
{
    struct store_rows rows;
    struct store_filter all = { 0 };
    struct store *store = open_folder(folder);
    assert_int_equal(store_read(store, room->desk.arena, &all, &rows), STORAGE_DONE);
    store_close(store);
    return rows.count;
}

static void a_backup_brings_a_whole_site_back(void **state)
{
    struct room *room = *state;
    struct desk *desk = &room->desk;
    size_t restored = 0;
    struct code code = desk_put(desk, desk_request(), desk_today);
    assert_true(file_write(
        file_join(desk->arena, desk->folder, "site.yaml"), STR("a: b\n"), 0600));
    assert_int_equal(make(room), STORAGE_DONE);
    assert_int_equal(
        backup_restore(room->backup, room->other, desk_today, &restored), STORAGE_DONE);
    assert_int_equal(restored, 1);
    assert_true(desk_holds(desk, room->other, STR("a: b")));
    /* The new folder takes requests, and the team reads both. */
    struct diag *diag = diag_open();
    struct deposit *deposit = deposit_open(room->other, diag);
    assert_non_null(deposit);
    struct request request = desk_request();
    struct code second;
    assert_int_equal(
        deposit_make(deposit, &request, desk_today, &second), DEPOSIT_DONE);
    struct inbox *inbox = NULL;
    struct store_filter all = { 0 };
    assert_int_equal(
        inbox_open(deposit_store(deposit), desk->opener, &all, &inbox), STORAGE_DONE);
    assert_non_null(inbox_find(inbox, code));
    assert_non_null(inbox_find(inbox, second));
    inbox_close(inbox);
    assert_int_equal(deposit_withdraw(deposit, code, desk_today), DEPOSIT_DONE);
    deposit_close(deposit);
    diag_close(diag);
}

static void P40_a_backup_is_one_file_for_its_owner_and_nothing_in_it_is_plain(
    void **state)
{
    struct room *room = *state;
    struct stat about;
    desk_put(&room->desk, desk_request(), desk_today);
    assert_int_equal(make(room), STORAGE_DONE);
    assert_int_equal(stat(room->backup, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
    struct str bytes;
    assert_true(file_read(room->desk.arena, room->backup, 1 << 24, &bytes));
    assert_false(bytes_hold(bytes, STR("Amina")));
    assert_false(file_exists(str_format(room->desk.arena, "%s-wal", room->backup)));
    assert_false(file_exists(str_format(room->desk.arena, "%s.part", room->backup)));
}

static void a_second_backup_takes_the_place_of_the_first(void **state)
{
    struct room *room = *state;
    size_t restored = 0;
    assert_int_equal(make(room), STORAGE_DONE);
    desk_put(&room->desk, desk_request(), desk_today);
    assert_int_equal(make(room), STORAGE_DONE);
    assert_int_equal(
        backup_restore(room->backup, room->other, desk_today, &restored), STORAGE_DONE);
    assert_int_equal(restored, 1);
}

static void P40_what_is_overdue_is_erased_before_anything_can_be_read(void **state)
{
    struct room *room = *state;
    struct desk *desk = &room->desk;
    struct ledger ledger;
    struct store_row row;
    size_t restored = 9;
    struct id id = desk_find(desk, desk_put(desk, desk_request(), desk_today));
    desk_put(desk, desk_request(), (struct date){ 2026, 11, 30 });
    store_find(desk_store(desk), desk->arena, id.text, &row);
    assert_int_equal(make(room), STORAGE_DONE);
    assert_int_equal(backup_restore(room->backup, room->other,
                         (struct date){ 2026, 12, 22 }, &restored),
        STORAGE_DONE);
    assert_int_equal(restored, 1);
    struct str end = str_sub(row.sealed, row.sealed.size - 40, row.sealed.size);
    assert_true(desk_holds(desk, desk->root, end));
    assert_false(desk_holds(desk, room->other, end));
    struct store *store = open_folder(room->other);
    assert_int_equal(ledger_read(store, desk->arena, &ledger), STORAGE_DONE);
    assert_int_equal(ledger.count, 1);
    assert_int_equal(ledger.lines[0].rule, LEDGER_RESTORED);
    store_close(store);
}

static void P38_a_restore_under_a_wrong_clock_erases_nothing(void **state)
{
    struct room *room = *state;
    size_t restored = 9;
    desk_put(&room->desk, desk_request(), desk_today);
    assert_int_equal(make(room), STORAGE_DONE);
    assert_int_equal(backup_restore(room->backup, room->other,
                         (struct date){ 2090, 1, 1 }, &restored),
        STORAGE_DONE);
    assert_int_equal(restored, 1);
}

static void a_folder_of_the_same_site_takes_in_what_it_lacks(void **state)
{
    struct room *room = *state;
    size_t restored = 9;
    desk_put(&room->desk, desk_request(), desk_today);
    assert_int_equal(make(room), STORAGE_DONE);
    desk_put(&room->desk, desk_request(), desk_today);
    assert_int_equal(
        backup_restore(room->backup, room->desk.folder, desk_today, &restored),
        STORAGE_DONE);
    assert_int_equal(restored, 0);
    assert_int_equal(desk_count(&room->desk), 2);
}

static void P37_what_was_taken_back_does_not_return_from_a_backup(void **state)
{
    struct room *room = *state;
    struct desk *desk = &room->desk;
    size_t restored = 9;
    struct code code = desk_put(desk, desk_request(), desk_today);
    assert_int_equal(make(room), STORAGE_DONE);
    assert_int_equal(deposit_withdraw(desk->deposit, code, desk_today), DEPOSIT_DONE);
    assert_int_equal(backup_restore(room->backup, desk->folder, desk_today, &restored),
        STORAGE_DONE);
    assert_int_equal(restored, 0);
    assert_int_equal(desk_count(desk), 0);
}

static void P60_a_frozen_request_comes_along(void **state)
{
    struct room *room = *state;
    struct desk *desk = &room->desk;
    size_t restored = 9;
    struct id id = desk_find(desk, desk_put(desk, desk_request(), desk_today));
    store_set_state(desk_store(desk), id.text, STATE_FROZEN, desk_today);
    assert_int_equal(make(room), STORAGE_DONE);
    assert_int_equal(backup_restore(room->backup, room->other,
                         (struct date){ 2027, 3, 1 }, &restored),
        STORAGE_DONE);
    assert_int_equal(restored, 1);
}

static void another_site_is_not_mixed_in(void **state)
{
    struct room *room = *state;
    struct desk other = desk_open();
    assert_int_equal(make(room), STORAGE_DONE);
    assert_int_equal(backup_restore(room->backup, other.folder, desk_today, NULL),
        STORAGE_OTHER_SITE);
    assert_int_equal(desk_count(&other), 0);
    desk_close(&other);
}

static void a_broken_or_missing_backup_changes_nothing(void **state)
{
    struct room *room = *state;
    struct desk *desk = &room->desk;
    struct str bytes;
    assert_int_equal(
        backup_restore(room->backup, room->other, desk_today, NULL), STORAGE_MISSING);
    for (int i = 0; i < 20; i++)
        desk_put(desk, desk_request(), desk_today);
    assert_int_equal(make(room), STORAGE_DONE);
    assert_true(file_read(desk->arena, room->backup, 1 << 24, &bytes));
    assert_true(file_write(room->backup, str_sub(bytes, 0, bytes.size / 2), 0600));
    assert_int_equal(
        backup_restore(room->backup, room->other, desk_today, NULL), STORAGE_DAMAGED);
    assert_true(file_write(room->backup, STR("no database at all"), 0600));
    assert_int_equal(
        backup_restore(room->backup, room->other, desk_today, NULL), STORAGE_DAMAGED);
    assert_false(file_exists(file_join(desk->arena, room->other, "requests.db")));
    assert_false(file_exists(file_join(desk->arena, room->other, ".restore")));
}

static void a_backup_to_nowhere_says_so(void **state)
{
    struct room *room = *state;
    room->backup = file_join(room->desk.arena, room->desk.root, "stick/x.db");
    assert_int_equal(make(room), STORAGE_MISSING);
}

static void a_store_can_be_used_while_it_is_backed_up(void **state)
{
    struct room *room = *state;
    desk_put(&room->desk, desk_request(), desk_today);
    struct store *second = open_folder(room->desk.folder);
    assert_int_equal(
        backup_make(second, room->desk.folder, room->backup), STORAGE_DONE);
    desk_put(&room->desk, desk_request(), desk_today);
    store_close(second);
    assert_int_equal(
        backup_restore(room->backup, room->other, desk_today, NULL), STORAGE_DONE);
    assert_int_equal(count_of(room, room->other), 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_room, close_room)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_backup_brings_a_whole_site_back),
        TEST(P40_a_backup_is_one_file_for_its_owner_and_nothing_in_it_is_plain),
        TEST(a_second_backup_takes_the_place_of_the_first),
        TEST(P40_what_is_overdue_is_erased_before_anything_can_be_read),
        TEST(P38_a_restore_under_a_wrong_clock_erases_nothing),
        TEST(a_folder_of_the_same_site_takes_in_what_it_lacks),
        TEST(P37_what_was_taken_back_does_not_return_from_a_backup),
        TEST(P60_a_frozen_request_comes_along),
        TEST(another_site_is_not_mixed_in),
        TEST(a_broken_or_missing_backup_changes_nothing),
        TEST(a_backup_to_nowhere_says_so),
        TEST(a_store_can_be_used_while_it_is_backed_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
