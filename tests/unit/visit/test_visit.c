#include "test.h"

#include "unit/visit/room.h"
#include "visit/typing.h"

/* A few contents. */
static const struct sheet sheet_rent = { .slug = "loyer", .title = "Loyer" };
static const struct sheet sheet_order = { .slug = "commandement-payer" };
static const struct home_situation rent = { .id = "rent", .phrase = "Mon loyer" };
static const struct home_situation letters = { .id = "paper", .papers = true };
static const struct paper_delay delays[] = {
    { .label = "2 mois", .delay = { 2, DATE_MONTHS } },
    { .label = "6 semaines", .delay = { 6, DATE_WEEKS } },
};
static const struct paper order = { .id = "commandement-payer",
    .name = "Commandement de payer",
    .sheet = &sheet_order,
    .question = "Quel jour ?",
    .delays = delays,
    .delay_count = 2 };
static const struct paper summons = {
    .id = "assignation", .question = "Quel jour ?", .date_is_last_day = true
};
static const struct paper letter = { .id = "lettre" };

static const struct story_scene scenes[] = { { .picture = "1" }, { .picture = "2" } };
static const struct story story = {
    .id = "nadia", .situation = &rent, .scenes = scenes, .scene_count = 2
};

static void type(char *field, const char *text)
{
    for (; *text; text++)
        assert_true(typing_add(field, 60, (const char[]){ *text, '\0' }));
}

/* --- beginning and end --- */

static void a_visit_begins_at_home_as_the_terminal_says(void **state)
{
    struct room *room = *state;
    room->terminal.language = "ar";
    room->terminal.theme = 2;
    room->terminal.text_size = 3;
    struct visit *visit = visit_begin(room->arena, &room->terminal, room_ten);
    assert_int_equal(visit->place, PLACE_HOME);
    assert_string_equal(visit->language->code, "ar");
    assert_string_equal(language_now()->code, "ar");
    assert_int_equal(visit->theme, 2);
    assert_int_equal(visit->text_size, 3);
    assert_false(visit->begun);
    assert_false(visit->was_erased);
}

static void a_terminal_that_says_nothing_starts_in_french(void **state)
{
    struct room *room = *state;
    room->terminal.language = NULL;
    struct visit *visit = visit_begin(room->arena, &room->terminal, room_ten);
    assert_string_equal(visit->language->code, "fr");
    assert_int_equal(visit->text_size, 1);
}

/* P-21: whatever went before, the memory of a new visit is that of the first one. */
static void a_new_visit_is_the_same_whatever_went_before(void **state)
{
    struct room *room = *state;
    struct visit *visit = room->visit;
    size_t used = arena_used(room->arena);
    unsigned char *before = malloc(sizeof *visit);
    memcpy(before, visit, sizeof *visit);
    visit_touch(visit, room_ten);
    visit_set_language(visit, language_find("ar"));
    visit->theme = 1;
    visit->text_size = 3;
    visit->keys = KEYS_DIGITS;
    visit->aided = true;
    type(visit->query, "dette");
    type(visit->draft.fields[FIELD_NAME], "Amina");
    visit->draft.keep = CONSENT_YES;
    visit_open_situation(visit, &rent);
    visit_open_deadline(visit, &order);
    visit->paper_date = (struct date){ 2026, 11, 3 };
    visit->scroll = 300;
    visit = visit_end(visit, false);
    assert_ptr_equal(visit, room->visit);
    assert_memory_equal(visit, before, sizeof *visit);
    assert_int_equal(arena_used(room->arena), used);
    assert_string_equal(language_now()->code, "fr");
    free(before);
}

static void nothing_typed_is_left_in_memory(void **state)
{
    struct visit *visit = room_visit(state);
    char *query = visit->query, *name = visit->draft.fields[FIELD_NAME];
    type(query, "Marqueur");
    type(name, "Marqueur");
    visit_end(visit, true);
    assert_memory_equal(query, "\0\0\0\0\0\0\0\0", 8);
    assert_memory_equal(name, "\0\0\0\0\0\0\0\0", 8);
}

static void home_says_once_that_it_was_erased(void **state)
{
    struct visit *visit = visit_end(room_visit(state), true);
    assert_true(visit->was_erased);
    visit_touch(visit, room_ten);
    assert_true(visit->was_erased);
    visit_open_situation(visit, &rent);
    visit_home(visit);
    assert_false(visit->was_erased);
}

