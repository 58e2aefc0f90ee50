/* Why a result is what it is: its reasons, one under the other. What a reason rests on is
 * opened in its place, level by level, and closed by the same touch. */
#pragma once

#include "screens/screen.h"

void why_add(
    struct scene *scene, const struct visit *visit, const struct result *result);

/* Opens or closes the reason at `path` (visit->why). */
void why_touch(struct visit *visit, int path);
