#include "test.h"

#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "requests/seal.h"
#include "unit/requests/bytes.h"

struct room {
    char folder[64];
    struct arena *arena;
    struct cipher_pair team, recovery;
    struct diag *diag;
};

static void write_key(struct room *room, const char *name, const unsigned char *key)
{
    const char *path = file_join(room->arena, room->folder, name);
    struct str bytes = { (const char *)key, CIPHER_KEY_BYTES };
    const char *line = str_format(room->arena, "%s\n", cipher_hex(room->arena, bytes));
    assert_true(file_write(path, str_of(line), 0600));
}

static int open_room(void **state)
{
    struct room *room = calloc(1, sizeof *room);
    strcpy(room->folder, "/tmp/seuil-seal-XXXXXX");
    assert_non_null(mkdtemp(room->folder));
    room->arena = arena_open(0);
    room->diag = diag_open();
    cipher_pair_draw(&room->team);
    cipher_pair_draw(&room->recovery);
    write_key(room, "equipe.pub", room->team.open);
    write_key(room, "secours.pub", room->recovery.open);
    *state = room;
    return 0;
}

static int close_room(void **state)
{
    struct room *room = *state;
    size_t count = 0;
    char **names = folder_list(room->arena, room->folder, "", &count);
    for (size_t i = 0; i < count; i++)
        unlink(file_join(room->arena, room->folder, names[i]));
    rmdir(room->folder);
    arena_close(room->arena);
    diag_close(room->diag);
    free(room);
    return 0;
}

static struct sealer *sealer_of(struct room *room)
{
    struct sealer *sealer = sealer_open(room->folder, room->diag);
    assert_non_null(sealer);
    return sealer;
}

static bool opens(struct room *room, const struct cipher_pair *pair, struct str box,
    struct str *plain)
{
    struct opener *opener = opener_of(pair->secret);
    bool good = opener_open_box(opener, room->arena, box, plain);
    opener_close(opener);
    return good;
}

static void P27_each_of_two_keys_opens_the_box(void **state)
{
    struct room *room = *state;
    struct sealer *sealer = sealer_of(room);
    struct str plain, text = STR("06 12 34 56 78, Amina");
    struct str box = sealer_seal(sealer, room->arena, room->arena, text);
    assert_true(opens(room, &room->team, box, &plain));
    assert_true(str_same(plain, text));
    plain = (struct str){ 0 };
    assert_true(opens(room, &room->recovery, box, &plain));
    assert_true(str_same(plain, text));
    sealer_close(sealer);
}

static void another_key_does_not_open_it(void **state)
{
    struct room *room = *state;
    struct sealer *sealer = sealer_of(room);
    struct cipher_pair other;
    struct str plain;
    cipher_pair_draw(&other);
    struct str box = sealer_seal(sealer, room->arena, room->arena, STR("secret"));
    assert_false(opens(room, &other, box, &plain));
    sealer_close(sealer);
}

static void P26_texts_of_any_length_to_a_block_have_boxes_of_one_length(void **state)
{
    struct room *room = *state;
    struct sealer *sealer = sealer_of(room);
    char *text = arena_take(room->arena, 3 * SEAL_BLOCK_BYTES);
    memset(text, 'x', 3 * SEAL_BLOCK_BYTES);
    size_t least = sealer_seal(sealer, room->arena, room->arena, STR("")).size;
    for (size_t size = 1; size < SEAL_BLOCK_BYTES; size += 31) {
        struct str part = { text, size };
        assert_int_equal(
            sealer_seal(sealer, room->arena, room->arena, part).size, least);
    }
    struct str more = { text, SEAL_BLOCK_BYTES };
    assert_int_equal(sealer_seal(sealer, room->arena, room->arena, more).size,
        least + SEAL_BLOCK_BYTES);
    sealer_close(sealer);
}

static void texts_of_any_length_come_back(void **state)
{
    struct room *room = *state;
    struct sealer *sealer = sealer_of(room);
    static const size_t sizes[] = { 0, 1, 4095, 4096, 4097, 8191, 8192, 20000 };
    char *text = arena_take(room->arena, 20000);
    memset(text, 0x80, 20000); /* looks like the mark of the padding */
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct str plain, part = { text, sizes[i] };
        struct str box = sealer_seal(sealer, room->arena, room->arena, part);
        assert_true(opens(room, &room->team, box, &plain));
        assert_true(str_same(plain, part));
    }
    sealer_close(sealer);
}

static void the_same_text_twice_gives_two_boxes(void **state)
{
    struct room *room = *state;
    struct sealer *sealer = sealer_of(room);
    struct str one = sealer_seal(sealer, room->arena, room->arena, STR("x"));
    struct str two = sealer_seal(sealer, room->arena, room->arena, STR("x"));
    assert_false(str_same(one, two));
    sealer_close(sealer);
}

