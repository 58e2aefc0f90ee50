#include "ui/canvas.h"

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

void canvas_close(struct SDL_Surface *canvas)
{
    if (!canvas)
        return;
    memory_wipe(canvas->pixels, (size_t)canvas->pitch * (size_t)canvas->h);
    SDL_FreeSurface(canvas);
}