static void leaving_by_hand_says_nothing(void **state)
{
    assert_false(visit_end(room_visit(state), false)->was_erased);
}

static void a_ticket_that_ended_as_announced_says_nothing(void **state)
{
    struct visit *visit = room_visit(state);
    visit_go(visit, PLACE_TICKET);
    assert_false(visit_end(visit, true)->was_erased);
}

/* --- the way --- */

static void back_goes_the_way_one_came(void **state)
{
    struct visit *visit = room_visit(state);
    visit_open_situation(visit, &rent);
    visit->scroll = 240;
    visit_open_sheet(visit, &sheet_rent);
    assert_int_equal(visit->place, PLACE_SHEET);
    assert_int_equal(visit->scroll, 0);
    visit_open_sheet(visit, &sheet_order);
    visit_back(visit);
    assert_ptr_equal(visit->sheet, &sheet_rent);
    visit_back(visit);
    assert_int_equal(visit->place, PLACE_SITUATION);
    assert_ptr_equal(visit->situation, &rent);
    assert_null(visit->sheet);
    assert_int_equal(visit->scroll, 240);
    visit_back(visit);
    assert_int_equal(visit->place, PLACE_HOME);
    assert_null(visit->situation);
    visit_back(visit);
    assert_int_equal(visit->place, PLACE_HOME);
}

static void a_situation_with_papers_shows_them_first(void **state)
{
    struct visit *visit = room_visit(state);
    visit_open_situation(visit, &letters);
    assert_int_equal(visit->place, PLACE_PAPERS);
}

static void a_long_way_loses_its_beginning_only(void **state)
{
    struct visit *visit = room_visit(state);
    visit_open_situation(visit, &rent);
    for (int i = 0; i < VISIT_MAX_STEPS + 10; i++)
        visit_open_sheet(visit, i % 2 ? &sheet_rent : &sheet_order);
    assert_int_equal(visit->step_count, VISIT_MAX_STEPS);
    for (int i = 0; i < VISIT_MAX_STEPS; i++) {
        assert_int_equal(visit->place, PLACE_SHEET);
        visit_back(visit);
    }
    assert_int_equal(visit->place, PLACE_SHEET);
    visit_back(visit);
    assert_int_equal(visit->place, PLACE_HOME);
}

static void going_where_one_is_adds_no_step(void **state)
{
    struct visit *visit = room_visit(state);
    visit_go(visit, PLACE_SEARCH);
    visit_go(visit, PLACE_SEARCH);
    assert_int_equal(visit->step_count, 1);
}

static void home_clears_the_way_and_keeps_the_answers(void **state)
{
    struct visit *visit = room_visit(state);
    visit_open_situation(visit, &rent);
    type(visit->draft.fields[FIELD_NAME], "Amina");
    visit_open_deadline(visit, &order);
    visit->paper_date = (struct date){ 2026, 11, 3 };
    visit->trouble = "Un souci";
    visit_go(visit, PLACE_HOME);
    assert_int_equal(visit->place, PLACE_HOME);
    assert_int_equal(visit->step_count, 0);
    assert_null(visit->trouble);
    assert_string_equal(visit->draft.fields[FIELD_NAME], "Amina");
    visit_open_deadline(visit, &order);
    assert_true(date_is(visit->paper_date));
}

static void changing_the_language_keeps_everything(void **state)
{
    struct visit *visit = room_visit(state);
    visit_open_situation(visit, &rent);
    visit->chosen = "oui";
    visit->scroll = 90;
    type(visit->draft.fields[FIELD_NAME], "Amina");
    visit_go(visit, PLACE_WELCOME);
    visit_set_language(visit, language_find("ar"));
    visit_back(visit);
    assert_int_equal(visit->place, PLACE_SITUATION);
    assert_int_equal(visit->scroll, 90);
    assert_string_equal(visit->chosen, "oui");
    assert_string_equal(visit->draft.fields[FIELD_NAME], "Amina");
    assert_string_equal(language_now()->code, "ar");
}

/* --- the request, from where it is asked --- */

static void a_request_carries_the_situation_and_the_sheet(void **state)
{
    struct visit *visit = room_visit(state);
    visit_open_situation(visit, &rent);
    visit_open_sheet(visit, &sheet_rent);
    visit_open_request(visit);
    assert_int_equal(visit->place, PLACE_REQUEST);
    assert_int_equal(visit->draft.step, STEP_NOTICE);
    assert_ptr_equal(visit->draft.situation, &rent);
    assert_ptr_equal(visit->draft.sheet, &sheet_rent);
}

