#include "test.h"

#include "model.h"

static const char MODEL[] = "loyer:\n"
                            "  question: Loyer ?\n"
                            "  unité: €/mois\n"
                            "revenus:\n"
                            "  question: Revenus ?\n"
                            "  unité: €/mois\n"
                            "effort: loyer / revenus\n"
                            "\"[privé] seuil\": 30%\n"
                            "trop: effort > seuil\n"
                            "foyer:\n"
                            "  question: Où ?\n"
                            "  une possibilité: [\"'ici'\", \"'là'\"]\n";

static void an_answer_counts_until_it_is_forgotten(void **state)
{
    (void)state;
    struct model model = model_open(MODEL);
    model_answer(&model, "loyer", "400");
    model_answer(&model, "revenus", "12 k€/an");
    assert_string_equal(model_value(&model, "trop"), "oui");
    assert_true(situation_has(model.situation, model_rule(&model, "loyer")));
    situation_forget(model.situation, model_rule(&model, "loyer"));
    assert_false(situation_has(model.situation, model_rule(&model, "loyer")));
    assert_string_equal(model_value(&model, "trop"), "Pas encore défini");
    assert_string_equal(model_missing(&model, "trop"), "loyer");
    model_close(&model);
}

static void a_value_can_change_under_an_open_evaluation(void **state)
{
    (void)state;
    struct model model = model_open(MODEL);
    struct evaluation *evaluation = model_evaluate(&model);
    uint32_t rent = model_rule(&model, "loyer");
    for (int i = 1; i < 4; i++) {
        assert_true(situation_set(
            model.situation, rent, value_number(100 * i, NULL), model.diag));
        assert_true(eval_rule(evaluation, rent)->value.number == 100 * i);
    }
    model_close(&model);
}

static void no_answer_is_never_taken_for_no(void **state)
{
    (void)state;
    struct model model = model_open("a:\n"
                                    "  question: Oui ?\n"
                                    "b:\n"
                                    "  une de ces conditions: [a, 1 > 2]\n");
    assert_string_equal(model_value(&model, "b"), "Pas encore défini");
    assert_true(situation_set(
        model.situation, model_rule(&model, "a"), (struct value){ 0 }, model.diag));
    assert_string_equal(model_value(&model, "b"), "Pas encore défini");
    model_close(&model);
}

static void an_answer_may_name_other_rules(void **state)
{
    (void)state;
    struct model model = model_open(MODEL);
    model_answer(&model, "revenus", "1200 €/mois");
    model_answer(&model, "loyer", "revenus / 4");
    assert_string_equal(model_value(&model, "loyer"), "300\u00a0€/mois");
    model_close(&model);
}

static void what_is_no_answer_is_refused_and_changes_nothing(void **state)
{
    (void)state;
    struct model model = model_open(MODEL);
    uint32_t rent = model_rule(&model, "loyer");
    model_answer(&model, "loyer", "400");
    assert_false(situation_set_text(model.situation, rent, "4+4", model.diag));
    assert_false(situation_set_text(model.situation, rent, "inconnu", model.diag));
    assert_false(situation_set_text(
        model.situation, model_rule(&model, "seuil"), "10%", model.diag));
    assert_int_equal(diag_errors(model.diag), 3);
    assert_string_equal(model_value(&model, "loyer"), "400\u00a0€/mois");
    model_close(&model);
}

static const struct yaml *read(struct model *model, const char *text)
{
    const struct source *source =
        source_of(model->arena, "answers", str_of(text), model->diag);
    return yaml_read(model->arena, source, model->diag);
}

static void one_bad_answer_of_many_sets_none(void **state)
{
    (void)state;
    struct model model = model_open(MODEL);
    const struct yaml *answers = read(&model, "{ \"loyer\": 400, \"inconnu\": 3 }");
    assert_false(situation_set_all(model.situation, answers, model.diag));
    assert_string_equal(diag_first(model.diag), "answers:1:17: unknown rule 'inconnu'");
    assert_false(situation_has(model.situation, model_rule(&model, "loyer")));
    model_close(&model);
}

static void a_lenient_situation_passes_over_a_bad_answer(void **state)
{
    (void)state;
    struct model model =
        model_with(MODEL, (struct ruleset_options){ .lenient_situation = true });
    const struct yaml *answers = read(&model, "{ \"loyer\": 400, \"inconnu\": 3 }");
    assert_true(situation_set_all(model.situation, answers, model.diag));
    const char *kinds[EVAL_WARNING_KINDS];
    assert_int_equal(eval_warnings(model_evaluate(&model), kinds), 1);
    assert_string_equal(kinds[0], "situationIssues");
    assert_true(situation_has(model.situation, model_rule(&model, "loyer")));
    model_close(&model);
}

static void a_copy_goes_its_own_way(void **state)
{
    (void)state;
    struct model model = model_open(MODEL);
    model_answer(&model, "revenus", "1000 €/mois");
    model_answer(&model, "loyer", "revenus / 2");
    struct situation *copy = situation_copy(model.arena, model.situation);
    uint32_t rent = model_rule(&model, "loyer");
    assert_true(situation_set_text(copy, rent, "revenus / 5", model.diag));
    struct evaluation *evaluation = evaluation_open(model.arena, model.rules, copy);
    assert_true(eval_rule(evaluation, rent)->value.number == 200);
    assert_string_equal(model_value(&model, "loyer"), "500\u00a0€/mois");
    model_close(&model);
}

static void an_answer_out_of_its_list_is_found(void **state)
{
    (void)state;
    struct model model = model_open(MODEL);
    model_answer(&model, "foyer", "'ici'");
    assert_int_equal(situation_first_impossible(model.arena, model.situation), 0);
    model_answer(&model, "foyer", "'ailleurs'");
    assert_int_equal(situation_first_impossible(model.arena, model.situation),
        model_rule(&model, "foyer"));
    assert_string_equal(model_value(&model, "foyer"), "ailleurs");
    model_close(&model);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_answer_counts_until_it_is_forgotten),
        cmocka_unit_test(a_value_can_change_under_an_open_evaluation),
        cmocka_unit_test(no_answer_is_never_taken_for_no),
        cmocka_unit_test(an_answer_may_name_other_rules),
        cmocka_unit_test(what_is_no_answer_is_refused_and_changes_nothing),
        cmocka_unit_test(one_bad_answer_of_many_sets_none),
        cmocka_unit_test(a_lenient_situation_passes_over_a_bad_answer),
        cmocka_unit_test(a_copy_goes_its_own_way),
        cmocka_unit_test(an_answer_out_of_its_list_is_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
