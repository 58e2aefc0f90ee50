/* The faces that we ship, and the shapes of letters in them: which face has a letter, to
 * which script it belongs, how far each letter takes the pen. Widths are exact and do not
 * depend on the size; drawing is text_face's. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"

/* In the order in which they are asked for a letter (fonts/README.md). */
enum family { FAMILY_LATIN, FAMILY_ARABIC, FAMILY_OTHER, FAMILY_COUNT };

/* A face is one file; faces are numbered from 0. */
enum { FACE_COUNT = 8 };
const char *face_file(int face); /* its name in the folder of fonts */

struct shaper;

/* NULL when not one Latin face can be read; others that are missing are done without. */
struct shaper *shaper_open(const char *folder, struct diag *diag);
void shaper_close(struct shaper *shaper); /* NULL is allowed */

/* The face of `family` nearest to `weight` (the heavier of two), or -1. */
int shaper_face(const struct shaper *shaper, enum family family, int weight);
bool shaper_has(const struct shaper *shaper, int face, uint32_t code);

/* The script of a character as four letters ("Latn"), or 0 for one that takes the script
 * of its neighbour: spaces, digits, marks. */
uint32_t text_script(uint32_t code);

struct shape {
    const uint32_t *codes; /* the paragraph */
    size_t from, to;       /* the run in it */
    int face;
    uint32_t script;
    bool rtl;
};

/* Adds how far each character takes the pen, in parts of the font size, to advances[from]
 * … advances[to - 1]; a ligature gives all to its first. Gives the highest ink above the
 * line, in the same unit. */
double shaper_measure(
    struct shaper *shaper, const struct shape *shape, float *advances);

/* Overwrites and forgets what was shaped last. */
void shaper_wipe(struct shaper *shaper);
