#include "test.h"

#include <sys/stat.h>
#include <unistd.h>

#include "desk.h"
#include "requests/inbox.h"

static int open_desk(void **state)
{
    struct desk *desk = malloc(sizeof *desk);
    *desk = desk_open();
    *state = desk;
    return 0;
}

static int close_desk(void **state)
{
    desk_close(*state);
    free(*state);
    return 0;
}

static struct inbox *inbox_of(struct desk *desk)
{
    struct inbox *inbox = NULL;
    struct store_filter all = { 0 };
    assert_int_equal(
        inbox_open(desk_store(desk), desk->opener, &all, &inbox), STORAGE_DONE);
    return inbox;
}

static void the_team_reads_what_was_said(void **state)
{
    struct desk *desk = *state;
    struct code code = desk_put(desk, desk_request(), desk_today);
    struct inbox *inbox = inbox_of(desk);
    assert_int_equal(inbox->count, 1);
    struct inbox_item *item = inbox_find(inbox, code);
    assert_non_null(item);
    assert_string_equal(item->request.name, "Amina B.");
    assert_string_equal(item->request.code, code.text);
    assert_string_equal(item->request.phone, "0612345678");
    assert_int_equal(item->request.answer_count, 2);
    assert_true(date_same(item->request.created, desk_today));
    assert_int_equal(item->state, STATE_NEW);
    assert_null(inbox_find(inbox, code_draw()));
    inbox_close(inbox);
}

static void P27_the_recovery_words_read_it_too(void **state)
{
    struct desk *desk = *state;
    struct code code = desk_put(desk, desk_request(), desk_today);
    opener_close(desk->opener);
    assert_int_equal(key_open_words(str_of(desk->words), &desk->opener), KEY_OPEN);
    struct inbox *inbox = inbox_of(desk);
    assert_non_null(inbox_find(inbox, code));
    inbox_close(inbox);
}

static void P23_no_word_of_it_is_in_the_data_folder(void **state)
{
    struct desk *desk = *state;
    struct code code = desk_put(desk, desk_request(), desk_today);
    static const char *const said[] = { "Amina", "0612345678", "Lilas", "loyer",
        "Commandement", "c-dalo", "3 ans", "Le\xC3\xAFla", "phone" };
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        assert_false(desk_holds(desk, desk->folder, str_of(said[i])));
    assert_false(desk_holds(desk, desk->folder, str_of(code.text)));
    assert_false(desk_holds(desk, desk->folder, str_of(code_show(desk->arena, code))));
}

static void P26_a_short_and_a_long_request_take_the_same_room(void **state)
{
    struct desk *desk = *state;
    struct store_rows rows;
    struct store_filter all = { 0 };
    desk_put(desk, desk_request(), desk_today);
    desk_put(desk, (struct request){ .may_keep = REPLY_YES, .reach = BY_RETURN },
        desk_today);
    store_read(desk_store(desk), desk->arena, &all, &rows);
    assert_int_equal(rows.count, 2);
    assert_int_equal(rows.items[0].sealed.size, rows.items[1].sealed.size);
}

static void P10_without_permission_nothing_is_stored(void **state)
{
    struct desk *desk = *state;
    struct request request = desk_request();
    struct code code = { "unset" };
    request.may_keep = REPLY_NO;
    assert_int_equal(
        deposit_make(desk->deposit, &request, desk_today, &code), DEPOSIT_INCOMPLETE);
    assert_string_equal(code.text, "unset");
    assert_int_equal(desk_count(desk), 0);
}

static void P12_what_may_not_stand_does_not_even_go_under_seal(void **state)
{
    struct desk *desk = *state;
    struct request request = desk_request();
    request.for_whom = FOR_OTHERS;
    request.town = "Aubervilliers";
    struct code code = desk_put(desk, request, desk_today);
    struct inbox *inbox = inbox_of(desk);
    struct inbox_item *item = inbox_find(inbox, code);
    assert_null(item->request.address);
    assert_int_equal(item->request.answer_count, 0);
    assert_string_equal(item->request.town, "Aubervilliers");
    inbox_close(inbox);
}

static void P13_the_code_alone_takes_a_request_back(void **state)
{
    struct desk *desk = *state;
    struct code code = desk_put(desk, desk_request(), desk_today), other = code_draw();
    assert_int_equal(
        deposit_withdraw(desk->deposit, other, desk_today), DEPOSIT_NO_CODE);
    assert_int_equal(deposit_withdraw(desk->deposit, code, desk_today), DEPOSIT_DONE);
    assert_int_equal(desk_count(desk), 0);
    assert_int_equal(
        deposit_withdraw(desk->deposit, code, desk_today), DEPOSIT_NO_CODE);
}

