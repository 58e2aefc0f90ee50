#include "test.h"

#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/language.h"
#include "base/str.h"
#include "examples.h"

/* A catalogue in the form that msgfmt reads, made for these tests. */
static const char arabic[] =
    "msgid \"\"\n"
    "msgstr \"Content-Type: text/plain; charset=UTF-8\\n"
    "Plural-Forms: nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && "
    "n%100<=10 ? 3 : n%100>=11 ? 4 : 5;\\n\"\n"
    "msgid \"Retour\"\nmsgstr \"رجوع\"\n"
    "msgid \"samedi\"\nmsgstr \"السبت\"\n"
    "msgid \"sam.\"\nmsgstr \"سبت\"\n"
    "msgid \"novembre\"\nmsgstr \"نوفمبر\"\n"
    "msgid \"1er\"\nmsgstr \"1\"\n"
    "msgid \"{count} jour\"\nmsgid_plural \"{count} jours\"\n"
    "msgstr[0] \"zero\"\nmsgstr[1] \"one\"\nmsgstr[2] \"two\"\nmsgstr[3] \"few\"\n"
    "msgstr[4] \"many\"\nmsgstr[5] \"other\"\n";

static const char english[] =
    "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n"
    "Plural-Forms: nplurals=2; plural=n != 1;\\n\"\n"
    "msgid \"Retour\"\nmsgstr \"Back\"\n"
    "msgid \"samedi\"\nmsgstr \"Saturday\"\n"
    "msgid \"novembre\"\nmsgstr \"November\"\n"
    "msgid \"1er\"\nmsgstr \"1\"\n"
    "msgid \"{weekday} {day} {month} {year}\"\n"
    "msgstr \"{weekday}, {month} {day}, {year}\"\n"
    "msgid \"{count} jour\"\nmsgid_plural \"{count} jours\"\n"
    "msgstr[0] \"{count} day\"\nmsgstr[1] \"{count} days\"\n";

static const char easy[] =
    "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n"
    "Plural-Forms: nplurals=2; plural=n > 1;\\n\"\n"
    "msgid \"Valider la demande\"\nmsgstr \"Envoyer ma demande\"\n"
    "msgid \"{count} heure\"\nmsgid_plural \"{count} heures\"\n"
    "msgstr[0] \"{count} petite heure\"\nmsgstr[1] \"{count} petites heures\"\n";

static struct arena *arena;
static char *folder;

static bool add_catalogue(const char *code, const char *messages)
{
    char *place = str_format(arena, "%s/%s/LC_MESSAGES", folder, code);
    char *written = str_format(arena, "%s/seuil.po", place);
    char *command = str_format(
        arena, "msgfmt -o '%s/seuil.mo' '%s' && rm '%s'", place, written, written);
    return folder_make(place, 0700) && file_write(written, str_of(messages), 0600) &&
           !system(command); /* NOLINT(cert-env33-c): a fixed command of the build */
}

static int open_catalogues(void **state)
{
    (void)state;
    arena = arena_open(0);
    folder = str_dup(arena, "/tmp/seuil-language-XXXXXX");
    if (!mkdtemp(folder) || !add_catalogue("ar", arabic) ||
        !add_catalogue("en", english) || !add_catalogue("fr@falc", easy))
        return -1;
    return language_open(folder) ? 0 : -1;
}

static int close_catalogues(void **state)
{
    (void)state;
    static const char *const parts[] = { "ar/LC_MESSAGES/seuil.mo", "ar/LC_MESSAGES",
        "ar", "en/LC_MESSAGES/seuil.mo", "en/LC_MESSAGES", "en",
        "fr@falc/LC_MESSAGES/seuil.mo", "fr@falc/LC_MESSAGES", "fr@falc", "" };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        remove(file_join(arena, folder, parts[i]));
    arena_close(arena);
    return 0;
}

static int begin_french(void **state)
{
    (void)state;
    language_set(language_find("fr"));
    return 0;
}

static const struct date saturday = { 2026, 11, 21 };

static void the_list_begins_with_french(void **state)
{
    (void)state;
    size_t count;
    const struct language *all = language_list(&count);
    assert_true(count >= 3);
    assert_string_equal(all[0].code, "fr");
    assert_string_equal(language_find("ar")->own_name, "العربية");
    assert_string_equal(language_find("en")->french_name, "anglais");
    assert_true(language_find("ar")->rtl);
    assert_null(language_find("xx"));
    assert_null(language_find(NULL));
}

static void messages_change_with_the_language_and_back(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++) {
        assert_string_equal(tr("Retour"), "Retour");
        language_set(language_find("ar"));
        assert_string_equal(tr("Retour"), "رجوع");
        language_set(language_find("en"));
        assert_string_equal(tr("Retour"), "Back");
        language_set(NULL);
        assert_ptr_equal(language_now(), language_find("fr"));
    }
}

