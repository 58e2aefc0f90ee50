#include "test.h"

#include "base/arena.h"
#include "visit/draft.h"
#include "visit/selfcheck.h"

struct room {
    struct arena *arena;
    struct draft draft;
};

static int enter(void **state)
{
    struct arena *arena = arena_open_secret(64 * 1024);
    struct room *room = ARENA_NEW(arena, struct room);
    room->arena = arena;
    draft_begin(&room->draft, arena);
    *state = room;
    return 0;
}

static int leave(void **state)
{
    arena_close(((struct room *)*state)->arena);
    return 0;
}

static struct draft *draft_of(void **state)
{
    return &((struct room *)*state)->draft;
}

static void type(struct draft *draft, enum draft_field field, const char *text)
{
    for (; *text; text++)
        assert_true(draft_type(draft, field, (const char[]){ *text, '\0' }));
}

/* --- the steps --- */

static void nothing_is_chosen_beforehand(void **state)
{
    struct draft *draft = draft_of(state);
    assert_int_equal(draft->keep, CONSENT_UNASKED);
    assert_int_equal(draft->landlord, CONSENT_UNASKED);
    assert_int_equal(draft->partners, CONSENT_UNASKED);
    assert_int_equal(draft->voice_message, CONSENT_UNASKED);
    assert_int_equal(draft->step, STEP_NOTICE);
    for (int i = 0; i < FIELD_COUNT; i++)
        assert_string_equal(draft->fields[i], "");
}

static void the_permission_to_keep_it_is_asked_first(void **state)
{
    struct draft *draft = draft_of(state);
    assert_int_equal(draft_before(draft, STEP_WHOM), STEP_NOTICE);
    assert_int_equal(draft_before(draft, STEP_NOTICE), STEP_COUNT);
    assert_false(draft_may_leave(draft, STEP_NOTICE));
    draft->keep = CONSENT_NO;
    assert_false(draft_may_leave(draft, STEP_NOTICE));
    draft->keep = CONSENT_YES;
    assert_true(draft_may_leave(draft, STEP_NOTICE));
}

static void a_subject_that_came_along_is_not_asked(void **state)
{
    static const struct home_situation rent = { .id = "rent" };
    struct draft *draft = draft_of(state);
    assert_true(draft_asks(draft, STEP_SUBJECT));
    draft_carry_subject(draft, &rent, NULL);
    assert_false(draft_asks(draft, STEP_SUBJECT));
    assert_int_equal(draft_next(draft, STEP_WHOM), STEP_WHERE);
}

static void a_sheet_is_a_subject_too(void **state)
{
    static const struct sheet sheet = { .slug = "dalo" };
    struct draft *draft = draft_of(state);
    draft->no_subject = true;
    draft_carry_subject(draft, NULL, &sheet);
    assert_false(draft_asks(draft, STEP_SUBJECT));
    assert_false(draft->no_subject);
}

static void asking_from_elsewhere_keeps_the_subject(void **state)
{
    static const struct home_situation rent = { .id = "rent" };
    struct draft *draft = draft_of(state);
    draft_carry_subject(draft, &rent, NULL);
    draft_carry_subject(draft, NULL, NULL);
    assert_ptr_equal(draft->situation, &rent);
}

static void a_subject_that_was_asked_can_be_asked_again(void **state)
{
    static const struct home_situation rent = { .id = "rent" };
    struct draft *draft = draft_of(state);
    draft->situation = &rent;
    assert_int_equal(draft_before(draft, STEP_WHERE), STEP_SUBJECT);
    draft->situation = NULL;
    draft->no_subject = true;
    assert_int_equal(draft_before(draft, STEP_WHERE), STEP_SUBJECT);
}

