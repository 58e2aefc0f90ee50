/* What is not known, and faults of the rules, in small checks of their own. */
#include "test.h"

#include "base/arena.h"
#include "base/source.h"
#include "base/yaml.h"
#include "content/catalog.h"
#include "content/site.h"
#include "rules/ruleset.h"
#include "visit/selfcheck.h"

/* A check of two questions; `rules` says what its result is computed from. */
struct small {
    struct arena *arena;
    struct catalog catalog;
    struct question questions[2];
    struct check_outcome outcomes[2];
    struct check check;
    const struct rule *goals[1];
    struct site site;
    struct selfcheck selfcheck;
};

static const char QUESTIONS[] = "loyer:\n  question: Combien ?\n  unité: €\n"
                                "durée:\n  question: Depuis quand ?\n  unité: mois\n";

static const struct rule *rule_of(struct small *small, const char *name)
{
    uint32_t number = ruleset_find(small->catalog.rules, str_of(name));
    assert_true(number > 0);
    return ruleset_rule(small->catalog.rules, number);
}

static void open_small(struct small *small, const char *rules)
{
    *small = (struct small){ .arena = arena_open(0) };
    struct diag *diag = diag_open();
    const char *text = str_format(small->arena, "%s%s", QUESTIONS, rules);
    const struct source *source =
        source_of(small->arena, "small.yaml", str_of(text), diag);
    const struct yaml *tree = yaml_read(small->arena, source, diag);
    small->catalog.rules =
        ruleset_load(small->arena, &tree, 1, (struct ruleset_options){ 0 }, diag);
    if (!small->catalog.rules)
        fail_msg("%s", diag_first(diag));
    diag_close(diag);
    small->questions[0] = (struct question){
        .rule = rule_of(small, "loyer"), .text = "Combien ?", .kind = QUESTION_NUMBER
    };
    small->questions[1] = (struct question){ .rule = rule_of(small, "durée"),
        .text = "Depuis quand ?",
        .kind = QUESTION_NUMBER };
    small->catalog.questions = small->questions;
    small->catalog.question_count = 2;
    small->outcomes[0] = (struct check_outcome){ .value = "oui", .title = "Oui" };
    small->outcomes[1] = (struct check_outcome){ .value = "non", .title = "Non" };
    small->goals[0] = rule_of(small, "résultat");
    small->check = (struct check){ .id = "small",
        .title = "Petit",
        .result = small->goals[0],
        .goals = small->goals,
        .goal_count = 1,
        .outcomes = small->outcomes,
        .outcome_count = 2 };
    small->catalog.checks = &small->check;
    small->catalog.check_count = 1;
    selfcheck_begin(&small->selfcheck, small->arena, &small->catalog, &small->site,
        (struct date){ 2026, 11, 21 });
    selfcheck_open(&small->selfcheck, &small->check);
}

static struct result answer(struct small *small, const char *rent, const char *months)
{
    selfcheck_reopen(&small->selfcheck, &small->questions[0]);
    selfcheck_answer(&small->selfcheck, rent);
    selfcheck_reopen(&small->selfcheck, &small->questions[1]);
    selfcheck_answer(&small->selfcheck, months);
    return selfcheck_result(&small->selfcheck, small->arena);
}

static void a_sound_check_has_its_outcome(void **state)
{
    (void)state;
    struct small small;
    open_small(&small, "résultat:\n  variations:\n    - si: loyer > 500 €\n"
                       "      alors: \"'oui'\"\n    - sinon: \"'non'\"\n");
    struct result result = answer(&small, "600", "3");
    assert_non_null(result.outcome);
    assert_string_equal(result.outcome->value, "oui");
    arena_close(small.arena);
}

/* The reference compares the bare numbers, and goes on. */
static void units_that_do_not_fit_give_no_outcome(void **state)
{
    (void)state;
    struct small small;
    open_small(&small, "résultat:\n  variations:\n    - si: loyer > durée\n"
                       "      alors: \"'oui'\"\n    - sinon: \"'non'\"\n");
    assert_null(answer(&small, "600", "3").outcome);
    arena_close(small.arena);
}

/* A comparison with what is no number is simply non. */
static void a_number_that_is_none_gives_no_outcome(void **state)
{
    (void)state;
    struct small small;
    open_small(&small, "part: loyer // (durée - durée)\n"
                       "résultat:\n  variations:\n    - si: part > 500 €\n"
                       "      alors: \"'oui'\"\n    - sinon: \"'non'\"\n");
    assert_null(answer(&small, "600", "3").outcome);
    arena_close(small.arena);
}

static void a_rule_that_depends_on_itself_gives_no_outcome(void **state)
{
    (void)state;
    struct small small;
    open_small(&small,
        "tour:\n  variations:\n    - si: loyer > 10 €\n      alors: tour + 1\n"
        "    - sinon: 1\n"
        "résultat:\n  variations:\n    - si: tour > 0\n"
        "      alors: \"'oui'\"\n    - sinon: \"'non'\"\n");
    (void)answer(&small, "600", "3");
    assert_null(selfcheck_result(&small.selfcheck, small.arena).outcome);
    arena_close(small.arena);
}

static void what_is_not_known_is_no_no(void **state)
{
    (void)state;
    struct small small;
    open_small(&small, "résultat:\n  variations:\n    - si: loyer > 500 €\n"
                       "      alors: \"'oui'\"\n    - sinon: \"'non'\"\n");
    struct result result = answer(&small, "", "3");
    assert_true(result.certain); /* nothing is left to be asked … */
    assert_null(result.outcome); /* … and nothing is decided */
    arena_close(small.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sound_check_has_its_outcome),
        cmocka_unit_test(units_that_do_not_fit_give_no_outcome),
        cmocka_unit_test(a_number_that_is_none_gives_no_outcome),
        cmocka_unit_test(a_rule_that_depends_on_itself_gives_no_outcome),
        cmocka_unit_test(what_is_not_known_is_no_no),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
