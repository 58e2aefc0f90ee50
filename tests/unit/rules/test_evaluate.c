#include "test.h"

#include "base/arena.h"
#include "base/file.h"
#include "rules/evaluate.h"
#include "unit/base/examples.h"

#include <unistd.h>

static const struct date TODAY = { 2026, 11, 21 };

static const char RULES[] = "loyer:\n  question: Oui ?\n  unité: €/mois\n"
                            "an: loyer * 12 mois/an\n"
                            "aide:\n  applicable si: loyer > 500\n  valeur: 10 €\n"
                            "mot: \"'abc'\"\n"
                            "oups: 1 / 0\n";

static struct evaluator *open_rules(struct arena *arena, const char *text)
{
    char path[] = "/tmp/seuil-rules-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    close(file);
    assert_true(file_write(path, str_of(text), 0600));
    const char *paths[] = { path };
    struct evaluator *evaluator = evaluator_open(arena, paths, 1, true, TODAY);
    unlink(path);
    return evaluator;
}

static void assert_answer(const char *rules, const char *line, const char *expected)
{
    struct arena *arena = arena_open(0);
    struct evaluator *evaluator = open_rules(arena, rules);
    assert_string_equal(evaluator_answer(evaluator, arena, str_of(line)), expected);
    arena_close(arena);
}

static void a_line_is_answered_target_by_target(void **state)
{
    (void)state;
    assert_answer(RULES,
        "{\"situation\":{\"loyer\":\"400.5 €/mois\"},\"targets\":[\"an\",\"aide\",\"mot\"]}",
        "{\"results\":{\"an\":{\"kind\":\"number\",\"value\":4806,\"unit\":\"€/an\","
        "\"display\":\"4\u202f806\u00a0€/an\",\"missing\":[]},"
        "\"aide\":{\"kind\":\"not-applicable\",\"display\":\"Non "
        "applicable\",\"missing\":[]},"
        "\"mot\":{\"kind\":\"string\",\"value\":\"abc\",\"display\":\"abc\",\"missing\":[]}}}");
}

static void what_is_missing_comes_with_its_score(void **state)
{
    (void)state;
    assert_answer(RULES, "{\"targets\":[\"aide\"]}",
        "{\"results\":{\"aide\":{\"kind\":\"undefined\",\"unit\":\"€\",\"display\":\"Pas "
        "encore défini\",\"missing\":[[\"loyer\",2]]}}}");
}

static struct failure {
    const char *name, *rules, *line, *when;
} failures[] = {
    { "rules with a mistake", "a: b\n", "{\"targets\":[\"a\"]}", "\"when\":\"load\"" },
    { "an answer to no rule", RULES, "{\"situation\":{\"x\":1},\"targets\":[\"an\"]}",
        "\"when\":\"situation\"" },
    { "a line that is no JSON", RULES, "{\"situation\"", "\"when\":\"situation\"" },
    { "a target that is no rule", RULES, "{\"targets\":[\"x\"]}",
        "\"when\":\"evaluate\"" },
    { "a division by zero", RULES, "{\"targets\":[\"oups\"]}",
        "\"when\":\"evaluate\"" },
};

static void a_failure_says_when_it_came(void **state)
{
    const struct failure *failure = *state;
    struct arena *arena = arena_open(0);
    struct evaluator *evaluator = open_rules(arena, failure->rules);
    const char *answer = evaluator_answer(evaluator, arena, str_of(failure->line));
    assert_non_null(strstr(answer, failure->when));
    assert_non_null(strstr(answer, "{\"error\":{"));
    arena_close(arena);
}

static void a_file_that_is_not_there_is_told(void **state)
{
    (void)state;
    struct arena *arena = arena_open(0);
    const char *paths[] = { "/nowhere/rules.yaml" };
    struct evaluator *evaluator = evaluator_open(arena, paths, 1, false, TODAY);
    assert_false(evaluator_is_ready(evaluator));
    assert_non_null(
        strstr(evaluator_answer(evaluator, arena, STR("{}")), "/nowhere/rules.yaml"));
    arena_close(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_is_answered_target_by_target),
        cmocka_unit_test(what_is_missing_comes_with_its_score),
        cmocka_unit_test(a_file_that_is_not_there_is_told),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    failed += RUN_EXAMPLES(failures, a_failure_says_when_it_came);
    return failed;
}
