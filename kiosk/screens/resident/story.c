/* Stories, as a picture book: a cover, one scene a page, at last what helped. Where the
 * situation is one of danger, the number that saves stands on the cover and at the end. */
#include "base/str.h"
#include "content/wording.h"
#include "screens/frame.h"
#include "screens/resident/resident.h"

/* --- cards that open a story --- */

void story_card(
    struct scene *scene, const struct visit *visit, const struct story *story)
{
    SCENE_BOX(scene, FLOW_ROW, .look = LOOK_CARD, .role = ROLE_BUTTON, .gap = 28,
        .id = str_format(scene->arena, "story.%s", story->id),
        .action = ask_thing(DO_OPEN_STORY, story), .across = ALIGN_CENTER) {
        scene_picture(
            scene, story->scenes[0].picture, scene->text_size == 1 ? 168 : 200, NULL);
        SCENE_BOX(scene, FLOW_COLUMN, .gap = 6, .grow = true) {
            scene_text(scene, TEXT_TILE, say(scene, visit, story->title));
            scene_text(scene, TEXT_SMALL, say(scene, visit, story->people));
        }
        scene_icon(scene, "icons/forward", 32);
    }
}

void story_cards(struct scene *scene, const struct visit *visit)
{
    const struct catalog *catalog = visit->terminal->catalog;
    const struct story *story = story_next(catalog, visit->situation, NULL);
    if (!story)
        return;
    scene_heading(scene, TEXT_PANEL, tr("Une histoire qui ressemble à la vôtre"));
    SCENE_BOX(
        scene, FLOW_GRID, .columns = 2, .gap = 20, .even = true, .role = ROLE_LIST)
        for (; story; story = story_next(catalog, visit->situation, story))
            story_card(scene, visit, story);
}

/* --- all of them --- */

static void view_list(struct scene *scene, const struct visit *visit)
{
    const struct catalog *catalog = visit->terminal->catalog;
    scene_heading(scene, TEXT_TITLE, tr("Des histoires qui ressemblent à la vôtre"));
    scene_text(
        scene, TEXT_LEAD, tr("Ces personnes sont inventées. Leurs droits sont vrais."));
    SCENE_BOX(
        scene, FLOW_GRID, .columns = 2, .gap = 24, .even = true, .role = ROLE_LIST)
        for (size_t i = 0; catalog && i < catalog->story_count; i++)
            story_card(scene, visit, &catalog->stories[i]);
}

const struct screen screen_stories = { .name = "stories", .view = view_list };

/* --- pages --- */

static bool is_cover(const struct visit *visit)
{
    return visit->page == 0;
}

static bool is_end(const struct visit *visit)
{
    return visit->page > visit->story->scene_count;
}

/* As large as leaves room for the words, beside it or below it. */
static int picture_side(const struct scene *scene)
{
    static const int beside[] = { 690, 620, 540 }, above[] = { 860, 640, 440 };
    const int *sides = frame_is_portrait(scene) ? above : beside;
    return sides[scene->text_size - 1];
}

static void add_picture(
    struct scene *scene, const struct visit *visit, const struct story_scene *shown)
{
    scene_picture(
        scene, shown->picture, picture_side(scene), say(scene, visit, shown->spoken));
}

/* Danger does not wait for the end of a story. */
static void add_danger(struct scene *scene, const struct visit *visit)
{
    const struct home_situation *situation = visit->story->situation;
    if (!situation->danger || !situation->phone_count)
        return;
    const struct phone *phone = situation->phones[0];
    SCENE_BOX(scene, FLOW_COLUMN, .look = LOOK_PANEL_ALERT, .gap = 6, .pad_y = -8,
        .id = "story.danger") {
        scene_text(scene, TEXT_TILE,
            TR_FILL(scene->arena,
                tr("Besoin d’aide tout de suite ? Appelez le {numéro}."),
                { "numéro", language_phone(scene->arena, phone->digits) }));
        scene_text(scene, TEXT_SMALL, say(scene, visit, phone->note));
        scene_text(scene, TEXT_SMALL,
            tr("« Quitter », en haut de l’écran, efface tout de suite."));
    }
}

static void add_old(struct scene *scene, const struct visit *visit)
{
    if (date_compare(visit->story->valid_until, visit->now.date) >= 0)
        return;
    SCENE_BOX(scene, FLOW_COLUMN, .look = LOOK_PANEL_ALERT, .role = ROLE_ALERT,
        .id = "story.expired", .pad_y = -10)
        scene_text(scene, TEXT_BODY,
            tr("Cette histoire doit être relue : des règles ont pu changer. Demandez à "
               "l’équipe."));
}

