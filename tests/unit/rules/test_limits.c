/* Models that nobody writes in earnest: each must end soon, with a complaint. */
#include "test.h"

#include "model.h"

static void assert_error(struct model *model, const char *target, const char *part)
{
    if (!model->rules)
        fail_msg("%s", diag_first(model->diag));
    struct evaluation *evaluation = model_evaluate(model);
    assert_null(eval_rule(evaluation, model_rule(model, target)));
    if (!strstr(eval_error(evaluation), part))
        fail_msg("%s", eval_error(evaluation));
    model_close(model);
}

static void assert_refused(struct model *model, const char *part)
{
    assert_null(model->rules);
    if (!strstr(diag_first(model->diag), part))
        fail_msg("%s", diag_first(model->diag));
    model_close(model);
}

static void a_long_chain_of_rules_is_too_deep(void **state)
{
    (void)state;
    struct arena *arena = arena_open(0);
    struct text text = { .arena = arena };
    for (int i = 0; i < 10000; i++)
        text_addf(&text, "r%d: r%d + 1\n", i, i + 1);
    text_add_c(&text, "r10000: 1\n");
    struct model model = model_open(text_done(&text));
    assert_string_equal(model_value(&model, "r9000"), "1\u202f001");
    assert_error(&model, "r0", "too deeply");
    arena_close(arena);
}

static void a_question_of_applicability_that_asks_itself_ends(void **state)
{
    (void)state;
    struct model model = model_open("a:\n  applicable si: { est applicable: b }\n"
                                    "b:\n  applicable si: { est applicable: a }\n");
    assert_error(&model, "a", "too deeply");
}

enum { DOUBLINGS = 64 };

static void texts_that_double_are_too_long(void **state)
{
    (void)state;
    struct arena *arena = arena_open(0);
    struct text joined = { .arena = arena };
    struct text filled = { .arena = arena };
    for (int i = 0; i < DOUBLINGS; i++) {
        text_addf(&joined, "s%d: s%d + s%d\n", i, i + 1, i + 1);
        text_addf(&filled, "s%d: { texte: '{{ s%d }}{{ s%d }}' }\n", i, i + 1, i + 1);
    }
    text_addf(&joined, "s%d: \"'abc'\"\n", DOUBLINGS);
    text_addf(&filled, "s%d: \"'abc'\"\n", DOUBLINGS);
    struct model model = model_open(text_done(&joined));
    assert_error(&model, "s0", "too long");
    model = model_open(text_done(&filled));
    assert_error(&model, "s0", "too long");
    arena_close(arena);
}

static void a_unit_that_doubles_is_too_long(void **state)
{
    (void)state;
    struct arena *arena = arena_open(0);
    struct text text = { .arena = arena };
    for (int i = 0; i < DOUBLINGS; i++)
        text_addf(&text, "u%d: u%d * u%d\n", i, i + 1, i + 1);
    text_addf(&text, "u%d: 2 m\n", DOUBLINGS);
    struct model model = model_open(text_done(&text));
    assert_error(&model, "u0", "unit of the result is too long");
    arena_close(arena);
}

/* Each context opens two more, each with a cache of its own. */
static void contexts_inside_contexts_end(void **state)
{
    (void)state;
    struct arena *arena = arena_open(0);
    struct text text = { .arena = arena };
    for (int i = 0; i < 40; i++)
        text_addf(&text,
            "x%d:\n  valeur: x%d + x%d\n"
            "  contexte: { x%d: x%d, x%d: x%d + 1 }\n",
            i, i + 1, i + 2, i + 1, i + 2, i + 2, i + 1);
    text_add_c(&text, "x40: 1\nx41: 2\n");
    struct model model = model_open(text_done(&text));
    assert_error(&model, "x0", "too many contexts");
    arena_close(arena);
}

