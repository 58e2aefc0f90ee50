/* The window on the glass: borderless and as large as the display, or a plain window for
 * those who build. Drawing goes to frames of our own; only what changed goes to the glass. */
#pragma once

#include <stdbool.h>

#include "base/diag.h"

struct window;
struct SDL_Surface;

struct window_wish {
    bool windowed;     /* with a frame, movable */
    int width, height; /* 0: the display's */
};

/* NULL when the system gives no window or no surface; `diag` says why. */
struct window *window_open(const struct window_wish *wish, struct diag *diag);
void window_close(
    struct window *window); /* overwrites what was shown; NULL is allowed */

int window_width(const struct window *window);
int window_height(const struct window *window);

/* The window has another size, or was lost: take it anew. False when it cannot be. */
bool window_refresh(struct window *window);

/* Brings what differs in `frame`, of the size of the window, to the glass; all of it with
 * `whole` (after INPUT_EXPOSED). Returns the pixels that were sent. */
long window_show(struct window *window, struct SDL_Surface *frame, bool whole);

/* The same by a fade and a slide of 24 reference pixels in 180 ms, from the side where the
 * page comes from; a touch cuts it short. */
enum window_from { WINDOW_FROM_RIGHT, WINDOW_FROM_LEFT };
void window_slide(struct window *window, struct SDL_Surface *frame,
    enum window_from from, double scale);
