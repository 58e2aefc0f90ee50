#include "ui/window.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <SDL.h>

#include "base/arena.h"
#include "base/language.h"
#include "ui/canvas.h"

enum {
    BAND = 32,  /* rows that are compared and sent together */
    BLOCK = 64, /* columns */
    SLIDE_MS = 180,
    SLIDE_PX = 24,
    FRAME_MS = 16,
};

struct window {
    SDL_Window *window;
    SDL_Surface *glass; /* the system's; what is shown now */
};

/* --- opening --- */

/* Wayland and kmsdrm have no plain window memory, only a texture of the graphics card. */
static bool has_plain_memory(void)
{
    const char *driver = SDL_GetCurrentVideoDriver();
    return driver && strcmp(driver, "wayland") != 0 && strcmp(driver, "KMSDRM") != 0;
}

/* Without a display SDL falls back to drivers that show nothing, and so would hide that
 * nobody sees anything. Who names such a driver wants it. */
static bool shows_nothing(void)
{
    const char *driver = SDL_GetCurrentVideoDriver();
    return !SDL_getenv("SDL_VIDEODRIVER") &&
           (!strcmp(driver, "dummy") || !strcmp(driver, "offscreen") ||
               !strcmp(driver, "evdev"));
}

static SDL_Window *make_window(const struct window_wish *wish)
{
    SDL_Rect display = { 0, 0, 1920, 1080 };
    SDL_GetDisplayBounds(0, &display);
    int width = wish->width ? wish->width : display.w;
    int height = wish->height ? wish->height : display.h;
    if (wish->windowed)
        return SDL_CreateWindow("Seuil", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED,
            width, height, SDL_WINDOW_RESIZABLE);
    /* Full screen makes SDL wait for a window manager that a terminal has not. */
    Uint32 flags =
        has_plain_memory() ? SDL_WINDOW_BORDERLESS : SDL_WINDOW_FULLSCREEN_DESKTOP;
    return SDL_CreateWindow("Seuil", display.x, display.y, width, height, flags);
}

static bool refuse(struct diag *diag, const char *what)
{
    return diag_error(diag, (struct place){ 0 }, "%s: %s", what, SDL_GetError());
}

static bool open_parts(
    struct window *window, const struct window_wish *wish, struct diag *diag)
{
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) < 0)
        return refuse(diag, tr("pas d’écran ; lancez la borne dans une session "
                               "graphique (X11 ou Wayland)"));
    if (shows_nothing())
        return diag_error(diag, (struct place){ 0 }, "%s",
            tr("pas d’écran ; lancez la borne dans une session graphique (X11 ou "
               "Wayland), ou faites une visite avec --visit"));
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, has_plain_memory() ? "0" : "1");
    window->window = make_window(wish);
    if (!window->window)
        return refuse(diag, tr("l’écran ne donne pas de fenêtre"));
    SDL_StopTextInput();
    if (!wish->windowed)
        SDL_ShowCursor(SDL_DISABLE);
    return window_refresh(window) || refuse(diag, "nothing to draw on in the window");
}

struct window *window_open(const struct window_wish *wish, struct diag *diag)
{
    /* Without an address SDL looks for a session bus and would start one. */
    setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", 0);
    struct window *window = memory_take(sizeof *window);
    if (open_parts(window, wish, diag))
        return window;
    window_close(window);
    return NULL;
}

void window_close(struct window *window)
{
    if (!window)
        return;
    if (window->glass) {
        SDL_FillRect(window->glass, NULL, 0);
        SDL_UpdateWindowSurface(window->window);
    }
    if (window->window)
        SDL_DestroyWindow(window->window);
    memory_free(window);
    if (SDL_WasInit(SDL_INIT_VIDEO))
        SDL_QuitSubSystem(SDL_INIT_VIDEO);
}

int window_width(const struct window *window)
{
    return window->glass->w;
}

int window_height(const struct window *window)
{
    return window->glass->h;
}

bool window_refresh(struct window *window)
{
    window->glass = SDL_GetWindowSurface(window->window);
    return window->glass != NULL;
}

/* --- what changed --- */

static const char *row_of(const SDL_Surface *surface, int y)
{
    return (const char *)surface->pixels + (ptrdiff_t)y * surface->pitch;
}

static bool block_differs(
    const SDL_Surface *a, const SDL_Surface *b, int x, int top, int bottom)
{
    int end = x + BLOCK < a->w ? x + BLOCK : a->w;
    for (int y = top; y < bottom; y++)
        if (memcmp(row_of(a, y) + 4 * (ptrdiff_t)x, row_of(b, y) + 4 * (ptrdiff_t)x,
                4 * (size_t)(end - x)) != 0)
            return true;
    return false;
}

/* What differs between rows `top` and `bottom`; width 0 for nothing. */
static SDL_Rect difference(
    const SDL_Surface *a, const SDL_Surface *b, int top, int bottom)
{
    int from = 0, to = (a->w + BLOCK - 1) / BLOCK;
    while (from < to && !block_differs(a, b, from * BLOCK, top, bottom))
        from++;
    while (to > from && !block_differs(a, b, (to - 1) * BLOCK, top, bottom))
        to--;
    int end = to * BLOCK < a->w ? to * BLOCK : a->w;
    return (SDL_Rect){ from * BLOCK, top, from < to ? end - from * BLOCK : 0,
        bottom - top };
}

