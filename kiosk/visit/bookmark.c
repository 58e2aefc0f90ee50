#include "visit/bookmark.h"

#include "base/arena.h"
#include "base/str.h"
#include "rules/ruleset.h"
#include "visit/letter.h"
#include "visit/visit.h"

struct kept_answer {
    const char *rule, *check, *value;
};

struct bookmark {
    enum place_id place;
    const struct language *language;
    int theme, text_size, scroll, why;
    const char *situation, *sheet, *paper, *check, *letter;
    uint32_t ticked; /* of the letter */
    struct date paper_date;
    int paper_delay;
    struct kept_answer *answers;
    size_t answer_count;
};

/* --- taking --- */

static const char *keep(struct arena *arena, const char *name)
{
    return name ? str_copy(arena, str_of(name)) : NULL;
}

static void keep_answers(
    struct arena *arena, struct bookmark *bookmark, const struct selfcheck *selfcheck)
{
    bookmark->answers = ARENA_LIST(arena, struct kept_answer, selfcheck->answer_count);
    bookmark->answer_count = selfcheck->answer_count;
    for (size_t i = 0; i < selfcheck->answer_count; i++) {
        const struct selfcheck_answer *answer = &selfcheck->answers[i];
        bookmark->answers[i] =
            (struct kept_answer){ .rule = keep(arena, answer->question->rule->name),
                .check = keep(arena, answer->check->id),
                .value = keep(arena, answer->value) };
    }
}

struct bookmark *bookmark_take(struct arena *arena, const struct visit *visit)
{
    struct bookmark *bookmark = ARENA_NEW(arena, struct bookmark);
    const struct check *check = visit->selfcheck.check;
    *bookmark = (struct bookmark){ .place = visit->place,
        .language = visit->language,
        .theme = visit->theme,
        .text_size = visit->text_size,
        .scroll = visit->scroll,
        .why = visit->why,
        .situation = keep(arena, visit->situation ? visit->situation->id : NULL),
        .sheet = keep(arena, visit->sheet ? visit->sheet->slug : NULL),
        .paper = keep(arena, visit->paper ? visit->paper->id : NULL),
        .check = keep(arena, check ? check->id : NULL),
        .letter = keep(arena, visit->letter ? visit->letter->id : NULL),
        .ticked = visit->letter ? visit_letter_ticked(visit) : 0,
        .paper_date = visit->paper_date,
        .paper_delay = visit->paper_delay };
    keep_answers(arena, bookmark, &visit->selfcheck);
    return bookmark;
}

/* --- opening --- */

static const struct question *find_question(
    const struct catalog *catalog, const char *rule)
{
    for (size_t i = 0; i < catalog->question_count; i++)
        if (text_same(catalog->questions[i].rule->name, rule))
            return &catalog->questions[i];
    return NULL;
}

static void recall_answers(const struct bookmark *bookmark, struct visit *visit)
{
    const struct catalog *catalog = visit->terminal->catalog;
    for (size_t i = 0; i < bookmark->answer_count; i++) {
        const struct kept_answer *answer = &bookmark->answers[i];
        const struct question *question = find_question(catalog, answer->rule);
        const struct check *check = catalog_check(catalog, answer->check);
        if (question && check)
            selfcheck_recall(&visit->selfcheck, check, question, answer->value);
    }
}

static bool is_one_of(enum place_id place, const enum place_id *places, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (places[i] == place)
            return true;
    return false;
}

#define IS_ONE_OF(place, ...)                                                          \
    is_one_of((place), (const enum place_id[]){ __VA_ARGS__ },                         \
        sizeof((const enum place_id[]){ __VA_ARGS__ }) / sizeof(enum place_id))

/* Ticks go by the order of the parts: those that are no more there fall away. */
static void open_letter(
    const struct bookmark *bookmark, struct visit *visit, const struct letter *letter)
{
    visit_open_letter(visit, letter);
    *visit_letter_ticks(visit) = bookmark->ticked & letter_all_ticks(letter);
    if (bookmark->place != visit->place)
        visit_go(visit, bookmark->place);
}

/* What a place shows must be there; places that show nothing of the contents are left. */
static void go_to(const struct bookmark *bookmark, struct visit *visit)
{
    const struct catalog *catalog = visit->terminal->catalog;
    enum place_id place = bookmark->place;
    const struct sheet *sheet = catalog_sheet(catalog, bookmark->sheet);
    const struct paper *paper = catalog_paper(catalog, bookmark->paper);
    const struct check *check = catalog_check(catalog, bookmark->check);
    const struct letter *letter = catalog_letter(catalog, bookmark->letter);
    if (IS_ONE_OF(place, PLACE_CHECKS, PLACE_LETTERS) ||
        (visit->situation && IS_ONE_OF(place, PLACE_SITUATION, PLACE_PAPERS)))
        visit_go(visit, place);
    else if (IS_ONE_OF(place, PLACE_DIRECTORY, PLACE_OFFICE))
        visit_go(visit, PLACE_DIRECTORY);
    else if (sheet && IS_ONE_OF(place, PLACE_SHEET, PLACE_WORDS))
        visit_open_sheet(visit, sheet);
    else if (paper && place == PLACE_DEADLINE)
        visit_open_deadline(visit, paper);
    else if (check && IS_ONE_OF(place, PLACE_QUESTION, PLACE_RESULT, PLACE_ANSWERS))
        visit_open_check(visit, check);
    else if (letter && IS_ONE_OF(place, PLACE_HEARING, PLACE_LETTER, PLACE_LETTER_PAGE,
                           PLACE_LETTER_TEXT))
        open_letter(bookmark, visit, letter);
}

void bookmark_open(const struct bookmark *bookmark, struct visit *visit)
{
    const struct catalog *catalog = visit->terminal->catalog;
    visit->theme = bookmark->theme;
    visit->text_size = bookmark->text_size;
    visit_set_language(visit, bookmark->language);
    visit->begun = true;
    if (!catalog)
        return;
    recall_answers(bookmark, visit);
    visit->situation = catalog_situation(catalog, bookmark->situation);
    go_to(bookmark, visit);
    if (visit->place == PLACE_DEADLINE) {
        visit->paper_date = bookmark->paper_date;
        visit->paper_delay = bookmark->paper_delay;
    }
    if (visit->place == bookmark->place) {
        visit->scroll = bookmark->scroll;
        visit->why = bookmark->why;
    }
}
