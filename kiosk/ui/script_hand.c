#include "ui/script_hand.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/array.h"
#include "base/str.h"
#include "scene/focus.h"
#include "scene/layout.h"

enum {
    PAUSE_MS = 1000, /* between two touches: longer than any guard against trembling */
    TOUCH_MS = 80,
    DRAGS = 60,
    DRAG_STEPS = 4,
    SHORTEST_DRAG = 24, /* reference pixels: more than a finger's slop */
};

static struct scene *look(const struct hand *hand)
{
    return hand->stage->scene(hand->stage->house);
}

static void put(const struct hand *hand, enum input_kind kind, int x, int y)
{
    hand->stage->finger(hand->stage->house, kind, x, y);
}

static void wait(const struct hand *hand, int ms)
{
    hand->stage->pass(hand->stage->house, ms);
}

/* --- scrolling --- */

static int centre_x(struct bounds at)
{
    return at.x + at.width / 2;
}

static int centre_y(struct bounds at)
{
    return at.y + at.height / 2;
}

/* Can its centre be touched? The whole of it when there is room for that. */
static bool in_view(const struct scene *scene, const struct node *node)
{
    if (node_is_whole(node))
        return true;
    int y = centre_y(node->bounds);
    return node_is_shown(node) && layout_scroll_to(scene, node) == scene->scroll &&
           y >= node->clip.y && y < node->clip.y + node->clip.height;
}

/* Drags the page up by `by` pixels (down when negative). */
static void drag(const struct hand *hand, const struct scene *scene, int by)
{
    struct bounds page = scene->scroller->bounds;
    int most = page.height * 2 / 3, least = (int)(SHORTEST_DRAG * scene->scale);
    int way = abs(by) > most ? most : abs(by) < least ? least : abs(by);
    way = by < 0 ? -way : way;
    int x = centre_x(page), y = centre_y(page) + way / 2;
    wait(hand, PAUSE_MS);
    put(hand, INPUT_DOWN, x, y);
    for (int step = 1; step <= DRAG_STEPS; step++)
        put(hand, INPUT_MOVE, x, y - way * step / DRAG_STEPS);
    put(hand, INPUT_UP, x, y - way);
}

static bool scroll_into_view(const struct hand *hand, const struct wanted *wanted)
{
    size_t count = 0;
    for (int i = 0; i < DRAGS; i++) {
        struct scene *scene = look(hand);
        struct node *node = wanted_find(scene, wanted, true, &count);
        if (!node || in_view(scene, node))
            return node != NULL;
        int way = layout_scroll_to(scene, node) - scene->scroll;
        if (!scene->scroller || way == 0)
            return false;
        drag(hand, scene, way);
    }
    return false;
}

/* --- touching --- */

static void touch(const struct hand *hand, struct bounds at)
{
    wait(hand, PAUSE_MS);
    put(hand, INPUT_DOWN, centre_x(at), centre_y(at));
    wait(hand, TOUCH_MS);
    put(hand, INPUT_UP, centre_x(at), centre_y(at));
}

static bool is_one(
    const struct hand *hand, const struct wanted *wanted, struct scene *scene)
{
    size_t count = 0, all = 0;
    wanted_find(scene, wanted, true, &count);
    wanted_find(scene, wanted, false, &all);
    const char *asked = wanted_text(scene->arena, wanted);
    if (count == 1)
        return true;
    if (count > 1)
        return diag_error(
            hand->diag, hand->at, "%zu nodes to touch are a %s", count, asked);
    return diag_error(hand->diag, hand->at, "no %s%s; %s", asked,
        all ? " can be touched" : "", scene_tells(scene, wanted));
}

