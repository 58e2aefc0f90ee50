#include "test.h"

#include "model.h"
#include "unit/base/examples.h"

static void assert_complaint(const char *text, const char *expected)
{
    struct model model = model_open(text);
    assert_null(model.rules);
    assert_string_equal(diag_first(model.diag), expected);
    model_close(&model);
}

/* --- what is told of a rule --- */

static void a_rule_tells_what_its_author_wrote(void **state)
{
    (void)state;
    struct model model = model_open("aide:\n"
                                    "  titre: Mon aide\n"
                                    "  question: Combien ?\n"
                                    "  description: Par mois.\n"
                                    "  unité: €/mois\n"
                                    "  form:\n"
                                    "    position: 2\n"
                                    "aide . été:\n"
                                    "  titre:\n"
                                    "  par défaut: 3\n");
    const struct rule *rule = ruleset_rule(model.rules, model_rule(&model, "aide"));
    assert_string_equal(rule->title, "Mon aide");
    assert_string_equal(rule->question, "Combien ?");
    assert_string_equal(rule->description, "Par mois.");
    assert_string_equal(rule->unit->text, "€/mois");
    assert_true(rule->position == 2);
    assert_int_equal(rule->type, RULE_TYPE_NUMBER);
    const struct rule *child =
        ruleset_rule(model.rules, model_rule(&model, "aide . été"));
    assert_string_equal(child->title, "Été");
    assert_int_equal(child->parent, model_rule(&model, "aide"));
    assert_true(child->has_default);
    assert_string_equal(yaml_text(child->body, "par défaut"), "3");
    model_close(&model);
}

static void possibilities_come_with_titles_and_answers(void **state)
{
    (void)state;
    struct model model = model_open("logement:\n"
                                    "  question: Où ?\n"
                                    "  une possibilité:\n"
                                    "    - foyer:\n"
                                    "        titre: Logement-foyer\n"
                                    "    - bail:\n"
                                    "pièces:\n"
                                    "  une possibilité: [1 pièce, 2 pièce]\n");
    const struct rule *home = ruleset_rule(model.rules, model_rule(&model, "logement"));
    assert_int_equal(home->possibility_count, 2);
    assert_string_equal(home->possibilities[0].title, "Logement-foyer");
    assert_string_equal(home->possibilities[0].answer, "'foyer'");
    assert_string_equal(home->possibilities[1].title, "Bail");
    assert_int_equal(
        home->possibilities[1].rule, model_rule(&model, "logement . bail"));
    const struct rule *rooms = ruleset_rule(model.rules, model_rule(&model, "pièces"));
    assert_string_equal(rooms->possibilities[1].answer, "2 pièce");
    assert_string_equal(rooms->unit->text, "pièce");
    model_close(&model);
}

static void a_question_without_type_is_yes_or_no(void **state)
{
    (void)state;
    struct model model = model_open("a:\n  question: Oui ?\nb:\n");
    assert_int_equal(
        ruleset_rule(model.rules, model_rule(&model, "a"))->type, RULE_TYPE_BOOLEAN);
    assert_int_equal(
        ruleset_rule(model.rules, model_rule(&model, "b"))->type, RULE_TYPE_UNKNOWN);
    model_close(&model);
}

/* --- several files --- */

static void files_are_one_model_and_may_not_define_a_rule_twice(void **state)
{
    (void)state;
    struct arena *arena = arena_open(0);
    struct diag *diag = diag_open();
    const struct yaml *trees[2] = {
        yaml_read(arena, source_of(arena, "a.yaml", STR("a: b + 1\n"), diag), diag),
        yaml_read(arena, source_of(arena, "b.yaml", STR("b: 2\n"), diag), diag),
    };
    const struct ruleset_options options = { 0 };
    assert_non_null(ruleset_load(arena, trees, 2, options, diag));
    trees[1] = trees[0];
    assert_null(ruleset_load(arena, trees, 2, options, diag));
    assert_string_equal(diag_first(diag), "a.yaml:1:1: 'a' is already defined");
    diag_close(diag);
    arena_close(arena);
}

/* --- complaints --- */

static void all_mistakes_are_told_at_once(void **state)
{
    (void)state;
    struct model model = model_open("loyer: 3\n"
                                    "a: loyr * 2\n"
                                    "b:\n"
                                    "  valeur:\n"
                                    "    sommme: [1]\n"
                                    "c: 1+1\n"
                                    "d . e: 1\n");
    assert_null(model.rules);
    assert_int_equal(diag_errors(model.diag), 4);
    model_close(&model);
}

static struct mistake {
    const char *name, *text, *complaint;
} mistakes[] = {
    { "an unknown name is told with the nearest one", "loyer: 3\na: loyr * 2\n",
        "model.yaml:2:4: unknown rule 'loyr'; did you mean 'loyer'?" },
    { "an unknown mechanism is told with the nearest one",
        "a:\n  valeur:\n    sommme: [1]\n",
        "model.yaml:3:5: unknown mechanism 'sommme'; did you mean 'somme'?" },
    { "two values in one place are told", "a:\n  valeur: 3\n  somme: [1]\n",
        "model.yaml:3:3: 'valeur' and 'somme' cannot stand at the same level" },
    { "an expression is told with its mistake", "a: 1+1\n",
        "model.yaml:1:4: '1+1' is no expression: an operator needs a blank on both "
        "sides (2 + 2, not 2+2)" },
    { "a rule without its parent is told", "a . b: 1\n",
        "model.yaml:1:1: 'a . b' has no parent: there is no rule 'a'" },
    { "a boolean of YAML is told", "a: true\n",
        "model.yaml:1:4: write oui or non, not 'true'" },
    { "an empty value is told", "a:\n  plafond:\n  valeur: 3\n",
        "model.yaml:2:11: a value is missing here" },
    { "a private rule is told", "a: 1\na . b:\n  privé: oui\nc: a . b\n",
        "model.yaml:4:4: the rule 'a . b' is private there" },
    { "a possibility that stands twice is told",
        "a:\n  une possibilité: [\"'x'\", \"'x'\"]\n",
        "model.yaml:2:28: ''x'' stands twice in the list" },
    { "a unit of durations is told", "a:\n  durée:\n    unité: semaine\n",
        "model.yaml:3:12: 'semaine' is no unit of a duration: jour, mois, an, trimestre, "
        "trimestre civil or année civile" },
};

static void a_mistake_is_told_with_its_place(void **state)
{
    const struct mistake *mistake = *state;
    assert_complaint(mistake->text, mistake->complaint);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_rule_tells_what_its_author_wrote),
        cmocka_unit_test(possibilities_come_with_titles_and_answers),
        cmocka_unit_test(a_question_without_type_is_yes_or_no),
        cmocka_unit_test(files_are_one_model_and_may_not_define_a_rule_twice),
        cmocka_unit_test(all_mistakes_are_told_at_once),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    failed += RUN_EXAMPLES(mistakes, a_mistake_is_told_with_its_place);
    return failed;
}
