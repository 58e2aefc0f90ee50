/* A picture in memory that the painter draws on, before any of it goes to the glass. */
#pragma once

#include "scene/scene.h"

struct SDL_Surface;

/* Opaque, `width` by `height` pixels. Never NULL: without memory the program ends here.
 * Owner: the caller. */
struct SDL_Surface *canvas_open(int width, int height);
struct bounds canvas_bounds(const struct SDL_Surface *canvas); /* origin 0, 0 */
void canvas_close(struct SDL_Surface *canvas); /* overwrites it; NULL is allowed */

/* A part of it, all its height, that can be drawn on by itself. Lives as long as `canvas`;
 * owner: the caller, who closes it first. */
struct SDL_Surface *canvas_part(struct SDL_Surface *canvas, int left, int width);
