/* What a check found, why, condition by condition, and what comes next. Never "no". */
#include "base/str.h"
#include "screens/frame.h"
#include "screens/resident/resident.h"

static const struct {
    enum look look;
    const char *icon, *name;
} marks[] = {
    [REASON_HOLDS] = { LOOK_MARK_YES, "icons/yes", tr_later("oui") },
    [REASON_FAILS] = { LOOK_MARK_NO, "icons/no", tr_later("pas pour le moment") },
    [REASON_UNKNOWN] = { LOOK_MARK_MAYBE, "icons/question",
        tr_later("à voir ensemble") },
};

static void add_answer(
    struct scene *scene, const struct visit *visit, const struct reason *reason)
{
    struct text text = { .arena = scene->arena };
    if (reason->value)
        text_add_c(
            &text, TR_FILL(scene->arena, tr("Votre réponse : {réponse}"),
                       { "réponse", selfcheck_told(&visit->selfcheck, scene->arena,
                                        reason->question, reason->value) }));
    if (reason->source)
        text_addf(&text, "%s%s", text.size ? " · " : "",
            language_embed(scene->arena, reason->source));
    scene_text(scene, TEXT_SMALL, text_done(&text));
}

/* What a reason rests on can be opened under it, and closed by the same touch. */
static struct box row_of(const struct scene *scene, const struct visit *visit,
    const struct reason *reason, int place)
{
    struct box row = { .flow = FLOW_ROW,
        .look = LOOK_STEP,
        .role = ROLE_ITEM,
        .gap = 20,
        .across = ALIGN_START,
        .pad_y = -4 };
    if (!place || !reason->part_count)
        return row;
    row.role = ROLE_BUTTON;
    row.id = str_format(scene->arena, "why.%d", place);
    row.action = ask_number(DO_CHOOSE, place);
    row.min_height = 72;
    row.state = visit->why == place ? STATE_SELECTED : 0;
    return row;
}

/* `place` counts from 1; 0 for a part of another reason. */
static void add_reason(struct scene *scene, const struct visit *visit,
    const struct reason *reason, int place)
{
    for (scene_open(scene, __LINE__, row_of(scene, visit, reason, place));
         scene_enter(scene); scene_close(scene)) {
        SCENE_BOX(scene, FLOW_COLUMN, .look = marks[reason->mark].look,
            .role = ROLE_IMAGE, .name = tr(marks[reason->mark].name))
            scene_icon(scene, marks[reason->mark].icon, 32);
        SCENE_BOX(scene, FLOW_COLUMN, .grow = true, .gap = 2) {
            const char *told = say(scene, visit, reason->text);
            scene_text(scene, TEXT_BODY,
                str_format(scene->arena, SCENE_STRONG "%s" SCENE_PLAIN, told));
            add_answer(scene, visit, reason);
        }
        if (place && reason->part_count)
            scene_icon(scene, visit->why == place ? "icons/up" : "icons/down", 32);
    }
}

static void add_parts(
    struct scene *scene, const struct visit *visit, const struct reason *reason)
{
    SCENE_BOX(
        scene, FLOW_COLUMN, .look = LOOK_PANEL_SOFT, .pad_y = -8, .id = "why.parts")
        for (size_t i = 0; i < reason->part_count; i++)
            add_reason(scene, visit, &reason->parts[i], 0);
}

static void add_why(
    struct scene *scene, const struct visit *visit, const struct result *result)
{
    for (size_t i = 0; i < result->reason_count; i++) {
        int place = (int)i + 1;
        add_reason(scene, visit, &result->reasons[i], place);
        if (visit->why == place)
            add_parts(scene, visit, &result->reasons[i]);
    }
}

static enum look chip_of(enum outcome_tone tone)
{
    if (tone == TONE_URGENT)
        return LOOK_CHIP_ALERT;
    return tone == TONE_GOOD ? LOOK_CHIP_GOOD : LOOK_CHIP_CARE;
}

static void add_phones(
    struct scene *scene, const struct visit *visit, const struct check_outcome *outcome)
{
    if (!outcome->phone_count)
        return;
    SCENE_BOX(
        scene, FLOW_COLUMN, .look = LOOK_PANEL_ALERT, .gap = 10, .id = "result.phones")
        for (size_t i = 0; i < outcome->phone_count; i++)
            SCENE_BOX(scene, FLOW_WRAP, .gap = 16, .across = ALIGN_CENTER) {
                scene_text(scene, TEXT_PANEL,
                    language_phone(scene->arena, outcome->phones[i]->digits));
                scene_text(
                    scene, TEXT_BODY, say(scene, visit, outcome->phones[i]->name));
            }
}

static void add_deadline(
    struct scene *scene, const struct visit *visit, const struct result *result)
{
    if (!result->deadline.year)
        return;
    SCENE_BOX(scene, FLOW_COLUMN, .look = LOOK_PANEL_ALERT, .gap = 6, .pad_y = -8,
        .id = "result.deadline") {
        scene_text(
            scene, TEXT_BODY, say(scene, visit, result->outcome->deadline_label));
        scene_heading(
            scene, TEXT_PANEL, language_date_long(scene->arena, result->deadline));
    }
}

