#include "ui/text.h"

#include <math.h>
#include <string.h>

#include <SDL.h>

#include "base/arena.h"
#include "base/str.h"
#include "ui/text_face.h"
#include "ui/text_lines.h"
#include "ui/text_runs.h"
#include "ui/text_shape.h"

struct typesetter {
    struct shaper *shaper;
    struct line_box *lines;
    struct face_box *faces;
    struct arena *scratch; /* one line while it is drawn */
};

/* Where the letters of a line stand: the Latin face's own proportions, for every script,
 * so that words of two scripts share one line (parts of the font size). */
static const double ascent = 0.969, descent = 0.241;

struct typesetter *text_open(const char *fonts_folder, struct diag *diag)
{
    struct shaper *shaper = shaper_open(fonts_folder, diag);
    if (!shaper)
        return NULL;
    struct typesetter *typesetter = memory_take(sizeof *typesetter);
    typesetter->shaper = shaper;
    typesetter->lines = lines_open(shaper);
    typesetter->faces = face_open(fonts_folder);
    typesetter->scratch = arena_open(0);
    return typesetter;
}

void text_close(struct typesetter *typesetter)
{
    if (!typesetter)
        return;
    arena_close(typesetter->scratch);
    face_close(typesetter->faces);
    lines_close(typesetter->lines);
    shaper_close(typesetter->shaper);
    memory_free(typesetter);
}

void text_wipe(struct typesetter *typesetter)
{
    arena_wipe(typesetter->scratch);
    face_wipe(typesetter->faces);
    lines_wipe(typesetter->lines);
    shaper_wipe(typesetter->shaper);
}

size_t text_missing(const struct typesetter *typesetter)
{
    return lines_missing(typesetter->lines);
}

static int pixels(int reference, double scale)
{
    int px = (int)lround(reference * scale);
    return px > 0 ? px : 1;
}

static struct manner manner_of(struct letters letters, double scale, bool rtl)
{
    return (struct manner){ pixels(letters.size, scale), letters.weight, rtl };
}

/* --- measuring --- */

static double at_least(double a, double b)
{
    return a > b ? a : b;
}

/* Widths are rounded up, and a line that is asked for again at that width must fit. */
static int rounded_up(double width)
{
    return (int)ceil(width - 0.001);
}

static struct text_extent measure(void *engine, const char *text,
    struct letters letters, double scale, bool rtl, int width)
{
    struct typesetter *typesetter = engine;
    double widest = 0, least = 0, ideal = 0;
    int count = 0;
    for (const struct paragraph *paragraph =
             lines_prepare(typesetter->lines, text, manner_of(letters, scale, rtl));
         paragraph; paragraph = paragraph->next) {
        least = at_least(least, paragraph->widest_word);
        ideal = at_least(ideal, lines_take(paragraph, 0, HUGE_VAL).width);
        size_t from = 0;
        do {
            struct text_line line = lines_take(paragraph, from, width + 0.002);
            widest = at_least(widest, line.width);
            from = line.next;
            count++;
        } while (from < paragraph->count);
    }
    return (struct text_extent){ .width = rounded_up(widest),
        .height = count * pixels(letters.line, scale),
        .least = rounded_up(least),
        .ideal = rounded_up(ideal) };
}

struct measure text_measure(struct typesetter *typesetter)
{
    return (struct measure){ .engine = typesetter, .text = measure };
}

/* --- drawing --- */

struct drawing {
    struct typesetter *typesetter;
    SDL_Surface *onto;
    const struct text_block *block;
    struct manner manner;
};

/* The part of a run that stands on a line. */
struct piece {
    const struct text_run *run;
    size_t from, to;
    double width;
};

static double advance_of(const struct paragraph *paragraph, size_t from, size_t to)
{
    double width = 0;
    for (size_t i = from; i < to; i++)
        width += (double)paragraph->advances[i];
    return width;
}

/* The pieces of a line, in the order of reading. */
static struct piece *cut_pieces(struct arena *arena, const struct paragraph *paragraph,
    const struct text_line *line, size_t *count)
{
    struct piece *pieces = ARENA_LIST(arena, struct piece, paragraph->run_count + 1);
    *count = 0;
    for (size_t i = 0; i < paragraph->run_count; i++) {
        const struct text_run *run = &paragraph->runs[i];
        size_t from = run->from > line->from ? run->from : line->from;
        size_t to = run->to < line->to ? run->to : line->to;
        if (from < to)
            pieces[(*count)++] =
                (struct piece){ run, from, to, advance_of(paragraph, from, to) };
    }
    return pieces;
}

