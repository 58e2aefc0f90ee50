/* Which right to check: the checks of the sheet that one comes from, else all of them, those
 * of the first situations first. */
#include "base/str.h"
#include "screens/frame.h"
#include "screens/resident/resident.h"

static void add_check(
    struct scene *scene, const struct visit *visit, const struct check *check)
{
    const char *id = str_format(scene->arena, "check.%s", check->id);
    if (!scene_find(scene, id))
        frame_link(scene, id, "icons/check", say(scene, visit, check->title),
            ask_thing(DO_OPEN_CHECK, check));
}

static void add_all(struct scene *scene, const struct visit *visit)
{
    const struct catalog *catalog = visit->terminal->catalog;
    for (size_t i = 0; i < catalog->situation_count; i++)
        for (size_t k = 0; k < catalog->situations[i].check_count; k++)
            add_check(scene, visit, catalog->situations[i].checks[k]);
    for (size_t i = 0; i < catalog->check_count; i++)
        add_check(scene, visit, &catalog->checks[i]);
}

/* All of them in one interview: what most people come for, so it stands first. */
static void add_joint(struct scene *scene, const struct visit *visit)
{
    const struct check *joint = visit->terminal->catalog->rights;
    if (!joint)
        return;
    SCENE_BOX(scene, FLOW_ROW, .look = LOOK_PRIMARY, .role = ROLE_BUTTON,
        .id = "checks.rights", .action = ask_thing(DO_OPEN_CHECK, joint), .gap = 28,
        .across = ALIGN_CENTER) {
        scene_icon(scene, "icons/scales", 64);
        SCENE_BOX(scene, FLOW_COLUMN, .gap = 4, .grow = true) {
            scene_text(scene, TEXT_PANEL, say(scene, visit, joint->title));
            scene_text(scene, TEXT_SMALL, say(scene, visit, joint->lead));
        }
        scene_icon(scene, "icons/forward", 40);
    }
}

static void view(struct scene *scene, const struct visit *visit)
{
    scene_heading(scene, TEXT_TITLE, tr("Que voulez-vous vérifier ?"));
    scene_text(scene, TEXT_LEAD,
        tr("Quelques questions, deux minutes. Vos réponses s’effacent à la fin."));
    if (!visit->sheet)
        add_joint(scene, visit);
    SCENE_BOX(
        scene, FLOW_GRID, .columns = 2, .gap = 20, .even = true, .role = ROLE_LIST) {
        if (visit->sheet && visit->sheet->check_count)
            for (size_t i = 0; i < visit->sheet->check_count; i++)
                add_check(scene, visit, visit->sheet->checks[i]);
        else
            add_all(scene, visit);
    }
}

const struct screen screen_checks = {
    .name = "checks", .view = view, .foot = frame_foot_request
};
