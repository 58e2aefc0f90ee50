#include "screens/frame.h"

#include "base/str.h"
#include "content/wording.h"
#include "visit/typing.h"

bool frame_is_portrait(const struct scene *scene)
{
    return scene->height > scene->width;
}

int frame_wide(const struct scene *scene, int reference)
{
    return scene->text_size == 1 ? reference : reference * 5 / 2;
}

int frame_aside(const struct scene *scene, int reference)
{
    return scene->text_size > 1 || frame_is_portrait(scene) ? 0 : reference;
}

const char *say(
    const struct scene *scene, const struct visit *visit, const char *french)
{
    if (!visit->terminal->catalog || !french)
        return french ? french : "";
    return content_text(
        visit->terminal->catalog, scene->arena, french, visit->now.date);
}

struct action go(enum place_id place)
{
    return (struct action){ .verb = DO_GO, .number = (int)place };
}

struct action ask(enum verb verb)
{
    return (struct action){ .verb = (int)verb };
}

struct action ask_number(enum verb verb, int number)
{
    return (struct action){ .verb = (int)verb, .number = number };
}

struct action ask_thing(enum verb verb, const void *thing)
{
    return (struct action){ .verb = (int)verb, .thing = thing };
}

/* --- header --- */

struct tool {
    const char *id, *icon, *text, *name;
    enum look look;
    struct action action;
    bool on;
};

/* In portrait the icon stands above its word, so that four fit side by side. */
static void add_tool(struct scene *scene, const struct tool *tool)
{
    bool upright = frame_is_portrait(scene);
    SCENE_BOX(scene, upright ? FLOW_COLUMN : FLOW_ROW, .look = tool->look,
        .role = ROLE_BUTTON, .id = tool->id, .name = tool->name, .action = tool->action,
        .state = tool->on ? STATE_SELECTED : 0, .gap = upright ? 4 : 14,
        .along = ALIGN_CENTER, .across = ALIGN_CENTER, .pad_x = upright ? -16 : 0) {
        scene_icon(scene, tool->icon, 32);
        scene_text(scene, TEXT_SMALL_STRONG, tool->text);
    }
}

static void add_tools(struct scene *scene, const struct visit *visit)
{
    const char *language = visit->language->own_name;
    const struct tool tools[] = {
        { "header.language", "icons/globe", language,
            TR_FILL(scene->arena, tr("Langue : {langue}"), { "langue", language }),
            LOOK_TOOL, ask(DO_LANGUAGES), false },
        { "header.text", "icons/text", tr("Texte"),
            TR_FILL(scene->arena, tr("Taille du texte : {taille} sur 3"),
                { "taille", str_format(scene->arena, "%d", visit->text_size) }),
            LOOK_TOOL, ask(DO_TEXT), visit->text_size > 1 },
        { "header.comfort", "icons/contrast", tr("Confort"),
            tr("Confort : changer les couleurs"), LOOK_TOOL, ask(DO_COMFORT),
            visit->theme != 0 },
        { "header.leave", "icons/leave", tr("Quitter"), tr("Quitter"), LOOK_TOOL_LEAVE,
            ask(DO_LEAVE), false },
    };
    size_t count = sizeof tools / sizeof *tools;
    for (size_t i = 0; i < count; i++) {
        /* What erases stands further away. */
        if (i + 1 == count && !frame_is_portrait(scene))
            SCENE_BOX(scene, FLOW_COLUMN, .min_width = 1)
                ;
        add_tool(scene, &tools[i]);
    }
}

static const char *motto(const struct visit *visit)
{
    return visit->terminal->site->demonstration
               ? tr("Démonstration : n’écrivez rien de vrai")
               : tr("Vos droits, chez vous");
}

static void add_logo(struct scene *scene, const struct visit *visit)
{
    bool room = scene->text_size == 1 && !frame_is_portrait(scene);
    SCENE_BOX(scene, FLOW_ROW, .gap = 18, .across = ALIGN_CENTER) {
        scene_picture(scene, "icons/mark", 56, NULL);
        SCENE_BOX(scene, FLOW_COLUMN) {
            struct node *name = scene_text(scene, TEXT_SMALL_STRONG, "Seuil");
            name->style = TEXT_TILE;
            if (room)
                scene_text(scene, TEXT_SMALL, motto(visit));
        }
    }
}

