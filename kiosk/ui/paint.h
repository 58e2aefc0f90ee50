/* Paints a scene that was laid out: grounds, texts, pictures, codes, progress, the caret,
 * and over all of them the ring of the focus. Knows no subject and no screen. */
#pragma once

#include "scene/scene.h"
#include "scene/theme.h"

struct SDL_Surface;
struct typesetter;
struct picture_box;

/* What paints; both are the caller's. */
struct paint {
    struct typesetter *typesetter;
    struct picture_box *pictures;
};

/* Paints the part `dirty` of the scene; all of it when `dirty` is NULL. Outside of it no
 * pixel of `onto` changes. `onto` is opaque and as large as the scene. */
void paint_scene(const struct paint *paint, struct SDL_Surface *onto,
    const struct scene *scene, enum theme theme, const struct bounds *dirty);