static void a_box_with_any_byte_changed_or_missing_stays_closed(void **state)
{
    struct room *room = *state;
    struct sealer *sealer = sealer_of(room);
    struct opener *opener = opener_of(room->team.secret);
    struct str box = sealer_seal(sealer, room->arena, room->arena, STR("text")), plain;
    struct arena *secret = arena_open(0);
    char *bytes = arena_take(room->arena, box.size);
    for (size_t i = 0; i < box.size; i += i < 300 ? 1 : 97) {
        memcpy(bytes, box.text, box.size);
        bytes[i] = (char)(bytes[i] ^ 4);
        /* The key wrapped for the other holder is not ours to check. */
        bool others = i >= 2 + CIPHER_WRAPPED_BYTES && i < 2 + 2 * CIPHER_WRAPPED_BYTES;
        struct str changed = { bytes, box.size };
        assert_int_equal(opener_open_box(opener, secret, changed, &plain), others);
        arena_wipe(secret);
    }
    for (size_t size = 0; size < box.size; size += size < 300 ? 1 : 97)
        assert_false(
            opener_open_box(opener, secret, (struct str){ box.text, size }, &plain));
    arena_close(secret);
    opener_close(opener);
    sealer_close(sealer);
}

static void P23_a_box_shows_nothing_of_its_text(void **state)
{
    struct room *room = *state;
    struct sealer *sealer = sealer_of(room);
    struct str box =
        sealer_seal(sealer, room->arena, room->arena, STR("MARKERMARKERMARKER"));
    struct str secret = { (const char *)room->team.secret, 8 };
    assert_false(bytes_hold(box, STR("MARKER")));
    assert_false(bytes_hold(box, secret));
    sealer_close(sealer);
}

static bool complains(struct room *room, const char *part)
{
    assert_null(sealer_open(room->folder, room->diag));
    const char *first = diag_first(room->diag);
    bool found = first && strstr(first, part);
    if (!found)
        print_message("complaint: %s\n", first ? first : "none");
    return found;
}

static void P27_one_public_key_alone_is_refused(void **state)
{
    struct room *room = *state;
    unlink(file_join(room->arena, room->folder, "secours.pub"));
    assert_true(complains(room, "holds 1 public key(s)"));
}

static void the_same_key_in_two_files_is_refused(void **state)
{
    struct room *room = *state;
    write_key(room, "secours.pub", room->team.open);
    assert_true(complains(room, "secours.pub:1:1: is the same key"));
}

static void a_file_that_is_no_key_is_named(void **state)
{
    struct room *room = *state;
    const char *path = file_join(room->arena, room->folder, "secours.pub");
    assert_true(file_write(path, STR("hello\n"), 0600));
    assert_true(complains(room, "secours.pub:1:1: is no public key"));
}

static void a_key_that_would_seal_to_nobody_is_refused(void **state)
{
    struct room *room = *state;
    unsigned char zeros[CIPHER_KEY_BYTES] = { 0 };
    write_key(room, "secours.pub", zeros);
    assert_true(complains(room, "secours.pub:1:1: is no public key"));
}

static void a_missing_folder_is_named(void **state)
{
    struct room *room = *state;
    assert_null(sealer_open("/nowhere/keys", room->diag));
    assert_non_null(strstr(diag_first(room->diag), "/nowhere/keys: cannot be read"));
}

static void more_than_two_keys_each_open(void **state)
{
    struct room *room = *state;
    struct cipher_pair third;
    struct str plain;
    cipher_pair_draw(&third);
    write_key(room, "autre.pub", third.open);
    struct sealer *sealer = sealer_of(room);
    struct str box = sealer_seal(sealer, room->arena, room->arena, STR("x"));
    assert_true(opens(room, &third, box, &plain));
    assert_true(opens(room, &room->team, box, &plain));
    assert_true(opens(room, &room->recovery, box, &plain));
    sealer_close(sealer);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_room, close_room)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(P27_each_of_two_keys_opens_the_box),
        TEST(another_key_does_not_open_it),
        TEST(P26_texts_of_any_length_to_a_block_have_boxes_of_one_length),
        TEST(texts_of_any_length_come_back),
        TEST(the_same_text_twice_gives_two_boxes),
        TEST(a_box_with_any_byte_changed_or_missing_stays_closed),
        TEST(P23_a_box_shows_nothing_of_its_text),
        TEST(P27_one_public_key_alone_is_refused),
        TEST(the_same_key_in_two_files_is_refused),
        TEST(a_file_that_is_no_key_is_named),
        TEST(a_key_that_would_seal_to_nobody_is_refused),
        TEST(a_missing_folder_is_named),
        TEST(more_than_two_keys_each_open),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
