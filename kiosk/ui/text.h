/* Text on the glass: shaped, ordered, broken into lines. One engine for all scripts that we
 * ship: the layout asks it how wide a text is, the painter asks it to draw.
 *
 * Every paragraph has the direction of its first strong letter and stands at the start edge
 * of the screen, so that a French address in an Arabic screen still reads from the left. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "scene/layout.h"
#include "scene/theme.h"

struct typesetter;
struct SDL_Surface;

/* An engine on the faces in `fonts_folder` (fonts/README.md). A face that is missing is told
 * in `diag` and done without; NULL only when there is no Latin face at all.
 * Owner: the caller, who ends it with text_close(). */
struct typesetter *text_open(const char *fonts_folder, struct diag *diag);
void text_close(struct typesetter *typesetter); /* NULL is allowed */

/* What the layout asks; holds as long as the engine. */
struct measure text_measure(struct typesetter *typesetter);

struct text_block {
    const char *text; /* may hold SCENE_STRONG … SCENE_PLAIN and line ends */
    struct letters letters;
    double scale; /* pixels a reference pixel */
    bool rtl;     /* the direction of the screen */
    colour colour;
    struct bounds place; /* lines are broken at its width and start at its top */
};

/* Draws where the clip of `onto` allows it. Gives the place behind the last letter: width
 * 0, height of a line; there a caret belongs. */
struct bounds text_draw(struct typesetter *typesetter, struct SDL_Surface *onto,
    const struct text_block *block);

/* Overwrites and forgets everything that was made from texts: widths, drawn runs (P-16). */
void text_wipe(struct typesetter *typesetter);

/* How many characters had no glyph in any face since text_open. */
size_t text_missing(const struct typesetter *typesetter);
