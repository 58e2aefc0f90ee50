/* Texts made ready: decoded, given a direction, faces, scripts and widths once, and then
 * broken into lines of any width by additions alone. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ui/text_shape.h"

/* What is the same for all of a text. */
struct manner {
    int size_px;
    int weight; /* strong words take 700 at least */
    bool rtl;   /* the direction of the screen */
};

struct text_run {
    size_t from, to; /* characters of the paragraph */
    int face;
    uint32_t script;
    unsigned char level;
    double highest; /* ink above the line, in pixels */
};

struct paragraph {
    uint32_t *codes;
    size_t count;
    unsigned char *breaks; /* text_break.h */
    float *advances;       /* pixels */
    struct text_run *runs;
    size_t run_count;
    double widest_word; /* the longest part that cannot be broken, in pixels */
    struct paragraph *next;
};

/* A line: the characters from `from` to before `to`, without the blanks at its end, and
 * where the next one starts. */
struct text_line {
    size_t from, to, next;
    double width; /* pixels */
};

struct line_box;

/* `shaper` stays the caller's. */
struct line_box *lines_open(struct shaper *shaper);
void lines_close(struct line_box *box); /* NULL is allowed */

/* The paragraphs of `text`, one at least; until the next call of this or lines_wipe. */
const struct paragraph *lines_prepare(
    struct line_box *box, const char *text, struct manner manner);

/* The line that starts at `from`, not wider than `width` pixels unless one word is. */
struct text_line lines_take(
    const struct paragraph *paragraph, size_t from, double width);

void lines_wipe(struct line_box *box);
size_t lines_missing(
    const struct line_box *box); /* characters without a glyph so far */
