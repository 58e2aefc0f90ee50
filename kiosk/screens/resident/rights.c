/* "Quels droits pour moi ?": what is known of each right, the urgent first. A line opens the
 * check itself, with its reasons, or with the questions that are left. */
#include "screens/resident/rights.h"

#include "base/str.h"
#include "screens/frame.h"
#include "screens/resident/resident.h"
#include "visit/rights.h"

/* In the order of the screen. */
enum group { GROUP_URGENT, GROUP_OPEN, GROUP_TOGETHER, GROUP_UNKNOWN, GROUP_COUNT };

static const struct {
    enum look look;
    const char *icon, *id, *heading;
} groups[] = {
    [GROUP_URGENT] = { LOOK_MARK_NO, "icons/warning", "rights.urgent",
        tr_later("Sans attendre") },
    [GROUP_OPEN] = { LOOK_MARK_YES, "icons/yes", "rights.open",
        tr_later("Sans doute ouvert pour vous") },
    [GROUP_TOGETHER] = { LOOK_MARK_MAYBE, "icons/eye", "rights.together",
        tr_later("À regarder ensemble") },
    [GROUP_UNKNOWN] = { LOOK_MARK_MAYBE, "icons/question", "rights.unknown",
        tr_later("Pas encore connu") },
};

static enum group group_of(const struct right_look *look)
{
    if (look->state == RIGHT_LIKELY)
        return GROUP_OPEN;
    if (look->state == RIGHT_OPEN)
        return GROUP_UNKNOWN;
    switch (look->outcome->tone) {
    case TONE_URGENT:
        return GROUP_URGENT;
    case TONE_GOOD:
        return GROUP_OPEN;
    case TONE_CARE:
        break;
    }
    return GROUP_TOGETHER;
}

/* --- a line --- */

static const char *found(
    const struct scene *scene, const struct visit *visit, const struct right_look *look)
{
    switch (look->state) {
    case RIGHT_SETTLED:
        return say(scene, visit, look->outcome->title);
    case RIGHT_LIKELY:
        return say(scene, visit, look->right->likely);
    case RIGHT_OPEN:
        break;
    }
    return look->left ? tr("Il reste quelques questions.")
                      : tr("À voir avec l’équipe.");
}

static const char *missing(
    const struct scene *scene, const struct visit *visit, const struct right_look *look)
{
    struct text names = { .arena = scene->arena };
    for (size_t i = 0; i < look->missing_count; i++)
        text_addf(&names, "%s%s", i ? " · " : "",
            say(scene, visit, look->missing[i]->short_text));
    if (!names.size)
        return NULL;
    return TR_FILL(
        scene->arena, tr("Il manque : {réponses}"), { "réponses", text_done(&names) });
}

static void add_line(
    struct scene *scene, const struct visit *visit, const struct right_look *look)
{
    enum group group = group_of(look);
    SCENE_BOX(scene, FLOW_ROW, .look = LOOK_CARD, .role = ROLE_BUTTON,
        .id = str_format(scene->arena, "right.%s", look->right->check->id),
        .action = ask_thing(DO_OPEN_RIGHT, look->right), .gap = 22,
        .across = ALIGN_CENTER, .pad_y = -8, .min_height = 96) {
        SCENE_BOX(scene, FLOW_COLUMN, .look = groups[group].look)
            scene_icon(scene, groups[group].icon, 32);
        SCENE_BOX(scene, FLOW_COLUMN, .gap = 4, .grow = true) {
            scene_text(scene, TEXT_TILE, say(scene, visit, look->right->name));
            scene_text(scene, TEXT_BODY, found(scene, visit, look));
            scene_text(scene, TEXT_SMALL, missing(scene, visit, look));
        }
        scene_icon(scene, "icons/forward", 32);
    }
}

static int columns(const struct scene *scene)
{
    return scene->text_size == 1 && !frame_is_portrait(scene) ? 2 : 1;
}

