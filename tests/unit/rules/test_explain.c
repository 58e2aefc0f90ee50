#include "test.h"

#include "model.h"
#include "rules/explain.h"

static const char MODEL[] =
    "régulier:\n  question: Séjour régulier ?\n"
    "demande:\n  question: Demande à jour ?\n"
    "  références:\n    CCH L441-1: https://exemple.fr\n"
    "rue:\n  question: Sans logement ?\n"
    "attente:\n  question: Attente en mois ?\n  unité: mois\n"
    "acte:\n  question: Papier ?\n  une possibilité: [\"'lettre'\", \"'jugement'\"]\n"
    "motif:\n"
    "  une de ces conditions: [rue, attente > 36 mois]\n"
    "result:\n"
    "  variations:\n"
    "    - si: régulier = non\n"
    "      alors: \"'séjour'\"\n"
    "    - si: motif = non\n"
    "      alors: \"'aucun motif'\"\n"
    "    - si: demande = non\n"
    "      alors: \"'demande'\"\n"
    "    - sinon: \"'possible'\"\n"
    "étape:\n"
    "  variations:\n"
    "    - si: acte = 'lettre'\n"
    "      alors: \"'amiable'\"\n"
    "    - si: acte = 'jugement'\n"
    "      alors: \"'décision'\"\n"
    "aide:\n"
    "  applicable si: régulier\n"
    "  valeur: attente * 10 €/mois\n"
    "aide . bonus:\n"
    "  valeur: 5 €\n"
    "majeur:\n  question: Oui ?\n  par défaut: oui\n"
    "accès: majeur\n";

/* "+régulier -motif ?demande": the grounds of a rule with their marks. */
static const char *told(struct model *model, const char *name)
{
    static const char MARKS[] = { [EXPLAIN_UNKNOWN] = '?',
        [EXPLAIN_HOLDS] = '+',
        [EXPLAIN_FAILS] = '-',
        [EXPLAIN_COUNTS] = '=' };
    struct explanation explanation =
        explain_rule(model->arena, model_evaluate(model), model_rule(model, name));
    struct text text = { .arena = model->arena };
    for (size_t i = 0; i < explanation.count; i++) {
        const struct ground *ground = &explanation.grounds[i];
        text_addf(&text, "%s%c%s", i > 0 ? " " : "", MARKS[ground->mark],
            ruleset_rule(model->rules, ground->rule)->name);
    }
    return text_done(&text);
}

static void conditions_are_told_up_to_the_branch_that_was_taken(void **state)
{
    (void)state;
    struct model model = model_open(MODEL);
    model_answer(&model, "régulier", "oui");
    model_answer(&model, "rue", "non");
    model_answer(&model, "attente", "12");
    model_answer(&model, "demande", "non");
    assert_string_equal(told(&model, "result"), "+régulier -motif");
    model_answer(&model, "attente", "48");
    assert_string_equal(told(&model, "result"), "+régulier +motif -demande");
    model_close(&model);
}

static void the_next_level_is_asked_for_by_rule(void **state)
{
    (void)state;
    struct model model = model_open(MODEL);
    model_answer(&model, "rue", "non");
    model_answer(&model, "attente", "48");
    assert_string_equal(told(&model, "motif"), "-rue +attente");
    assert_string_equal(told(&model, "attente"), "");
    model_close(&model);
}

static void what_nobody_answered_is_told_as_unknown(void **state)
{
    (void)state;
    struct model model = model_open(MODEL);
    model_answer(&model, "régulier", "oui");
    assert_string_equal(told(&model, "result"), "+régulier ?motif ?demande");
    assert_string_equal(told(&model, "motif"), "?rue ?attente");
    model_close(&model);
}

static void a_choice_is_told_once_and_holds_where_it_fits(void **state)
{
    (void)state;
    struct model model = model_open(MODEL);
    model_answer(&model, "acte", "'jugement'");
    assert_string_equal(told(&model, "étape"), "+acte");
    model_close(&model);
}

static void parts_of_an_amount_carry_no_mark(void **state)
{
    (void)state;
    struct model model = model_open(MODEL);
    model_answer(&model, "régulier", "oui");
    model_answer(&model, "attente", "4");
    assert_string_equal(told(&model, "aide"), "+régulier =attente");
    model_close(&model);
}

static void a_parent_that_switches_off_is_the_reason(void **state)
{
    (void)state;
    struct model model = model_open(MODEL);
    model_answer(&model, "régulier", "non");
    assert_string_equal(model_value(&model, "aide . bonus"), "Non applicable");
    assert_string_equal(told(&model, "aide . bonus"), "-aide");
    assert_string_equal(told(&model, "aide"), "-régulier");
    model_close(&model);
}

static void a_ground_tells_where_its_value_is_from(void **state)
{
    (void)state;
    struct model model = model_open(MODEL);
    model_answer(&model, "régulier", "oui");
    model_answer(&model, "rue", "oui");
    model_answer(&model, "demande", "oui");
    struct evaluation *evaluation = model_evaluate(&model);
    struct explanation result =
        explain_rule(model.arena, evaluation, model_rule(&model, "result"));
    assert_int_equal(result.count, 3);
    assert_true(result.grounds[0].is_answered);
    assert_false(result.grounds[1].is_answered); /* motif: computed */
    assert_non_null(yaml_find(result.grounds[2].references, "CCH L441-1"));
    struct explanation access =
        explain_rule(model.arena, evaluation, model_rule(&model, "accès"));
    assert_int_equal(access.count, 1);
    assert_true(access.grounds[0].is_default);
    model_close(&model);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(conditions_are_told_up_to_the_branch_that_was_taken),
        cmocka_unit_test(the_next_level_is_asked_for_by_rule),
        cmocka_unit_test(what_nobody_answered_is_told_as_unknown),
        cmocka_unit_test(a_choice_is_told_once_and_holds_where_it_fits),
        cmocka_unit_test(parts_of_an_amount_carry_no_mark),
        cmocka_unit_test(a_parent_that_switches_off_is_the_reason),
        cmocka_unit_test(a_ground_tells_where_its_value_is_from),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
