/* Files of pictures: SVG in, PNG out. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct SDL_Surface;

/* The SVG in `bytes`, `side` pixels wide and high, as ARGB8888 with straight alpha; NULL
 * when it is none. Owner: the caller (SDL_FreeSurface). */
struct SDL_Surface *image_of_svg(const char *bytes, size_t size, int side);

bool image_write_png(struct SDL_Surface *surface, const char *path);
const char *image_trouble(void); /* why the last of them failed */
