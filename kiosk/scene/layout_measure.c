/* `layout_widths` asks every node how narrow and how wide it would be; `layout_height` gives
 * it a width and learns its height. */
#include "scene/layout_inside.h"

#include <limits.h>

struct pads layout_pads(const struct run *run, const struct node *node)
{
    if (node->kind != NODE_BOX)
        return (struct pads){ 0, 0 };
    struct skin skin = theme_skin(THEME_LIGHT, node->box.look, 0);
    return (struct pads){ px(run, skin.pad_x + node->box.pad_x),
        px(run, skin.pad_y + node->box.pad_y) };
}

static int least_height(const struct run *run, const struct node *node)
{
    struct skin skin = theme_skin(THEME_LIGHT, node->box.look, 0);
    return px(run, at_least(skin.min_height, node->box.min_height));
}

static int gaps(const struct run *run, const struct node *node)
{
    int count = 0;
    for (const struct node *child = node->first; child && child->next;
         child = child->next)
        count++;
    return count * px(run, node->box.gap);
}

bool layout_is_space(const struct node *node)
{
    return node->kind == NODE_BOX && !node->first && node->box.grow;
}

static struct text_extent extent(
    const struct run *run, const struct node *node, int width)
{
    const struct scene *scene = run->scene;
    struct letters letters = theme_letters(node->style, scene->text_size, scene->rtl);
    return run->measure->text(
        run->measure->engine, node->text, letters, scene->scale, scene->rtl, width);
}

/* --- how narrow, how wide --- */

static void leaf_widths(const struct run *run, struct node *node)
{
    if (node->kind == NODE_TEXT) {
        struct text_extent all = extent(run, node, INT_MAX / 4);
        node->least_width = all.least;
        node->ideal_width = all.ideal;
    } else if (node->kind == NODE_PROGRESS) {
        node->least_width = px(run, 160);
        node->ideal_width = px(run, 320);
    } else {
        node->least_width = node->ideal_width = px(run, node->size);
    }
}

/* A row inside something that is touched stays a row: an icon beside its word. */
static bool may_stack(const struct node *node)
{
    return !node->box.action.verb;
}

static void box_widths(const struct run *run, struct node *node)
{
    int least_sum = 0, least_most = 0, ideal_sum = 0, ideal_most = 0;
    for (struct node *child = node->first; child; child = child->next) {
        least_sum += child->least_width;
        ideal_sum += child->ideal_width;
        least_most = at_least(least_most, child->least_width);
        ideal_most = at_least(ideal_most, child->ideal_width);
    }
    int between = gaps(run, node), around = 2 * layout_pads(run, node).x;
    int least = least_most, ideal = ideal_most;
    if (node->box.flow == FLOW_ROW && !may_stack(node))
        least = least_sum + between;
    if (node->box.flow == FLOW_ROW || node->box.flow == FLOW_WRAP)
        ideal = ideal_sum + between;
    if (node->box.flow == FLOW_GRID)
        ideal = node->box.columns * ideal_most + between;
    node->least_width = at_least(least + around, px(run, node->box.min_width));
    node->ideal_width = at_least(ideal + around, node->least_width);
    if (node->box.max_width)
        node->ideal_width =
            at_least(at_most(node->ideal_width, px(run, node->box.max_width)),
                node->least_width);
}

void layout_widths(const struct run *run, struct node *node)
{
    for (struct node *child = node->first; child; child = child->next)
        layout_widths(run, child);
    if (node->kind == NODE_BOX)
        box_widths(run, node);
    else
        leaf_widths(run, node);
}

/* --- how high, at a width --- */

static int child_width(
    const struct run *run, const struct node *node, const struct node *child, int room)
{
    int width = room;
    if (node->box.across != ALIGN_STRETCH && !child->box.grow)
        width = at_most(room, child->ideal_width);
    if (child->box.max_width)
        width = at_most(width, px(run, child->box.max_width));
    return width;
}

