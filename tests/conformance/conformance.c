/* conformance FOLDER…: runs every vector of every *.json in the folders, prints a line a
 * file with passed/all by class, and what differs; ends with `N passed, N failed`. */
#include "conformance.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/array.h"
#include "base/file.h"
#include "base/source.h"
#include "base/str.h"

enum { CLASSES = 3, MAX_SHOWN = 20 };
static const char *const CLASS_NAMES[CLASSES] = { "CORE", "FULL", "RARE" };

struct tally {
    int passed[CLASSES], all[CLASSES];
    int shown;
};

struct file {
    const char *path, *name, *folder;
    const struct yaml *tree;
    struct tally tally;
};

void differ(struct verdict *verdict, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    verdict->said.arena = verdict->arena;
    text_add_c(&verdict->said, "    ");
    text_add_c(&verdict->said, str_vformat(verdict->arena, format, list));
    text_add_c(&verdict->said, "\n");
    va_end(list);
}

void expect_text(
    struct verdict *verdict, const char *what, const char *expected, const char *got)
{
    if (!text_same(expected, got))
        differ(verdict, "%s: expected '%s', got '%s'", what,
            expected ? expected : "(none)", got ? got : "(none)");
}

void expect_number(struct verdict *verdict, const struct yaml *expected, double got)
{
    double number = expected->kind == YAML_NUMBER          ? expected->number
                    : !strcmp(expected->text, "Infinity")  ? (double)INFINITY
                    : !strcmp(expected->text, "-Infinity") ? -(double)INFINITY
                                                           : (double)NAN;
    if (isnan(number) ? isnan(got) : number == got)
        return;
    if (fabs(number - got) <= 1e-9 * fmax(fabs(number), fabs(got)))
        return;
    differ(verdict, "number: expected %.17g, got %.17g", number, got);
}

static int class_of(const struct yaml *one)
{
    for (int i = 0; i < CLASSES; i++)
        if (text_same(yaml_text(one, "class"), CLASS_NAMES[i]))
            return i;
    return 0;
}

static void count(struct file *file, const struct yaml *one, const char *model,
    struct verdict *verdict)
{
    int class = class_of(one);
    bool passed = verdict->said.size == 0;
    file->tally.all[class]++;
    file->tally.passed[class] += passed;
    if (!passed && file->tally.shown++ < MAX_SHOWN)
        printf("%s:%d: %s %s: %s\n%s", file->path, one->at.line, CLASS_NAMES[class],
            model, yaml_text(one, "name") ? yaml_text(one, "name") : "",
            verdict->said.bytes);
    arena_wipe(verdict->arena);
    verdict->said = (struct text){ 0 };
}

static void run_models(struct file *file, struct verdict *verdict)
{
    const struct yaml *models = yaml_find(file->tree, "models");
    YAML_EACH(model, models) {
        const struct yaml *cases = yaml_find(model, "cases");
        YAML_EACH(one, cases) {
            check_case(verdict, file->tree, model, one);
            count(file, one, yaml_text(model, "name"), verdict);
        }
    }
}

static const struct {
    const char *suite;
    void (*check)(struct verdict *verdict, const struct yaml *record);
} SUITES[] = {
    { "expressions", check_expression },
    { "units", check_unit },
    { "format", check_format },
    { "yaml-errors", check_yaml },
};

static void run_records(struct file *file, struct verdict *verdict)
{
    const char *suite = yaml_text(file->tree, "suite");
    const struct yaml *records = yaml_find(file->tree, "records");
    YAML_EACH(record, records) {
        if (text_same(suite, "questions"))
            check_questions(verdict, record, file->folder);
        for (size_t i = 0; i < sizeof SUITES / sizeof SUITES[0]; i++)
            if (text_same(suite, SUITES[i].suite))
                SUITES[i].check(verdict, record);
        count(file, record, yaml_text(record, "text"), verdict);
    }
}

static void add_tally(struct tally *sum, const struct tally *more)
{
    for (int i = 0; i < CLASSES; i++) {
        sum->passed[i] += more->passed[i];
        sum->all[i] += more->all[i];
    }
}

static void print_tally(const char *name, const struct tally *tally)
{
    printf("%-36s", name);
    for (int i = 0; i < CLASSES; i++)
        printf("  %s %4d/%-4d", CLASS_NAMES[i], tally->passed[i], tally->all[i]);
    printf("\n");
}

/* Our reader of YAML takes no byte order mark inside a text, and JSON needs none to stand
 * there raw: it becomes an escape. */
static const struct source *read_source(
    struct arena *arena, const struct file *file, struct diag *diag)
{
    struct str rest;
    if (!file_read(arena, file->path, SOURCE_MAX_BYTES, &rest))
        return source_open(arena, file->path, file->name, diag); /* says why */
    struct text text = { .arena = arena };
    size_t mark;
    while ((mark = str_find(rest, "\uFEFF")) != SIZE_MAX) {
        text_add(&text, str_sub(rest, 0, mark));
        text_add_c(&text, "\\uFEFF");
        rest = str_sub(rest, mark + STR("\uFEFF").size, rest.size);
    }
    text_add(&text, rest);
    return source_of(arena, file->name, str_of(text_done(&text)), diag);
}

/* False when the file cannot be read at all. */
static bool run_file(struct file *file, struct tally *sum)
{
    struct arena *arena = arena_open(0);
    struct diag *diag = diag_open();
    const struct source *source = read_source(arena, file, diag);
    file->tree = source ? yaml_read(arena, source, diag) : NULL;
    if (file->tree) {
        struct verdict verdict = { .arena = arena_open(0) };
        if (yaml_find(file->tree, "models"))
            run_models(file, &verdict);
        else
            run_records(file, &verdict);
        arena_close(verdict.arena);
        print_tally(file->name, &file->tally);
        add_tally(sum, &file->tally);
    }
    diag_print(diag, stdout);
    diag_close(diag);
    arena_close(arena);
    return file->tree != NULL;
}

static bool run_folder(struct arena *arena, const char *folder, struct tally *sum)
{
    size_t names_count;
    char **names = folder_list(arena, folder, ".json", &names_count);
    bool good = true;
    if (!names) {
        printf("not there, so not run: %s\n", folder);
        return true;
    }
    for (size_t i = 0; i < names_count; i++) {
        struct file file = { .path = file_join(arena, folder, names[i]),
            .name = names[i],
            .folder = folder };
        good = run_file(&file, sum) && good;
    }
    return good;
}

int main(int argc, char **argv)
{
    struct arena *arena = arena_open(0);
    struct tally sum = { 0 };
    bool good = true;
    for (int i = 1; i < argc; i++)
        good = run_folder(arena, argv[i], &sum) && good;
    int passed = 0;
    int failed = 0;
    for (int i = 0; i < CLASSES; i++) {
        passed += sum.passed[i];
        failed += sum.all[i] - sum.passed[i];
    }
    print_tally("all", &sum);
    printf("%d passed, %d failed\n", passed, failed);
    arena_close(arena);
    return good && passed > 0 && failed == 0 ? 0 : 1;
}
