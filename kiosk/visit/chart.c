#include "visit/chart.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/str.h"
#include "visit/inquiry_inside.h"

enum { MAX_MONTHS = 5 }; /* the last ones; a year of lines says no more */

struct drawing {
    const struct inquiry *inquiry;
    struct arena *arena;
    const struct chart *chart;
};

static struct value value_of(const struct drawing *drawing, const struct rule *rule)
{
    uint32_t number = inquiry_rule(drawing->inquiry, rule);
    const struct outcome *outcome =
        number ? eval_rule(drawing->inquiry->evaluation, number) : NULL;
    return outcome ? outcome->value : (struct value){ 0 };
}

/* --- a scale: from the least to the most, the person's own value among them --- */

struct point {
    const char *name;
    struct value value;
    bool here;
};

/* Equals stay in the order of the contents, the person first: "at most" holds there. */
static int compare(const void *left, const void *right)
{
    const struct point *a = left;
    const struct point *b = right;
    if (a->value.number != b->value.number)
        return a->value.number < b->value.number ? -1 : 1;
    return b->here - a->here;
}

static size_t gather(const struct drawing *drawing, struct point *points)
{
    const struct chart *chart = drawing->chart;
    size_t count = 0;
    for (size_t i = 0; i < chart->mark_count; i++) {
        struct value value = value_of(drawing, chart->marks[i].rule);
        if (value.kind == VALUE_NUMBER)
            points[count++] = (struct point){ chart->marks[i].name, value, false };
    }
    struct value me = value_of(drawing, chart->me);
    if (count && me.kind == VALUE_NUMBER)
        points[count++] = (struct point){ chart->me_name, me, true };
    return count;
}

static int share(double part, double whole)
{
    return whole > 0 ? (int)(1000 * part / whole + 0.5) : 0;
}

static size_t draw_scale(const struct drawing *drawing, struct chart_line **lines)
{
    size_t room = drawing->chart->mark_count + 1;
    struct point *points = ARENA_LIST(drawing->inquiry->scratch, struct point, room);
    size_t count = gather(drawing, points);
    *lines = ARENA_LIST(drawing->arena, struct chart_line, room);
    if (count)
        qsort(points, count, sizeof *points, compare);
    for (size_t i = 0; i < count; i++)
        (*lines)[i] = (struct chart_line){ .name = points[i].name,
            .value = inquiry_told(drawing->arena, points[i].value),
            .permille = share(points[i].value.number, points[count - 1].value.number),
            .here = points[i].here };
    return count;
}

/* --- a procedure: its stages, and the one where the person is --- */

static size_t draw_stages(const struct drawing *drawing, struct chart_line **lines)
{
    const struct chart *chart = drawing->chart;
    struct value me = value_of(drawing, chart->me);
    bool found = false;
    *lines = ARENA_LIST(drawing->arena, struct chart_line, chart->mark_count);
    for (size_t i = 0; i < chart->mark_count; i++) {
        bool here = me.kind == VALUE_TEXT && text_same(me.text, chart->marks[i].value);
        (*lines)[i] = (struct chart_line){ .name = chart->marks[i].name, .here = here };
        found |= here;
    }
    return found ? chart->mark_count : 0;
}

/* --- what grows month by month --- */

static size_t draw_months(const struct drawing *drawing, struct chart_line **lines)
{
    struct value months = value_of(drawing, drawing->chart->me);
    struct value each = value_of(drawing, drawing->chart->each);
    if (months.kind != VALUE_NUMBER || each.kind != VALUE_NUMBER || months.number < 1 ||
        each.number <= 0)
        return 0;
    int now = (int)months.number;
    int last = now + value_is_yes(value_of(drawing, drawing->chart->goes_on));
    int first = now > MAX_MONTHS ? now - MAX_MONTHS + 1 : 1;
    size_t count = 0;
    *lines = ARENA_LIST(drawing->arena, struct chart_line, MAX_MONTHS + 1);
    for (int month = first; month <= last; month++) {
        struct value sum = each;
        sum.number *= month;
        (*lines)[count++] = (struct chart_line){ .month = month,
            .value = inquiry_told(drawing->arena, sum),
            .permille = share(month, last),
            .here = month == now };
    }
    return count;
}

struct charts_view selfcheck_charts(
    const struct selfcheck *selfcheck, struct arena *arena)
{
    static size_t (*const draw[])(const struct drawing *, struct chart_line **) = {
        [CHART_SCALE] = draw_scale,
        [CHART_STAGES] = draw_stages,
        [CHART_MONTHS] = draw_months,
    };
    const struct check *check = selfcheck->check;
    struct chart_view *views =
        ARENA_LIST(arena, struct chart_view, check->chart_count + 1);
    struct charts_view all = { views, 0 };
    if (!check->chart_count)
        return all;
    struct inquiry *inquiry = inquiry_open(selfcheck);
    for (size_t i = 0; i < check->chart_count; i++) {
        const struct drawing drawing = { inquiry, arena, &check->charts[i] };
        struct chart_line *lines = NULL;
        size_t count = draw[drawing.chart->kind](&drawing, &lines);
        if (count)
            views[all.count++] = (struct chart_view){ drawing.chart, lines, count };
    }
    inquiry_close(inquiry);
    return all;
}
