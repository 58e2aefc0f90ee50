#include "test.h"

#include "base/file.h"
#include "model.h"
#include "rules/delay.h"
#include "unit/base/examples.h"

static const char *find_figure(void *context, const char *key)
{
    (void)context;
    return strcmp(key, "dalo.decision.mois") == 0 ? "3 mois" : NULL;
}

static const struct delays *read_delays(struct model *model)
{
    const struct delay_figures figures = { .find = find_figure };
    if (!model->rules)
        fail_msg("%s", diag_first(model->diag));
    return delays_read(model->arena, model->rules, figures, model->diag);
}

static void apply(struct model *model)
{
    const struct delays *delays = read_delays(model);
    if (!delays)
        fail_msg("%s", diag_first(model->diag));
    delays_apply(delays, model->situation);
}

static void answer_date(struct model *model, const char *name, const char *date)
{
    model_answer(model, name, date);
    apply(model);
}

/* --- the example of the README --- */

static const char *readme_example(struct arena *arena)
{
    struct str text;
    if (!file_read(arena, SOURCE_FOLDER "/kiosk/rules/README.md", 1000000, &text))
        fail_msg("the README cannot be read");
    size_t start = str_find(text, "```yaml\n") + strlen("```yaml\n");
    text = str_sub(text, start, text.size);
    return str_copy(arena, str_sub(text, 0, str_find(text, "```")));
}

static void the_example_of_the_readme_says_what_it_tells(void **state)
{
    (void)state;
    struct arena *arena = arena_open(0);
    struct model model = model_open(readme_example(arena));
    apply(&model);
    model_answer(&model, "date_jour", "21/11/2026");
    model_answer(&model, "délai écrit", "'deux mois'");
    answer_date(&model, "papier reçu", "03/11/2026");
    assert_string_equal(model_value(&model, "échéance"), "03/01/2027");
    assert_string_equal(model_value(&model, "jours restants"), "43\u00a0jour");
    assert_string_equal(model_value(&model, "échéance dans la trêve"), "oui");
    assert_string_equal(model_value(&model, "pas d'expulsion avant"), "01/04/2027");
    assert_string_equal(model_value(&model, "protégé jusqu'au"), "31/03/2027");
    assert_string_equal(model_value(&model, "retard"), "0\u00a0mois");
    model_answer(&model, "délai écrit", "'six semaines'");
    answer_date(&model, "papier reçu", "03/08/2026");
    assert_string_equal(model_value(&model, "échéance"), "14/09/2026");
    assert_string_equal(model_value(&model, "jours restants"), "-68\u00a0jour");
    assert_string_equal(model_value(&model, "échéance dans la trêve"), "non");
    assert_string_equal(model_value(&model, "retard"), "3\u00a0mois");
    model_close(&model);
    arena_close(arena);
}

/* --- what is known, and what is not --- */

static const char MODEL[] =
    "dépôt:\n  question: Quand ?\n  type: date\n"
    "réponse:\n  type: date\n"
    "  meta:\n    délai: { depuis: dépôt, ajoute: dalo.decision.mois, source: R441-15 }\n"
    "recours:\n  type: date\n"
    "  meta:\n    délai: { depuis: réponse, ajoute: 4 mois, source: R778-2 }\n";

static void a_delay_may_start_from_another_in_any_order(void **state)
{
    (void)state;
    struct model model = model_open(MODEL);
    answer_date(&model, "dépôt", "30/11/2026");
    assert_string_equal(model_value(&model, "réponse"), "28/02/2027");
    assert_string_equal(model_value(&model, "recours"), "28/06/2027");
    model_close(&model);
}

static void an_open_start_is_what_is_missing(void **state)
{
    (void)state;
    struct model model = model_open(MODEL);
    apply(&model);
    assert_string_equal(model_value(&model, "recours"), "Pas encore défini");
    assert_string_equal(model_missing(&model, "recours"), "dépôt");
    model_close(&model);
}

static void a_delay_follows_its_start(void **state)
{
    (void)state;
    struct model model = model_open(MODEL);
    answer_date(&model, "dépôt", "01/02/2026");
    answer_date(&model, "dépôt", "01/03/2026");
    assert_string_equal(model_value(&model, "réponse"), "01/06/2026");
    situation_forget(model.situation, model_rule(&model, "dépôt"));
    apply(&model);
    assert_string_equal(model_value(&model, "réponse"), "Pas encore défini");
    model_close(&model);
}

static void a_start_that_does_not_apply_gives_no_date(void **state)
{
    (void)state;
    struct model model = model_open(
        "faux: non\n"
        "début:\n  applicable si: faux\n  valeur: 01/02/2026\n"
        "fin:\n  type: date\n"
        "  meta:\n    délai: { depuis: début, ajoute: 1 jour, source: x }\n");
    apply(&model);
    assert_string_equal(model_value(&model, "fin"), "Non applicable");
    model_close(&model);
}

static void the_source_of_a_delay_can_be_told(void **state)
{
    (void)state;
    struct model model = model_open(MODEL);
    const struct delays *delays = read_delays(&model);
    assert_true(delays_has(delays, model_rule(&model, "recours")));
    assert_false(delays_has(delays, model_rule(&model, "dépôt")));
    assert_string_equal(delays_source(delays, model_rule(&model, "recours")), "R778-2");
    assert_null(delays_source(delays, model_rule(&model, "dépôt")));
    model_close(&model);
}