static void only_a_call_asks_when_to_call(void **state)
{
    struct draft *draft = draft_of(state);
    draft->reach = REACH_CALL;
    assert_int_equal(draft_next(draft, STEP_REACH), STEP_PHONE);
    assert_int_equal(draft_next(draft, STEP_PHONE), STEP_CALLS);
    draft->reach = REACH_MESSAGE;
    assert_int_equal(draft_next(draft, STEP_REACH), STEP_PHONE);
    assert_int_equal(draft_next(draft, STEP_PHONE), STEP_NEEDS);
}

static void whoever_comes_back_gives_no_number(void **state)
{
    struct draft *draft = draft_of(state);
    draft->reach = REACH_RETURN;
    assert_int_equal(draft_next(draft, STEP_REACH), STEP_NEEDS);
}

static void the_place_is_asked_where_the_team_comes(void **state)
{
    static const struct {
        enum draft_where where;
        bool asked;
    } places[] = {
        { WHERE_UNKNOWN, false },
        { WHERE_DESK, false },
        { WHERE_PHONE, false },
        { WHERE_HOME, true },
        { WHERE_SLEEPING, true },
        { WHERE_ELSEWHERE, true },
    };
    struct draft *draft = draft_of(state);
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        draft->where = places[i].where;
        assert_int_equal(draft_asks(draft, STEP_ADDRESS), places[i].asked);
    }
}

static void the_address_is_the_last_thing_typed(void **state)
{
    struct draft *draft = draft_of(state);
    draft->where = WHERE_HOME;
    draft->reach = REACH_CALL;
    assert_int_equal(draft_before(draft, STEP_NEEDS), STEP_ADDRESS);
}

static void a_household_that_was_not_asked_leaves_its_town_only(void **state)
{
    struct draft *draft = draft_of(state);
    assert_false(draft_asks(draft, STEP_TOWN));
    draft->answer_count = 1;
    draft->where = WHERE_HOME;
    draft->whom = WHOM_OTHER_UNAWARE;
    assert_true(draft_asks(draft, STEP_TOWN));
    assert_false(draft_asks(draft, STEP_ADDRESS));
    assert_false(draft_asks(draft, STEP_SHARING));
    assert_false(draft_asks(draft, STEP_ANSWERS));
}

static void answers_are_offered_only_when_there_are_some(void **state)
{
    struct draft *draft = draft_of(state);
    assert_int_equal(draft_next(draft, STEP_SHARING), STEP_SUMMARY);
    draft->answer_count = 1;
    assert_int_equal(draft_next(draft, STEP_SHARING), STEP_ANSWERS);
}

static void the_way_forth_and_the_way_back_are_the_same(void **state)
{
    struct draft *draft = draft_of(state);
    draft->whom = WHOM_OTHER_AGREES;
    draft->where = WHERE_SLEEPING;
    draft->reach = REACH_CALL;
    enum draft_step step = STEP_NOTICE;
    for (enum draft_step next; (next = draft_next(draft, step)) != STEP_COUNT;
         step = next)
        assert_int_equal(draft_before(draft, next), step);
    assert_int_equal(step, STEP_SUMMARY);
}

static void places_count_from_one_to_the_last(void **state)
{
    struct draft *draft = draft_of(state);
    draft->reach = REACH_RETURN;
    int place = 0;
    assert_int_equal(draft_place(draft, STEP_NOTICE), 0);
    for (enum draft_step step = draft_next(draft, STEP_NOTICE); step != STEP_SUMMARY;
         step = draft_next(draft, step))
        assert_int_equal(draft_place(draft, step), ++place);
    assert_int_equal(draft_steps(draft), place);
    assert_int_equal(place, 7);
}

/* --- what is obligatory --- */

static void only_permission_and_reach_are_obligatory(void **state)
{
    struct draft *draft = draft_of(state);
    for (int step = 0; step < STEP_SUMMARY; step++)
        if (step != STEP_NOTICE && step != STEP_REACH && step != STEP_PHONE)
            assert_true(draft_may_leave(draft, (enum draft_step)step));
    assert_false(draft_may_leave(draft, STEP_REACH));
    assert_false(draft_may_leave(draft, STEP_SUMMARY));
    draft->keep = CONSENT_YES;
    draft->reach = REACH_RETURN;
    assert_true(draft_may_leave(draft, STEP_REACH));
    assert_true(draft_is_complete(draft));
}

