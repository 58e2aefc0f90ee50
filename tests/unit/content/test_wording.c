#include "test.h"

#include "base/language.h"
#include "content/units.h"
#include "content/wording.h"
#include "example.h"

static struct arena *arena;
static const struct catalog *catalog;

static int open_example(void **state)
{
    (void)state;
    arena = arena_open(0);
    language_open("/nowhere");
    const char *path = file_join(arena, example_folder(arena), "content.pack");
    example_pack(path);
    catalog = example_open(arena, path);
    unlink(path);
    return 0;
}

static int close_example(void **state)
{
    (void)state;
    pack_close(catalog);
    arena_close(arena);
    return 0;
}

static int speak_french(void **state)
{
    (void)state;
    language_set(language_find("fr"));
    return 0;
}

static const char *text(const char *french)
{
    return content_text(catalog, arena, french, EXAMPLE_DAY);
}

static const struct example {
    const char *french, *shown;
} EXAMPLES[] = {
    { "", "" },
    { "Bonjour.", "Bonjour." },
    { "Quoi ? Ceci : cela ; voilà !",
        "Quoi\u00A0? Ceci\u00A0: cela\u00A0; voilà\u00A0!" },
    { "Lisez « clause résolutoire ».", "Lisez «\u00A0clause résolutoire\u00A0»." },
    { "C'est gratuit", "C’est gratuit" },
    { "Vous avez {figure:commandement.delai} pour payer",
        "Vous avez 6\u00A0semaines pour payer" },
    { "Une amende de {figure:amende} ?", "Une amende de 30\u202F000\u00A0€\u00A0?" },
    { "Le {figure:treve.debut}.", "Le 1er novembre." },
    { "**Appelez {phone:sos-loyers}.** Vite", "\x0E"
                                              "Appelez 0\u00A0805\u00A0160\u00A0075."
                                              "\x0F Vite" },
    { "Voir [la fiche](fiche:premiers-pas).", "Voir la fiche." },
    { "Voir [**la** fiche](verif:c-essai)", "Voir \x0Ela\x0F fiche" },
    { "Inconnu {date} {figure:rien}", "Inconnu {date} demandez à l’équipe" },
    { "**sans fin", "\x0Esans fin\x0F" },
};

static void french_is_shown_as_it_is_printed(void **state)
{
    const struct example *example = *state;
    assert_string_equal(text(example->french), example->shown);
}

static void no_text_is_the_empty_text(void **state)
{
    (void)state;
    assert_string_equal(text(NULL), "");
}

static void an_expired_figure_is_never_shown(void **state)
{
    (void)state;
    struct wording wording = content_wording(
        catalog, arena, "Une amende de {figure:amende}.", (struct date){ 2027, 1, 1 });
    assert_string_equal(wording.text, "Une amende de demandez à l’équipe.");
    assert_true(wording.expired);
    const struct figure *figure = catalog_figure(catalog, "amende");
    assert_null(content_figure(figure, arena, (struct date){ 2027, 1, 1 }));
    assert_string_equal(content_figure(figure, arena, (struct date){ 2026, 12, 31 }),
        "30\u202F000\u00A0€");
}

static void an_uncertain_figure_is_never_shown(void **state)
{
    (void)state;
    struct figure figure = *catalog_figure(catalog, "commandement.delai");
    figure.confidence = CONFIDENCE_C;
    assert_null(content_figure(&figure, arena, EXAMPLE_DAY));
}

static void a_translation_takes_its_figures_and_numbers(void **state)
{
    (void)state;
    language_set(language_find("ar"));
    struct wording wording =
        content_wording(catalog, arena, "Le {phone:115}, la nuit", EXAMPLE_DAY);
    assert_true(wording.translated);
    assert_string_equal(wording.text, "\x0Eرقم\x0F \u2066"
                                      "115\u2069 ليلا");
    assert_string_equal(text("La trêve commence le {figure:treve.debut}."),
        "تبدأ الهدنة في الأول من نوفمبر.");
}

static void easy_french_is_printed_as_french_is(void **state)
{
    (void)state;
    language_set(language_find("fr@falc"));
    struct wording wording = content_wording(catalog, arena,
        "Ce papier vous laisse du temps. Vous avez {figure:commandement.delai} pour "
        "payer.",
        EXAMPLE_DAY);
    assert_string_equal(wording.text, "Vous avez du temps\u00A0: 6\u00A0semaines.");
    assert_true(wording.translated);
    assert_false(content_reviewed(catalog));
}

static void what_is_not_in_easy_french_is_french_without_excuse(void **state)
{
    (void)state;
    language_set(language_find("fr@falc"));
    struct wording wording =
        content_wording(catalog, arena, "Le papier et son enveloppe", EXAMPLE_DAY);
    assert_true(wording.translated);
    assert_string_equal(wording.text, "Le papier et son enveloppe");
}

