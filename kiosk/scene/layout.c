/* Three walks over the tree. `widths` asks every node how narrow and how wide it would be;
 * `height_at` gives it a width and learns its height; `place` says where it stands. All is
 * laid out from left to right and mirrored at the end for scripts that run the other way. */
#include "scene/layout.h"

#include <assert.h>
#include <limits.h>

struct run {
    struct scene *scene;
    const struct measure *measure;
};

static int px(const struct run *run, int reference)
{
    return (int)(reference * run->scene->scale + 0.5);
}

static int at_least(int a, int b)
{
    return a > b ? a : b;
}

static int at_most(int a, int b)
{
    return a < b ? a : b;
}

struct pads {
    int x, y;
};

static struct pads pads_of(const struct run *run, const struct node *node)
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

static bool is_space(const struct node *node)
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
    int between = gaps(run, node), around = 2 * pads_of(run, node).x;
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

static void widths(const struct run *run, struct node *node)
{
    for (struct node *child = node->first; child; child = child->next)
        widths(run, child);
    if (node->kind == NODE_BOX)
        box_widths(run, node);
    else
        leaf_widths(run, node);
}

/* --- how high, at a width --- */

static int height_at(const struct run *run, struct node *node, int width);

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
        if (is_space(child)) {
            child->bounds.width = child->height = 0;
            continue;
        }
        height += height_at(run, child, child_width(run, node, child, room));
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
        height = at_least(height, height_at(run, child, child->bounds.width));
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
        need += (is_space(child) ? 0 : child->ideal_width) +
                (child->next ? px(run, node->box.gap) : 0);
    return need;
}

/* The first child that no longer fits on the line that starts with `from`. Where what
 * follows a space does not fit as a whole, the line ends before the space: the next one
 * then starts with it, and its children stand at the end side. */
static struct node *line_end(
    const struct run *run, const struct node *node, struct node *from, int room)
{
    int gap = px(run, node->box.gap), used = 0;
    struct node *child = from;
    for (; child; child = child->next) {
        int need = at_most(is_space(child) ? 0 : child->ideal_width, room);
        if (child != from && is_space(child) &&
            used + gap + need_from(run, node, child) > room)
            break;
        if (child != from && used + gap + need > room)
            break;
        used += need + (child != from ? gap : 0);
    }
    return child;
}

static int line_gaps(const struct run *run, const struct node *node, struct node *from,
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
        struct node *to = line_end(run, node, from, room);
        share_line(run, from, to, room - line_gaps(run, node, from, to));
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

static struct node *skip(struct node *node, int count)
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
        struct node *to = skip(from, columns);
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
    struct pads pads = pads_of(run, node);
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

static int height_at(const struct run *run, struct node *node, int width)
{
    node->bounds.width = width;
    if (node->kind == NODE_BOX)
        node->height = box_height(run, node, width);
    else if (node->kind == NODE_TEXT)
        node->height = extent(run, node, width).height;
    else if (node->kind == NODE_PROGRESS)
        node->height = least_height(run, node);
    else
        node->height = px(run, node->size);
    return node->height;
}

/* --- where --- */

static void place(const struct run *run, struct node *node, struct bounds bounds);

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
        shown += !is_space(child);
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
        place(run, child, (struct bounds){ x, y, child->bounds.width, height });
        y += height + (is_space(child) ? 0 : gap);
    }
}

