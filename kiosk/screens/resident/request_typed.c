/* The steps in which something is typed: one field, the keyboard, what happens with it. */
#include "base/str.h"
#include "screens/frame.h"
#include "screens/resident/request.h"
#include "screens/resident/resident.h"

static const char *what_happens(void)
{
    return tr(
        "Ce que vous écrivez est chiffré : seule l’équipe de l’association peut le "
        "lire.");
}

static bool type(struct visit *visit, enum draft_field field, struct action action)
{
    if (frame_type(visit, visit->draft.fields[field], DRAFT_MAX_CHARACTERS, action)) {
        visit->draft.phone_refused = false;
        return true;
    }
    return request_move(visit, action);
}

/* --- a name to call her by --- */

static void view_name(struct scene *scene, const struct visit *visit)
{
    request_head(scene, visit, tr("Comment vous appelez-vous ?"), NULL);
    frame_field(scene, "request.field", tr("Votre prénom ou votre nom"),
        visit->draft.fields[FIELD_NAME]);
    scene_text(scene, TEXT_SMALL,
        str_format(scene->arena, "%s %s", tr("Un prénom suffit."), what_happens()));
}

static bool update_name(struct visit *visit, struct action action)
{
    return type(visit, FIELD_NAME, action);
}

const struct screen screen_request_name = { .name = "request.name",
    .view = view_name,
    .foot = request_foot,
    .keys = frame_keyboard,
    .update = update_name,
    .narrow = true };

/* --- the town of somebody who does not know of it (P-12) --- */

static void view_town(struct scene *scene, const struct visit *visit)
{
    request_head(scene, visit, tr("Dans quelle ville vit cette personne ?"), NULL);
    frame_field(scene, "request.field", tr("Ville"), visit->draft.fields[FIELD_TOWN]);
    scene_text(scene, TEXT_SMALL,
        tr("La ville suffit. Nous verrons avec vous comment lui proposer notre aide."));
}

static bool update_town(struct visit *visit, struct action action)
{
    return type(visit, FIELD_TOWN, action);
}

const struct screen screen_request_town = { .name = "request.town",
    .view = view_town,
    .foot = request_foot,
    .keys = frame_keyboard,
    .update = update_town,
    .narrow = true };

/* --- the phone number --- */

static void view_phone(struct scene *scene, const struct visit *visit)
{
    request_head(scene, visit, tr("Quel est votre numéro de téléphone ?"), NULL);
    frame_field(scene, "request.field", tr("Votre numéro"),
        language_isolate(scene->arena, visit->draft.fields[FIELD_PHONE]));
    if (visit->draft.phone_refused)
        SCENE_BOX(scene, FLOW_COLUMN, .look = LOOK_PANEL_ALERT, .role = ROLE_ALERT,
            .id = "request.phone.refused", .pad_y = -12)
    scene_text(scene, TEXT_BODY,
        tr("Ce numéro semble incomplet. En France il a dix chiffres : regardez-le "
           "encore une fois."));
    else scene_text(scene, TEXT_SMALL, what_happens());
}

static void keys_phone(struct scene *scene, const struct visit *visit)
{
    (void)visit;
    frame_digits(scene, true);
}

static bool update_phone(struct visit *visit, struct action action)
{
    return type(visit, FIELD_PHONE, action);
}

const struct screen screen_request_phone = { .name = "request.phone",
    .view = view_phone,
    .foot = request_foot,
    .keys = keys_phone,
    .update = update_phone,
    .narrow = true };

/* --- where to find her, for a visit --- */

static void view_address(struct scene *scene, const struct visit *visit)
{
    request_head(scene, visit, tr("Où pouvons-nous vous trouver ?"), NULL);
    frame_field(scene, "request.field", tr("Adresse ou lieu"),
        visit->draft.fields[FIELD_ADDRESS]);
    scene_text(scene, TEXT_SMALL, what_happens());
}

static bool update_address(struct visit *visit, struct action action)
{
    return type(visit, FIELD_ADDRESS, action);
}

const struct screen screen_request_address = { .name = "request.address",
    .view = view_address,
    .foot = request_foot,
    .keys = frame_keyboard,
    .update = update_address,
    .narrow = true };
