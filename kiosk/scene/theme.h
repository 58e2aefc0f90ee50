/* Sizes, colours and gaps: the tokens of the design, in one place. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "scene/scene.h"

enum theme { THEME_LIGHT, THEME_CONTRAST, THEME_SOFT, THEME_COUNT };

const char *theme_name(enum theme theme); /* "light" */
bool theme_find(const char *name, enum theme *theme);

typedef uint32_t colour; /* 0xRRGGBB; with COLOUR_NONE for no paint at all */
#define COLOUR_NONE ((colour)0xFF000000)

struct skin {
    colour fill, edge, ink, muted; /* muted: the softer ink on this ground */
    int edge_px;                   /* reference pixels, 0 for none */
    int radius;                    /* reference pixels; 999 for round ends */
    int pad_x, pad_y;
    int min_height; /* reference pixels, at text size 1 */
    bool shadow;
    bool edge_below, edge_above; /* only that line of the edge */
};

/* The skin of a look in a state. A ground without fill takes the ink of what is under. */
struct skin theme_skin(enum theme theme, enum look look, unsigned state);

/* The skin that `node` is drawn with: ink and muted inherited where it has none. */
struct skin theme_skin_of(enum theme theme, const struct node *node);

/* The colour on which `node` stands: its own fill, or that of the nearest ground. */
colour theme_ground(enum theme theme, const struct node *node);

struct letters {
    int size;   /* font size in reference pixels */
    int weight; /* 400, 600, 700, 800 */
    int line;   /* line height in reference pixels */
    bool muted; /* in the softer ink */
};
struct letters theme_letters(enum text_style style, int text_size, bool rtl);

struct focus_ring {
    colour inner, outer;
    int inner_px, outer_px; /* two tones */
};
struct focus_ring theme_focus(enum theme theme);

/* WCAG 2.2 contrast ratio of two colours, 1 to 21. */
double theme_contrast(colour a, colour b);

/* Smallest side of a target in reference pixels, at a text size. */
int theme_target(enum role role, int text_size);