static int column_height(const struct run *run, struct node *node, int room)
{
    int height = 0, shown = 0;
    for (struct node *child = node->first; child; child = child->next) {
        if (layout_is_space(child)) {
            child->bounds.width = child->height = 0;
            continue;
        }
        height += layout_height(run, child, child_width(run, node, child, room));
        shown++;
    }
    return height + at_least(shown - 1, 0) * px(run, node->box.gap);
}

/* Gives the children from `from` to before `to` their widths on one line of `room`. */
static void share_line(
    const struct run *run, struct node *from, const struct node *to, int room)
{
    int fixed = 0, slack = 0, growers = 0, grower_least = 0;
    for (struct node *child = from; child != to; child = child->next) {
        if (child->box.grow) {
            growers++;
            grower_least += child->least_width;
        } else {
            fixed += child->ideal_width;
            slack += child->ideal_width - child->least_width;
        }
    }
    int lack = at_least(fixed + grower_least - room, 0);
    int spare = at_least(room - fixed - grower_least, 0), left = growers;
    for (struct node *child = from; child != to; child = child->next) {
        if (child->box.grow) {
            child->bounds.width = child->least_width + spare / left;
            spare -= spare / left--;
        } else {
            int give = child->ideal_width - child->least_width;
            int cut = slack ? (int)((long long)lack * give / slack) : 0;
            child->bounds.width = child->ideal_width - at_most(cut + (lack > 0), give);
        }
        if (child->box.max_width && !child->box.grow)
            child->bounds.width =
                at_most(child->bounds.width, px(run, child->box.max_width));
    }
}

static int line_height_of(
    const struct run *run, struct node *from, const struct node *to)
{
    int height = 0;
    for (struct node *child = from; child != to; child = child->next)
        height = at_least(height, layout_height(run, child, child->bounds.width));
    return height;
}

/* Growers share what is left evenly, whatever their own texts would like. */
static void even_growers(struct node *node, int room)
{
    int fixed = 0, growers = 0;
    for (struct node *child = node->first; child; child = child->next) {
        if (child->box.grow)
            growers++;
        else
            fixed += child->bounds.width;
    }
    if (!growers)
        return;
    int each = (room - fixed) / growers;
    for (struct node *child = node->first; child; child = child->next)
        if (child->box.grow && child->least_width > each)
            return;
    for (struct node *child = node->first; child; child = child->next)
        if (child->box.grow)
            child->bounds.width = each;
}

static int row_height(const struct run *run, struct node *node, int room)
{
    int least = gaps(run, node);
    for (struct node *child = node->first; child; child = child->next)
        least += child->least_width;
    node->stacked = least > room && may_stack(node);
    if (node->stacked)
        return column_height(run, node, room);
    int inside = room - gaps(run, node);
    share_line(run, node->first, NULL, inside);
    even_growers(node, inside);
    return line_height_of(run, node->first, NULL);
}

/* What a child and all after it need on one line. */
static int need_from(const struct run *run, const struct node *node, struct node *child)
{
    int need = 0;
    for (; child; child = child->next)
        need += (layout_is_space(child) ? 0 : child->ideal_width) +
                (child->next ? px(run, node->box.gap) : 0);
    return need;
}

struct node *layout_line_end(
    const struct run *run, const struct node *node, struct node *from, int room)
{
    int gap = px(run, node->box.gap), used = 0;
    struct node *child = from;
    for (; child; child = child->next) {
        int need = at_most(layout_is_space(child) ? 0 : child->ideal_width, room);
        if (child != from && layout_is_space(child) &&
            used + gap + need_from(run, node, child) > room)
            break;
        if (child != from && used + gap + need > room)
            break;
        used += need + (child != from ? gap : 0);
    }
    return child;
}

int layout_line_gaps(const struct run *run, const struct node *node, struct node *from,
    const struct node *to)
{
    int count = 0;
    for (struct node *child = from; child != to; child = child->next)
        count++;
    return (count - 1) * px(run, node->box.gap);
}

static int wrap_height(const struct run *run, struct node *node, int room)
{
    int height = 0;
    for (struct node *from = node->first; from;) {
        struct node *to = layout_line_end(run, node, from, room);
        share_line(run, from, to, room - layout_line_gaps(run, node, from, to));
        height += line_height_of(run, from, to) + (to ? px(run, node->box.gap) : 0);
        from = to;
    }
    return height;
}

