#include "test.h"

#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/log.h"

static void an_event_is_one_line_on_standard_error(void **state)
{
    (void)state;
    char path[] = "/tmp/seuil-log-XXXXXX";
    int file = mkstemp(path), before = dup(STDERR_FILENO);
    assert_true(file >= 0 && before >= 0);
    dup2(file, STDERR_FILENO);
    log_event("store.full", "%d of %d pages", 9, 10);
    log_event("visit.end", "code %d", 3);
    dup2(before, STDERR_FILENO);
    close(before);
    close(file);
    struct arena *arena = arena_open(0);
    struct str bytes;
    assert_true(file_read(arena, path, 1000, &bytes));
    unlink(path);
    assert_string_equal(bytes.text, "store.full: 9 of 10 pages\nvisit.end: code 3\n");
    arena_close(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_event_is_one_line_on_standard_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
