/* The drawings of a result: made of boxes, bars and words, like all that is shown, so that
 * they turn with the script and grow with the letters. */
#pragma once

#include "scene/scene.h"
#include "visit/visit.h"

/* All drawings of the open check; nothing when too little is known. `next` is the day
 * that comes next and may be none. */
void chart_add_all(
    struct scene *scene, const struct visit *visit, const struct result *result);
