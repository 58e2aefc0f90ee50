#include "ui/paint.h"

#include <assert.h>
#include <math.h>

#include <SDL.h>

#include "scene/layout.h"
#include "ui/box.h"
#include "ui/page.h"
#include "ui/picture.h"
#include "ui/qr.h"
#include "ui/text.h"

struct painting {
    const struct paint *paint;
    SDL_Surface *onto;
    const struct scene *scene;
    enum theme theme;
    struct bounds dirty;
    bool again; /* over what was painted: shadows are there already */
};

struct span_px {
    int inner, outer; /* pixels around a node */
};

static int px(const struct painting *painting, int reference)
{
    return (int)lround(reference * painting->scene->scale);
}

/* --- rectangles --- */

static struct bounds grown(struct bounds at, int by)
{
    return (
        struct bounds){ at.x - by, at.y - by, at.width + 2 * by, at.height + 2 * by };
}

static SDL_Rect both(struct bounds a, struct bounds b)
{
    SDL_Rect one = { a.x, a.y, a.width, a.height },
             other = { b.x, b.y, b.width, b.height };
    SDL_Rect common = { 0, 0, 0, 0 };
    SDL_IntersectRect(&one, &other, &common);
    return common;
}

/* Lets only that part of the dirty part be painted; false when there is none of it. */
static bool clip_to(const struct painting *painting, struct bounds part)
{
    SDL_Rect rect = both(part, painting->dirty);
    if (rect.w <= 0 || rect.h <= 0)
        return false;
    SDL_SetClipRect(painting->onto, &rect);
    return true;
}

static bool touches_dirty(const struct painting *painting, const struct node *node)
{
    SDL_Rect rect = both(grown(node->bounds, px(painting, BOX_REACH)), painting->dirty);
    return rect.w > 0 && rect.h > 0;
}

/* --- grounds --- */

static colour mixed(colour a, colour b, int percent)
{
    colour sum = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
        int from = (int)(a >> shift & 0xFF), to = (int)(b >> shift & 0xFF);
        sum |= (colour)(from + (to - from) * percent / 100) << shift;
    }
    return sum;
}

/* What is pressed moves towards its ink, far enough to be seen in each theme. */
static struct skin pressed(
    const struct painting *painting, const struct node *node, struct skin skin)
{
    static const int percents[] = {
        [THEME_LIGHT] = 12, [THEME_CONTRAST] = 25, [THEME_SOFT] = 18
    };
    static_assert(sizeof percents / sizeof *percents == THEME_COUNT, "one a theme");
    int percent = percents[painting->theme];
    bool edge_is_fill = skin.edge == skin.fill;
    skin.fill = mixed(theme_ground(painting->theme, node), skin.ink, percent);
    skin.edge = edge_is_fill ? skin.fill : skin.edge;
    return skin;
}

static void paint_line(
    const struct painting *painting, struct bounds at, const struct skin *skin)
{
    int height = px(painting, skin->edge_px);
    if (skin->edge_below)
        box_fill(painting->onto,
            (struct bounds){ at.x, at.y + at.height - height, at.width, height },
            skin->edge);
    if (skin->edge_above)
        box_fill(painting->onto, (struct bounds){ at.x, at.y, at.width, height },
            skin->edge);
}

static void paint_skin(
    const struct painting *painting, struct bounds at, const struct skin *skin)
{
    bool lines = skin->edge_below || skin->edge_above;
    bool edged = skin->edge_px > 0 && skin->edge != COLOUR_NONE;
    if (skin->shadow && !painting->again)
        box_draw_shadow(painting->onto, at, painting->scene->scale);
    if (skin->fill != COLOUR_NONE || (edged && !lines)) {
        struct rounded_box box = { .at = at,
            .radius = skin->radius * painting->scene->scale,
            .fill = skin->fill,
            .edge = edged ? skin->edge : skin->fill,
            .edge_px = edged && !lines ? skin->edge_px * painting->scene->scale : 0 };
        box_draw(painting->onto, &box);
    }
    if (edged && lines)
        paint_line(painting, at, skin);
}

/* The node itself, or the one around it, that cannot be touched now. */
static const struct node *disabled_around(const struct node *node)
{
    while (node && !(node->box.state & STATE_DISABLED))
        node = node->parent;
    return node;
}

/* What cannot be touched loses its box, and its letters take the softer ink of the ground:
 * told apart by more than a colour, and readable on any ground. */
static struct skin disabled(const struct painting *painting, const struct node *node,
    const struct node *off, struct skin skin)
{
    if (off->parent)
        skin.ink = skin.muted = theme_skin_of(painting->theme, off->parent).muted;
    if (node == off) {
        skin.fill = skin.edge = COLOUR_NONE;
        skin.shadow = false;
    }
    return skin;
}

static struct skin skin_of(const struct painting *painting, const struct node *node)
{
    struct skin skin = theme_skin_of(painting->theme, node);
    const struct node *off = disabled_around(node);
    if (off)
        return disabled(painting, node, off, skin);
    if (node->box.state & STATE_PRESSED)
        skin = pressed(painting, node, skin);
    return skin;
}

/* --- what stands on them --- */

/* A caret: as wide as design/mockups/kiosk.css has it, in the colour of its field's edge. */
static void paint_caret(
    const struct painting *painting, const struct node *node, struct bounds end)
{
    struct skin field = theme_skin_of(painting->theme, node->parent);
    int width = px(painting, 4), gap = px(painting, 4);
    int x = painting->scene->rtl ? end.x - gap - width : end.x + gap;
    box_fill(painting->onto, (struct bounds){ x, end.y, width, end.height },
        field.edge_px && field.edge != COLOUR_NONE ? field.edge : field.ink);
}

