#include "test.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"

struct room {
    struct arena *arena;
    char *folder;
};

static int open_room(void **state)
{
    static struct room room;
    room.arena = arena_open(0);
    room.folder = str_dup(room.arena, "/tmp/seuil-test-XXXXXX");
    *state = &room;
    return mkdtemp(room.folder) ? 0 : -1;
}

static void remove_all(struct arena *arena, const char *folder)
{
    size_t count;
    char **names = folder_list(arena, folder, "", &count);
    for (size_t i = 0; names && i < count; i++) {
        char *path = file_join(arena, folder, names[i]);
        if (rmdir(path) && unlink(path))
            remove_all(arena, path);
    }
    rmdir(folder);
}

static int close_room(void **state)
{
    struct room *room = *state;
    remove_all(room->arena, room->folder);
    arena_close(room->arena);
    return 0;
}

static void what_is_written_is_read_back(void **state)
{
    struct room *room = *state;
    char *path = file_join(room->arena, room->folder, "a.txt");
    struct str bytes;
    assert_false(file_exists(path));
    assert_true(file_write(path, STR("un\0deux\xFF"), 0640));
    assert_true(file_exists(path));
    assert_true(file_read(room->arena, path, 8, &bytes));
    assert_true(str_same(bytes, STR("un\0deux\xFF")));
    assert_int_equal(bytes.text[bytes.size], '\0');
    struct stat about;
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0640);
}

static void a_second_write_replaces_the_first_and_leaves_nothing_else(void **state)
{
    struct room *room = *state;
    char *path = file_join(room->arena, room->folder, "a.txt");
    assert_true(file_write(path, STR("a long first text"), 0600));
    assert_true(file_write(path, STR("short"), 0600));
    struct str bytes;
    assert_true(file_read(room->arena, path, 100, &bytes));
    assert_true(str_is(bytes, "short"));
    size_t count;
    char **names = folder_list(room->arena, room->folder, "", &count);
    assert_int_equal(count, 1);
    assert_string_equal(names[0], "a.txt");
}

static void a_write_that_fails_leaves_the_old_file_and_says_why(void **state)
{
    struct room *room = *state;
    errno = 0;
    char *path = file_join(room->arena, room->folder, "no/such/folder");
    assert_false(file_write(path, STR("x"), 0600));
    assert_int_equal(errno, ENOENT);
    /* A folder of that name cannot be replaced by a file. */
    char *folder = file_join(room->arena, room->folder, "folder");
    assert_true(folder_make(folder, 0700));
    assert_false(file_write(folder, STR("x"), 0600));
    assert_int_equal(errno, EISDIR);
    size_t count;
    folder_list(room->arena, room->folder, "", &count);
    assert_int_equal(count, 1);
}

static void a_file_over_the_limit_is_not_read(void **state)
{
    struct room *room = *state;
    char *path = file_join(room->arena, room->folder, "a.txt");
    struct str bytes = STR("untouched");
    assert_true(file_write(path, STR("123456789"), 0600));
    assert_false(file_read(room->arena, path, 8, &bytes));
    assert_int_equal(errno, EFBIG);
    assert_true(str_is(bytes, "untouched"));
    assert_true(file_read(room->arena, path, 9, &bytes));
    assert_true(str_is(bytes, "123456789"));
}

static void an_empty_file_and_one_without_a_size_are_read(void **state)
{
    struct room *room = *state;
    char *path = file_join(room->arena, room->folder, "empty");
    struct str bytes;
    assert_true(file_write(path, STR(""), 0600));
    assert_true(file_read(room->arena, path, 0, &bytes));
    assert_int_equal(bytes.size, 0);
    /* Files of /proc say that they are empty. */
    assert_true(file_read(room->arena, "/proc/self/maps", 1 << 24, &bytes));
    assert_true(bytes.size > 100);
}

static void a_pipe_is_read_to_its_end(void **state)
{
    struct room *room = *state;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], "par un tube", 11), 11);
    close(ends[1]);
    struct str bytes;
    char *path = str_format(room->arena, "/proc/self/fd/%d", ends[0]);
    assert_true(file_read(room->arena, path, 1000, &bytes));
    assert_true(str_is(bytes, "par un tube"));
    close(ends[0]);
}

static void a_folder_is_made_with_its_parents(void **state)
{
    struct room *room = *state;
    char *deep = file_join(room->arena, room->folder, "a/b//c/");
    assert_true(folder_make(deep, 0700));
    assert_true(folder_make(deep, 0700));
    assert_true(file_exists(deep));
    char *file = file_join(room->arena, room->folder, "a/file");
    assert_true(file_write(file, STR(""), 0600));
    assert_false(folder_make(file, 0700));
    assert_false(folder_make(file_join(room->arena, file, "below"), 0700));
    assert_int_equal(errno, ENOTDIR);
}

static void names_are_listed_in_byte_order_without_hidden_ones(void **state)
{
    struct room *room = *state;
    static const char *const files[] = { "b.md", "a.md", "Z.md", "é.md", ".md",
        "a.yaml" };
    for (size_t i = 0; i < 6; i++)
        assert_true(
            file_write(file_join(room->arena, room->folder, files[i]), STR(""), 0600));
    size_t count;
    char **names = folder_list(room->arena, room->folder, ".md", &count);
    assert_int_equal(count, 4);
    assert_string_equal(names[0], "Z.md");
    assert_string_equal(names[1], "a.md");
    assert_string_equal(names[2], "b.md");
    assert_string_equal(names[3], "é.md");
    assert_non_null(folder_list(room->arena, room->folder, ".none", &count));
    assert_int_equal(count, 0);
    assert_null(folder_list(room->arena, "/no/such/folder", "", &count));
}

static void paths_are_joined_with_one_slash(void **state)
{
    struct room *room = *state;
    assert_string_equal(file_join(room->arena, "a", "b"), "a/b");
    assert_string_equal(file_join(room->arena, "a/", "b"), "a/b");
}

static void the_folder_of_this_program_holds_this_program(void **state)
{
    struct room *room = *state;
    char *folder = file_program_folder(room->arena);
    assert_false(str_ends(str_of(folder), "/"));
    assert_true(file_exists(file_join(room->arena, folder, "unit_base_test_file")));
}

int main(void)
{
#define IN_ROOM(test) cmocka_unit_test_setup_teardown(test, open_room, close_room)
    const struct CMUnitTest tests[] = {
        IN_ROOM(what_is_written_is_read_back),
        IN_ROOM(a_second_write_replaces_the_first_and_leaves_nothing_else),
        IN_ROOM(a_write_that_fails_leaves_the_old_file_and_says_why),
        IN_ROOM(a_file_over_the_limit_is_not_read),
        IN_ROOM(an_empty_file_and_one_without_a_size_are_read),
        IN_ROOM(a_pipe_is_read_to_its_end),
        IN_ROOM(a_folder_is_made_with_its_parents),
        IN_ROOM(names_are_listed_in_byte_order_without_hidden_ones),
        IN_ROOM(paths_are_joined_with_one_slash),
        IN_ROOM(the_folder_of_this_program_holds_this_program),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
