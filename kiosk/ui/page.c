/* Made smaller by the mean of the pixels that become one, so that letters of a preview are
 * grey where they are too thin to be black. */
#include "ui/page.h"

#include <SDL.h>

#include "ui/canvas.h"

SDL_Surface *page_picture(const struct paint *paint, const struct scene *page)
{
    SDL_Surface *picture = canvas_open(page->width, page->height);
    paint_scene(paint, picture, page, THEME_LIGHT, NULL);
    return picture;
}

static Uint32 *pixel_at(SDL_Surface *surface, int x, int y)
{
    void *row = (char *)surface->pixels + (ptrdiff_t)y * surface->pitch;
    return (Uint32 *)row + x;
}

/* The mean of all pixels of `part`, which has one at least. */
static Uint32 mean(SDL_Surface *picture, SDL_Rect part)
{
    Uint32 red = 0, green = 0, blue = 0, count = (Uint32)(part.w * part.h);
    for (int y = part.y; y < part.y + part.h; y++)
        for (int x = part.x; x < part.x + part.w; x++) {
            Uint32 pixel = *pixel_at(picture, x, y);
            red += pixel >> 16 & 0xFF;
            green += pixel >> 8 & 0xFF;
            blue += pixel & 0xFF;
        }
    return red / count << 16 | green / count << 8 | blue / count;
}

/* Pixels of `all` that become the pixel number `at` of `size`. */
static void share(int at, int size, int all, int *from, int *count)
{
    *from = (int)((long long)at * all / size);
    *count = (int)((long long)(at + 1) * all / size) - *from;
    *count = *count > 0 ? *count : 1;
}

static void shrink(SDL_Surface *picture, SDL_Surface *onto, struct bounds place)
{
    SDL_Rect whole = { place.x, place.y, place.width, place.height }, seen;
    if (!SDL_IntersectRect(&whole, &onto->clip_rect, &seen))
        return;
    for (int y = seen.y; y < seen.y + seen.h; y++)
        for (int x = seen.x; x < seen.x + seen.w; x++) {
            SDL_Rect part;
            share(x - place.x, place.width, picture->w, &part.x, &part.w);
            share(y - place.y, place.height, picture->h, &part.y, &part.h);
            *pixel_at(onto, x, y) = mean(picture, part);
        }
}

void page_draw(const struct paint *paint, SDL_Surface *onto, const struct scene *page,
    struct bounds place)
{
    if (place.width <= 0 || place.height <= 0)
        return;
    SDL_Surface *picture = page_picture(paint, page);
    shrink(picture, onto, place);
    canvas_close(picture);
}
