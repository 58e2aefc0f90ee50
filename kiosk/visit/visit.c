#include "visit/visit.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "visit/typing.h"

enum { TEXT_SIZE_MIN = 1, TEXT_SIZE_MAX = 3, NO_DELAY = -1 };

/* --- beginning and end --- */

static const struct language *language_of(const struct terminal *terminal)
{
    const struct language *language = language_find(terminal->language);
    return language ? language : language_find("fr");
}

static int text_size_of(const struct terminal *terminal)
{
    if (terminal->text_size < TEXT_SIZE_MIN)
        return TEXT_SIZE_MIN;
    return terminal->text_size > TEXT_SIZE_MAX ? TEXT_SIZE_MAX : terminal->text_size;
}

static size_t letter_count(const struct terminal *terminal)
{
    return terminal->catalog ? terminal->catalog->letter_count : 0;
}

struct visit *visit_begin(
    struct arena *arena, const struct terminal *terminal, struct moment now)
{
    arena_wipe(arena);
    struct visit *visit = ARENA_NEW(arena, struct visit);
    visit->arena = arena;
    visit->terminal = terminal;
    visit->now = now;
    visit->life_at = moment_seconds(now);
    visit->theme = terminal->theme;
    visit->text_size = text_size_of(terminal);
    visit->place = PLACE_HOME;
    visit->paper_delay = NO_DELAY;
    visit->query = arena_take(arena, TYPING_ROOM(VISIT_MAX_QUERY));
    visit->letter_ticks = ARENA_LIST(arena, uint32_t, letter_count(terminal));
    selfcheck_begin(
        &visit->selfcheck, arena, terminal->catalog, terminal->site, now.date);
    draft_begin(&visit->draft, arena);
    visit_set_language(visit, language_of(terminal));
    return visit;
}

struct visit *visit_end(struct visit *visit, bool by_clock)
{
    const struct terminal *terminal = visit->terminal;
    bool announced = visit->place == PLACE_TICKET;
    struct visit *new = visit_begin(visit->arena, terminal, visit->now);
    new->was_erased = by_clock && !announced;
    return new;
}

void visit_set_language(struct visit *visit, const struct language *language)
{
    visit->language = language;
    language_set(language);
}

/* --- the way --- */

static struct footstep footstep_here(const struct visit *visit)
{
    return (struct footstep){
        .place = visit->place,
        .situation = visit->situation,
        .sheet = visit->sheet,
        .paper = visit->paper,
        .check = visit->selfcheck.check,
        .subject = visit->subject,
        .office = visit->office,
        .story = visit->story,
        .page = visit->page,
        .letter = visit->letter,
        .paper_date = visit->paper_date,
        .paper_delay = visit->paper_delay,
        .scroll = visit->scroll,
    };
}

/* A long way loses its beginning; from there, "back" is home. */
static void remember(struct visit *visit)
{
    if (visit->step_count == VISIT_MAX_STEPS) {
        visit->step_count--;
        memmove(
            visit->steps, visit->steps + 1, visit->step_count * sizeof *visit->steps);
    }
    visit->steps[visit->step_count++] = footstep_here(visit);
}

static void arrive(struct visit *visit, enum place_id place)
{
    visit->place = place;
    visit->scroll = 0;
    visit->trouble = NULL;
    visit->was_erased = false;
}

void visit_home(struct visit *visit)
{
    visit->step_count = 0;
    visit->situation = NULL;
    visit->sheet = NULL;
    arrive(visit, PLACE_HOME);
}

void visit_go(struct visit *visit, enum place_id place)
{
    assert(place < PLACE_COUNT);
    if (place == PLACE_HOME) {
        visit_home(visit);
        return;
    }
    if (place != visit->place)
        remember(visit);
    arrive(visit, place);
}

/* A date belongs to the paper that it was chosen for. */
static void take_paper(
    struct visit *visit, const struct paper *paper, struct date date, int delay)
{
    visit->paper = paper;
    visit->paper_date = date;
    visit->paper_delay = delay;
    visit->shown_month = (struct date){ 0 };
}

void visit_open_situation(struct visit *visit, const struct home_situation *situation)
{
    remember(visit);
    visit->situation = situation;
    visit->sheet = NULL;
    arrive(visit, situation->papers ? PLACE_PAPERS : PLACE_SITUATION);
}

