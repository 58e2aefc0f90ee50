#include "ui/picture.h"

#include <string.h>

#include <SDL.h>

#include "base/arena.h"
#include "base/str.h"
#include "ui/image.h"

enum { KEPT = 128 }; /* a screen shows two dozen */

struct kept {
    char *name;
    int side;
    colour ink;
    bool mirrored;
    SDL_Surface *pixels; /* NULL: there is no such picture */
    uint64_t used;
};

struct picture_box {
    struct pictures pictures;
    struct kept kept[KEPT];
    uint64_t clock;
};

struct picture_box *picture_open(struct pictures pictures)
{
    struct picture_box *box = memory_take(sizeof *box);
    box->pictures = pictures;
    return box;
}

static void forget(struct kept *kept)
{
    SDL_FreeSurface(kept->pixels);
    memory_free(kept->name);
    *kept = (struct kept){ 0 };
}

void picture_close(struct picture_box *box)
{
    if (!box)
        return;
    for (int i = 0; i < KEPT; i++)
        forget(&box->kept[i]);
    memory_free(box);
}

/* Pictures that point where reading goes, or come from there. */
static bool points(const char *name)
{
    static const char *const list[] = { "back", "forward", "leave", "send", "return",
        "walk", "keyboard-delete" };
    const char *last = strrchr(name, '/');
    for (size_t i = 0; i < sizeof list / sizeof *list; i++)
        if (text_same(last ? last + 1 : name, list[i]))
            return true;
    return false;
}

static Uint32 *row_of(SDL_Surface *pixels, int y)
{
    void *row = (char *)pixels->pixels + (ptrdiff_t)y * pixels->pitch;
    return row;
}

static void tint(SDL_Surface *pixels, colour ink)
{
    for (int y = 0; y < pixels->h; y++)
        for (int x = 0; x < pixels->w; x++)
            row_of(pixels, y)[x] = (row_of(pixels, y)[x] & 0xFF000000u) | ink;
}

static void mirror(SDL_Surface *pixels)
{
    for (int y = 0; y < pixels->h; y++) {
        Uint32 *row = row_of(pixels, y);
        for (int left = 0, right = pixels->w - 1; left < right; left++, right--) {
            Uint32 swap = row[left];
            row[left] = row[right];
            row[right] = swap;
        }
    }
}

static SDL_Surface *load(struct picture_box *box, const struct kept *kept)
{
    const char *bytes = NULL;
    size_t size = 0;
    if (!box->pictures.find(box->pictures.from, kept->name, &bytes, &size))
        return NULL;
    SDL_Surface *pixels = image_of_svg(bytes, size, kept->side);
    if (!pixels)
        return NULL;
    if (kept->ink != COLOUR_NONE)
        tint(pixels, kept->ink);
    if (kept->mirrored)
        mirror(pixels);
    SDL_SetSurfaceBlendMode(pixels, SDL_BLENDMODE_BLEND);
    return pixels;
}

static char *copy(const char *text)
{
    size_t size = strlen(text) + 1;
    char *made = memory_take(size);
    memcpy(made, text, size);
    return made;
}

static SDL_Surface *find(
    struct picture_box *box, const struct picture_wish *wish, int side)
{
    bool mirrored = wish->rtl && points(wish->name);
    struct kept *oldest = &box->kept[0];
    for (int i = 0; i < KEPT; i++) {
        struct kept *kept = &box->kept[i];
        if (kept->side == side && kept->ink == wish->ink &&
            kept->mirrored == mirrored && text_same(kept->name, wish->name)) {
            kept->used = ++box->clock;
            return kept->pixels;
        }
        if (kept->used < oldest->used)
            oldest = kept;
    }
    forget(oldest);
    *oldest = (struct kept){ copy(wish->name), side, wish->ink, mirrored, NULL,
        ++box->clock };
    oldest->pixels = load(box, oldest);
    return oldest->pixels;
}

void picture_draw(
    struct picture_box *box, SDL_Surface *onto, const struct picture_wish *wish)
{
    const struct bounds *place = &wish->place;
    int side = place->width < place->height ? place->width : place->height;
    if (side <= 0 || !wish->name)
        return;
    SDL_Surface *pixels = find(box, wish, side);
    if (!pixels)
        return;
    SDL_Rect at = { place->x + (place->width - side) / 2,
        place->y + (place->height - side) / 2, side, side };
    SDL_BlitSurface(pixels, NULL, onto, &at);
}
