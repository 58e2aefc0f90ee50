#include "test.h"

#include <pty.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "requests/passphrase.h"

static const struct {
    const char *file, *read; /* NULL: refused */
} examples[] = {
    { "six mots\n", "six mots" },
    { "six mots", "six mots" },
    { "six mots\r\n", "six mots" },
    { " six  mots \n", " six  mots " },
    { "", NULL },
    { "\n", NULL },
};

static void a_file_gives_the_passphrase_without_its_line_end(void **state)
{
    (void)state;
    char path[] = "/tmp/seuil-passphrase-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    close(file);
    setenv("SEUIL_PASSPHRASE_FILE", path, 1);
    assert_true(passphrase_has_file());
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct arena *secret = arena_open_secret(4 * PASSPHRASE_MAX_BYTES);
        struct str read = { 0 };
        assert_true(file_write(path, str_of(examples[i].file), 0600));
        enum passphrase_result result = passphrase_ask(secret, "", &read);
        assert_int_equal(
            result, examples[i].read ? PASSPHRASE_READ : PASSPHRASE_NO_FILE);
        if (examples[i].read)
            assert_true(str_is(read, examples[i].read));
        arena_close(secret);
    }
    unlink(path);
    struct arena *secret = arena_open_secret(4 * PASSPHRASE_MAX_BYTES);
    struct str read;
    assert_int_equal(passphrase_ask(secret, "", &read), PASSPHRASE_NO_FILE);
    assert_true(strlen(passphrase_message(PASSPHRASE_NO_FILE)) > 0);
    arena_close(secret);
    unsetenv("SEUIL_PASSPHRASE_FILE");
}

/* A child whose terminal is the other end of `*master`; exits with 100 when it read what it
 * was to read, else with the result. */
static pid_t ask_on_a_terminal(int *master, const char *expected)
{
    int slave;
    if (openpty(master, &slave, NULL, NULL, NULL) != 0) {
        print_message("no pseudo-terminal on this machine: skipped\n");
        skip();
    }
    pid_t child = fork();
    if (child) {
        close(slave);
        return child;
    }
    setsid();
    ioctl(slave, TIOCSCTTY, 0);
    struct arena *secret = arena_open_secret(4 * PASSPHRASE_MAX_BYTES);
    struct str read = { 0 };
    enum passphrase_result result = passphrase_ask(secret, "Phrase : ", &read);
    struct termios after;
    tcgetattr(slave, &after);
    bool set_right = (after.c_lflag & (ECHO | ICANON | ISIG)) == (ECHO | ICANON | ISIG);
    bool same = result == PASSPHRASE_READ && expected && str_is(read, expected);
    arena_close(secret);
    _exit(!set_right ? 99 : same ? 100 : (int)result);
}

/* What the terminal showed until `part` was among it. */
static void await(int master, const char *part, char *shown, size_t room)
{
    size_t size = 0;
    while (size + 1 < room && !strstr(shown, part)) {
        ssize_t got = read(master, shown + size, room - size - 1);
        if (got <= 0)
            break;
        size += (size_t)got;
        shown[size] = '\0';
    }
    assert_non_null(strstr(shown, part));
}

static int answer(const char *keys, const char *expected, char *shown, size_t room)
{
    int master, status;
    pid_t child = ask_on_a_terminal(&master, expected);
    await(master, "Phrase : ", shown, room);
    assert_int_equal(write(master, keys, strlen(keys)), (ssize_t)strlen(keys));
    assert_int_equal(waitpid(child, &status, 0), child);
    ssize_t got = read(master, shown + strlen(shown), room - strlen(shown) - 1);
    (void)got; /* what was shown after the prompt, if anything */
    close(master);
    return WEXITSTATUS(status);
}

static void a_terminal_gives_it_without_showing_it(void **state)
{
    (void)state;
    char shown[256] = { 0 };
    assert_int_equal(answer("six mots\n", "six mots", shown, sizeof shown), 100);
    assert_null(strstr(shown, "six"));
}

static void the_last_character_can_be_taken_off(void **state)
{
    (void)state;
    char shown[256] = { 0 };
    assert_int_equal(answer("étéé\x7F\x7Fx\n", "étx", shown, sizeof shown), 100);
    memset(shown, 0, sizeof shown);
    assert_int_equal(answer("abc\x15xyz\r", "xyz", shown, sizeof shown), 100);
}

static void giving_up_leaves_the_terminal_as_it_was(void **state)
{
    (void)state;
    char shown[256] = { 0 };
    assert_int_equal(answer("six\x03", NULL, shown, sizeof shown), PASSPHRASE_GIVEN_UP);
    memset(shown, 0, sizeof shown);
    assert_int_equal(answer("\n", NULL, shown, sizeof shown), PASSPHRASE_GIVEN_UP);
}

static void a_short_passphrase_is_noticed(void **state)
{
    (void)state;
    assert_true(passphrase_is_short(STR("onze lettr\xC3\xA9")));
    assert_false(passphrase_is_short(STR("douze lettr\xC3\xA9")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_gives_the_passphrase_without_its_line_end),
        cmocka_unit_test(a_terminal_gives_it_without_showing_it),
        cmocka_unit_test(the_last_character_can_be_taken_off),
        cmocka_unit_test(giving_up_leaves_the_terminal_as_it_was),
        cmocka_unit_test(a_short_passphrase_is_noticed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
