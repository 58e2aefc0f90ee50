/* Lays the folder NAME.in over the small valid folder base/, checks the contents as an
 * author would, and compares every complaint with NAME.expected.
 *
 *     runner FOLDER-OF-THE-PAIRS NAME WORK-FOLDER
 *
 * A file of NAME.in that is empty takes the file of base/ away. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "content/catalog.h"
#include "content/translations.h"

static const struct date DAY = { 2026, 11, 21 };
enum { MAX_BYTES = 1024 * 1024 };

static const char *const FOLDERS[] = { "content", "content/sheets", "content/checks",
    "content/directory", "content/stories", "content/letters", "content/po/contents",
    "assets/icons", "assets/papers", "assets/stories", "assets/audience" };

static void die(const char *what, const char *path)
{
    fprintf(stderr, "%s: %s\n", what, path);
    exit(2);
}

static void lay(struct arena *arena, const char *from, const char *to)
{
    size_t count = 0;
    char **names = folder_list(arena, from, "", &count);
    for (size_t i = 0; names && i < count; i++) {
        const char *source = file_join(arena, from, names[i]);
        const char *target = file_join(arena, to, names[i]);
        struct stat state;
        struct str bytes;
        if (stat(source, &state) || !S_ISREG(state.st_mode))
            continue;
        if (!file_read(arena, source, MAX_BYTES, &bytes))
            die("cannot read", source);
        if (!bytes.size)
            unlink(target);
        else if (!file_write(target, bytes, 0644))
            die("cannot write", target);
    }
}

static void lay_all(struct arena *arena, const char *from, const char *to)
{
    for (size_t i = 0; i < sizeof FOLDERS / sizeof *FOLDERS; i++) {
        const char *target = file_join(arena, to, FOLDERS[i]);
        if (!folder_make(target, 0755))
            die("cannot make", target);
        lay(arena, file_join(arena, from, FOLDERS[i]), target);
    }
}

/* What was left of a run before, so that a file taken out of base/ is gone here too. */
static void clear(struct arena *arena, const char *folder)
{
    for (size_t i = 0; i < sizeof FOLDERS / sizeof *FOLDERS; i++) {
        const char *path = file_join(arena, folder, FOLDERS[i]);
        size_t count = 0;
        char **names = folder_list(arena, path, "", &count);
        for (size_t j = 0; names && j < count; j++)
            unlink(file_join(arena, path, names[j])); /* folders stay */
    }
}

static struct str complaints(struct arena *arena, const char *work)
{
    struct diag *diag = diag_open();
    const char *content = file_join(arena, work, "content");
    const struct catalog *catalog =
        catalog_read(arena, content, file_join(arena, work, "assets"), DAY, diag);
    if (catalog)
        translations_read(arena, catalog, content, diag);
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        die("no memory for", work);
    diag_print(diag, out);
    fclose(out);
    struct str told = { str_copy(arena, (struct str){ text, size }), size };
    free(text);
    diag_close(diag);
    return told;
}

int main(int argc, char **argv)
{
    if (argc != 4)
        die("usage", "runner FOLDER NAME WORK-FOLDER");
    struct arena *arena = arena_open(0);
    const char *pair = file_join(arena, argv[1], argv[2]);
    clear(arena, argv[3]);
    lay_all(arena, file_join(arena, argv[1], "base"), argv[3]);
    lay_all(arena, str_format(arena, "%s.in", pair), argv[3]);
    struct str told = complaints(arena, argv[3]), expected;
    const char *path = str_format(arena, "%s.expected", pair);
    if (!file_read(arena, path, MAX_BYTES, &expected))
        die("cannot read", path);
    bool same = str_same(told, expected);
    if (!same)
        fprintf(stderr, "expected:\n%s\ntold:\n%s\n", expected.text, told.text);
    arena_close(arena);
    return same ? 0 : 1;
}
