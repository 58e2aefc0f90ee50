#include "visit/draft.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "visit/selfcheck.h"
#include "visit/typing.h"

/* --- its life --- */

void draft_begin(struct draft *draft, struct arena *arena)
{
    *draft = (struct draft){ 0 };
    for (size_t i = 0; i < FIELD_COUNT; i++)
        draft->fields[i] = arena_take(arena, TYPING_ROOM(DRAFT_MAX_CHARACTERS));
}

void draft_clear(struct draft *draft)
{
    char *fields[FIELD_COUNT];
    memcpy(fields, draft->fields, sizeof fields);
    for (size_t i = 0; i < FIELD_COUNT; i++)
        typing_clear(fields[i]);
    memory_wipe(draft, sizeof *draft);
    memcpy(draft->fields, fields, sizeof fields);
}

/* --- what comes along --- */

void draft_carry_subject(struct draft *draft, const struct home_situation *situation,
    const struct sheet *sheet)
{
    if (!situation && !sheet)
        return;
    draft->situation = situation;
    draft->sheet = sheet;
    draft->subject_carried = true;
    draft->no_subject = false;
}

static bool was_ticked(
    const struct draft *draft, size_t count, const struct selfcheck_answer *answer)
{
    for (size_t i = 0; i < count; i++) {
        const struct draft_answer *old = &draft->answers[i];
        if (old->question == answer->question && old->changes == answer->changes)
            return old->comes_along;
    }
    return false;
}

static bool has_made_joint(const struct selfcheck *selfcheck)
{
    for (size_t i = 0; i < selfcheck->answer_count; i++)
        if (selfcheck->answers[i].check && selfcheck->answers[i].check->right_count)
            return true;
    return false;
}

bool draft_takes_all(const struct draft *draft)
{
    for (size_t i = 0; i < draft->answer_count; i++)
        if (!draft->answers[i].comes_along)
            return false;
    return draft->rights_come_along || !draft->rights_offered;
}

void draft_take_all(struct draft *draft)
{
    bool all = !draft_takes_all(draft);
    for (size_t i = 0; i < draft->answer_count; i++)
        draft->answers[i].comes_along = all;
    draft->rights_come_along = all && draft->rights_offered;
}

static bool is_same(
    const struct draft *draft, const struct draft_answer *offered, size_t count)
{
    bool same = count == draft->answer_count;
    for (size_t i = 0; same && i < count; i++)
        same = offered[i].question == draft->answers[i].question &&
               offered[i].changes == draft->answers[i].changes;
    return same;
}

void draft_carry_answers(struct draft *draft, const struct selfcheck *selfcheck)
{
    struct draft_answer offered[DRAFT_MAX_ANSWERS] = { 0 };
    bool applies[SELFCHECK_MAX_ANSWERS];
    size_t count = 0;
    if (selfcheck->answer_count)
        selfcheck_applying(selfcheck, applies);
    for (size_t i = 0; i < selfcheck->answer_count && count < DRAFT_MAX_ANSWERS; i++) {
        const struct selfcheck_answer *answer = &selfcheck->answers[i];
        if (*answer->value && applies[i] && !answer->implied_by)
            offered[count++] = (struct draft_answer){
                .check = answer->check,
                .question = answer->question,
                .value = answer->value,
                .changes = answer->changes,
                .comes_along = was_ticked(draft, draft->answer_count, answer),
            };
    }
    draft->rights_offered = has_made_joint(selfcheck);
    if (!is_same(draft, offered, count))
        draft->rights_come_along = false;
    memcpy(draft->answers, offered, sizeof offered);
    draft->answer_count = count;
    memory_wipe(offered, sizeof offered);
}

/* --- the steps --- */

static bool has_phone_call(const struct draft *draft)
{
    return draft->reach == REACH_CALL || draft->reach == REACH_MESSAGE;
}

