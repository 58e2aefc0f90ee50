/* What a letter says, and the codes that carry it. */
#include "test.h"

#include <string.h>

#include "base/str.h"
#include "unit/content/example.h"
#include "visit/letter.h"
#include "visit/visit.h"

#define TEXTS(...)                                                                     \
    (const char *const[])                                                              \
    {                                                                                  \
        __VA_ARGS__                                                                    \
    }

static const struct letter_part parts[] = {
    { .said = TEXTS("Madame, Monsieur,", "J’ai une dette de …………… euros."),
        .said_count = 2,
        .enclosed = TEXTS("Mon budget"),
        .enclosed_count = 1 },
    { .label = "Je paie",
        .question = "Que payez-vous ?",
        .said = TEXTS("Je paie de nouveau mon loyer."),
        .said_count = 1 },
    { .label = "Je vais payer",
        .instead = true,
        .said = TEXTS("Je vais payer mon loyer dans {figure:commandement.delai}."),
        .said_count = 1 },
    { .label = "J’ai une amende",
        .said = TEXTS("Je dois aussi payer une amende de {figure:amende}."),
        .said_count = 1,
        .enclosed = TEXTS("La lettre de l’amende"),
        .enclosed_count = 1 },
    { .said = TEXTS("Je vous remercie."), .said_count = 1 },
};
static const struct letter plan = { .id = "plan",
    .subject = "Demande d’un plan",
    .to = TEXTS("Madame, Monsieur ……………", "……………"),
    .to_count = 2,
    .sources = TEXTS("loi 89-462, art. 24"),
    .source_count = 1,
    .parts = parts,
    .part_count = sizeof parts / sizeof *parts };
static const struct letter *const letter = &plan;

/* The ticks of the parts above. */
enum { PAYS = 1 << 1, WILL_PAY = 1 << 2, FINED = 1 << 3 };

static struct arena *arena;
static const struct catalog *catalog; /* of tests/mistakes/base, with the letter */
static struct catalog with_letter;
static const struct moment ten = { { 2026, 11, 21 }, 10, 0, 0 };

static int read_example(void **state)
{
    (void)state;
    arena = arena_open(0);
    struct diag *diag = diag_open();
    with_letter =
        *catalog_read(arena, EXAMPLE_CONTENT, EXAMPLE_ASSETS, EXAMPLE_DAY, diag);
    example_no_complaint(diag);
    diag_close(diag);
    with_letter.letters = letter;
    with_letter.letter_count = 1;
    catalog = &with_letter;
    return 0;
}

static int close_example(void **state)
{
    (void)state;
    language_set(language_find("fr"));
    arena_close(arena);
    return 0;
}

static struct letter_said say_with(uint32_t ticked)
{
    return letter_say(catalog, arena, letter, ticked, EXAMPLE_DAY);
}

/* --- what is said --- */

static void without_a_tick_it_says_what_always_stands_there(void **state)
{
    (void)state;
    struct letter_said said = say_with(0);
    assert_int_equal(said.paragraph_count, 3);
    assert_string_equal(said.paragraphs[0], "Madame, Monsieur,");
    assert_string_equal(said.paragraphs[2], "Je vous remercie.");
    assert_int_equal(said.enclosed_count, 1);
    assert_string_equal(said.subject, "Demande d’un plan");
    assert_string_equal(said.sources, "Textes : loi 89-462, art. 24");
}

static void what_is_ticked_under_one_question_makes_one_paragraph(void **state)
{
    (void)state;
    struct letter_said said = say_with(PAYS | FINED);
    assert_int_equal(said.paragraph_count, 4);
    assert_non_null(strstr(said.paragraphs[2],
        "Je paie de nouveau mon loyer. Je dois aussi payer une amende de "));
    assert_string_equal(said.paragraphs[3], "Je vous remercie.");
}

static void a_tick_brings_its_paper_along(void **state)
{
    (void)state;
    struct letter_said said = say_with(FINED);
    assert_int_equal(said.enclosed_count, 2);
    assert_string_equal(said.enclosed[1], "La lettre de l’amende");
}

static void a_figure_that_ended_takes_its_sentence_along(void **state)
{
    (void)state;
    const struct date later = { 2027, 1, 2 };
    struct letter_said said = letter_say(catalog, arena, letter, FINED, later);
    assert_int_equal(said.paragraph_count, 3);
    assert_string_equal(letter_part_says(catalog, arena, &letter->parts[3], later), "");
}

