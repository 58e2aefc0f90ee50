/* Contents that are read anew under a visit. */
#include "test.h"

#include "content/site.h"
#include "unit/visit/contents.h"
#include "visit/bookmark.h"
#include "visit/visit.h"

static const struct date today = { 2026, 11, 21 };
static const struct site site = { .association = "Essai" };

static struct room {
    struct arena *contents, *other_contents, *visit, *other_visit, *kept;
    struct terminal terminal, other_terminal;
} room;

static int open_room(void **state)
{
    (void)state;
    room.contents = arena_open(0);
    room.other_contents = arena_open(0);
    room.terminal = (struct terminal){
        .catalog = contents_read(room.contents, today), .site = &site, .language = "fr"
    };
    room.other_terminal = room.terminal;
    room.other_terminal.catalog = contents_read(room.other_contents, today);
    return room.terminal.catalog && room.other_terminal.catalog ? 0 : -1;
}

static int close_room(void **state)
{
    (void)state;
    arena_close(room.contents);
    arena_close(room.other_contents);
    return 0;
}

static int open_visits(void **state)
{
    (void)state;
    room.visit = arena_open(0);
    room.other_visit = arena_open(0);
    room.kept = arena_open(0);
    return 0;
}

static int close_visits(void **state)
{
    (void)state;
    arena_close(room.visit);
    arena_close(room.other_visit);
    arena_close(room.kept);
    return 0;
}

static struct visit *begin(void)
{
    return visit_begin(room.visit, &room.terminal, (struct moment){ today, 10, 0, 0 });
}

/* The visit over the other catalog, led to where `visit` is. */
static struct visit *carried_over(const struct visit *visit)
{
    struct bookmark *bookmark = bookmark_take(room.kept, visit);
    struct visit *other = visit_begin(
        room.other_visit, &room.other_terminal, (struct moment){ today, 10, 0, 0 });
    bookmark_open(bookmark, other);
    return other;
}

static void a_sheet_stays_open_with_its_language_and_place(void **state)
{
    (void)state;
    struct visit *visit = begin();
    visit_set_language(visit, language_find("ar"));
    visit->text_size = 3;
    visit_open_sheet(visit, catalog_sheet(room.terminal.catalog, "dalo"));
    visit->scroll = 400;
    struct visit *other = carried_over(visit);
    assert_int_equal(other->place, PLACE_SHEET);
    assert_ptr_equal(other->sheet, catalog_sheet(room.other_terminal.catalog, "dalo"));
    assert_string_equal(other->language->code, "ar");
    assert_int_equal(other->text_size, 3);
    assert_int_equal(other->scroll, 400);
}

static void the_answers_of_a_check_are_kept(void **state)
{
    (void)state;
    struct visit *visit = begin();
    visit_open_check(visit, catalog_check(room.terminal.catalog, "c-treve"));
    const char *rule = visit->selfcheck.question->rule->name;
    const char *value = visit->selfcheck.question->answers[0].value;
    selfcheck_answer(&visit->selfcheck, value);
    const char *next = visit->selfcheck.question->rule->name;
    struct visit *other = carried_over(visit);
    assert_int_equal(other->place, PLACE_QUESTION);
    assert_string_equal(other->selfcheck.question->rule->name, next);
    assert_string_equal(selfcheck_value(&other->selfcheck,
                            contents_question(room.other_terminal.catalog, rule)),
        value);
}

static void a_letter_stays_open_with_its_ticks(void **state)
{
    (void)state;
    struct visit *visit = begin();
    visit_open_letter(visit, catalog_letter(room.terminal.catalog, "delai-bailleur"));
    *visit_letter_ticks(visit) = UINT32_C(1) << 2;
    visit_go(visit, PLACE_LETTER_PAGE);
    struct visit *other = carried_over(visit);
    assert_int_equal(other->place, PLACE_LETTER_PAGE);
    assert_string_equal(other->letter->id, "delai-bailleur");
    assert_int_equal(visit_letter_ticked(other), UINT32_C(1) << 2);
}

static void what_is_no_more_in_the_contents_leads_home(void **state)
{
    (void)state;
    struct visit *visit = begin();
    const struct sheet gone = { .slug = "fiche-retiree" };
    visit_open_sheet(visit, &gone);
    assert_int_equal(carried_over(visit)->place, PLACE_HOME);
}

static void a_request_that_is_being_written_is_not_carried_over(void **state)
{
    (void)state;
    struct visit *visit = begin();
    visit_open_request(visit);
    assert_int_equal(carried_over(visit)->place, PLACE_HOME);
}

static void without_contents_a_bookmark_leads_home(void **state)
{
    (void)state;
    struct visit *visit = begin();
    visit_open_sheet(visit, catalog_sheet(room.terminal.catalog, "dalo"));
    const struct catalog *kept = room.other_terminal.catalog;
    room.other_terminal.catalog = NULL;
    struct visit *other = carried_over(visit);
    room.other_terminal.catalog = kept;
    assert_int_equal(other->place, PLACE_HOME);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_visits, close_visits)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_sheet_stays_open_with_its_language_and_place),
        TEST(the_answers_of_a_check_are_kept),
        TEST(a_letter_stays_open_with_its_ticks),
        TEST(what_is_no_more_in_the_contents_leads_home),
        TEST(a_request_that_is_being_written_is_not_carried_over),
        TEST(without_contents_a_bookmark_leads_home),
    };
    return cmocka_run_group_tests(tests, open_room, close_room);
}
