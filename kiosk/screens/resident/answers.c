/* The answers given in the open check, each to be changed: two touches and back. */
#include "base/str.h"
#include "screens/frame.h"
#include "screens/resident/resident.h"

static void view(struct scene *scene, const struct visit *visit)
{
    const struct selfcheck *selfcheck = &visit->selfcheck;
    scene_heading(scene, TEXT_TITLE, tr("Quelle réponse voulez-vous changer ?"));
    SCENE_BOX(scene, FLOW_COLUMN, .gap = 16, .role = ROLE_LIST)
        for (size_t i = 0; i < selfcheck->asked_count; i++) {
            const struct question *question = selfcheck->asked[i];
            const char *value = selfcheck_value(selfcheck, question);
            frame_line(scene, str_format(scene->arena, "change.%zu", i),
                say(scene, visit, question->text),
                selfcheck_told(selfcheck, scene->arena, question, value ? value : ""),
                ask_thing(DO_CHANGE, question));
        }
}

static bool update(struct visit *visit, struct action action)
{
    if (action.verb != DO_CHANGE)
        return false;
    selfcheck_reopen(&visit->selfcheck, action.thing);
    visit->chosen = selfcheck_value(&visit->selfcheck, action.thing);
    visit_go(visit, PLACE_QUESTION);
    return true;
}

const struct screen screen_answers = {
    .name = "check.answers", .view = view, .update = update, .narrow = true
};
