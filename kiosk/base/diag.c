#include "base/diag.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/array.h"
#include "base/str.h"

struct complaint {
    enum diag_kind kind;
    struct place at;
    const char *message;
};

struct diag {
    struct arena *arena;
    struct {
        ARRAY(struct complaint)
    } list;
    size_t errors;
    const char *first;
};

struct diag *diag_open(void)
{
    struct arena *arena = arena_open(4096);
    struct diag *diag = ARENA_NEW(arena, struct diag);
    diag->arena = arena;
    return diag;
}

void diag_close(struct diag *diag)
{
    if (diag)
        arena_close(diag->arena);
}

static const char *where(struct arena *arena, struct place at)
{
    if (!at.file)
        return "";
    if (!at.line)
        return str_format(arena, "%s: ", at.file);
    return str_format(arena, "%s:%d:%d: ", at.file, at.line, at.column);
}

static void add(struct diag *diag, enum diag_kind kind, struct place at,
    const char *format, va_list list) __attribute__((format(printf, 4, 0)));

static void add(struct diag *diag, enum diag_kind kind, struct place at,
    const char *format, va_list list)
{
    struct complaint *one = ARRAY_ADD(diag->arena, &diag->list);
    one->kind = kind;
    one->at = at;
    one->at.file = at.file ? str_dup(diag->arena, at.file) : NULL;
    one->message = str_vformat(diag->arena, format, list);
    if (kind == DIAG_ERROR && !diag->errors++)
        diag->first =
            str_format(diag->arena, "%s%s", where(diag->arena, at), one->message);
}

bool diag_verror(struct diag *diag, struct place at, const char *format, va_list list)
{
    add(diag, DIAG_ERROR, at, format, list);
    return false;
}

bool diag_error(struct diag *diag, struct place at, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    add(diag, DIAG_ERROR, at, format, list);
    va_end(list);
    return false;
}

void diag_warning(struct diag *diag, struct place at, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    add(diag, DIAG_WARNING, at, format, list);
    va_end(list);
}

size_t diag_errors(const struct diag *diag)
{
    return diag->errors;
}

size_t diag_warnings(const struct diag *diag)
{
    return diag->list.count - diag->errors;
}

const char *diag_first(const struct diag *diag)
{
    return diag->first;
}

static int compare(const void *left, const void *right)
{
    const struct complaint *a = *(const struct complaint *const *)left;
    const struct complaint *b = *(const struct complaint *const *)right;
    int file = strcmp(a->at.file ? a->at.file : "", b->at.file ? b->at.file : "");
    if (file)
        return file;
    if (a->at.line != b->at.line)
        return a->at.line < b->at.line ? -1 : 1;
    if (a->at.column != b->at.column)
        return a->at.column < b->at.column ? -1 : 1;
    return a < b ? -1 : a > b;
}

static bool same(const struct complaint *a, const struct complaint *b)
{
    return a->kind == b->kind && text_same(a->at.file, b->at.file) &&
           a->at.line == b->at.line && a->at.column == b->at.column &&
           text_same(a->message, b->message);
}

void diag_print(const struct diag *diag, FILE *out)
{
    struct arena *scratch = arena_open(0);
    size_t count = diag->list.count;
    const struct complaint **order =
        ARENA_LIST(scratch, const struct complaint *, count);
    for (size_t i = 0; i < count; i++)
        order[i] = &diag->list.items[i];
    qsort(order, count, sizeof(struct complaint *), compare);
    for (size_t i = 0; i < count; i++)
        if (!i || !same(order[i - 1], order[i]))
            fprintf(out, "%s%s: %s\n", where(scratch, order[i]->at),
                order[i]->kind == DIAG_ERROR ? "error" : "warning", order[i]->message);
    arena_close(scratch);
}
