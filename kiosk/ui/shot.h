/* A picture of the screen, and its scene, as files. */
#pragma once

#include <stdbool.h>

#include "base/diag.h"
#include "scene/scene.h"

struct SDL_Surface;
struct paint;

/* Writes folder/name.png and folder/name.json; the folder is made. */
bool shot_write(struct SDL_Surface *surface, struct scene *scene, const char *folder,
    const char *name, struct diag *diag);

/* The pages of paper that the scene shows, as large as they would be printed:
 * folder/name-page.png. For tests only; nowhere else is a page written. */
bool shot_write_pages(const struct paint *paint, struct scene *scene,
    const char *folder, const char *name, struct diag *diag);