static void a_call_needs_a_number_that_can_be_called(void **state)
{
    struct draft *draft = draft_of(state);
    draft->keep = CONSENT_YES;
    draft->reach = REACH_CALL;
    assert_false(draft_is_complete(draft));
    type(draft, FIELD_PHONE, "06 12 34 56");
    assert_false(draft_may_leave(draft, STEP_PHONE));
    assert_false(draft_is_complete(draft));
    type(draft, FIELD_PHONE, " 78");
    assert_true(draft_may_leave(draft, STEP_PHONE));
    assert_true(draft_is_complete(draft));
}

static void without_permission_nothing_is_complete(void **state)
{
    struct draft *draft = draft_of(state);
    draft->reach = REACH_RETURN;
    assert_false(draft_is_complete(draft));
    draft->keep = CONSENT_NO;
    assert_false(draft_is_complete(draft));
}

/* --- what is typed --- */

static void letters_of_any_script_are_taken(void **state)
{
    struct draft *draft = draft_of(state);
    static const char *const keys[] = { "Ş", "é", "ő", "Ω", "أ", "م", "李", "'", "-" };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        assert_true(draft_type(draft, FIELD_NAME, keys[i]));
    assert_string_equal(draft->fields[FIELD_NAME], "ŞéőΩأم李'-");
}

static void what_is_no_character_is_refused(void **state)
{
    static const char *const keys[] = { "", "\n", "\x7F", "\xC3", "\x0E", "\xC2\x85" };
    struct draft *draft = draft_of(state);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        assert_false(draft_type(draft, FIELD_NAME, keys[i]));
    assert_string_equal(draft->fields[FIELD_NAME], "");
}

static void a_field_holds_sixty_characters_of_four_bytes(void **state)
{
    struct draft *draft = draft_of(state);
    for (int i = 0; i < DRAFT_MAX_CHARACTERS; i++)
        assert_true(draft_type(draft, FIELD_NAME, "𐍈"));
    assert_false(draft_type(draft, FIELD_NAME, "a"));
    assert_int_equal(strlen(draft->fields[FIELD_NAME]), DRAFT_MAX_CHARACTERS * 4);
    assert_string_equal(draft->fields[FIELD_TOWN], "");
}

static void deleting_takes_one_whole_character_and_wipes_it(void **state)
{
    struct draft *draft = draft_of(state);
    draft_type(draft, FIELD_NAME, "A");
    draft_type(draft, FIELD_NAME, "é");
    draft_delete(draft, FIELD_NAME);
    assert_memory_equal(draft->fields[FIELD_NAME], "A\0\0\0", 4);
    draft_delete(draft, FIELD_NAME);
    draft_delete(draft, FIELD_NAME);
    assert_string_equal(draft->fields[FIELD_NAME], "");
}

static void typing_takes_the_complaint_about_a_number_back(void **state)
{
    struct draft *draft = draft_of(state);
    draft->phone_refused = true;
    draft_type(draft, FIELD_NAME, "A");
    assert_true(draft->phone_refused);
    draft_type(draft, FIELD_PHONE, "0");
    assert_false(draft->phone_refused);
    draft->phone_refused = true;
    draft_delete(draft, FIELD_PHONE);
    assert_false(draft->phone_refused);
}

static void clearing_overwrites_what_was_typed_and_said(void **state)
{
    static const char zeros[DRAFT_MAX_CHARACTERS * 4 + 1] = { 0 };
    struct draft *draft = draft_of(state);
    type(draft, FIELD_NAME, "Amina");
    type(draft, FIELD_PHONE, "0612345678");
    draft->keep = CONSENT_YES;
    draft->step = STEP_SUMMARY;
    char *name = draft->fields[FIELD_NAME];
    draft_clear(draft);
    assert_ptr_equal(draft->fields[FIELD_NAME], name);
    for (int i = 0; i < FIELD_COUNT; i++)
        assert_memory_equal(draft->fields[i], zeros, sizeof zeros);
    assert_int_equal(draft->keep, CONSENT_UNASKED);
    assert_int_equal(draft->step, STEP_NOTICE);
}

