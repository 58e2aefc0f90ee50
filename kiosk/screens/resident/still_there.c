/* "Êtes-vous encore là ?": any touch goes on, the count is visible. */
#include "base/str.h"
#include "screens/frame.h"
#include "screens/resident/resident.h"

static void view(struct scene *scene, const struct visit *visit)
{
    int seconds = visit_countdown(visit);
    scene_heading(scene, TEXT_HERO, tr("Êtes-vous encore là ?"));
    scene_text(scene, TEXT_BODY,
        TR_FILL(scene->arena,
            trn("Touchez l’écran pour continuer. Sinon, tout s’efface dans {n} seconde.",
                "Touchez l’écran pour continuer. Sinon, tout s’efface dans {n} secondes.",
                seconds),
            { "n", language_number(scene->arena, seconds, 0) }));
    scene_progress(scene, seconds * 1000 / 45, NULL);
    SCENE_BOX(scene, FLOW_COLUMN, .gap = 33) { /* what erases stands apart */
        scene_button(scene, LOOK_PRIMARY, "still-there.stay", "icons/yes",
            tr("Oui, je continue"), ask(DO_STAY));
        scene_button(scene, LOOK_BUTTON, "still-there.leave", "icons/leave",
            tr("Effacer et quitter"), ask(DO_LEAVE));
    }
}

/* The touch itself was the sign of life; there is nothing else to do. */
static bool update(struct visit *visit, struct action action)
{
    (void)visit;
    return action.verb == DO_STAY;
}

const struct screen screen_still_there = {
    .name = "still-there", .view = view, .update = update, .bare = true, .narrow = true
};
