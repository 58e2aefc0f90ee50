/* A draft goes the whole way: sealed, stored, and read back with the team's key. */
#include "test.h"

#include "requests/inbox.h"
#include "unit/requests/desk.h"
#include "unit/visit/contents.h"
#include "visit/visit.h"

static const struct sheet sheet_rent = { .slug = "loyer",
    .title = "Un loyer en retard" };
static const struct home_situation rent = { .id = "rent", .phrase = "Mon loyer" };
static const struct home_situation night = { .id = "night", .danger = true };
static const struct paper_delay six_weeks = { .delay = { 6, DATE_WEEKS } };
static const struct paper order = {
    .name = "Commandement de payer", .delays = &six_weeks, .delay_count = 1
};
static const struct moment ten = { { 2026, 11, 20 }, 10, 0, 0 }; /* a Friday */

struct room {
    struct arena *arena; /* the visit's */
    struct desk desk;
    struct catalog catalog;
    struct site site;
    struct terminal terminal;
    struct visit *visit;
    struct inbox *inbox;
};

static int enter(void **state)
{
    static struct room room;
    room = (struct room){ .arena = arena_open_secret(VISIT_ARENA_BYTES),
        .desk = desk_open(),
        .site = { .call_within_days = 2 },
        .terminal = { .language = "fr" } };
    room.terminal.catalog = &room.catalog;
    room.terminal.site = &room.site;
    room.terminal.deposit = room.desk.deposit;
    room.visit = visit_begin(room.arena, &room.terminal, ten);
    *state = &room;
    return 0;
}

static int leave(void **state)
{
    struct room *room = *state;
    inbox_close(room->inbox);
    desk_close(&room->desk);
    arena_close(room->arena);
    return 0;
}

static void type(struct draft *draft, enum draft_field field, const char *text)
{
    struct str rest = str_of(text);
    while (rest.size) {
        struct str before = rest;
        (void)str_next(&rest);
        char key[5] = { 0 };
        memcpy(key, before.text, before.size - rest.size);
        assert_true(draft_type(draft, field, key));
    }
}

static struct draft *complete(struct visit *visit)
{
    visit->draft.keep = CONSENT_YES;
    visit->draft.reach = REACH_RETURN;
    return &visit->draft;
}

/* The one request that is stored. */
static const struct request *stored(struct room *room)
{
    const struct store_filter all = { 0 };
    assert_int_equal(
        inbox_open(desk_store(&room->desk), room->desk.opener, &all, &room->inbox),
        STORAGE_DONE);
    assert_int_equal(room->inbox->count, 1);
    return &room->inbox->items[0].request;
}

static void what_was_said_arrives_with_the_team(void **state)
{
    struct room *room = *state;
    struct visit *visit = room->visit;
    visit_set_language(visit, language_find("ar"));
    draft_carry_subject(&visit->draft, &rent, &sheet_rent);
    struct draft *draft = complete(visit);
    draft->whom = WHOM_OTHER_AGREES;
    draft->where = WHERE_HOME;
    draft->reach = REACH_CALL;
    draft->hours = HOURS_EVENING;
    draft->voice_message = CONSENT_NO;
    draft->landlord = CONSENT_YES;
    draft->interpreter = true;
    type(draft, FIELD_NAME, " Zoé أمينة ");
    type(draft, FIELD_PHONE, "+33 (0)6 12 34 56 78");
    type(draft, FIELD_ADDRESS, "3, rue du Pré");
    assert_true(visit_send_request(visit));
    const struct request *request = stored(room);
    assert_string_equal(request->situation, "rent");
    assert_string_equal(request->sheet, "loyer");
    assert_string_equal(request->subject, "Un loyer en retard");
    assert_int_equal(request->for_whom, FOR_HOUSEHOLD);
    assert_int_equal(request->place, MEET_HOME);
    assert_string_equal(request->address, "3, rue du Pré");
    assert_int_equal(request->reach, BY_PHONE);
    assert_string_equal(request->phone, "0612345678");
    assert_int_equal(request->hours, CALL_EVENING);
    assert_int_equal(request->voice_message, REPLY_NO);
    assert_int_equal(request->may_keep, REPLY_YES);
    assert_int_equal(request->may_landlord, REPLY_YES);
    assert_int_equal(request->may_partner, REPLY_NONE);
    assert_string_equal(request->name, "Zoé أمينة");
    assert_string_equal(request->language, "ar");
    assert_int_equal(request->interpreter, REPLY_YES);
    assert_int_equal(request->mobility, REPLY_NONE);
    assert_int_equal(request->urgency, URGENCY_NONE);
}

