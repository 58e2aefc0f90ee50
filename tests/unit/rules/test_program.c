#include "test.h"

#include <math.h>

#include "base/source.h"
#include "model.h"
#include "rules/program.h"

static const char RULES[] =
    "loyer:\n"
    "  question: Quel est votre loyer ?\n"
    "  unité: €/mois\n"
    "zone:\n"
    "  question: Où habitez-vous ?\n"
    "  une possibilité: [\"'ville'\", \"'village'\"]\n"
    "  form: { position: 1 }\n"
    "plafond:\n"
    "  variations:\n"
    "    - si: zone = 'ville'\n"
    "      alors: 700 €/mois\n"
    "    - sinon: 500 €/mois\n"
    "aide:\n"
    "  valeur: plafond - loyer\n"
    "  plancher: 0 €/mois\n"
    "aide . majorée:\n"
    "  valeur: aide * 1.1\n"
    "  remplace: { références à: aide, sauf dans: aide . majorée }\n"
    "  applicable si: loyer > 600 €/mois\n"
    "total: aide * 12 mois\n";

struct program {
    struct model model;
    const struct yaml *tree;
    struct str bytes;
};

static struct program open(void)
{
    struct program program = { .model = model_open(RULES) };
    struct model *model = &program.model;
    const struct source *source =
        source_of(model->arena, "rules.yaml", str_of(RULES), model->diag);
    program.tree = yaml_read(model->arena, source, model->diag);
    struct ruleset *rules = ruleset_load(
        model->arena, &program.tree, 1, ruleset_options(model->rules), model->diag);
    assert_non_null(rules);
    program.bytes = program_write(model->arena, rules, &program.tree, 1);
    return program;
}

static const struct ruleset *read(struct program *program, struct str bytes)
{
    return program_read(program->model.arena, "rules", bytes, program->model.diag);
}

static void a_program_has_the_same_results(void **state)
{
    (void)state;
    struct program program = open();
    struct arena *arena = program.model.arena;
    const struct ruleset *rules = read(&program, program.bytes);
    assert_non_null(rules);
    struct situation *situation = situation_open(arena, rules);
    assert_true(situation_set_text(situation, ruleset_find(rules, STR("loyer")),
        "650 €/mois", program.model.diag));
    assert_true(situation_set_text(
        situation, ruleset_find(rules, STR("zone")), "'ville'", program.model.diag));
    struct evaluation *evaluation = evaluation_open(arena, rules, situation);
    const struct outcome *total =
        eval_rule(evaluation, ruleset_find(rules, STR("total")));
    assert_non_null(total);
    assert_int_equal(total->value.kind, VALUE_NUMBER);
    assert_true(fabs(total->value.number - 50 * 1.1 * 12) < 1e-9);
    model_close(&program.model);
}

static void a_program_keeps_what_the_author_wrote(void **state)
{
    (void)state;
    struct program program = open();
    const struct ruleset *rules = read(&program, program.bytes);
    const struct rule *zone = ruleset_rule(rules, ruleset_find(rules, STR("zone")));
    assert_string_equal(zone->question, "Où habitez-vous ?");
    assert_int_equal(zone->possibility_count, 2);
    assert_string_equal(zone->possibilities[1].answer, "'village'");
    assert_true(zone->position == 1);
    assert_int_equal(zone->at.line, 4);
    assert_string_equal(yaml_text(zone->body, "question"), zone->question);
    assert_int_equal(zone->body->at.line, 5);
    model_close(&program.model);
}

static void a_program_that_is_written_again_is_the_same(void **state)
{
    (void)state;
    struct program program = open();
    const struct ruleset *rules = read(&program, program.bytes);
    const struct ruleset *again = read(&program, program.bytes);
    struct str none = program_write(program.model.arena, rules, NULL, 0);
    struct str same = program_write(program.model.arena, again, NULL, 0);
    assert_int_equal(none.size, same.size);
    assert_memory_equal(none.text, same.text, none.size);
    model_close(&program.model);
}

/* What is cut anywhere has no end, so that all of it is refused. */
static void a_program_that_was_cut_is_refused(void **state)
{
    (void)state;
    struct program program = open();
    for (size_t size = 0; size < program.bytes.size; size++)
        assert_null(read(&program, str_sub(program.bytes, 0, size)));
    model_close(&program.model);
}

static void evaluate_all(struct arena *arena, const struct ruleset *rules)
{
    struct evaluation *evaluation = evaluation_open(arena, rules, NULL);
    evaluation_limit(evaluation, 10000);
    for (uint32_t i = 1; i <= ruleset_count(rules); i++)
        (void)eval_rule(evaluation, i);
}

/* Each byte is changed in its turn: what comes of it can be evaluated, or is refused. */
static void a_damaged_program_harms_nobody(void **state)
{
    (void)state;
    struct program program = open();
    size_t refused = 0;
    for (size_t i = 0; i < program.bytes.size; i++) {
        struct arena *arena = arena_open(0);
        struct diag *diag = diag_open();
        struct text copy = { .arena = arena };
        text_add(&copy, program.bytes);
        copy.bytes[i] ^= (char)(1 << i % 7);
        const struct ruleset *rules =
            program_read(arena, "rules", (struct str){ copy.bytes, copy.size }, diag);
        if (rules)
            evaluate_all(arena, rules);
        else
            refused++;
        diag_close(diag);
        arena_close(arena);
    }
    assert_true(refused > program.bytes.size / 4);
    model_close(&program.model);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_program_has_the_same_results),
        cmocka_unit_test(a_program_keeps_what_the_author_wrote),
        cmocka_unit_test(a_program_that_is_written_again_is_the_same),
        cmocka_unit_test(a_program_that_was_cut_is_refused),
        cmocka_unit_test(a_damaged_program_harms_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