void frame_header(struct scene *scene, const struct visit *visit)
{
    bool upright = frame_is_portrait(scene);
    SCENE_BOX(scene, upright ? FLOW_COLUMN : FLOW_ROW, .look = LOOK_HEADER, .gap = 18,
        .across = upright ? ALIGN_STRETCH : ALIGN_CENTER, .id = "header") {
        SCENE_BOX(
            scene, FLOW_ROW, .across = ALIGN_CENTER, .grow = !upright, .gap = 24) {
            add_logo(scene, visit);
            if (upright) {
                scene_space(scene);
                scene_text(scene, TEXT_SMALL, motto(visit));
            }
        }
        SCENE_BOX(scene, upright ? FLOW_GRID : FLOW_WRAP, .gap = upright ? 34 : 18,
            .columns = 4, .even = true)
            add_tools(scene, visit);
    }
}

/* --- footer --- */

/* What sends or erases stands here too, 8 mm from the rest. Back and home are on the
 * lowest line, where they stay whatever stands above them. */
void frame_footer(
    struct scene *scene, const struct visit *visit, const struct screen *screen)
{
    SCENE_BOX(
        scene, FLOW_WRAP, .look = LOOK_FOOTER, .gap = 33, .up = true, .id = "footer") {
        scene_button(scene, LOOK_BUTTON, "footer.back", "icons/back", tr("Retour"),
            ask(DO_BACK));
        scene_button(scene, LOOK_BUTTON, "footer.home", "icons/home", tr("Accueil"),
            ask(DO_HOME));
        if (screen->foot) {
            scene_space(scene);
            screen->foot(scene, visit);
        }
    }
}

/* --- parts --- */

void frame_progress(struct scene *scene, const char *words, int permille)
{
    SCENE_BOX(scene, FLOW_ROW, .gap = 28, .across = ALIGN_CENTER) {
        scene_text(scene, TEXT_SMALL, words);
        scene_progress(scene, permille, NULL);
    }
}

static int numeral_side(const struct scene *scene)
{
    return scene->text_size == 1 ? 56 : scene->text_size == 2 ? 76 : 92;
}

static void add_numeral(struct scene *scene, int number)
{
    int side = numeral_side(scene);
    SCENE_BOX(scene, FLOW_COLUMN, .look = LOOK_NUMBER, .min_width = side,
        .min_height = side, .along = ALIGN_CENTER, .across = ALIGN_CENTER, .pad_x = -8,
        .pad_y = -8)
        scene_text(scene, TEXT_SMALL_STRONG, str_format(scene->arena, "%d", number));
}

void frame_step(struct scene *scene, int number, const char *text)
{
    const char *head, *rest;
    content_head_and_rest(scene->arena, text, &head, &rest);
    SCENE_BOX(scene, FLOW_ROW, .look = LOOK_STEP, .role = ROLE_ITEM, .gap = 24,
        .across = ALIGN_START) {
        if (number)
            add_numeral(scene, number);
        SCENE_BOX(scene, FLOW_COLUMN, .grow = true, .gap = 2, .min_width = 200) {
            struct node *strong = scene_text(scene, TEXT_BODY,
                *head ? str_format(scene->arena, SCENE_STRONG "%s" SCENE_PLAIN, head)
                      : "");
            (void)strong;
            scene_text(scene, *head ? TEXT_LEAD : TEXT_BODY, rest);
        }
    }
}

static void add_answer(struct scene *scene, struct box box, const char *icon,
    const char *mark, const char *text)
{
    bool on = box.state & (STATE_SELECTED | STATE_CHECKED);
    SCENE_BOX(scene, FLOW_ROW, .look = LOOK_ANSWER, .role = box.role, .id = box.id,
        .name = text, .action = box.action, .state = box.state, .gap = 24,
        .across = ALIGN_CENTER) {
        scene_icon(scene, icon ? icon : mark, icon ? 52 : 40);
        struct node *words = scene_text(scene, TEXT_TILE, text);
        if (words)
            words->box.grow = true;
        if (on)
            scene_icon(scene, "icons/yes", 44);
    }
}

void frame_answer(struct scene *scene, const char *id, const char *icon,
    const char *text, bool chosen, struct action action)
{
    struct box box = { .role = ROLE_CHOICE,
        .id = id,
        .action = action,
        .state = chosen ? STATE_SELECTED : 0 };
    add_answer(scene, box, icon, chosen ? "icons/radio-on" : "icons/radio", text);
}

void frame_checkbox(struct scene *scene, const char *id, const char *icon,
    const char *text, bool checked, struct action action)
{
    struct box box = { .role = ROLE_CHECKBOX,
        .id = id,
        .action = action,
        .state = checked ? STATE_CHECKED : 0 };
    add_answer(scene, box, icon, checked ? "icons/box-on" : "icons/box", text);
}