/* A household that knows of nothing leaves no address behind (P-12). */
static bool has_place(const struct draft *draft)
{
    return draft->whom != WHOM_OTHER_UNAWARE &&
           (draft->where == WHERE_HOME || draft->where == WHERE_SLEEPING ||
               draft->where == WHERE_ELSEWHERE);
}

bool draft_asks(const struct draft *draft, enum draft_step step)
{
    switch (step) {
    case STEP_NOTICE:
    case STEP_WHOM:
    case STEP_WHERE:
    case STEP_NAME:
    case STEP_REACH:
    case STEP_NEEDS:
    case STEP_SUMMARY:
        return true;
    case STEP_SUBJECT:
        return !draft->subject_carried;
    case STEP_TOWN:
        return draft->whom == WHOM_OTHER_UNAWARE;
    case STEP_PHONE:
        return has_phone_call(draft);
    case STEP_CALLS:
        return draft->reach == REACH_CALL;
    case STEP_ADDRESS:
        return has_place(draft);
    case STEP_SHARING:
        return draft->whom != WHOM_OTHER_UNAWARE;
    case STEP_ANSWERS:
        return draft->answer_count > 0 && draft->whom != WHOM_OTHER_UNAWARE;
    case STEP_COUNT:
        break;
    }
    return false;
}

enum draft_step draft_next(const struct draft *draft, enum draft_step step)
{
    for (int next = (int)step + 1; next < STEP_COUNT; next++)
        if (draft_asks(draft, (enum draft_step)next))
            return (enum draft_step)next;
    return STEP_COUNT;
}

enum draft_step draft_before(const struct draft *draft, enum draft_step step)
{
    for (int before = (int)step - 1; before >= 0; before--)
        if (draft_asks(draft, (enum draft_step)before))
            return (enum draft_step)before;
    return STEP_COUNT;
}

int draft_place(const struct draft *draft, enum draft_step step)
{
    int place = 0;
    for (int each = STEP_NOTICE + 1; each <= (int)step && each < STEP_SUMMARY; each++)
        place += draft_asks(draft, (enum draft_step)each);
    return place;
}

int draft_steps(const struct draft *draft)
{
    return draft_place(draft, STEP_SUMMARY);
}

/* --- is it enough? --- */

bool draft_has_phone(const struct draft *draft)
{
    char digits[17] = { 0 };
    bool has = draft_read_phone(draft->fields[FIELD_PHONE], digits);
    memory_wipe(digits, sizeof digits);
    return has;
}

bool draft_may_leave(const struct draft *draft, enum draft_step step)
{
    switch (step) {
    case STEP_NOTICE:
        return draft->keep == CONSENT_YES;
    case STEP_REACH:
        return draft->reach != REACH_UNKNOWN;
    case STEP_PHONE:
        return draft_has_phone(draft);
    case STEP_SUMMARY:
        return draft_is_complete(draft);
    case STEP_WHOM:
    case STEP_SUBJECT:
    case STEP_WHERE:
    case STEP_NAME:
    case STEP_TOWN:
    case STEP_CALLS:
    case STEP_ADDRESS:
    case STEP_NEEDS:
    case STEP_SHARING:
    case STEP_ANSWERS:
    case STEP_COUNT:
        break;
    }
    return true;
}

bool draft_is_complete(const struct draft *draft)
{
    return draft->keep == CONSENT_YES && draft->reach != REACH_UNKNOWN &&
           (!has_phone_call(draft) || draft_has_phone(draft));
}

/* --- what is typed --- */

bool draft_type(struct draft *draft, enum draft_field field, const char *character)
{
    assert(field < FIELD_COUNT);
    if (field == FIELD_PHONE)
        draft->phone_refused = false;
    return typing_add(draft->fields[field], DRAFT_MAX_CHARACTERS, character);
}

void draft_delete(struct draft *draft, enum draft_field field)
{
    assert(field < FIELD_COUNT);
    if (field == FIELD_PHONE)
        draft->phone_refused = false;
    typing_delete(draft->fields[field]);
}
