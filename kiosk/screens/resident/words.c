/* The hard words of a sheet, each explained in a sentence or two. */
#include "base/str.h"
#include "screens/frame.h"
#include "screens/resident/resident.h"

/* The word stays in French: it is what stands on the papers. What it means, or what an
 * acronym stands for, follows in the language shown. */
static void add_names(
    struct scene *scene, const struct visit *visit, const struct term *term)
{
    const char *here =
        say(scene, visit, term->written_out ? term->written_out : term->word);
    scene_text(scene, TEXT_TILE, language_embed(scene->arena, term->word));
    if (!text_same(here, term->word))
        scene_text(scene, TEXT_SMALL_STRONG, here);
}

static void add_term(
    struct scene *scene, const struct visit *visit, const struct term *term)
{
    SCENE_BOX(scene, FLOW_COLUMN, .look = LOOK_STEP, .role = ROLE_ITEM, .gap = 4) {
        add_names(scene, visit, term);
        scene_text(scene, TEXT_BODY, say(scene, visit, term->meaning));
    }
}

static void view(struct scene *scene, const struct visit *visit)
{
    const struct sheet *sheet = visit->sheet;
    scene_heading(scene, TEXT_TITLE, tr("Mots difficiles"));
    scene_text(scene, TEXT_LEAD, say(scene, visit, sheet->title));
    SCENE_BOX(scene, FLOW_COLUMN, .gap = 0, .role = ROLE_LIST)
        for (size_t i = 0; i < sheet->term_count; i++)
            add_term(scene, visit, sheet->terms[i]);
}

static void foot(struct scene *scene, const struct visit *visit)
{
    frame_foot_request(scene, visit);
}

const struct screen screen_words = {
    .name = "words", .view = view, .foot = foot, .narrow = true
};
