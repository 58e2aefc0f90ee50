/* How long a visit stays. */
#include "test.h"

#include "unit/visit/room.h"

static const struct sheet sheet_rent = { .slug = "loyer" };

static struct moment after(int seconds)
{
    return moment_of_seconds(moment_seconds(room_ten) + seconds);
}

static void an_untouched_visit_waits_for_ever(void **state)
{
    struct visit *visit = room_visit(state);
    assert_int_equal(visit_wait(visit), -1);
    assert_false(visit_tick(visit, after(24 * 3600)));
    assert_int_equal(visit->place, PLACE_HOME);
    assert_int_equal(visit_wait(visit), -1);
}

static void silence_is_asked_about_then_ends_the_visit(void **state)
{
    struct visit *visit = room_visit(state);
    visit_open_sheet(visit, &sheet_rent);
    visit_touch(visit, room_ten);
    assert_int_equal(visit_wait(visit), 120);
    assert_false(visit_tick(visit, after(119)));
    assert_int_equal(visit->place, PLACE_SHEET);
    assert_int_equal(visit_wait(visit), 1);
    assert_false(visit_tick(visit, after(120)));
    assert_int_equal(visit->place, PLACE_STILL_THERE);
    assert_int_equal(visit_countdown(visit), 45);
    assert_int_equal(visit_wait(visit), 1);
    assert_false(visit_tick(visit, after(164)));
    assert_int_equal(visit_countdown(visit), 1);
    assert_true(visit_tick(visit, after(165)));
    assert_int_equal(visit_countdown(visit), 0);
    assert_int_equal(visit_wait(visit), 0);
    assert_true(visit_end(visit, true)->was_erased);
}

static void any_touch_goes_on_as_often_as_one_likes(void **state)
{
    struct visit *visit = room_visit(state);
    visit_open_sheet(visit, &sheet_rent);
    visit->scroll = 77;
    visit_touch(visit, room_ten);
    for (int i = 0; i < 20; i++) {
        int asked = 120 + i * 160;
        assert_false(visit_tick(visit, after(asked)));
        assert_int_equal(visit->place, PLACE_STILL_THERE);
        visit_touch(visit, after(asked + 40));
        assert_int_equal(visit->place, PLACE_SHEET);
        assert_int_equal(visit->scroll, 77);
        assert_ptr_equal(visit->sheet, &sheet_rent);
        assert_int_equal(visit_countdown(visit), -1);
        assert_int_equal(visit_wait(visit), 120);
    }
}

static void whoever_went_home_is_asked_too(void **state)
{
    struct visit *visit = room_visit(state);
    visit_touch(visit, room_ten);
    visit_home(visit);
    visit_tick(visit, after(120));
    assert_int_equal(visit->place, PLACE_STILL_THERE);
}

static void the_time_follows_the_site_and_the_aids(void **state)
{
    static const struct {
        int site, text_size;
        bool aided;
        int seconds;
    } cases[] = {
        { 0, 1, false, 120 },
        { 120, 1, false, 120 },
        { 60, 1, false, 60 },
        { 30, 1, false, 60 },
        { 600, 1, false, 600 },
        { 900, 1, false, 600 },
        { 0, 2, false, 300 },
        { 120, 3, false, 300 },
        { 60, 2, false, 120 },
        { 240, 3, false, 240 },
        { 0, 1, true, 300 },
        { 90, 1, true, 120 },
        { 900, 2, true, 600 },
    };
    struct room *room = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        room->site.idle_seconds = cases[i].site;
        room->visit->text_size = cases[i].text_size;
        room->visit->aided = cases[i].aided;
        visit_touch(room->visit, room_ten);
        assert_int_equal(visit_wait(room->visit), cases[i].seconds);
    }
}

static void a_clock_set_back_postpones_nothing(void **state)
{
    struct visit *visit = room_visit(state);
    visit_touch(visit, room_ten);
    visit_tick(visit, after(100));
    visit_tick(visit, after(100 - 3600));
    assert_int_equal(visit_wait(visit), 20);
    visit_tick(visit, after(120 - 3600));
    assert_int_equal(visit->place, PLACE_STILL_THERE);
    visit_tick(visit, after(120 - 7200));
    assert_int_equal(visit_countdown(visit), 45);
}

static void the_ticket_stays_thirty_seconds_and_sixty_more(void **state)
{
    struct visit *visit = room_visit(state);
    visit_touch(visit, room_ten);
    visit_go(visit, PLACE_TICKET);
    visit->ticket.ends_at = moment_seconds(after(30));
    assert_int_equal(visit_countdown(visit), 30);
    assert_false(visit_tick(visit, after(29)));
    visit_keep_ticket(visit);
    assert_int_equal(visit_countdown(visit), 61);
    assert_false(visit_tick(visit, after(89)));
    assert_int_equal(visit->place, PLACE_TICKET);
    assert_true(visit_tick(visit, after(90)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ROOM_TEST(an_untouched_visit_waits_for_ever),
        ROOM_TEST(silence_is_asked_about_then_ends_the_visit),
        ROOM_TEST(any_touch_goes_on_as_often_as_one_likes),
        ROOM_TEST(whoever_went_home_is_asked_too),
        ROOM_TEST(the_time_follows_the_site_and_the_aids),
        ROOM_TEST(a_clock_set_back_postpones_nothing),
        ROOM_TEST(the_ticket_stays_thirty_seconds_and_sixty_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