static void the_ticket_has_the_code_and_the_day(void **state)
{
    struct room *room = *state;
    struct visit *visit = room->visit;
    complete(visit);
    visit_open_request(visit);
    assert_true(visit_send_request(visit));
    assert_int_equal(visit->place, PLACE_TICKET);
    assert_int_equal(strlen(visit->ticket.code), 7);
    assert_true(visit->ticket.will_return);
    assert_true(date_same(visit->ticket.call_before, (struct date){ 2026, 11, 24 }));
    assert_int_equal(visit_countdown(visit), 30);
    const char *code = stored(room)->code;
    assert_memory_equal(code, visit->ticket.code, 3);
    assert_string_equal(code + 3, visit->ticket.code + 4);
}

static void what_was_sent_is_wiped_and_there_is_no_way_back(void **state)
{
    struct visit *visit = ((struct room *)*state)->visit;
    visit_open_situation(visit, &rent);
    visit_open_request(visit);
    type(complete(visit), FIELD_NAME, "Marqueur");
    const char *name = visit->draft.fields[FIELD_NAME];
    assert_true(visit_send_request(visit));
    assert_memory_equal(name, "\0\0\0\0\0\0\0\0", 8);
    assert_int_equal(visit->draft.keep, CONSENT_UNASKED);
    assert_null(visit->situation);
    visit_back(visit);
    assert_int_equal(visit->place, PLACE_HOME);
}

static void a_number_that_nobody_needs_stays_here(void **state)
{
    struct room *room = *state;
    struct draft *draft = complete(room->visit);
    type(draft, FIELD_PHONE, "0612345678");
    type(draft, FIELD_ADDRESS, "3 rue du Pré");
    draft->where = WHERE_DESK;
    assert_true(visit_send_request(room->visit));
    const struct request *request = stored(room);
    assert_true(!request->phone || !*request->phone);
    assert_true(!request->address || !*request->address);
    assert_true(!request->place_other || !*request->place_other);
}

static void the_place_where_she_sleeps_goes_along(void **state)
{
    struct room *room = *state;
    struct draft *draft = complete(room->visit);
    type(draft, FIELD_ADDRESS, "Hôtel de la Gare");
    draft->where = WHERE_SLEEPING;
    assert_true(visit_send_request(room->visit));
    assert_string_equal(stored(room)->place_other, "Hôtel de la Gare");
}

static void the_paper_s_last_day_makes_it_urgent(void **state)
{
    struct room *room = *state;
    complete(room->visit);
    visit_open_deadline(room->visit, &order);
    room->visit->paper_date = (struct date){ 2026, 11, 3 };
    assert_true(visit_send_request(room->visit));
    const struct request *request = stored(room);
    assert_int_equal(request->urgency, URGENCY_SOON);
    assert_true(date_same(request->deadline, (struct date){ 2026, 12, 15 }));
    assert_string_equal(request->deadline_label, "Commandement de payer");
    assert_int_equal(request->deadline_on_paper, REPLY_NONE);
}

static void danger_is_for_today(void **state)
{
    struct room *room = *state;
    complete(room->visit);
    draft_carry_subject(&room->visit->draft, &night, NULL);
    assert_true(visit_send_request(room->visit));
    assert_int_equal(stored(room)->urgency, URGENCY_NOW);
}

static void only_ticked_answers_go_along_in_french(void **state)
{
    struct room *room = *state;
    const struct catalog *catalog = contents_read(room->desk.arena, ten.date);
    assert_non_null(catalog);
    room->terminal.catalog = catalog;
    struct visit *visit = visit_begin(room->arena, &room->terminal, ten);
    visit_set_language(visit, language_find("ar"));
    const struct check *dalo = catalog_check(catalog, "c-dalo");
    const struct draft_answer answers[] = {
        { dalo, contents_question(catalog, "sejour"), "nsp", 0, true },
        { dalo, contents_question(catalog, "surface"), "30", 0, false },
        { dalo, contents_question(catalog, "surface"), "31.5", 0, true },
        { dalo, contents_question(catalog, "c-dalo . date_depot"), "2026-11-03", 0,
            true },
    };
    struct draft *draft = complete(visit);
    memcpy(draft->answers, answers, sizeof answers);
    draft->answer_count = 4;
    assert_true(visit_send_request(visit));
    assert_string_equal(language_now()->code, "ar");
    const struct request *request = stored(room);
    assert_int_equal(request->answer_count, 3);
    assert_string_equal(request->answers[0].check, "c-dalo");
    assert_string_equal(request->answers[0].answer, "Je ne sais pas");
    assert_memory_equal(request->answers[1].question, "Quelle est la surface", 21);
    assert_string_equal(request->answers[1].answer, "31,5\u00A0m²");
    assert_string_equal(request->answers[2].answer, "mardi 3 novembre 2026");
}