static void it_is_french_whatever_the_language(void **state)
{
    (void)state;
    language_set(language_find("ar"));
    struct letter_said said = say_with(WILL_PAY);
    const char *part = letter_part_says(catalog, arena, &letter->parts[2], EXAMPLE_DAY);
    assert_string_equal(language_now()->code, "ar");
    language_set(language_find("fr"));
    struct letter_said french = say_with(WILL_PAY);
    assert_string_equal(said.paragraphs[2], french.paragraphs[2]);
    assert_string_equal(part, french.paragraphs[2]);
}

/* --- ticks --- */

static void a_second_touch_takes_the_tick_away(void **state)
{
    (void)state;
    assert_int_equal(letter_tick(letter, 0, 3), FINED);
    assert_int_equal(letter_tick(letter, FINED | PAYS, 3), PAYS);
}

static void one_of_two_takes_the_other_away(void **state)
{
    (void)state;
    assert_true(letter_part_is_choice(letter, 1));
    assert_true(letter_part_is_choice(letter, 2));
    assert_false(letter_part_is_choice(letter, 3));
    assert_int_equal(letter_tick(letter, PAYS | FINED, 2), WILL_PAY | FINED);
    assert_int_equal(letter_tick(letter, WILL_PAY, 1), PAYS);
    assert_int_equal(letter_tick(letter, PAYS, 1), 0);
}

static void the_end_of_a_visit_forgets_the_ticks(void **state)
{
    (void)state;
    static const struct site site;
    const struct terminal terminal = {
        .catalog = catalog, .site = &site, .language = "fr"
    };
    struct arena *own = arena_open_secret(VISIT_ARENA_BYTES);
    struct visit *visit = visit_begin(own, &terminal, ten);
    visit_open_letter(visit, letter);
    *visit_letter_ticks(visit) = PAYS | FINED;
    visit_go(visit, PLACE_LETTER_PAGE);
    visit_home(visit);
    visit_open_letter(visit, letter);
    assert_int_equal(visit_letter_ticked(visit), PAYS | FINED);
    visit = visit_end(visit, false);
    visit_open_letter(visit, letter);
    assert_int_equal(visit_letter_ticked(visit), 0);
    arena_close(own);
}

static void the_way_back_leads_to_the_letter_it_came_from(void **state)
{
    (void)state;
    static const struct site site;
    const struct terminal terminal = {
        .catalog = catalog, .site = &site, .language = "fr"
    };
    struct arena *own = arena_open_secret(VISIT_ARENA_BYTES);
    struct visit *visit = visit_begin(own, &terminal, ten);
    visit_open_sheet(visit, &catalog->sheets[0]);
    visit_open_letter(visit, letter);
    visit_go(visit, PLACE_LETTER_PAGE);
    visit_back(visit);
    assert_int_equal(visit->place, PLACE_LETTER);
    assert_ptr_equal(visit->letter, letter);
    visit_back(visit);
    assert_int_equal(visit->place, PLACE_SHEET);
    arena_close(own);
}

/* --- plain text and codes --- */

static void plain_text_has_the_signs_of_a_typewriter(void **state)
{
    (void)state;
    struct letter_said said = say_with(FINED);
    const char *plain = letter_plain(arena, &said);
    assert_non_null(strstr(plain, "Objet : Demande d'un plan\n"));
    assert_non_null(strstr(plain, "J'ai une dette de ..... euros.\n"));
    assert_non_null(strstr(plain, "une amende de 30 000 €.\n"));
    assert_non_null(strstr(plain, "- La lettre de l'amende\n"));
    assert_true(str_starts(str_of(plain),
        "De : ..... (nom, adresse, téléphone)\nÀ : Madame, Monsieur .....\nÀ ....., le "));
    assert_null(strstr(plain, "…"));
    assert_null(strstr(plain, "\u2068"));
}

/* Without their heads the codes are the text, but for blanks where it was cut. */
static void assert_codes_hold(const char *plain, size_t count)
{
    struct letter_codes codes = letter_codes(arena, plain);
    struct text all = { .arena = arena };
    assert_int_equal(codes.count, count);
    for (size_t i = 0; i < codes.count; i++) {
        struct str code = str_of(codes.texts[i]), head;
        assert_true(code.size <= LETTER_CODE_BYTES);
        assert_true(str_valid(code, NULL));
        if (codes.count > 1)
            str_cut(&code, '\n', &head);
        text_add(&all, code);
    }
    assert_string_equal(text_done(&all), plain);
}

