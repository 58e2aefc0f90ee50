#include "visit/selfcheck.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "visit/inquiry.h"
#include "visit/rights.h"
#include "visit/typing.h"

void selfcheck_begin(struct selfcheck *selfcheck, struct arena *arena,
    const struct catalog *catalog, const struct site *site, struct date today)
{
    *selfcheck = (struct selfcheck){
        .arena = arena,
        .catalog = catalog,
        .site = site,
        .today = today,
        .typed = arena_take(arena, TYPING_ROOM(SELFCHECK_MAX_TYPED)),
    };
    for (size_t i = 0; i < SELFCHECK_MAX_ANSWERS; i++)
        selfcheck->answers[i].room = arena_take(arena, SELFCHECK_VALUE_ROOM);
}

/* --- answers --- */

static struct selfcheck_answer *find(
    struct selfcheck *selfcheck, const struct question *question)
{
    for (size_t i = 0; i < selfcheck->answer_count; i++)
        if (selfcheck->answers[i].question == question)
            return &selfcheck->answers[i];
    return NULL;
}

const char *selfcheck_value(
    const struct selfcheck *selfcheck, const struct question *question)
{
    for (size_t i = 0; i < selfcheck->answer_count; i++)
        if (selfcheck->answers[i].question == question)
            return selfcheck->answers[i].value;
    return NULL;
}

static void drop(struct selfcheck *selfcheck, size_t place)
{
    struct selfcheck_answer *answers = selfcheck->answers;
    struct selfcheck_answer gone = answers[place];
    memory_wipe(gone.room, SELFCHECK_VALUE_ROOM);
    selfcheck->answer_count--;
    memmove(answers + place, answers + place + 1,
        (selfcheck->answer_count - place) * sizeof *answers);
    answers[selfcheck->answer_count] = (struct selfcheck_answer){ .room = gone.room };
}

/* When all places are taken, the oldest answer is forgotten: it can be asked again. */
static struct selfcheck_answer *add(
    struct selfcheck *selfcheck, const struct question *question)
{
    struct selfcheck_answer *answers = selfcheck->answers;
    if (selfcheck->answer_count == SELFCHECK_MAX_ANSWERS)
        drop(selfcheck, 0);
    struct selfcheck_answer *answer = &answers[selfcheck->answer_count++];
    *answer = (struct selfcheck_answer){ .question = question, .room = answer->room };
    return answer;
}

/* The value of the list itself, which lives as long as the contents, or NULL. */
static const char *listed(const struct question *question, const char *value)
{
    for (size_t i = 0; i < question->answer_count; i++)
        if (text_same(question->answers[i].value, value))
            return question->answers[i].value;
    return NULL;
}

static bool is_number(const char *text)
{
    size_t digits = strspn(text, "0123456789");
    if (digits == 0 || text[digits] == '\0')
        return digits > 0;
    size_t decimals = strspn(text + digits + 1, "0123456789");
    return text[digits] == '.' && decimals > 0 && text[digits + 1 + decimals] == '\0';
}

/* "12," is a number that somebody did not finish. */
static void tidy_number(char *text)
{
    size_t size = strlen(text);
    for (size_t i = 0; i < size; i++)
        if (text[i] == ',')
            text[i] = '.';
    if (size > 1 && text[size - 1] == '.')
        text[size - 1] = '\0';
}

/* `value` may be the text that stands in `room` already. */
static const char *free_value(char *room, const char *value)
{
    struct date date;
    char text[SELFCHECK_VALUE_ROOM] = { 0 };
    struct str given = str_of(value);
    if (given.size < sizeof text)
        memcpy(text, given.text, given.size);
    tidy_number(text);
    memcpy(room, text, sizeof text);
    memory_wipe(text, sizeof text);
    return is_number(room) || date_read_iso(str_of(room), &date) ? room : "";
}

static struct selfcheck_answer *take(
    struct selfcheck *selfcheck, const struct question *question)
{
    struct selfcheck_answer *answer = find(selfcheck, question);
    if (answer)
        answer->changes++;
    else
        answer = add(selfcheck, question);
    answer->check = selfcheck->check;
    answer->implied_by = NULL;
    return answer;
}

/* What the answer says to other questions, in place of what an earlier one said. What was
 * asked itself stays as it was answered. */
static void write_implied(struct selfcheck *selfcheck, const struct question *question)
{
    for (size_t i = selfcheck->answer_count; i > 0; i--)
        if (selfcheck->answers[i - 1].implied_by == question)
            drop(selfcheck, i - 1);
    const char *value = selfcheck_value(selfcheck, question);
    for (size_t i = 0; i < question->answer_count; i++) {
        const struct answer_label *label = &question->answers[i];
        for (size_t k = 0; text_same(label->value, value) && k < label->implied_count;
             k++) {
            const struct question *other =
                catalog_question(selfcheck->catalog, label->implied[k].rule);
            if (selfcheck_value(selfcheck, other))
                continue;
            struct selfcheck_answer *answer = take(selfcheck, other);
            answer->value = label->implied[k].value;
            answer->implied_by = question;
        }
    }
}

