/* From the date on a paper to the last day it leaves, the days left, and what to do today. */
#include "base/str.h"
#include "screens/frame.h"
#include "screens/resident/resident.h"

static void add_delays(struct scene *scene, const struct visit *visit)
{
    const struct paper *paper = visit->paper;
    if (paper->delay_count < 2)
        return;
    scene_heading(scene, TEXT_PANEL, tr("Quel délai est écrit sur le papier ?"));
    SCENE_BOX(scene, FLOW_GRID, .columns = 2, .gap = 20, .even = true, .fill = true) {
        for (size_t i = 0; i < paper->delay_count; i++)
            frame_answer(scene, str_format(scene->arena, "delay.%zu", i), NULL,
                say(scene, visit, paper->delays[i].label), visit->paper_delay == (int)i,
                ask_number(DO_CHOOSE, (int)i));
        frame_answer(scene, "delay.unknown", NULL, tr("Je ne sais pas"),
            visit->paper_delay < 0, ask_number(DO_CHOOSE, -1));
    }
}

static const char *days_left_text(struct arena *arena, int days)
{
    if (days < 0)
        return tr("Ce jour est passé. Il reste des choses à faire : venez nous voir.");
    if (days == 0)
        return tr("C’est aujourd’hui.");
    return TR_FILL(arena, trn("Il reste {n} jour.", "Il reste {n} jours.", days),
        { "n", language_number(arena, days, 0) });
}

static void add_last_day(struct scene *scene, const struct visit *visit)
{
    int days = 0;
    struct date last = visit_deadline(visit, &days);
    if (!last.year) {
        scene_text(scene, TEXT_BODY, tr("Touchez le jour écrit sur le papier."));
        return;
    }
    SCENE_BOX(scene, FLOW_COLUMN, .look = LOOK_PANEL_ALERT, .gap = 8,
        .id = "deadline.last-day") {
        scene_text(scene, TEXT_BODY, say(scene, visit, visit->paper->last_day));
        scene_heading(scene, TEXT_TITLE, language_date_long(scene->arena, last));
        scene_text(scene, TEXT_PANEL, days_left_text(scene->arena, days));
        if (visit->paper_delay < 0 && visit->paper->delay_count > 1)
            scene_text(scene, TEXT_BODY,
                tr("C’est la date la plus proche possible. Le papier peut laisser plus "
                   "de temps : montrez-le à l’équipe."));
    }
}

static void add_today(struct scene *scene, const struct visit *visit)
{
    if (!visit->paper->today_count)
        return;
    SCENE_BOX(scene, FLOW_COLUMN, .look = LOOK_PANEL, .id = "deadline.today") {
        scene_heading(scene, TEXT_PANEL, tr("Ce que vous pouvez faire aujourd’hui"));
        for (size_t i = 0; i < visit->paper->today_count; i++)
            frame_step(scene, (int)i + 1, say(scene, visit, visit->paper->today[i]));
    }
}

static void view(struct scene *scene, const struct visit *visit)
{
    const struct paper *paper = visit->paper;
    struct calendar calendar = { .month = calendar_month(
                                     visit->shown_month, visit->now.date, 0),
        .chosen = visit->paper_date,
        .today = visit->now.date,
        .past = true,
        .future = paper->date_is_last_day };
    scene_heading(scene, TEXT_TITLE, say(scene, visit, paper->question));
    SCENE_BOX(scene, FLOW_ROW, .gap = 48) {
        SCENE_BOX(
            scene, FLOW_COLUMN, .min_width = frame_wide(scene, 760), .max_width = 1040)
            frame_calendar(scene, &calendar);
        SCENE_BOX(scene, FLOW_COLUMN, .gap = 24, .grow = true, .min_width = 520) {
            add_last_day(scene, visit);
            add_delays(scene, visit);
            add_today(scene, visit);
        }
    }
}

static bool update(struct visit *visit, struct action action)
{
    if (action.verb == DO_DAY)
        visit->paper_date = date_of_days(action.number);
    else if (action.verb == DO_CHOOSE)
        visit->paper_delay = action.number;
    else if (action.verb == DO_MONTH)
        visit->shown_month =
            calendar_month(visit->shown_month, visit->now.date, action.number);
    else
        return false;
    return true;
}

const struct screen screen_deadline = {
    .name = "deadline", .view = view, .foot = frame_foot_request, .update = update
};
