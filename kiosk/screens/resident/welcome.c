/* The language, each named in its own script; gives back where one was. */
#include "base/str.h"
#include "screens/frame.h"
#include "screens/resident/resident.h"

static void view(struct scene *scene, const struct visit *visit)
{
    scene_heading(scene, TEXT_TITLE, tr("Choisissez votre langue"));
    scene_text(scene, TEXT_LEAD, tr("Rien de ce que vous avez dit n’est perdu."));
    SCENE_BOX(
        scene, FLOW_GRID, .columns = 2, .gap = 20, .even = true, .role = ROLE_LIST)
        for (size_t i = 0; visit->terminal->site->languages[i]; i++) {
            const struct language *language =
                language_find(visit->terminal->site->languages[i]);
            if (!language)
                continue;
            frame_answer(scene, str_format(scene->arena, "language.%s", language->code),
                language->icon, language->own_name, language == visit->language,
                ask_thing(DO_SET_LANGUAGE, language));
        }
}

const struct screen screen_welcome = {
    .name = "welcome", .view = view, .narrow = true
};
