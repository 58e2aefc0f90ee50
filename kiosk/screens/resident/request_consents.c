/* What happens with a request, what it needs, what may go along: each asked by itself,
 * nothing ticked beforehand (P-08 to P-10). */
#include "base/str.h"
#include "screens/frame.h"
#include "screens/resident/request.h"
#include "screens/resident/resident.h"

/* Two equal answers, none chosen. */
static void add_consent(struct scene *scene, const char *id, const char *question,
    enum draft_consent given, int number)
{
    scene_heading(scene, TEXT_PANEL, question);
    SCENE_BOX(scene, FLOW_GRID, .columns = 2, .gap = 20, .even = true) {
        frame_answer(scene, str_format(scene->arena, "%s.yes", id), NULL, tr("Oui"),
            given == CONSENT_YES, ask_number(DO_CHOOSE, number + CONSENT_YES));
        frame_answer(scene, str_format(scene->arena, "%s.no", id), NULL, tr("Non"),
            given == CONSENT_NO, ask_number(DO_CHOOSE, number + CONSENT_NO));
    }
}

/* --- the notice (P-09: at most 75 words) --- */

static void view_notice(struct scene *scene, const struct visit *visit)
{
    scene_heading(scene, TEXT_TITLE, tr("Avant de commencer"));
    scene_text(scene, TEXT_BODY,
        TR_FILL(scene->arena,
            tr("{association} garde votre demande pour vous rappeler. Elle est chiffrée : "
               "seule l’équipe peut la lire. Elle reste trente jours au plus sur cet "
               "écran, deux ans au plus dans nos dossiers après notre dernier échange. "
               "Vous pouvez la revoir ou la faire effacer quand vous voulez, à l’accueil, "
               "avec votre numéro de ticket. Vous pouvez passer presque toutes les "
               "questions."),
            { "association", visit->terminal->site->association }));
    scene_heading(scene, TEXT_PANEL,
        tr("Êtes-vous d’accord pour que nous gardions votre demande ?"));
    SCENE_BOX(scene, FLOW_GRID, .columns = 2, .gap = 20, .even = true) {
        frame_answer(scene, "keep.yes", NULL, tr("Oui, je suis d’accord"),
            visit->draft.keep == CONSENT_YES, ask_number(DO_CHOOSE, CONSENT_YES));
        frame_answer(scene, "keep.no", NULL, tr("Non, ne gardez rien"),
            visit->draft.keep == CONSENT_NO, ask_number(DO_CHOOSE, CONSENT_NO));
    }
    if (visit->draft.keep == CONSENT_NO)
        scene_text(scene, TEXT_BODY,
            tr("D’accord : rien n’est gardé. Vous pouvez parler à une personne de "
               "l’équipe, à l’accueil, sans rien écrire."));
}

static bool update_notice(struct visit *visit, struct action action)
{
    if (action.verb != DO_CHOOSE)
        return request_move(visit, action);
    visit->draft.keep = (enum draft_consent)action.number;
    return true;
}

const struct screen screen_request_notice = { .name = "request.notice",
    .view = view_notice,
    .foot = request_foot,
    .update = update_notice,
    .narrow = true };

/* --- what one needs --- */

enum { NEED_INTERPRETER, NEED_MOBILITY, NEED_COMPANION };

static void view_needs(struct scene *scene, const struct visit *visit)
{
    request_head(scene, visit, tr("De quoi avez-vous besoin ?"),
        tr("Touchez ce qui vous aide, ou passez."));
    SCENE_BOX(scene, FLOW_COLUMN, .gap = 20, .role = ROLE_LIST) {
        frame_checkbox(scene, "needs.interpreter", "icons/interpreter",
            TR_FILL(scene->arena, tr("Un interprète : {langue}"),
                { "langue", visit->language->own_name }),
            visit->draft.interpreter, ask_number(DO_MARK, NEED_INTERPRETER));
        frame_checkbox(scene, "needs.mobility", "icons/wheelchair",
            tr("Un lieu sans marches"), visit->draft.mobility,
            ask_number(DO_MARK, NEED_MOBILITY));
        frame_checkbox(scene, "needs.companion", "icons/companion",
            tr("Quelqu’un viendra avec moi"), visit->draft.companion,
            ask_number(DO_MARK, NEED_COMPANION));
    }
}