static void P29_a_box_in_the_row_of_another_is_refused_and_reported(void **state)
{
    struct desk *desk = *state;
    struct store *store = desk_store(desk);
    struct code first = desk_put(desk, desk_request(), desk_today);
    struct code second = desk_put(desk, desk_request(), desk_today);
    struct store_row row, other;
    struct id id = desk_find(desk, first), other_id = desk_find(desk, second);
    store_find(store, desk->arena, id.text, &row);
    store_find(store, desk->arena, other_id.text, &other);
    assert_int_equal(
        store_reseal(store, row.id, other.sealed, desk_today), STORAGE_DONE);
    struct inbox *inbox = inbox_of(desk);
    assert_int_equal(inbox->count, 1);
    assert_int_equal(inbox->refusal_count, 1);
    assert_string_equal(inbox->refusals[0].id, row.id);
    assert_int_equal(inbox->refusals[0].why, ENVELOPE_MOVED);
    assert_true(strlen(envelope_message(ENVELOPE_MOVED)) > 0);
    inbox_close(inbox);
}

static void P29_another_day_another_site_or_another_version_is_noticed(void **state)
{
    struct desk *desk = *state;
    struct store_row row;
    struct id id = desk_find(desk, desk_put(desk, desk_request(), desk_today));
    store_find(desk_store(desk), desk->arena, id.text, &row);
    const char *site = store_site(desk_store(desk))->id.text;
    const struct {
        struct request_stamp stamp;
        enum envelope_result result;
    } examples[] = {
        { { 1, site, id.text, desk_today }, ENVELOPE_OPEN },
        { { 2, site, id.text, desk_today }, ENVELOPE_MOVED },
        { { 1, id.text, id.text, desk_today }, ENVELOPE_MOVED },
        { { 1, site, site, desk_today }, ENVELOPE_MOVED },
        { { 1, site, id.text, { 2026, 11, 20 } }, ENVELOPE_MOVED },
    };
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        struct request request;
        assert_int_equal(envelope_open(desk->opener, desk->arena, row.sealed,
                             &examples[i].stamp, &request, NULL),
            examples[i].result);
    }
}

static void a_box_that_nobody_can_open_is_no_failure_of_the_others(void **state)
{
    struct desk *desk = *state;
    struct code code = desk_put(desk, desk_request(), desk_today);
    struct id id = desk_find(desk, desk_put(desk, desk_request(), desk_today));
    store_reseal(desk_store(desk), id.text, STR("junk"), desk_today);
    struct inbox *inbox = inbox_of(desk);
    assert_int_equal(inbox->count, 1);
    assert_non_null(inbox_find(inbox, code));
    assert_int_equal(inbox->refusals[0].why, ENVELOPE_OTHER_KEY);
    inbox_close(inbox);
}

static void the_urgent_are_listed_first(void **state)
{
    struct desk *desk = *state;
    struct request request = desk_request();
    desk_put(desk, (struct request){ .may_keep = REPLY_YES, .reach = BY_RETURN },
        desk_today);
    struct code late = desk_put(desk, request, desk_today);
    request.deadline = (struct date){ 2026, 11, 30 };
    struct code early = desk_put(desk, request, desk_today);
    request.urgency = URGENCY_NOW;
    struct code now = desk_put(desk, request, desk_today);
    struct inbox *inbox = inbox_of(desk);
    assert_int_equal(inbox->count, 4);
    assert_string_equal(inbox->items[0].request.code, now.text);
    assert_string_equal(inbox->items[1].request.code, early.text);
    assert_string_equal(inbox->items[2].request.code, late.text);
    inbox_close(inbox);
}

static void an_appointment_is_sealed_with_the_rest(void **state)
{
    struct desk *desk = *state;
    struct code code = desk_put(desk, desk_request(), desk_today);
    struct diag *diag = diag_open();
    struct sealer *sealer =
        sealer_open(file_join(desk->arena, desk->folder, "keys"), diag);
    struct moment first = { { 2026, 11, 24 }, 14, 0, 0 };
    struct moment second = { { 2026, 11, 26 }, 10, 30, 0 };
    struct inbox *inbox = inbox_of(desk);
    struct inbox_item *item = inbox_find(inbox, code);
    assert_int_equal(inbox_schedule(desk_store(desk), sealer, item, first, desk_today),
        STORAGE_DONE);
    assert_int_equal(inbox_schedule(desk_store(desk), sealer, item, second, desk_today),
        STORAGE_DONE);
    inbox_close(inbox);
    inbox = inbox_of(desk);
    item = inbox_find(inbox, code);
    assert_int_equal(item->state, STATE_SCHEDULED);
    assert_int_equal(item->request.meeting.minute, 30);
    assert_int_equal(item->request.meeting_changes, 1);
    assert_string_equal(item->request.name, "Amina B.");
    /* Nobody writes back what a later version knows more of. */
    item->unknown = 1;
    assert_int_equal(inbox_schedule(desk_store(desk), sealer, item, first, desk_today),
        STORAGE_NEWER);
    inbox_close(inbox);
    sealer_close(sealer);
    diag_close(diag);
}

