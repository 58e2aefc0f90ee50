/* Every screen in the states that matter. Most are a way from the home screen, written as
 * the ids of what is touched; the rest are loops over the contents. */
#include <string.h>

#include "base/arena.h"
#include "base/array.h"
#include "base/str.h"
#include "walk.h"

/* --- ways --- */

#define NOTICE  "home.request "
#define WHOM    NOTICE "keep.yes footer.next "
#define SUBJECT WHOM "whom.self footer.next "
#define WHERE   SUBJECT "subject.rent footer.next "
#define NAME    WHERE "where.home footer.next "
#define REACH   NAME "key.A key.m key.i key.n key.a footer.next "
#define PHONE   REACH "reach.call footer.next "
#define DIGITS  "key.0 key.6 key.1 key.2 key.3 key.4 key.5 key.6 key.7 key.8 "
#define CALLS   PHONE DIGITS "footer.next "
#define ADDRESS CALLS "hours.evening voice.no footer.next "
#define NEEDS                                                                          \
    ADDRESS "key.A key.u key.x key.space key.l key.i key.l key.a key.s footer.next "
#define SHARING NEEDS "needs.interpreter needs.mobility needs.companion footer.next "
#define SUMMARY SHARING "landlord.yes partners.no footer.next "
#define RETURN  REACH "reach.return footer.next request.skip request.skip request.skip "
#define TOWN                                                                           \
    WHOM                                                                               \
        "whom.unaware footer.next subject.night footer.next where.desk footer.next request.skip "

#define RIGHTS "home.checks checks.rights "
#define HOUSED                                                                         \
    RIGHTS "answer.loue footer.next answer.oui footer.next answer.non footer.next "    \
           "answer.non footer.next answer.oui footer.next "
#define KNOWN HOUSED "answer.oui footer.next answer.non footer.next "

static const struct way {
    const char *place, *ids;
    bool golden;
} ways[] = {
    { "home", "", true },
    { "welcome", "header.language", true },
    { "papers", "home.situation.paper", true },
    { "situation.paper", "home.situation.paper papers.unknown", false },
    { "situation.rent", "home.situation.rent", true },
    { "situation.search", "home.situation.search", false },
    { "situation.danger", "home.situation.danger", false },
    { "situation.night", "home.situation.night", true },
    { "situation.refused", "home.situation.refused", false },
    { "situation.owner", "home.situation.owner", false },
    { "situation.violence", "home.situation.violence", true },
    { "directory", "home.situation.rent directory.open", true },
    { "directory.all", "home.situation.night directory.open directory.all", false },
    { "checks", "home.checks", true },
    { "check.question.rights", RIGHTS, true },
    { "check.question.rights-known", KNOWN, true },
    { "check.result.stages",
        "home.checks check.c-expulsion-etape answer.commandement_payer footer.next "
        "day.2026-11-03 footer.next answer.6_semaines footer.next",
        true },
    { "rights.so-far", KNOWN "question.sum-up", true },
    { "check.answers.rights", KNOWN "question.sum-up rights.change", false },
    { "letters", "home.situation.rent situation.letters", true },
    { "search", "home.search", true },
    { "search.found", "home.search key.l key.o key.y", true },
    { "search.nothing", "home.search key.w key.x key.w key.x", false },
    { "search.capitals", "home.search key.page.capitals", false },
    { "search.accents", "home.search key.page.accents", false },
    { "search.digits", "home.search key.page.digits", false },
    { "request.notice", NOTICE, true },
    { "request.notice.no", NOTICE "keep.no", false },
    { "request.whom", WHOM, true },
    { "request.subject", SUBJECT, true },
    { "request.subject.other", SUBJECT "subject.other", false },
    { "request.where", WHERE, true },
    { "request.name", NAME, true },
    { "request.name.typed", NAME "key.A key.m", false },
    { "request.town", TOWN, true },
    { "request.reach", REACH, true },
    { "request.phone", PHONE, true },
    { "request.phone.refused", PHONE "key.0 key.6 footer.next", true },
    { "request.calls", CALLS, true },
    { "request.address", ADDRESS, true },
    { "request.needs", NEEDS, true },
    { "request.sharing", SHARING, true },
    { "request.summary", SUMMARY, true },
    { "request.summary.return", RETURN, false },
    { "request.where.changing", SUMMARY "summary.3", false },
};