static bool update_needs(struct visit *visit, struct action action)
{
    bool *const needs[] = { &visit->draft.interpreter, &visit->draft.mobility,
        &visit->draft.companion };
    if (action.verb != DO_MARK)
        return request_move(visit, action);
    *needs[action.number] = !*needs[action.number];
    return true;
}

const struct screen screen_request_needs = { .name = "request.needs",
    .view = view_needs,
    .foot = request_foot,
    .update = update_needs,
    .narrow = true };

/* --- whom we may speak to --- */

enum { ABOUT_LANDLORD = 10, ABOUT_PARTNERS = 20 };

static void view_sharing(struct scene *scene, const struct visit *visit)
{
    request_head(scene, visit, tr("Avec qui pouvons-nous parler de vous ?"),
        tr("Vous pouvez dire non : cela ne change rien à notre aide."));
    add_consent(scene, "landlord", tr("Avec votre propriétaire ?"),
        visit->draft.landlord, ABOUT_LANDLORD);
    add_consent(scene, "partners",
        tr("Avec une assistante sociale ou une autre association ?"),
        visit->draft.partners, ABOUT_PARTNERS);
}

static bool update_sharing(struct visit *visit, struct action action)
{
    if (action.verb != DO_CHOOSE)
        return request_move(visit, action);
    if (action.number >= ABOUT_PARTNERS)
        visit->draft.partners = (enum draft_consent)(action.number - ABOUT_PARTNERS);
    else
        visit->draft.landlord = (enum draft_consent)(action.number - ABOUT_LANDLORD);
    return true;
}

const struct screen screen_request_sharing = { .name = "request.sharing",
    .view = view_sharing,
    .foot = request_foot,
    .update = update_sharing,
    .narrow = true };

/* --- which answers may come along --- */

enum { ALONG_ALL = -1, ALONG_RIGHTS = -2 };

/* One touch for all of them, where they are many. */
static void add_all_along(struct scene *scene, const struct draft *draft)
{
    if (draft->answer_count > 3)
        frame_checkbox(scene, "along.all", NULL, tr("Tout donner"),
            draft_takes_all(draft), ask_number(DO_MARK, ALONG_ALL));
    if (draft->rights_offered)
        frame_checkbox(scene, "along.rights", NULL,
            tr("La liste de mes droits, comme à l’écran"), draft->rights_come_along,
            ask_number(DO_MARK, ALONG_RIGHTS));
}

static void view_answers(struct scene *scene, const struct visit *visit)
{
    const struct draft *draft = &visit->draft;
    request_head(scene, visit, tr("Quelles réponses voulez-vous nous donner ?"),
        tr("Elles préparent le rendez-vous. Les autres s’effacent à la fin."));
    SCENE_BOX(scene, FLOW_COLUMN, .gap = 16, .role = ROLE_LIST) {
        add_all_along(scene, draft);
        for (size_t i = 0; i < draft->answer_count; i++) {
            const struct draft_answer *answer = &draft->answers[i];
            frame_checkbox(scene, str_format(scene->arena, "along.%zu", i), NULL,
                str_format(scene->arena, "%s %s",
                    say(scene, visit, answer->question->text),
                    selfcheck_told(&visit->selfcheck, scene->arena, answer->question,
                        answer->value)),
                answer->comes_along, ask_number(DO_MARK, (int)i));
        }
    }
}

static bool update_answers(struct visit *visit, struct action action)
{
    if (action.verb != DO_MARK)
        return request_move(visit, action);
    struct draft *draft = &visit->draft;
    if (action.number == ALONG_ALL) {
        draft_take_all(draft);
        return true;
    }
    if (action.number == ALONG_RIGHTS) {
        draft->rights_come_along = !draft->rights_come_along;
        return true;
    }
    struct draft_answer *answer = &visit->draft.answers[action.number];
    answer->comes_along = !answer->comes_along;
    return true;
}

const struct screen screen_request_answers = { .name = "request.answers",
    .view = view_answers,
    .foot = request_foot,
    .update = update_answers,
    .narrow = true };