static void a_request_from_a_deadline_carries_the_paper_s_sheet(void **state)
{
    struct visit *visit = room_visit(state);
    visit_open_situation(visit, &letters);
    visit_open_deadline(visit, &order);
    visit_open_request(visit);
    assert_ptr_equal(visit->draft.situation, &letters);
    assert_ptr_equal(visit->draft.sheet, &sheet_order);
}

static void a_request_from_home_asks_for_its_subject(void **state)
{
    struct visit *visit = room_visit(state);
    visit_open_situation(visit, &rent);
    visit_home(visit);
    visit_open_request(visit);
    assert_true(draft_asks(&visit->draft, STEP_SUBJECT));
}

static void a_request_is_taken_up_where_it_was_left(void **state)
{
    struct visit *visit = room_visit(state);
    visit_open_request(visit);
    visit->draft.keep = CONSENT_YES;
    visit->draft.step = STEP_NAME;
    visit_home(visit);
    visit_open_request(visit);
    assert_int_equal(visit->draft.step, STEP_NAME);
}

static void a_step_that_is_no_longer_asked_is_passed_over(void **state)
{
    struct visit *visit = room_visit(state);
    visit_open_request(visit);
    visit->draft.keep = CONSENT_YES;
    visit->draft.step = STEP_SUBJECT;
    visit_home(visit);
    visit_open_situation(visit, &rent);
    visit_open_request(visit);
    assert_int_equal(visit->draft.step, STEP_WHERE);
}

static void a_story_is_turned_page_by_page_to_what_helped(void **state)
{
    struct visit *visit = ((struct room *)*state)->visit;
    visit_open_story(visit, &story);
    assert_int_equal(visit->place, PLACE_STORY);
    for (size_t page = 0; page < 4; page++) {
        assert_int_equal(visit->page, page);
        visit_turn_page(visit);
    }
    assert_int_equal(visit->page, 3); /* nothing comes after what helped */
}

static void back_in_a_story_turns_one_page_back_and_out(void **state)
{
    struct visit *visit = ((struct room *)*state)->visit;
    visit_open_situation(visit, &rent);
    visit_open_story(visit, &story);
    visit_turn_page(visit);
    visit_back(visit);
    assert_int_equal(visit->place, PLACE_STORY);
    assert_int_equal(visit->page, 0);
    visit_back(visit);
    assert_int_equal(visit->place, PLACE_SITUATION);
}

static void back_from_a_sheet_is_the_page_that_led_there(void **state)
{
    struct visit *visit = ((struct room *)*state)->visit;
    visit_open_story(visit, &story);
    for (int i = 0; i < 3; i++)
        visit_turn_page(visit);
    visit_open_sheet(visit, &sheet_rent);
    visit_back(visit);
    assert_int_equal(visit->place, PLACE_STORY);
    assert_ptr_equal(visit->story, &story);
    assert_int_equal(visit->page, 3);
}

static void a_request_from_a_story_is_about_its_situation(void **state)
{
    struct visit *visit = ((struct room *)*state)->visit;
    visit_open_story(visit, &story);
    visit_open_request(visit);
    assert_int_equal(visit->place, PLACE_REQUEST);
    assert_ptr_equal(visit->draft.situation, &rent);
}

static void back_in_a_request_goes_step_by_step_and_out(void **state)
{
    struct visit *visit = room_visit(state);
    visit_open_situation(visit, &rent);
    visit_open_request(visit);
    visit->draft.step = STEP_WHERE;
    visit_back(visit);
    assert_int_equal(visit->draft.step, STEP_WHOM);
    visit_back(visit);
    assert_int_equal(visit->draft.step, STEP_NOTICE);
    assert_int_equal(visit->place, PLACE_REQUEST);
    visit_back(visit);
    assert_int_equal(visit->place, PLACE_SITUATION);
}

static void back_from_a_line_of_the_summary_is_the_summary(void **state)
{
    struct visit *visit = room_visit(state);
    visit_open_request(visit);
    visit->draft.step = STEP_NAME;
    visit->draft.from_summary = true;
    visit_back(visit);
    assert_int_equal(visit->draft.step, STEP_SUMMARY);
    assert_false(visit->draft.from_summary);
}

/* --- the paper's last day --- */

