#include "scene/scene.h"

#include <assert.h>
#include <string.h>

#include "base/str.h"

static const char *const role_names[] = { "region", "heading", "text", "button", "link",
    "choice", "checkbox", "field", "key", "list", "item", "image", "progress",
    "alert" };
static_assert(sizeof role_names / sizeof *role_names == ROLE_COUNT, "a name a role");

const char *role_name(enum role role)
{
    return role_names[role];
}

static struct node *add(struct scene *scene, enum node_kind kind)
{
    struct node *node = ARENA_NEW(scene->arena, struct node);
    node->kind = kind;
    node->parent = scene->open;
    if (!scene->open)
        return node;
    if (scene->open->last)
        scene->open->last->next = node;
    else
        scene->open->first = node;
    scene->open->last = node;
    return node;
}

struct scene *scene_begin(struct arena *arena, const char *screen)
{
    struct scene *scene = ARENA_NEW(arena, struct scene);
    scene->arena = arena;
    scene->screen = screen;
    scene->text_size = 1;
    scene->scale = 1;
    scene->root = add(scene, NODE_BOX);
    scene->root->box.look = LOOK_PAGE;
    scene->open = scene->root;
    return scene;
}

void scene_open(struct scene *scene, int line, struct box box)
{
    struct node *node = add(scene, NODE_BOX);
    node->box = box;
    node->line = line;
    scene->open = node;
    if (box.scroll)
        scene->scroller = node;
}

bool scene_enter(struct scene *scene)
{
    bool enter = !scene->left;
    scene->left = false;
    return enter;
}

void scene_close(struct scene *scene)
{
    assert(scene->open && scene->open->parent);
    scene->open = scene->open->parent;
    scene->left = true;
}

void scene_done(struct scene *scene)
{
    assert(scene->open == scene->root && !scene->left);
    scene->open = NULL;
}

static struct node *words(
    struct scene *scene, enum role role, enum text_style style, const char *text)
{
    if (!text || !*text)
        return NULL;
    struct node *node = add(scene, NODE_TEXT);
    node->box.role = role;
    node->style = style;
    node->text = text;
    return node;
}

struct node *scene_text(struct scene *scene, enum text_style style, const char *text)
{
    return words(scene, ROLE_TEXT, style, text);
}

struct node *scene_heading(struct scene *scene, enum text_style style, const char *text)
{
    return words(scene, ROLE_HEADING, style, text);
}

struct node *scene_icon(struct scene *scene, const char *picture, int size)
{
    if (!picture)
        return NULL;
    struct node *node = scene_picture(scene, picture, size, NULL);
    node->tinted = true;
    return node;
}

struct node *scene_picture(
    struct scene *scene, const char *picture, int size, const char *name)
{
    struct node *node = add(scene, NODE_PICTURE);
    node->box.role = ROLE_IMAGE;
    node->box.name = name;
    node->text = picture;
    node->size = size;
    return node;
}

struct node *scene_code(
    struct scene *scene, const char *says, int size, const char *name)
{
    struct node *node = scene_picture(scene, says, size, name);
    node->kind = NODE_CODE;
    return node;
}

struct node *scene_page(
    struct scene *scene, struct scene *page, int width, const char *name)
{
    struct node *node = scene_picture(scene, NULL, width, name);
    node->kind = NODE_PAGE;
    node->box.look = LOOK_PAPER_SHOWN;
    node->page = page;
    return node;
}

struct node *scene_progress(struct scene *scene, int permille, const char *name)
{
    struct node *node = add(scene, NODE_PROGRESS);
    node->box.role = ROLE_PROGRESS;
    node->box.look = LOOK_PROGRESS;
    node->box.name = name;
    node->box.grow = true;
    node->permille = permille;
    return node;
}

void scene_space(struct scene *scene)
{
    add(scene, NODE_BOX)->box.grow = true;
}

void scene_button(struct scene *scene, enum look look, const char *id, const char *icon,
    const char *text, struct action action)
{
    bool tool = look == LOOK_TOOL || look == LOOK_TOOL_LEAVE;
    SCENE_BOX(scene, FLOW_ROW, .look = look, .role = ROLE_BUTTON, .id = id,
        .name = text, .action = action, .gap = tool ? 14 : 20, .across = ALIGN_CENTER) {
        scene_icon(scene, icon, tool ? 32 : 44);
        scene_text(scene, tool ? TEXT_SMALL_STRONG : TEXT_TILE, text);
    }
}

struct node *scene_walk(struct node *root, struct node *node)
{
    if (node->first)
        return node->first;
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}

struct node *scene_find(struct scene *scene, const char *id)
{
    for (struct node *node = scene->root; id && node;
         node = scene_walk(scene->root, node))
        if (text_same(node->box.id, id))
            return node;
    return NULL;
}

static void add_spoken(struct text *text, const char *words_of)
{
    if (text->size)
        text_add_c(text, " ");
    for (const char *at = words_of; *at; at++)
        if (*at != SCENE_STRONG[0] && *at != SCENE_PLAIN[0])
            text_add(text, (struct str){ at, 1 });
}

const char *scene_name(struct scene *scene, const struct node *node)
{
    struct text text = { .arena = scene->arena };
    if (node->box.name) {
        add_spoken(&text, node->box.name);
    } else if (node->kind == NODE_TEXT) {
        add_spoken(&text, node->text);
    } else {
        for (struct node *child = node->first; child; child = child->next) {
            const char *name = scene_name(scene, child);
            if (*name)
                add_spoken(&text, name);
        }
    }
    return text_done(&text);
}