/* Marks of direction did their work; a face would draw boxes for them. */
static bool is_drawn(uint32_t code)
{
    return code >= 0x20 && code != 0x200E && code != 0x200F &&
           !(code >= 0x202A && code <= 0x202E) && !(code >= 0x2066 && code <= 0x2069);
}

static const char *bytes_of(
    struct arena *arena, const struct paragraph *paragraph, const struct piece *piece)
{
    struct text text = { .arena = arena };
    for (size_t i = piece->from; i < piece->to; i++)
        if (is_drawn(paragraph->codes[i]))
            text_add_code(&text, paragraph->codes[i]);
    return text_done(&text);
}

static double space_of(struct typesetter *typesetter, const struct text_run *run)
{
    static const uint32_t space[] = { ' ' };
    float advance[1] = { 0 };
    struct shape shape = { space, 0, 1, run->face, run->script, run->level & 1 };
    shaper_measure(typesetter->shaper, &shape, advance);
    return (double)advance[0];
}

static void draw_piece(const struct drawing *drawing, const struct paragraph *paragraph,
    const struct piece *piece, double x, int y)
{
    struct typesetter *typesetter = drawing->typesetter;
    const struct text_run *run = piece->run;
    struct face_run face_run = { .text =
                                     bytes_of(typesetter->scratch, paragraph, piece),
        .face = run->face,
        .size_px = drawing->manner.size_px,
        .script = run->script,
        .rtl = run->level & 1,
        .colour = drawing->block->colour,
        .space = space_of(typesetter, run) * drawing->manner.size_px,
        .highest = run->highest };
    face_draw(typesetter->faces, drawing->onto, &face_run, x, y);
}

/* Draws a line with its pen starting at x; gives where a caret behind it stands. */
static double draw_line(const struct drawing *drawing,
    const struct paragraph *paragraph, const struct text_line *line, double x, int y)
{
    struct arena *arena = drawing->typesetter->scratch;
    arena_wipe(arena);
    size_t count = 0;
    struct piece *pieces = cut_pieces(arena, paragraph, line, &count);
    unsigned char *levels = ARENA_LIST(arena, unsigned char, count + 1);
    size_t *order = ARENA_LIST(arena, size_t, count + 1);
    for (size_t i = 0; i < count; i++)
        levels[i] = pieces[i].run->level;
    text_order(levels, count, order);
    double caret = x;
    for (size_t i = 0; i < count; i++) {
        const struct piece *piece = &pieces[order[i]];
        draw_piece(drawing, paragraph, piece, x, y);
        if (order[i] + 1 == count)
            caret = levels[order[i]] & 1 ? x : x + piece->width;
        x += piece->width;
    }
    return caret;
}

static bool can_be_seen(const SDL_Surface *onto, int top, int height)
{
    const SDL_Rect *clip = &onto->clip_rect;
    return top < clip->y + clip->h + height && top + 2 * height > clip->y;
}

static int base_line(const struct drawing *drawing, int line_px)
{
    int size = drawing->manner.size_px;
    return (int)lround((line_px - (ascent + descent) * size) / 2 + ascent * size);
}

struct bounds text_draw(
    struct typesetter *typesetter, SDL_Surface *onto, const struct text_block *block)
{
    const struct bounds *place = &block->place;
    struct drawing drawing = { typesetter, onto, block,
        manner_of(block->letters, block->scale, block->rtl) };
    int height = pixels(block->letters.line, block->scale), top = place->y;
    int base = base_line(&drawing, height);
    int start = block->rtl ? place->x + place->width : place->x;
    struct bounds end = { start, top, 0, height };
    for (const struct paragraph *paragraph =
             lines_prepare(typesetter->lines, block->text, drawing.manner);
         paragraph; paragraph = paragraph->next) {
        size_t from = 0;
        do {
            struct text_line line = lines_take(paragraph, from, place->width + 0.002);
            double x = block->rtl ? start - line.width : start;
            end = (struct bounds){ start, top, 0, height };
            if (can_be_seen(onto, top, height))
                end.x =
                    (int)lround(draw_line(&drawing, paragraph, &line, x, top + base));
            top += height;
            from = line.next;
        } while (from < paragraph->count);
    }
    return end;
}
