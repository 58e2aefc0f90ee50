/* Pictures: SVG at the size that is needed, in one ink or in their own colours. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "scene/theme.h"

struct SDL_Surface;
struct picture_box;

/* Where pictures come from: `find` gives the bytes of the SVG `name`, or false. */
struct pictures {
    void *from;
    bool (*find)(void *from, const char *name, const char **bytes, size_t *size);
};

struct picture_box *picture_open(struct pictures pictures); /* never NULL */
void picture_close(struct picture_box *box);                /* NULL is allowed */

struct picture_wish {
    const char *name;
    struct bounds place; /* the picture is square: of the shorter side, centred */
    colour ink;          /* COLOUR_NONE: in its own colours */
    bool rtl;            /* pictures that point somewhere are mirrored */
};

/* Nothing is drawn where there is no such picture: the pack is checked for them. */
void picture_draw(
    struct picture_box *box, struct SDL_Surface *onto, const struct picture_wish *wish);