/* --- answers that may come along --- */

static const struct question sejour = { .text = "Titre ?" },
                             surface = { .text = "m² ?" };
static const struct check dalo = { .id = "c-dalo" };

static void no_answer_is_ticked_beforehand(void **state)
{
    struct draft *draft = draft_of(state);
    struct selfcheck selfcheck = {
        .answers = { { .question = &sejour, .value = "oui", .check = &dalo },
            { .question = &surface, .value = "" } },
        .answer_count = 2,
    };
    draft_carry_answers(draft, &selfcheck);
    assert_int_equal(draft->answer_count, 1);
    assert_ptr_equal(draft->answers[0].question, &sejour);
    assert_ptr_equal(draft->answers[0].check, &dalo);
    assert_false(draft->answers[0].comes_along);
}

static void a_tick_holds_until_the_answer_changes(void **state)
{
    struct draft *draft = draft_of(state);
    struct selfcheck selfcheck = {
        .answers = { { .question = &sejour, .value = "oui" } },
        .answer_count = 1,
    };
    draft_carry_answers(draft, &selfcheck);
    draft->answers[0].comes_along = true;
    draft_carry_answers(draft, &selfcheck);
    assert_true(draft->answers[0].comes_along);
    selfcheck.answers[0].changes++;
    draft_carry_answers(draft, &selfcheck);
    assert_false(draft->answers[0].comes_along);
}

static void more_answers_than_fit_are_left_out(void **state)
{
    struct draft *draft = draft_of(state);
    static struct question questions[SELFCHECK_MAX_ANSWERS];
    static struct selfcheck selfcheck;
    for (size_t i = 0; i < SELFCHECK_MAX_ANSWERS; i++)
        selfcheck.answers[i] =
            (struct selfcheck_answer){ .question = &questions[i], .value = "oui" };
    selfcheck.answer_count = SELFCHECK_MAX_ANSWERS;
    draft_carry_answers(draft, &selfcheck);
    assert_int_equal(draft->answer_count, DRAFT_MAX_ANSWERS);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, enter, leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(nothing_is_chosen_beforehand),
        TEST(the_permission_to_keep_it_is_asked_first),
        TEST(a_subject_that_came_along_is_not_asked),
        TEST(a_sheet_is_a_subject_too),
        TEST(asking_from_elsewhere_keeps_the_subject),
        TEST(a_subject_that_was_asked_can_be_asked_again),
        TEST(only_a_call_asks_when_to_call),
        TEST(whoever_comes_back_gives_no_number),
        TEST(the_place_is_asked_where_the_team_comes),
        TEST(the_address_is_the_last_thing_typed),
        TEST(a_household_that_was_not_asked_leaves_its_town_only),
        TEST(answers_are_offered_only_when_there_are_some),
        TEST(the_way_forth_and_the_way_back_are_the_same),
        TEST(places_count_from_one_to_the_last),
        TEST(only_permission_and_reach_are_obligatory),
        TEST(a_call_needs_a_number_that_can_be_called),
        TEST(without_permission_nothing_is_complete),
        TEST(letters_of_any_script_are_taken),
        TEST(what_is_no_character_is_refused),
        TEST(a_field_holds_sixty_characters_of_four_bytes),
        TEST(deleting_takes_one_whole_character_and_wipes_it),
        TEST(typing_takes_the_complaint_about_a_number_back),
        TEST(clearing_overwrites_what_was_typed_and_said),
        TEST(no_answer_is_ticked_beforehand),
        TEST(a_tick_holds_until_the_answer_changes),
        TEST(more_answers_than_fit_are_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
