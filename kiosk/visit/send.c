/* From what a visit remembers to the plain record that is sealed: written in French, for the
 * team, whatever the language on the screen. */
#include <assert.h>

#include "base/arena.h"
#include "base/language.h"
#include "content/wording.h"
#include "requests/deposit.h"
#include "visit/rights.h"
#include "visit/visit.h"

enum {
    TICKET_SECONDS = 30, /* */
    SCRATCH_BYTES = 512 * 1024
};

static const enum request_for whom[] = {
    [WHOM_UNKNOWN] = FOR_SELF,
    [WHOM_SELF] = FOR_SELF,
    [WHOM_OTHER_AGREES] = FOR_HOUSEHOLD,
    [WHOM_OTHER_UNAWARE] = FOR_OTHERS,
};

static const enum request_place places[] = {
    [WHERE_UNKNOWN] = MEET_NONE,
    [WHERE_DESK] = MEET_DESK,
    [WHERE_HOME] = MEET_HOME,
    [WHERE_SLEEPING] = MEET_SLEEP,
    [WHERE_PHONE] = MEET_PHONE,
    [WHERE_ELSEWHERE] = MEET_OTHER,
};

static const enum request_reach reaches[] = {
    [REACH_UNKNOWN] = BY_NONE,
    [REACH_CALL] = BY_PHONE,
    [REACH_MESSAGE] = BY_SMS,
    [REACH_RETURN] = BY_RETURN,
};

static const enum request_hours hours[] = {
    [HOURS_UNKNOWN] = CALL_ANY,
    [HOURS_ANY] = CALL_ANY,
    [HOURS_MORNING] = CALL_MORNING,
    [HOURS_AFTERNOON] = CALL_AFTERNOON,
    [HOURS_EVENING] = CALL_EVENING,
};

static const enum reply replies[] = {
    [CONSENT_UNASKED] = REPLY_NONE,
    [CONSENT_YES] = REPLY_YES,
    [CONSENT_NO] = REPLY_NO,
};

/* --- texts --- */

static const char *typed(
    struct arena *arena, const struct draft *draft, enum draft_field field)
{
    return str_copy(arena, str_trim(str_of(draft->fields[field])));
}

static const char *phone(struct arena *arena, const struct draft *draft)
{
    char *digits = arena_take(arena, 17);
    return draft_read_phone(draft->fields[FIELD_PHONE], digits) ? digits : NULL;
}

/* Without the marks of strong words: a record is no screen. */
static const char *plain(struct arena *arena, const char *shown)
{
    enum { STRONG = 0x0E, STRONG_END = 0x0F };
    struct text text = { .arena = arena };
    struct str rest = str_of(shown);
    while (rest.size) {
        uint32_t code = str_next(&rest);
        if (code != STRONG && code != STRONG_END && code != STR_BAD)
            text_add_code(&text, code);
    }
    return text_done(&text);
}

/* --- answers of self-checks --- */

static struct request_answer answer_of(
    const struct visit *visit, struct arena *arena, const struct draft_answer *answer)
{
    const struct catalog *catalog = visit->terminal->catalog;
    return (struct request_answer){
        .check = answer->check ? answer->check->id : "",
        .question = plain(arena,
            content_text(catalog, arena, answer->question->text, visit->now.date)),
        .answer = plain(arena,
            selfcheck_told(&visit->selfcheck, arena, answer->question, answer->value)),
    };
}

static const char *found(const struct right_look *look)
{
    return look->outcome ? look->outcome->title : look->right->likely;
}

