/* A picture of the screen, and its scene, as files. */
#pragma once

#include <stdbool.h>

#include "base/diag.h"
#include "scene/scene.h"

struct SDL_Surface;

/* Writes folder/name.png and folder/name.json; the folder is made. */
bool shot_write(struct SDL_Surface *surface, struct scene *scene, const char *folder,
    const char *name, struct diag *diag);
