/* seuil-desk preview: the kiosk in a window, renewed whenever a file of the contents is
 * saved. The kernel tells of changes (inotify); in between nothing runs. The kiosk opens a
 * pack in a folder of its own, with a site whose key nobody has: requests made there are for
 * trying, and are gone at the end. */
#define _XOPEN_SOURCE 700 /* nftw */
#include <errno.h>
#include <ftw.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/pidfd.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/language.h"
#include "base/str.h"
#include "content/pack.h"
#include "desk/desk.h"
#include "requests/site.h"

/* Editors write in several steps; folders are few. */
enum {
    QUIET_MS = 150,
    MAX_FOLDERS = 16,
    SITE_BYTES = 64 * 1024,
    SECRET_BYTES = 64 * 1024
};

struct preview {
    struct desk_call *call;
    const struct contents *contents;
    const char *folder; /* of this preview, to be removed */
    const char *pack, *complaints, *site;
    int changes, ended, signals; /* file descriptors, or -1 */
    pid_t kiosk;
};

/* --- a round: check, pack, say --- */

static const char *time_of_day(struct arena *arena)
{
    time_t seconds = time(NULL);
    struct tm now = { 0 };
    localtime_r(&seconds, &now);
    return str_format(arena, "%02d:%02d:%02d", now.tm_hour, now.tm_min, now.tm_sec);
}

/* What the kiosk shows beside the page stands in the terminal too. */
static void print_complaints(
    struct arena *arena, const struct preview *preview, bool good)
{
    struct str lines = { 0 };
    (void)file_read(arena, preview->complaints, SIZE_MAX / 2, &lines);
    printf("%s  %s\n%.*s", time_of_day(arena),
        good ? tr("Contenus lus : la page est à jour.")
             : tr("Quelque chose est à corriger : la page reste celle d’avant."),
        (int)lines.size, lines.text);
    fflush(stdout);
}

static void check_and_pack(struct preview *preview)
{
    struct desk_call round = *preview->call;
    round.arena = arena_open(0);
    struct diag *diag = diag_open();
    FILE *lines = fopen(preview->complaints, "w");
    bool good =
        lines && desk_check_contents(&round, preview->contents, diag, lines, false);
    if (good)
        good = pack_write(preview->contents->folder, preview->contents->assets,
            preview->pack, preview->contents->on, diag);
    if (lines) {
        diag_print(diag, lines);
        fclose(lines);
    }
    print_complaints(round.arena, preview, good);
    diag_close(diag);
    arena_close(round.arena);
}

/* --- watching --- */

static int watching; /* nftw() hands nothing on */

static int watch_folder(
    const char *path, const struct stat *status, int kind, struct FTW *walk)
{
    (void)status;
    (void)walk;
    if (kind == FTW_D)
        inotify_add_watch(watching, path,
            IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE);
    return 0;
}

/* Again before each wait: folders come and go, and to watch one twice changes nothing. */
static void watch(const struct preview *preview)
{
    watching = preview->changes;
    nftw(preview->contents->folder, watch_folder, MAX_FOLDERS, FTW_PHYS);
    nftw(preview->contents->assets, watch_folder, MAX_FOLDERS, FTW_PHYS);
}

static bool is_readable(int file, int wait_ms)
{
    struct pollfd waiting = { .fd = file, .events = POLLIN };
    return poll(&waiting, 1, wait_ms) > 0;
}

static void let_settle(const struct preview *preview)
{
    char events[16 * 1024];
    do {
        if (read(preview->changes, events, sizeof events) <= 0)
            return;
    } while (is_readable(preview->changes, QUIET_MS));
}

/* False when the kiosk was closed, or somebody asked to end. */
static bool wait_for_change(const struct preview *preview)
{
    struct pollfd waiting[] = {
        { .fd = preview->changes, .events = POLLIN },
        { .fd = preview->ended, .events = POLLIN },
        { .fd = preview->signals, .events = POLLIN },
    };
    while (poll(waiting, 3, -1) < 0)
        if (errno != EINTR)
            return false;
    return !waiting[1].revents && !waiting[2].revents;
}

/* --- the kiosk --- */

/* The options after "--" are the kiosk's. */
static char **kiosk_words(const struct preview *preview, const char **more, int count)
{
    struct arena *arena = preview->call->arena;
    const char *program = file_join(arena, file_program_folder(arena), "seuil");
    const char *first[] = { program, "--window", "--size", "1600x900", "--pack",
        preview->pack, "--complaints", preview->complaints, "--data", preview->site };
    size_t taken = sizeof first / sizeof *first - (preview->site ? 0 : 2);
    char **words = ARENA_LIST(arena, char *, taken + (size_t)count + 1);
    for (size_t i = 0; i < taken; i++)
        words[i] = str_dup(arena, first[i]);
    for (int i = 0; i < count; i++)
        words[taken + (size_t)i] = str_dup(arena, more[i]);
    return words;
}

