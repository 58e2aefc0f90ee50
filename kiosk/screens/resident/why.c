/* A reason that rests on others has a button of its own. The parts stand in a ground of
 * their own under it, indented, so that one sees to what they belong:
 *
 *     [✓] Vous êtes jeune, en alternance ou sans emploi        ( Refermer ^ )
 *         Règles d'Action Logement
 *         +------------------------------------------------------------------+
 *         | [✓] Âge                                                          |
 *         |     Votre réponse : 24 ans                                       |
 *         +------------------------------------------------------------------+
 */
#include "screens/resident/why.h"

#include "base/str.h"
#include "screens/frame.h"

enum {
    PLACES = 100
}; /* of reasons a level, in a path: 203 is the third part of the second */

static const struct {
    enum look look;
    const char *icon, *name;
} marks[] = {
    [REASON_HOLDS] = { LOOK_MARK_YES, "icons/yes", tr_later("oui") },
    [REASON_FAILS] = { LOOK_MARK_NO, "icons/no", tr_later("pas pour le moment") },
    [REASON_UNKNOWN] = { LOOK_MARK_MAYBE, "icons/question",
        tr_later("à voir ensemble") },
    [REASON_COUNTS] = { LOOK_MARK_NOTE, "icons/info", tr_later("à savoir") },
};

/* --- paths --- */

/* The reason at `path`, or one inside it, is the one that was opened last. */
static bool is_open(const struct visit *visit, int path)
{
    int open = visit->why;
    while (open > path)
        open /= PLACES;
    return open == path;
}

/* "why.2.3" */
static const char *id_of(struct arena *arena, int path)
{
    return path < PLACES
               ? str_format(arena, "why.%d", path)
               : str_format(arena, "%s.%d", id_of(arena, path / PLACES), path % PLACES);
}

void why_touch(struct visit *visit, int path)
{
    visit->why = is_open(visit, path) ? path / PLACES : path;
}

/* --- one reason --- */

/* "30 ans, depuis le 1er janvier 2025" */
static const char *figure_told(struct arena *arena, const struct reason *reason)
{
    const struct figure *figure = reason->figure;
    if (!reason->told)
        return tr("Demandez à l’équipe.");
    if (!date_is(figure->valid_to))
        return TR_FILL(arena, tr("{montant}, depuis le {jour}"),
            { "montant", reason->told },
            { "jour", language_date_full(arena, figure->valid_from) });
    return TR_FILL(arena, tr("{montant}, du {début} au {fin}"),
        { "montant", reason->told },
        { "début", language_date_full(arena, figure->valid_from) },
        { "fin", language_date_full(arena, figure->valid_to) });
}

/* The answer given, the amount or the date, the figure with its validity. */
static const char *told_of(
    struct arena *arena, const struct visit *visit, const struct reason *reason)
{
    if (reason->value)
        return TR_FILL(arena, tr("Votre réponse : {réponse}"),
            { "réponse", selfcheck_told(&visit->selfcheck, arena, reason->question,
                             reason->value) });
    return reason->figure ? figure_told(arena, reason) : reason->told;
}

/* Under what is said: with which answer or amount, and by which article. */
static void add_ground(
    struct scene *scene, const struct visit *visit, const struct reason *reason)
{
    struct text text = { .arena = scene->arena };
    text_add_c(&text, told_of(scene->arena, visit, reason));
    if (reason->source)
        text_addf(&text, "%s%s", text.size ? " · " : "",
            language_embed(scene->arena, reason->source));
    scene_text(scene, TEXT_SMALL, text_done(&text));
}

static void add_mark(struct scene *scene, enum reason_mark mark)
{
    SCENE_BOX(scene, FLOW_COLUMN, .look = marks[mark].look, .role = ROLE_IMAGE,
        .name = tr(marks[mark].name))
        scene_icon(scene, marks[mark].icon, 32);
}

/* What is said begins with what is written, and then says of what. */
static void add_opener(struct scene *scene, const struct visit *visit,
    const struct reason *reason, int path)
{
    bool open = is_open(visit, path);
    const char *words = open ? tr("Refermer") : tr("Pourquoi ?");
    SCENE_BOX(scene, FLOW_ROW, .look = LOOK_TOOL, .role = ROLE_BUTTON,
        .id = id_of(scene->arena, path), .action = ask_number(DO_CHOOSE, path),
        .state = open ? STATE_EXPANDED : 0, .gap = 12, .across = ALIGN_CENTER,
        .name =
            str_format(scene->arena, "%s %s", words, say(scene, visit, reason->text))) {
        scene_text(scene, TEXT_SMALL_STRONG, words);
        scene_icon(scene, open ? "icons/up" : "icons/down", 28);
    }
}

/* The button is no part of what is read aloud as one reason. */
static void add_row(struct scene *scene, const struct visit *visit,
    const struct reason *reason, int path)
{
    SCENE_BOX(scene, FLOW_ROW, .gap = 20, .across = ALIGN_START) {
        SCENE_BOX(scene, FLOW_ROW, .role = ROLE_ITEM, .grow = true, .gap = 20,
            .across = ALIGN_START) {
            add_mark(scene, reason->mark);
            SCENE_BOX(scene, FLOW_COLUMN, .grow = true, .gap = 2) {
                const char *told = say(scene, visit, reason->text);
                scene_text(scene, TEXT_BODY,
                    str_format(scene->arena, SCENE_STRONG "%s" SCENE_PLAIN, told));
                add_ground(scene, visit, reason);
            }
        }
        if (reason->part_count)
            add_opener(scene, visit, reason, path);
    }
}

static void add_reasons(struct scene *scene, const struct visit *visit,
    const struct reason *reasons, size_t count, int above);

/* As far in as the words of the reason; with large text there is no room for that. */
static void add_parts(struct scene *scene, const struct visit *visit,
    const struct reason *reason, int path)
{
    enum { INDENT = 68, EVERY_OTHER = PLACES * PLACES };
    bool deep = path >= PLACES && path < EVERY_OTHER;
    SCENE_BOX(scene, FLOW_ROW) {
        if (scene->text_size == 1)
            SCENE_BOX(scene, FLOW_COLUMN, .min_width = INDENT) {
            }
        SCENE_BOX(scene, FLOW_COLUMN, .look = deep ? LOOK_PANEL : LOOK_PANEL_SOFT,
            .role = ROLE_LIST, .grow = true, .pad_x = -4, .pad_y = -16)
            add_reasons(scene, visit, reason->parts, reason->part_count, path);
    }
}

/* --- all of them --- */

static void add_reason(struct scene *scene, const struct visit *visit,
    const struct reason *reason, int path)
{
    SCENE_BOX(scene, FLOW_COLUMN, .look = LOOK_STEP, .gap = 16, .pad_y = -4) {
        add_row(scene, visit, reason, path);
        if (reason->part_count && is_open(visit, path))
            add_parts(scene, visit, reason, path);
    }
}

static void add_reasons(struct scene *scene, const struct visit *visit,
    const struct reason *reasons, size_t count, int above)
{
    for (size_t i = 0; i < count; i++)
        add_reason(scene, visit, &reasons[i], above * PLACES + (int)i + 1);
}

void why_add(
    struct scene *scene, const struct visit *visit, const struct result *result)
{
    if (!result->reason_count)
        return;
    SCENE_BOX(scene, FLOW_COLUMN, .look = LOOK_PANEL, .pad_y = -12, .id = "result.why")
        add_reasons(scene, visit, result->reasons, result->reason_count, 0);
}
