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
#include "content/drawing.h"
#include "content/pack.h"
#include "content/site.h"
#include "content/translations.h"
#include "desk/desk.h"
#include "rules/coverage.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

/* Takes --assets and --on. */
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

bool desk_take_contents(struct desk_call *call, struct contents *contents)
{
    if (!read_options(call, contents) || !desk_arguments(call, 1, 1))
        return false;
    set_folder(call, contents, call->arguments[0]);
    return true;
}

static const struct catalog *read_catalog(
    struct desk_call *call, const struct contents *contents, struct diag *diag)
{
    return catalog_read(
        call->arena, contents->folder, contents->assets, contents->on, diag);
}

const struct check *desk_find_check(
    struct desk_call *call, const struct catalog *catalog)
{
    const char *id = call->arguments[1];
    const struct check *check = catalog_check(catalog, id);
    if (check)
        return check;
    const char **ids = ARENA_LIST(call->arena, const char *, catalog->check_count);
    for (size_t i = 0; i < catalog->check_count; i++)
        ids[i] = catalog->checks[i].id;
    const char *nearest = str_nearest(id, ids, catalog->check_count);
    fprintf(stderr, "%s\n",
        nearest
            ? TR_FILL(call->arena,
                  tr("« {id} » n’est pas une vérification. Vouliez-vous dire « {nearest} » ?"),
                  { "id", id }, { "nearest", nearest })
            : TR_FILL(call->arena, tr("« {id} » n’est pas une vérification."),
                  { "id", id }));
    return NULL;
}

const struct catalog *desk_read_contents(
    struct desk_call *call, const char *folder, struct date *on)
{
    struct contents contents;
    if (!read_options(call, &contents))
        return NULL;
    set_folder(call, &contents, folder);
    struct diag *diag = diag_open();
    const struct catalog *catalog = read_catalog(call, &contents, diag);
    desk_tell(diag);
    diag_close(diag);
    *on = contents.on;
    return catalog;
}

/* --- check --- */

static const char *counted(struct arena *arena, size_t count)
{
    return str_format(arena, "%zu", count);
}

/* "ar : 210 paragraphes sur 230, non relus par une personne", and where they are. */
static void print_coverage(struct arena *arena, const struct translation *one)
{
    const struct gap gaps[] = {
        { "language", one->language },
        { "count", counted(arena, one->count) },
        { "of", counted(arena, one->of) },
        { "sheets", counted(arena, one->parts[COVERAGE_SHEETS].count) },
        { "of_sheets", counted(arena, one->parts[COVERAGE_SHEETS].of) },
        { "checks", counted(arena, one->parts[COVERAGE_CHECKS].count) },
        { "of_checks", counted(arena, one->parts[COVERAGE_CHECKS].of) },
        { "rest", counted(arena, one->parts[COVERAGE_REST].count) },
        { "of_rest", counted(arena, one->parts[COVERAGE_REST].of) },
    };
    const char *form =
        one->reviewed
            ? tr("{language} : {count} paragraphes sur {of}, relus par une personne")
            : tr("{language} : {count} paragraphes sur {of}, non relus par une personne");
    printf("%s (%s)\n", language_fill(arena, form, gaps, COUNT(gaps)),
        language_fill(arena,
            tr("fiches {sheets} sur {of_sheets}, vérifications {checks} sur {of_checks}, "
               "le reste {rest} sur {of_rest}"),
            gaps, COUNT(gaps)));
}

static void check_translations(struct desk_call *call, const struct catalog *catalog,
    const char *folder, bool coverage, struct diag *diag)
{
    struct translations all = translations_read(call->arena, catalog, folder, diag);
    for (size_t i = 0; coverage && i < all.count; i++)
        print_coverage(call->arena, &all.items[i]);
}

/* Every worked case beside the checks. */
static void check_cases(struct desk_call *call, const struct catalog *catalog,
    const char *folder, struct diag *diag, FILE *out, struct case_counts *counts)
{
    const char *checks = file_join(call->arena, folder, "checks");
    size_t count = 0;
    char **names = folder_list(call->arena, checks, ".cases.yaml", &count);
    for (size_t i = 0; names && i < count; i++)
        cases_run(catalog, file_join(call->arena, checks, names[i]), diag, out, counts);
}

static void check_example(struct desk_call *call, const char *folder, struct diag *diag)
{
    const char *site = file_join(call->arena, folder, "example/site.yaml");
    if (file_exists(site))
        site_read(call->arena, site, diag);
}

bool desk_check_contents(struct desk_call *call, const struct contents *contents,
    struct diag *diag, FILE *differing, bool coverage)
{
    struct case_counts counts = { 0 };
    const struct catalog *catalog = read_catalog(call, contents, diag);
    if (!catalog)
        return false;
    check_translations(call, catalog, contents->folder, coverage, diag);
    check_cases(call, catalog, contents->folder, diag, differing, &counts);
    check_example(call, contents->folder, diag);
    return !diag_errors(diag) && !counts.failed;
}