void visit_open_sheet(struct visit *visit, const struct sheet *sheet)
{
    remember(visit);
    visit->sheet = sheet;
    arrive(visit, PLACE_SHEET);
}

void visit_open_deadline(struct visit *visit, const struct paper *paper)
{
    remember(visit);
    if (paper != visit->paper)
        take_paper(visit, paper, (struct date){ 0 }, NO_DELAY);
    arrive(visit, PLACE_DEADLINE);
}

void visit_open_letter(struct visit *visit, const struct letter *letter)
{
    remember(visit);
    visit->letter = letter;
    visit->letter_code = 0;
    arrive(visit, letter_is_spoken(letter) ? PLACE_HEARING : PLACE_LETTER);
}

static size_t letter_index(const struct visit *visit)
{
    return (size_t)(visit->letter - visit->terminal->catalog->letters);
}

uint32_t *visit_letter_ticks(struct visit *visit)
{
    return &visit->letter_ticks[letter_index(visit)];
}

uint32_t visit_letter_ticked(const struct visit *visit)
{
    return visit->letter_ticks[letter_index(visit)];
}

/* The answer given before is marked when its question is shown again. */
static void mark_answer(struct visit *visit)
{
    const struct question *question = visit->selfcheck.question;
    const char *value = question ? selfcheck_value(&visit->selfcheck, question) : NULL;
    visit->chosen = value && *value ? value : NULL;
}

enum place_id visit_place_of_result(const struct visit *visit)
{
    return selfcheck_is_joint(&visit->selfcheck) ? PLACE_RIGHTS : PLACE_RESULT;
}

void visit_open_check(struct visit *visit, const struct check *check)
{
    remember(visit);
    selfcheck_open(&visit->selfcheck, check);
    mark_answer(visit);
    visit->why = 0;
    arrive(visit,
        visit->selfcheck.question ? PLACE_QUESTION : visit_place_of_result(visit));
}

void visit_open_right(struct visit *visit, const struct right *right)
{
    remember(visit);
    selfcheck_open(&visit->selfcheck, right->check);
    mark_answer(visit);
    visit->why = 0;
    arrive(
        visit, selfcheck_is_settled(&visit->selfcheck) ? PLACE_RESULT : PLACE_QUESTION);
}

/* Back and forth does not make the way back longer. */
static void turn_to(struct visit *visit, enum place_id place)
{
    const struct footstep *last =
        visit->step_count ? &visit->steps[visit->step_count - 1] : NULL;
    if (last && last->place == place && last->check == visit->selfcheck.check)
        visit->step_count--;
    else
        remember(visit);
    arrive(visit, place);
}

void visit_turn_to_rights(struct visit *visit)
{
    turn_to(visit, PLACE_RIGHTS);
}

void visit_turn_to_questions(struct visit *visit)
{
    turn_to(visit, PLACE_QUESTION);
    mark_answer(visit);
}

static struct subject subject_here(const struct visit *visit)
{
    if (visit->place == PLACE_SITUATION || visit->place == PLACE_PAPERS)
        return (struct subject){ .situation = visit->situation };
    if (visit->place == PLACE_SHEET)
        return (struct subject){ .sheet = visit->sheet };
    if (visit->place == PLACE_RESULT)
        return (struct subject){ .check = visit->selfcheck.check };
    return (struct subject){ 0 };
}

void visit_open_directory(struct visit *visit)
{
    struct subject subject = subject_here(visit);
    remember(visit);
    visit->subject = subject;
    arrive(visit, PLACE_DIRECTORY);
}

void visit_open_office(struct visit *visit, const struct office *office)
{
    remember(visit);
    visit->office = office;
    arrive(visit, PLACE_OFFICE);
}

void visit_open_story(struct visit *visit, const struct story *story)
{
    remember(visit);
    visit->story = story;
    visit->page = 0;
    arrive(visit, PLACE_STORY);
}

/* Pages: the cover, the scenes, what helped. */
void visit_turn_page(struct visit *visit)
{
    if (visit->page <= visit->story->scene_count)
        visit->page++;
    arrive(visit, PLACE_STORY);
}

/* Where she left it, as far as that step is still asked. */
static enum draft_step step_to_resume(const struct draft *draft)
{
    if (draft->keep != CONSENT_YES)
        return STEP_NOTICE;
    return draft_asks(draft, draft->step) ? draft->step
                                          : draft_next(draft, draft->step);
}

