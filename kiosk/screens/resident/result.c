/* What a check found, why, condition by condition, and what comes next. Never "no". */
#include "base/str.h"
#include "screens/frame.h"
#include "screens/resident/chart.h"
#include "screens/resident/resident.h"
#include "screens/resident/why.h"

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
    chart_add_all(scene, visit, result);
    why_add(scene, visit, result);
}

static void add_next(
    struct scene *scene, const struct visit *visit, const struct check_outcome *outcome)
{
    SCENE_BOX(scene, FLOW_COLUMN, .look = LOOK_PANEL_SOFT, .id = "result.next") {
        scene_heading(scene, TEXT_PANEL, tr("Et maintenant ?"));
        for (size_t i = 0; i < outcome->step_count; i++)
            frame_step(scene, (int)i + 1, say(scene, visit, outcome->steps[i]));
    }
    if (!visit->selfcheck.reopened && visit->selfcheck.question)
        frame_link(scene, "result.more", "icons/question",
            tr("Répondre aux autres questions"), go(PLACE_QUESTION));
    for (size_t i = 0; i < outcome->sheet_count; i++)
        frame_link(scene,
            str_format(scene->arena, "sheet.%s", outcome->sheets[i]->slug),
            outcome->sheets[i]->icon, say(scene, visit, outcome->sheets[i]->title),
            ask_thing(DO_OPEN_SHEET, outcome->sheets[i]));
    frame_link_directory(scene);
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
    frame_unreviewed(scene, visit);
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
    why_touch(visit, action.number);
    return true;
}

const struct screen screen_result = {
    .name = "check.result", .view = view, .foot = foot, .update = update
};