static void walk_ways(struct walk *walk)
{
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        walk_begin(walk);
        if (walk_along(walk, ways[i].place, ways[i].ids))
            walk_inspect(walk, ways[i].place, ways[i].golden);
    }
}

/* --- what is missing, what went wrong --- */

static void walk_missing(struct walk *walk)
{
    walk_begin(walk);
    walk->visit->terminal = &walk->terminal;
    walk->terminal.deposit = NULL;
    walk_inspect(walk, "home.no-requests", true);
    walk->terminal.catalog = NULL;
    walk->visit = visit_begin(walk->visit_arena, &walk->terminal, walk_now);
    walk_inspect(walk, "home.no-contents", true);
    walk_begin(walk);
    walk_along(walk, "home.erased", "home.search");
    walk->visit = visit_end(walk->visit, true);
    walk_inspect(walk, "home.erased", true);
    walk_begin(walk);
    if (!walk_along(walk, "request.summary.trouble", SUMMARY))
        return;
    walk->terminal.deposit = NULL;
    visit_send_request(walk->visit);
    walk->terminal.deposit = walk->deposit;
    walk_inspect(walk, "request.summary.trouble", true);
}

static struct moment later(int seconds)
{
    return moment_of_seconds(moment_seconds(walk_now) + seconds);
}

static void walk_ends(struct walk *walk)
{
    static const struct {
        const char *place, *ids;
        bool golden;
    } ends[] = { { "ticket", SUMMARY "request.send", true },
        { "ticket.return", RETURN "request.send", false } };
    for (size_t i = 0; i < 2; i++) {
        walk_begin(walk);
        if (!walk_along(walk, ends[i].place, ends[i].ids))
            continue;
        walk->visit->ticket.code = "K7P 4MX"; /* drawn by chance */
        walk_inspect(walk, ends[i].place, ends[i].golden);
    }
    walk_begin(walk);
    walk_along(walk, "still-there", "home.search");
    /* Easy French has more time. */
    visit_tick(walk->visit, later(text_same(walk->language, "fr@falc") ? 301 : 121));
    walk_inspect(walk, "still-there", true);
}

/* --- the contents --- */

static void walk_sheets(struct walk *walk)
{
    for (size_t i = 0; i < walk->catalog->sheet_count; i++) {
        const struct sheet *sheet = &walk->catalog->sheets[i];
        walk_begin(walk);
        visit_open_sheet(walk->visit, sheet);
        walk_inspect(walk, str_format(walk->of_walk, "sheet.%s", sheet->slug),
            text_same(sheet->slug, "commandement-payer"));
    }
}

/* Each office from the list of all of them, and a department that has no list. */
static void walk_offices(struct walk *walk)
{
    const struct directory *directory =
        directory_of(walk->catalog, walk->terminal.site);
    for (size_t i = 0; directory && i < directory->count; i++) {
        walk_begin(walk);
        visit_open_directory(walk->visit);
        visit_open_office(walk->visit, &directory->offices[i]);
        walk_inspect(walk, str_format(walk->of_walk, "office.%zu", i + 1), i == 3);
    }
    const struct site *here = walk->terminal.site;
    struct site elsewhere = *here;
    elsewhere.department = "978";
    walk->terminal.site = &elsewhere;
    walk_begin(walk);
    if (walk_along(walk, "directory.none", "home.situation.paper"))
        visit_open_directory(walk->visit);
    walk_inspect(walk, "directory.none", true);
    walk->terminal.site = here;
}

/* Every page of every story; the cover, the turning point and the end of one, and the cover
 * of one that begins with the number that saves, are golden. */
static bool is_golden_page(const struct story *story, size_t page)
{
    if (text_same(story->id, "claire"))
        return page == 0;
    return text_same(story->id, "nadia") &&
           (page == 0 || page == 3 || page > story->scene_count);
}

static void walk_stories(struct walk *walk)
{
    walk_begin(walk);
    visit_go(walk->visit, PLACE_STORIES);
    walk_inspect(walk, "stories", true);
    for (size_t i = 0; i < walk->catalog->story_count; i++) {
        const struct story *story = &walk->catalog->stories[i];
        walk_begin(walk);
        visit_open_story(walk->visit, story);
        for (size_t page = 0; page < story->scene_count + 2; page++) {
            walk_inspect(walk,
                str_format(walk->of_walk, "story.%s.%zu", story->id, page),
                is_golden_page(story, page));
            visit_turn_page(walk->visit);
        }
    }
}

