#include "test.h"

#include <sys/stat.h>

#include "desk.h"

static struct site_order order_of(const struct desk *desk)
{
    return (struct site_order){ .folder = desk->folder,
        .key_path = desk->key_path,
        .passphrase = STR("six mots tirés au sort"),
        .site_yaml = "name: Association d’essai\n",
        .cost = desk_cheap,
        .code_cost = desk_cheap };
}

static void a_new_site_has_public_keys_a_store_and_its_key_outside(void **state)
{
    (void)state;
    struct desk desk = desk_bare();
    struct site_order order = order_of(&desk);
    assert_int_equal(site_init(&order, desk.arena, &desk.words), SITE_DONE);
    assert_true(file_exists(file_join(desk.arena, desk.folder, "keys/equipe.pub")));
    assert_true(file_exists(file_join(desk.arena, desk.folder, "keys/secours.pub")));
    assert_true(file_exists(file_join(desk.arena, desk.folder, "requests.db")));
    assert_true(desk_holds(&desk, desk.folder, STR("Association d’essai")));
    assert_true(file_exists(desk.key_path));
    desk_close(&desk);
}

static void P33_the_folder_and_the_store_are_for_their_owner_only(void **state)
{
    (void)state;
    struct stat about;
    struct desk desk = desk_open();
    assert_int_equal(stat(desk.folder, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0700);
    desk_put(&desk, desk_request(), desk_today);
    static const char *const names[] = { "requests.db", "requests.db-wal",
        "requests.db-shm" };
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(stat(file_join(desk.arena, desk.folder, names[i]), &about), 0);
        assert_int_equal(about.st_mode & 0777, 0600);
    }
    desk_close(&desk);
}

static void P28_no_secret_key_lies_in_the_data_folder(void **state)
{
    (void)state;
    struct desk desk = desk_open();
    unsigned char secret[CIPHER_KEY_BYTES];
    assert_int_equal(
        words_read(str_of(desk.words), secret, sizeof secret, NULL), WORDS_READ);
    struct str bytes = { (const char *)secret, sizeof secret };
    assert_false(desk_holds(&desk, desk.folder, bytes));
    const char *hex = cipher_hex(desk.arena, bytes);
    assert_false(desk_holds(&desk, desk.root, str_of(hex)));
    assert_false(desk_holds(&desk, desk.root, str_of(desk.words)));
    desk_close(&desk);
}

static void P28_a_key_file_inside_the_data_folder_is_refused(void **state)
{
    (void)state;
    struct desk desk = desk_bare();
    struct site_order order = order_of(&desk);
    order.key_path = file_join(desk.arena, desk.folder, "equipe.key");
    assert_int_equal(site_init(&order, desk.arena, &desk.words), SITE_KEY_INSIDE);
    assert_false(file_exists(order.key_path));
    order.key_path = str_format(desk.arena, "%s/../borne/equipe.key", desk.folder);
    assert_int_equal(site_init(&order, desk.arena, &desk.words), SITE_KEY_INSIDE);
    /* A folder that only begins with the same name is another one. */
    order.key_path = str_format(desk.arena, "%s-cle", desk.folder);
    assert_int_equal(site_init(&order, desk.arena, &desk.words), SITE_DONE);
    desk_close(&desk);
}

static void neither_a_site_nor_a_key_is_overwritten(void **state)
{
    (void)state;
    struct desk desk = desk_open();
    struct site_order order = order_of(&desk);
    assert_int_equal(site_init(&order, desk.arena, &desk.words), SITE_EXISTS);
    order.folder = file_join(desk.arena, desk.root, "autre");
    assert_int_equal(site_init(&order, desk.arena, &desk.words), SITE_KEY_EXISTS);
    assert_int_not_equal(strlen(site_message(SITE_KEY_EXISTS)), 0);
    desk_close(&desk);
}

static void a_key_that_cannot_be_written_leaves_no_site_behind(void **state)
{
    (void)state;
    struct desk desk = desk_bare();
    struct site_order order = order_of(&desk);
    order.key_path = file_join(desk.arena, desk.root, "stick/equipe.key");
    assert_int_equal(site_init(&order, desk.arena, &desk.words), SITE_KEY_NOT_WRITTEN);
    assert_false(file_exists(file_join(desk.arena, desk.folder, "requests.db")));
    order.key_path = desk.key_path;
    assert_int_equal(site_init(&order, desk.arena, &desk.words), SITE_DONE);
    desk_close(&desk);
}

static void a_folder_that_cannot_be_filled_leaves_no_key_behind(void **state)
{
    (void)state;
    struct desk desk = desk_bare();
    struct site_order order = order_of(&desk);
    assert_true(folder_make(desk.folder, 0700));
    /* A file where the folder of the keys should be. */
    assert_true(file_write(file_join(desk.arena, desk.folder, "keys"), STR("x"), 0600));
    assert_int_equal(site_init(&order, desk.arena, &desk.words), SITE_NOT_WRITTEN);
    assert_false(file_exists(desk.key_path));
    desk_close(&desk);
}

static void a_site_yaml_that_is_there_is_kept(void **state)
{
    (void)state;
    struct desk desk = desk_bare();
    struct site_order order = order_of(&desk);
    const char *path = file_join(desk.arena, desk.folder, "site.yaml");
    assert_true(folder_make(desk.folder, 0700));
    assert_true(file_write(path, STR("name: Ours\n"), 0600));
    assert_int_equal(site_init(&order, desk.arena, &desk.words), SITE_DONE);
    assert_true(desk_holds(&desk, desk.folder, STR("name: Ours")));
    desk_close(&desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_site_has_public_keys_a_store_and_its_key_outside),
        cmocka_unit_test(P33_the_folder_and_the_store_are_for_their_owner_only),
        cmocka_unit_test(P28_no_secret_key_lies_in_the_data_folder),
        cmocka_unit_test(P28_a_key_file_inside_the_data_folder_is_refused),
        cmocka_unit_test(neither_a_site_nor_a_key_is_overwritten),
        cmocka_unit_test(a_key_that_cannot_be_written_leaves_no_site_behind),
        cmocka_unit_test(a_folder_that_cannot_be_filled_leaves_no_key_behind),
        cmocka_unit_test(a_site_yaml_that_is_there_is_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