void visit_open_request(struct visit *visit)
{
    if (visit->place == PLACE_REQUEST)
        return;
    struct draft *draft = &visit->draft;
    const struct sheet *sheet = visit->sheet;
    const struct home_situation *situation = visit->situation;
    if (visit->place == PLACE_DEADLINE && visit->paper && visit->paper->sheet)
        sheet = visit->paper->sheet;
    if (visit->place == PLACE_STORY)
        situation = visit->story->situation;
    draft_carry_subject(draft, situation, sheet);
    draft_carry_answers(draft, &visit->selfcheck);
    draft->step = step_to_resume(draft);
    draft->from_summary = false;
    visit_go(visit, PLACE_REQUEST);
}

/* --- the way back --- */

static bool back_in_request(struct draft *draft)
{
    enum draft_step before = draft_before(draft, draft->step);
    if (draft->from_summary)
        before = STEP_SUMMARY;
    draft->from_summary = false;
    draft->phone_refused = false;
    if (before == STEP_COUNT)
        return false;
    draft->step = before;
    return true;
}

static bool back_inside(struct visit *visit)
{
    if (visit->place == PLACE_REQUEST)
        return back_in_request(&visit->draft);
    if (visit->place == PLACE_STORY && visit->page > 0) {
        visit->page--;
        return true;
    }
    if (visit->place != PLACE_QUESTION || !selfcheck_back(&visit->selfcheck))
        return false;
    mark_answer(visit);
    return true;
}

static bool shows_check(enum place_id place)
{
    return place == PLACE_RESULT || place == PLACE_RIGHTS || place == PLACE_ANSWERS;
}

/* The question of a check that came to its result meanwhile is the last one asked; false
 * when there is none. */
static bool restore_question(struct visit *visit, const struct check *check)
{
    struct selfcheck *selfcheck = &visit->selfcheck;
    if (check == selfcheck->check && selfcheck->question)
        return true;
    if (check != selfcheck->check)
        selfcheck_open(selfcheck, check);
    bool is_asked = selfcheck->question || selfcheck_back(selfcheck);
    mark_answer(visit);
    return is_asked;
}

static bool restore(struct visit *visit, const struct footstep *step)
{
    visit->situation = step->situation;
    visit->sheet = step->sheet;
    visit->subject = step->subject;
    visit->office = step->office;
    visit->story = step->story;
    visit->page = step->page;
    visit->letter = step->letter;
    if (step->place == PLACE_DEADLINE && step->paper != visit->paper)
        take_paper(visit, step->paper, step->paper_date, step->paper_delay);
    arrive(visit, step->place);
    visit->scroll = step->scroll;
    if (step->place == PLACE_QUESTION)
        return restore_question(visit, step->check);
    if (shows_check(step->place) && step->check != visit->selfcheck.check)
        selfcheck_open(&visit->selfcheck, step->check);
    return true;
}

void visit_back(struct visit *visit)
{
    if (back_inside(visit)) {
        arrive(visit, visit->place);
        return;
    }
    while (visit->step_count > 0) {
        struct footstep step = visit->steps[--visit->step_count];
        if (restore(visit, &step))
            return;
    }
    visit_home(visit);
}

/* --- the paper's deadline --- */

static struct date earliest(struct date from, const struct paper *paper)
{
    struct date found = { 0 };
    for (size_t i = 0; i < paper->delay_count; i++) {
        struct date end = date_add(from, paper->delays[i].delay);
        if (!date_is(found) || date_compare(end, found) < 0)
            found = end;
    }
    return found;
}

static struct date last_day(const struct visit *visit)
{
    const struct paper *paper = visit->paper;
    if (paper->date_is_last_day)
        return visit->paper_date;
    if (visit->paper_delay >= 0 && (size_t)visit->paper_delay < paper->delay_count)
        return date_add(visit->paper_date, paper->delays[visit->paper_delay].delay);
    return earliest(visit->paper_date, paper);
}

struct date visit_deadline(const struct visit *visit, int *days_left)
{
    struct date deadline = { 0 };
    if (!visit->paper || !date_is(visit->paper_date))
        return deadline;
    deadline = last_day(visit);
    if (days_left && date_is(deadline))
        *days_left = (int)(date_days(deadline) - date_days(visit->now.date));
    return deadline;
}
