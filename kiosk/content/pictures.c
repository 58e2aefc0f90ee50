#include "content/reader.h"

#include "base/arena.h"

/* Enough to tell a drawing from what was put there by mistake; the screens draw it. */
static bool is_svg(struct str bytes)
{
    struct str trimmed = str_trim(bytes);
    return str_valid(bytes, NULL) && str_starts(trimmed, "<") &&
           str_find(trimmed, "<svg") != SIZE_MAX && str_ends(trimmed, "</svg>");
}

void pictures_read(struct reader *reader)
{
    const struct shelf *shelf = reader->shelf;
    struct picture *pictures = ARENA_LIST(reader->arena, struct picture, shelf->count);
    size_t count = 0;
    const struct shelf_file *file = NULL;
    while ((file = shelf_next(shelf, "assets/", ".svg", file))) {
        const char *name = shelf_stem(reader->arena, file, "assets/", ".svg");
        struct place at = { .file = file->label };
        if (!is_svg(file->bytes))
            diag_error(reader->diag, at, "this is no SVG picture");
        reader_name(reader, NAME_PICTURE, at, name);
        pictures[count++] = (struct picture){ .name = name, .svg = file->bytes };
    }
    reader->catalog->pictures = pictures;
    reader->catalog->picture_count = count;
}
