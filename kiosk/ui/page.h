/* A page of paper as a picture: at the dots of a printer, and smaller on the glass. The
 * printer and the preview have the same picture, so that nothing can differ. */
#pragma once

#include "ui/paint.h"

/* The page, which was laid out, as large as it is printed. Owner: the caller, who ends it
 * with canvas_close(), which overwrites it. */
struct SDL_Surface *page_picture(const struct paint *paint, const struct scene *page);

/* Draws the page into `place`, where the clip of `onto` allows it. */
void page_draw(const struct paint *paint, struct SDL_Surface *onto,
    const struct scene *page, struct bounds place);
