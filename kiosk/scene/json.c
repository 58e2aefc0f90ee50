#include "scene/json.h"

#include "base/json.h"

static const char *const state_names[] = { "selected", "checked", "disabled", "focused",
    "pressed", "current", "expanded" };

static void add_states(struct json *json, unsigned state)
{
    json_begin_list(json, "state");
    for (unsigned i = 0; i < sizeof state_names / sizeof *state_names; i++)
        if (state & (1u << i))
            json_text(json, NULL, state_names[i]);
    json_end_list(json);
}

static void add_box(struct json *json, struct bounds bounds)
{
    json_begin_list(json, "box");
    json_int(json, NULL, bounds.x);
    json_int(json, NULL, bounds.y);
    json_int(json, NULL, bounds.width);
    json_int(json, NULL, bounds.height);
    json_end_list(json);
}

/* A plain box says nothing: its children stand in its place. */
static bool is_silent(const struct node *node)
{
    return node->kind == NODE_BOX && node->box.role == ROLE_REGION && !node->box.id &&
           !node->box.name;
}

static void add_nodes(
    struct json *json, struct scene *scene, const struct node *parent);

static void add_size(struct json *json, const struct scene *scene)
{
    json_begin_list(json, "size");
    json_int(json, NULL, scene->width);
    json_int(json, NULL, scene->height);
    json_end_list(json);
}

/* What stands on paper, in pixels of the paper. */
static void add_page(struct json *json, struct scene *page)
{
    json_begin_map(json, "page");
    add_size(json, page);
    json_begin_list(json, "nodes");
    add_nodes(json, page, page->root);
    json_end_list(json);
    json_end_map(json);
}

static void add_node(struct json *json, struct scene *scene, const struct node *node)
{
    if (is_silent(node)) {
        add_nodes(json, scene, node);
        return;
    }
    if (node->kind == NODE_PICTURE && !node->box.name)
        return; /* an ornament */
    json_begin_map(json, NULL);
    if (node->box.id)
        json_text(json, "id", node->box.id);
    json_text(json, "role", role_name(node->box.role));
    json_text(json, "name", scene_name(scene, node));
    add_box(json, node->bounds);
    add_states(json, node->box.state);
    if (node->focus)
        json_int(json, "focus", node->focus);
    if (node->kind == NODE_PROGRESS)
        json_int(json, "permille", node->permille);
    if (node->kind == NODE_PAGE)
        add_page(json, node->page);
    if (node->first) {
        json_begin_list(json, "children");
        add_nodes(json, scene, node);
        json_end_list(json);
    }
    json_end_map(json);
}

static void add_nodes(struct json *json, struct scene *scene, const struct node *parent)
{
    for (const struct node *node = parent->first; node; node = node->next)
        add_node(json, scene, node);
}

const char *scene_json(struct scene *scene)
{
    struct json json = { .text = { .arena = scene->arena } };
    json_begin_map(&json, NULL);
    json_text(&json, "screen", scene->screen);
    json_text(&json, "language", scene->language);
    json_text(&json, "direction", scene->rtl ? "rtl" : "ltr");
    add_size(&json, scene);
    json_begin_list(&json, "nodes");
    add_nodes(&json, scene, scene->root);
    json_end_list(&json);
    json_end_map(&json);
    return text_done(&json.text);
}
