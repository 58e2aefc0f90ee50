#include "scene/focus.h"

#include <limits.h>

#include "base/str.h"
#include "scene/layout.h"

enum { REACH = 8 }; /* 2 mm beyond what is drawn, reference pixels */

static int outside(int at, int from, int size)
{
    if (at < from)
        return from - at;
    return at >= from + size ? at - (from + size) + 1 : 0;
}

/* How far a point is from the part of a node that can be seen; INT_MAX when none is. */
static int distance(const struct node *node, int x, int y)
{
    if (!node_is_shown(node) || outside(x, node->clip.x, node->clip.width) ||
        outside(y, node->clip.y, node->clip.height))
        return INT_MAX;
    int across = outside(x, node->bounds.x, node->bounds.width);
    int down = outside(y, node->bounds.y, node->bounds.height);
    return across > down ? across : down;
}

struct node *focus_at(struct scene *scene, int x, int y)
{
    struct node *best = NULL;
    int nearest = (int)(REACH * scene->scale) + 1;
    for (struct node *node = scene->root; node; node = scene_walk(scene->root, node)) {
        if (!node->focus)
            continue;
        int far = distance(node, x, y);
        if (far < nearest) {
            nearest = far;
            best = node;
        }
    }
    return best;
}

struct node *focus_step(struct scene *scene, const char *id, int step)
{
    struct node *first = NULL, *last = NULL, *before = NULL, *after = NULL;
    bool seen = false;
    for (struct node *node = scene->root; node; node = scene_walk(scene->root, node)) {
        if (!node->focus)
            continue;
        if (!first)
            first = node;
        if (id && text_same(node->box.id, id)) {
            before = last;
            seen = true;
        } else if (seen && !after) {
            after = node;
        }
        last = node;
    }
    if (!seen)
        return step > 0 ? first : last;
    if (step > 0)
        return after ? after : first;
    return before ? before : last;
}
