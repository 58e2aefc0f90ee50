/* Three walks over the tree: how narrow and how wide, how high at a width, where. All is
 * laid out from left to right and mirrored at the end for scripts that run the other way. */
#include "scene/layout_inside.h"

#include <assert.h>

/* Between what scrolls and the header, where "Quitter" erases: 8 mm with the header's own
 * padding. */
enum { AIR = 17 };

/* A line of a title in the largest letters, with some air. */
enum { LEAST_VIEW = 120 };

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
    SCENE_BOX(scene, FLOW_ROW, .gap = 24, .pad_x = 48, .pad_y = 16) {
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
    layout_widths(run, bar);
    layout_height(run, bar, scene->width);
    int view = view_height(run);
    drop_after(scroller, bar);
    scene->scroll_end = at_least(content - view, 0);
    scene->scroll = at_least(at_most(asked, scene->scroll_end), 0);
    struct node *shown = add_bar(run);
    layout_widths(run, shown);
    layout_height(run, shown, scene->width);
    shown->height = bar->height;
    scroller->height = view;
    if (view < px(run, LEAST_VIEW))
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
        layout_place(run, child, (struct bounds){ 0, y, scene->width, height });
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

static int line_of(const struct run *run, const struct node *node)
{
    const struct scene *scene = run->scene;
    struct letters letters = theme_letters(node->style, scene->text_size, scene->rtl);
    return at_least(px(run, letters.line), 1);
}

/* No line of text is cut by the edges of what scrolls: of a text that is seen in part
 * only whole lines are shown. */
static struct bounds whole_lines(const struct run *run, const struct node *node)
{
    struct bounds seen = meet(node->bounds, node->clip);
    int line = line_of(run, node), top = seen.y - node->bounds.y;
    int bottom = top + seen.height;
    if (top % line)
        top += line - top % line;
    if (bottom < node->bounds.height)
        bottom -= bottom % line;
    seen.y = node->bounds.y + top;
    seen.height = at_least(bottom - top, 0);
    return seen;
}

/* What is scrolled keeps away from the button above that erases everything. */
static struct bounds view_of(const struct run *run)
{
    struct scene *scene = run->scene;
    struct bounds view = scene->scroller->bounds;
    int air = scene->scroll > 0 ? px(run, AIR) : 0;
    view.y += air;
    view.height -= air;
    return view;
}

static bool is_cut(const struct node *node)
{
    return node->kind == NODE_TEXT && !node_is_whole(node) && node_is_shown(node);
}

static bool stays_ltr(const struct node *node)
{
    for (node = node->parent; node; node = node->parent)
        if (node->box.ltr)
            return true;
    return false;
}

static void mirror(struct scene *scene)
{
    for (struct node *node = scene->root; node; node = scene_walk(scene->root, node)) {
        if (stays_ltr(node))
            continue;
        node->bounds.x = scene->width - node->bounds.x - node->bounds.width;
        node->clip.x = scene->width - node->clip.x - node->clip.width;
    }
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
            if (is_cut(node))
                node->clip = whole_lines(run, node);
        }
        bool reachable = node->box.action.verb && !(node->box.state & STATE_DISABLED);
        node->focus = reachable ? ++focus : 0;
    }
    if (scene->rtl)
        mirror(scene);
}

/* What does not fit on paper is wrong as well. */
static void lay_out_pages(const struct run *run)
{
    struct scene *scene = run->scene;
    for (struct node *node = scene->root; node; node = scene_walk(scene->root, node))
        if (node->kind == NODE_PAGE) {
            layout_scene(node->page, run->measure);
            scene->wrong += node->page->wrong;
        }
}

void layout_scene(struct scene *scene, const struct measure *measure)
{
    struct run run = { scene, measure };
    layout_widths(&run, scene->root);
    layout_height(&run, scene->root, scene->width);
    int content = scene->scroller ? scene->scroller->height : 0;
    if (scene->scroller)
        settle_scroll(&run);
    place_root(&run, content);
    finish(&run);
    lay_out_pages(&run);
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
