#include "screens/screen.h"

#include <assert.h>

#include "base/str.h"
#include "scene/theme.h"
#include "screens/frame.h"
#include "screens/resident/resident.h"

static const struct screen *const screens[] = {
    [PLACE_WELCOME] = &screen_welcome,
    [PLACE_HOME] = &screen_home,
    [PLACE_SITUATION] = &screen_situation,
    [PLACE_PAPERS] = &screen_papers,
    [PLACE_SHEET] = &screen_sheet,
    [PLACE_WORDS] = &screen_words,
    [PLACE_DEADLINE] = &screen_deadline,
    [PLACE_SEARCH] = &screen_search,
    [PLACE_DIRECTORY] = &screen_directory,
    [PLACE_OFFICE] = &screen_office,
    [PLACE_STORIES] = &screen_stories,
    [PLACE_STORY] = &screen_story,
    [PLACE_CHECKS] = &screen_checks,
    [PLACE_QUESTION] = &screen_question,
    [PLACE_RESULT] = &screen_result,
    [PLACE_RIGHTS] = &screen_rights,
    [PLACE_ANSWERS] = &screen_answers,
    [PLACE_LETTERS] = &screen_letters,
    [PLACE_HEARING] = &screen_hearing,
    [PLACE_LETTER] = &screen_letter,
    [PLACE_LETTER_PAGE] = &screen_letter_page,
    [PLACE_LETTER_TEXT] = &screen_letter_text,
    [PLACE_REQUEST] = &screen_request_notice,
    [PLACE_TICKET] = &screen_ticket,
    [PLACE_STILL_THERE] = &screen_still_there,
};
static_assert(sizeof screens / sizeof *screens == PLACE_COUNT, "a screen a place");

static const struct screen *const steps[] = {
    [STEP_NOTICE] = &screen_request_notice,
    [STEP_WHOM] = &screen_request_whom,
    [STEP_SUBJECT] = &screen_request_subject,
    [STEP_WHERE] = &screen_request_where,
    [STEP_NAME] = &screen_request_name,
    [STEP_TOWN] = &screen_request_town,
    [STEP_REACH] = &screen_request_reach,
    [STEP_PHONE] = &screen_request_phone,
    [STEP_CALLS] = &screen_request_calls,
    [STEP_ADDRESS] = &screen_request_address,
    [STEP_NEEDS] = &screen_request_needs,
    [STEP_SHARING] = &screen_request_sharing,
    [STEP_ANSWERS] = &screen_request_answers,
    [STEP_SUMMARY] = &screen_request_summary,
};
static_assert(sizeof steps / sizeof *steps == STEP_COUNT, "a screen a step");

static const struct screen *screen_of(const struct visit *visit)
{
    if (visit->place == PLACE_REQUEST)
        return steps[visit->draft.step];
    return screens[visit->place];
}

const char *screen_name(const struct visit *visit)
{
    return screen_of(visit)->name;
}

/* Wide margins keep a line at most 65 characters long. */
static int margin(const struct scene *scene, const struct screen *screen)
{
    bool wide = screen->narrow && !frame_is_portrait(scene) && scene->text_size == 1;
    return wide ? 240 : 48;
}

struct scene *screen_view(
    struct arena *arena, const struct visit *visit, int width, int height, double scale)
{
    const struct screen *screen = screen_of(visit);
    struct scene *scene = scene_begin(arena, screen->name);
    scene->language = visit->language->tag;
    scene->rtl = visit->language->rtl;
    scene->text_size = visit->text_size;
    scene->width = width;
    scene->height = height;
    scene->scale = scale;
    scene->scroll = visit->scroll;
    scene->more_name = tr("Voir la suite");
    scene->less_name = tr("Revenir plus haut");
    scene->more = ask_number(DO_SCROLL, 1);
    scene->less = ask_number(DO_SCROLL, -1);
    frame_header(scene, visit);
    SCENE_BOX(scene, FLOW_COLUMN, .scroll = true, .grow = true, .gap = 24,
        .pad_x = margin(scene, screen),
        .pad_y = screen->keys && !screen->bare ? 17
                 : scene->text_size == 1       ? 28
                                               : 20,
        .id = "main")
        screen->view(scene, visit);
    if (screen->keys)
        screen->keys(scene, visit);
    if (!screen->bare)
        frame_footer(scene, visit, screen);
    scene_done(scene);
    return scene;
}

/* --- what the frame does --- */

static void next_text_size(struct visit *visit)
{
    visit->text_size = visit->text_size % 3 + 1;
}

static void next_theme(struct visit *visit)
{
    visit->theme = (visit->theme + 1) % THEME_COUNT;
}

static void choose_language(struct visit *visit, const struct language *language)
{
    visit_set_language(visit, language);
    if (visit->place == PLACE_WELCOME)
        visit_back(visit);
}

static void open_what_is_named(struct visit *visit, struct action action)
{
    switch (action.verb) {
    case DO_OPEN_SITUATION:
        visit_open_situation(visit, action.thing);
        return;
    case DO_OPEN_SHEET:
        visit_open_sheet(visit, action.thing);
        return;
    case DO_OPEN_CHECK:
        visit_open_check(visit, action.thing);
        return;
    case DO_OPEN_RIGHT:
        visit_open_right(visit, action.thing);
        return;
    case DO_OPEN_DEADLINE:
        visit_open_deadline(visit, action.thing);
        return;
    case DO_OPEN_DIRECTORY:
        visit_open_directory(visit);
        return;
    case DO_OPEN_OFFICE:
        visit_open_office(visit, action.thing);
        return;
    case DO_OPEN_STORY:
        visit_open_story(visit, action.thing);
        return;
    case DO_OPEN_LETTER:
        visit_open_letter(visit, action.thing);
        return;
    case DO_OPEN_REQUEST:
        visit_open_request(visit);
        return;
    default:
        return;
    }
}

static void frame_update(struct visit *visit, struct action action)
{
    switch (action.verb) {
    case DO_BACK:
        visit_back(visit);
        return;
    case DO_HOME:
        visit_home(visit);
        return;
    case DO_LANGUAGES:
        if (visit->place != PLACE_WELCOME)
            visit_go(visit, PLACE_WELCOME);
        return;
    case DO_SET_LANGUAGE:
        choose_language(visit, action.thing);
        return;
    case DO_TEXT:
        next_text_size(visit);
        return;
    case DO_COMFORT:
        next_theme(visit);
        return;
    case DO_SCROLL:
        visit->scroll += action.number;
        return;
    case DO_GO:
        visit_go(visit, (enum place_id)action.number);
        return;
    default:
        open_what_is_named(visit, action);
    }
}

struct visit *screen_update(struct visit *visit, struct action action)
{
    if (action.verb == DO_LEAVE)
        return visit_end(visit, false);
    const struct screen *screen = screen_of(visit);
    if (!screen->update || !screen->update(visit, action))
        frame_update(visit, action);
    return visit;
}