static bool has_group(const struct rights_view *rights, enum group group)
{
    for (size_t i = 0; i < rights->count; i++)
        if (group_of(&rights->items[i]) == group)
            return true;
    return false;
}

static void add_group(struct scene *scene, const struct visit *visit,
    const struct rights_view *rights, enum group group)
{
    if (!has_group(rights, group))
        return;
    SCENE_BOX(scene, FLOW_COLUMN, .gap = 14, .id = groups[group].id) {
        scene_heading(scene, TEXT_PANEL, tr(groups[group].heading));
        SCENE_BOX(
            scene, FLOW_GRID, .columns = columns(scene), .gap = 20, .role = ROLE_LIST)
            for (size_t i = 0; i < rights->count; i++)
                if (group_of(&rights->items[i]) == group)
                    add_line(scene, visit, &rights->items[i]);
    }
}

/* --- the screen --- */

static void view(struct scene *scene, const struct visit *visit)
{
    struct rights_view rights = rights_look(&visit->selfcheck, scene->arena);
    bool goes_on = visit->selfcheck.question != NULL;
    scene_heading(scene, TEXT_TITLE, tr("Vos droits, d’après vos réponses"));
    scene_text(scene, TEXT_LEAD,
        goes_on ? tr("Voici ce qui est déjà connu. Vous pouvez vous arrêter là, ou "
                     "continuer.")
                : tr("Touchez une ligne pour voir pourquoi, et que faire."));
    if (goes_on)
        frame_link(scene, "rights.go-on", "icons/question",
            tr("Continuer les questions"), ask(DO_GO_ON));
    for (int group = 0; group < GROUP_COUNT; group++)
        add_group(scene, visit, &rights, (enum group)group);
    frame_link(scene, "rights.others", "icons/check",
        tr("Vérifier autre chose : un papier reçu, un dépôt, un refus"),
        go(PLACE_CHECKS));
}

static void foot(struct scene *scene, const struct visit *visit)
{
    if (visit->selfcheck.answer_count)
        scene_button(scene, LOOK_BUTTON, "rights.change", "icons/pencil",
            tr("Changer une réponse"), go(PLACE_ANSWERS));
    frame_foot_request(scene, visit);
}

static bool update(struct visit *visit, struct action action)
{
    if (action.verb != DO_GO_ON)
        return false;
    visit_turn_to_questions(visit);
    return true;
}

const struct screen screen_rights = {
    .name = "rights", .view = view, .foot = foot, .update = update
};

/* --- beside the questions --- */

static const char *progress_words(const struct scene *scene, const struct visit *visit)
{
    const struct selfcheck *selfcheck = &visit->selfcheck;
    const struct rights_progress *progress = &selfcheck->progress;
    const char *title = say(scene, visit, selfcheck->check->title);
    const char *place = str_format(scene->arena, "%d", selfcheck_place(selfcheck));
    if (!progress->all)
        return TR_FILL(scene->arena, tr("{titre} · question {n}"), { "titre", title },
            { "n", place });
    return TR_FILL(scene->arena,
        tr("{titre} · question {n} · droits déjà connus : {connus} sur {total}"),
        { "titre", title }, { "n", place },
        { "connus", str_format(scene->arena, "%d", progress->known) },
        { "total", str_format(scene->arena, "%d", progress->all) });
}

void rights_progress(struct scene *scene, const struct visit *visit)
{
    const struct rights_progress *progress = &visit->selfcheck.progress;
    frame_progress(scene, progress_words(scene, visit),
        progress->all ? 1000 * progress->known / progress->all : 0);
}

void rights_foot(struct scene *scene, const struct visit *visit)
{
    if (selfcheck_is_joint(&visit->selfcheck) && visit->selfcheck.answer_count)
        scene_button(scene, LOOK_BUTTON, "question.sum-up", "icons/scales",
            tr("Voir déjà mes droits"), ask(DO_SUM_UP));
}
