/* What can be done about one situation: the sheets, the checks, an appointment; where there
 * is danger, the numbers first. */
#include "base/str.h"
#include "content/wording.h"
#include "screens/frame.h"
#include "screens/resident/letter.h"
#include "screens/resident/resident.h"

static void add_phones(struct scene *scene, const struct visit *visit,
    const struct home_situation *situation)
{
    if (!situation->phone_count)
        return;
    SCENE_BOX(scene, FLOW_COLUMN, .gap = 16,
        .look = situation->danger ? LOOK_PANEL_ALERT : LOOK_PANEL,
        .id = "situation.phones") {
        scene_heading(scene, TEXT_PANEL,
            situation->danger ? tr("En danger maintenant ? Appelez.")
                              : tr("Quelqu’un vous répond"));
        SCENE_BOX(scene, FLOW_GRID, .columns = situation->danger ? 3 : 1, .gap = 20)
            for (size_t i = 0; i < situation->phone_count; i++)
                frame_phone(scene, visit, situation->phones[i]);
    }
}

static void add_sheets(struct scene *scene, const struct visit *visit,
    const struct home_situation *situation)
{
    SCENE_BOX(
        scene, FLOW_GRID, .columns = 2, .gap = 20, .even = true, .role = ROLE_LIST)
        for (size_t i = 0; i < situation->sheet_count; i++) {
            const struct sheet *sheet = situation->sheets[i];
            frame_link(scene, str_format(scene->arena, "sheet.%s", sheet->slug),
                sheet->icon, say(scene, visit, sheet->title),
                ask_thing(DO_OPEN_SHEET, sheet));
        }
}

static void add_checks(struct scene *scene, const struct visit *visit,
    const struct home_situation *situation)
{
    if (!situation->check_count)
        return;
    scene_heading(scene, TEXT_PANEL, tr("Vérifier en deux minutes"));
    SCENE_BOX(
        scene, FLOW_GRID, .columns = 2, .gap = 20, .even = true, .role = ROLE_LIST)
        for (size_t i = 0; i < situation->check_count; i++) {
            const struct check *check = situation->checks[i];
            frame_link(scene, str_format(scene->arena, "check.%s", check->id),
                "icons/check", say(scene, visit, check->title),
                ask_thing(DO_OPEN_CHECK, check));
        }
}

static void add_letters(struct scene *scene, const struct visit *visit,
    const struct home_situation *situation)
{
    if (letters_of_situation(visit->terminal->catalog, situation))
        frame_link(scene, "situation.letters", "icons/document",
            tr("Une lettre à emporter"), go(PLACE_LETTERS));
}

static void view(struct scene *scene, const struct visit *visit)
{
    const struct home_situation *situation = visit->situation;
    scene_heading(scene, TEXT_TITLE, say(scene, visit, situation->phrase));
    scene_text(scene, TEXT_LEAD, say(scene, visit, situation->lead));
    if (situation->danger)
        add_phones(scene, visit, situation);
    scene_heading(scene, TEXT_PANEL, tr("Ce que vous pouvez lire"));
    add_sheets(scene, visit, situation);
    add_checks(scene, visit, situation);
    add_letters(scene, visit, situation);
    if (!situation->danger)
        add_phones(scene, visit, situation);
    frame_link_directory(scene);
    story_cards(scene, visit);
}

const struct screen screen_situation = {
    .name = "situation", .view = view, .foot = frame_foot_request
};