static void without_a_date_there_is_no_deadline(void **state)
{
    struct visit *visit = room_visit(state);
    int days = 7;
    assert_false(date_is(visit_deadline(visit, &days)));
    visit_open_deadline(visit, &order);
    assert_false(date_is(visit_deadline(visit, &days)));
    assert_int_equal(days, 7);
}

static void not_knowing_which_delay_takes_the_shortest(void **state)
{
    struct visit *visit = room_visit(state);
    int days;
    visit_open_deadline(visit, &order);
    assert_int_equal(visit->paper_delay, -1);
    visit->paper_date = (struct date){ 2026, 11, 14 };
    struct date last = visit_deadline(visit, &days);
    assert_true(date_same(last, (struct date){ 2026, 12, 26 }));
    assert_int_equal(days, 35);
    visit->paper_delay = 0;
    last = visit_deadline(visit, NULL);
    assert_true(date_same(last, (struct date){ 2027, 1, 14 }));
}

static void a_hearing_is_its_own_deadline_and_may_be_past(void **state)
{
    struct visit *visit = room_visit(state);
    int days;
    visit_open_deadline(visit, &summons);
    visit->paper_date = (struct date){ 2026, 11, 20 };
    assert_true(date_same(visit_deadline(visit, &days), visit->paper_date));
    assert_int_equal(days, -1);
}

static void a_paper_without_delays_has_no_deadline(void **state)
{
    struct visit *visit = room_visit(state);
    visit_open_deadline(visit, &letter);
    visit->paper_date = (struct date){ 2026, 11, 20 };
    assert_false(date_is(visit_deadline(visit, NULL)));
}

static void a_date_belongs_to_its_paper(void **state)
{
    struct visit *visit = room_visit(state);
    visit_open_deadline(visit, &order);
    visit->paper_date = (struct date){ 2026, 11, 14 };
    visit->paper_delay = 1;
    visit_open_deadline(visit, &summons);
    assert_false(date_is(visit->paper_date));
    assert_int_equal(visit->paper_delay, -1);
    visit_back(visit);
    assert_ptr_equal(visit->paper, &order);
    assert_int_equal(visit->paper_date.day, 14);
    assert_int_equal(visit->paper_delay, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ROOM_TEST(a_visit_begins_at_home_as_the_terminal_says),
        ROOM_TEST(a_terminal_that_says_nothing_starts_in_french),
        ROOM_TEST(a_new_visit_is_the_same_whatever_went_before),
        ROOM_TEST(nothing_typed_is_left_in_memory),
        ROOM_TEST(home_says_once_that_it_was_erased),
        ROOM_TEST(leaving_by_hand_says_nothing),
        ROOM_TEST(a_ticket_that_ended_as_announced_says_nothing),
        ROOM_TEST(back_goes_the_way_one_came),
        ROOM_TEST(a_situation_with_papers_shows_them_first),
        ROOM_TEST(a_long_way_loses_its_beginning_only),
        ROOM_TEST(going_where_one_is_adds_no_step),
        ROOM_TEST(home_clears_the_way_and_keeps_the_answers),
        ROOM_TEST(changing_the_language_keeps_everything),
        ROOM_TEST(a_request_carries_the_situation_and_the_sheet),
        ROOM_TEST(a_request_from_a_deadline_carries_the_paper_s_sheet),
        ROOM_TEST(a_request_from_home_asks_for_its_subject),
        ROOM_TEST(a_request_is_taken_up_where_it_was_left),
        ROOM_TEST(a_step_that_is_no_longer_asked_is_passed_over),
        ROOM_TEST(a_story_is_turned_page_by_page_to_what_helped),
        ROOM_TEST(back_in_a_story_turns_one_page_back_and_out),
        ROOM_TEST(back_from_a_sheet_is_the_page_that_led_there),
        ROOM_TEST(a_request_from_a_story_is_about_its_situation),
        ROOM_TEST(back_in_a_request_goes_step_by_step_and_out),
        ROOM_TEST(back_from_a_line_of_the_summary_is_the_summary),
        ROOM_TEST(without_a_date_there_is_no_deadline),
        ROOM_TEST(not_knowing_which_delay_takes_the_shortest),
        ROOM_TEST(a_hearing_is_its_own_deadline_and_may_be_past),
        ROOM_TEST(a_paper_without_delays_has_no_deadline),
        ROOM_TEST(a_date_belongs_to_its_paper),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
