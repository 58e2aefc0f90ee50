/* Letters to take along: those of the situation that one comes from first. */
#include "base/str.h"
#include "screens/frame.h"
#include "screens/resident/letter.h"
#include "screens/resident/resident.h"

void letter_link(
    struct scene *scene, const struct visit *visit, const struct letter *letter)
{
    frame_link(scene, str_format(scene->arena, "letter.%s", letter->id), letter->icon,
        say(scene, visit, letter->title), ask_thing(DO_OPEN_LETTER, letter));
}

static bool belongs(const struct letter *letter, const struct home_situation *situation)
{
    for (size_t i = 0; situation && i < situation->sheet_count; i++)
        if (letter_belongs(letter, situation->sheets[i]))
            return true;
    return false;
}

size_t letters_of_situation(
    const struct catalog *catalog, const struct home_situation *situation)
{
    size_t count = 0;
    for (size_t i = 0; i < catalog->letter_count; i++)
        count += belongs(&catalog->letters[i], situation);
    return count;
}

static void add_letters(struct scene *scene, const struct visit *visit, bool of_here)
{
    const struct catalog *catalog = visit->terminal->catalog;
    SCENE_BOX(
        scene, FLOW_GRID, .columns = 2, .gap = 20, .even = true, .role = ROLE_LIST)
        for (size_t i = 0; i < catalog->letter_count; i++)
            if (belongs(&catalog->letters[i], visit->situation) == of_here)
                letter_link(scene, visit, &catalog->letters[i]);
}

static void view(struct scene *scene, const struct visit *visit)
{
    const struct catalog *catalog = visit->terminal->catalog;
    size_t here = letters_of_situation(catalog, visit->situation);
    scene_heading(scene, TEXT_TITLE, tr("Quelle lettre voulez-vous emporter ?"));
    scene_text(scene, TEXT_LEAD,
        tr("Vous cochez ce qui est vrai. La lettre s’écrit toute seule, et s’efface à "
           "la fin."));
    if (here)
        add_letters(scene, visit, true);
    if (here && here < catalog->letter_count)
        scene_heading(scene, TEXT_PANEL, tr("Les autres lettres"));
    if (here < catalog->letter_count)
        add_letters(scene, visit, false);
}

const struct screen screen_letters = {
    .name = "letters", .view = view, .foot = frame_foot_request
};
