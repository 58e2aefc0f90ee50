/* From a tree of boxes to places on the panel. Pure: how wide a text is, it asks. */
#pragma once

#include "scene/scene.h"
#include "scene/theme.h"

struct text_extent {
    int width;  /* of the widest line, in pixels */
    int height; /* of all lines */
    int least;  /* of the longest part that cannot be broken */
    int ideal;  /* on one line */
};

/* Measures `text` broken into lines of at most `width` pixels (a word that is longer than
 * that stands alone and sticks out). `letters` in reference pixels, `scale` applies. */
struct measure {
    void *engine;
    struct text_extent (*text)(void *engine, const char *text, struct letters letters,
        double scale, bool rtl, int width);
};

/* Gives every node its bounds, clip and place in the order of focus; inserts "Voir la
 * suite" into a box that scrolls. scene->wrong counts what did not fit. */
void layout_scene(struct scene *scene, const struct measure *measure);

/* Is any part / the whole of the node to be seen? */
bool node_is_shown(const struct node *node);
bool node_is_whole(const struct node *node);

/* How far to scroll so that `node` can be wholly seen (clamped); scene->scroll when it
 * already can. */
int layout_scroll_to(const struct scene *scene, const struct node *node);
