/* Rounded boxes, their edges and their soft shadow, straight onto an opaque surface. */
#pragma once

#include <stdbool.h>

#include "scene/theme.h"

struct SDL_Surface;

struct rounded_box {
    struct bounds at; /* pixels */
    double radius;    /* pixels, made smaller where the box is */
    colour fill;      /* COLOUR_NONE: only the edge */
    colour edge;
    double edge_px; /* inside the box; 0 for none */
};

void box_draw(struct SDL_Surface *onto, const struct rounded_box *wanted);

/* The shadow that a card of that place throws around itself; `scale` as in a scene. */
void box_draw_shadow(struct SDL_Surface *onto, struct bounds card, double scale);

void box_fill(struct SDL_Surface *onto, struct bounds at, colour fill);

/* How far a shadow or the ring of the focus reaches beyond a node, in reference pixels. */
enum { BOX_REACH = 36 };
