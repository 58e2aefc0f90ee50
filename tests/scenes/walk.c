#include "walk.h"

#include <string.h>

#include "base/arena.h"
#include "base/array.h"
#include "base/str.h"
#include "checks.h"
#include "golden.h"
#include "screens/frame.h"
#include "ui/text.h"

enum { LONG_SIDE = 1920, SHORT_SIDE = 1080, FRAME_BYTES = 4 * 1024 * 1024 };

/* A Saturday: the desk is closed, and the truce has begun. */
const struct moment walk_now = { { 2026, 11, 21 }, 10, 0, 0 };

struct words {
    ARRAY(const char *)
};

/* --- moving --- */

void walk_begin(struct walk *walk)
{
    walk->terminal.catalog = walk->catalog;
    walk->terminal.deposit = walk->deposit;
    walk->terminal.language = walk->language;
    walk->visit = visit_begin(walk->visit_arena, &walk->terminal, walk_now);
}

static struct scene *view(struct walk *walk, int width, int height)
{
    arena_wipe(walk->frame);
    /* The reference panel, 476 mm wide. */
    return screen_view(walk->frame, walk->visit, width, height, 1.0);
}

static bool touch(struct walk *walk, const char *place, const char *id)
{
    struct scene *scene = view(walk, LONG_SIDE, SHORT_SIDE);
    const struct sight sight = { place, scene, EVERY_THEME };
    const struct node *node = scene_find(scene, id);
    if (!node || !is_target(node)) {
        fault(&sight, "on the screen %s there is no '%s' to touch", scene->screen, id);
        return false;
    }
    visit_touch(walk->visit, walk_now);
    walk->visit = screen_update(walk->visit, node->box.action);
    return true;
}

bool walk_along(struct walk *walk, const char *place, const char *ids)
{
    struct str rest = str_of(ids), id;
    while (str_cut(&rest, ' ', &id))
        if (id.size && !touch(walk, place, str_copy(walk->of_place, id)))
            return false;
    return true;
}

/* --- what stays where it is (A-84) --- */

static const char *const fixed_ids[] = { "header.language", "header.text",
    "header.comfort", "header.leave", "footer.back", "footer.home" };
enum { FIXED = sizeof fixed_ids / sizeof *fixed_ids, SIZES = 3, WAYS = 2 };

struct fixed_places {
    struct bounds at[SIZES][WAYS][FIXED];
};

static bool is_same(struct bounds a, struct bounds b)
{
    return a.x == b.x && a.y == b.y && a.width == b.width && a.height == b.height;
}

static void check_fixed(struct walk *walk, const struct sight *sight)
{
    struct scene *scene = sight->scene;
    if (!walk->fixed)
        walk->fixed = ARENA_NEW(walk->of_walk, struct fixed_places);
    struct bounds *places =
        walk->fixed->at[scene->text_size - 1][frame_is_portrait(scene)];
    for (int i = 0; i < FIXED; i++) {
        const struct node *node = scene_find(scene, fixed_ids[i]);
        if (!node)
            continue;
        if (!places[i].width)
            places[i] = node->bounds;
        else if (!is_same(places[i], node->bounds))
            fault(sight, "'%s' is not where it was on other screens (A-84)",
                fixed_ids[i]);
    }
}

/* --- the same actions at every size, and all of them within reach (A-07) --- */

static bool is_scroll(const struct node *node)
{
    return str_starts(str_of(node->box.id), "scroll.");
}

static bool has(const struct words *words, const char *word)
{
    for (size_t i = 0; i < words->count; i++)
        if (text_same(words->items[i], word))
            return true;
    return false;
}

/* The ids of what can be touched; those only that can be seen well enough for it, when
 * `seen` says so. */
