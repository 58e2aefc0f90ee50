/* A picture in memory that the painter draws on, before any of it goes to the glass. */
#pragma once

struct SDL_Surface;

/* Opaque, `width` by `height` pixels. Never NULL: without memory the program ends here.
 * Owner: the caller. */
struct SDL_Surface *canvas_open(int width, int height);
void canvas_close(struct SDL_Surface *canvas); /* overwrites it; NULL is allowed */
