/* The table of P-01, and the words for values and states. It is the register of what is
 * known about a person: the notice, the sealed text, the exports and their tests follow it.
 */
#include "requests/request.h"

#include <assert.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/language.h"

#define CONSENT  tr_later("accord de la personne (RGPD, art. 6-1 a)")
#define INTEREST tr_later("intérêt légitime de l’association (RGPD, art. 6-1 f)")
#define TEAM     tr_later("l’équipe, avec sa clé")
#define DURATION tr_later("7 jours après un export confirmé, 30 jours au plus")

/* What everything about a person may reach, and the shorter ways. */
enum {
    KEPT = OUTPUT_SEALED | OUTPUT_SCREEN | OUTPUT_RECORD,
    TABLE = KEPT | OUTPUT_TABLE,
    LISTED = TABLE | OUTPUT_LIST,
    CARRIED = LISTED | OUTPUT_TICKET,
};

static const struct choice urgencies[] = {
    [URGENCY_NONE] = { "none", "" },
    [URGENCY_SOON] = { "soon", tr_later("échéance proche") },
    [URGENCY_NOW] = { "now", tr_later("aujourd’hui") },
};

static const struct choice whom[] = {
    [FOR_SELF] = { "self", tr_later("pour elle-même") },
    [FOR_HOUSEHOLD] = { "household", tr_later("pour un ménage, qui le sait") },
    [FOR_OTHERS] = { "others", tr_later("pour un ménage, qui ne le sait pas encore") },
};

static const struct choice reaches[] = {
    [BY_NONE] = { "none", "" },
    [BY_PHONE] = { "phone", tr_later("téléphone") },
    [BY_SMS] = { "sms", tr_later("SMS") },
    [BY_RETURN] = { "return", tr_later("reviendra") },
    [BY_EMAIL] = { "email", tr_later("courriel") },
};

static const struct choice hours[] = {
    [CALL_ANY] = { "any", tr_later("à toute heure") },
    [CALL_MORNING] = { "morning", tr_later("le matin") },
    [CALL_AFTERNOON] = { "afternoon", tr_later("l’après-midi") },
    [CALL_EVENING] = { "evening", tr_later("en fin de journée") },
};

static const struct choice places[] = {
    [MEET_NONE] = { "none", "" },
    [MEET_DESK] = { "desk", tr_later("à l’accueil") },
    [MEET_HOME] = { "home", tr_later("chez la personne") },
    [MEET_SLEEP] = { "sleep", tr_later("là où elle dort") },
    [MEET_PHONE] = { "phone", tr_later("par téléphone") },
    [MEET_OTHER] = { "other", tr_later("dans un autre lieu") },
};

static const struct choice replies[] = {
    [REPLY_NONE] = { "none", "" },
    [REPLY_YES] = { "yes", tr_later("oui") },
    [REPLY_NO] = { "no", tr_later("non") },
};

#define AT(member) .name = #member, .offset = offsetof(struct request, member)
#define TYPED      .kind = FIELD_TEXT, .max = REQUEST_TYPED_MAX
#define SHOWN      .kind = FIELD_TEXT, .max = REQUEST_SHOWN_MAX
#define CHOSEN(list)                                                                   \
    .kind = FIELD_CHOICE, .choices = (list),                                           \
    .choice_count = sizeof(list) / sizeof *(list)
#define HELD(basis_of)    .basis = (basis_of), .readers = TEAM, .duration = DURATION
#define ASKED(title, why) .heading = tr_later(title), .purpose = tr_later(why)

