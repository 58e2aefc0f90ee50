/* All on one screen before sending, each line to be changed. */
#include "base/str.h"
#include "content/wording.h"
#include "screens/frame.h"
#include "screens/resident/request.h"
#include "screens/resident/resident.h"

static const char *whom_text(const struct draft *draft)
{
    switch (draft->whom) {
    case WHOM_UNKNOWN:
        return NULL;
    case WHOM_SELF:
        return tr("Pour moi ou mon foyer");
    case WHOM_OTHER_AGREES:
        return tr("Pour quelqu’un d’autre, qui est d’accord");
    case WHOM_OTHER_UNAWARE:
        return tr("Je m’inquiète pour quelqu’un qui ne le sait pas");
    }
    return NULL;
}

static const char *where_text(const struct draft *draft)
{
    switch (draft->where) {
    case WHERE_UNKNOWN:
        return NULL;
    case WHERE_DESK:
        return tr("Ici, à l’accueil");
    case WHERE_HOME:
        return tr("Chez vous");
    case WHERE_SLEEPING:
        return tr("Là où vous dormez en ce moment");
    case WHERE_PHONE:
        return tr("Par téléphone");
    case WHERE_ELSEWHERE:
        return tr("Dans un autre lieu : mairie, centre social, école…");
    }
    return NULL;
}

static const char *reach_text(const struct draft *draft)
{
    switch (draft->reach) {
    case REACH_UNKNOWN:
        return NULL;
    case REACH_CALL:
        return tr("Appelez-moi");
    case REACH_MESSAGE:
        return tr("Envoyez-moi un SMS");
    case REACH_RETURN:
        return tr("Je reviendrai ici");
    }
    return NULL;
}

static const char *hours_text(const struct draft *draft)
{
    switch (draft->hours) {
    case HOURS_UNKNOWN:
        return NULL;
    case HOURS_ANY:
        return tr("N’importe quand");
    case HOURS_MORNING:
        return tr("Le matin");
    case HOURS_AFTERNOON:
        return tr("L’après-midi");
    case HOURS_EVENING:
        return tr("En fin de journée");
    }
    return NULL;
}

/* Two digits only, since others may read along (P-19): "•• •• •• •• 78". */
static const char *masked(struct arena *arena, const char *typed)
{
    char digits[17];
    if (!draft_read_phone(typed, digits))
        return NULL;
    size_t size = str_of(digits).size;
    const char *shown =
        str_format(arena, "•• •• •• •• %s", digits + (size > 2 ? size - 2 : 0));
    memory_wipe(digits, sizeof digits);
    return language_isolate(arena, shown);
}

static void add(struct text *text, const char *part)
{
    if (part && *part)
        text_addf(text, "%s%s", text->size ? " · " : "", part);
}

static const char *needs_text(struct arena *arena, const struct visit *visit)
{
    struct text text = { .arena = arena };
    if (visit->draft.interpreter)
        add(&text, TR_FILL(arena, tr("Un interprète : {langue}"),
                       { "langue", visit->language->own_name }));
    if (visit->draft.mobility)
        add(&text, tr("Un lieu sans marches"));
    if (visit->draft.companion)
        add(&text, tr("Quelqu’un viendra avec moi"));
    return text_done(&text);
}

static const char *calls_text(struct arena *arena, const struct draft *draft)
{
    struct text text = { .arena = arena };
    add(&text, hours_text(draft));
    if (draft->voice_message != CONSENT_UNASKED)
        add(&text, draft->voice_message == CONSENT_YES ? tr("Oui, un message")
                                                       : tr("Non, pas de message"));
    return text_done(&text);
}

static const char *consent_text(enum draft_consent consent)
{
    return consent == CONSENT_YES  ? tr("oui")
           : consent == CONSENT_NO ? tr("non")
                                   : tr("pas de réponse");
}

static const char *sharing_text(struct arena *arena, const struct draft *draft)
{
    return TR_FILL(arena, tr("propriétaire : {oui1} · partenaires : {oui2}"),
        { "oui1", consent_text(draft->landlord) },
        { "oui2", consent_text(draft->partners) });
}