static void walk_deadlines(struct walk *walk)
{
    for (size_t i = 0; i < walk->catalog->paper_count; i++) {
        const struct paper *paper = &walk->catalog->papers[i];
        if (!paper->question)
            continue;
        const char *place = str_format(walk->of_walk, "deadline.%s", paper->id);
        bool golden = text_same(paper->id, "commandement-payer");
        walk_begin(walk);
        visit_open_deadline(walk->visit, paper);
        walk_inspect(walk, place, golden);
        if (walk_along(walk, place,
                paper->date_is_last_day ? "day.2026-11-25" : "day.2026-11-03"))
            walk_inspect(walk, str_format(walk->of_walk, "%s.chosen", place), golden);
    }
}

/* --- letters: nothing ticked, then all that can be, which must still be one page --- */

static void tick_all(struct walk *walk)
{
    const struct letter *letter = walk->visit->letter;
    for (size_t i = 0; i < letter->part_count; i++)
        if (letter->parts[i].label)
            walk_along(
                walk, "letter", str_format(walk->of_place, "letter.part.%zu", i));
}

/* "letter.page" of the `first`, else "letter.page.preparer-audience". */
static const char *letter_place(
    struct walk *walk, const char *place, const struct letter *letter, bool first)
{
    return first ? place : str_format(walk->of_walk, "%s.%s", place, letter->id);
}

static void walk_letter(struct walk *walk, const struct letter *letter, bool first)
{
    bool golden = first || letter_is_spoken(letter);
    walk_begin(walk);
    visit_open_letter(walk->visit, letter);
    if (letter_is_spoken(letter)) {
        walk_inspect(walk, "hearing", golden);
        walk_along(walk, "hearing", "hearing.next");
    }
    walk_inspect(walk, letter_place(walk, "letter", letter, first), golden);
    tick_all(walk);
    static const struct {
        const char *place, *id;
    } views[] = { { "letter.page", "letter.see" }, { "letter.text", "letter.read" } };
    for (size_t i = 0; i < sizeof views / sizeof *views; i++) {
        const char *place = letter_place(walk, views[i].place, letter, first);
        if (walk_along(walk, place, views[i].id))
            walk_inspect(walk, place, golden);
    }
}

static void walk_letters(struct walk *walk)
{
    for (size_t i = 0; i < walk->catalog->letter_count; i++)
        walk_letter(walk, &walk->catalog->letters[i], i == 0);
}

/* --- checks: the n-th answer to every question, for every n that there is --- */

struct questions {
    ARRAY(const struct question *)
};

struct outcomes {
    ARRAY(const struct check_outcome *)
    bool opened; /* the reasons of one of them */
};

static bool is_new(
    struct walk *walk, struct questions *known, const struct question *question)
{
    for (size_t i = 0; i < known->count; i++)
        if (known->items[i] == question)
            return false;
    *ARRAY_ADD(walk->of_walk, known) = question;
    return true;
}

static const char *answer_of(
    struct walk *walk, const struct question *question, size_t nth)
{
    switch (question->kind) {
    case QUESTION_CHOICE:
        return str_format(walk->of_walk, "answer.%s footer.next",
            question->answers[nth % question->answer_count].value);
    case QUESTION_NUMBER:
        return nth % 2 ? "question.unknown" : "key.3 footer.next";
    case QUESTION_DATE:
        return nth % 2 ? "question.unknown" : "day.2026-11-10 footer.next";
    }
    return "";
}

static bool is_first_of_kind(
    const struct questions *known, const struct question *question)
{
    for (size_t i = 0; i + 1 < known->count; i++)
        if (known->items[i]->kind == question->kind)
            return false;
    return true;
}

static void inspect_question(struct walk *walk, struct questions *known)
{
    static const char *const kinds[] = { "choice", "number", "date" };
    const struct question *question = walk->visit->selfcheck.question;
    if (!is_new(walk, known, question))
        return;
    bool first = is_first_of_kind(known, question);
    const char *place =
        str_format(walk->of_walk, "check.question.%s", kinds[question->kind]);
    if (!first)
        place = str_format(walk->of_walk, "%s.%zu", place, known->count);
    walk_inspect(walk, place, first);
}

