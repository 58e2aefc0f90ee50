/* Where everything stands, once it is known how high it is. */
#include "scene/layout_inside.h"

static int offset(enum align align, int room, int size)
{
    if (align == ALIGN_CENTER)
        return (room - size) / 2;
    return align == ALIGN_END ? room - size : 0;
}

static void place_column(const struct run *run, struct node *node, struct bounds in)
{
    int gap = px(run, node->box.gap), used = 0, growers = 0, shown = 0;
    for (struct node *child = node->first; child; child = child->next) {
        growers += child->box.grow;
        shown += !layout_is_space(child);
        used += child->height;
    }
    used += at_least(shown - 1, 0) * gap;
    int spare = at_least(in.height - used, 0), y = in.y;
    if (!growers)
        y += offset(node->box.along, in.height, used);
    for (struct node *child = node->first; child; child = child->next) {
        int height = child->height;
        if (child->box.grow && !node->stacked) {
            height += spare / growers;
            spare -= spare / growers--;
        }
        int x = in.x + offset(node->box.across, in.width, child->bounds.width);
        layout_place(run, child, (struct bounds){ x, y, child->bounds.width, height });
        y += height + (layout_is_space(child) ? 0 : gap);
    }
}

static void place_line(const struct run *run, const struct node *node,
    struct node *from, const struct node *to, enum align along, struct bounds in)
{
    int gap = px(run, node->box.gap), used = layout_line_gaps(run, node, from, to);
    for (struct node *child = from; child != to; child = child->next)
        used += child->bounds.width;
    int x = in.x + offset(along, in.width, used);
    for (struct node *child = from; child != to; child = child->next) {
        int height = node->box.across == ALIGN_STRETCH ? in.height : child->height;
        int y = in.y + offset(node->box.across, in.height, height);
        layout_place(run, child, (struct bounds){ x, y, child->bounds.width, height });
        x += child->bounds.width + gap;
    }
}

static int highest(struct node *from, const struct node *to)
{
    int height = 0;
    for (struct node *child = from; child != to; child = child->next)
        height = at_least(height, child->height);
    return height;
}

static bool has_space(const struct node *from, const struct node *to)
{
    for (; from != to; from = from->next)
        if (layout_is_space(from))
            return true;
    return false;
}

/* What follows a space stands at the end side, on its line and on the next ones. */
static void place_wrap(const struct run *run, struct node *node, struct bounds in)
{
    int gap = px(run, node->box.gap), y = node->box.up ? in.y + in.height : in.y;
    enum align along = node->box.along;
    for (struct node *from = node->first; from;) {
        struct node *to = layout_line_end(run, node, from, in.width);
        int height = highest(from, to), top = node->box.up ? y - height : y;
        place_line(
            run, node, from, to, along, (struct bounds){ in.x, top, in.width, height });
        if (has_space(from, to))
            along = ALIGN_END;
        y = node->box.up ? top - gap : top + height + gap;
        from = to;
    }
}

static void place_grid(const struct run *run, struct node *node, struct bounds in)
{
    int gap = px(run, node->box.gap), lines = 0, used = 0;
    for (struct node *from = node->first; from;
         from = layout_skip(from, node->columns), lines++)
        used += highest(from, layout_skip(from, node->columns));
    int room = in.height - at_least(lines - 1, 0) * gap;
    int spare = at_least(room - used, 0), y = in.y;
    for (struct node *from = node->first; from;) {
        struct node *to = layout_skip(from, node->columns);
        int height = highest(from, to) + (node->box.grow && lines ? spare / lines : 0);
        if (node->box.even && lines)
            height = room / lines;
        place_line(run, node, from, to, node->box.along,
            (struct bounds){ in.x, y, in.width, height });
        y += height + gap;
        from = to;
    }
}

static void place_inside(const struct run *run, struct node *node, struct bounds in)
{
    switch (node->box.flow) {
    case FLOW_COLUMN:
        place_column(run, node, in);
        break;
    case FLOW_ROW:
        if (node->stacked)
            place_column(run, node, in);
        else
            place_line(run, node, node->first, NULL, node->box.along, in);
        break;
    case FLOW_WRAP:
        place_wrap(run, node, in);
        break;
    case FLOW_GRID:
        place_grid(run, node, in);
        break;
    }
}

void layout_place(const struct run *run, struct node *node, struct bounds bounds)
{
    node->bounds = bounds;
    if (node->kind == NODE_TEXT && node->least_width > bounds.width)
        run->scene->wrong++;
    if (node->kind != NODE_BOX)
        return;
    struct pads pads = layout_pads(run, node);
    struct bounds in = { bounds.x + pads.x, bounds.y + pads.y,
        bounds.width - 2 * pads.x, bounds.height - 2 * pads.y };
    if (node->box.scroll) {
        in.y -= run->scene->scroll;
        in.height = at_least(in.height, node->height - 2 * pads.y);
    }
    place_inside(run, node, in);
}
