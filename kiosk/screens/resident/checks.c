/* Which right to check: the checks of the sheet that one comes from, else all of them. */
#include "base/str.h"
#include "screens/frame.h"
#include "screens/resident/resident.h"

static void add_check(
    struct scene *scene, const struct visit *visit, const struct check *check)
{
    SCENE_BOX(scene, FLOW_ROW, .look = LOOK_CARD, .role = ROLE_BUTTON, .gap = 24,
        .id = str_format(scene->arena, "check.%s", check->id), .across = ALIGN_CENTER,
        .name = say(scene, visit, check->title),
        .action = ask_thing(DO_OPEN_CHECK, check)) {
        scene_icon(scene, "icons/check", 54);
        SCENE_BOX(scene, FLOW_COLUMN, .gap = 6, .grow = true) {
            scene_text(scene, TEXT_TILE, say(scene, visit, check->title));
            scene_text(scene, TEXT_SMALL, say(scene, visit, check->lead));
        }
        scene_icon(scene, "icons/forward", 36);
    }
}

static void view(struct scene *scene, const struct visit *visit)
{
    const struct catalog *catalog = visit->terminal->catalog;
    scene_heading(scene, TEXT_TITLE, tr("Que voulez-vous vérifier ?"));
    scene_text(scene, TEXT_LEAD,
        tr("Quelques questions, deux minutes. Vos réponses s’effacent à la fin."));
    SCENE_BOX(scene, FLOW_COLUMN, .gap = 20, .role = ROLE_LIST) {
        if (visit->sheet && visit->sheet->check_count)
            for (size_t i = 0; i < visit->sheet->check_count; i++)
                add_check(scene, visit, visit->sheet->checks[i]);
        else
            for (size_t i = 0; i < catalog->check_count; i++)
                add_check(scene, visit, &catalog->checks[i]);
    }
}

const struct screen screen_checks = {
    .name = "checks", .view = view, .foot = frame_foot_request, .narrow = true
};
