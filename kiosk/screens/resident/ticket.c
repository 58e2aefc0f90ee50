/* "C'est noté": the code, the real day of the call, a QR to photograph; no name and no
 * subject (P-20, P-49). */
#include "base/str.h"
#include "screens/frame.h"
#include "screens/resident/resident.h"

static const char *promise(struct arena *arena, const struct visit *visit)
{
    const struct ticket *ticket = &visit->ticket;
    if (ticket->will_return)
        return TR_FILL(arena,
            tr("Revenez quand vous voulez, avec ce numéro. Prochaine ouverture : {quand}."),
            { "quand", site_next_opening(visit->terminal->site, arena, visit->now) });
    const char *day = language_date_long(arena, ticket->call_before);
    return TR_FILL(arena, tr("Une personne de l’équipe vous répond avant le {date}."),
        { "date", str_format(arena, SCENE_STRONG "%s" SCENE_PLAIN, day) });
}

/* Read by a phone without network: plain text, in French, since the desk reads it too. */
static const char *ticket_text(struct arena *arena, const struct visit *visit)
{
    const struct site *site = visit->terminal->site;
    return str_format(arena, "%s\n%s\n%s\n%s%s", site->association, site->place,
        visit->ticket.code, site->phone ? "Tél. " : "", site->phone ? site->phone : "");
}

static void add_code(struct scene *scene, const struct visit *visit)
{
    SCENE_BOX(scene, FLOW_COLUMN, .look = LOOK_PANEL, .gap = 8, .id = "ticket.code") {
        scene_text(scene, TEXT_SMALL,
            tr("Votre numéro. Gardez-le : il permet de nous redemander de l’aide à tout "
               "moment."));
        struct node *code = scene_text(
            scene, TEXT_CODE, language_isolate(scene->arena, visit->ticket.code));
        code->box.id = "ticket.number";
    }
}

static void add_place(struct scene *scene, const struct visit *visit)
{
    const struct site *site = visit->terminal->site;
    struct text text = { .arena = scene->arena };
    text_addf(&text, "%s · %s", site->association, site->place);
    if (site->phone)
        text_addf(&text, " · %s", language_phone(scene->arena, site->phone));
    scene_text(scene, TEXT_SMALL, text_done(&text));
}

static void add_mark(struct scene *scene)
{
    SCENE_BOX(scene, FLOW_WRAP)
        SCENE_BOX(scene, FLOW_COLUMN, .look = LOOK_MARK_YES, .pad_x = 8, .pad_y = 8)
            scene_icon(scene, "icons/yes", 64);
}

static void view(struct scene *scene, const struct visit *visit)
{
    SCENE_BOX(scene, FLOW_ROW, .gap = 64) {
        SCENE_BOX(scene, FLOW_COLUMN, .gap = 26, .grow = true,
            .min_width = frame_wide(scene, 640)) {
            if (scene->text_size == 1)
                add_mark(scene);
            scene_heading(scene, TEXT_HERO, tr("C’est noté."));
            if (scene->text_size == 1)
                scene_text(scene, TEXT_BODY, promise(scene->arena, visit));
            add_code(scene, visit);
            /* With large text the code must be seen first. */
            if (scene->text_size > 1)
                scene_text(scene, TEXT_BODY, promise(scene->arena, visit));
            add_place(scene, visit);
        }
        SCENE_BOX(scene, FLOW_COLUMN, .look = LOOK_PANEL, .gap = 14,
            .across = ALIGN_CENTER, .max_width = 560) {
            SCENE_BOX(scene, FLOW_COLUMN, .look = LOOK_CODE_FRAME)
                scene_code(scene, ticket_text(scene->arena, visit), 400,
                    tr("Code à photographier"));
            scene_text(scene, TEXT_SMALL,
                tr("Photographiez ce code : le ticket s’ouvre sur votre téléphone, sans "
                   "internet."));
        }
    }
}

static void foot(struct scene *scene, const struct visit *visit)
{
    scene_button(scene, LOOK_BUTTON, "ticket.keep", "icons/clock",
        TR_FILL(scene->arena, tr("Garder encore · {n} s"),
            { "n", language_number(scene->arena, visit_countdown(visit), 0) }),
        ask(DO_KEEP));
    scene_button(scene, LOOK_PRIMARY, "ticket.end", "icons/leave",
        tr("Terminer et effacer"), ask(DO_LEAVE));
}

static bool update(struct visit *visit, struct action action)
{
    if (action.verb == DO_KEEP)
        visit_keep_ticket(visit);
    /* What was sent is sent: there is no way back into the request. */
    return action.verb == DO_KEEP || action.verb == DO_BACK;
}

const struct screen screen_ticket = {
    .name = "ticket", .view = view, .foot = foot, .update = update, .narrow = true
};
