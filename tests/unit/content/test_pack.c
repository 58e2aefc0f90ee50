#include "test.h"

#include <errno.h>

#include "content/wording.h"
#include "example.h"

enum { MAX_BYTES = 64 * 1024 * 1024 };

static struct arena *arena;
static const char *path;   /* of a good pack */
static const char *broken; /* of what is done to it */
static struct str bytes;   /* of the good pack */

static int make_pack(void **state)
{
    (void)state;
    arena = arena_open(0);
    const char *folder = example_folder(arena);
    path = file_join(arena, folder, "content.pack");
    broken = file_join(arena, folder, "broken.pack");
    example_pack(path);
    return file_read(arena, path, MAX_BYTES, &bytes) ? 0 : -1;
}

static int remove_pack(void **state)
{
    (void)state;
    unlink(path);
    unlink(broken);
    arena_close(arena);
    return 0;
}

static enum pack_state state_of(struct str file)
{
    assert_true(file_write(broken, file, 0644));
    struct arena *own = arena_open(0);
    struct diag *diag = diag_open();
    enum pack_state state = PACK_OK;
    const struct catalog *catalog = pack_open(own, broken, &state, diag);
    assert_int_equal(!catalog, diag_errors(diag) > 0);
    assert_int_equal(!catalog, state != PACK_OK);
    pack_close(catalog);
    diag_close(diag);
    arena_close(own);
    return state;
}

static void a_pack_gives_what_the_folder_gave(void **state)
{
    (void)state;
    struct arena *own = arena_open(0);
    const struct catalog *catalog = example_open(own, path);
    struct diag *diag = diag_open();
    const struct catalog *folder =
        catalog_read(own, EXAMPLE_CONTENT, EXAMPLE_ASSETS, EXAMPLE_DAY, diag);
    assert_int_equal(catalog->sheet_count, folder->sheet_count);
    assert_int_equal(catalog->figure_count, folder->figure_count);
    assert_int_equal(catalog->question_count, folder->question_count);
    assert_string_equal(catalog_sheet(catalog, "premiers-pas")->title,
        catalog_sheet(folder, "premiers-pas")->title);
    struct str picture = catalog_picture(catalog, "icons/rent")->svg;
    assert_true(str_same(picture, catalog_picture(folder, "icons/rent")->svg));
    diag_close(diag);
    pack_close(catalog);
    arena_close(own);
}

static void the_same_contents_give_the_same_pack(void **state)
{
    (void)state;
    example_pack(broken);
    struct str again;
    assert_true(file_read(arena, broken, MAX_BYTES, &again));
    assert_true(str_same(bytes, again));
}

static void a_pack_that_is_missing_says_so(void **state)
{
    (void)state;
    struct diag *diag = diag_open();
    enum pack_state pack_state = PACK_OK;
    assert_null(pack_open(arena, "/nowhere/content.pack", &pack_state, diag));
    assert_int_equal(pack_state, PACK_MISSING);
    diag_close(diag);
    pack_close(NULL);
}

/* Every 97th byte, and all of the first and last hundred: each is seen by the sum. */
static void a_flipped_byte_is_damage(void **state)
{
    (void)state;
    char *copy = str_copy(arena, bytes);
    for (size_t i = 0; i < bytes.size; i++) {
        if (i > 100 && i + 100 < bytes.size && i % 997)
            continue;
        copy[i] = (char)(copy[i] ^ 0x10);
        assert_int_equal(state_of((struct str){ copy, bytes.size }), PACK_DAMAGED);
        copy[i] = bytes.text[i];
    }
}

static void a_pack_cut_short_is_damage(void **state)
{
    (void)state;
    for (size_t size = 0; size < bytes.size; size = size * 3 / 2 + 1)
        assert_int_equal(state_of(str_sub(bytes, 0, size)), PACK_DAMAGED);
    assert_int_equal(state_of(str_sub(bytes, 0, bytes.size - 1)), PACK_DAMAGED);
}

/* The sum is no signature: what fits it still goes through SQLite and the readers. */
static struct str with_right_sum(struct str file)
{
    static const uint64_t BASIS = 0xcbf29ce484222325u, PRIME = 0x100000001b3u;
    char *copy = str_copy(arena, file);
    uint64_t sum = BASIS;
    for (size_t i = 0; i + 16 < file.size; i++)
        sum = (sum ^ (unsigned char)copy[i]) * PRIME;
    for (size_t i = 0; i < 8; i++)
        copy[file.size - 8 + i] = (char)(unsigned char)(sum >> 8 * i);
    return (struct str){ copy, file.size };
}

static void damage_under_a_right_sum_never_crashes(void **state)
{
    (void)state;
    char *copy = str_copy(arena, bytes);
    for (size_t i = 16; i + 16 < bytes.size; i += 211) {
        copy[i] = (char)(copy[i] ^ 0xFF);
        state_of(with_right_sum((struct str){ copy, bytes.size }));
        copy[i] = bytes.text[i];
    }
}

static void a_pack_of_a_newer_version_says_so(void **state)
{
    (void)state;
    char *copy = str_copy(arena, bytes);
    copy[63] = 2; /* user_version, big endian */
    assert_int_equal(
        state_of(with_right_sum((struct str){ copy, bytes.size })), PACK_NEWER);
}

static void a_mistake_leaves_the_old_pack(void **state)
{
    (void)state;
    assert_true(file_write(broken, STR("old"), 0644));
    struct diag *diag = diag_open();
    /* In 2028 all of these sheets are to be read again. */
    assert_false(pack_write(
        EXAMPLE_CONTENT, EXAMPLE_ASSETS, broken, (struct date){ 2028, 1, 1 }, diag));
    assert_int_equal(errno, 0);
    assert_true(diag_errors(diag) > 0);
    struct str now;
    assert_true(file_read(arena, broken, MAX_BYTES, &now));
    assert_true(str_is(now, "old"));
    diag_close(diag);
}

static void a_pack_that_cannot_be_written_says_why(void **state)
{
    (void)state;
    struct diag *diag = diag_open();
    assert_false(pack_write(
        EXAMPLE_CONTENT, EXAMPLE_ASSETS, "/nowhere/content.pack", EXAMPLE_DAY, diag));
    assert_int_equal(errno, ENOENT);
    assert_string_equal(diag_first(diag),
        "/nowhere/content.pack: cannot be written: No such file or directory");
    diag_close(diag);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pack_gives_what_the_folder_gave),
        cmocka_unit_test(the_same_contents_give_the_same_pack),
        cmocka_unit_test(a_pack_that_is_missing_says_so),
        cmocka_unit_test(a_flipped_byte_is_damage),
        cmocka_unit_test(a_pack_cut_short_is_damage),
        cmocka_unit_test(damage_under_a_right_sum_never_crashes),
        cmocka_unit_test(a_pack_of_a_newer_version_says_so),
        cmocka_unit_test(a_mistake_leaves_the_old_pack),
        cmocka_unit_test(a_pack_that_cannot_be_written_says_why),
    };
    return cmocka_run_group_tests(tests, make_pack, remove_pack);
}
