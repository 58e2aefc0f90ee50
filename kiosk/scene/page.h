/* A sheet of paper as a scene: A4 upright (ISO 216), declared, laid out and painted as the
 * glass is, so that what comes out of a printer is what was seen. Lengths are
 * reference pixels here too, 4.034 to the millimetre of paper. */
#pragma once

#include "scene/scene.h"

enum {
    PAGE_DPI = 200,     /* of the picture that is printed */
    PAGE_MARGIN_X = 81, /* 20 mm; no printer reaches nearer than 5 */
    PAGE_MARGIN_Y = 73, /* 18 mm */
};

/* An empty page, 1654 by 2339 pixels, whose root is white. What stands on it goes into one
 * box with these margins. `name` as a screen's. Lives in `arena`. */
struct scene *page_begin(struct arena *arena, const char *name);