enum desk_status desk_check(struct desk_call *call)
{
    struct contents contents;
    if (!desk_take_contents(call, &contents))
        return desk_usage(call);
    struct diag *diag = diag_open();
    bool good = desk_check_contents(call, &contents, diag, stderr, true);
    desk_tell(diag);
    diag_close(diag);
    return good ? DESK_DONE : DESK_DATA_WRONG;
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

/* Lines are in the form of complaints, so that an editor jumps there. */
static void print_uncovered(struct place at, const char *what)
{
    printf("%s:%d:%d: %s\n", at.file, at.line, at.column, what);
}

static void print_branches(struct desk_call *call, const struct ruleset *rules,
    struct coverage *coverage, uint32_t rule)
{
    const struct uncovered *branches;
    size_t count = coverage_missing(coverage, rule, &branches);
    for (size_t i = 0; i < count; i++)
        print_uncovered(branches[i].at,
            TR_FILL(call->arena,
                tr("« {rule} » : aucun exemple ne passe par la branche {branch} sur {of}"),
                { "rule", ruleset_rule(rules, rule)->title },
                { "branch", str_format(call->arena, "%d", branches[i].branch) },
                { "of", str_format(call->arena, "%d", branches[i].of) }));
}

/* What no case reaches, of the checks that the cases are about. */
static void print_coverage_of(struct desk_call *call, const struct catalog *catalog,
    const struct check *check, const struct case_counts *counts, bool *told)
{
    size_t first = cases_first_outcome(catalog, check);
    bool reached = false;
    for (size_t i = 0; i < check->outcome_count; i++)
        reached |= counts->outcomes[first + i];
    if (!reached)
        return;
    for (size_t i = 0; i < check->outcome_count; i++)
        if (!counts->outcomes[first + i])
            print_uncovered(check->at,
                TR_FILL(call->arena,
                    tr("aucun exemple n’arrive au résultat « {value} » ({title})"),
                    { "value", check->outcomes[i].value },
                    { "title", check->outcomes[i].title }));
    struct rule_list reach = check_reach(call->arena, catalog, check);
    for (size_t i = 0; i < reach.count; i++)
        if (!told[reach.rules[i]]) {
            told[reach.rules[i]] = true;
            print_branches(call, catalog->rules, counts->coverage, reach.rules[i]);
        }
}

static void want_coverage(
    struct desk_call *call, const struct catalog *catalog, struct case_counts *counts)
{
    const struct check *end = catalog->checks + catalog->check_count;
    counts->coverage = coverage_open(call->arena, catalog->rules);
    counts->outcomes =
        ARENA_LIST(call->arena, bool, cases_first_outcome(catalog, end) + 1);
}

enum desk_status desk_cases(struct desk_call *call)
{
    struct contents contents;
    bool coverage = desk_flag(call, "--coverage");
    if (!read_options(call, &contents) || !desk_arguments(call, 2, 1000))
        return desk_usage(call);
    set_folder(call, &contents, call->arguments[0]);
    struct diag *diag = diag_open();
    struct case_counts counts = { 0 };
    const struct catalog *catalog = read_catalog(call, &contents, diag);
    if (catalog && coverage)
        want_coverage(call, catalog, &counts);
    for (int i = 1; catalog && i < call->count; i++)
        cases_run(catalog, call->arguments[i], diag, stdout, &counts);
    enum desk_status status = desk_tell(diag);
    bool *told = catalog ? ARENA_LIST(call->arena, bool,
                               (size_t)ruleset_count(catalog->rules) + 1)
                         : NULL;
    for (size_t i = 0; catalog && coverage && i < catalog->check_count; i++)
        print_coverage_of(call, catalog, &catalog->checks[i], &counts, told);
    if (catalog)
        printf("%zu passed, %zu failed\n", counts.passed, counts.failed);
    diag_close(diag);
    return counts.failed ? DESK_DATA_WRONG : status;
}

/* --- graph --- */

enum desk_status desk_graph(struct desk_call *call)
{
    struct date on;
    if (call->count < 2)
        return desk_usage(call);
    const struct catalog *catalog = desk_read_contents(call, call->arguments[0], &on);
    if (!catalog || !desk_arguments(call, 2, 2))
        return catalog ? desk_usage(call) : DESK_DATA_WRONG;
    const struct check *check = desk_find_check(call, catalog);
    if (check)
        fputs(drawing_of(call->arena, catalog, check, on), stdout);
    return check ? DESK_DONE : DESK_CALL_WRONG;
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
