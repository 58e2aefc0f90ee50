#include "test.h"

#include "example.h"

static struct arena *arena;
static const struct catalog *catalog;

static int open_example(void **state)
{
    (void)state;
    arena = arena_open(0);
    struct diag *diag = diag_open();
    catalog = catalog_read(arena, EXAMPLE_CONTENT, EXAMPLE_ASSETS, EXAMPLE_DAY, diag);
    example_no_complaint(diag);
    diag_close(diag);
    return catalog ? 0 : -1;
}

static int close_example(void **state)
{
    (void)state;
    arena_close(arena);
    return 0;
}

static void a_sheet_has_its_sections_in_order(void **state)
{
    (void)state;
    const struct sheet *sheet = catalog_sheet(catalog, "premiers-pas");
    assert_non_null(sheet);
    assert_string_equal(sheet->title, "J’ai un retard de loyer");
    assert_int_equal(sheet->sections[SECTION_LEAD].count, 1);
    assert_int_equal(sheet->sections[SECTION_STEPS].count, 2);
    assert_int_equal(sheet->sections[SECTION_WHEN].count, 0);
    const struct block *step = &sheet->sections[SECTION_STEPS].blocks[1];
    assert_int_equal(step->kind, BLOCK_STEP);
    assert_string_equal(
        step->text, "**Appelez le {phone:sos-loyers}.** Un juriste répond.");
    assert_int_equal(step->at.line, 19);
    assert_int_equal(step->at.column, 4);
    assert_int_equal(sheet->reading_minutes, 1);
}

static void a_link_makes_a_sheet_related_once(void **state)
{
    (void)state;
    const struct sheet *sheet = catalog_sheet(catalog, "premiers-pas");
    assert_int_equal(sheet->related_count, 1);
    assert_ptr_equal(sheet->related[0], catalog_sheet(catalog, "commandement-payer"));
}

static void papers_and_sheets_name_each_other(void **state)
{
    (void)state;
    const struct paper *paper = catalog_paper(catalog, "commandement-payer");
    assert_non_null(paper);
    assert_ptr_equal(paper->sheet->paper, paper);
    assert_int_equal(paper->delay_count, 1);
    assert_int_equal(paper->delays[0].delay.count, 6);
    assert_int_equal(paper->delays[0].delay.unit, DATE_WEEKS);
    assert_ptr_equal(
        paper->delays[0].figure, catalog_figure(catalog, "commandement.delai"));
}

static void a_check_has_its_goal_and_an_outcome_for_each_result(void **state)
{
    (void)state;
    const struct check *check = catalog_check(catalog, "c-essai");
    assert_non_null(check);
    assert_int_equal(check->goal_count, 1);
    assert_ptr_equal(check->goals[0], check->result);
    const struct check_outcome *outcome = check_outcome(check, "commandement");
    assert_non_null(outcome);
    assert_int_equal(outcome->tone, TONE_URGENT);
    assert_ptr_equal(outcome->phones[0], catalog_phone(catalog, "sos-loyers"));
    assert_null(check_outcome(check, "autre"));
}

static void yes_no_and_not_known_need_no_label(void **state)
{
    (void)state;
    assert_int_equal(catalog->question_count, 1);
    const struct question *question = &catalog->questions[0];
    assert_int_equal(question->answer_count, 3);
    assert_string_equal(question->answers[2].value, "nsp");
    assert_string_equal(question->answers[2].label, "Je ne sais pas");
    assert_ptr_equal(catalog_question(catalog, question->rule), question);
}

static void a_sheet_knows_the_hard_words_that_stand_in_it(void **state)
{
    (void)state;
    const struct sheet *sheet = catalog_sheet(catalog, "premiers-pas");
    assert_int_equal(
        sheet->term_count, 3); /* as in the glossary, not as in the sheet */
    assert_string_equal(sheet->terms[0]->word, "bail");
    assert_null(sheet->terms[0]->written_out);
    assert_string_equal(sheet->terms[1]->word, "quittance");
    assert_string_equal(sheet->terms[2]->written_out, "appel à l’aide");
    assert_true(sheet->terms[2]->known);
    assert_int_equal(catalog_sheet(catalog, "commandement-payer")->term_count, 1);
}

static void situations_stand_in_the_order_of_the_home_screen(void **state)
{
    (void)state;
    assert_int_equal(catalog->situation_count, 8);
    assert_string_equal(catalog->situations[0].id, "rent");
    assert_string_equal(catalog->situations[7].id, "violence");
    assert_true(catalog_situation(catalog, "paper")->papers);
}

static void what_is_not_there_is_not_found(void **state)
{
    (void)state;
    assert_null(catalog_sheet(catalog, "nothing"));
    assert_null(catalog_sheet(catalog, NULL));
    assert_null(catalog_figure(catalog, ""));
    assert_null(catalog_picture(catalog, "icons/nothing"));
    assert_non_null(catalog_picture(catalog, "icons/rent"));
    assert_null(catalog_situation(catalog, "nothing"));
}

/* Complaints about the example on a day of its life, errors and warnings. */
static void complaints_on(struct date day, size_t errors, size_t warnings)
{
    struct arena *own = arena_open(0);
    struct diag *diag = diag_open();
    catalog_read(own, EXAMPLE_CONTENT, EXAMPLE_ASSETS, day, diag);
    assert_int_equal(diag_errors(diag), errors);
    assert_int_equal(diag_warnings(diag), warnings);
    if (errors)
        assert_string_equal(diag_first(diag),
            "content/sheets/commandement-payer.md:6:14: this sheet was to be read again "
            "by 2027-11-21; check it, then set 'verified' and 'valid_until' anew");
    diag_close(diag);
    arena_close(own);
}

static void thirty_days_before_its_end_a_sheet_warns(void **state)
{
    (void)state;
    complaints_on((struct date){ 2027, 10, 21 }, 0, 0);
    complaints_on((struct date){ 2027, 10, 22 }, 0, 2);
    complaints_on((struct date){ 2027, 11, 21 }, 0, 2);
}

static void a_day_to_come_tells_what_will_have_ended(void **state)
{
    (void)state;
    complaints_on((struct date){ 2027, 11, 22 }, 2, 0);
}

static void a_folder_that_is_missing_is_told(void **state)
{
    (void)state;
    struct arena *own = arena_open(0);
    struct diag *diag = diag_open();
    assert_null(
        catalog_read(own, "/nowhere/content", "/nowhere/assets", EXAMPLE_DAY, diag));
    assert_string_equal(diag_first(diag),
        "content: this folder cannot be read: No such file or directory");
    diag_close(diag);
    arena_close(own);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sheet_has_its_sections_in_order),
        cmocka_unit_test(a_link_makes_a_sheet_related_once),
        cmocka_unit_test(papers_and_sheets_name_each_other),
        cmocka_unit_test(a_check_has_its_goal_and_an_outcome_for_each_result),
        cmocka_unit_test(yes_no_and_not_known_need_no_label),
        cmocka_unit_test(a_sheet_knows_the_hard_words_that_stand_in_it),
        cmocka_unit_test(situations_stand_in_the_order_of_the_home_screen),
        cmocka_unit_test(what_is_not_there_is_not_found),
        cmocka_unit_test(thirty_days_before_its_end_a_sheet_warns),
        cmocka_unit_test(a_day_to_come_tells_what_will_have_ended),
        cmocka_unit_test(a_folder_that_is_missing_is_told),
    };
    return cmocka_run_group_tests(tests, open_example, close_example);
}