/* A check that ends with a last day, on 2026-12-15. */
static struct draft *check_an_order(struct room *room)
{
    const struct catalog *catalog = contents_read(room->desk.arena, ten.date);
    assert_non_null(catalog);
    room->terminal.catalog = catalog;
    struct visit *visit = visit_begin(room->arena, &room->terminal, ten);
    visit_open_check(visit, catalog_check(catalog, "c-expulsion-etape"));
    selfcheck_answer(&visit->selfcheck, "commandement_payer");
    selfcheck_answer(&visit->selfcheck, "2026-11-03");
    selfcheck_answer(&visit->selfcheck, "6_semaines");
    visit_open_request(visit);
    return complete(visit);
}

static void without_a_tick_only_the_urgency_goes_along(void **state)
{
    struct room *room = *state;
    check_an_order(room);
    assert_true(visit_send_request(room->visit));
    const struct request *request = stored(room);
    assert_int_equal(request->answer_count, 0);
    assert_int_equal(request->urgency, URGENCY_SOON);
    assert_false(date_is(request->deadline));
}

static void with_a_tick_the_last_day_goes_along(void **state)
{
    struct room *room = *state;
    struct draft *draft = check_an_order(room);
    assert_int_equal(draft->answer_count, 3);
    draft->answers[1].comes_along = true;
    assert_true(visit_send_request(room->visit));
    const struct request *request = stored(room);
    assert_int_equal(request->answer_count, 1);
    assert_true(date_same(request->deadline, (struct date){ 2026, 12, 15 }));
    assert_true(strlen(request->deadline_label) > 0);
}

static void a_household_that_was_not_asked_sends_no_answers(void **state)
{
    static const struct question surface = { .text = "Quelle surface ?",
        .kind = QUESTION_NUMBER };
    struct room *room = *state;
    struct draft *draft = complete(room->visit);
    draft->whom = WHOM_OTHER_UNAWARE;
    type(draft, FIELD_TOWN, "Villedieu");
    draft->answers[0] = (struct draft_answer){ NULL, &surface, "30", 0, true };
    draft->answer_count = 1;
    assert_true(visit_send_request(room->visit));
    const struct request *request = stored(room);
    assert_int_equal(request->for_whom, FOR_OTHERS);
    assert_string_equal(request->town, "Villedieu");
    assert_int_equal(request->answer_count, 0);
}

static void without_permission_nothing_is_sent(void **state)
{
    struct visit *visit = ((struct room *)*state)->visit;
    complete(visit)->keep = CONSENT_NO;
    visit_open_request(visit);
    assert_false(visit_send_request(visit));
    assert_int_equal(visit->place, PLACE_REQUEST);
    assert_non_null(visit->trouble);
}

static void without_storage_the_draft_stays_and_says_so(void **state)
{
    struct room *room = *state;
    struct visit *visit = room->visit;
    desk_remove(file_join(room->desk.arena, room->desk.folder, "requests.db"));
    type(complete(visit), FIELD_NAME, "Amina");
    visit_open_request(visit);
    assert_false(visit_send_request(visit));
    assert_int_equal(visit->place, PLACE_REQUEST);
    assert_non_null(visit->trouble);
    assert_null(visit->ticket.code);
    assert_string_equal(visit->draft.fields[FIELD_NAME], "Amina");
}

static void a_terminal_that_keeps_nothing_says_so(void **state)
{
    struct room *room = *state;
    struct deposit *deposit = room->terminal.deposit;
    room->terminal.deposit = NULL;
    complete(room->visit);
    assert_false(visit_send_request(room->visit));
    assert_non_null(room->visit->trouble);
    room->terminal.deposit = deposit;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, enter, leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_was_said_arrives_with_the_team),
        TEST(the_ticket_has_the_code_and_the_day),
        TEST(what_was_sent_is_wiped_and_there_is_no_way_back),
        TEST(a_number_that_nobody_needs_stays_here),
        TEST(the_place_where_she_sleeps_goes_along),
        TEST(the_paper_s_last_day_makes_it_urgent),
        TEST(danger_is_for_today),
        TEST(only_ticked_answers_go_along_in_french),
        TEST(without_a_tick_only_the_urgency_goes_along),
        TEST(with_a_tick_the_last_day_goes_along),
        TEST(a_household_that_was_not_asked_sends_no_answers),
        TEST(without_permission_nothing_is_sent),
        TEST(without_storage_the_draft_stays_and_says_so),
        TEST(a_terminal_that_keeps_nothing_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
