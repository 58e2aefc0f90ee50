#include "ui/canvas.h"

#include <assert.h>

#include <SDL.h>

#include "base/arena.h"

struct SDL_Surface *canvas_open(int width, int height)
{
    SDL_Surface *canvas =
        SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_XRGB8888);
    if (!canvas)
        abort();
    return canvas;
}

struct bounds canvas_bounds(const struct SDL_Surface *canvas)
{
    return (struct bounds){ 0, 0, canvas->w, canvas->h };
}

void canvas_close(struct SDL_Surface *canvas)
{
    if (!canvas)
        return;
    memory_wipe(canvas->pixels, (size_t)canvas->pitch * (size_t)canvas->h);
    SDL_FreeSurface(canvas);
}

struct SDL_Surface *canvas_part(struct SDL_Surface *canvas, int left, int width)
{
    assert(left >= 0 && width > 0 && left + width <= canvas->w);
    Uint8 *pixels = (Uint8 *)canvas->pixels + left * canvas->format->BytesPerPixel;
    SDL_Surface *part = SDL_CreateRGBSurfaceWithFormatFrom(
        pixels, width, canvas->h, 32, canvas->pitch, canvas->format->format);
    if (!part)
        abort();
    return part;
}
