/* Eight phrases in residents' words, three actions, the numbers that save. */
#include "base/str.h"
#include "content/catalog.h"
#include "screens/frame.h"
#include "screens/resident/resident.h"

static int tile_columns(const struct scene *scene)
{
    if (frame_is_portrait(scene))
        return scene->text_size == 3 ? 1 : 2;
    return scene->text_size == 1 ? 4 : 2;
}

/* Upright where there is room for the picture above its words, else beside them. */
static void add_tile(struct scene *scene, const struct visit *visit,
    const struct home_situation *situation, enum look tile)
{
    bool upright = scene->text_size == 1;
    SCENE_BOX(scene, upright ? FLOW_COLUMN : FLOW_ROW, .look = LOOK_CARD,
        .role = ROLE_BUTTON, .gap = upright ? 10 : 28,
        .id = str_format(scene->arena, "home.situation.%s", situation->id),
        .action = ask_thing(DO_OPEN_SITUATION, situation),
        .across = upright ? ALIGN_START : ALIGN_CENTER) {
        SCENE_BOX(scene, FLOW_COLUMN, .look = tile)
            scene_icon(scene, situation->icon, 54);
        if (upright)
            scene_space(scene);
        struct node *words =
            scene_text(scene, TEXT_TILE, say(scene, visit, situation->phrase));
        if (words && !upright)
            words->box.grow = true;
    }
}

static void add_tiles(struct scene *scene, const struct visit *visit)
{
    const struct catalog *catalog = visit->terminal->catalog;
    SCENE_BOX(scene, FLOW_GRID, .columns = tile_columns(scene), .gap = 24, .even = true,
        .grow = true, .id = "home.situations")
        for (size_t i = 0; i < catalog->situation_count; i++)
            add_tile(scene, visit, &catalog->situations[i],
                (enum look)(LOOK_TILE_RENT + (int)(i % 8)));
}

static void add_action(struct scene *scene, enum look look, const char *id,
    const char *icon, const char *text, struct action action)
{
    scene_button(scene, look, id, icon, text, action);
    scene->open->last->box.grow = !frame_is_portrait(scene);
    scene->open->last->box.min_height = 96;
}

static void add_actions(struct scene *scene, const struct visit *visit)
{
    SCENE_BOX(scene, FLOW_ROW, .gap = 24) {
        if (visit->terminal->catalog)
            add_action(scene, LOOK_BUTTON, "home.checks", "icons/check",
                tr("Vérifier un droit"), go(PLACE_CHECKS));
        if (visit->terminal->deposit)
            add_action(scene, LOOK_PRIMARY, "home.request", "icons/calendar",
                tr("Demander un rendez-vous"), ask(DO_OPEN_REQUEST));
        if (visit->terminal->catalog)
            add_action(scene, LOOK_BUTTON, "home.search", "icons/find",
                tr("Chercher un mot"), go(PLACE_SEARCH));
    }
}

/* Each language in its own script: nobody must read French to begin. */
static void add_languages(struct scene *scene, const struct visit *visit)
{
    SCENE_BOX(scene, FLOW_WRAP, .gap = 18, .id = "home.languages")
        for (size_t i = 0; visit->terminal->site->languages[i]; i++) {
            const struct language *language =
                language_find(visit->terminal->site->languages[i]);
            if (language)
                scene_button(scene, LOOK_TOOL,
                    str_format(scene->arena, "home.language.%s", language->code),
                    language->icon, language->own_name,
                    ask_thing(DO_SET_LANGUAGE, language));
        }
}

static void add_head(struct scene *scene, const struct visit *visit)
{
    SCENE_BOX(scene, FLOW_COLUMN, .gap = 10) {
        if (visit->was_erased && !visit->begun)
            SCENE_BOX(scene, FLOW_COLUMN, .look = LOOK_PANEL_SOFT, .role = ROLE_ALERT,
                .pad_y = -12, .id = "home.erased")
                scene_text(scene, TEXT_BODY,
                    tr("L’écran a été effacé, pour protéger la personne d’avant."));
        SCENE_BOX(scene, FLOW_WRAP, .gap = 18, .across = ALIGN_CENTER) {
            scene_heading(scene, TEXT_HERO, tr("Bonjour, que se passe-t-il ?"));
            scene_space(scene);
            add_languages(scene, visit);
        }
        scene_text(
            scene, TEXT_LEAD, tr("Touchez la phrase qui ressemble à votre situation."));
    }
}

static void add_no_contents(struct scene *scene)
{
    SCENE_BOX(scene, FLOW_COLUMN, .look = LOOK_PANEL_ALERT, .role = ROLE_ALERT,
        .id = "home.no-contents", .gap = 12) {
        scene_heading(
            scene, TEXT_PANEL, tr("Les fiches ne s’affichent pas aujourd’hui."));
        scene_text(scene, TEXT_BODY,
            tr("Demandez à l’accueil : une personne de l’équipe vous répond."));
    }
}

static void view(struct scene *scene, const struct visit *visit)
{
    add_head(scene, visit);
    if (visit->terminal->catalog)
        add_tiles(scene, visit);
    else
        add_no_contents(scene);
    if (!visit->terminal->deposit)
        SCENE_BOX(scene, FLOW_COLUMN, .look = LOOK_PANEL_ALERT, .role = ROLE_ALERT,
            .id = "home.no-requests", .pad_y = -12)
            scene_text(scene, TEXT_BODY,
                tr("Pour un rendez-vous, demandez à l’accueil : cet écran ne peut pas "
                   "garder de demande aujourd’hui."));
    add_actions(scene, visit);
}

/* The situation that a number belongs to, which says what to do besides calling. */
static const struct home_situation *situation_of(
    const struct catalog *catalog, const struct phone *phone)
{
    for (size_t i = 0; i < catalog->situation_count; i++)
        for (size_t k = 0; k < catalog->situations[i].phone_count; k++)
            if (catalog->situations[i].phones[k] == phone)
                return &catalog->situations[i];
    return NULL;
}

static void add_number(
    struct scene *scene, const struct visit *visit, const struct phone *phone)
{
    const struct home_situation *situation =
        situation_of(visit->terminal->catalog, phone);
    struct action action =
        situation ? ask_thing(DO_OPEN_SITUATION, situation) : (struct action){ 0 };
    SCENE_BOX(scene, FLOW_ROW, .gap = 14, .across = ALIGN_CENTER, .min_height = 68,
        .role = situation ? ROLE_LINK : ROLE_TEXT, .action = action,
        .id = str_format(scene->arena, "emergency.%s", phone->key)) {
        struct node *what =
            scene_text(scene, TEXT_SMALL, say(scene, visit, phone->short_name));
        (void)what;
        scene_text(scene, TEXT_TILE, language_phone(scene->arena, phone->digits));
    }
}

static void numbers(struct scene *scene, const struct visit *visit)
{
    const struct catalog *catalog = visit->terminal->catalog;
    SCENE_BOX(scene, FLOW_WRAP, .look = LOOK_HELP_BAND, .gap = 36, .pad_y = -12,
        .across = ALIGN_CENTER, .id = "emergency") {
        scene_icon(scene, "icons/phone", 36);
        for (size_t i = 0; catalog && i < catalog->phone_count; i++)
            if (catalog->phones[i].emergency)
                add_number(scene, visit, &catalog->phones[i]);
        if (!catalog) /* nothing but these is known without contents, and they must stand */
            scene_text(scene, TEXT_TILE, "115   3919   112");
    }
}

const struct screen screen_home = {
    .name = "home", .view = view, .keys = numbers, .bare = true
};
