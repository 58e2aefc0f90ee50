/* What the three walks of the layout share. For the files of the layout only. */
#pragma once

#include "scene/layout.h"

struct run {
    struct scene *scene;
    const struct measure *measure;
};

struct pads {
    int x, y;
};

static inline int px(const struct run *run, int reference)
{
    return (int)(reference * run->scene->scale + 0.5);
}

static inline int at_least(int a, int b)
{
    return a > b ? a : b;
}

static inline int at_most(int a, int b)
{
    return a < b ? a : b;
}

/* --- layout_measure.c: how narrow, how wide, how high --- */

/* Fills least_width and ideal_width of the node and all inside it. */
void layout_widths(const struct run *run, struct node *node);
/* Gives the node a width (and its children theirs); returns its height. */
int layout_height(const struct run *run, struct node *node, int width);

struct pads layout_pads(const struct run *run, const struct node *node);
bool layout_is_space(const struct node *node);
/* The gaps between the children from `from` to before `to` on one line. */
int layout_line_gaps(const struct run *run, const struct node *node, struct node *from,
    const struct node *to);
/* The first child that no longer fits on the line that starts with `from`. Where what
 * follows a space does not fit as a whole, the line ends before the space: the next one
 * then starts with it, and its children stand at the end side. */
struct node *layout_line_end(
    const struct run *run, const struct node *node, struct node *from, int room);
struct node *layout_skip(struct node *node, int count); /* `count` siblings further */

/* --- layout_place.c: where --- */

/* Places a node that was measured, and all inside it. */
void layout_place(const struct run *run, struct node *node, struct bounds bounds);
