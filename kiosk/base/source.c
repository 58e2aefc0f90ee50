#include "base/source.h"

#include <errno.h>
#include <string.h>

#include "base/arena.h"
#include "base/array.h"
#include "base/file.h"

/* Lines end with LF, CR LF or a lone CR, as in YAML and CommonMark. */
static void find_lines(struct arena *arena, struct source *source)
{
    struct {
        ARRAY(size_t)
    } starts = { 0 };
    struct str text = source->text;
    *ARRAY_ADD(arena, &starts) = 0;
    for (size_t i = 0; i < text.size; i++) {
        bool ends =
            text.text[i] == '\n' || (text.text[i] == '\r' && text.text[i + 1] != '\n');
        if (ends)
            *ARRAY_ADD(arena, &starts) = i + 1;
    }
    source->lines = starts.items;
    source->line_count = starts.count;
}

/* Takes `text`, which ends with a NUL and lives as long as the arena. */
static const struct source *adopt(
    struct arena *arena, const char *file, struct str text, struct diag *diag)
{
    struct source *source = ARENA_NEW(arena, struct source);
    source->file = str_dup(arena, file);
    source->text = str_starts(text, "\xEF\xBB\xBF") ? str_sub(text, 3, SIZE_MAX) : text;
    find_lines(arena, source);
    size_t bad_at;
    const char *nul = memchr(source->text.text, '\0', source->text.size);
    if (!str_valid(source->text, &bad_at)) {
        diag_error(diag, source_place(source, bad_at),
            "this byte (0x%02X) is no UTF-8; save the file as UTF-8",
            (unsigned char)source->text.text[bad_at]);
        return NULL;
    }
    if (nul) {
        diag_error(diag, source_place(source, (size_t)(nul - source->text.text)),
            "a NUL byte; this is no text file");
        return NULL;
    }
    return source;
}

const struct source *source_open(
    struct arena *arena, const char *path, const char *file, struct diag *diag)
{
    struct str text;
    file = str_dup(arena, file ? file : path);
    if (file_read(arena, path, SOURCE_MAX_BYTES, &text))
        return adopt(arena, file, text, diag);
    diag_error(
        diag, (struct place){ .file = file }, "cannot be read: %s", strerror(errno));
    return NULL;
}

const struct source *source_of(
    struct arena *arena, const char *file, struct str text, struct diag *diag)
{
    if (text.size > SOURCE_MAX_BYTES) {
        diag_error(diag, (struct place){ .file = str_dup(arena, file) },
            "cannot be read: %s", strerror(EFBIG));
        return NULL;
    }
    struct str copy = { str_copy(arena, text), text.size };
    return adopt(arena, file, copy, diag);
}

struct place source_place(const struct source *source, size_t offset)
{
    if (offset > source->text.size)
        offset = source->text.size;
    size_t line = 0, behind = source->line_count;
    while (behind - line > 1) {
        size_t middle = line + (behind - line) / 2;
        if (source->lines[middle] <= offset)
            line = middle;
        else
            behind = middle;
    }
    struct str before = str_sub(source->text, source->lines[line], offset);
    return (struct place){ source->file, (int)line + 1, (int)str_count(before) + 1 };
}
