/* The drawings of results, with the contents of this project. */
#include "test.h"

#include "unit/visit/contents.h"
#include "unit/visit/walk.h"
#include "visit/chart.h"

static struct room {
    struct arena *arena;
    const struct catalog *catalog;
} room;

static int open_contents(void **state)
{
    (void)state;
    room.arena = arena_open(0);
    room.catalog = contents_read(room.arena, (struct date){ 2026, 11, 21 });
    return room.catalog ? 0 : -1;
}

static int close_contents(void **state)
{
    (void)state;
    arena_close(room.arena);
    return 0;
}

struct said {
    const char *question, *value;
};

/* Goes through a check, with what was said there or elsewhere; the rest is not known. */
static struct charts_view draw(
    struct walk *walk, const char *check, const struct said *said, size_t count)
{
    walk_begin(walk, room.catalog, 1);
    selfcheck_open(walk->selfcheck, catalog_check(room.catalog, check));
    for (size_t i = 0; i < count; i++) {
        selfcheck_reopen(
            walk->selfcheck, contents_question(room.catalog, said[i].question));
        selfcheck_answer(walk->selfcheck, said[i].value);
    }
    while (walk->selfcheck->question)
        selfcheck_answer(walk->selfcheck, "");
    return selfcheck_charts(walk->selfcheck, walk->frame);
}

static const struct said tenant[] = {
    { "sejour", "oui" },
    { "c-logement-social . zone", "paris" },
    { "nb_personnes", "3" },
    { "handicap", "non" },
    { "pac", "1" },
    { "c-logement-social . rfr_n2", "40000" },
    { "c-logement-social . revenus_en_baisse", "non" },
};
enum { SAID = sizeof tenant / sizeof *tenant };

static void an_income_stands_between_the_ceilings(void **state)
{
    (void)state;
    struct walk walk;
    struct charts_view charts = draw(&walk, "c-logement-social", tenant, SAID);
    assert_int_equal(charts.count, 1);
    const struct chart_view *scale = &charts.items[0];
    assert_int_equal(scale->count, 4);
    assert_false(scale->lines[0].here);
    assert_true(scale->lines[1].here);
    assert_string_equal(scale->lines[1].name, "Vos revenus");
    assert_int_equal(scale->lines[3].permille, 1000);
    assert_true(scale->lines[0].permille < scale->lines[1].permille);
    walk_end(&walk);
}

static void ceilings_show_without_an_income(void **state)
{
    (void)state;
    struct walk walk;
    struct charts_view charts = draw(&walk, "c-logement-social", tenant, SAID - 2);
    assert_int_equal(charts.count, 1);
    assert_int_equal(charts.items[0].count, 3);
    for (size_t i = 0; i < 3; i++)
        assert_false(charts.items[0].lines[i].here);
    walk_end(&walk);
}

static void nothing_is_drawn_of_what_is_not_known(void **state)
{
    (void)state;
    struct walk walk;
    assert_int_equal(draw(&walk, "c-logement-social", tenant, 1).count, 0);
    walk_end(&walk);
    assert_int_equal(draw(&walk, "c-expulsion-etape", tenant, 0).count, 0);
    walk_end(&walk);
    assert_int_equal(draw(&walk, "c-depot-garantie", tenant, 0).count, 0);
    walk_end(&walk);
}

static void a_paper_is_a_stage_of_the_procedure(void **state)
{
    (void)state;
    static const struct said said[] = { { "c-expulsion-etape . acte", "assignation" } };
    struct walk walk;
    struct charts_view charts = draw(&walk, "c-expulsion-etape", said, 1);
    assert_int_equal(charts.count, 1);
    assert_int_equal(charts.items[0].count, 8);
    for (size_t i = 0; i < 8; i++)
        assert_int_equal(charts.items[0].lines[i].here, i == 3);
    walk_end(&walk);
}

/* Keys given back on 3 August, alike: due on 3 September; on 21 November the third month
 * of delay has begun. */
static const struct said late[] = {
    { "c-depot-garantie . date_cles", "2026-08-03" },
    { "c-depot-garantie . conforme", "oui" },
    { "c-depot-garantie . rendu", "non" },
    { "c-depot-garantie . adresse", "oui" },
    { "c-depot-garantie . loyer_hc", "700" },
    { "c-depot-garantie . copropriete", "non" },
};
enum { LATE = sizeof late / sizeof *late };

static void a_late_deposit_grows_by_month(void **state)
{
    (void)state;
    struct walk walk;
    struct charts_view charts = draw(&walk, "c-depot-garantie", late, LATE);
    assert_int_equal(charts.count, 1);
    const struct chart_view *months = &charts.items[0];
    assert_int_equal(months->count, 4); /* the next one too: it is still due */
    assert_true(months->lines[2].here);
    assert_int_equal(months->lines[2].month, 3);
    assert_int_equal(months->lines[2].permille, 750);
    assert_non_null(strstr(months->lines[2].value, "210"));
    walk_end(&walk);
}

static void without_an_address_nothing_grows(void **state)
{
    (void)state;
    struct said said[LATE];
    memcpy(said, late, sizeof late);
    said[3].value = "non";
    struct walk walk;
    assert_int_equal(draw(&walk, "c-depot-garantie", said, LATE).count, 0);
    walk_end(&walk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_income_stands_between_the_ceilings),
        cmocka_unit_test(ceilings_show_without_an_income),
        cmocka_unit_test(nothing_is_drawn_of_what_is_not_known),
        cmocka_unit_test(a_paper_is_a_stage_of_the_procedure),
        cmocka_unit_test(a_late_deposit_grows_by_month),
        cmocka_unit_test(without_an_address_nothing_grows),
    };
    return cmocka_run_group_tests(tests, open_contents, close_contents);
}