static void write_answer(struct selfcheck *selfcheck, const char *value)
{
    const struct question *question = selfcheck->question;
    struct selfcheck_answer *answer = take(selfcheck, question);
    if (question->kind == QUESTION_CHOICE) {
        const char *known = listed(question, value);
        answer->value = known ? known : "";
    } else
        answer->value = free_value(answer->room, value);
    write_implied(selfcheck, question);
}

/* --- the way through the questions --- */

static size_t index_of(
    const struct selfcheck *selfcheck, const struct question *question)
{
    size_t i = 0;
    while (i < selfcheck->asked_count && selfcheck->asked[i] != question)
        i++;
    return i;
}

/* What is typed and picked starts from the answer that was given before. */
static void show(struct selfcheck *selfcheck, const struct question *question)
{
    struct date date = { 0 };
    typing_clear(selfcheck->typed);
    selfcheck->question = question;
    const char *value = question ? selfcheck_value(selfcheck, question) : NULL;
    if (value && question->kind == QUESTION_DATE)
        (void)date_read_iso(str_of(value), &date);
    if (value && question->kind == QUESTION_NUMBER)
        for (; *value; value++)
            (void)selfcheck_type(selfcheck, (char[]){ *value, '\0' });
    selfcheck->shown_month = date;
}

bool selfcheck_is_joint(const struct selfcheck *selfcheck)
{
    return selfcheck->check && selfcheck->check->right_count > 0;
}

static void show_next(struct selfcheck *selfcheck)
{
    struct inquiry *inquiry = inquiry_open(selfcheck);
    selfcheck->reopened = false;
    show(selfcheck, selfcheck_is_joint(selfcheck)
                        ? rights_next(inquiry, &selfcheck->progress)
                        : inquiry_next(inquiry, &selfcheck->questions_left));
    inquiry_close(inquiry);
}

void selfcheck_open(struct selfcheck *selfcheck, const struct check *check)
{
    selfcheck->check = check;
    selfcheck->asked_count = 0;
    show_next(selfcheck);
}

static void remember_asked(struct selfcheck *selfcheck, const struct question *question)
{
    const struct question **asked = selfcheck->asked;
    if (index_of(selfcheck, question) < selfcheck->asked_count)
        return;
    if (selfcheck->asked_count == SELFCHECK_MAX_ANSWERS) {
        selfcheck->asked_count--;
        for (size_t i = 0; i < selfcheck->asked_count; i++)
            asked[i] = asked[i + 1];
    }
    asked[selfcheck->asked_count++] = question;
}

void selfcheck_answer(struct selfcheck *selfcheck, const char *value)
{
    assert(selfcheck->question);
    write_answer(selfcheck, value);
    remember_asked(selfcheck, selfcheck->question);
    show_next(selfcheck);
}

bool selfcheck_back(struct selfcheck *selfcheck)
{
    if (selfcheck->reopened || selfcheck->asked_count == 0)
        return false;
    show(selfcheck, selfcheck->asked[--selfcheck->asked_count]);
    return true;
}

void selfcheck_reopen(struct selfcheck *selfcheck, const struct question *question)
{
    show(selfcheck, question);
    selfcheck->reopened = true;
}

void selfcheck_recall(struct selfcheck *selfcheck, const struct check *check,
    const struct question *question, const char *value)
{
    selfcheck->check = check;
    selfcheck->question = question;
    write_answer(selfcheck, value);
    selfcheck->question = NULL;
}

int selfcheck_place(const struct selfcheck *selfcheck)
{
    return (int)index_of(selfcheck, selfcheck->question) + 1;
}

/* --- a number, key by key --- */

bool selfcheck_type(struct selfcheck *selfcheck, const char *character)
{
    char *typed = selfcheck->typed;
    bool separator = text_same(character, ",") || text_same(character, ".");
    bool digit = strlen(character) == 1 && strspn(character, "0123456789") == 1;
    if (!digit && (!separator || !*typed || strchr(typed, ',')))
        return false;
    return typing_add(typed, SELFCHECK_MAX_TYPED, separator ? "," : character);
}

void selfcheck_delete(struct selfcheck *selfcheck)
{
    typing_delete(selfcheck->typed);
}

void selfcheck_applying(
    const struct selfcheck *selfcheck, bool applies[SELFCHECK_MAX_ANSWERS])
{
    for (size_t i = 0; i < selfcheck->answer_count; i++)
        applies[i] = true;
    if (!selfcheck->catalog || !selfcheck->catalog->rules)
        return; /* no rules, so none that sets an answer aside */
    struct inquiry *inquiry = inquiry_open(selfcheck);
    for (size_t i = 0; i < selfcheck->answer_count; i++)
        applies[i] = inquiry_applies(inquiry, selfcheck->answers[i].question);
    inquiry_close(inquiry);
}

bool selfcheck_is_settled(const struct selfcheck *selfcheck)
{
    struct inquiry *inquiry = inquiry_open(selfcheck);
    bool settled = inquiry_settled(inquiry) != NULL;
    inquiry_close(inquiry);
    return settled;
}

struct result selfcheck_result(const struct selfcheck *selfcheck, struct arena *arena)
{
    assert(selfcheck->check);
    struct inquiry *inquiry = inquiry_open(selfcheck);
    struct result result = inquiry_result(inquiry, arena);
    inquiry_close(inquiry);
    return result;
}
