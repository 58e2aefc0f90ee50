/* The requirements of accessibility that a scene proves. The figures are those of the
 * requirements, in millimetres; the theme's own are not asked. */
#pragma once

#include "fault.h"

/* Nothing is cut, sticks out, or stands over something else. */
void check_fit(const struct sight *sight);

/* Sizes, gaps, names, ids, order of focus. */
void check_targets(const struct sight *sight);

/* Of letters, edges and the ring of the focus on their grounds. */
void check_colours(const struct sight *sight);

/* How high capitals are, how long lines are. */
void check_letters(const struct sight *sight);

/* Can it be touched? */
bool is_target(const struct node *node);

/* The part of a node that can be seen; width or height 0 when none can. */
struct bounds seen_of(const struct node *node);

/* "'home.search'", "'Chercher un mot'" for what has no id; in the scene's arena. */
const char *called(struct scene *scene, const struct node *node);
