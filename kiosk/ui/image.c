#include "ui/image.h"

#include <SDL.h>
#include <SDL_image.h>

SDL_Surface *image_of_svg(const char *bytes, size_t size, int side)
{
    SDL_RWops *stream = SDL_RWFromConstMem(bytes, (int)size);
    if (!stream)
        return NULL;
    SDL_Surface *loaded = IMG_LoadSizedSVG_RW(stream, side, side);
    SDL_RWclose(stream);
    if (!loaded)
        return NULL;
    SDL_Surface *surface =
        SDL_ConvertSurfaceFormat(loaded, SDL_PIXELFORMAT_ARGB8888, 0);
    SDL_FreeSurface(loaded);
    return surface;
}

bool image_write_png(SDL_Surface *surface, const char *path)
{
    return IMG_SavePNG(surface, path) == 0;
}

const char *image_trouble(void)
{
    return IMG_GetError();
}
