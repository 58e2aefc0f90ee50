#include "test.h"

#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "requests/seal.h"
#include "requests/signature.h"

struct room {
    char folder[64];
    struct arena *arena;
    const char *pack, *signature, *key;
    struct opener *team, *other;
};

static int open_room(void **state)
{
    struct room *room = calloc(1, sizeof *room);
    strcpy(room->folder, "/tmp/seuil-signature-XXXXXX");
    assert_non_null(mkdtemp(room->folder));
    room->arena = arena_open(0);
    room->pack = file_join(room->arena, room->folder, "content.pack");
    room->signature = file_join(room->arena, room->folder, "content.pack.sig");
    room->key = file_join(room->arena, room->folder, "keys/contenus.ed25519");
    assert_true(folder_make(file_join(room->arena, room->folder, "keys"), 0700));
    assert_true(file_write(room->pack, STR("contents"), 0644));
    room->team = opener_of((const unsigned char *)"0123456789abcdef0123456789abcdef");
    room->other = opener_of((const unsigned char *)"fedcba9876543210fedcba9876543210");
    *state = room;
    return 0;
}

static int close_room(void **state)
{
    struct room *room = *state;
    unlink(room->key);
    rmdir(file_join(room->arena, room->folder, "keys"));
    unlink(room->signature);
    unlink(room->pack);
    rmdir(room->folder);
    opener_close(room->team);
    opener_close(room->other);
    arena_close(room->arena);
    free(room);
    return 0;
}

static void a_terminal_that_asks_for_nothing_opens_any_pack(void **state)
{
    const struct room *room = *state;
    assert_int_equal(signature_check(room->folder, room->pack), SIGNATURE_NOT_ASKED);
    assert_int_equal(signature_check(NULL, room->pack), SIGNATURE_NOT_ASKED);
}

static void a_pack_that_the_team_signed_is_opened(void **state)
{
    const struct room *room = *state;
    assert_true(signature_require(room->team, room->folder));
    assert_true(signature_write(room->team, room->pack));
    assert_int_equal(signature_check(room->folder, room->pack), SIGNATURE_GOOD);
    assert_string_equal(signature_message(SIGNATURE_GOOD), "");
}

static void a_pack_without_a_signature_is_refused_and_told_what_to_do(void **state)
{
    const struct room *room = *state;
    assert_true(signature_require(room->team, room->folder));
    assert_int_equal(signature_check(room->folder, room->pack), SIGNATURE_MISSING);
    assert_non_null(strstr(signature_message(SIGNATURE_MISSING), "seuil-desk sign"));
}

static void a_pack_that_changed_after_it_was_signed_is_refused(void **state)
{
    const struct room *room = *state;
    assert_true(signature_require(room->team, room->folder));
    assert_true(signature_write(room->team, room->pack));
    assert_true(file_write(room->pack, STR("Contents"), 0644));
    assert_int_equal(signature_check(room->folder, room->pack), SIGNATURE_WRONG);
}

static void a_pack_that_somebody_else_signed_is_refused(void **state)
{
    const struct room *room = *state;
    assert_true(signature_require(room->team, room->folder));
    assert_true(signature_write(room->other, room->pack));
    assert_int_equal(signature_check(room->folder, room->pack), SIGNATURE_WRONG);
}

static void what_is_no_signature_is_refused(void **state)
{
    const struct room *room = *state;
    assert_true(signature_require(room->team, room->folder));
    static const char *const lines[] = { "", "zz", "00" };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        assert_true(file_write(room->signature, str_of(lines[i]), 0644));
        assert_int_equal(signature_check(room->folder, room->pack), SIGNATURE_WRONG);
    }
}

static void a_damaged_key_opens_nothing(void **state)
{
    const struct room *room = *state;
    assert_true(signature_require(room->team, room->folder));
    assert_true(signature_write(room->team, room->pack));
    assert_true(file_write(room->key, STR("abc"), 0644));
    assert_int_equal(signature_check(room->folder, room->pack), SIGNATURE_BAD_KEY);
}

static void what_cannot_be_read_is_not_signed(void **state)
{
    const struct room *room = *state;
    const char *missing = file_join(room->arena, room->folder, "missing.pack");
    assert_false(signature_write(room->team, missing));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_room, close_room)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_terminal_that_asks_for_nothing_opens_any_pack),
        TEST(a_pack_that_the_team_signed_is_opened),
        TEST(a_pack_without_a_signature_is_refused_and_told_what_to_do),
        TEST(a_pack_that_changed_after_it_was_signed_is_refused),
        TEST(a_pack_that_somebody_else_signed_is_refused),
        TEST(what_is_no_signature_is_refused),
        TEST(a_damaged_key_opens_nothing),
        TEST(what_cannot_be_read_is_not_signed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
