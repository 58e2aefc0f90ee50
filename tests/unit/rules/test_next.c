#include "test.h"

#include "model.h"
#include "rules/next.h"

/* "a, b": the questions for the goals, in order. */
static const char *asked(struct model *model, const char *first, const char *second)
{
    uint32_t goals[2] = { model_rule(model, first),
        second ? model_rule(model, second) : 0 };
    struct questions questions;
    struct evaluation *evaluation = model_evaluate(model);
    if (!next_questions(model->arena, evaluation, goals, second ? 2 : 1, &questions))
        fail_msg("%s", eval_error(evaluation));
    struct text text = { .arena = model->arena };
    for (size_t i = 0; i < questions.count; i++)
        text_addf(&text, "%s%s", i > 0 ? ", " : "",
            ruleset_rule(model->rules, questions.rules[i])->name);
    return text_done(&text);
}

static const char INPUTS[] = "a:\n  question: a ?\n"
                             "b:\n  question: b ?\n"
                             "c:\n  question: c ?\n"
                             "p:\n  question: p ?\n  form: { position: 2 }\n"
                             "q:\n  question: q ?\n  form: { position: 1 }\n"
                             "goal:\n"
                             "  toutes ces conditions: [a, b, b = c]\n"
                             "other:\n"
                             "  toutes ces conditions: [p, q, c]\n";

static void what_the_most_depends_on_comes_first(void **state)
{
    (void)state;
    struct model model = model_open(INPUTS);
    assert_string_equal(asked(&model, "goal", NULL), "b, a, c");
    model_close(&model);
}

static void a_place_given_by_the_author_wins(void **state)
{
    (void)state;
    struct model model = model_open(INPUTS);
    assert_string_equal(asked(&model, "goal", "other"), "q, p, b, c, a");
    model_close(&model);
}

static void an_answer_is_not_asked_again(void **state)
{
    (void)state;
    struct model model = model_open(INPUTS);
    model_answer(&model, "b", "oui");
    assert_string_equal(asked(&model, "goal", NULL), "a, c");
    model_close(&model);
}

static void what_can_change_no_goal_any_more_is_not_asked(void **state)
{
    (void)state;
    struct model model = model_open(INPUTS);
    model_answer(&model, "b", "non");
    assert_string_equal(asked(&model, "goal", NULL), "");
    assert_string_equal(asked(&model, "goal", "other"), "q, p, c");
    model_close(&model);
}

static void an_answer_to_one_goal_serves_the_other(void **state)
{
    (void)state;
    struct model model = model_open(INPUTS);
    model_answer(&model, "c", "non");
    assert_string_equal(asked(&model, "other", NULL), "");
    assert_string_equal(asked(&model, "goal", "other"), "b, a");
    model_close(&model);
}

static void an_error_of_the_rules_gives_no_question(void **state)
{
    (void)state;
    struct model model = model_open("a: 1 / 0\n");
    uint32_t goal = model_rule(&model, "a");
    struct questions questions;
    struct evaluation *evaluation = model_evaluate(&model);
    assert_false(next_questions(model.arena, evaluation, &goal, 1, &questions));
    assert_string_equal(eval_error(evaluation), "model.yaml:1:4: division by zero");
    model_close(&model);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_the_most_depends_on_comes_first),
        cmocka_unit_test(a_place_given_by_the_author_wins),
        cmocka_unit_test(an_answer_is_not_asked_again),
        cmocka_unit_test(what_can_change_no_goal_any_more_is_not_asked),
        cmocka_unit_test(an_answer_to_one_goal_serves_the_other),
        cmocka_unit_test(an_error_of_the_rules_gives_no_question),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
