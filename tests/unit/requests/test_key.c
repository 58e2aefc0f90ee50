#include "test.h"

#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "requests/key.h"
#include "requests/seal.h"
#include "unit/requests/bytes.h"

static const struct cipher_cost cheap = { .memory_kib = 8, .passes = 1 };

struct room {
    char folder[64];
    struct arena *arena;
    const char *path;
    struct cipher_pair pair;
};

static int open_room(void **state)
{
    struct room *room = calloc(1, sizeof *room);
    strcpy(room->folder, "/tmp/seuil-key-XXXXXX");
    assert_non_null(mkdtemp(room->folder));
    room->arena = arena_open(0);
    room->path = file_join(room->arena, room->folder, "equipe.key");
    cipher_pair_draw(&room->pair);
    *state = room;
    return 0;
}

static int close_room(void **state)
{
    struct room *room = *state;
    unlink(room->path);
    rmdir(room->folder);
    arena_close(room->arena);
    free(room);
    return 0;
}

/* Opens a box that was sealed to the pair: so the opener holds its secret half. */
static bool fits(struct room *room, const struct opener *opener)
{
    struct cipher_pair other;
    struct str plain;
    cipher_pair_draw(&other);
    const char *keys = file_join(room->arena, room->folder, "keys");
    struct str ours = { (const char *)room->pair.open, CIPHER_KEY_BYTES };
    struct str theirs = { (const char *)other.open, CIPHER_KEY_BYTES };
    const char *first = file_join(room->arena, keys, "a.pub");
    const char *second = file_join(room->arena, keys, "b.pub");
    assert_true(folder_make(keys, 0700));
    assert_true(file_write(first, str_of(cipher_hex(room->arena, ours)), 0600));
    assert_true(file_write(second, str_of(cipher_hex(room->arena, theirs)), 0600));
    struct diag *diag = diag_open();
    struct sealer *sealer = sealer_open(keys, diag);
    assert_non_null(sealer);
    struct str box = sealer_seal(sealer, room->arena, room->arena, STR("text"));
    bool good = opener_open_box(opener, room->arena, box, &plain);
    sealer_close(sealer);
    diag_close(diag);
    unlink(first);
    unlink(second);
    rmdir(keys);
    return good;
}

static void write_key(struct room *room)
{
    assert_int_equal(
        key_write(room->path, &room->pair, STR("six mots"), cheap), KEY_OPEN);
}

static void a_key_file_opens_with_its_passphrase(void **state)
{
    struct room *room = *state;
    struct opener *opener = NULL;
    write_key(room);
    assert_true(key_wants_passphrase(room->path));
    assert_int_equal(key_open(room->path, STR("six mots"), &opener), KEY_OPEN);
    assert_true(fits(room, opener));
    opener_close(opener);
}

static void a_wrong_passphrase_is_refused(void **state)
{
    struct room *room = *state;
    struct opener *opener = NULL;
    write_key(room);
    assert_int_equal(key_open(room->path, STR("six mot"), &opener), KEY_LOCKED);
    assert_int_equal(key_open(room->path, STR(""), &opener), KEY_LOCKED);
    assert_null(opener);
}

static void P28_the_usual_cost_is_256_MiB_and_six_passes(void **state)
{
    (void)state;
    assert_int_equal(key_cost().memory_kib, 256 * 1024);
    assert_int_equal(key_cost().passes, 6);
}