static void add_cover_words(struct scene *scene, const struct visit *visit)
{
    const struct story *story = visit->story;
    SCENE_BOX(scene, FLOW_WRAP, .gap = 16)
        SCENE_BOX(
            scene, FLOW_ROW, .look = LOOK_CHIP, .gap = 10, .across = ALIGN_CENTER) {
            scene_icon(scene, story->icon, 32);
            scene_text(scene, TEXT_SMALL_STRONG, tr("Histoire inventée"));
        }
    scene_heading(scene, TEXT_HERO, say(scene, visit, story->title));
    scene_text(scene, TEXT_TALE, say(scene, visit, story->people));
    scene_text(
        scene, TEXT_LEAD, tr("Ces personnes n’existent pas. Leurs droits sont vrais."));
    add_old(scene, visit);
    add_danger(scene, visit);
}

static void add_scene_words(
    struct scene *scene, const struct visit *visit, const struct story_scene *shown)
{
    scene_heading(scene, TEXT_PANEL, say(scene, visit, shown->heading));
    for (size_t i = 0; i < shown->block_count; i++)
        scene_text(scene, TEXT_TALE, say(scene, visit, shown->blocks[i].text));
}

/* "L'histoire de Nadia · page 2 sur 6": what helped is the last page. */
static void add_progress(struct scene *scene, const struct visit *visit)
{
    size_t last = visit->story->scene_count + 1;
    frame_progress(scene,
        TR_FILL(scene->arena, tr("{histoire} · page {page} sur {pages}"),
            { "histoire", say(scene, visit, visit->story->title) },
            { "page", str_format(scene->arena, "%zu", visit->page) },
            { "pages", str_format(scene->arena, "%zu", last) }),
        (int)(visit->page * 1000 / last));
}

static void view_open_book(struct scene *scene, const struct visit *visit)
{
    const struct story *story = visit->story;
    const struct story_scene *shown =
        &story->scenes[is_cover(visit) ? 0 : visit->page - 1];
    if (!is_cover(visit))
        add_progress(scene, visit);
    SCENE_BOX(scene, FLOW_ROW, .gap = frame_is_portrait(scene) ? 32 : 64,
        .across = ALIGN_CENTER) {
        add_picture(scene, visit, shown);
        SCENE_BOX(scene, FLOW_COLUMN, .gap = 24, .grow = true, .min_width = 640) {
            if (is_cover(visit))
                add_cover_words(scene, visit);
            else
                add_scene_words(scene, visit, shown);
        }
    }
}

/* --- what helped --- */

static void add_helped(struct scene *scene, const struct visit *visit)
{
    const struct story *story = visit->story;
    SCENE_BOX(scene, FLOW_COLUMN, .look = LOOK_PANEL, .gap = 18) {
        scene_heading(scene, TEXT_TITLE, tr("Ce qui a aidé"));
        for (size_t i = 0; i < story->helped_count; i++)
            frame_bullet(scene, say(scene, visit, story->helped[i].text));
    }
}

static void add_ways_on(struct scene *scene, const struct visit *visit)
{
    const struct story *story = visit->story;
    scene_heading(scene, TEXT_PANEL, tr("Et pour vous ?"));
    SCENE_BOX(
        scene, FLOW_GRID, .columns = 2, .gap = 20, .even = true, .role = ROLE_LIST) {
        for (size_t i = 0; i < story->check_count; i++)
            frame_link(scene,
                str_format(scene->arena, "check.%s", story->checks[i]->id),
                "icons/check", say(scene, visit, story->checks[i]->title),
                ask_thing(DO_OPEN_CHECK, story->checks[i]));
        for (size_t i = 0; i < story->sheet_count; i++)
            frame_link(scene,
                str_format(scene->arena, "sheet.%s", story->sheets[i]->slug),
                story->sheets[i]->icon, say(scene, visit, story->sheets[i]->title),
                ask_thing(DO_OPEN_SHEET, story->sheets[i]));
    }
}

static void view_end(struct scene *scene, const struct visit *visit)
{
    add_progress(scene, visit);
    add_danger(scene, visit);
    add_helped(scene, visit);
    add_ways_on(scene, visit);
    frame_link(scene, "story.others", "icons/document", tr("Lire une autre histoire"),
        go(PLACE_STORIES));
}

/* --- the screen --- */

static void view(struct scene *scene, const struct visit *visit)
{
    if (is_end(visit))
        view_end(scene, visit);
    else
        view_open_book(scene, visit);
}

static void foot(struct scene *scene, const struct visit *visit)
{
    if (is_end(visit))
        frame_foot_request(scene, visit);
    else if (is_cover(visit))
        scene_button(scene, LOOK_PRIMARY, "footer.next", "icons/play",
            tr("Commencer l’histoire"), ask(DO_NEXT));
    else
        frame_foot_next(scene, true);
}

static bool update(struct visit *visit, struct action action)
{
    if (action.verb != DO_NEXT)
        return false;
    visit_turn_page(visit);
    return true;
}

const struct screen screen_story = {
    .name = "story", .view = view, .foot = foot, .update = update
};
