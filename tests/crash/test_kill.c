/* Two hundred visits are killed at a random moment. What they showed is there, nothing is
 * there by halves, and no word of theirs is on disk in any writing (P-17, P-23, P-30). */
#include "test.h"

#include <signal.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "requests/inbox.h"
#include "unit/requests/desk.h"
#include "unit/requests/marker.h"

enum { ROUNDS = 200, REQUESTS = 40, MOST_MS = 60 };

/* The child: puts requests and tells each code once it may be shown. */
static void visit(struct desk *desk, int told)
{
    struct request request = desk_request();
    struct diag *diag = diag_open();
    struct deposit *deposit = deposit_open(desk->folder, diag);
    request.name = MARKER_NAME;
    request.phone = MARKER_NUMBER;
    for (int i = 0; deposit && i < REQUESTS; i++) {
        struct code code;
        if (deposit_make(deposit, &request, desk_today, &code) != DEPOSIT_DONE)
            _exit(1);
        if (write(told, code.text, CODE_LENGTH) != CODE_LENGTH)
            _exit(2);
    }
    _exit(0);
}

static void sleep_microseconds(long microseconds)
{
    struct timespec span = { 0, microseconds * 1000 };
    nanosleep(&span, NULL);
}

static size_t killed_visit(struct desk *desk, unsigned *seed, struct code *codes)
{
    int ends[2], status;
    size_t count = 0;
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (!child) {
        close(ends[0]);
        visit(desk, ends[1]);
    }
    close(ends[1]);
    *seed = *seed * 1103515245 + 12345;
    sleep_microseconds(*seed / 65536 % (MOST_MS * 1000));
    kill(child, SIGKILL);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status) || WEXITSTATUS(status) == 0);
    while (count < REQUESTS &&
           read(ends[0], codes[count].text, CODE_LENGTH) == CODE_LENGTH)
        count++;
    close(ends[0]);
    return count;
}

/* Only what belongs there: no temporary file, no copy. */
static void assert_known_files(struct desk *desk)
{
    static const char *const known[] = { "keys", "requests.db", "requests.db-shm",
        "requests.db-wal" };
    size_t count;
    char **names = folder_list(desk->arena, desk->folder, "", &count);
    for (size_t i = 0; i < count; i++) {
        bool found = false;
        for (size_t j = 0; j < sizeof known / sizeof *known; j++)
            found = found || text_same(names[i], known[j]);
        assert_true(found);
    }
}

static size_t round_of(unsigned *seed)
{
    struct code codes[REQUESTS] = { 0 };
    struct inbox *inbox = NULL;
    struct store_filter all = { 0 };
    struct desk desk = desk_open();
    size_t shown = killed_visit(&desk, seed, codes);
    assert_known_files(&desk);
    marker_assert_absent(&desk, desk.root);
    assert_int_equal(
        inbox_open(desk_store(&desk), desk.opener, &all, &inbox), STORAGE_DONE);
    assert_int_equal(inbox->refusal_count, 0);
    /* The last one may be safe on disk without its code having been shown. */
    assert_in_range(inbox->count, shown, shown + 1);
    for (size_t i = 0; i < shown; i++) {
        struct inbox_item *item = inbox_find(inbox, codes[i]);
        assert_non_null(item);
        assert_string_equal(item->request.name, MARKER_NAME);
    }
    inbox_close(inbox);
    marker_assert_absent(&desk, desk.root);
    desk_close(&desk);
    return shown;
}

static void P17_P30_visits_killed_at_200_moments_keep_what_they_showed(void **state)
{
    (void)state;
    unsigned seed = 17;
    size_t shown = 0, none = 0;
    for (int i = 0; i < ROUNDS; i++) {
        size_t now = round_of(&seed);
        shown += now;
        none += !now;
    }
    print_message("%d visits killed, %zu codes shown, %zu visits showed none\n", ROUNDS,
        shown, none);
    assert_true(shown > ROUNDS);
}

static void the_marker_is_found_in_every_writing(void **state)
{
    (void)state;
    struct desk desk = desk_open();
    const char *path = file_join(desk.arena, desk.folder, "trace");
    for (size_t i = 0; i < marker_count(); i++) {
        struct str writing = marker_writing(desk.arena, i);
        struct text bytes = { .arena = desk.arena };
        text_add(&bytes, STR("some bytes before"));
        text_add(&bytes, writing);
        assert_true(file_write(path, (struct str){ bytes.bytes, bytes.size }, 0600));
        assert_true(marker_is_below(&desk, desk.root));
    }
    unlink(path);
    assert_false(marker_is_below(&desk, desk.root));
    desk_close(&desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_marker_is_found_in_every_writing),
        cmocka_unit_test(P17_P30_visits_killed_at_200_moments_keep_what_they_showed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
