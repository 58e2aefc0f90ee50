#include "screens/resident/chart.h"

#include "base/language.h"
#include "base/str.h"
#include "screens/frame.h"
#include "visit/chart.h"

/* --- what is said: all that the drawing shows, in one go --- */

static const char *name_of(
    const struct scene *scene, const struct visit *visit, const struct chart_line *line)
{
    if (line->name)
        return say(scene, visit, line->name);
    return TR_FILL(scene->arena, tr("Mois {n} de retard"),
        { "n", str_format(scene->arena, "%d", line->month) });
}

static const char *next_date(
    const struct scene *scene, const struct visit *visit, const struct result *result)
{
    if (!date_is(result->deadline))
        return NULL;
    return TR_FILL(scene->arena, tr("{quoi} : {jour}"),
        { "quoi", say(scene, visit, result->outcome->deadline_label) },
        { "jour", language_date_long(scene->arena, result->deadline) });
}

static const char *here(const struct chart_view *view)
{
    return view->chart->kind == CHART_MONTHS ? tr("Aujourd’hui") : tr("Vous êtes ici");
}

static const char *spoken(const struct scene *scene, const struct visit *visit,
    const struct chart_view *view, const struct result *result)
{
    struct text text = { .arena = scene->arena };
    const char *date = next_date(scene, visit, result);
    text_addf(&text, "%s.", say(scene, visit, view->chart->title));
    for (size_t i = 0; i < view->count; i++) {
        const struct chart_line *line = &view->lines[i];
        text_addf(&text, " %s", name_of(scene, visit, line));
        if (line->value)
            text_addf(&text, " : %s", line->value);
        if (line->here)
            text_addf(&text, ", %s", here(view));
        if (line->here && date && view->chart->kind == CHART_STAGES)
            text_addf(&text, ", %s", date);
        text_add_c(&text, ".");
    }
    return text_done(&text);
}

/* --- what is drawn --- */

static const char *strong(const struct scene *scene, const char *text)
{
    return str_format(scene->arena, SCENE_STRONG "%s" SCENE_PLAIN, text);
}

static void add_here(struct scene *scene, const struct chart_view *view)
{
    SCENE_BOX(
        scene, FLOW_ROW, .look = LOOK_CHIP_CARE, .gap = 10, .across = ALIGN_CENTER) {
        scene_icon(scene, "icons/pin", 28);
        scene_text(scene, TEXT_SMALL_STRONG, here(view));
    }
}

/* A bar under its name and its value. */
static void add_bar(struct scene *scene, const struct visit *visit,
    const struct chart_view *view, const struct chart_line *line)
{
    const char *name = name_of(scene, visit, line);
    SCENE_BOX(scene, FLOW_COLUMN, .gap = 6) {
        SCENE_BOX(scene, FLOW_WRAP, .gap = 16, .across = ALIGN_CENTER) {
            scene_text(scene, TEXT_BODY, line->here ? strong(scene, name) : name);
            scene_text(scene, TEXT_BODY, strong(scene, line->value));
            if (line->here)
                add_here(scene, view);
        }
        SCENE_BOX(scene, FLOW_ROW)
            scene_progress(scene, line->permille, NULL);
    }
}

/* A stage of a procedure; the one where the person is stands in a box of its own, with
 * the day that comes next. */
static void add_stage(struct scene *scene, const struct visit *visit,
    const struct chart_view *view, size_t place, const char *date)
{
    const struct chart_line *line = &view->lines[place];
    const char *name = name_of(scene, visit, line);
    SCENE_BOX(scene, FLOW_ROW, .look = line->here ? LOOK_PANEL_SOFT : LOOK_NONE,
        .gap = 20, .pad_y = line->here ? -10 : 0, .pad_x = line->here ? -12 : 16,
        .across = ALIGN_CENTER) {
        scene_text(scene, TEXT_BODY,
            strong(scene, str_format(scene->arena, "%zu", place + 1)));
        SCENE_BOX(scene, FLOW_COLUMN, .gap = 6, .grow = true, .min_width = 200) {
            SCENE_BOX(scene, FLOW_WRAP, .gap = 16, .across = ALIGN_CENTER) {
                scene_text(scene, TEXT_BODY, line->here ? strong(scene, name) : name);
                if (line->here)
                    add_here(scene, view);
            }
            if (line->here)
                scene_text(scene, TEXT_BODY, date);
        }
    }
}

static void add_lines(struct scene *scene, const struct visit *visit,
    const struct chart_view *view, const struct result *result)
{
    const char *date = next_date(scene, visit, result);
    for (size_t i = 0; i < view->count; i++)
        switch (view->chart->kind) {
        case CHART_SCALE:
        case CHART_MONTHS:
            add_bar(scene, visit, view, &view->lines[i]);
            break;
        case CHART_STAGES:
            add_stage(scene, visit, view, i, date);
            break;
        }
}

void chart_add_all(
    struct scene *scene, const struct visit *visit, const struct result *result)
{
    struct charts_view charts = selfcheck_charts(&visit->selfcheck, scene->arena);
    for (size_t i = 0; i < charts.count; i++) {
        const struct chart_view *view = &charts.items[i];
        SCENE_BOX(scene, FLOW_COLUMN, .look = LOOK_PANEL, .gap = 16, .pad_y = -8,
            .role = ROLE_IMAGE, .name = spoken(scene, visit, view, result),
            .id = str_format(scene->arena, "result.chart.%zu", i + 1)) {
            scene_heading(scene, TEXT_PANEL, say(scene, visit, view->chart->title));
            add_lines(scene, visit, view, result);
        }
    }
}