bool hand_tap(const struct hand *hand, const struct wanted *wanted)
{
    if (!is_one(hand, wanted, look(hand)))
        return false;
    bool seen = scroll_into_view(hand, wanted);
    struct scene *scene = look(hand);
    size_t count = 0;
    const struct node *node = wanted_find(scene, wanted, true, &count);
    const char *asked = wanted_text(scene->arena, wanted);
    if (!seen || !node)
        return diag_error(
            hand->diag, hand->at, "the %s cannot be scrolled into view", asked);
    struct node *hit = focus_at(scene, centre_x(node->bounds), centre_y(node->bounds));
    if (hit != node)
        return diag_error(hand->diag, hand->at, "a finger on the %s touches %s%s%s",
            asked, hit ? "'" : "", hit ? scene_name(scene, hit) : "nothing",
            hit ? "'" : "");
    touch(hand, node->bounds);
    return true;
}

/* --- typing --- */

#define KEY  "key."
#define PAGE "key.page."

static bool is_key(const struct node *node)
{
    return node->box.role == ROLE_KEY && node_can_be_touched(node) && node->box.id;
}

static struct node *key_named(struct scene *scene, const char *id)
{
    for (struct node *node = scene->root; node; node = scene_walk(scene->root, node))
        if (is_key(node) && text_same(node->box.id, id))
            return node;
    return NULL;
}

/* The key that writes `letter`: by its name, and never by an id of another case. */
static struct node *key_for(struct scene *scene, const char *letter)
{
    if (text_same(letter, " "))
        return key_named(scene, KEY "space");
    for (struct node *node = scene->root; node; node = scene_walk(scene->root, node))
        if (is_key(node) && text_same(scene_name(scene, node), letter))
            return node;
    return key_named(scene, str_format(scene->arena, KEY "%s", letter));
}

static bool press(const struct hand *hand, const char *id)
{
    struct node *node = key_named(look(hand), id);
    if (node)
        touch(hand, node->bounds);
    return node != NULL;
}

struct pages {
    ARRAY(const char *)
};

/* A page that was not turned to yet; NULL when all were. */
static const char *next_page(
    struct arena *arena, struct scene *scene, const struct pages *turned)
{
    for (struct node *node = scene->root; node; node = scene_walk(scene->root, node)) {
        if (!is_key(node) || !str_starts(str_of(node->box.id), PAGE))
            continue;
        bool known = false;
        for (size_t i = 0; i < turned->count; i++)
            known = known || text_same(turned->items[i], node->box.id);
        if (!known)
            return str_dup(arena, node->box.id);
    }
    return NULL;
}

/* Looks for the key on this page, small and capital. */
static bool on_this_page(const struct hand *hand, const char *letter)
{
    if (key_for(look(hand), letter))
        return true;
    return press(hand, KEY "shift") && key_for(look(hand), letter);
}

static bool turn_to(const struct hand *hand, struct arena *arena, const char *letter)
{
    struct pages turned = { 0 };
    while (!on_this_page(hand, letter)) {
        const char *page = next_page(arena, look(hand), &turned);
        if (!page)
            return false;
        *ARRAY_ADD(arena, &turned) = page;
        press(hand, page);
    }
    return true;
}

static bool no_key(const struct hand *hand, const char *letter)
{
    struct scene *scene = look(hand);
    bool any = false;
    for (struct node *node = scene->root; node; node = scene_walk(scene->root, node))
        any = any || is_key(node);
    if (any)
        return diag_error(hand->diag, hand->at,
            "the keyboard of the screen '%s' has no key for '%s'", scene->screen,
            letter);
    struct wanted nothing = { .role = ROLE_KEY };
    return diag_error(hand->diag, hand->at, "no keyboard to type '%s' on; %s", letter,
        scene_tells(scene, &nothing));
}

static bool type_letter(
    const struct hand *hand, struct arena *arena, const char *letter)
{
    if (!turn_to(hand, arena, letter))
        return no_key(hand, letter);
    touch(hand, key_for(look(hand), letter)->bounds);
    return true;
}

bool hand_type(const struct hand *hand, const char *text)
{
    struct arena *arena = arena_open(0);
    struct str rest = str_of(text);
    bool good = true;
    while (good && rest.size) {
        struct str letter = str_sub(rest, 0, str_bytes(rest, 1));
        rest = str_sub(rest, letter.size, rest.size);
        good = type_letter(hand, arena, str_copy(arena, letter));
    }
    arena_close(arena);
    return good;
}
