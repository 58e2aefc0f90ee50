/* "Who can help near here?": the offices of the department that help with what one came
 * from, those that are open first, and numbers that answer from anywhere in France. */
#include "content/directory.h"
#include "base/array.h"
#include "base/str.h"
#include "screens/frame.h"
#include "screens/resident/office.h"
#include "screens/resident/resident.h"

struct choice {
    const struct office *office;
    bool fits;    /* it is there for just that */
    int64_t wait; /* seconds until it opens: 0 now, WAIT_UNKNOWN when nobody knows */
};

struct choices {
    ARRAY(struct choice)
    bool none_fits; /* so all of them stand here */
};

static const int64_t WAIT_UNKNOWN = INT64_MAX;

/* --- choosing --- */

static int64_t wait_of(const struct visit *visit, const struct office *office)
{
    struct hours_state state = office_state(visit, office);
    if (state.open)
        return 0;
    return date_is(state.opens.date)
               ? moment_seconds(state.opens) - moment_seconds(visit->now)
               : WAIT_UNKNOWN;
}

/* Open ones first, then those that are there for just that, then the next to open. */
static bool comes_before(struct choice one, struct choice other)
{
    if ((one.wait == 0) != (other.wait == 0))
        return one.wait == 0;
    if (one.fits != other.fits)
        return one.fits;
    return one.wait < other.wait;
}

/* What comes before none of the others stays as in the table. */
static void insert(struct arena *arena, struct choices *choices, struct choice choice)
{
    *ARRAY_ADD(arena, choices) = choice;
    size_t at = choices->count - 1;
    for (; at > 0 && comes_before(choice, choices->items[at - 1]); at--)
        choices->items[at] = choices->items[at - 1];
    choices->items[at] = choice;
}

static void choose(struct arena *arena, const struct visit *visit,
    const struct directory *directory, struct subject subject, struct choices *choices)
{
    for (size_t i = 0; i < directory->count; i++) {
        const struct office *office = &directory->offices[i];
        if (office_helps(office, visit->terminal->catalog, subject))
            insert(arena, choices,
                (struct choice){
                    office, office_is_for(office, subject), wait_of(visit, office) });
    }
}

static struct choices choices_of(
    struct arena *arena, const struct visit *visit, const struct directory *directory)
{
    struct choices choices = { 0 };
    choose(arena, visit, directory, visit->subject, &choices);
    if (choices.count)
        return choices;
    choices.none_fits = true;
    choose(arena, visit, directory, (struct subject){ 0 }, &choices);
    return choices;
}

static const struct directory *directory_here(const struct visit *visit)
{
    const struct terminal *terminal = visit->terminal;
    return terminal->catalog ? directory_of(terminal->catalog, terminal->site) : NULL;
}

/* --- showing --- */

static const char *name_of(const struct subject *subject)
{
    if (subject->sheet)
        return subject->sheet->title;
    if (subject->check)
        return subject->check->title;
    return subject->situation ? subject->situation->phrase : NULL;
}

static void add_title(struct scene *scene, const struct visit *visit)
{
    const char *subject = name_of(&visit->subject);
    scene_heading(scene, TEXT_TITLE, tr("Qui peut vous aider près d’ici"));
    if (subject)
        scene_text(scene, TEXT_LEAD,
            TR_FILL(scene->arena, tr("Pour : {sujet}"),
                { "sujet", say(scene, visit, subject) }));
}

/* The place in the directory names it: it is the same in every language and order. */
static void add_office(struct scene *scene, const struct visit *visit,
    const struct office *office, size_t place)
{
    SCENE_BOX(scene, FLOW_COLUMN, .look = LOOK_CARD, .role = ROLE_BUTTON, .gap = 12,
        .id = str_format(scene->arena, "office.%zu", place),
        .action = ask_thing(DO_OPEN_OFFICE, office)) {
        SCENE_BOX(scene, FLOW_ROW, .gap = 24, .across = ALIGN_CENTER) {
            scene_icon(scene, office->genre->icon, 48);
            SCENE_BOX(scene, FLOW_COLUMN, .gap = 2, .grow = true) {
                scene_text(
                    scene, TEXT_TILE, language_embed(scene->arena, office->name));
                scene_text(scene, TEXT_SMALL, say(scene, visit, office->genre->name));
            }
            scene_icon(scene, "icons/forward", 32);
        }
        office_add_state(scene, visit, office);
        SCENE_BOX(scene, FLOW_WRAP, .gap = 16)
            office_add_facts(scene, visit, office, false);
    }
}

static void add_offices(
    struct scene *scene, const struct visit *visit, const struct directory *directory)
{
    struct choices choices = choices_of(scene->arena, visit, directory);
    if (choices.none_fits)
        scene_text(scene, TEXT_BODY,
            tr("Aucun lieu n’est noté pour ce sujet. Voici tous les lieux."));
    SCENE_BOX(scene, FLOW_GRID, .columns = scene->text_size < 3 ? 2 : 1, .gap = 20,
        .even = true, .role = ROLE_LIST)
        for (size_t i = 0; i < choices.count; i++)
            add_office(scene, visit, choices.items[i].office,
                (size_t)(choices.items[i].office - directory->offices) + 1);
}

static bool any_phone_helps(const struct visit *visit)
{
    const struct catalog *catalog = visit->terminal->catalog;
    for (size_t i = 0; i < catalog->phone_count; i++)
        if (phone_helps(&catalog->phones[i], visit->subject))
            return true;
    return false;
}

/* All of them where none is named for the subject. */
static void add_phones(struct scene *scene, const struct visit *visit)
{
    const struct catalog *catalog = visit->terminal->catalog;
    struct subject subject =
        any_phone_helps(visit) ? visit->subject : (struct subject){ 0 };
    SCENE_BOX(
        scene, FLOW_COLUMN, .look = LOOK_PANEL, .gap = 16, .id = "directory.phones") {
        scene_heading(scene, TEXT_PANEL, tr("Partout en France, par téléphone"));
        SCENE_BOX(scene, FLOW_GRID, .columns = 3, .gap = 20)
            for (size_t i = 0; i < catalog->phone_count; i++)
                if (phone_helps(&catalog->phones[i], subject))
                    frame_phone(scene, visit, &catalog->phones[i]);
    }
}

static void add_nothing(struct scene *scene)
{
    SCENE_BOX(scene, FLOW_COLUMN, .look = LOOK_PANEL_SOFT, .id = "directory.none")
        scene_text(scene, TEXT_BODY,
            tr("Les adresses de ce département ne sont pas encore dans la borne. "
               "Demandez à l’équipe, ou appelez."));
}

static void view(struct scene *scene, const struct visit *visit)
{
    const struct directory *directory = directory_here(visit);
    add_title(scene, visit);
    if (directory)
        add_offices(scene, visit, directory);
    else
        add_nothing(scene);
    if (visit->terminal->catalog)
        add_phones(scene, visit);
}

static void foot(struct scene *scene, const struct visit *visit)
{
    if (name_of(&visit->subject) && directory_here(visit))
        scene_button(scene, LOOK_BUTTON, "directory.all", "icons/pin",
            tr("Tous les lieux"), ask(DO_OPEN_DIRECTORY));
    frame_foot_request(scene, visit);
}

const struct screen screen_directory = {
    .name = "directory", .view = view, .foot = foot
};
