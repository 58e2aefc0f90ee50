/* The steps in which one of several answers is chosen. */
#include <assert.h>

#include "base/str.h"
#include "screens/frame.h"
#include "screens/resident/request.h"
#include "screens/resident/resident.h"

struct option {
    const char *id, *icon, *text;
    int value;
};

static void add_options(struct scene *scene, const struct option *options, size_t count,
    int columns, int chosen)
{
    SCENE_BOX(scene, FLOW_GRID, .columns = columns, .gap = 20, .even = true,
        .fill = true, .role = ROLE_LIST)
        for (size_t i = 0; i < count; i++)
            frame_answer(scene, options[i].id, options[i].icon, tr(options[i].text),
                chosen == options[i].value, ask_number(DO_CHOOSE, options[i].value));
}

#define ADD_OPTIONS(scene, options, columns, chosen)                                   \
    add_options((scene), (options), sizeof(options) / sizeof *(options), (columns),    \
        (int)(chosen))

/* --- for whom --- */

static const struct option whom[] = {
    { "whom.self", "icons/person", tr_later("Pour moi ou mon foyer"), WHOM_SELF },
    { "whom.agrees", "icons/people",
        tr_later("Pour quelqu’un d’autre, qui est d’accord"), WHOM_OTHER_AGREES },
    { "whom.unaware", "icons/eye",
        tr_later("Je m’inquiète pour quelqu’un qui ne le sait pas"),
        WHOM_OTHER_UNAWARE },
};

static void view_whom(struct scene *scene, const struct visit *visit)
{
    request_head(scene, visit, tr("Pour qui est ce rendez-vous ?"),
        tr("Si la personne ne le sait pas, nous ne demandons pas son nom."));
    ADD_OPTIONS(scene, whom, 1, visit->draft.whom);
}

static bool update_whom(struct visit *visit, struct action action)
{
    if (action.verb != DO_CHOOSE)
        return request_move(visit, action);
    visit->draft.whom = (enum draft_whom)action.number;
    return true;
}

const struct screen screen_request_whom = { .name = "request.whom",
    .view = view_whom,
    .foot = request_foot,
    .update = update_whom,
    .narrow = true };

/* --- where to meet --- */

static const struct option where[] = {
    { "where.desk", "icons/desk", tr_later("Ici, à l’accueil"), WHERE_DESK },
    { "where.home", "icons/door", tr_later("Chez vous"), WHERE_HOME },
    { "where.sleeping", "icons/pin", tr_later("Là où vous dormez en ce moment"),
        WHERE_SLEEPING },
    { "where.phone", "icons/phone", tr_later("Par téléphone"), WHERE_PHONE },
    { "where.elsewhere", "icons/people",
        tr_later("Dans un autre lieu : mairie, centre social, école…"),
        WHERE_ELSEWHERE },
};

static void view_where(struct scene *scene, const struct visit *visit)
{
    request_head(scene, visit, tr("Où voulez-vous nous rencontrer ?"),
        tr("Nous pouvons venir jusqu’à vous. C’est vous qui choisissez."));
    ADD_OPTIONS(scene, where, 2, visit->draft.where);
}

static bool update_where(struct visit *visit, struct action action)
{
    if (action.verb != DO_CHOOSE)
        return request_move(visit, action);
    visit->draft.where = (enum draft_where)action.number;
    return true;
}

const struct screen screen_request_where = { .name = "request.where",
    .view = view_where,
    .foot = request_foot,
    .update = update_where,
    .narrow = true };

/* --- how to reach --- */

static const struct option reach[] = {
    { "reach.call", "icons/phone", tr_later("Appelez-moi"), REACH_CALL },
    { "reach.message", "icons/message", tr_later("Envoyez-moi un SMS"), REACH_MESSAGE },
    { "reach.return", "icons/return", tr_later("Je reviendrai ici"), REACH_RETURN },
};