static void place_line(const struct run *run, const struct node *node,
    struct node *from, const struct node *to, enum align along, struct bounds in)
{
    int gap = px(run, node->box.gap), used = line_gaps(run, node, from, to);
    for (struct node *child = from; child != to; child = child->next)
        used += child->bounds.width;
    int x = in.x + offset(along, in.width, used);
    for (struct node *child = from; child != to; child = child->next) {
        int height = node->box.across == ALIGN_STRETCH ? in.height : child->height;
        int y = in.y + offset(node->box.across, in.height, height);
        place(run, child, (struct bounds){ x, y, child->bounds.width, height });
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
        if (is_space(from))
            return true;
    return false;
}

/* What follows a space stands at the end side, on its line and on the next ones. */
static void place_wrap(const struct run *run, struct node *node, struct bounds in)
{
    int y = in.y;
    enum align along = node->box.along;
    for (struct node *from = node->first; from;) {
        struct node *to = line_end(run, node, from, in.width);
        int height = highest(from, to);
        place_line(
            run, node, from, to, along, (struct bounds){ in.x, y, in.width, height });
        if (has_space(from, to))
            along = ALIGN_END;
        y += height + px(run, node->box.gap);
        from = to;
    }
}

static void place_grid(const struct run *run, struct node *node, struct bounds in)
{
    int gap = px(run, node->box.gap), lines = 0, used = 0;
    for (struct node *from = node->first; from;
         from = skip(from, node->columns), lines++)
        used += highest(from, skip(from, node->columns));
    int room = in.height - at_least(lines - 1, 0) * gap;
    int spare = at_least(room - used, 0), y = in.y;
    for (struct node *from = node->first; from;) {
        struct node *to = skip(from, node->columns);
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

static void place(const struct run *run, struct node *node, struct bounds bounds)
{
    node->bounds = bounds;
    if (node->kind == NODE_TEXT && node->least_width > bounds.width)
        run->scene->wrong++;
    if (node->kind != NODE_BOX)
        return;
    struct pads pads = pads_of(run, node);
    struct bounds in = { bounds.x + pads.x, bounds.y + pads.y,
        bounds.width - 2 * pads.x, bounds.height - 2 * pads.y };
    if (node->box.scroll) {
        in.y -= run->scene->scroll;
        in.height = at_least(in.height, node->height - 2 * pads.y);
    }
    place_inside(run, node, in);
}

/* --- scrolling --- */

/* A bar under the scroller with what leads on and back. */
static struct node *add_bar(const struct run *run)
{
    struct scene *scene = run->scene;
    struct node *scroller = scene->scroller, *after = scroller->next;
    struct node *last = scroller->parent->last;
    scroller->next = NULL;
    scroller->parent->last = scroller;
    scene->open = scroller->parent;
    SCENE_BOX(scene, FLOW_ROW, .gap = 24, .pad_x = 48, .pad_y = 12) {
        if (scene->scroll > 0)
            SCENE_BOX(scene, FLOW_ROW, .look = LOOK_MORE, .role = ROLE_BUTTON,
                .id = "scroll.less", .name = scene->less_name, .action = scene->less,
                .grow = true, .gap = 18, .along = ALIGN_CENTER,
                .across = ALIGN_CENTER) {
                scene_icon(scene, "icons/up", 44);
                scene_text(scene, TEXT_TILE, scene->less_name);
            }
        if (scene->scroll < scene->scroll_end)
            SCENE_BOX(scene, FLOW_ROW, .look = LOOK_MORE, .role = ROLE_BUTTON,
                .id = "scroll.more", .name = scene->more_name, .action = scene->more,
                .grow = true, .gap = 18, .along = ALIGN_CENTER,
                .across = ALIGN_CENTER) {
                scene_icon(scene, "icons/down", 44);
                scene_text(scene, TEXT_TILE, scene->more_name);
            }
    }
    scene->open = NULL;
    struct node *bar = scroller->next;
    bar->next = after;
    if (after)
        scroller->parent->last = last;
    return bar;
}

static void drop_after(struct node *node, struct node *gone)
{
    node->next = gone->next;
    if (!gone->next)
        node->parent->last = node;
}

/* What the scroller's view may be high, when all else has its height. */
static int view_height(const struct run *run)
{
    const struct scene *scene = run->scene;
    int others = 0, shown = 0;
    for (struct node *child = scene->root->first; child; child = child->next) {
        shown++;
        if (child != scene->scroller)
            others += child->height;
    }
    return scene->height - others -
           at_least(shown - 1, 0) * px(run, scene->root->box.gap);
}

/* The bar's height depends on which of its buttons it shows, and that on how far one can
 * scroll, which depends on the bar's height: the highest bar settles it. */
static void settle_scroll(const struct run *run)
{
    struct scene *scene = run->scene;
    struct node *scroller = scene->scroller;
    assert(scroller->parent == scene->root);
    int content = scroller->height;
    scene->scroll_end = 0;
    if (content <= view_height(run)) {
        scene->scroll = 0;
        return;
    }
    int asked = scene->scroll;
    scene->scroll = 1;
    scene->scroll_end = 2;
    struct node *bar = add_bar(run);
    widths(run, bar);
    height_at(run, bar, scene->width);
    int view = view_height(run);
    drop_after(scroller, bar);
    scene->scroll_end = at_least(content - view, 0);
    scene->scroll = at_least(at_most(asked, scene->scroll_end), 0);
    struct node *shown = add_bar(run);
    widths(run, shown);
    height_at(run, shown, scene->width);
    shown->height = bar->height;
    scroller->height = view;
    if (view < px(run, 160))
        scene->wrong++;
}

static void place_root(const struct run *run, int content)
{
    struct scene *scene = run->scene;
    struct node *root = scene->root;
    int total = 0;
    for (struct node *child = root->first; child; child = child->next)
        total += child->height;
    if (total > scene->height)
        scene->wrong++;
    root->bounds = (struct bounds){ 0, 0, scene->width, scene->height };
    int y = 0, spare = at_least(scene->height - total, 0);
    for (struct node *child = root->first; child; child = child->next) {
        int height = child->height;
        if (child == scene->scroller || (!scene->scroller && child->box.grow)) {
            height += spare;
            spare = 0;
        }
        if (child == scene->scroller)
            child->height = content;
        place(run, child, (struct bounds){ 0, y, scene->width, height });
        y += height;
    }
}

/* --- last touches --- */

static struct bounds meet(struct bounds a, struct bounds b)
{
    int left = at_least(a.x, b.x), top = at_least(a.y, b.y);
    int right = at_most(a.x + a.width, b.x + b.width);
    int bottom = at_most(a.y + a.height, b.y + b.height);
    return (struct bounds){ left, top, at_least(right - left, 0),
        at_least(bottom - top, 0) };
}

static int line_of(const struct run *run, const struct node *node)
{
    const struct scene *scene = run->scene;
    struct letters letters = theme_letters(node->style, scene->text_size, scene->rtl);
    return at_least(px(run, letters.line), 1);
}

/* The top (or bottom) of the line of text that is cut at `y`, or `y`. */
static int whole_line(const struct run *run, int y, bool above)
{
    struct scene *scene = run->scene;
    for (struct node *node = scene->scroller; node;
         node = scene_walk(scene->scroller, node)) {
        if (node->kind != NODE_TEXT)
            continue;
        int into = y - node->bounds.y;
        if (into <= 0 || into >= node->bounds.height)
            continue;
        int line = line_of(run, node);
        if (into % line)
            return above ? y - into % line : y + line - into % line;
    }
    return y;
}

static int settled_line(const struct run *run, int y, bool above)
{
    enum { TRIES = 12 };
    for (int i = 0; i < TRIES; i++) {
        int whole = whole_line(run, y, above);
        if (whole == y)
            break;
        y = whole;
    }
    return y;
}

/* No line of text is cut by the edges of what scrolls: the view ends above the line
 * that would be cut below, and starts under the one that would be cut above. */
static struct bounds view_of(const struct run *run)
{
    struct scene *scene = run->scene;
    struct bounds view = scene->scroller->bounds;
    int top = view.y, bottom = view.y + view.height, most = view.height / 3;
    if (scene->scroll > 0)
        top = at_most(settled_line(run, top, false), top + most);
    if (scene->scroll < scene->scroll_end)
        bottom = at_least(settled_line(run, bottom, true), bottom - most);
    return (struct bounds){ view.x, top, view.width, bottom - top };
}

static void finish(const struct run *run)
{
    struct scene *scene = run->scene;
    int focus = 0;
    struct bounds view = { 0 };
    if (scene->scroller)
        view = view_of(run);
    scene->root->clip = scene->root->bounds;
    for (struct node *node = scene->root; node; node = scene_walk(scene->root, node)) {
        if (node->parent) {
            bool scrolled = node->parent == scene->scroller;
            node->clip = scrolled ? meet(node->parent->clip, view) : node->parent->clip;
        }
        bool reachable = node->box.action.verb && !(node->box.state & STATE_DISABLED);
        node->focus = reachable ? ++focus : 0;
    }
    if (!scene->rtl)
        return;
    for (struct node *node = scene->root; node; node = scene_walk(scene->root, node)) {
        node->bounds.x = scene->width - node->bounds.x - node->bounds.width;
        node->clip.x = scene->width - node->clip.x - node->clip.width;
    }
}

void layout_scene(struct scene *scene, const struct measure *measure)
{
    struct run run = { scene, measure };
    widths(&run, scene->root);
    height_at(&run, scene->root, scene->width);
    int content = scene->scroller ? scene->scroller->height : 0;
    if (scene->scroller)
        settle_scroll(&run);
    place_root(&run, content);
    finish(&run);
}

bool node_is_shown(const struct node *node)
{
    struct bounds seen = meet(node->bounds, node->clip);
    return seen.width > 0 && seen.height > 0;
}

bool node_is_whole(const struct node *node)
{
    struct bounds seen = meet(node->bounds, node->clip);
    return seen.width == node->bounds.width && seen.height == node->bounds.height;
}

int layout_scroll_to(const struct scene *scene, const struct node *node)
{
    int room = node->clip.height - node->bounds.height;
    int above = node->clip.y - node->bounds.y, below = -above - room;
    int scroll = scene->scroll;
    if (room < 0) { /* higher than the view: its middle to the middle */
        int off = node->bounds.height / 2 - above - node->clip.height / 2;
        if (off > node->clip.height / 4 || off < -node->clip.height / 4)
            scroll += off;
    } else if (above > 0 || below > 0) {
        /* A little further than the edge, where a line may be left out. */
        int margin = at_most((int)(96 * scene->scale), room / 2);
        scroll += above > 0 ? -(above + margin) : below + margin;
    }
    return at_least(at_most(scroll, scene->scroll_end), 0);
}