/* What is known of each right, as it stood on the screen; gives how many. */
static size_t add_found(
    const struct visit *visit, struct arena *arena, struct request_answer *answers)
{
    enum { MAX_FOUND = REQUEST_ANSWERS_MAX - DRAFT_MAX_ANSWERS };
    const struct catalog *catalog = visit->terminal->catalog;
    const struct date today = visit->now.date;
    struct rights_view rights = rights_look(&visit->selfcheck, arena);
    size_t count = 0;
    for (size_t i = 0; i < rights.count && count < MAX_FOUND; i++)
        if (rights.items[i].state != RIGHT_OPEN)
            answers[count++] = (struct request_answer){
                .check = rights.items[i].right->check->id,
                .question = plain(arena,
                    content_text(catalog, arena, rights.items[i].right->name, today)),
                .answer = plain(arena,
                    content_text(catalog, arena, found(&rights.items[i]), today)),
            };
    return count;
}

static void add_answers(
    const struct visit *visit, struct arena *arena, struct request *request)
{
    const struct draft *draft = &visit->draft;
    if (!draft_asks(draft, STEP_ANSWERS))
        return;
    struct request_answer *answers =
        ARENA_LIST(arena, struct request_answer, REQUEST_ANSWERS_MAX);
    for (size_t i = 0; i < draft->answer_count; i++)
        if (draft->answers[i].comes_along)
            answers[request->answer_count++] =
                answer_of(visit, arena, &draft->answers[i]);
    if (draft->rights_come_along)
        request->answer_count +=
            add_found(visit, arena, answers + request->answer_count);
    request->answers = answers;
}

/* --- how urgent it is --- */

static void add_deadline(
    struct request *request, struct date deadline, const char *label)
{
    if (!date_is(deadline))
        return;
    if (date_is(request->deadline) && date_compare(request->deadline, deadline) <= 0)
        return;
    request->deadline = deadline;
    request->deadline_label = label;
    request->urgency = URGENCY_SOON;
}

static bool comes_along(const struct draft *draft, const struct check *check)
{
    for (size_t i = 0; i < draft->answer_count; i++)
        if (draft->answers[i].check == check && draft->answers[i].comes_along)
            return true;
    return false;
}

static void add_rights_urgency(
    const struct visit *visit, struct arena *arena, struct request *request)
{
    struct rights_view rights = rights_look(&visit->selfcheck, arena);
    for (size_t i = 0; i < rights.count; i++)
        if (rights.items[i].outcome && rights.items[i].outcome->tone == TONE_URGENT)
            request->urgency = URGENCY_SOON;
}

/* That it is urgent tells nothing of the answers; the day does, and comes along only with
 * some of them (P-08). */
static void add_outcome(
    const struct visit *visit, struct arena *arena, struct request *request)
{
    const struct selfcheck *selfcheck = &visit->selfcheck;
    if (selfcheck_is_joint(selfcheck))
        add_rights_urgency(visit, arena, request);
    if (!selfcheck->check || selfcheck_is_joint(selfcheck))
        return;
    struct result result = selfcheck_result(selfcheck, arena);
    if (!result.outcome || !result.certain)
        return;
    if (comes_along(&visit->draft, selfcheck->check))
        add_deadline(request, result.deadline, result.outcome->deadline_label);
    if (result.outcome->tone == TONE_URGENT)
        request->urgency = URGENCY_SOON;
}

static void add_urgency(
    const struct visit *visit, struct arena *arena, struct request *request)
{
    const struct home_situation *situation = visit->draft.situation;
    add_outcome(visit, arena, request);
    if (visit->paper)
        add_deadline(request, visit_deadline(visit, NULL), visit->paper->name);
    if (situation && situation->danger)
        request->urgency = URGENCY_NOW;
}

/* --- the record --- */

static void add_subject(const struct draft *draft, struct request *request)
{
    if (draft->situation) {
        request->situation = draft->situation->id;
        request->subject = draft->situation->phrase;
    }
    if (draft->sheet) {
        request->sheet = draft->sheet->slug;
        request->subject = draft->sheet->title;
    }
}

static void add_place(
    struct arena *arena, const struct draft *draft, struct request *request)
{
    const char *place = typed(arena, draft, FIELD_ADDRESS);
    request->place = places[draft->where];
    if (draft->where == WHERE_HOME)
        request->address = place;
    else
        request->place_other = place;
}

