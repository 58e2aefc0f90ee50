#include "screens/resident/request.h"

#include "base/str.h"
#include "screens/frame.h"

static void add_progress(struct scene *scene, const struct visit *visit)
{
    int place = draft_place(&visit->draft, visit->draft.step);
    int all = draft_steps(&visit->draft);
    if (place > 0)
        frame_progress(scene,
            TR_FILL(scene->arena, tr("Demander un rendez-vous · étape {n} sur {total}"),
                { "n", str_format(scene->arena, "%d", place) },
                { "total", str_format(scene->arena, "%d", all) }),
            place * 1000 / (all > 0 ? all : 1));
}

/* With large text the question comes first: a keyboard leaves little room. */
void request_head(struct scene *scene, const struct visit *visit, const char *question,
    const char *lead)
{
    if (scene->text_size == 1)
        add_progress(scene, visit);
    scene_heading(scene, TEXT_TITLE, question);
    scene_text(scene, TEXT_LEAD, lead);
    if (scene->text_size > 1)
        add_progress(scene, visit);
}

/* Steps that the request cannot do without have no "Passer" (P-02). */
static bool may_be_passed(enum draft_step step)
{
    return step != STEP_NOTICE && step != STEP_REACH && step != STEP_PHONE;
}

/* A number that is none is said to be so when she goes on, not while she types. */
static bool may_go_on(const struct draft *draft)
{
    if (draft->step == STEP_PHONE)
        return *draft->fields[FIELD_PHONE] != '\0';
    return draft_may_leave(draft, draft->step);
}

void request_foot(struct scene *scene, const struct visit *visit)
{
    const struct draft *draft = &visit->draft;
    if (!draft->from_summary && may_be_passed(draft->step))
        scene_button(
            scene, LOOK_BUTTON, "request.skip", NULL, tr("Passer"), ask(DO_SKIP));
    frame_foot_next(scene, may_go_on(draft));
}

static enum visit_keys first_keys(const struct visit *visit, enum draft_step step)
{
    (void)visit;
    return step == STEP_ADDRESS || step == STEP_NAME || step == STEP_TOWN
               ? KEYS_CAPITALS
               : KEYS_LETTERS;
}

static void show(struct visit *visit, enum draft_step step)
{
    visit->draft.step = step;
    visit->scroll = 0;
    visit->keys = first_keys(visit, step);
}

/* A number that is none keeps the person where she is, and says so beside it. */
static bool is_refused(struct visit *visit)
{
    struct draft *draft = &visit->draft;
    draft->phone_refused = draft->step == STEP_PHONE && !draft_has_phone(draft);
    return draft->phone_refused;
}

/* What a changed line makes necessary: who is to be visited says where, who wants a call
 * says which number. */
static bool follows(
    const struct draft *draft, enum draft_step changed, enum draft_step step)
{
    if (step == STEP_TOWN)
        return changed == STEP_WHOM && !*draft->fields[FIELD_TOWN];
    if (step == STEP_ADDRESS)
        return changed == STEP_WHERE && !*draft->fields[FIELD_ADDRESS];
    if (step == STEP_CALLS)
        return changed == STEP_PHONE && draft->hours == HOURS_UNKNOWN;
    return !draft_may_leave(draft, step);
}

/* From the summary one line is changed, with whatever that makes necessary. */
static enum draft_step after_change(const struct draft *draft)
{
    enum draft_step next = draft_next(draft, draft->step);
    while (next != STEP_SUMMARY && !follows(draft, draft->step, next))
        next = draft_next(draft, next);
    return next;
}

static void go_on(struct visit *visit)
{
    struct draft *draft = &visit->draft;
    if (is_refused(visit))
        return;
    enum draft_step next =
        draft->from_summary ? after_change(draft) : draft_next(draft, draft->step);
    if (next == STEP_SUMMARY)
        draft->from_summary = false;
    if (next != STEP_COUNT)
        show(visit, next);
}

static bool go_back(struct visit *visit)
{
    struct draft *draft = &visit->draft;
    if (draft->from_summary) {
        draft->from_summary = false;
        show(visit, STEP_SUMMARY);
        return true;
    }
    enum draft_step before = draft_before(draft, draft->step);
    if (before == STEP_COUNT)
        return false;
    show(visit, before);
    return true;
}

bool request_move(struct visit *visit, struct action action)
{
    switch (action.verb) {
    case DO_NEXT:
    case DO_SKIP:
        go_on(visit);
        return true;
    case DO_BACK:
        return go_back(visit);
    default:
        return false;
    }
}