static void easy_french_is_the_second_and_is_french(void **state)
{
    (void)state;
    size_t count;
    const struct language *easy_french = &language_list(&count)[1];
    assert_ptr_equal(language_find("fr@falc"), easy_french);
    assert_string_equal(easy_french->own_name, "Français facile");
    assert_string_equal(easy_french->tag, "fr-simple");
    assert_string_equal(easy_french->spoken, "fr");
    language_set(easy_french);
    assert_true(language_speaks("fr"));
    assert_false(language_speaks("fr@falc"));
    language_set(language_find("en"));
    assert_false(language_speaks("fr"));
}

static void easy_french_has_some_easier_words_and_else_french(void **state)
{
    (void)state;
    language_set(language_find("fr@falc"));
    assert_string_equal(tr("Valider la demande"), "Envoyer ma demande");
    assert_string_equal(tr("Retour"), "Retour");
    assert_string_equal(language_date_long(arena, saturday), "samedi 21 novembre 2026");
    assert_string_equal(language_amount(arena, 184005), "1\u202F840,05\u00A0€");
}

static void a_message_without_translation_stays_french(void **state)
{
    (void)state;
    language_set(language_find("ar"));
    assert_string_equal(tr("Pas dans le catalogue"), "Pas dans le catalogue");
}

static void each_language_has_its_plurals(void **state)
{
    (void)state;
    static const struct {
        const char *code;
        int count;
        const char *form;
    } forms[] = { { "fr", 0, "{count} jour" }, { "fr", 1, "{count} jour" },
        { "fr@falc", 0, "{count} jour" }, { "fr@falc", 2, "{count} jours" },
        { "fr", 2, "{count} jours" }, { "en", 0, "{count} days" },
        { "en", 1, "{count} day" }, { "ar", 0, "zero" }, { "ar", 2, "two" },
        { "ar", 5, "few" }, { "ar", 11, "many" }, { "ar", 100, "other" } };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        language_set(language_find(forms[i].code));
        assert_string_equal(
            trn("{count} jour", "{count} jours", forms[i].count), forms[i].form);
    }
}

static void easy_french_counts_its_own_words_too(void **state)
{
    (void)state;
    language_set(language_find("fr@falc"));
    assert_string_equal(
        trn("{count} heure", "{count} heures", 0), "{count} petite heure");
    assert_string_equal(
        trn("{count} heure", "{count} heures", 2), "{count} petites heures");
}

static struct filling {
    const char *template, *filled;
} fillings[] = {
    { "Le {date} à {hour}.", "Le 21 à 10." },
    { "{date}{date}", "2121" },
    { "{unknown} {date}", "{unknown} 21" },
    { "{date", "{date" },
    { "{{date}}", "{21}" },
    { "} {", "} {" },
    { "{empty}.", "." },
    { "sans trou", "sans trou" },
    { "", "" },
};

static void gaps_are_filled_by_their_names(void **state)
{
    const struct filling *example = *state;
    struct arena *own = arena_open(0);
    assert_string_equal(TR_FILL(own, example->template, { "date", "21" },
                            { "hour", "10" }, { "empty", NULL }),
        example->filled);
    arena_close(own);
}

static void a_value_that_looks_like_a_gap_is_not_filled_again(void **state)
{
    (void)state;
    assert_string_equal(
        TR_FILL(arena, "{a} {b}", { "a", "{b}" }, { "b", "2" }), "{b} 2");
}

static void dates_are_said_in_french(void **state)
{
    (void)state;
    assert_string_equal(language_date_long(arena, saturday), "samedi 21 novembre 2026");
    assert_string_equal(language_date_short(arena, saturday), "21 novembre");
    assert_string_equal(
        language_date_long(arena, (struct date){ 2026, 8, 1 }), "samedi 1er août 2026");
    assert_string_equal(
        language_date_short(arena, (struct date){ 2027, 1, 1 }), "1er janvier");
    assert_string_equal(language_month(11, 2026, arena), "novembre 2026");
    assert_string_equal(language_weekday(0), "lun.");
    assert_string_equal(language_weekday(6), "dim.");
    assert_string_equal(language_date_long(arena, (struct date){ 0 }), "");
    assert_string_equal(language_date_short(arena, (struct date){ 0 }), "");
}

static void translators_may_put_the_parts_of_a_date_in_order(void **state)
{
    (void)state;
    language_set(language_find("en"));
    assert_string_equal(
        language_date_long(arena, saturday), "Saturday, November 21, 2026");
}

static void numbers_in_arabic_dates_are_isolated(void **state)
{
    (void)state;
    language_set(language_find("ar"));
    assert_string_equal(language_date_long(arena, saturday),
        "السبت \u206621\u2069 نوفمبر \u20662026\u2069");
    assert_string_equal(language_weekday(5), "سبت");
    assert_string_equal(language_date_short(arena, (struct date){ 2026, 11, 1 }),
        "\u20661\u2069 نوفمبر");
}