static void a_hundred_long_answers_go_in_and_come_out(void **state)
{
    struct desk *desk = *state;
    static struct request_answer many[REQUEST_ANSWERS_MAX];
    struct text long_text = { .arena = desk->arena };
    for (int i = 0; i < 300; i++)
        text_add_c(&long_text, "ع");
    for (size_t i = 0; i < REQUEST_ANSWERS_MAX; i++)
        many[i] = (struct request_answer){ "c-dalo", text_done(&long_text), "oui" };
    struct request request = desk_request();
    request.answers = many;
    request.answer_count = REQUEST_ANSWERS_MAX;
    struct code code = desk_put(desk, request, desk_today);
    struct inbox *inbox = inbox_of(desk);
    struct inbox_item *item = inbox_find(inbox, code);
    assert_int_equal(item->request.answer_count, REQUEST_ANSWERS_MAX);
    assert_string_equal(item->request.answers[99].question, text_done(&long_text));
    inbox_close(inbox);
}

static void a_store_that_is_away_is_told_and_used_again_when_it_is_back(void **state)
{
    struct desk *desk = *state;
    struct request request = desk_request();
    struct code code = { "unset" };
    const char *path = file_join(desk->arena, desk->folder, "requests.db");
    const char *away = file_join(desk->arena, desk->root, "away.db");
    assert_int_equal(rename(path, away), 0);
    assert_int_equal(
        deposit_make(desk->deposit, &request, desk_today, &code), DEPOSIT_NO_STORAGE);
    assert_string_equal(code.text, "unset");
    assert_int_equal(rename(away, path), 0);
    assert_int_equal(
        deposit_make(desk->deposit, &request, desk_today, &code), DEPOSIT_DONE);
}

static void keys_that_are_missing_are_told_at_the_start(void **state)
{
    struct desk *desk = *state;
    struct diag *diag = diag_open();
    unlink(file_join(desk->arena, desk->folder, "keys/secours.pub"));
    assert_null(deposit_open(desk->folder, diag));
    assert_non_null(strstr(diag_first(diag), "holds 1 public key(s)"));
    diag_close(diag);
}

static void P34_tending_erases_what_is_overdue(void **state)
{
    struct desk *desk = *state;
    desk_put(desk, desk_request(), desk_today);
    assert_int_equal(
        deposit_tend(desk->deposit, (struct date){ 2026, 12, 20 }), STORAGE_DONE);
    assert_int_equal(desk_count(desk), 1);
    assert_int_equal(
        deposit_tend(desk->deposit, (struct date){ 2026, 12, 21 }), STORAGE_DONE);
    assert_int_equal(desk_count(desk), 0);
    assert_int_equal(
        deposit_tend(desk->deposit, (struct date){ 1970, 1, 1 }), STORAGE_CLOCK);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_desk, close_desk)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_team_reads_what_was_said),
        TEST(P27_the_recovery_words_read_it_too),
        TEST(P23_no_word_of_it_is_in_the_data_folder),
        TEST(P26_a_short_and_a_long_request_take_the_same_room),
        TEST(P10_without_permission_nothing_is_stored),
        TEST(P12_what_may_not_stand_does_not_even_go_under_seal),
        TEST(P13_the_code_alone_takes_a_request_back),
        TEST(P29_a_box_in_the_row_of_another_is_refused_and_reported),
        TEST(P29_another_day_another_site_or_another_version_is_noticed),
        TEST(a_box_that_nobody_can_open_is_no_failure_of_the_others),
        TEST(the_urgent_are_listed_first),
        TEST(an_appointment_is_sealed_with_the_rest),
        TEST(a_hundred_long_answers_go_in_and_come_out),
        TEST(a_store_that_is_away_is_told_and_used_again_when_it_is_back),
        TEST(keys_that_are_missing_are_told_at_the_start),
        TEST(P34_tending_erases_what_is_overdue),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