static const char *answers_text(struct arena *arena, const struct draft *draft)
{
    int count = 0;
    for (size_t i = 0; i < draft->answer_count; i++)
        count += draft->answers[i].comes_along;
    return TR_FILL(arena, trn("{n} réponse", "{n} réponses", count),
        { "n", str_format(arena, "%d", count) });
}

static const char *subject_text(const struct scene *scene, const struct visit *visit)
{
    if (visit->draft.sheet)
        return say(scene, visit, visit->draft.sheet->title);
    if (visit->draft.situation)
        return say(scene, visit, visit->draft.situation->phrase);
    return visit->draft.no_subject ? tr("Autre chose") : NULL;
}

static void add_line(struct scene *scene, const struct visit *visit,
    enum draft_step step, const char *asked, const char *answered)
{
    bool subject = step == STEP_SUBJECT;
    if (!subject && !draft_asks(&visit->draft, step))
        return;
    frame_line(scene, str_format(scene->arena, "summary.%d", (int)step), asked,
        answered && *answered ? answered : tr("pas de réponse"),
        ask_number(DO_CHANGE, (int)step));
}

static void add_lines(struct scene *scene, const struct visit *visit)
{
    const struct draft *draft = &visit->draft;
    struct arena *arena = scene->arena;
    add_line(scene, visit, STEP_SUBJECT, tr("Sujet"), subject_text(scene, visit));
    add_line(scene, visit, STEP_WHOM, tr("Pour qui"), whom_text(draft));
    add_line(scene, visit, STEP_TOWN, tr("Ville"), draft->fields[FIELD_TOWN]);
    add_line(scene, visit, STEP_WHERE, tr("Lieu du rendez-vous"), where_text(draft));
    add_line(scene, visit, STEP_ADDRESS, tr("Où vous trouver"),
        language_embed(arena, draft->fields[FIELD_ADDRESS]));
    add_line(scene, visit, STEP_NAME, tr("Votre nom"), draft->fields[FIELD_NAME]);
    add_line(scene, visit, STEP_REACH, tr("Pour vous répondre"), reach_text(draft));
    add_line(scene, visit, STEP_PHONE, tr("Téléphone"),
        masked(arena, draft->fields[FIELD_PHONE]));
    add_line(scene, visit, STEP_CALLS, tr("Appels"), calls_text(arena, draft));
    add_line(scene, visit, STEP_NEEDS, tr("Besoins"), needs_text(arena, visit));
    add_line(scene, visit, STEP_SHARING, tr("Parler de vous avec"),
        sharing_text(arena, draft));
    add_line(
        scene, visit, STEP_ANSWERS, tr("Réponses jointes"), answers_text(arena, draft));
}

static void view(struct scene *scene, const struct visit *visit)
{
    scene_heading(scene, TEXT_TITLE, tr("Relisez avant d’envoyer"));
    scene_text(scene, TEXT_LEAD, tr("Touchez une ligne pour la changer."));
    if (visit->trouble)
        SCENE_BOX(scene, FLOW_COLUMN, .look = LOOK_PANEL_ALERT, .role = ROLE_ALERT,
            .id = "request.trouble")
            scene_text(scene, TEXT_BODY, tr(visit->trouble));
    SCENE_BOX(scene, FLOW_GRID, .columns = 2, .gap = 16, .even = true, .fill = true,
        .role = ROLE_LIST)
        add_lines(scene, visit);
}

static void foot(struct scene *scene, const struct visit *visit)
{
    if (!draft_is_complete(&visit->draft))
        return;
    scene_button(scene, LOOK_PRIMARY, "request.send", "icons/envelope",
        tr("Envoyer ma demande"), ask(DO_SEND));
}

static bool update(struct visit *visit, struct action action)
{
    if (action.verb == DO_SEND) {
        visit_send_request(visit);
        return true;
    }
    if (action.verb != DO_CHANGE)
        return request_move(visit, action);
    visit->draft.from_summary = true;
    visit->draft.step = (enum draft_step)action.number;
    visit->scroll = 0;
    return true;
}

const struct screen screen_request_summary = {
    .name = "request.summary", .view = view, .foot = foot, .update = update
};