static void view_reach(struct scene *scene, const struct visit *visit)
{
    request_head(scene, visit, tr("Comment vous répondre ?"),
        tr("Pas de téléphone ? Revenez quand vous voulez, avec votre numéro de ticket."));
    ADD_OPTIONS(scene, reach, 1, visit->draft.reach);
}

static bool update_reach(struct visit *visit, struct action action)
{
    if (action.verb != DO_CHOOSE)
        return request_move(visit, action);
    visit->draft.reach = (enum draft_reach)action.number;
    return true;
}

const struct screen screen_request_reach = { .name = "request.reach",
    .view = view_reach,
    .foot = request_foot,
    .update = update_reach,
    .narrow = true };

/* --- when to call, and may we leave a message --- */

enum { VOICE_YES = 100, VOICE_NO };

static const struct option hours[] = {
    { "hours.any", NULL, tr_later("N’importe quand"), HOURS_ANY },
    { "hours.morning", NULL, tr_later("Le matin"), HOURS_MORNING },
    { "hours.afternoon", NULL, tr_later("L’après-midi"), HOURS_AFTERNOON },
    { "hours.evening", NULL, tr_later("En fin de journée"), HOURS_EVENING },
};

static const struct option voice[] = {
    { "voice.yes", NULL, tr_later("Oui, un message"), VOICE_YES },
    { "voice.no", NULL, tr_later("Non, pas de message"), VOICE_NO },
};

static void view_calls(struct scene *scene, const struct visit *visit)
{
    enum draft_consent message = visit->draft.voice_message;
    request_head(scene, visit, tr("Quand pouvons-nous appeler ?"), NULL);
    ADD_OPTIONS(scene, hours, 2, visit->draft.hours);
    scene_heading(scene, TEXT_PANEL, tr("Pouvons-nous laisser un message vocal ?"));
    scene_text(scene, TEXT_LEAD, tr("Quelqu’un d’autre pourrait l’entendre."));
    ADD_OPTIONS(scene, voice, 2,
        message == CONSENT_YES  ? VOICE_YES
        : message == CONSENT_NO ? VOICE_NO
                                : 0);
}

static bool update_calls(struct visit *visit, struct action action)
{
    if (action.verb != DO_CHOOSE)
        return request_move(visit, action);
    if (action.number >= VOICE_YES)
        visit->draft.voice_message =
            action.number == VOICE_YES ? CONSENT_YES : CONSENT_NO;
    else
        visit->draft.hours = (enum draft_hours)action.number;
    return true;
}

const struct screen screen_request_calls = { .name = "request.calls",
    .view = view_calls,
    .foot = request_foot,
    .update = update_calls,
    .narrow = true };

/* --- what it is about, when nothing was carried over or it is to be changed --- */

static void view_subject(struct scene *scene, const struct visit *visit)
{
    const struct catalog *catalog = visit->terminal->catalog;
    request_head(scene, visit, tr("De quoi voulez-vous parler ?"), NULL);
    SCENE_BOX(scene, FLOW_GRID, .columns = 2, .gap = 20, .even = true, .fill = true,
        .role = ROLE_LIST) {
        for (size_t i = 0; catalog && i < catalog->situation_count; i++) {
            const struct home_situation *situation = &catalog->situations[i];
            frame_answer(scene, str_format(scene->arena, "subject.%s", situation->id),
                situation->icon, say(scene, visit, situation->phrase),
                visit->draft.situation == situation, ask_thing(DO_CHOOSE, situation));
        }
        frame_answer(scene, "subject.other", "icons/question", tr("Autre chose"),
            visit->draft.no_subject, ask_thing(DO_CHOOSE, NULL));
    }
}

static bool update_subject(struct visit *visit, struct action action)
{
    if (action.verb != DO_CHOOSE)
        return request_move(visit, action);
    if (visit->draft.situation != action.thing)
        visit->draft.sheet = NULL;
    visit->draft.situation = action.thing;
    visit->draft.no_subject = !action.thing;
    return true;
}

const struct screen screen_request_subject = { .name = "request.subject",
    .view = view_subject,
    .foot = request_foot,
    .update = update_subject };
