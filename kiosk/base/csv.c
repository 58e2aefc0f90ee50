#include "base/csv.h"

#include <string.h>

#include "base/arena.h"
#include "base/array.h"

struct reading {
    struct arena *arena;
    const struct source *source;
    struct diag *diag;
    size_t at; /* the next byte */
    char separator;
};

static char byte_at(const struct reading *reading, size_t at)
{
    struct str text = reading->source->text;
    return at < text.size ? text.text[at] : '\0';
}

static bool is_end(const struct reading *reading)
{
    return reading->at >= reading->source->text.size;
}

static bool is_break(char byte)
{
    return byte == '\n' || byte == '\r';
}

/* The one that the first line has most of, outside quotes. */
static char separator_of(const struct source *source)
{
    static const char SEPARATORS[] = { ';', ',', '\t' };
    size_t counts[sizeof SEPARATORS] = { 0 }, best = 0;
    bool quoted = false;
    for (size_t i = 0; i < source->text.size; i++) {
        char byte = source->text.text[i];
        if (is_break(byte) && !quoted)
            break;
        quoted ^= byte == '"';
        for (size_t j = 0; j < sizeof SEPARATORS; j++)
            counts[j] += byte == SEPARATORS[j] && !quoted;
    }
    for (size_t j = 1; j < sizeof SEPARATORS; j++)
        if (counts[j] > counts[best])
            best = j;
    return SEPARATORS[best];
}

static bool ends_cell(const struct reading *reading)
{
    char byte = byte_at(reading, reading->at);
    return is_end(reading) || byte == reading->separator || is_break(byte);
}

/* Up to the next separator or line break. */
static struct str take_plain(struct reading *reading)
{
    size_t from = reading->at;
    while (!ends_cell(reading))
        reading->at++;
    return str_sub(reading->source->text, from, reading->at);
}

/* Behind the opening quote, up to the closing one. */
static const char *take_quoted(struct reading *reading)
{
    struct text text = { .arena = reading->arena };
    size_t opened = reading->at - 1;
    for (;; reading->at++) {
        char byte = byte_at(reading, reading->at);
        if (is_end(reading)) {
            diag_error(reading->diag, source_place(reading->source, opened),
                "this quote '\"' is never closed");
            break;
        }
        if (byte == '"' && byte_at(reading, ++reading->at) != '"')
            break;
        text_add(&text, (struct str){ &byte, 1 });
    }
    return text_done(&text);
}

static struct csv_cell take_cell(struct reading *reading)
{
    bool quoted = byte_at(reading, reading->at) == '"';
    reading->at += quoted;
    struct csv_cell cell = { .start = reading->at };
    cell.at = source_place(reading->source, cell.start);
    if (!quoted) {
        cell.text = str_copy(reading->arena, take_plain(reading));
        return cell;
    }
    cell.text = take_quoted(reading);
    size_t behind = reading->at;
    if (str_trim(take_plain(reading)).size)
        diag_error(reading->diag, source_place(reading->source, behind),
            "this stands behind the closing quote of a cell; inside it a quote is "
            "written twice");
    return cell;
}

/* A line break of one byte or two. */
static void take_break(struct reading *reading)
{
    if (byte_at(reading, reading->at) == '\r' &&
        byte_at(reading, reading->at + 1) == '\n')
        reading->at++;
    reading->at++;
}

struct cells {
    ARRAY(struct csv_cell)
};

static struct csv_row take_row(struct reading *reading)
{
    struct cells cells = { 0 };
    struct place at = source_place(reading->source, reading->at);
    for (;; reading->at++) {
        struct csv_cell cell = take_cell(reading);
        *ARRAY_ADD(reading->arena, &cells) = cell;
        if (byte_at(reading, reading->at) != reading->separator || is_end(reading))
            break;
    }
    take_break(reading);
    return (struct csv_row){ cells.items, cells.count, at };
}

static bool holds_something(const struct csv_row *row)
{
    for (size_t i = 0; i < row->count; i++)
        if (str_trim(str_of(row->cells[i].text)).size)
            return true;
    return false;
}

const struct csv *csv_read(
    struct arena *arena, const struct source *source, struct diag *diag)
{
    struct {
        ARRAY(struct csv_row)
    } rows = { 0 };
    struct reading reading = {
        .arena = arena,
        .source = source,
        .diag = diag,
        .separator = separator_of(source),
    };
    while (!is_end(&reading)) {
        struct csv_row row = take_row(&reading);
        if (holds_something(&row))
            *ARRAY_ADD(arena, &rows) = row;
    }
    struct csv *csv = ARENA_NEW(arena, struct csv);
    *csv = (struct csv){ rows.items, rows.count, reading.separator };
    return csv;
}
