#include "test.h"

#include <math.h>

#include "base/arena.h"
#include "content/readability.h"

static struct arena *arena;

static int open_arena(void **state)
{
    (void)state;
    arena = arena_open(0);
    return 0;
}

static int close_arena(void **state)
{
    (void)state;
    arena_close(arena);
    return 0;
}

/* --- syllables, as Larousse and Littré cut these words when they are read aloud --- */

static const struct example {
    const char *word;
    size_t syllables;
} WORDS[] = { { "bail", 1 }, { "loyer", 2 }, { "dette", 1 }, { "juge", 1 },
    { "logement", 3 }, { "locataire", 3 }, { "propriétaire", 4 }, { "expulsion", 3 },
    { "huissier", 2 }, { "commissaire", 3 }, { "justice", 2 }, { "que", 1 },
    { "quatre", 1 }, { "guichet", 2 }, { "langue", 1 }, { "rue", 1 }, { "vie", 1 },
    { "année", 2 }, { "les", 1 }, { "paient", 1 }, { "doivent", 1 }, { "souvent", 2 },
    { "argent", 2 }, { "parents", 2 }, { "contient", 2 }, { "documents", 3 },
    { "comment", 2 }, { "informent", 2 }, { "payer", 2 }, { "créer", 2 },
    { "préavis", 3 }, { "théâtre", 2 }, { "réel", 2 }, { "ouvrier", 3 },
    { "client", 2 }, { "bien", 1 }, { "mieux", 1 }, { "lieu", 1 }, { "oui", 1 },
    { "nuit", 1 }, { "louer", 2 }, { "situation", 4 }, { "attribution", 4 },
    { "œuvre", 1 }, { "eau", 1 }, { "août", 1 }, { "haïr", 2 }, { "maïs", 2 },
    { "coopération", 5 }, { "chaos", 2 }, { "poésie", 3 }, { "européen", 4 },
    { "aujourd’hui", 3 }, { "jusqu’à", 2 }, { "l’avocat", 3 }, { "l’aide", 1 },
    { "rendez-vous", 3 }, { "d’", 1 }, { "FSL", 3 }, { "HLM", 3 }, { "DALO", 2 },
    { "Écrivez", 3 }, { "ŒUVRE", 1 }, { "anticonstitutionnellement", 9 }, { "…", 0 } };

static void a_word_has_the_syllables_of_its_reading(void **state)
{
    const struct example *example = *state;
    assert_int_equal(syllables_count(str_of(example->word)), example->syllables);
}

/* --- sentences --- */

static void sentences_are(const char *text, const char *const *expected)
{
    struct str rest = str_of(text), sentence;
    while (*expected) {
        assert_true(sentence_next(&rest, &sentence));
        assert_string_equal(str_copy(arena, sentence), *expected++);
    }
    assert_false(sentence_next(&rest, &sentence));
}

static void a_sentence_ends_before_a_capital(void **state)
{
    (void)state;
    sentences_are("Appelez. C’est gratuit, etc. et rapide ! Vraiment ? Oui… Écrivez",
        (const char *const[]){ "Appelez.", "C’est gratuit, etc. et rapide !",
            "Vraiment ?", "Oui…", "Écrivez", NULL });
}

static void marks_and_gaps_stay_with_their_sentence(void **state)
{
    (void)state;
    sentences_are("**Payez en {figure:al.revue.mois}.** Voyez [la fiche](fiche:fsl). "
                  "{figure:x.y} après, dites « Non. » Puis partez (vite.) **Merci.**",
        (const char *const[]){ "**Payez en {figure:al.revue.mois}.**",
            "Voyez [la fiche](fiche:fsl).", "{figure:x.y} après, dites « Non. »",
            "Puis partez (vite.)", "**Merci.**", NULL });
}

static void a_text_without_an_end_is_one_sentence(void **state)
{
    (void)state;
    sentences_are("Le bail, à jour", (const char *const[]){ "Le bail, à jour", NULL });
    sentences_are("", (const char *const[]){ NULL });
}

/* --- measures --- */

static void a_gap_counts_as_what_it_will_say(void **state)
{
    (void)state;
    struct reading reading = sentence_measure(arena,
        str_of("**Payez** : {figure:a.b}, ou le {phone:115} ([ici](fiche:fsl))."));
    assert_int_equal(reading.sentences, 1);
    assert_int_equal(reading.words, 7); /* Payez six mois ou le numéro ici */
    assert_int_equal(reading.syllables, 2 + 1 + 1 + 1 + 1 + 3 + 2);
}

static void marks_alone_are_no_sentence(void **state)
{
    (void)state;
    assert_int_equal(sentence_measure(arena, str_of(" … ! ")).sentences, 0);
}

/* 207 − 1.015 × words a sentence − 0.736 × syllables in a hundred words. */
static void ease_follows_kandel_and_moles(void **state)
{
    (void)state;
    double ease = reading_ease((struct reading){ 4, 40, 60 });
    assert_true(fabs(ease - (207 - 10.15 - 110.4)) < 1e-9);
    assert_true(fabs(reading_ease((struct reading){ 0 }) - 100) < 1e-9);
}

static void plain_french_is_easier_than_that_of_an_office(void **state)
{
    (void)state;
    struct reading plain =
        sentence_measure(arena, str_of("Vous pouvez encore rester chez vous."));
    struct reading office = sentence_measure(arena,
        str_of("Préalablement à toute régularisation, l’allocataire communique "
               "obligatoirement les justificatifs nécessaires à l’administration."));
    assert_true(reading_ease(plain) > EASE_WANTED);
    assert_true(reading_ease(office) < EASE_WANTED);
}

int main(void)
{
    static const struct CMUnitTest SENTENCES[] = {
        cmocka_unit_test(a_sentence_ends_before_a_capital),
        cmocka_unit_test(marks_and_gaps_stay_with_their_sentence),
        cmocka_unit_test(a_text_without_an_end_is_one_sentence),
        cmocka_unit_test(a_gap_counts_as_what_it_will_say),
        cmocka_unit_test(marks_alone_are_no_sentence),
        cmocka_unit_test(ease_follows_kandel_and_moles),
        cmocka_unit_test(plain_french_is_easier_than_that_of_an_office),
    };
    enum { COUNT = sizeof WORDS / sizeof *WORDS };
    struct CMUnitTest words[COUNT];
    for (size_t i = 0; i < COUNT; i++)
        words[i] = (struct CMUnitTest){ .name = WORDS[i].word,
            .test_func = a_word_has_the_syllables_of_its_reading,
            .initial_state = (void *)(uintptr_t)&WORDS[i] };
    int failed = cmocka_run_group_tests(SENTENCES, open_arena, close_arena);
    failed += cmocka_run_group_tests(words, NULL, NULL);
    return failed;
}