/* What one context took is there for the next. */
static void contexts_one_after_the_other_go_on(void **state)
{
    (void)state;
    struct arena *arena = arena_open(0);
    struct text text = { .arena = arena };
    text_add_c(&text, "x: 1\ny: x + 1\nz: { valeur: y, contexte: { x: 5 } }\n");
    for (int i = 0; i < 10000; i++)
        text_addf(&text, "r%d: 1\n", i);
    struct model model = model_open(text_done(&text));
    struct evaluation *evaluation = model_evaluate(&model);
    for (int i = 0; i < 1000; i++) {
        const struct outcome *outcome = eval_rule(evaluation, model_rule(&model, "z"));
        if (!outcome)
            fail_msg("%s", eval_error(evaluation));
        assert_true(outcome->value.number == 6);
    }
    model_close(&model);
    arena_close(arena);
}

/* `plafond` names its value twice; a replaced reference makes every copy of its own. */
static void copies_of_copies_are_too_large(void **state)
{
    (void)state;
    struct arena *arena = arena_open(0);
    struct text text = { .arena = arena };
    text_add_c(&text, "b: 5\nc: { valeur: 6, remplace: b }\na: ");
    for (int i = 0; i < 80; i++)
        text_add_c(&text, "{ plafond: 9, valeur: ");
    text_add_c(&text, "b");
    for (int i = 0; i < 80; i++)
        text_add_c(&text, " }");
    struct model model = model_open(text_done(&text));
    assert_refused(&model, "the model is too large");
    arena_close(arena);
}

static void parentheses_without_end_are_no_expression(void **state)
{
    (void)state;
    struct arena *arena = arena_open(0);
    struct text text = { .arena = arena };
    text_add_c(&text, "a: ");
    for (int i = 0; i < 4000; i++)
        text_add_c(&text, "(");
    text_add_c(&text, "1");
    struct model model = model_open(text_done(&text));
    assert_refused(&model, "nested too deeply");
    arena_close(arena);
}

static void an_endless_expression_is_none(void **state)
{
    (void)state;
    struct arena *arena = arena_open(0);
    struct text text = { .arena = arena };
    text_add_c(&text, "a: 1");
    for (int i = 0; i < 4000; i++)
        text_add_c(&text, " + 1");
    struct model model = model_open(text_done(&text));
    assert_refused(&model, "too long");
    arena_close(arena);
}

static void a_cycle_is_cut_or_refused_as_the_options_say(void **state)
{
    (void)state;
    struct model model = model_open("a: b + 1\nb: a + 1\n");
    assert_string_equal(model_value(&model, "a"), "Pas encore défini");
    model_close(&model);
    model = model_with(
        "a: b + 1\nb: a + 1\n", (struct ruleset_options){ .refuse_cycles = true });
    assert_error(&model, "a", "depends on itself");
}

static void numbers_that_are_found_from_each_other_end(void **state)
{
    (void)state;
    struct model model = model_open("a:\n  inversion numérique: [b]\n"
                                    "b:\n  inversion numérique: [a]\n");
    model_answer(&model, "a", "10");
    assert_string_equal(model_value(&model, "a"), "10");
    assert_error(&model, "b", "too deeply");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_long_chain_of_rules_is_too_deep),
        cmocka_unit_test(a_question_of_applicability_that_asks_itself_ends),
        cmocka_unit_test(texts_that_double_are_too_long),
        cmocka_unit_test(a_unit_that_doubles_is_too_long),
        cmocka_unit_test(contexts_inside_contexts_end),
        cmocka_unit_test(contexts_one_after_the_other_go_on),
        cmocka_unit_test(copies_of_copies_are_too_large),
        cmocka_unit_test(parentheses_without_end_are_no_expression),
        cmocka_unit_test(an_endless_expression_is_none),
        cmocka_unit_test(a_cycle_is_cut_or_refused_as_the_options_say),
        cmocka_unit_test(numbers_that_are_found_from_each_other_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
