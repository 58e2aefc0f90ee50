/* Looks at every screen in every language, text size, theme and orientation, and at the
 * golden scenes. Ends with 1 when anything is wrong, a line each on standard output.
 *
 *     scenes BUILD-FOLDER SOURCE-FOLDER [--update]
 *
 * --update writes the golden scenes instead of comparing them: look at what changed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/str.h"
#include "content/pack.h"
#include "content/site.h"
#include "golden.h"
#include "requests/deposit.h"
#include "requests/site.h"
#include "ui/text.h"
#include "walk.h"

static const char *const languages[] = { "fr", "fr@falc", "en", "ar" };
enum { LANGUAGES = sizeof languages / sizeof *languages, FRAME_BLOCK = 1 << 20 };

static void stop(const struct diag *diag, const char *what)
{
    diag_print(diag, stderr);
    fprintf(stderr, "scenes: %s\n", what);
    exit(2);
}

/* A site of its own, whose slow hashes are quick; it goes when the walk is over. */
static struct deposit *open_deposit(
    struct arena *arena, const char *folder, struct diag *diag)
{
    const struct cipher_cost cheap = { .memory_kib = 8, .passes = 1 };
    const struct site_order order = { .folder = file_join(arena, folder, "site"),
        .key_path = file_join(arena, folder, "team.key"),
        .passphrase = STR("quatre mots pour essayer"),
        .cost = cheap,
        .code_cost = cheap };
    const char *words;
    if (site_init(&order, arena, &words) != SITE_DONE)
        stop(diag, "no site can be made");
    return deposit_open(order.folder, diag);
}

static void remove_site(struct arena *arena, const char *folder)
{
    static const char *const files[] = { "team.key", "site/keys/equipe.pub",
        "site/keys/secours.pub", "site/keys", "site/requests.db",
        "site/requests.db-wal", "site/requests.db-shm", "site/site.yaml", "site", "" };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        remove(file_join(arena, folder, files[i]));
}

static struct walk open_walk(
    struct arena *arena, const char *build, const char *source, struct diag *diag)
{
    struct walk walk = { .visit_arena = arena_open_secret(VISIT_ARENA_BYTES),
        .frame = arena_open(FRAME_BLOCK),
        .of_place = arena_open(0),
        .of_walk = arena };
    enum pack_state state;
    walk.catalog =
        pack_open(arena, file_join(arena, build, "content.pack"), &state, diag);
    walk.terminal.site =
        site_read(arena, file_join(arena, source, "content/example/site.yaml"), diag);
    walk.typesetter = text_open(file_join(arena, build, "fonts"), diag);
    if (!walk.catalog || !walk.terminal.site || !walk.typesetter)
        stop(diag, "the contents, the site or the fonts cannot be opened");
    if (!language_open(file_join(arena, build, "locale")))
        stop(diag, "there is no locale C.UTF-8");
    walk.measure = text_measure(walk.typesetter);
    walk.terminal.text_size = 1;
    return walk;
}

static void close_walk(struct walk *walk)
{
    deposit_close(walk->deposit);
    text_close(walk->typesetter);
    pack_close(walk->catalog);
    arena_close(walk->visit_arena);
    arena_close(walk->frame);
    arena_close(walk->of_place);
}

/* The other languages are looked at, too; their scenes change with their words only. */
static bool has_golden(const char *language)
{
    return !strcmp(language, "fr") || !strcmp(language, "ar");
}

int main(int count, char **words)
{
    bool update = count == 4 && !strcmp(words[3], "--update");
    if (count != 3 && !update) {
        fprintf(stderr, "usage: scenes BUILD-FOLDER SOURCE-FOLDER [--update]\n");
        return 2;
    }
    struct arena *arena = arena_open(0);
    struct diag *diag = diag_open();
    char folder[] = "/tmp/seuil-scenes-XXXXXX";
    struct walk walk = open_walk(arena, words[1], words[2], diag);
    if (!mkdtemp(folder) || !(walk.deposit = open_deposit(arena, folder, diag)))
        stop(diag, "no folder for a site can be made");
    golden_open(file_join(arena, words[2], "tests/scenes/golden"), update);
    for (size_t i = 0; i < LANGUAGES; i++) {
        walk.language = languages[i];
        walk.fixed = NULL;
        walk.golden = has_golden(languages[i]);
        walk_everywhere(&walk);
    }
    golden_close(languages, LANGUAGES);
    printf("%zu faults\n", faults_count());
    bool good = !faults_count();
    faults_close();
    close_walk(&walk);
    remove_site(arena, folder);
    diag_close(diag);
    arena_close(arena);
    return good ? 0 : 1;
}