static bool start_kiosk(struct preview *preview, char **words)
{
    preview->kiosk = fork();
    if (preview->kiosk == 0) {
        sigset_t none;
        sigemptyset(&none);
        sigprocmask(SIG_SETMASK, &none, NULL);
        execv(words[0], words);
        fprintf(stderr, "%s: %s\n", words[0], strerror(errno));
        _exit(DESK_STORAGE_FAILED);
    }
    if (preview->kiosk > 0)
        preview->ended = pidfd_open(preview->kiosk, 0);
    return preview->ended >= 0;
}

static enum desk_status end_kiosk(const struct preview *preview)
{
    int status = 0;
    kill(preview->kiosk, SIGTERM);
    waitpid(preview->kiosk, &status, 0);
    bool asked = WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM;
    return asked || (WIFEXITED(status) && WEXITSTATUS(status) == 0)
               ? DESK_DONE
               : DESK_STORAGE_FAILED;
}

/* --- a folder for this preview --- */

/* A key that nobody keeps opens nothing: it is removed as soon as it is made. */
static bool make_site(struct preview *preview, struct str site_yaml)
{
    struct arena *secret = arena_open_secret(SECRET_BYTES);
    const char *key = file_join(preview->call->arena, preview->folder, "key");
    const char *words;
    const struct site_order order = { .folder = preview->site,
        .key_path = key,
        .passphrase = STR("une clé que personne ne garde"),
        .site_yaml = str_copy(preview->call->arena, site_yaml),
        .cost = { .memory_kib = 8, .passes = 1 } };
    enum site_result result = site_init(&order, secret, &words);
    unlink(key);
    arena_close(secret);
    if (result != SITE_DONE)
        fprintf(stderr, "seuil-desk: %s\n", site_message(result));
    return result == SITE_DONE;
}

static bool make_folder(struct preview *preview)
{
    struct arena *arena = preview->call->arena;
    const char *parent = getenv("TMPDIR");
    char *folder =
        file_join(arena, parent && *parent ? parent : "/tmp", "seuil-XXXXXX");
    if (!mkdtemp(folder)) {
        fprintf(stderr, "seuil-desk: %s: %s\n", folder, strerror(errno));
        return false;
    }
    preview->folder = folder;
    preview->pack = file_join(arena, folder, "content.pack");
    preview->complaints = file_join(arena, folder, "complaints");
    const char *example =
        file_join(arena, preview->contents->folder, "example/site.yaml");
    struct str site_yaml;
    if (!file_read(arena, example, SITE_BYTES, &site_yaml))
        return true; /* without a site the kiosk says that it keeps no requests */
    preview->site = file_join(arena, folder, "site");
    return make_site(preview, site_yaml);
}

static int remove_one(
    const char *path, const struct stat *status, int kind, struct FTW *walk)
{
    (void)status;
    (void)kind;
    (void)walk;
    return remove(path);
}

/* --- the command --- */

static void catch_signals(struct preview *preview)
{
    sigset_t asked;
    sigemptyset(&asked);
    sigaddset(&asked, SIGINT);
    sigaddset(&asked, SIGTERM);
    sigprocmask(SIG_BLOCK, &asked, NULL);
    preview->signals = signalfd(-1, &asked, SFD_CLOEXEC);
}

static enum desk_status live(struct preview *preview, char **words)
{
    watch(preview);
    check_and_pack(preview);
    if (!start_kiosk(preview, words))
        return DESK_STORAGE_FAILED;
    while (wait_for_change(preview)) {
        let_settle(preview);
        watch(preview);
        check_and_pack(preview);
        kill(preview->kiosk, SIGHUP);
    }
    return end_kiosk(preview);
}

/* How many words stand before "--"; what follows it is for the kiosk. */
static int own_words(const struct desk_call *call)
{
    int own = 0;
    while (own < call->count && !text_same(call->arguments[own], "--"))
        own++;
    return own;
}

enum desk_status desk_preview(struct desk_call *call)
{
    struct contents contents;
    int own = own_words(call), all = call->count;
    const char **more = call->arguments + own + 1;
    call->count = own;
    int count = own < all ? all - own - 1 : 0;
    if (!desk_take_contents(call, &contents))
        return desk_usage(call);
    struct preview preview = { .call = call,
        .contents = &contents,
        .changes = inotify_init1(IN_CLOEXEC),
        .ended = -1 };
    catch_signals(&preview);
    enum desk_status status = DESK_STORAGE_FAILED;
    if (make_folder(&preview))
        status = live(&preview, kiosk_words(&preview, more, count));
    if (preview.folder)
        nftw(preview.folder, remove_one, MAX_FOLDERS, FTW_DEPTH | FTW_PHYS);
    return status;
}
