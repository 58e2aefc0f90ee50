/* "Which paper did you receive?": drawings of the papers that matter, each told from the
 * others by two marks, with the French words that are on it. */
#include "base/str.h"
#include "screens/frame.h"
#include "screens/resident/resident.h"

static void add_paper(
    struct scene *scene, const struct visit *visit, const struct paper *paper)
{
    SCENE_BOX(scene, FLOW_ROW, .look = LOOK_CARD, .role = ROLE_BUTTON, .gap = 24,
        .id = str_format(scene->arena, "paper.%s", paper->id),
        .action = ask_thing(DO_OPEN_SHEET, paper->sheet), .across = ALIGN_CENTER) {
        scene_picture(scene, paper->picture, scene->text_size == 1 ? 160 : 200, NULL);
        SCENE_BOX(scene, FLOW_COLUMN, .gap = 6, .grow = true) {
            /* The name stays in French: it is what stands on the paper. */
            scene_text(scene, TEXT_TILE, paper->name);
            const char *here = say(scene, visit, paper->name);
            if (!text_same(here, paper->name))
                scene_text(scene, TEXT_SMALL, here);
            for (size_t i = 0; i < 2; i++)
                scene_text(scene, TEXT_SMALL, paper->marks[i]);
        }
    }
}

static void view(struct scene *scene, const struct visit *visit)
{
    const struct catalog *catalog = visit->terminal->catalog;
    scene_heading(scene, TEXT_TITLE, tr("Quel papier avez-vous reçu ?"));
    scene_text(scene, TEXT_LEAD,
        tr("Regardez le haut du papier. Touchez le dessin qui lui ressemble."));
    SCENE_BOX(
        scene, FLOW_GRID, .columns = 2, .gap = 24, .even = true, .role = ROLE_LIST)
        for (size_t i = 0; i < catalog->paper_count; i++)
            add_paper(scene, visit, &catalog->papers[i]);
}

static void foot(struct scene *scene, const struct visit *visit)
{
    scene_button(scene, LOOK_BUTTON, "papers.unknown", "icons/question",
        tr("Je ne sais pas"), go(PLACE_SITUATION));
    frame_foot_request(scene, visit);
}

const struct screen screen_papers = { .name = "papers", .view = view, .foot = foot };