static void add_actions(
    struct walk *walk, struct words *words, struct scene *scene, bool seen)
{
    enum { ENOUGH = 52 }; /* 12.7 mm */
    for (struct node *node = scene->root; node; node = scene_walk(scene->root, node)) {
        struct bounds part = seen_of(node);
        bool well = part.width == node->bounds.width &&
                    (part.height == node->bounds.height || part.height >= ENOUGH);
        if (is_target(node) && !is_scroll(node) && (well || !seen) &&
            !has(words, node->box.id))
            *ARRAY_ADD(walk->of_place, words) = str_dup(walk->of_place, node->box.id);
    }
}

static void check_same(const struct sight *sight, const struct words *these,
    const struct words *those, const char *what)
{
    for (size_t i = 0; i < these->count; i++)
        if (!has(those, these->items[i]))
            fault(sight, "'%s' %s", these->items[i], what);
}

/* --- looking --- */

struct pages {
    const char *place;
    int width, height;
    bool golden, colours;
};

static void check_page(
    struct walk *walk, const struct sight *sight, const struct pages *pages)
{
    check_fit(sight);
    check_targets(sight);
    check_letters(sight);
    check_fixed(walk, sight);
    if (arena_used(walk->frame) > FRAME_BYTES)
        fault(sight, "the scene takes %zu bytes, a frame has %d",
            arena_used(walk->frame), FRAME_BYTES);
    for (int theme = 0; pages->colours && theme < THEME_COUNT; theme++) {
        const struct sight one = { sight->place, sight->scene, theme };
        check_colours(&one);
    }
    if (pages->golden && walk->golden && !walk->visit->scroll)
        golden_compare(sight);
}

static int step_of(const struct scene *scene)
{
    const struct node *inside = scene->scroller ? scene->scroller->first : NULL;
    int step = inside ? inside->clip.height * 9 / 10 : 0;
    return step > 0 ? step : scene->height;
}

/* Turns the pages with "Voir la suite". Gives all that can be touched on them. */
static struct words look_through(struct walk *walk, const struct pages *pages)
{
    struct words all = { 0 }, seen = { 0 };
    struct scene *scene;
    struct sight sight;
    walk->visit->scroll = 0;
    for (;;) {
        size_t missing = text_missing(walk->typesetter);
        scene = view(walk, pages->width, pages->height);
        if (!str_starts(str_of(pages->place), scene->screen))
            fault(&(struct sight){ pages->place, scene, EVERY_THEME },
                "this is the screen '%s'", scene->screen);
        layout_scene(scene, &walk->measure);
        walk->visit->scroll = scene->scroll;
        sight = (struct sight){ pages->place, scene, EVERY_THEME };
        if (text_missing(walk->typesetter) > missing)
            fault(&sight, "%zu letters have no glyph (A-21)",
                text_missing(walk->typesetter) - missing);
        check_page(walk, &sight, pages);
        add_actions(walk, &all, scene, false);
        add_actions(walk, &seen, scene, true);
        if (scene->scroll >= scene->scroll_end)
            break;
        walk->visit->scroll += step_of(scene);
    }
    check_same(&sight, &all, &seen, "never comes wholly into view (A-07)");
    return all;
}

void walk_inspect(struct walk *walk, const char *place, bool golden)
{
    struct visit *visit = walk->visit;
    int text_size = visit->text_size, scroll = visit->scroll;
    for (int way = 0; way < WAYS; way++) {
        struct words usual = { 0 };
        for (visit->text_size = 1; visit->text_size <= SIZES; visit->text_size++) {
            const struct pages pages = { place, way ? SHORT_SIDE : LONG_SIDE,
                way ? LONG_SIDE : SHORT_SIDE, golden && !way && visit->text_size == 1,
                !way && visit->text_size == 1 };
            faults_begin();
            struct words all = look_through(walk, &pages);
            struct scene *scene = view(walk, pages.width, pages.height);
            const struct sight sight = { place, scene, EVERY_THEME };
            if (visit->text_size == 1)
                usual = all;
            check_same(&sight, &usual, &all, "is gone at this text size (A-16)");
            check_same(&sight, &all, &usual, "is there at this text size only (A-16)");
        }
    }
    visit->text_size = text_size;
    visit->scroll = scroll;
    arena_wipe(walk->of_place);
}
