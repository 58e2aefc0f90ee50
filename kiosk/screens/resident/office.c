/* One office that helps: what is done there, when, where, and a code to take it along. */
#include "screens/resident/office.h"

#include "base/str.h"
#include "screens/frame.h"
#include "screens/resident/resident.h"

/* --- shared with the list --- */

struct hours_state office_state(const struct visit *visit, const struct office *office)
{
    return hours_at(office->hours, visit->now, visit->terminal->site->department);
}

void office_add_state(
    struct scene *scene, const struct visit *visit, const struct office *office)
{
    struct hours_state state = office_state(visit, office);
    if (!state.known)
        return;
    SCENE_BOX(scene, FLOW_WRAP)
        SCENE_BOX(scene, FLOW_ROW, .look = state.open ? LOOK_CHIP_GOOD : LOOK_CHIP,
            .gap = 12, .across = ALIGN_CENTER) {
            scene_icon(scene, "icons/clock", 32);
            scene_text(scene, TEXT_SMALL_STRONG,
                hours_say_state(scene->arena, state, visit->now));
        }
}

struct fact {
    const char *icon, *text; /* no text: not known, and not said */
};

static void add_fact(struct scene *scene, struct fact fact)
{
    if (!fact.text)
        return;
    SCENE_BOX(scene, FLOW_ROW, .gap = 12, .across = ALIGN_CENTER) {
        scene_icon(scene, fact.icon, 32);
        struct node *words = scene_text(scene, TEXT_SMALL, fact.text);
        words->box.grow = true;
    }
}

static struct fact walk_in_of(const struct office *office, bool all)
{
    switch (office->walk_in) {
    case OFFICE_YES:
        return (struct fact){ "icons/walk", tr("Sans rendez-vous") };
    case OFFICE_NO:
        return (struct fact){ "icons/calendar", tr("Sur rendez-vous") };
    case OFFICE_UNKNOWN:
        break;
    }
    return (struct fact){ "icons/question",
        all ? tr("Demandez s’il faut un rendez-vous") : NULL };
}

static struct fact access_of(const struct office *office, bool all)
{
    switch (office->access) {
    case OFFICE_YES:
        return (struct fact){ "icons/wheelchair", tr("Entrée accessible en fauteuil") };
    case OFFICE_NO:
        return (struct fact){ "icons/stairs", tr("Entrée difficile en fauteuil") };
    case OFFICE_UNKNOWN:
        break;
    }
    return (struct fact){ "icons/question",
        all ? tr("Demandez si l’entrée est accessible en fauteuil") : NULL };
}

static struct fact languages_of(
    const struct scene *scene, const struct visit *visit, const struct office *office)
{
    const char *told = NULL;
    for (size_t i = 0; i < office->language_count; i++) {
        const char *one = say(scene, visit, office->languages[i]);
        told = told ? TR_FILL(scene->arena, tr("{list}, {one}"), { "list", told },
                          { "one", one })
                    : one;
    }
    if (told)
        told = TR_FILL(scene->arena, tr("On y parle {langues}"), { "langues", told });
    return (struct fact){ "icons/speech", told };
}

void office_add_facts(struct scene *scene, const struct visit *visit,
    const struct office *office, bool all)
{
    add_fact(scene, walk_in_of(office, all));
    add_fact(scene, access_of(office, all));
    add_fact(scene, languages_of(scene, visit, office));
}

/* --- its own screen --- */

static void add_title(
    struct scene *scene, const struct visit *visit, const struct office *office)
{
    const char *date = language_date_full(scene->arena, office->verified);
    SCENE_BOX(scene, FLOW_WRAP, .gap = 24, .across = ALIGN_CENTER) {
        SCENE_BOX(
            scene, FLOW_ROW, .look = LOOK_CHIP, .gap = 10, .across = ALIGN_CENTER) {
            scene_icon(scene, office->genre->icon, 32);
            scene_text(
                scene, TEXT_SMALL_STRONG, say(scene, visit, office->genre->name));
        }
        scene_text(scene, TEXT_SMALL,
            TR_FILL(scene->arena, tr("Vérifié le {date}"), { "date", date }));
    }
    scene_heading(scene, TEXT_TITLE, language_embed(scene->arena, office->name));
    if (office_is_old(office, visit->now.date))
        SCENE_BOX(scene, FLOW_COLUMN, .look = LOOK_PANEL_ALERT, .role = ROLE_ALERT,
            .id = "office.old", .pad_y = -10)
            scene_text(scene, TEXT_BODY,
                tr("Ces renseignements ont plus d’un an. Appelez avant d’y aller."));
}