/* A permission counts where it is asked: what was said before another answer made the
 * question fall away is not handed on (P-12). */
static enum reply permission(
    const struct draft *draft, enum draft_step step, enum draft_consent given)
{
    return replies[draft_asks(draft, step) ? given : CONSENT_UNASKED];
}

static struct request request_of(const struct visit *visit, struct arena *arena)
{
    const struct draft *draft = &visit->draft;
    struct request request = {
        .for_whom = whom[draft->whom],
        .town = typed(arena, draft, FIELD_TOWN),
        .name = typed(arena, draft, FIELD_NAME),
        .reach = reaches[draft->reach],
        .phone = phone(arena, draft),
        .hours = hours[draft->hours],
        .voice_message = permission(draft, STEP_CALLS, draft->voice_message),
        .may_keep = replies[draft->keep],
        .may_landlord = permission(draft, STEP_SHARING, draft->landlord),
        .may_partner = permission(draft, STEP_SHARING, draft->partners),
        .language = visit->language->code,
        .interpreter = draft->interpreter ? REPLY_YES : REPLY_NONE,
        .mobility = draft->mobility ? REPLY_YES : REPLY_NONE,
        .companion = draft->companion ? REPLY_YES : REPLY_NONE,
    };
    add_subject(draft, &request);
    add_place(arena, draft, &request);
    add_answers(visit, arena, &request);
    add_urgency(visit, arena, &request);
    return request;
}

/* --- to the strongroom --- */

/* In locked memory, which is overwritten whatever comes of it (P-15, P-23). */
static enum deposit_result deposit(const struct visit *visit, struct code *code)
{
    struct arena *scratch = arena_open_secret(SCRATCH_BYTES);
    language_set(language_find("fr"));
    struct request request = request_of(visit, scratch);
    language_set(visit->language);
    enum deposit_result result =
        deposit_make(visit->terminal->deposit, &request, visit->now.date, code);
    memory_wipe(&request, sizeof request);
    arena_close(scratch);
    return result;
}

static void show_ticket(struct visit *visit, struct code code)
{
    struct draft *draft = &visit->draft;
    visit->ticket = (struct ticket){
        .code = code_show(visit->arena, code),
        .call_before = date_add_working_days(
            visit->now.date, visit->terminal->site->call_within_days),
        .will_return = draft->reach == REACH_RETURN,
        .ends_at = moment_seconds(visit->now) + TICKET_SECONDS,
    };
    draft_clear(draft);
    visit_home(visit); /* there is no way back into what was sent */
    visit_go(visit, PLACE_TICKET);
}

static const char *trouble_of(enum deposit_result result)
{
    switch (result) {
    case DEPOSIT_DONE:
        return NULL;
    case DEPOSIT_INCOMPLETE:
        return tr_later("Il manque encore votre accord, ou un moyen de vous joindre.");
    case DEPOSIT_LOCKED:
        return tr_later("Votre demande n’est pas encore gardée. Attendez un instant, "
                        "puis envoyez-la de nouveau.");
    case DEPOSIT_FULL:
    case DEPOSIT_NO_STORAGE:
    case DEPOSIT_NO_CODE:
    case DEPOSIT_FROZEN:
        break;
    }
    return tr_later(
        "Votre demande n’a pas pu être gardée. Vos réponses sont encore là. "
        "Montrez cet écran à l’équipe.");
}

bool visit_send_request(struct visit *visit)
{
    struct code code = { { 0 } };
    enum deposit_result result = DEPOSIT_NO_STORAGE;
    if (!draft_is_complete(&visit->draft))
        result = DEPOSIT_INCOMPLETE;
    else if (visit->terminal->deposit)
        result = deposit(visit, &code);
    visit->trouble = trouble_of(result);
    if (result != DEPOSIT_DONE)
        return false;
    show_ticket(visit, code);
    memory_wipe(&code, sizeof code);
    return true;
}
