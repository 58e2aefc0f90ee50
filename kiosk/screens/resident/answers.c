/* The answers given in the open check, each to be changed: two touches and back. */
#include "base/str.h"
#include "screens/frame.h"
#include "screens/resident/resident.h"

/* One that was set aside is not shown: to change it would change nothing. */
static bool still_applies(const struct selfcheck *selfcheck, const bool *applies,
    const struct question *question)
{
    for (size_t i = 0; i < selfcheck->answer_count; i++)
        if (selfcheck->answers[i].question == question)
            return applies[i];
    return true;
}

static void add_line(struct scene *scene, const struct visit *visit, size_t place,
    const struct question *question)
{
    const char *value = selfcheck_value(&visit->selfcheck, question);
    frame_line(scene, str_format(scene->arena, "change.%zu", place),
        say(scene, visit, question->text),
        selfcheck_told(&visit->selfcheck, scene->arena, question, value ? value : ""),
        ask_thing(DO_CHANGE, question));
}

/* The joint interview rests on whatever was asked, in its own course or in a check that
 * was opened from it. */
static void add_all(struct scene *scene, const struct visit *visit, const bool *applies)
{
    const struct selfcheck *selfcheck = &visit->selfcheck;
    for (size_t i = 0; i < selfcheck->answer_count; i++)
        if (applies[i] && !selfcheck->answers[i].implied_by)
            add_line(scene, visit, i, selfcheck->answers[i].question);
}

static void view(struct scene *scene, const struct visit *visit)
{
    const struct selfcheck *selfcheck = &visit->selfcheck;
    bool applies[SELFCHECK_MAX_ANSWERS];
    selfcheck_applying(selfcheck, applies);
    scene_heading(scene, TEXT_TITLE, tr("Quelle réponse voulez-vous changer ?"));
    SCENE_BOX(scene, FLOW_COLUMN, .gap = 16, .role = ROLE_LIST) {
        if (selfcheck_is_joint(selfcheck))
            add_all(scene, visit, applies);
        else
            for (size_t i = 0; i < selfcheck->asked_count; i++)
                if (still_applies(selfcheck, applies, selfcheck->asked[i]))
                    add_line(scene, visit, i, selfcheck->asked[i]);
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