static void numbers_have_the_signs_of_their_language(void **state)
{
    (void)state;
    assert_string_equal(language_number(arena, 1840, 0), "1\u202F840");
    assert_string_equal(language_number(arena, 12.5, 2), "12,50");
    assert_string_equal(
        language_number(arena, -1234567.891, 1), "-1\u202F234\u202F567,9");
    assert_string_equal(language_number(arena, 999, 0), "999");
    language_set(language_find("en"));
    assert_string_equal(language_number(arena, 1234567.5, 1), "1,234,567.5");
    language_set(language_find("ar"));
    assert_string_equal(language_number(arena, 1840.5, 1), "\u20661\u202F840,5\u2069");
}

static void amounts_have_cents_only_where_there_are_some(void **state)
{
    (void)state;
    assert_string_equal(language_amount(arena, 1250), "12,50\u00A0€");
    assert_string_equal(language_amount(arena, 1200), "12\u00A0€");
    assert_string_equal(language_amount(arena, 184005), "1\u202F840,05\u00A0€");
    assert_string_equal(language_amount(arena, -5), "-0,05\u00A0€");
    assert_string_equal(language_amount(arena, 0), "0\u00A0€");
    language_set(language_find("en"));
    assert_string_equal(language_amount(arena, 184050), "€1,840.50");
    language_set(language_find("ar"));
    assert_string_equal(language_amount(arena, 1250), "\u206612,50\u00A0€\u2069");
}

static struct phone {
    const char *given, *french;
} phones[] = {
    { "0612345678", "06\u00A012\u00A034\u00A056\u00A078" },
    { "06 12 34 56 78", "06\u00A012\u00A034\u00A056\u00A078" },
    { "01.23-45 67 89", "01\u00A023\u00A045\u00A067\u00A089" },
    { "0805160075", "0\u00A0805\u00A0160\u00A0075" },
    { "0 806 000 126", "0\u00A0806\u00A0000\u00A0126" },
    { "0970818236", "0\u00A0970\u00A0818\u00A0236" },
    { "0969390000", "09\u00A069\u00A039\u00A000\u00A000" },
    { "115", "115" },
    { "3919", "3919" },
    { "30 39", "30\u00A039" },
    { "112", "112" },
    { "+33 6 12 34 56 78", "+33\u00A06\u00A012\u00A034\u00A056\u00A078" },
    { "+442071234567", "+442071234567" },
    { "06123", "06123" },
};

static void phone_numbers_are_grouped_as_they_are_said(void **state)
{
    const struct phone *example = *state;
    struct arena *own = arena_open(0);
    language_set(NULL);
    assert_string_equal(language_phone(own, example->given), example->french);
    language_set(language_find("ar"));
    assert_string_equal(language_phone(own, example->given),
        str_format(own, "\u2066%s\u2069", example->french));
    language_set(NULL);
    arena_close(own);
}

static void values_are_isolated_in_right_to_left_languages_only(void **state)
{
    (void)state;
    assert_string_equal(language_isolate(arena, "12 rue X"), "12\u00A0rue\u00A0X");
    language_set(language_find("ar"));
    assert_string_equal(
        language_isolate(arena, "12 rue X"), "\u206612\u00A0rue\u00A0X\u2069");
    assert_string_equal(language_isolate(arena, ""), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(the_list_begins_with_french, begin_french),
        cmocka_unit_test_setup(
            messages_change_with_the_language_and_back, begin_french),
        cmocka_unit_test_setup(easy_french_is_the_second_and_is_french, begin_french),
        cmocka_unit_test_setup(
            easy_french_has_some_easier_words_and_else_french, begin_french),
        cmocka_unit_test_setup(easy_french_counts_its_own_words_too, begin_french),
        cmocka_unit_test_setup(
            a_message_without_translation_stays_french, begin_french),
        cmocka_unit_test_setup(each_language_has_its_plurals, begin_french),
        cmocka_unit_test_setup(
            a_value_that_looks_like_a_gap_is_not_filled_again, begin_french),
        cmocka_unit_test_setup(dates_are_said_in_french, begin_french),
        cmocka_unit_test_setup(
            translators_may_put_the_parts_of_a_date_in_order, begin_french),
        cmocka_unit_test_setup(numbers_in_arabic_dates_are_isolated, begin_french),
        cmocka_unit_test_setup(numbers_have_the_signs_of_their_language, begin_french),
        cmocka_unit_test_setup(
            amounts_have_cents_only_where_there_are_some, begin_french),
        cmocka_unit_test_setup(
            values_are_isolated_in_right_to_left_languages_only, begin_french),
    };
    return cmocka_run_group_tests(tests, open_catalogues, close_catalogues) +
           RUN_EXAMPLES(fillings, gaps_are_filled_by_their_names) +
           RUN_EXAMPLES(phones, phone_numbers_are_grouped_as_they_are_said);
}