static void add_contact(
    struct scene *scene, const char *icon, const char *text, enum text_style style)
{
    if (!text)
        return;
    SCENE_BOX(scene, FLOW_ROW, .gap = 16, .across = ALIGN_CENTER) {
        scene_icon(scene, icon, 40);
        struct node *words = scene_text(scene, style, text);
        words->box.grow = true;
    }
}

static void add_contacts(
    struct scene *scene, const struct visit *visit, const struct office *office)
{
    (void)visit;
    struct arena *arena = scene->arena;
    SCENE_BOX(
        scene, FLOW_COLUMN, .look = LOOK_PANEL, .gap = 14, .id = "office.contacts") {
        scene_heading(scene, TEXT_PANEL, tr("Y aller, appeler"));
        add_contact(scene, "icons/pin",
            office->address ? language_embed(arena, office->address) : NULL, TEXT_BODY);
        add_contact(scene, "icons/phone",
            office->phone ? language_phone(arena, office->phone) : NULL, TEXT_PANEL);
        add_contact(scene, "icons/envelope",
            office->email ? language_isolate(arena, office->email) : NULL, TEXT_BODY);
    }
}

static void add_hours(
    struct scene *scene, const struct visit *visit, const struct office *office)
{
    struct hours_lines lines = hours_say_table(scene->arena, office->hours, visit->now);
    SCENE_BOX(scene, FLOW_COLUMN, .look = LOOK_PANEL, .gap = 10, .id = "office.hours") {
        scene_heading(scene, TEXT_PANEL, tr("Horaires"));
        if (!lines.count)
            scene_text(scene, TEXT_BODY,
                tr("Nous ne savons pas quand c’est ouvert. Appelez avant d’y aller."));
        for (size_t i = 0; i < lines.count; i++)
            SCENE_BOX(scene, FLOW_COLUMN, .gap = 0, .role = ROLE_ITEM) {
                scene_text(scene, TEXT_SMALL_STRONG, lines.items[i].days);
                scene_text(scene, TEXT_BODY, lines.items[i].times);
            }
    }
}

/* Read by a phone without network: plain text, in French, as on the door. */
static const char *code_text(struct arena *arena, const struct office *office)
{
    struct text text = { .arena = arena };
    text_add_c(&text, office->name);
    if (office->address)
        text_addf(&text, "\n%s", office->address);
    if (office->phone)
        text_addf(&text, "\nTél. %s", office->phone);
    if (office->email)
        text_addf(&text, "\n%s", office->email);
    return text_done(&text);
}

static void add_code(struct scene *scene, const struct office *office)
{
    SCENE_BOX(scene, FLOW_COLUMN, .look = LOOK_PANEL, .gap = 14, .across = ALIGN_CENTER,
        .id = "office.code") {
        SCENE_BOX(scene, FLOW_COLUMN, .look = LOOK_CODE_FRAME)
            scene_code(scene, code_text(scene->arena, office), 320,
                tr("Code à photographier"));
        scene_text(scene, TEXT_SMALL,
            tr("Photographiez ce code : l’adresse et le numéro s’ouvrent sur votre "
               "téléphone, sans internet."));
    }
}

static void add_what(
    struct scene *scene, const struct visit *visit, const struct office *office)
{
    SCENE_BOX(scene, FLOW_COLUMN, .gap = 10, .id = "office.what") {
        scene_heading(scene, TEXT_PANEL, tr("Ce qu’on y fait"));
        scene_text(scene, TEXT_BODY, say(scene, visit, office->genre->does));
        scene_text(scene, TEXT_BODY, say(scene, visit, office->does));
    }
}

static void view(struct scene *scene, const struct visit *visit)
{
    const struct office *office = visit->office;
    add_title(scene, visit, office);
    SCENE_BOX(scene, FLOW_ROW, .gap = 40) {
        SCENE_BOX(scene, FLOW_COLUMN, .gap = 24, .grow = true,
            .min_width = frame_wide(scene, 700)) {
            office_add_state(scene, visit, office);
            add_what(scene, visit, office);
            SCENE_BOX(scene, FLOW_COLUMN, .gap = 14, .id = "office.facts")
                office_add_facts(scene, visit, office, true);
            add_contacts(scene, visit, office);
        }
        SCENE_BOX(scene, FLOW_COLUMN, .gap = 24, .min_width = 520,
            .max_width = frame_aside(scene, 620)) {
            add_hours(scene, visit, office);
            add_code(scene, office);
        }
    }
}

const struct screen screen_office = {
    .name = "office", .view = view, .foot = frame_foot_request
};
