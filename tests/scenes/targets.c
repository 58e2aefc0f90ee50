#include "checks.h"

#include "base/array.h"
#include "base/str.h"
#include "scene/focus.h"

#define PX_PER_MM 4.034

struct targets {
    ARRAY(const struct node *)
};

static double px_of(const struct scene *scene, double mm)
{
    return mm * PX_PER_MM * scene->scale;
}

static int most(int a, int b)
{
    return a > b ? a : b;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

bool is_target(const struct node *node)
{
    return node->box.action.verb && !(node->box.state & STATE_DISABLED);
}

struct bounds seen_of(const struct node *node)
{
    struct bounds a = node->bounds, b = node->clip;
    int left = most(a.x, b.x), top = most(a.y, b.y);
    int right = least(a.x + a.width, b.x + b.width);
    int bottom = least(a.y + a.height, b.y + b.height);
    return (struct bounds){ left, top, most(right - left, 0), most(bottom - top, 0) };
}

const char *called(struct scene *scene, const struct node *node)
{
    return str_format(
        scene->arena, "'%s'", node->box.id ? node->box.id : scene_name(scene, node));
}

static bool is_seen(const struct node *node)
{
    struct bounds seen = seen_of(node);
    return seen.width > 0 && seen.height > 0;
}

/* --- sizes --- */

/* answers, tiles and main actions 20 mm, the rest 16 mm, keys 12.7 mm. */
static double least_mm(const struct node *node)
{
    bool tile = node->box.id && str_starts(str_of(node->box.id), "home.situation.");
    if (node->box.role == ROLE_KEY)
        return 12.7;
    if (tile || node->box.role == ROLE_CHOICE || node->box.role == ROLE_CHECKBOX ||
        node->box.look == LOOK_PRIMARY)
        return 20;
    return 16;
}

static void check_size(const struct sight *sight, const struct node *node)
{
    double needed = px_of(sight->scene, least_mm(node));
    int side = least(node->bounds.width, node->bounds.height);
    if (side + 0.5 < needed)
        fault(sight, "%s measures %dx%d px, %.0f are needed (A-01, A-02)",
            called(sight->scene, node), node->bounds.width, node->bounds.height,
            needed);
    struct bounds seen = seen_of(node);
    int across = least(seen.x, sight->scene->width - seen.x - seen.width);
    int down = least(seen.y, sight->scene->height - seen.y - seen.height);
    int edge = least(across, down);
    double away = px_of(sight->scene, 8);
    if (is_seen(node) && edge + 0.5 < away)
        remark(sight, "A-04, nearer than 8 mm to the edge of the glass",
            (int)away - edge, called(sight->scene, node));
}

/* --- gaps --- */

static bool ends_things(const struct node *node)
{
    static const char *const ids[] = { "header.leave", "ticket.end", "request.send",
        "still-there.leave" };
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
        if (text_same(node->box.id, ids[i]))
            return true;
    return false;
}

static int apart(int a, int a_size, int b, int b_size)
{
    return most(b - (a + a_size), a - (b + b_size));
}

static void check_gap(
    const struct sight *sight, const struct node *one, const struct node *other)
{
    struct bounds a = seen_of(one), b = seen_of(other);
    int gap =
        most(apart(a.x, a.width, b.x, b.width), apart(a.y, a.height, b.y, b.height));
    bool ends = ends_things(one) || ends_things(other);
    double needed = px_of(sight->scene, ends ? 8 : 2.6);
    if (gap < 0)
        fault(sight, "%s and %s overlap", called(sight->scene, one),
            called(sight->scene, other));
    else if (gap + 0.5 < needed)
        fault(sight, "%s and %s are %d px apart, %.0f are needed (A-03)",
            called(sight->scene, one), called(sight->scene, other), gap, needed);
}

static void check_gaps(const struct sight *sight, const struct targets *targets)
{
    for (size_t i = 0; i < targets->count; i++)
        for (size_t k = i + 1; k < targets->count; k++)
            if (is_seen(targets->items[i]) && is_seen(targets->items[k]))
                check_gap(sight, targets->items[i], targets->items[k]);
}

/* --- names, ids, focus --- */

static void check_said(const struct sight *sight, const struct node *node)
{
    const char *name = scene_name(sight->scene, node);
    if (!str_trim(str_of(name)).size)
        fault(sight, "%s can be touched and has no name (A-41)",
            called(sight->scene, node));
    if (!node->box.id)
        fault(sight, "%s can be touched and has no id", called(sight->scene, node));
    if (node->box.role == ROLE_REGION || node->box.role == ROLE_TEXT)
        fault(sight, "%s can be touched and its role is %s", called(sight->scene, node),
            role_name(node->box.role));
}

static void check_ids(const struct sight *sight)
{
    struct node *root = sight->scene->root;
    for (struct node *node = root; node; node = scene_walk(root, node))
        if (node->box.id && scene_find(sight->scene, node->box.id) != node)
            fault(sight, "two nodes are called '%s'", node->box.id);
}

/* One key leads on through all of them, each once, and back to the first. */
static void check_focus(const struct sight *sight, const struct targets *targets)
{
    const char *id = NULL;
    for (size_t i = 0; i < targets->count; i++) {
        const struct node *next = focus_step(sight->scene, id, 1);
        if (next != targets->items[i] || next->focus != (int)i + 1) {
            fault(sight, "the focus does not come to %s (A-33)",
                called(sight->scene, targets->items[i]));
            return;
        }
        id = next->box.id;
    }
    if (targets->count && focus_step(sight->scene, id, 1) != targets->items[0])
        fault(sight, "the focus does not come back to the first node (A-33)");
    if (targets->count && !text_same(focus_step(sight->scene, NULL, -1)->box.id, id))
        fault(sight, "the focus does not go backwards (A-33)");
}

void check_targets(const struct sight *sight)
{
    struct targets targets = { 0 };
    struct node *root = sight->scene->root;
    for (struct node *node = root; node; node = scene_walk(root, node))
        if (is_target(node))
            *ARRAY_ADD(sight->scene->arena, &targets) = node;
    for (size_t i = 0; i < targets.count; i++) {
        check_size(sight, targets.items[i]);
        check_said(sight, targets.items[i]);
    }
    check_gaps(sight, &targets);
    check_ids(sight);
    check_focus(sight, &targets);
}