/* What the open check found: results of the same outcome look alike. */
static const struct check_outcome *outcome_of(struct walk *walk)
{
    return selfcheck_result(&walk->visit->selfcheck, walk->of_place).outcome;
}

static const struct reason *first_with_parts(
    const struct reason *reasons, size_t count, size_t *place)
{
    for (*place = 1; *place <= count; (*place)++)
        if (reasons[*place - 1].part_count)
            return &reasons[*place - 1];
    return NULL;
}

/* The first reason that can be opened, then what it rests on, down to the last level. */
static void inspect_why(struct walk *walk, const char *place, struct outcomes *known)
{
    struct result result = selfcheck_result(&walk->visit->selfcheck, walk->of_walk);
    const struct reason *reason = NULL;
    const char *id = "why";
    for (;;) {
        size_t at;
        reason = first_with_parts(reason ? reason->parts : result.reasons,
            reason ? reason->part_count : result.reason_count, &at);
        if (!reason)
            break;
        id = str_format(walk->of_walk, "%s.%zu", id, at);
        if (!walk_along(walk, place, id))
            return;
    }
    if (text_same(id, "why"))
        return;
    walk_inspect(walk,
        known->opened ? str_format(walk->of_walk, "%s.why", place) : "check.result.why",
        !known->opened);
    known->opened = true;
}

/* From the result: the answers to be changed, and those that may come along. */
static void inspect_result(
    struct walk *walk, const char *place, bool first, struct outcomes *known)
{
    const struct check_outcome *outcome = outcome_of(walk);
    for (size_t i = 0; i < known->count; i++)
        if (known->items[i] == outcome)
            return;
    *ARRAY_ADD(walk->of_walk, known) = outcome;
    walk_inspect(walk, place, first);
    inspect_why(walk, place, known);
    if (!first)
        return;
    if (walk_along(walk, place, "result.change"))
        walk_inspect(walk, "check.answers", true);
    if (walk_along(walk, place,
            "footer.back result.request keep.yes footer.next whom.self footer.next") &&
        walk_along(walk, place,
            walk->visit->draft.step == STEP_SUBJECT
                ? "subject.rent footer.next where.desk footer.next request.skip"
                : "where.desk footer.next request.skip") &&
        walk_along(walk, place, "reach.return footer.next request.skip request.skip"))
        walk_inspect(walk, "request.answers", true);
}

/* Gives the number of answers of the question that has the most. */
static size_t walk_check(struct walk *walk, const struct check *check, size_t nth,
    struct questions *known, struct outcomes *found)
{
    size_t answers = 0;
    enum { MOST = 60 };
    const char *place =
        str_format(walk->of_walk, "check.result.%s.%zu", check->id, nth);
    bool first = check == walk->catalog->checks && nth == 0;
    walk_begin(walk);
    visit_open_check(walk->visit, check);
    for (int i = 0; i < MOST && walk->visit->place == PLACE_QUESTION; i++) {
        const struct question *question = walk->visit->selfcheck.question;
        inspect_question(walk, known);
        if (question->answer_count > answers)
            answers = question->answer_count;
        if (!walk_along(walk, place, answer_of(walk, question, nth)))
            return 0;
    }
    inspect_result(walk, first ? "check.result" : place, first, found);
    return answers;
}

static void walk_checks(struct walk *walk)
{
    struct questions known = { 0 };
    struct outcomes found = { 0 };
    for (size_t i = 0; i < walk->catalog->check_count; i++) {
        size_t answers = 1;
        for (size_t nth = 0; nth < answers; nth++) {
            size_t had =
                walk_check(walk, &walk->catalog->checks[i], nth, &known, &found);
            answers = had > answers ? had : answers;
        }
    }
}

void walk_everywhere(struct walk *walk)
{
    walk_ways(walk);
    if (text_same(walk->language, "ar")) {
        walk_begin(walk);
        if (walk_along(walk, "search.arabic", "home.search key.page.arabic"))
            walk_inspect(walk, "search.arabic", true);
    }
    walk_missing(walk);
    walk_ends(walk);
    walk_sheets(walk);
    walk_offices(walk);
    walk_stories(walk);
    walk_deadlines(walk);
    walk_letters(walk);
    walk_checks(walk);
}