static struct day {
    const char *name, *delay, *start, *expected;
} days[] = {
    { "six weeks", "depuis: d, ajoute: 6 semaines", "03/11/2026", "15/12/2026" },
    { "two months", "depuis: d, ajoute: 2 mois", "31/12/2026", "28/02/2027" },
    { "fifteen days", "depuis: d, ajoute: 15 jours", "20/12/2026", "04/01/2027" },
    { "three years", "depuis: d, ajoute: 3 ans", "29/02/2024", "28/02/2027" },
    { "six months before", "depuis: d, retire: 6 mois", "31/05/2027", "30/11/2026" },
    { "out of the truce", "trêve: d", "31/10/2026", "31/10/2026" },
    { "in the autumn of the truce", "trêve: d", "01/11/2026", "01/04/2027" },
    { "in the spring of the truce", "trêve: d", "31/03/2027", "01/04/2027" },
    { "the next truce", "prochaine trêve: d", "31/10/2026", "01/11/2026" },
    { "the month after", "mois suivant: d", "12/10/2026", "01/11/2026" },
    { "the month after a first day", "mois suivant: d", "01/12/2026", "01/01/2027" },
    { "the truce after this one", "prochaine trêve: d", "02/11/2026", "01/11/2027" },
};

static void a_delay_gives_its_day(void **state)
{
    const struct day *day = *state;
    struct arena *arena = arena_open(0);
    struct model model = model_open(str_format(arena,
        "d:\n  type: date\ne:\n  type: date\n"
        "  meta:\n    délai: { %s, source: x }\n",
        day->delay));
    answer_date(&model, "d", day->start);
    assert_string_equal(model_value(&model, "e"), day->expected);
    model_close(&model);
    arena_close(arena);
}

/* facts/checks.md, c-depot-garantie: each month that has begun counts. */
static struct lateness {
    const char *name, *limit, *until, *months;
} latenesses[] = {
    { "on the day itself", "10/04/2026", "10/04/2026", "0" },
    { "before the day", "10/05/2026", "10/04/2026", "0" },
    { "a day late", "10/05/2026", "11/05/2026", "1" },
    { "two months to the day", "10/04/2026", "10/06/2026", "2" },
    { "a third month begun", "10/04/2026", "15/06/2026", "3" },
    { "from the end of a short month", "28/02/2026", "02/03/2026", "1" },
    { "over the end of a month", "30/08/2026", "21/11/2026", "3" },
};

static void months_that_have_begun_are_counted(void **state)
{
    const struct lateness *late = *state;
    struct model model = model_open(
        "d:\n  type: date\nu:\n  type: date\n"
        "n:\n  type: nombre\n"
        "  meta:\n    délai: { mois entamés: { depuis: d, jusqu'à: u }, source: x }\n");
    model_answer(&model, "d", late->limit);
    answer_date(&model, "u", late->until);
    assert_string_equal(model_value(&model, "n"), late->months);
    model_close(&model);
}

/* --- what is refused --- */

static struct refusal {
    const char *name, *rules, *complaint;
} refusals[] = {
    { "an unknown start",
        "a:\n  type: date\n  meta:\n    délai: { depuis: b, ajoute: 1 jour, source: x }\n",
        "model.yaml:4:22: unknown rule 'b' in a delay" },
    { "an amount without unit",
        "d:\na:\n  meta:\n    délai: { depuis: d, ajoute: 6, source: x }\n",
        "model.yaml:4:33: '6' is no amount of time: a whole number of jours, semaines, "
        "mois or ans, or the key of such a figure" },
    { "a delay without source",
        "d:\na:\n  meta:\n    délai: { depuis: d, ajoute: 6 mois }\n",
        "model.yaml:4:12: a delay needs its 'source': the article of law that it is from" },
    { "a delay without amount",
        "d:\na:\n  meta:\n    délai: { depuis: d, source: x }\n",
        "model.yaml:4:12: a delay needs 'depuis' with 'ajoute' or 'retire', or 'trêve', "
        "'prochaine trêve', 'mois suivant', 'mois entamés'" },
    { "a circle through a computed rule",
        "a:\n  meta:\n    délai: { depuis: c, ajoute: 1 jour, source: x }\n"
        "b:\n  meta:\n    délai: { depuis: a, ajoute: 1 jour, source: x }\n"
        "c:\n  variations:\n    - si: 1 > 0\n      alors: b\n",
        "model.yaml:3:12: this delay starts from itself" },
    { "a value beside a delay",
        "d:\na:\n  valeur: d\n  meta:\n    délai: { trêve: d, source: x }\n",
        "model.yaml:5:12: 'a' has a delay, so it can have no value, default or question" },
    { "a word that is none of a delay",
        "d:\na:\n  meta:\n    délai: { depuis: d, ajoutte: 6 mois, source: x }\n",
        NULL },
};

static void a_bad_delay_is_refused(void **state)
{
    const struct refusal *refusal = *state;
    struct model model = model_open(refusal->rules);
    assert_null(read_delays(&model));
    if (refusal->complaint)
        assert_string_equal(diag_first(model.diag), refusal->complaint);
    else
        assert_non_null(strstr(diag_first(model.diag), "did you mean 'ajoute'"));
    model_close(&model);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_example_of_the_readme_says_what_it_tells),
        cmocka_unit_test(a_delay_may_start_from_another_in_any_order),
        cmocka_unit_test(an_open_start_is_what_is_missing),
        cmocka_unit_test(a_delay_follows_its_start),
        cmocka_unit_test(a_start_that_does_not_apply_gives_no_date),
        cmocka_unit_test(the_source_of_a_delay_can_be_told),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    failed += RUN_EXAMPLES(days, a_delay_gives_its_day);
    failed += RUN_EXAMPLES(latenesses, months_that_have_begun_are_counted);
    failed += RUN_EXAMPLES(refusals, a_bad_delay_is_refused);
    return failed;
}