void frame_field(
    struct scene *scene, const char *id, const char *name, const char *typed)
{
    SCENE_BOX(scene, FLOW_ROW, .look = LOOK_FIELD, .role = ROLE_FIELD, .id = id,
        .name = str_format(scene->arena, "%s : %s", name, typed),
        .state = STATE_CURRENT, .across = ALIGN_CENTER) {
        /* A space keeps the line's height where nothing was typed yet. */
        struct node *text = scene_text(scene, TEXT_FIELD, *typed ? typed : " ");
        text->caret = true;
        text->box.grow = true;
    }
}

void frame_link(struct scene *scene, const char *id, const char *icon, const char *text,
    struct action action)
{
    SCENE_BOX(scene, FLOW_ROW, .look = LOOK_CARD, .role = ROLE_BUTTON, .id = id,
        .name = text, .action = action, .gap = 24, .across = ALIGN_CENTER, .pad_y = -6,
        .min_height = 96) {
        scene_icon(scene, icon, 48);
        struct node *words = scene_text(scene, TEXT_TILE, text);
        if (words)
            words->box.grow = true;
        scene_icon(scene, "icons/forward", 32);
    }
}

void frame_phone(
    struct scene *scene, const struct visit *visit, const struct phone *phone)
{
    SCENE_BOX(scene, FLOW_COLUMN, .gap = 2, .role = ROLE_ITEM) {
        scene_text(scene, TEXT_PANEL, language_phone(scene->arena, phone->digits));
        scene_text(scene, TEXT_BODY, say(scene, visit, phone->name));
        scene_text(scene, TEXT_SMALL, say(scene, visit, phone->note));
    }
}

void frame_link_directory(struct scene *scene)
{
    frame_link(scene, "directory.open", "icons/pin",
        tr("Qui peut vous aider près d’ici"), ask(DO_OPEN_DIRECTORY));
}

void frame_unreviewed(struct scene *scene, const struct visit *visit)
{
    if (!visit->terminal->catalog || content_reviewed(visit->terminal->catalog))
        return;
    SCENE_BOX(scene, FLOW_WRAP, .gap = 20, .across = ALIGN_CENTER, .id = "unreviewed") {
        scene_text(scene, TEXT_SMALL,
            tr("Cette traduction n’a pas été relue par une personne."));
        scene_button(scene, LOOK_TOOL, "unreviewed.french", "icons/globe",
            tr("Voir en français"), ask_thing(DO_SET_LANGUAGE, language_find("fr")));
    }
}

void frame_foot_request(struct scene *scene, const struct visit *visit)
{
    if (visit->terminal->deposit)
        scene_button(scene, LOOK_PRIMARY, "footer.request", "icons/calendar",
            tr("Demander un rendez-vous"), ask(DO_OPEN_REQUEST));
}

void frame_foot_next(struct scene *scene, bool may_go_on)
{
    if (!may_go_on)
        return;
    SCENE_BOX(scene, FLOW_ROW, .look = LOOK_PRIMARY, .role = ROLE_BUTTON,
        .id = "footer.next", .action = ask(DO_NEXT), .gap = 20,
        .across = ALIGN_CENTER) {
        scene_text(scene, TEXT_TILE, tr("Continuer"));
        scene_icon(scene, "icons/forward", 40);
    }
}

void frame_bullet(struct scene *scene, const char *text)
{
    SCENE_BOX(scene, FLOW_ROW, .role = ROLE_ITEM, .gap = 16, .across = ALIGN_START) {
        scene_text(scene, TEXT_BODY, "•");
        struct node *words = scene_text(scene, TEXT_BODY, text);
        if (words)
            words->box.grow = true;
    }
}

void frame_line(struct scene *scene, const char *id, const char *asked,
    const char *answered, struct action action)
{
    SCENE_BOX(scene, FLOW_ROW, .look = LOOK_CARD, .role = ROLE_BUTTON, .id = id,
        .action = action, .gap = 24, .across = ALIGN_CENTER, .pad_y = -8,
        .name = str_format(scene->arena, "%s %s. %s", asked, answered, tr("Changer"))) {
        SCENE_BOX(scene, FLOW_COLUMN, .gap = 2, .grow = true) {
            scene_text(scene, TEXT_SMALL, asked);
            scene_text(scene, TEXT_TILE, answered);
        }
        scene_icon(scene, "icons/pencil", 40);
    }
}

bool frame_type(
    struct visit *visit, char *typed, size_t characters, struct action action)
{
    switch (action.verb) {
    case DO_TYPE:
        typing_add(typed, characters, action.thing);
        if (visit->keys == KEYS_CAPITALS)
            visit->keys = KEYS_LETTERS;
        return true;
    case DO_DELETE:
        typing_delete(typed);
        return true;
    case DO_KEYS:
        visit->keys = (enum visit_keys)action.number;
        return true;
    default:
        return false;
    }
}

bool frame_field_floats(const struct scene *scene)
{
    return scene->text_size > 1;
}
