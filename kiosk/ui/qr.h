/* QR codes (ISO/IEC 18004) that a telephone can read from the glass: error level M, four
 * modules of quiet around, modules of whole pixels. */
#pragma once

#include <stdbool.h>

#include "scene/theme.h"

struct SDL_Surface;

/* Draws `says` centred in `place`, dark `ink` on `ground`. False when it says too much for
 * a code, or the place is too small for it; then nothing is drawn. */
bool qr_draw(struct SDL_Surface *onto, const char *says, struct bounds place,
    colour ink, colour ground);

/* The side of a module in pixels, in a place of `side` pixels; 0 when it does not fit. */
int code_module(const char *says, int side);
