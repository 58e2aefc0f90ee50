/* seuil: the kiosk. Reads its options, opens the rooms from the ground up, hands what
 * people do to the screens and what the screens say to the glass, and closes all in reverse
 * order. Time is read here and handed down. */
#include <getopt.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <time.h>

#include "house.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/language.h"
#include "base/log.h"
#include "content/pack.h"
#include "content/site.h"
#include "requests/deposit.h"
#include "requests/signature.h"
#include "scene/theme.h"

enum { DONE, WRONG_DATA, WRONG_CALL, LOCKED, STORAGE_TROUBLE };

struct options {
    const char *pack, *data, *language, *visit, *out, *complaints;
    struct window_wish window;
    enum theme theme;
    int text_size;
    struct moment now; /* all zeros: the clock */
};

/* --- options --- */

static const char *const usage = tr_later(
    "Usage : seuil [--pack FICHIER] [--data DOSSIER] [--language fr|fr@falc|en|ar]\n"
    "              [--size LxH] [--window] [--theme light|contrast|soft]\n"
    "              [--text 1|2|3] [--key FICHIER] [--now 2026-11-21T10:00]\n"
    "              [--visit FICHIER --out DOSSIER]\n");

static bool refuse(const char *option, const char *value)
{
    fprintf(stderr, "seuil: %s %s: %s\n", option, value, tr("valeur inconnue"));
    return false;
}

static bool read_size(const char *value, struct window_wish *wish)
{
    char *end;
    long width = strtol(value, &end, 10),
         height = *end == 'x' ? strtol(end + 1, &end, 10) : 0;
    if (*end || width < 640 || height < 480 || width > 8192 || height > 8192)
        return refuse("--size", value);
    wish->width = (int)width;
    wish->height = (int)height;
    return true;
}

static bool read_text_size(const char *value, int *size)
{
    if (strlen(value) != 1 || *value < '1' || *value > '3')
        return refuse("--text", value);
    *size = *value - '0';
    return true;
}

static bool read_option(struct options *options, int option, const char *value)
{
    switch (option) {
    case 'p':
        options->pack = value;
        return true;
    case 'd':
        options->data = value;
        return true;
    case 'l':
        options->language = value;
        return language_find(value) || refuse("--language", value);
    case 's':
        return read_size(value, &options->window);
    case 'w':
        options->window.windowed = true;
        return true;
    case 't':
        return theme_find(value, &options->theme) || refuse("--theme", value);
    case 'x':
        return read_text_size(value, &options->text_size);
    case 'n':
        return moment_read(str_of(value), &options->now) || refuse("--now", value);
    case 'v':
        options->visit = value;
        return true;
    case 'o':
        options->out = value;
        return true;
    case 'c':
        options->complaints = value;
        return true;
    case 'k':
        fprintf(stderr, "seuil: --key: %s\n",
            tr("les demandes ne s’ouvrent pas encore sur cet écran ; "
               "ouvrez-les avec seuil-desk requests"));
        return true;
    default:
        fputs(tr(usage), stderr);
        return false;
    }
}

static bool read_options(struct options *options, int count, char **words)
{
    static const struct option known[] = {
        { "pack", required_argument, NULL, 'p' },
        { "data", required_argument, NULL, 'd' },
        { "language", required_argument, NULL, 'l' },
        { "size", required_argument, NULL, 's' },
        { "window", no_argument, NULL, 'w' },
        { "theme", required_argument, NULL, 't' },
        { "text", required_argument, NULL, 'x' },
        { "key", required_argument, NULL, 'k' },
        { "now", required_argument, NULL, 'n' },
        { "complaints", required_argument, NULL, 'c' },
        { "visit", required_argument, NULL, 'v' },
        { "out", required_argument, NULL, 'o' },
        { NULL, 0, NULL, 0 },
    };
    for (int option; (option = getopt_long(count, words, "", known, NULL)) != -1;)
        if (!read_option(options, option, optarg))
            return false;
    if (optind < count || (options->visit && !options->out)) {
        fputs(tr(usage), stderr);
        return false;
    }
    return true;
}

/* --- opening the rooms --- */

/* What was wrong, one line each, to whoever started the program. */
static void tell(const struct diag *diag)
{
    if (diag_errors(diag) || diag_warnings(diag))
        diag_print(diag, stderr);
}

static const struct catalog *open_pack(
    struct arena *arena, const char *path, const char *folder)
{
    static const char *const advice[] = {
        [PACK_OK] = "",
        [PACK_MISSING] = tr_later("pas de contenus ici ; faites-les avec "
                                  "seuil-desk pack content -o FICHIER"),
        [PACK_DAMAGED] = tr_later("contenus abîmés ; remettez le fichier d’origine, ou "
                                  "refaites-le avec seuil-desk pack"),
        [PACK_NEWER] = tr_later("contenus faits par une version plus récente ; mettez "
                                "d’abord le programme à jour"),
    };
    enum signature signature = signature_check(folder, path);
    if (*signature_message(signature)) {
        fprintf(stderr, "seuil: %s: %s\n", path, signature_message(signature));
        log_event("pack.refused", "signature %d", (int)signature);
        return NULL;
    }
    struct diag *diag = diag_open();
    enum pack_state state = PACK_OK;
    const struct catalog *catalog = pack_open(arena, path, &state, diag);
    if (!catalog) {
        fprintf(stderr, "seuil: %s: %s\n", path, tr(advice[state]));
        log_event("pack.closed", "state %d", (int)state);
        tell(diag);
    }
    diag_close(diag);
    return catalog;
}