static const char *many(const char *part, size_t bytes)
{
    struct text text = { .arena = arena };
    while (text.size + strlen(part) <= bytes)
        text_add_c(&text, part);
    text_add_c(&text, "x");
    return text_done(&text);
}

/* --- what is spoken at a hearing --- */

static struct letter spoken_plan(void)
{
    struct letter spoken = plan;
    spoken.room.picture = "audience/salle";
    spoken.to_count = 0;
    return spoken;
}

static void what_is_spoken_has_neither_address_nor_signature(void **state)
{
    (void)state;
    struct letter spoken = spoken_plan();
    struct letter_said said = letter_say(catalog, arena, &spoken, PAYS, EXAMPLE_DAY);
    const char *plain = letter_plain(arena, &said);
    assert_true(said.spoken);
    assert_true(str_starts(str_of(plain), "Demande d'un plan\n"));
    assert_non_null(strstr(plain, "Je paie de nouveau mon loyer."));
    assert_non_null(strstr(plain, "Mes papiers, dans l'ordre :\n- Mon budget\n"));
    assert_null(strstr(plain, "Signature"));
    assert_null(strstr(plain, "De :"));
}

static void who_is_in_the_room_is_shown_before_what_is_said_there(void **state)
{
    (void)state;
    struct letter spoken = spoken_plan();
    struct catalog hearing = with_letter;
    hearing.letters = &spoken;
    static const struct site site;
    const struct terminal terminal = {
        .catalog = &hearing, .site = &site, .language = "fr"
    };
    struct arena *of_visit = arena_open_secret(VISIT_ARENA_BYTES);
    struct visit *visit = visit_begin(of_visit, &terminal, ten);
    visit_open_letter(visit, &spoken);
    assert_int_equal(visit->place, PLACE_HEARING);
    visit_go(visit, PLACE_LETTER);
    visit_back(visit);
    assert_int_equal(visit->place, PLACE_HEARING);
    arena_close(of_visit);
}

static void a_short_letter_is_one_code(void **state)
{
    (void)state;
    assert_codes_hold("Madame, Monsieur,\nJe vous remercie.", 1);
}

static void a_long_letter_is_cut_into_codes_that_hold_all_of_it(void **state)
{
    (void)state;
    assert_codes_hold(many("Une ligne de la lettre, ni longue ni courte.\n", 1500), 2);
    assert_codes_hold(many("Une phrase courte. ", 2500), 3);
    assert_codes_hold(many("é", 1500), 2);
    assert_codes_hold(many("x", LETTER_CODE_BYTES - 20), 1);
}

static void codes_are_about_as_full_as_each_other(void **state)
{
    (void)state;
    struct letter_codes codes = letter_codes(arena, many("Une ligne.\n", 1100));
    assert_int_equal(codes.count, 2);
    assert_true(strlen(codes.texts[1]) * 3 > strlen(codes.texts[0]) * 2);
    assert_true(strncmp(codes.texts[0], "Lettre 1/2\n", 11) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_tick_it_says_what_always_stands_there),
        cmocka_unit_test(what_is_ticked_under_one_question_makes_one_paragraph),
        cmocka_unit_test(a_tick_brings_its_paper_along),
        cmocka_unit_test(a_figure_that_ended_takes_its_sentence_along),
        cmocka_unit_test(it_is_french_whatever_the_language),
        cmocka_unit_test(a_second_touch_takes_the_tick_away),
        cmocka_unit_test(one_of_two_takes_the_other_away),
        cmocka_unit_test(the_end_of_a_visit_forgets_the_ticks),
        cmocka_unit_test(the_way_back_leads_to_the_letter_it_came_from),
        cmocka_unit_test(plain_text_has_the_signs_of_a_typewriter),
        cmocka_unit_test(what_is_spoken_has_neither_address_nor_signature),
        cmocka_unit_test(who_is_in_the_room_is_shown_before_what_is_said_there),
        cmocka_unit_test(a_short_letter_is_one_code),
        cmocka_unit_test(a_long_letter_is_cut_into_codes_that_hold_all_of_it),
        cmocka_unit_test(codes_are_about_as_full_as_each_other),
    };
    return cmocka_run_group_tests(tests, read_example, close_example);
}
