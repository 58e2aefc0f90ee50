/* Runs of letters as pixels: one face, one size, one direction, one ink at a time. What was
 * drawn is kept for the next time, within bounds. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "scene/theme.h"

struct SDL_Surface;
struct face_box;

struct face_box *face_open(const char *folder); /* never NULL */
void face_close(struct face_box *box);          /* NULL is allowed */

struct face_run {
    const char *text; /* of one line */
    int face;         /* as text_shape numbers them */
    int size_px;
    uint32_t script;
    bool rtl;
    colour colour;
    double space;   /* how far a space takes the pen, in pixels */
    double highest; /* the highest ink above the line, in pixels */
};

/* Draws the run with its pen starting at x and its letters standing on the line at y. */
void face_draw(struct face_box *box, struct SDL_Surface *onto,
    const struct face_run *run, double x, int y);

/* Overwrites and forgets all runs that were kept. */
void face_wipe(struct face_box *box);

/* Bytes of pixels that are kept. */
size_t face_kept(const struct face_box *box);
