#include "checks.h"

#include "base/array.h"
#include "base/str.h"
#include "scene/layout.h"

enum { ROUNDING = 1 }; /* pixels */

static bool is_within(struct bounds inner, struct bounds outer)
{
    return inner.x >= outer.x - ROUNDING && inner.y >= outer.y - ROUNDING &&
           inner.x + inner.width <= outer.x + outer.width + ROUNDING &&
           inner.y + inner.height <= outer.y + outer.height + ROUNDING;
}

static bool is_empty(const struct node *node)
{
    return node->bounds.width <= 0 || node->bounds.height <= 0 ||
           (node->kind == NODE_BOX && !node->first);
}

/* What scrolls may be higher than its view, and no wider. */
static bool sticks_out(const struct sight *sight, const struct node *node)
{
    struct bounds outer = node->parent->bounds;
    if (node->parent == sight->scene->scroller) {
        outer.y = node->bounds.y;
        outer.height = node->bounds.height;
    }
    return !is_empty(node) && !is_within(node->bounds, outer);
}

static void check_inside(const struct sight *sight)
{
    struct node *root = sight->scene->root;
    for (struct node *node = root; node; node = scene_walk(root, node)) {
        if (node->parent && sticks_out(sight, node))
            fault(sight, "%s sticks out of %s (A-17)", called(sight->scene, node),
                called(sight->scene, node->parent));
        if (node->kind == NODE_TEXT && node->least_width > node->bounds.width)
            fault(sight, "a word of %s is %d px wide, in %d (A-17)",
                called(sight->scene, node), node->least_width, node->bounds.width);
    }
}

/* --- one over the other --- */

static bool is_leaf(const struct node *node)
{
    return node->kind != NODE_BOX;
}

static bool meet(struct bounds a, struct bounds b)
{
    return a.x + ROUNDING < b.x + b.width && b.x + ROUNDING < a.x + a.width &&
           a.y + ROUNDING < b.y + b.height && b.y + ROUNDING < a.y + a.height;
}

static void check_covering(const struct sight *sight)
{
    struct {
        ARRAY(const struct node *)
    } leaves = { 0 };
    struct node *root = sight->scene->root;
    for (struct node *node = root; node; node = scene_walk(root, node))
        if (is_leaf(node) && seen_of(node).width && seen_of(node).height)
            *ARRAY_ADD(sight->scene->arena, &leaves) = node;
    for (size_t i = 0; i < leaves.count; i++)
        for (size_t k = i + 1; k < leaves.count; k++)
            if (meet(seen_of(leaves.items[i]), seen_of(leaves.items[k])))
                fault(sight, "%s stands over %s (A-17)",
                    called(sight->scene, leaves.items[k]),
                    called(sight->scene, leaves.items[i]));
}

/* A line of text that is cut at the edge of what scrolls. */
static void check_cut_lines(const struct sight *sight)
{
    struct scene *scene = sight->scene;
    for (struct node *node = scene->root; node; node = scene_walk(scene->root, node)) {
        struct bounds seen = seen_of(node);
        if (node->kind != NODE_TEXT || !seen.height ||
            seen.height == node->bounds.height)
            continue;
        struct letters letters =
            theme_letters(node->style, scene->text_size, scene->rtl);
        int line = (int)(letters.line * scene->scale + 0.5);
        int above = seen.y - node->bounds.y;
        int shown = above + seen.height;
        if (above % line || (shown % line && shown != node->bounds.height))
            fault(sight, "a line of %s is cut (A-17)", called(scene, node));
    }
}

void check_fit(const struct sight *sight)
{
    size_t before = faults_count();
    check_inside(sight);
    check_covering(sight);
    check_cut_lines(sight);
    if (sight->scene->wrong && faults_count() == before)
        fault(sight, "the page leaves too little room (%d complaints of the layout)",
            sight->scene->wrong);
}