static void paint_text(
    const struct painting *painting, const struct node *node, const struct skin *skin)
{
    const struct scene *scene = painting->scene;
    struct text_block block = { .text = node->text,
        .letters = theme_letters(node->style, scene->text_size, scene->rtl),
        .scale = scene->scale,
        .rtl = scene->rtl,
        .place = node->bounds };
    block.colour = block.letters.muted ? skin->muted : skin->ink;
    struct bounds end = text_draw(painting->paint->typesetter, painting->onto, &block);
    if (node->caret) {
        clip_to(painting, grown(node->clip, 0));
        paint_caret(painting, node, end);
    }
}

static void paint_picture(
    const struct painting *painting, const struct node *node, const struct skin *skin)
{
    struct picture_wish wish = { .name = node->text,
        .place = node->bounds,
        .ink = node->tinted ? skin->ink : COLOUR_NONE,
        .rtl = painting->scene->rtl };
    picture_draw(painting->paint->pictures, painting->onto, &wish);
}

/* Dark on white in every theme: telephones do not read a code the other way round. */
static void paint_code(const struct painting *painting, const struct node *node)
{
    struct skin frame = theme_skin(painting->theme, LOOK_CODE_FRAME, 0);
    qr_draw(painting->onto, node->text, node->bounds, frame.ink, frame.fill);
}

static void paint_progress(
    const struct painting *painting, const struct node *node, const struct skin *skin)
{
    int edge = px(painting, skin->edge_px);
    struct bounds bar = grown(node->bounds, -edge);
    int all = bar.width;
    bar.width = all * node->permille / 1000;
    if (bar.width <= 0)
        return;
    if (bar.width < bar.height)
        bar.width = bar.height;
    if (painting->scene->rtl)
        bar.x += all - bar.width;
    struct rounded_box box = { .at = bar,
        .radius = skin->radius * painting->scene->scale - edge,
        .fill = skin->ink,
        .edge = skin->ink };
    box_draw(painting->onto, &box);
}

/* The paper's edge stays around it. */
static void paint_page(
    const struct painting *painting, const struct node *node, const struct skin *skin)
{
    page_draw(painting->paint, painting->onto, node->page,
        grown(node->bounds, -px(painting, skin->edge_px)));
}

static void paint_node(const struct painting *painting, const struct node *node)
{
    if (!touches_dirty(painting, node) || !clip_to(painting, node->clip))
        return;
    struct skin skin = skin_of(painting, node);
    paint_skin(painting, node->bounds, &skin);
    switch (node->kind) {
    case NODE_BOX:
        break;
    case NODE_TEXT:
        paint_text(painting, node, &skin);
        break;
    case NODE_PICTURE:
        paint_picture(painting, node, &skin);
        break;
    case NODE_CODE:
        paint_code(painting, node);
        break;
    case NODE_PROGRESS:
        paint_progress(painting, node, &skin);
        break;
    case NODE_PAGE:
        paint_page(painting, node, &skin);
        break;
    }
}

/* --- all of it --- */

static const struct node *next(const struct node *root, const struct node *node)
{
    if (node->first)
        return node->first;
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}

static void paint_tree(const struct painting *painting, const struct node *root)
{
    for (const struct node *node = root; node; node = next(root, node))
        paint_node(painting, node);
}

enum { RADIUS_OF_NONE = 8 }; /* of a ring around what has no box of its own */

/* A band from `inner` to `outer` pixels around the node; filled within when `solid`. */
static void paint_band(const struct painting *painting, const struct node *node,
    struct span_px band, colour ink, bool solid)
{
    struct skin skin = theme_skin_of(painting->theme, node);
    struct bounds at = node->bounds;
    double most = (at.width < at.height ? at.width : at.height) / 2.0;
    double radius =
        (skin.radius ? skin.radius : RADIUS_OF_NONE) * painting->scene->scale;
    struct rounded_box ring = { .at = grown(at, band.outer),
        .radius = (radius > most ? most : radius) + band.outer,
        .fill = solid ? ink : COLOUR_NONE,
        .edge = ink,
        .edge_px = band.outer - band.inner };
    box_draw(painting->onto, &ring);
}

/* Under the ring a node with a ground of its own is painted once more, so that no soft rim
 * shines through between the two. */
static void paint_focus(const struct painting *painting, const struct node *node)
{
    struct focus_ring ring = theme_focus(painting->theme);
    int inner = px(painting, ring.inner_px);
    int outer = px(painting, ring.inner_px + ring.outer_px);
    if (!node_is_shown(node) || !clip_to(painting, grown(node->clip, outer)))
        return;
    bool solid = theme_skin(painting->theme, node->box.look, node->box.state).fill !=
                 COLOUR_NONE;
    paint_band(painting, node, (struct span_px){ inner, outer }, ring.outer, solid);
    paint_band(painting, node, (struct span_px){ 0, inner }, ring.inner, solid);
    struct painting again = *painting;
    again.again = true;
    if (solid)
        paint_tree(&again, node);
}

void paint_scene(const struct paint *paint, SDL_Surface *onto,
    const struct scene *scene, enum theme theme, const struct bounds *dirty)
{
    struct painting painting = { paint, onto, scene, theme,
        dirty ? *dirty : (struct bounds){ 0, 0, scene->width, scene->height }, false };
    paint_tree(&painting, scene->root);
    for (const struct node *node = scene->root; node; node = next(scene->root, node))
        if (node->box.state & STATE_FOCUSED)
            paint_focus(&painting, node);
    SDL_SetClipRect(onto, NULL);
}