/* The contents that are open, and those of before, which the house may still look at until
 * it has changed over. */
struct keeper {
    const char *path;
    const char *folder; /* the terminal's, which may ask for a signature */
    const struct catalog *open, *before;
    struct arena *arena, *arena_before;
};

static void close_before(struct keeper *keeper)
{
    pack_close(keeper->before);
    arena_close(keeper->arena_before);
    keeper->before = NULL;
    keeper->arena_before = NULL;
}

static const struct catalog *open_anew(void *from)
{
    struct keeper *keeper = from;
    struct arena *arena = arena_open(0);
    const struct catalog *catalog = open_pack(arena, keeper->path, keeper->folder);
    if (!catalog) {
        arena_close(arena);
        return NULL;
    }
    close_before(keeper);
    keeper->before = keeper->open;
    keeper->arena_before = keeper->arena;
    keeper->open = catalog;
    keeper->arena = arena;
    return catalog;
}

static void close_contents(struct keeper *keeper)
{
    close_before(keeper);
    pack_close(keeper->open);
    arena_close(keeper->arena);
}

/* Without a site there are no requests, but everything else goes on. */
static const struct site *read_site(struct arena *arena, const char *folder)
{
    static const struct site none = { .id = "",
        .association = "Seuil",
        .place = "",
        .panel_width_mm = 476,
        .call_within_days = 5,
        .idle_seconds = 120,
        .languages = { "fr", "fr@falc", "en", "ar" } };
    if (!folder)
        return &none;
    struct diag *diag = diag_open();
    const struct site *site =
        site_read(arena, file_join(arena, folder, "site.yaml"), diag);
    tell(diag);
    diag_close(diag);
    return site ? site : &none;
}

static struct deposit *open_deposit(const char *folder, struct date today)
{
    if (!folder)
        return NULL;
    struct diag *diag = diag_open();
    struct deposit *deposit = deposit_open(folder, diag);
    enum storage tended = deposit ? deposit_tend(deposit, today) : STORAGE_MISSING;
    if (tended != STORAGE_DONE) {
        log_event("requests.trouble", "%s", storage_word(tended));
        fprintf(stderr, "seuil: %s: %s\n", folder, storage_message(tended));
    }
    tell(diag);
    diag_close(diag);
    return deposit;
}

static const char *beside_program(struct arena *arena, const char *name)
{
    return file_join(arena, file_program_folder(arena), name);
}

static struct moment clock_now(const struct options *options)
{
    if (options->now.date.year)
        return options->now;
    time_t seconds = time(NULL);
    struct tm here;
    localtime_r(&seconds, &here);
    return (struct moment){ { here.tm_year + 1900, here.tm_mon + 1, here.tm_mday },
        here.tm_hour, here.tm_min, here.tm_sec };
}

static int run(const struct options *options, struct arena *arena)
{
    struct moment now = clock_now(options);
    const char *pack =
        options->pack ? options->pack : beside_program(arena, "content.pack");
    struct keeper keeper = { .path = pack, .folder = options->data };
    const struct catalog *catalog = open_anew(&keeper);
    const struct site *site = read_site(arena, options->data);
    struct deposit *deposit = open_deposit(options->data, now.date);
    const struct house_wish wish = { .now = now,
        .deposit = deposit,
        .terminal = { .catalog = catalog,
            .site = site,
            .language = options->language ? options->language : "fr",
            .theme = (int)options->theme,
            .text_size = options->text_size },
        .fonts = beside_program(arena, "fonts"),
        .window = options->window,
        .renew = open_anew,
        .keeper = &keeper,
        .complaints = options->complaints,
        .script = options->visit,
        .out = options->out };
    bool held = house_run(&wish);
    deposit_close(deposit);
    close_contents(&keeper);
    return held ? DONE : WRONG_DATA;
}

/* No core file, no other process of the same user that looks into this one (P-22). */
static void stay_private(void)
{
    const struct rlimit none = { 0, 0 };
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

int main(int count, char **words)
{
    mallopt(M_PERTURB, 0xA5); /* what libraries free is overwritten too (P-16) */
    struct arena *arena = arena_open(0);
    if (!language_open(beside_program(arena, "locale")))
        log_event("language.none", "C.UTF-8 is missing");
    struct options options = { .text_size = 1 };
    int status = WRONG_CALL;
    if (read_options(&options, count, words)) {
        if (!options.visit) /* a visit from a script is a test, which may look */
            stay_private();
        status = run(&options, arena);
    }
    arena_close(arena);
    return status;
}
