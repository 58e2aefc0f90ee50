/* What is to be corrected in the contents, beside a preview of them. No screen of a visit:
 * whoever writes the contents reads it, and corrects in a text editor. */
#pragma once

#include "base/str.h"
#include "scene/scene.h"

/* A scene from the lines of seuil-desk, `file:line:column: error: …`: as many as there is
 * room for, and how many there are. Width and height in pixels, scale as in scene.h. */
struct scene *complaints_view(
    struct arena *arena, struct str lines, int width, int height, double scale);
