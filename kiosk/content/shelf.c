#include "content/shelf.h"

#include <errno.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"

/* A sheet is some kilobytes, a picture too: what is larger was put there by mistake. */
enum { MAX_FILE_BYTES = 4 * 1024 * 1024 };

/* What is taken from where. A folder that is missing and not needed is empty. */
static const struct shelf_part {
    const char *folder, *ending;
    bool from_assets, needed;
} PARTS[] = {
    { "", ".yaml", false, true },
    { "sheets", ".md", false, true },
    { "checks", ".yaml", false, false },
    { "directory", ".yaml", false, false },
    { "directory", ".csv", false, false },
    { "stories", ".md", false, false },
    { "letters", ".md", false, false },
    { "icons", ".svg", true, false },
    { "papers", ".svg", true, false },
    { "stories", ".svg", true, false },
    { "audience", ".svg", true, false },
};

/* "content" of "/home/amina/content/". */
static const char *last_name(struct arena *arena, const char *path)
{
    struct str rest = str_of(path);
    while (rest.size > 1 && rest.text[rest.size - 1] == '/')
        rest.size--;
    size_t start = rest.size;
    while (start && rest.text[start - 1] != '/')
        start--;
    return str_copy(arena, str_sub(rest, start, rest.size));
}

static const char *joined(struct arena *arena, const char *folder, const char *name)
{
    if (!*folder || !*name)
        return *folder ? folder : name;
    return file_join(arena, folder, name);
}

static bool load_file(struct arena *arena, struct shelf *shelf, const char *path,
    struct shelf_file file, struct diag *diag)
{
    struct place at = { .file = file.label };
    if (!file_read(arena, path, MAX_FILE_BYTES, &file.bytes))
        return diag_error(diag, at, "cannot be read: %s", strerror(errno));
    *ARRAY_ADD(arena, shelf) = file;
    return true;
}

static bool load_part(struct arena *arena, struct shelf *shelf,
    const struct shelf_part *part, const char *root, struct diag *diag)
{
    const char *path = joined(arena, root, part->folder);
    const char *label = joined(arena, last_name(arena, root), part->folder);
    size_t count = 0;
    char **names = folder_list(arena, path, part->ending, &count);
    if (!names && part->needed)
        return diag_error(diag, (struct place){ .file = label },
            "this folder cannot be read: %s", strerror(errno));
    bool good = true;
    for (size_t i = 0; names && i < count; i++) {
        const char *name = joined(arena, part->folder, names[i]);
        struct shelf_file file = {
            .name = part->from_assets ? file_join(arena, "assets", name) : name,
            .label = file_join(arena, label, names[i]),
        };
        good &= load_file(arena, shelf, file_join(arena, path, names[i]), file, diag);
    }
    return good;
}

bool shelf_load(struct arena *arena, struct shelf *shelf, const char *folder,
    const char *assets, struct diag *diag)
{
    bool good = true;
    shelf->path = str_dup(arena, folder);
    shelf->folder = last_name(arena, folder);
    for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++)
        good &= load_part(
            arena, shelf, &PARTS[i], PARTS[i].from_assets ? assets : folder, diag);
    return good;
}

void shelf_add(
    struct arena *arena, struct shelf *shelf, const char *name, struct str bytes)
{
    shelf->folder = "content";
    *ARRAY_ADD(arena, shelf) = (struct shelf_file){
        .name = name,
        .label = str_starts(str_of(name), "assets/")
                     ? name
                     : file_join(arena, "content", name),
        .bytes = bytes,
    };
}

const struct shelf_file *shelf_find(const struct shelf *shelf, const char *name)
{
    for (size_t i = 0; i < shelf->count; i++)
        if (text_same(shelf->items[i].name, name))
            return &shelf->items[i];
    return NULL;
}

const struct shelf_file *shelf_next(const struct shelf *shelf, const char *start,
    const char *end, const struct shelf_file *after)
{
    size_t i = after ? (size_t)(after - shelf->items) + 1 : 0;
    for (; i < shelf->count; i++) {
        struct str name = str_of(shelf->items[i].name);
        if (str_starts(name, start) && str_ends(name, end))
            return &shelf->items[i];
    }
    return NULL;
}

const char *shelf_stem(struct arena *arena, const struct shelf_file *file,
    const char *start, const char *end)
{
    struct str name = str_of(file->name);
    return str_copy(arena, str_sub(name, strlen(start), name.size - strlen(end)));
}