static bool can_compare(const SDL_Surface *a, const SDL_Surface *b)
{
    return a->w == b->w && a->h == b->h && a->format->BytesPerPixel == 4 &&
           a->format->Rmask == b->format->Rmask && a->format->Bmask == b->format->Bmask;
}

/* The parts of `frame` that are not on the glass; `parts` has room for one a band. */
static int find_parts(
    const struct window *window, const SDL_Surface *frame, bool whole, SDL_Rect *parts)
{
    if (whole || !can_compare(window->glass, frame)) {
        parts[0] = (SDL_Rect){ 0, 0, window->glass->w, window->glass->h };
        return 1;
    }
    int count = 0;
    for (int top = 0; top < frame->h; top += BAND) {
        int bottom = top + BAND < frame->h ? top + BAND : frame->h;
        SDL_Rect part = difference(window->glass, frame, top, bottom);
        SDL_Rect *before = count ? &parts[count - 1] : NULL;
        if (part.w && before && before->x == part.x && before->w == part.w &&
            before->y + before->h == part.y)
            before->h += part.h;
        else if (part.w)
            parts[count++] = part;
    }
    return count;
}

static SDL_Rect *take_parts(const struct window *window)
{
    return memory_take((size_t)(window->glass->h / BAND + 1) * sizeof(SDL_Rect));
}

long window_show(struct window *window, SDL_Surface *frame, bool whole)
{
    SDL_Rect *parts = take_parts(window);
    int count = find_parts(window, frame, whole, parts);
    long sent = 0;
    for (int i = 0; i < count; i++) {
        SDL_Rect to = parts[i];
        sent += (long)to.w * to.h;
        SDL_BlitSurface(frame, &parts[i], window->glass, &to);
    }
    if (count)
        SDL_UpdateWindowSurfaceRects(window->window, parts, count);
    memory_free(parts);
    return sent;
}

/* --- from one page to the next --- */

static bool somebody_acts(void)
{
    SDL_PumpEvents();
    return SDL_HasEvent(SDL_FINGERDOWN) || SDL_HasEvent(SDL_MOUSEBUTTONDOWN) ||
           SDL_HasEvent(SDL_KEYDOWN) || SDL_HasEvent(SDL_QUIT);
}

/* One frame of the change: the new page over the old, `shown` 0 to 1. */
static void mix_pages(struct window *window, SDL_Surface *before, SDL_Surface *after,
    const SDL_Rect *part, int shift, double shown)
{
    SDL_SetClipRect(window->glass, part);
    SDL_BlitSurface(before, NULL, window->glass, NULL);
    SDL_SetSurfaceBlendMode(after, SDL_BLENDMODE_BLEND);
    SDL_SetSurfaceAlphaMod(after, (Uint8)lround(255 * shown));
    SDL_Rect to = { shift, 0, 0, 0 };
    SDL_BlitSurface(after, NULL, window->glass, &to);
    SDL_SetSurfaceAlphaMod(after, 255);
    SDL_SetSurfaceBlendMode(after, SDL_BLENDMODE_NONE);
    SDL_SetClipRect(window->glass, NULL);
    SDL_UpdateWindowSurfaceRects(window->window, part, 1);
}

/* All that changes, as one part: what stays, such as the header, does not move. */
static SDL_Rect changing_part(const struct window *window, const SDL_Surface *frame)
{
    SDL_Rect *parts = take_parts(window), all = { 0, 0, 0, 0 };
    int count = find_parts(window, frame, false, parts);
    for (int i = 0; i < count; i++)
        SDL_UnionRect(&all, &parts[i], &all);
    memory_free(parts);
    return all;
}

void window_slide(
    struct window *window, SDL_Surface *frame, enum window_from from, double scale)
{
    SDL_Rect part = changing_part(window, frame);
    if (part.w <= 0 || !can_compare(window->glass, frame)) {
        window_show(window, frame, false);
        return;
    }
    SDL_Surface *before = canvas_open(window->glass->w, window->glass->h);
    SDL_BlitSurface(window->glass, NULL, before, NULL);
    int side = from == WINDOW_FROM_RIGHT ? 1 : -1;
    Uint64 start = SDL_GetTicks64();
    for (Uint64 now = start; now - start < SLIDE_MS && !somebody_acts();
         now = SDL_GetTicks64()) {
        double rest = 1 - (double)(now - start) / SLIDE_MS;
        int shift = side * (int)lround(SLIDE_PX * scale * rest * rest);
        mix_pages(window, before, frame, &part, shift, 1 - rest * rest);
        Uint64 used = SDL_GetTicks64() - now;
        if (used < FRAME_MS)
            SDL_Delay((Uint32)(FRAME_MS - used));
    }
    canvas_close(before);
    window_show(window, frame, false);
}
