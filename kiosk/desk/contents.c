/* The commands of authors and translators. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/language.h"
#include "base/str.h"
#include "content/cases.h"
#include "content/catalog.h"
#include "content/pack.h"
#include "content/site.h"
#include "content/translations.h"
#include "desk/desk.h"

/* Where contents are, and the day on which they must be valid. */
struct contents {
    const char *folder, *assets;
    struct date on;
};

/* Takes --assets and --on; pictures are beside the contents unless said otherwise. */
static bool read_options(struct desk_call *call, struct contents *contents)
{
    const char *on = desk_option(call, "--on");
    contents->assets = desk_option(call, "--assets");
    contents->on = call->now.date;
    return !on || date_read_iso(str_of(on), &contents->on);
}

static void set_folder(
    struct desk_call *call, struct contents *contents, const char *folder)
{
    contents->folder = folder;
    if (!contents->assets)
        contents->assets = file_join(call->arena, folder, "../assets");
}

static const struct catalog *read_catalog(
    struct desk_call *call, const struct contents *contents, struct diag *diag)
{
    return catalog_read(
        call->arena, contents->folder, contents->assets, contents->on, diag);
}

/* --- check --- */

/* "ar : 210 paragraphes sur 230, non relus par une personne". */
static void print_coverage(struct arena *arena, const struct translation *one)
{
    const struct gap gaps[] = {
        { "language", one->language },
        { "count", str_format(arena, "%zu", one->count) },
        { "of", str_format(arena, "%zu", one->of) },
    };
    const char *form =
        one->reviewed
            ? tr("{language} : {count} paragraphes sur {of}, relus par une personne")
            : tr("{language} : {count} paragraphes sur {of}, non relus par une personne");
    puts(language_fill(arena, form, gaps, 3));
}

static void check_translations(struct desk_call *call, const struct catalog *catalog,
    const char *folder, struct diag *diag)
{
    struct translations all = translations_read(call->arena, catalog, folder, diag);
    for (size_t i = 0; i < all.count; i++)
        print_coverage(call->arena, &all.items[i]);
}

/* Every worked case beside the checks. */
static void check_cases(struct desk_call *call, const struct catalog *catalog,
    const char *folder, struct diag *diag, struct case_counts *counts)
{
    const char *checks = file_join(call->arena, folder, "checks");
    size_t count = 0;
    char **names = folder_list(call->arena, checks, ".cases.yaml", &count);
    for (size_t i = 0; names && i < count; i++)
        cases_run(
            catalog, file_join(call->arena, checks, names[i]), diag, stderr, counts);
}

static void check_example(struct desk_call *call, const char *folder, struct diag *diag)
{
    const char *site = file_join(call->arena, folder, "example/site.yaml");
    if (file_exists(site))
        site_read(call->arena, site, diag);
}

enum desk_status desk_check(struct desk_call *call)
{
    struct contents contents;
    if (!read_options(call, &contents) || !desk_arguments(call, 1, 1))
        return desk_usage(call);
    set_folder(call, &contents, call->arguments[0]);
    struct diag *diag = diag_open();
    struct case_counts counts = { 0 };
    const struct catalog *catalog = read_catalog(call, &contents, diag);
    if (catalog) {
        check_translations(call, catalog, contents.folder, diag);
        check_cases(call, catalog, contents.folder, diag, &counts);
        check_example(call, contents.folder, diag);
    }
    enum desk_status status = desk_tell(diag);
    diag_close(diag);
    return counts.failed ? DESK_DATA_WRONG : status;
}

/* --- pack --- */

enum desk_status desk_pack(struct desk_call *call)
{
    struct contents contents;
    const char *path = desk_option(call, "-o");
    if (!read_options(call, &contents) || !path || !desk_arguments(call, 1, 1))
        return desk_usage(call);
    set_folder(call, &contents, call->arguments[0]);
    struct diag *diag = diag_open();
    bool good = pack_write(contents.folder, contents.assets, path, contents.on, diag);
    enum desk_status status = !good && errno ? DESK_STORAGE_FAILED : DESK_DATA_WRONG;
    desk_tell(diag);
    diag_close(diag);
    return good ? DESK_DONE : status;
}

/* --- cases --- */

enum desk_status desk_cases(struct desk_call *call)
{
    struct contents contents;
    if (!read_options(call, &contents) || !desk_arguments(call, 2, 1000))
        return desk_usage(call);
    set_folder(call, &contents, call->arguments[0]);
    struct diag *diag = diag_open();
    struct case_counts counts = { 0 };
    const struct catalog *catalog = read_catalog(call, &contents, diag);
    for (int i = 1; catalog && i < call->count; i++)
        cases_run(catalog, call->arguments[i], diag, stdout, &counts);
    enum desk_status status = desk_tell(diag);
    if (catalog)
        printf("%zu passed, %zu failed\n", counts.passed, counts.failed);
    diag_close(diag);
    return counts.failed ? DESK_DATA_WRONG : status;
}

/* --- extract --- */

enum desk_status desk_extract(struct desk_call *call)
{
    struct contents contents;
    const char *path = desk_option(call, "-o");
    if (!read_options(call, &contents) || !desk_arguments(call, 1, 1))
        return desk_usage(call);
    set_folder(call, &contents, call->arguments[0]);
    if (!path)
        path = file_join(call->arena, contents.folder, "po/contents/contents.pot");
    struct diag *diag = diag_open();
    const struct catalog *catalog = read_catalog(call, &contents, diag);
    enum desk_status status = desk_tell(diag);
    diag_close(diag);
    if (!catalog)
        return status;
    if (content_extract(catalog, path))
        return DESK_DONE;
    fprintf(stderr, "%s\n",
        TR_FILL(call->arena,
            tr("{file} : impossible d’écrire ce fichier. Vérifiez le dossier et la "
               "place sur le disque."),
            { "file", path }));
    return DESK_STORAGE_FAILED;
}
