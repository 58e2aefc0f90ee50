/* The order of focus, and what a finger touches. */
#pragma once

#include "scene/scene.h"

/* The node that a finger at x, y touches: the one inside, or one at most 2 mm away where no
 * other claims the place. NULL for none. */
struct node *focus_at(struct scene *scene, int x, int y);

/* The node with an action after (step 1) or before (step -1) the one with `id` in the
 * order of focus, around the ends; the first or last when `id` is NULL or gone. NULL only
 * when nothing can be reached. Nodes that are scrolled away count. */
struct node *focus_step(struct scene *scene, const char *id, int step);