static void the_file_is_for_its_owner_only_and_holds_no_secret(void **state)
{
    struct room *room = *state;
    struct stat about;
    struct str text;
    write_key(room);
    assert_int_equal(stat(room->path, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
    assert_true(file_read(room->arena, room->path, 65536, &text));
    struct str secret = { (const char *)room->pair.secret, CIPHER_KEY_BYTES };
    assert_int_equal(str_find(text, cipher_hex(room->arena, secret)), SIZE_MAX);
    assert_false(bytes_hold(text, str_sub(secret, 0, 8)));
    assert_int_not_equal(str_find(text, "memory_kib: 8\n"), SIZE_MAX);
}

static void a_key_file_is_never_overwritten(void **state)
{
    struct room *room = *state;
    write_key(room);
    assert_int_equal(key_write(room->path, &room->pair, STR("x"), cheap), KEY_EXISTS);
}

static void a_missing_file_and_one_that_is_no_key_are_told_apart(void **state)
{
    struct room *room = *state;
    struct opener *opener = NULL;
    assert_int_equal(key_open(room->path, STR("x"), &opener), KEY_MISSING);
    assert_true(file_write(room->path, STR("seuil_key: 1\nsalt: zz\n"), 0600));
    assert_int_equal(key_open(room->path, STR("x"), &opener), KEY_BAD_FILE);
    assert_true(file_write(room->path, STR("a letter to the team"), 0600));
    assert_int_equal(key_open(room->path, STR("x"), &opener), KEY_BAD_FILE);
    assert_int_not_equal(strlen(key_message(KEY_BAD_FILE)), 0);
}

static void a_cost_beyond_reason_is_refused_at_once(void **state)
{
    struct room *room = *state;
    struct opener *opener = NULL;
    struct str text;
    write_key(room);
    assert_true(file_read(room->arena, room->path, 65536, &text));
    size_t at = str_find(text, "memory_kib: 8");
    const char *hostile = str_format(room->arena, "%.*smemory_kib: 900000000%s",
        (int)at, text.text, text.text + at + strlen("memory_kib: 8"));
    assert_true(file_write(room->path, str_of(hostile), 0600));
    assert_int_equal(key_open(room->path, STR("six mots"), &opener), KEY_NO_MEMORY);
}

static void any_changed_digit_of_the_file_is_noticed(void **state)
{
    struct room *room = *state;
    struct str text;
    write_key(room);
    assert_true(file_read(room->arena, room->path, 65536, &text));
    for (size_t i = str_find(text, "public: ") + 8; i < text.size; i++) {
        if (!strchr("0123456789abcdef", text.text[i]))
            continue;
        struct opener *opener = NULL;
        char *changed = str_copy(room->arena, text);
        changed[i] = changed[i] == '9' ? '8' : '9';
        assert_true(file_write(room->path, str_of(changed), 0600));
        assert_int_not_equal(key_open(room->path, STR("six mots"), &opener), KEY_OPEN);
        i += 6; /* every place would take seconds, and tell no more */
    }
}

static void P47_a_key_is_wrapped_anew_under_another_passphrase(void **state)
{
    struct room *room = *state;
    struct opener *opener = NULL;
    write_key(room);
    assert_int_equal(
        key_rewrap(room->path, STR("wrong"), STR("nouvelle"), cheap), KEY_LOCKED);
    assert_int_equal(
        key_rewrap(room->path, STR("six mots"), STR("nouvelle"), cheap), KEY_OPEN);
    assert_int_equal(key_open(room->path, STR("six mots"), &opener), KEY_LOCKED);
    assert_int_equal(key_open(room->path, STR("nouvelle"), &opener), KEY_OPEN);
    assert_true(fits(room, opener));
    opener_close(opener);
}

static void P27_the_recovery_words_open_typed_or_from_a_file(void **state)
{
    struct room *room = *state;
    struct opener *opener = NULL;
    const char *words = key_words(room->arena, &room->pair);
    assert_int_equal(key_open_words(str_of(words), &opener), KEY_OPEN);
    assert_true(fits(room, opener));
    opener_close(opener);
    assert_true(file_write(room->path, str_of(words), 0600));
    assert_false(key_wants_passphrase(room->path));
    assert_int_equal(key_open(room->path, STR(""), &opener), KEY_OPEN);
    assert_true(fits(room, opener));
    opener_close(opener);
}

static void recovery_words_with_a_slip_are_told_as_such(void **state)
{
    struct room *room = *state;
    struct opener *opener = NULL;
    char *words = str_dup(room->arena, key_words(room->arena, &room->pair));
    words[0] = words[0] == 'b' ? 'd' : 'b';
    assert_int_equal(key_open_words(str_of(words), &opener), KEY_BAD_WORDS);
    assert_true(file_write(room->path, str_of(words), 0600));
    assert_int_equal(key_open(room->path, STR(""), &opener), KEY_BAD_WORDS);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_room, close_room)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_key_file_opens_with_its_passphrase),
        TEST(a_wrong_passphrase_is_refused),
        TEST(P28_the_usual_cost_is_256_MiB_and_six_passes),
        TEST(the_file_is_for_its_owner_only_and_holds_no_secret),
        TEST(a_key_file_is_never_overwritten),
        TEST(a_missing_file_and_one_that_is_no_key_are_told_apart),
        TEST(a_cost_beyond_reason_is_refused_at_once),
        TEST(any_changed_digit_of_the_file_is_noticed),
        TEST(P47_a_key_is_wrapped_anew_under_another_passphrase),
        TEST(P27_the_recovery_words_open_typed_or_from_a_file),
        TEST(recovery_words_with_a_slip_are_told_as_such),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