/* The number of columns with the fewest lines, then the fewest holes, in which the longest
 * word of every child fits. */
static int grid_columns(const struct run *run, const struct node *node, int room)
{
    int count = 0, least = 0;
    for (const struct node *child = node->first; child; child = child->next) {
        count++;
        least = at_least(least, child->least_width);
    }
    int best = 1, best_cost = INT_MAX, gap = px(run, node->box.gap);
    for (int n = 1; n <= at_most(node->box.columns, at_least(count, 1)); n++) {
        int lines = (count + n - 1) / n, cost = lines * 100 + lines * n - count;
        if ((n == 1 || (room - (n - 1) * gap) / n >= least) && cost < best_cost) {
            best = n;
            best_cost = cost;
        }
    }
    return best;
}

struct node *layout_skip(struct node *node, int count)
{
    while (node && count-- > 0)
        node = node->next;
    return node;
}

/* How many share the line from `from` to before `to`: the columns, or fewer in a last line
 * that is to be filled. */
static int last_share(const struct node *node, const struct node *from,
    const struct node *to, int columns)
{
    int count = 0;
    for (; from != to; from = from->next)
        count++;
    return node->box.fill && count < columns ? count : columns;
}

static int grid_height(const struct run *run, struct node *node, int room)
{
    int columns = node->columns = grid_columns(run, node, room);
    int gap = px(run, node->box.gap), lines = 0, total = 0, highest = 0;
    int width = (room - (columns - 1) * gap) / columns;
    for (struct node *from = node->first; from; lines++) {
        struct node *to = layout_skip(from, columns);
        int share = last_share(node, from, to, columns);
        for (struct node *child = from; child != to; child = child->next)
            child->bounds.width =
                share == columns ? width : (room - (share - 1) * gap) / share;
        int height = line_height_of(run, from, to);
        total += height;
        highest = at_least(highest, height);
        from = to;
    }
    if (node->box.even)
        total = highest * lines;
    return total + at_least(lines - 1, 0) * gap;
}

static int box_height(const struct run *run, struct node *node, int width)
{
    struct pads pads = layout_pads(run, node);
    int room = at_least(width - 2 * pads.x, 0), inside = 0;
    switch (node->box.flow) {
    case FLOW_COLUMN:
        inside = column_height(run, node, room);
        break;
    case FLOW_ROW:
        inside = row_height(run, node, room);
        break;
    case FLOW_WRAP:
        inside = wrap_height(run, node, room);
        break;
    case FLOW_GRID:
        inside = grid_height(run, node, room);
        break;
    }
    return at_least(inside + 2 * pads.y, least_height(run, node));
}

/* Running text breaks at about 65 letters, however wide the panel is: a letter is
 * about half as wide as it is high. */
static int line_width(const struct run *run, const struct node *node, int width)
{
    bool runs = node->style == TEXT_BODY || node->style == TEXT_LEAD ||
                node->style == TEXT_TALE;
    if (node->kind != NODE_TEXT || !runs)
        return width;
    struct letters letters =
        theme_letters(node->style, run->scene->text_size, run->scene->rtl);
    return at_most(width, px(run, letters.size * 36));
}

/* A page keeps the shape of its paper. */
static int page_height(const struct run *run, struct node *node, int width)
{
    node->bounds.width = at_most(width, px(run, node->size));
    return node->bounds.width * node->page->height / node->page->width;
}

int layout_height(const struct run *run, struct node *node, int width)
{
    width = line_width(run, node, width);
    node->bounds.width = width;
    if (node->kind == NODE_BOX)
        node->height = box_height(run, node, width);
    else if (node->kind == NODE_TEXT)
        node->height = extent(run, node, width).height;
    else if (node->kind == NODE_PROGRESS)
        node->height = least_height(run, node);
    else if (node->kind == NODE_PAGE)
        node->height = page_height(run, node, width);
    else
        node->height = px(run, node->size);
    return node->height;
}
