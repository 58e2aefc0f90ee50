#include "checks.h"

#include "base/str.h"

static bool is_off(const struct node *node)
{
    for (; node; node = node->parent)
        if (node->box.state & STATE_DISABLED)
            return true;
    return false;
}

/* As the painter has it: what cannot be touched takes the softer ink of its ground. */
static colour ink_of(const struct sight *sight, const struct node *node, bool muted)
{
    enum theme theme = (enum theme)sight->theme;
    const struct node *under = node;
    if (is_off(node)) {
        while (!(under->box.state & STATE_DISABLED))
            under = under->parent;
        muted = true;
        under = under->parent;
    }
    struct skin skin = theme_skin_of(theme, under);
    return muted ? skin.muted : skin.ink;
}

static colour ground_of(const struct sight *sight, const struct node *node)
{
    return theme_ground((enum theme)sight->theme, node);
}

static void need(const struct sight *sight, const struct node *node, double ratio,
    double needed, const char *what)
{
    if (ratio + 0.005 < needed)
        fault(sight, "%s of %s: contrast %.2f, %.0f needed", what,
            called(sight->scene, node), ratio, needed);
}

/* --- letters --- */

static bool is_running(const struct node *node)
{
    return node->style == TEXT_BODY || node->style == TEXT_LEAD ||
           node->style == TEXT_TALE;
}

/* with the soft theme A-26: 7 to 12 whatever it is. */
static double needed_for(const struct sight *sight, const struct node *node)
{
    if (sight->theme == THEME_CONTRAST)
        return 15;
    return is_running(node) && sight->theme == THEME_LIGHT ? 10 : 7;
}

static void check_text(const struct sight *sight, const struct node *node)
{
    struct letters letters =
        theme_letters(node->style, sight->scene->text_size, sight->scene->rtl);
    double ratio =
        theme_contrast(ink_of(sight, node, letters.muted), ground_of(sight, node));
    need(sight, node, ratio, needed_for(sight, node), "letters (A-23, A-25)");
    if (sight->theme == THEME_SOFT && ratio > 12.0)
        remark(sight, "A-26, more than 12 in the soft theme", (int)ratio,
            called(sight->scene, node));
}

/* --- what is no text --- */

static void check_icon(const struct sight *sight, const struct node *node)
{
    need(sight, node,
        theme_contrast(ink_of(sight, node, false), ground_of(sight, node)), 3,
        "the picture (A-24)");
}

static void check_edge(const struct sight *sight, const struct node *node)
{
    struct skin skin =
        theme_skin((enum theme)sight->theme, node->box.look, node->box.state);
    colour around = ground_of(sight, node->parent);
    bool edged = skin.edge_px && skin.edge != COLOUR_NONE;
    double edge = edged ? theme_contrast(skin.edge, around) : 1;
    double fill = skin.fill != COLOUR_NONE ? theme_contrast(skin.fill, around) : 1;
    if (edged || skin.fill != COLOUR_NONE)
        need(sight, node, edge > fill ? edge : fill, 3, "the edge (A-24)");
    if (sight->theme != THEME_CONTRAST)
        return;
    if (edged && skin.edge_px < 2)
        fault(sight, "the edge of %s is thinner than 2 px (A-25)",
            called(sight->scene, node));
    if (skin.shadow)
        fault(sight, "%s has a shadow (A-25)", called(sight->scene, node));
}

static void check_ring(const struct sight *sight, const struct node *node)
{
    struct focus_ring ring = theme_focus((enum theme)sight->theme);
    colour around = ground_of(sight, node->parent);
    double inner = theme_contrast(ring.inner, around);
    double outer = theme_contrast(ring.outer, around);
    need(sight, node, inner > outer ? inner : outer, 3, "the ring (A-28)");
    need(sight, node, theme_contrast(ring.inner, ring.outer), 3,
        "both tones of the ring (A-28)");
}

void check_colours(const struct sight *sight)
{
    struct node *root = sight->scene->root;
    for (struct node *node = root; node; node = scene_walk(root, node)) {
        if (node->kind == NODE_TEXT)
            check_text(sight, node);
        else if (node->kind == NODE_PICTURE && node->tinted)
            check_icon(sight, node);
        bool filled = node->box.role == ROLE_FIELD || node->kind == NODE_PROGRESS;
        if (node->parent && (is_target(node) || filled))
            check_edge(sight, node);
        if (node->parent && is_target(node))
            check_ring(sight, node);
    }
}