static void an_amount_stays_left_to_right_in_arabic(void **state)
{
    (void)state;
    language_set(language_find("ar"));
    const char *amount =
        content_figure(catalog_figure(catalog, "amende"), arena, EXAMPLE_DAY);
    assert_true(str_starts(str_of(amount), "\u2066"));
    assert_true(str_ends(str_of(amount), "\u2069"));
    assert_non_null(strstr(amount, "30\u202F000"));
}

static void what_has_no_translation_is_french_and_says_so(void **state)
{
    (void)state;
    language_set(language_find("ar"));
    struct wording wording =
        content_wording(catalog, arena, "Le papier et son enveloppe", EXAMPLE_DAY);
    assert_false(wording.translated);
    assert_string_equal(wording.text, "Le papier et son enveloppe");
    assert_false(content_reviewed(catalog));
    language_set(language_find("fr"));
    assert_true(content_reviewed(catalog));
}

static void a_step_has_a_head_and_a_rest(void **state)
{
    (void)state;
    const char *head, *rest;
    content_head_and_rest(arena, text("**Appelez.** C’est gratuit."), &head, &rest);
    assert_string_equal(head, "Appelez.");
    assert_string_equal(rest, "C’est gratuit.");
    content_head_and_rest(arena, text("Sans mots forts"), &head, &rest);
    assert_string_equal(head, "Sans mots forts");
    assert_string_equal(rest, "");
    content_head_and_rest(arena, "", &head, &rest);
    assert_string_equal(head, "");
    assert_string_equal(rest, "");
}

static const struct unit_example {
    double value;
    const char *unit, *said;
} UNITS[] = {
    { 1, "ans", "1\u00A0an" },
    { 1.5, "ans", "1,5\u00A0an" },
    { 2, "ans", "2\u00A0ans" },
    { 0, "jours", "0\u00A0jour" },
    { 15, "jours", "15\u00A0jours" },
    { 6, "mois", "6\u00A0mois" },
    { 48, "heures", "48\u00A0heures" },
    { 3, "personnes", "3\u00A0personnes" },
    { 333.14, "EUR/mois", "333,14\u00A0€ par mois" },
    { 11000, "EUR/an", "11\u202F000\u00A0€ par an" },
    { 12.5, "EUR", "12,50\u00A0€" },
    { 9, "m2", "9\u00A0m²" },
    { 0.25, "%", "0,25\u00A0%" },
    { 1.106, "%", "1,11\u00A0%" },
    { 7, "", "7" },
};

static void a_figure_is_said_with_its_unit(void **state)
{
    const struct unit_example *example = *state;
    assert_string_equal(units_say(arena, example->value, example->unit), example->said);
}

/* Many languages have a form of one or two without a number in it: what stands behind the
 * comma would be lost. French alone counts one and a half with one. */
static void a_part_is_not_lost_in_the_form_of_one(void **state)
{
    (void)state;
    language_set(language_find("ar"));
    const char *year = units_say(arena, 1.0, "ans");
    const char *years = units_say(arena, 1.5, "ans");
    assert_null(strstr(year, "ans"));
    assert_non_null(strstr(years, "ans"));
}

int main(void)
{
    enum {
        TEXTS = sizeof EXAMPLES / sizeof *EXAMPLES,
        AMOUNTS = sizeof UNITS / sizeof *UNITS,
    };
    struct CMUnitTest texts[TEXTS], amounts[AMOUNTS];
    for (size_t i = 0; i < TEXTS; i++)
        texts[i] =
            (struct CMUnitTest){ EXAMPLES[i].french, french_is_shown_as_it_is_printed,
                speak_french, NULL, (void *)(uintptr_t)&EXAMPLES[i] };
    for (size_t i = 0; i < AMOUNTS; i++)
        amounts[i] = (struct CMUnitTest){ UNITS[i].said, a_figure_is_said_with_its_unit,
            speak_french, NULL, (void *)(uintptr_t)&UNITS[i] };
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(no_text_is_the_empty_text, speak_french),
        cmocka_unit_test_setup(an_expired_figure_is_never_shown, speak_french),
        cmocka_unit_test_setup(an_uncertain_figure_is_never_shown, speak_french),
        cmocka_unit_test(a_translation_takes_its_figures_and_numbers),
        cmocka_unit_test(easy_french_is_printed_as_french_is),
        cmocka_unit_test(what_is_not_in_easy_french_is_french_without_excuse),
        cmocka_unit_test(an_amount_stays_left_to_right_in_arabic),
        cmocka_unit_test(what_has_no_translation_is_french_and_says_so),
        cmocka_unit_test(a_part_is_not_lost_in_the_form_of_one),
        cmocka_unit_test_setup(a_step_has_a_head_and_a_rest, speak_french),
    };
    int failed =
        cmocka_run_group_tests_name("texts", texts, open_example, close_example);
    failed +=
        cmocka_run_group_tests_name("units", amounts, open_example, close_example);
    return failed +
           cmocka_run_group_tests_name("wording", tests, open_example, close_example);
}
