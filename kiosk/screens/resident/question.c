/* One question of a self-check: its answers, "Je ne sais pas", why it is asked. */

#include <stdio.h>

#include "base/str.h"
#include "screens/frame.h"
#include "screens/resident/resident.h"
#include "screens/resident/rights.h"
#include "visit/typing.h"

static enum question_kind kind_of(const struct visit *visit)
{
    return visit->selfcheck.question->kind;
}

static void add_progress(struct scene *scene, const struct visit *visit)
{
    const struct selfcheck *selfcheck = &visit->selfcheck;
    int place = selfcheck_place(selfcheck);
    if (selfcheck_is_joint(selfcheck)) {
        rights_progress(scene, visit);
        return;
    }
    int all =
        place + (selfcheck->questions_left > 0 ? selfcheck->questions_left - 1 : 0);
    const char *words =
        TR_FILL(scene->arena, tr("{titre} · question {n} sur {total} environ"),
            { "titre", say(scene, visit, selfcheck->check->title) },
            { "n", str_format(scene->arena, "%d", place) },
            { "total", str_format(scene->arena, "%d", all) });
    frame_progress(scene, words, 1000 * (place - 1) / (all > 0 ? all : 1));
}

static void add_answers(struct scene *scene, const struct visit *visit)
{
    const struct question *question = visit->selfcheck.question;
    SCENE_BOX(scene, FLOW_GRID, .columns = question->answer_count > 4 ? 2 : 1,
        .fill = true, .gap = 20, .role = ROLE_LIST)
        for (size_t i = 0; i < question->answer_count; i++)
            frame_answer(scene,
                str_format(scene->arena, "answer.%s", question->answers[i].value), NULL,
                say(scene, visit, question->answers[i].label),
                text_same(visit->chosen, question->answers[i].value),
                ask_thing(DO_CHOOSE, question->answers[i].value));
}

static bool chosen_day(const struct visit *visit, struct date *day)
{
    return visit->chosen && date_read_iso(str_of(visit->chosen), day);
}

static void add_calendar(struct scene *scene, const struct visit *visit)
{
    struct date day = { 0 };
    chosen_day(visit, &day);
    struct calendar calendar = { .month = calendar_month(
                                     visit->selfcheck.shown_month, visit->now.date, 0),
        .chosen = day,
        .today = visit->now.date,
        .past = true,
        .future = true };
    frame_calendar(scene, &calendar);
}

static void add_why(struct scene *scene, const struct visit *visit)
{
    const struct question *question = visit->selfcheck.question;
    if (question->why)
        scene_text(scene, TEXT_SMALL,
            TR_FILL(scene->arena, tr("Pourquoi cette question ? {raison}"),
                { "raison", say(scene, visit, question->why) }));
}

/* A month is high: what is said about the question stands beside it. */
static void add_date(struct scene *scene, const struct visit *visit)
{
    SCENE_BOX(scene, FLOW_ROW, .gap = 48) {
        SCENE_BOX(scene, FLOW_COLUMN, .grow = true, .min_width = frame_wide(scene, 760))
            add_calendar(scene, visit);
        SCENE_BOX(scene, FLOW_COLUMN, .gap = 24, .min_width = 360,
            .max_width = frame_aside(scene, 400)) {
            scene_text(
                scene, TEXT_LEAD, say(scene, visit, visit->selfcheck.question->help));
            add_why(scene, visit);
        }
    }
}

static void add_field(struct scene *scene, const struct visit *visit)
{
    frame_field(scene, "question.field",
        say(scene, visit, visit->selfcheck.question->short_text),
        visit->selfcheck.typed);
}

static void view(struct scene *scene, const struct visit *visit)
{
    const struct question *question = visit->selfcheck.question;
    add_progress(scene, visit);
    scene_heading(scene, TEXT_TITLE, say(scene, visit, question->text));
    if (question->kind == QUESTION_DATE) {
        add_date(scene, visit);
        return;
    }
    scene_text(scene, TEXT_LEAD, say(scene, visit, question->help));
    if (question->kind == QUESTION_CHOICE)
        add_answers(scene, visit);
    else if (!frame_field_floats(scene))
        add_field(scene, visit);
    add_why(scene, visit);
}

static bool has_answer(const struct visit *visit)
{
    return kind_of(visit) == QUESTION_NUMBER ? *visit->selfcheck.typed != '\0'
                                             : visit->chosen != NULL;
}

/* Numbers and dates have no answer of that name among theirs. */
static void foot(struct scene *scene, const struct visit *visit)
{
    rights_foot(scene, visit);
    if (kind_of(visit) != QUESTION_CHOICE)
        scene_button(scene, LOOK_BUTTON, "question.unknown", "icons/question",
            tr("Je ne sais pas"), ask(DO_SKIP));
    frame_foot_next(scene, has_answer(visit));
}

static void keys(struct scene *scene, const struct visit *visit)
{
    if (kind_of(visit) != QUESTION_NUMBER)
        return;
    if (frame_field_floats(scene))
        SCENE_BOX(scene, FLOW_COLUMN, .pad_x = 48, .pad_y = 10)
            add_field(scene, visit);
    frame_digits(scene, ",");
}

/* The answer given before, if any, is marked when its question is shown again. */
static void show_question(struct visit *visit)
{
    visit->chosen = NULL;
    visit->why = 0;
    visit->scroll = 0;
    const struct question *question = visit->selfcheck.question;
    if (!question) {
        visit->place = visit_place_of_result(visit);
        return;
    }
    const char *before = selfcheck_value(&visit->selfcheck, question);
    if (before && *before)
        visit->chosen = before;
}

static void go_on(struct visit *visit, const char *value)
{
    selfcheck_answer(&visit->selfcheck, value);
    show_question(visit);
}

static bool go_back(struct visit *visit)
{
    if (!selfcheck_back(&visit->selfcheck))
        return false;
    show_question(visit);
    return true;
}

/* The day stands in the buffer of what is typed: no touch takes new memory. */
static void choose_day(struct visit *visit, struct date day)
{
    char iso[40];
    snprintf(iso, sizeof iso, "%04d-%02d-%02d", day.year, day.month, day.day);
    typing_clear(visit->selfcheck.typed);
    for (const char *at = iso; *at; at++)
        typing_add(visit->selfcheck.typed, 10, (const char[]){ *at, '\0' });
    visit->chosen = visit->selfcheck.typed;
}

static bool update(struct visit *visit, struct action action)
{
    switch (action.verb) {
    case DO_CHOOSE:
        visit->chosen = action.thing;
        return true;
    case DO_DAY:
        choose_day(visit, date_of_days(action.number));
        return true;
    case DO_MONTH:
        visit->selfcheck.shown_month = calendar_month(
            visit->selfcheck.shown_month, visit->now.date, action.number);
        return true;
    case DO_NEXT:
        go_on(visit,
            kind_of(visit) == QUESTION_NUMBER ? visit->selfcheck.typed : visit->chosen);
        return true;
    case DO_SKIP:
        go_on(visit, "");
        return true;
    case DO_SUM_UP:
        visit_turn_to_rights(visit);
        return true;
    case DO_BACK:
        return go_back(visit);
    default:
        return frame_type(visit, visit->selfcheck.typed, 9, action);
    }
}

const struct screen screen_question = { .name = "check.question",
    .view = view,
    .foot = foot,
    .keys = keys,
    .update = update,
    .narrow = true };