/* Amounts and dates stand under what they are; a remark is its own words. */
static void add_details(
    struct scene *scene, const struct visit *visit, const struct result *result)
{
    if (!result->detail_count)
        return;
    SCENE_BOX(scene, FLOW_COLUMN, .look = LOOK_PANEL, .gap = 14, .id = "result.details")
        for (size_t i = 0; i < result->detail_count; i++)
            SCENE_BOX(scene, FLOW_COLUMN, .gap = 4) {
                const struct detail *detail = &result->details[i];
                scene_text(scene, TEXT_BODY, say(scene, visit, detail->text));
                if (detail->value)
                    scene_text(scene, TEXT_PANEL, detail->value);
            }
}

static void add_found(
    struct scene *scene, const struct visit *visit, const struct result *result)
{
    const struct check_outcome *outcome = result->outcome;
    SCENE_BOX(scene, FLOW_WRAP, .gap = 16)
        SCENE_BOX(scene, FLOW_ROW, .look = chip_of(outcome->tone))
            scene_text(scene, TEXT_SMALL_STRONG,
                say(scene, visit, visit->selfcheck.check->title));
    scene_heading(scene, TEXT_TITLE, say(scene, visit, outcome->title));
    scene_text(scene, TEXT_LEAD, say(scene, visit, outcome->message));
    add_phones(scene, visit, outcome);
    add_deadline(scene, visit, result);
    add_details(scene, visit, result);
    if (!result->reason_count)
        return;
    SCENE_BOX(scene, FLOW_COLUMN, .look = LOOK_PANEL, .pad_y = -12, .id = "result.why")
        add_why(scene, visit, result);
}

static void add_next(
    struct scene *scene, const struct visit *visit, const struct check_outcome *outcome)
{
    SCENE_BOX(scene, FLOW_COLUMN, .look = LOOK_PANEL_SOFT, .id = "result.next") {
        scene_heading(scene, TEXT_PANEL, tr("Et maintenant ?"));
        for (size_t i = 0; i < outcome->step_count; i++)
            frame_step(scene, (int)i + 1, say(scene, visit, outcome->steps[i]));
    }
    for (size_t i = 0; i < outcome->sheet_count; i++)
        frame_link(scene,
            str_format(scene->arena, "sheet.%s", outcome->sheets[i]->slug),
            outcome->sheets[i]->icon, say(scene, visit, outcome->sheets[i]->title),
            ask_thing(DO_OPEN_SHEET, outcome->sheets[i]));
}

/* The rules could not be followed: the person is not left with an empty screen. */
static void add_failed(struct scene *scene)
{
    SCENE_BOX(scene, FLOW_COLUMN, .look = LOOK_PANEL_ALERT, .role = ROLE_ALERT,
        .gap = 12, .id = "result.failed") {
        scene_heading(
            scene, TEXT_PANEL, tr("Cette vérification doit se faire avec l’équipe."));
        scene_text(scene, TEXT_BODY,
            tr("Demandez un rendez-vous : vos réponses peuvent venir avec vous."));
    }
}

static void view(struct scene *scene, const struct visit *visit)
{
    struct result result = selfcheck_result(&visit->selfcheck, scene->arena);
    if (!result.outcome) {
        add_failed(scene);
        return;
    }
    SCENE_BOX(scene, FLOW_ROW, .gap = 40) {
        SCENE_BOX(scene, FLOW_COLUMN, .gap = 22, .grow = true,
            .min_width = frame_wide(scene, 700))
            add_found(scene, visit, &result);
        SCENE_BOX(scene, FLOW_COLUMN, .gap = 24, .min_width = 520,
            .max_width = frame_aside(scene, 620))
            add_next(scene, visit, result.outcome);
    }
}

/* In the footer, where it is seen however long the reasons are. */
static void add_appointment(struct scene *scene, const struct visit *visit)
{
    struct result result = selfcheck_result(&visit->selfcheck, scene->arena);
    const char *words = result.outcome ? result.outcome->appointment : NULL;
    scene_button(scene, LOOK_PRIMARY, "result.request", "icons/calendar",
        words ? say(scene, visit, words) : tr("Demander un rendez-vous"),
        ask(DO_OPEN_REQUEST));
}

static void foot(struct scene *scene, const struct visit *visit)
{
    scene_button(scene, LOOK_BUTTON, "result.change", "icons/pencil",
        tr("Changer une réponse"), go(PLACE_ANSWERS));
    if (visit->terminal->deposit)
        add_appointment(scene, visit);
}

static bool update(struct visit *visit, struct action action)
{
    if (action.verb != DO_CHOOSE)
        return false;
    visit->why = visit->why == action.number ? 0 : action.number;
    return true;
}

const struct screen screen_result = {
    .name = "check.result", .view = view, .foot = foot, .update = update
};