static const struct field fields[] = {
    { AT(code), TYPED, HELD(INTEREST), .outputs = CARRIED | OUTPUT_CALENDAR,
        ASKED("Numéro", "retrouver la demande sans dire de nom") },
    { AT(created), .kind = FIELD_DATE, HELD(INTEREST), .outputs = LISTED,
        ASKED("Jour de la demande", "répondre dans l’ordre") },
    { AT(urgency), CHOSEN(urgencies), HELD(INTEREST), .outputs = LISTED,
        ASKED("Urgence", "rappeler d’abord qui ne peut pas attendre") },
    { AT(deadline), .kind = FIELD_DATE, HELD(CONSENT), .outputs = CARRIED,
        ASKED("Échéance", "agir avant la fin d’un délai") },
    { AT(deadline_label), SHOWN, HELD(CONSENT), .outputs = LISTED,
        ASKED("Nature de l’échéance", "agir avant la fin d’un délai") },
    { AT(deadline_on_paper), CHOSEN(replies), HELD(CONSENT), .outputs = KEPT,
        ASKED("Échéance sur le ticket", "respecter ce choix à l’impression") },
    { AT(situation), TYPED, HELD(CONSENT), .outputs = TABLE,
        ASKED("Situation", "confier la demande à qui connaît le sujet") },
    { AT(sheet), TYPED, HELD(CONSENT), .outputs = KEPT,
        ASKED("Fiche lue", "préparer le rendez-vous") },
    { AT(subject), SHOWN, HELD(CONSENT), .outputs = TABLE,
        ASKED("Sujet", "préparer le rendez-vous") },
    { AT(for_whom), CHOSEN(whom), HELD(CONSENT), .outputs = TABLE,
        ASKED("Pour qui", "savoir qui a donné son accord") },
    { AT(town), TYPED, HELD(INTEREST), .outputs = TABLE,
        ASKED("Commune signalée", "savoir où vit le ménage signalé") },
    { AT(introducer), TYPED, HELD(INTEREST), .outputs = TABLE,
        ASKED("Qui peut nous présenter", "ne pas arriver en inconnus") },
    { AT(name), TYPED, HELD(CONSENT), .outputs = TABLE,
        ASKED("Nom d’usage", "savoir comment appeler la personne") },
    { AT(reach), CHOSEN(reaches), HELD(CONSENT), .outputs = TABLE,
        ASKED("Joindre par", "répondre à la demande") },
    { AT(phone), TYPED, HELD(CONSENT), .outputs = TABLE,
        ASKED("Téléphone", "répondre à la demande") },
    { AT(hours), CHOSEN(hours), HELD(CONSENT), .outputs = TABLE,
        ASKED("Quand appeler", "appeler au bon moment") },
    { AT(voice_message), CHOSEN(replies), HELD(CONSENT), .outputs = TABLE,
        ASKED("Message vocal", "ne rien laisser entendre à d’autres") },
    { AT(say_name), TYPED, HELD(CONSENT), .outputs = TABLE,
        ASKED("Nom à dire", "ne rien laisser entendre à d’autres") },
    { AT(email), TYPED, HELD(CONSENT), .outputs = TABLE,
        ASKED("Courriel", "répondre à la demande") },
    { AT(may_keep), CHOSEN(replies), HELD(CONSENT), .outputs = KEPT,
        ASKED("Accord : garder la demande", "prouver l’accord") },
    { AT(may_landlord), CHOSEN(replies), HELD(CONSENT), .outputs = TABLE,
        ASKED("Accord : parler au bailleur", "n’agir qu’avec l’accord") },
    { AT(may_partner), CHOSEN(replies), HELD(CONSENT), .outputs = TABLE,
        ASKED("Accord : parler au partenaire", "n’agir qu’avec l’accord") },
    { AT(partner), SHOWN, HELD(CONSENT), .outputs = TABLE,
        ASKED("Partenaire", "n’agir qu’avec l’accord") },
    { AT(place), CHOSEN(places), HELD(CONSENT), .outputs = LISTED,
        ASKED("Lieu", "se rencontrer où la personne le veut") },
    { AT(place_other), TYPED, HELD(CONSENT), .outputs = TABLE,
        ASKED("Autre lieu", "se rencontrer où la personne le veut") },
    { AT(address), TYPED, HELD(CONSENT), .outputs = TABLE,
        ASKED("Adresse de la visite", "venir chez la personne") },
    { AT(language), TYPED, HELD(CONSENT), .outputs = LISTED,
        ASKED("Langue", "se comprendre") },
    { AT(interpreter), CHOSEN(replies), HELD(CONSENT), .outputs = TABLE,
        ASKED("Interprète", "se comprendre") },
    { AT(mobility), CHOSEN(replies), HELD(CONSENT), .outputs = TABLE,
        ASKED("Accès sans marche", "choisir un lieu accessible") },
    { AT(companion), CHOSEN(replies), HELD(CONSENT), .outputs = TABLE,
        ASKED("Viendra accompagnée", "prévoir la place") },
    { AT(answers), .kind = FIELD_ANSWERS, HELD(CONSENT), .outputs = KEPT,
        ASKED("Réponses jointes", "ne pas reposer les mêmes questions") },
    { AT(meeting), .kind = FIELD_MOMENT, HELD(CONSENT),
        .outputs = LISTED | OUTPUT_CALENDAR,
        ASKED("Rendez-vous", "tenir le rendez-vous") },
    { AT(meeting_changes), .kind = FIELD_NUMBER, HELD(INTEREST),
        .outputs = OUTPUT_SEALED | OUTPUT_CALENDAR,
        ASKED("Changements", "tenir l’agenda à jour") },
};

const struct field *request_fields(size_t *count)
{
    *count = sizeof fields / sizeof *fields;
    return fields;
}

const struct field *request_field(const char *name)
{
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (text_same(fields[i].name, name))
            return &fields[i];
    return NULL;
}

/* --- states --- */

static const struct choice states[] = {
    [STATE_NEW] = { "new", tr_later("nouvelle") },
    [STATE_EXPORTED] = { "exported", tr_later("exportée") },
    [STATE_CALLED] = { "called", tr_later("rappelée") },
    [STATE_SCHEDULED] = { "scheduled", tr_later("rendez-vous fixé") },
    [STATE_DONE] = { "done", tr_later("terminée") },
    [STATE_FROZEN] = { "frozen", tr_later("gelée") },
    [STATE_WITHDRAWN] = { "withdrawn", tr_later("retirée") },
};

static_assert(sizeof states / sizeof *states == STATE_COUNT, "a state is missing");

const char *state_name(enum request_state state)
{
    return states[state].name;
}

const char *state_label(enum request_state state)
{
    return tr(states[state].label);
}

bool state_read(const char *text, enum request_state *state)
{
    struct arena *arena = arena_open(1024);
    const char *folded = str_fold(arena, str_trim(str_of(text)));
    size_t i = 0;
    while (i < STATE_COUNT && !text_same(folded, states[i].name) &&
           !text_same(folded, str_fold(arena, str_of(states[i].label))))
        i++;
    arena_close(arena);
    if (i == STATE_COUNT)
        return false;
    *state = (enum request_state)i;
    return true;
}
