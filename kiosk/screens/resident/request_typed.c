/* The steps in which something is typed: one field, the keyboard, what happens with it. */
#include "base/str.h"
#include "screens/frame.h"
#include "screens/resident/request.h"
#include "screens/resident/resident.h"

struct typed {
    const char *question, *label, *note; /* French keys; note NULL: only what happens */
    enum draft_field field;
    bool digits;
};

static const struct typed name = {
    .question = tr_later("Comment vous appelez-vous ?"),
    .label = tr_later("Votre prénom ou votre nom"),
    .note = tr_later("Un prénom suffit."),
    .field = FIELD_NAME,
};

/* Of somebody who does not know of it, the town is enough (P-12). */
static const struct typed town = {
    .question = tr_later("Dans quelle ville vit cette personne ?"),
    .label = tr_later("Ville"),
    .note = tr_later(
        "La ville suffit. Nous verrons avec vous comment lui proposer notre aide."),
    .field = FIELD_TOWN,
};

static const struct typed phone = {
    .question = tr_later("Quel est votre numéro de téléphone ?"),
    .label = tr_later("Votre numéro"),
    .field = FIELD_PHONE,
    .digits = true,
};

static const struct typed address = {
    .question = tr_later("Où pouvons-nous vous trouver ?"),
    .label = tr_later("Adresse ou lieu"),
    .field = FIELD_ADDRESS,
};

static const struct typed *const typed_at[STEP_COUNT] = {
    [STEP_NAME] = &name,
    [STEP_TOWN] = &town,
    [STEP_PHONE] = &phone,
    [STEP_ADDRESS] = &address,
};

/* This step is one of those in which something is typed. */
static const struct typed *typed_of(const struct visit *visit)
{
    return typed_at[visit->draft.step];
}

static void add_field(struct scene *scene, const struct visit *visit)
{
    const struct typed *typed = typed_of(visit);
    const char *text = visit->draft.fields[typed->field];
    frame_field(scene, "request.field", tr(typed->label),
        typed->digits ? language_isolate(scene->arena, text) : text);
}

static void add_note(struct scene *scene, const struct typed *typed)
{
    const char *happens = tr("Ce que vous écrivez est chiffré : seule l’équipe de "
                             "l’association peut le lire.");
    scene_text(scene, TEXT_SMALL,
        typed->note ? str_format(scene->arena, "%s %s", tr(typed->note), happens)
                    : happens);
}

static void add_refusal(struct scene *scene)
{
    SCENE_BOX(scene, FLOW_COLUMN, .look = LOOK_PANEL_ALERT, .role = ROLE_ALERT,
        .id = "request.phone.refused", .pad_y = -12)
        scene_text(scene, TEXT_BODY,
            tr("Ce numéro semble incomplet. En France il a dix chiffres : regardez-le "
               "encore une fois."));
}

static void view(struct scene *scene, const struct visit *visit)
{
    const struct typed *typed = typed_of(visit);
    request_head(scene, visit, tr(typed->question), NULL);
    if (!frame_field_floats(scene))
        add_field(scene, visit);
    if (typed->digits && visit->draft.phone_refused)
        add_refusal(scene);
    else
        add_note(scene, typed);
}

static void keys(struct scene *scene, const struct visit *visit)
{
    if (frame_field_floats(scene))
        SCENE_BOX(scene, FLOW_COLUMN, .pad_x = 48, .pad_y = 10)
            add_field(scene, visit);
    if (typed_of(visit)->digits)
        frame_digits(scene, "+");
    else
        frame_keyboard(scene, visit);
}

static bool update(struct visit *visit, struct action action)
{
    char *field = visit->draft.fields[typed_of(visit)->field];
    if (!frame_type(visit, field, DRAFT_MAX_CHARACTERS, action))
        return request_move(visit, action);
    visit->draft.phone_refused = false;
    return true;
}

#define TYPED_SCREEN(step)                                                             \
    {                                                                                  \
        .name = (step), .view = view, .foot = request_foot, .keys = keys,              \
        .update = update, .narrow = true                                               \
    }

const struct screen screen_request_name = TYPED_SCREEN("request.name");
const struct screen screen_request_town = TYPED_SCREEN("request.town");
const struct screen screen_request_phone = TYPED_SCREEN("request.phone");
const struct screen screen_request_address = TYPED_SCREEN("request.address");
