#include "base/str.h"
#include "screens/frame.h"

static struct date first_of(struct date month)
{
    month.day = 1;
    return month;
}

struct date calendar_month(struct date shown, struct date today, int step)
{
    struct date month = first_of(date_is(first_of(shown)) ? shown : today);
    if (step)
        month = date_add(month, (struct delay){ step, DATE_MONTHS });
    return first_of(month);
}

static void add_day(
    struct scene *scene, const struct calendar *calendar, struct date day)
{
    int order = date_compare(day, calendar->today);
    bool closed = (order > 0 && !calendar->future) || (order < 0 && !calendar->past);
    unsigned state = closed ? STATE_DISABLED : 0;
    if (date_same(day, calendar->chosen))
        state |= STATE_SELECTED;
    SCENE_BOX(scene, FLOW_ROW, .look = closed ? LOOK_NONE : LOOK_DAY,
        .role = ROLE_CHOICE,
        .id = str_format(scene->arena, "day.%s", date_iso(scene->arena, day)),
        .name = language_date_long(scene->arena, day), .state = state,
        .action =
            closed ? (struct action){ 0 } : ask_number(DO_DAY, (int)date_days(day)),
        .min_height = 81, .along = ALIGN_CENTER, .across = ALIGN_CENTER)
        scene_text(scene, closed ? TEXT_SMALL : TEXT_TILE,
            str_format(scene->arena, "%d", day.day));
}

/* Leases are years old: a month at a time would be eighty touches. */
static void add_step(struct scene *scene, const char *id, const char *icon,
    const char *text, const char *name, int months)
{
    bool back = months < 0;
    SCENE_BOX(scene, FLOW_ROW, .look = LOOK_TOOL, .role = ROLE_BUTTON, .id = id,
        .name = name, .action = ask_number(DO_MONTH, months), .gap = 12,
        .across = ALIGN_CENTER) {
        if (back)
            scene_icon(scene, icon, 32);
        scene_text(scene, TEXT_SMALL_STRONG, text);
        if (!back)
            scene_icon(scene, icon, 32);
    }
}

static void add_month_row(struct scene *scene, const struct calendar *calendar)
{
    const char *month =
        language_month(calendar->month.month, calendar->month.year, scene->arena);
    SCENE_BOX(scene, FLOW_WRAP, .gap = 11, .across = ALIGN_CENTER) {
        add_step(
            scene, "year.before", "icons/back", tr("Année"), tr("Année d’avant"), -12);
        add_step(
            scene, "month.before", "icons/back", tr("Mois"), tr("Mois d’avant"), -1);
        scene_space(scene);
        scene_heading(scene, TEXT_TILE, month);
        scene_space(scene);
        add_step(
            scene, "month.after", "icons/forward", tr("Mois"), tr("Mois d’après"), 1);
        add_step(
            scene, "year.after", "icons/forward", tr("Année"), tr("Année d’après"), 12);
    }
}

void frame_calendar(struct scene *scene, const struct calendar *calendar)
{
    struct date first = first_of(calendar->month);
    int length = date_month_length(first.year, first.month);
    SCENE_BOX(scene, FLOW_COLUMN, .gap = 12, .id = "calendar") {
        add_month_row(scene, calendar);
        SCENE_BOX(scene, FLOW_GRID, .columns = 7, .gap = 11, .role = ROLE_LIST) {
            for (int weekday = 0; weekday < 7; weekday++)
                SCENE_BOX(scene, FLOW_COLUMN, .across = ALIGN_CENTER)
                    scene_text(scene, TEXT_SMALL, language_weekday(weekday));
            for (int blank = date_weekday(first); blank > 0; blank--)
                SCENE_BOX(scene, FLOW_COLUMN, .gap = 0)
                    ;
            for (int day = 1; day <= length; day++)
                add_day(scene, calendar, (struct date){ first.year, first.month, day });
        }
    }
}
