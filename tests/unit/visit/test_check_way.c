/* The way through self-checks, and back. */
#include "test.h"

#include "unit/visit/contents.h"
#include "unit/visit/room.h"

static struct arena *arena;
static const struct catalog *catalog;

static int open_contents(void **state)
{
    (void)state;
    arena = arena_open(0);
    catalog = contents_read(arena, room_ten.date);
    return catalog ? 0 : -1;
}

static int close_contents(void **state)
{
    (void)state;
    arena_close(arena);
    return 0;
}

static int enter(void **state)
{
    room_enter(state);
    struct room *room = *state;
    room->terminal.catalog = catalog;
    room->visit = visit_begin(room->arena, &room->terminal, room_ten);
    return 0;
}

static struct visit *open_check(void **state, const char *id)
{
    struct visit *visit = room_visit(state);
    visit_open_check(visit, catalog_check(catalog, id));
    return visit;
}

static const char *asked(const struct visit *visit)
{
    assert_int_equal(visit->place, PLACE_QUESTION);
    return visit->selfcheck.question->rule->name;
}

static void a_check_opens_at_its_first_question(void **state)
{
    struct visit *visit = open_check(state, "c-dalo");
    assert_string_equal(asked(visit), "sejour");
    assert_null(visit->chosen);
    visit_back(visit);
    assert_int_equal(visit->place, PLACE_HOME);
}

static void a_check_that_is_settled_opens_at_its_result(void **state)
{
    struct visit *visit = open_check(state, "c-dalo");
    selfcheck_answer(&visit->selfcheck, "non");
    visit_home(visit);
    open_check(state, "c-dalo");
    assert_int_equal(visit->place, PLACE_RESULT);
}

static void back_goes_question_by_question_with_the_answer_marked(void **state)
{
    struct visit *visit = open_check(state, "c-dalo");
    selfcheck_answer(&visit->selfcheck, "oui");
    visit_back(visit);
    assert_string_equal(asked(visit), "sejour");
    assert_string_equal(visit->chosen, "oui");
    visit_back(visit);
    assert_int_equal(visit->place, PLACE_HOME);
}

static void back_from_the_result_is_the_last_question(void **state)
{
    struct visit *visit = open_check(state, "c-dalo");
    selfcheck_answer(&visit->selfcheck, "non");
    visit_go(visit, PLACE_RESULT);
    visit_back(visit);
    assert_string_equal(asked(visit), "sejour");
    assert_string_equal(visit->chosen, "non");
}

static void back_from_a_changed_answer_is_the_list_of_answers(void **state)
{
    struct visit *visit = open_check(state, "c-dalo");
    const struct question *stay = visit->selfcheck.question;
    selfcheck_answer(&visit->selfcheck, "oui");
    selfcheck_answer(&visit->selfcheck, "dehors");
    selfcheck_answer(&visit->selfcheck, "oui");
    visit_go(visit, PLACE_RESULT);
    visit_go(visit, PLACE_ANSWERS);
    selfcheck_reopen(&visit->selfcheck, stay);
    visit_go(visit, PLACE_QUESTION);
    visit_back(visit);
    assert_int_equal(visit->place, PLACE_ANSWERS);
    visit_back(visit);
    assert_int_equal(visit->place, PLACE_RESULT);
}

static void the_language_can_be_changed_in_the_middle_of_a_question(void **state)
{
    struct visit *visit = open_check(state, "c-dalo");
    selfcheck_answer(&visit->selfcheck, "oui");
    visit->chosen = "dehors";
    visit_go(visit, PLACE_WELCOME);
    visit_set_language(visit, language_find("ar"));
    visit_back(visit);
    assert_string_equal(asked(visit), "c-dalo . lieu");
    assert_string_equal(visit->chosen, "dehors");
}

static void back_to_another_check_shows_its_own_question(void **state)
{
    struct visit *visit = open_check(state, "c-dalo");
    selfcheck_answer(&visit->selfcheck, "oui");
    open_check(state, "c-expulsion-etape");
    assert_string_equal(asked(visit), "c-expulsion-etape . acte");
    visit_back(visit);
    assert_string_equal(asked(visit), "c-dalo . lieu");
}

static void answers_are_offered_to_the_request_and_survive_home(void **state)
{
    struct visit *visit = open_check(state, "c-dalo");
    selfcheck_answer(&visit->selfcheck, "oui");
    selfcheck_answer(&visit->selfcheck, "dehors");
    visit_home(visit);
    visit_open_request(visit);
    assert_int_equal(visit->draft.answer_count, 2);
    assert_false(visit->draft.answers[0].comes_along);
    assert_string_equal(visit->draft.answers[1].value, "dehors");
    assert_true(draft_asks(&visit->draft, STEP_ANSWERS));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, enter, room_leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_check_opens_at_its_first_question),
        TEST(a_check_that_is_settled_opens_at_its_result),
        TEST(back_goes_question_by_question_with_the_answer_marked),
        TEST(back_from_the_result_is_the_last_question),
        TEST(back_from_a_changed_answer_is_the_list_of_answers),
        TEST(the_language_can_be_changed_in_the_middle_of_a_question),
        TEST(back_to_another_check_shows_its_own_question),
        TEST(answers_are_offered_to_the_request_and_survive_home),
    };
    return cmocka_run_group_tests(tests, open_contents, close_contents);
}
