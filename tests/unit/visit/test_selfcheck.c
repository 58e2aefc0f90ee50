/* Self-checks on the contents of this project. */
#include "test.h"

#include "base/arena.h"
#include "base/language.h"
#include "content/site.h"
#include "unit/visit/contents.h"
#include "visit/inquiry_inside.h"
#include "visit/selfcheck.h"

static const struct date today = { 2026, 11, 21 };

struct room {
    struct arena *contents, *arena, *frame;
    const struct catalog *catalog;
    struct site site;
    struct selfcheck *selfcheck;
};

static int open_contents(void **state)
{
    static struct room room;
    room = (struct room){ .contents = arena_open(0) };
    room.catalog = contents_read(room.contents, today);
    *state = &room;
    return room.catalog ? 0 : -1;
}

static int close_contents(void **state)
{
    arena_close(((struct room *)*state)->contents);
    return 0;
}

static int enter(void **state)
{
    struct room *room = *state;
    room->site = (struct site){ 0 };
    room->arena = arena_open_secret(256 * 1024);
    room->frame = arena_open(0);
    room->selfcheck = ARENA_NEW(room->arena, struct selfcheck);
    language_set(language_find("fr"));
    selfcheck_begin(room->selfcheck, room->arena, room->catalog, &room->site, today);
    return 0;
}

static int leave(void **state)
{
    struct room *room = *state;
    arena_close(room->arena);
    arena_close(room->frame);
    return 0;
}

static void open_check(struct room *room, const char *id)
{
    const struct check *check = catalog_check(room->catalog, id);
    assert_non_null(check);
    selfcheck_open(room->selfcheck, check);
}

static void assert_asks(struct room *room, const char *rule)
{
    assert_non_null(room->selfcheck->question);
    assert_string_equal(room->selfcheck->question->rule->name, rule);
}

/* Answers the questions in their order. */
static void answer_all(struct room *room, const char *const *values)
{
    for (; *values; values++) {
        assert_non_null(room->selfcheck->question);
        selfcheck_answer(room->selfcheck, *values);
    }
}
#define ANSWER(room, ...) answer_all((room), (const char *const[]){ __VA_ARGS__, NULL })

static const struct question *find_question(struct room *room, const char *rule)
{
    return contents_question(room->catalog, rule);
}

static struct result result_of(struct room *room, const char *outcome)
{
    struct result result = selfcheck_result(room->selfcheck, room->frame);
    assert_non_null(result.outcome);
    assert_string_equal(result.outcome->value, outcome);
    return result;
}

static const struct reason *find_reason(
    const struct reason *reasons, size_t count, const char *text)
{
    const struct reason *found = NULL;
    for (size_t i = 0; i < count; i++)
        if (text_same(reasons[i].text, text)) {
            assert_null(found); /* each once */
            found = &reasons[i];
        }
    return found;
}

/* --- questions --- */

static void the_author_s_order_is_kept(void **state)
{
    struct room *room = *state;
    open_check(room, "c-dalo");
    assert_asks(room, "sejour");
    selfcheck_answer(room->selfcheck, "oui");
    assert_asks(room, "c-dalo . lieu");
    selfcheck_answer(room->selfcheck, "dehors");
    assert_asks(room, "demande_ls");
    selfcheck_answer(room->selfcheck, "oui");
    assert_null(room->selfcheck->question);
}

static void what_no_longer_matters_is_not_asked(void **state)
{
    struct room *room = *state;
    open_check(room, "c-dalo");
    assert_true(room->selfcheck->questions_left > 5);
    selfcheck_answer(room->selfcheck, "non");
    assert_null(room->selfcheck->question);
    assert_int_equal(room->selfcheck->questions_left, 0);
    assert_true(result_of(room, "sejour_voir_daho").certain);
}

static void an_answer_is_asked_once_for_all_checks(void **state)
{
    struct room *room = *state;
    open_check(room, "c-treve");
    assert_asks(room, "c-treve . situation");
    selfcheck_answer(room->selfcheck, room->selfcheck->question->answers[0].value);
    open_check(room, "c-expulsion-etape");
    ANSWER(room, "commandement_quitter", "2026-11-03", "non");
    for (int i = 0; room->selfcheck->question; i++) {
        assert_string_not_equal(
            room->selfcheck->question->rule->name, "c-treve . situation");
        assert_true(i < 20);
        selfcheck_answer(room->selfcheck, "non");
    }
}

static void a_check_that_is_opened_again_goes_on(void **state)
{
    struct room *room = *state;
    open_check(room, "c-dalo");
    selfcheck_answer(room->selfcheck, "oui");
    open_check(room, "c-treve");
    open_check(room, "c-dalo");
    assert_asks(room, "c-dalo . lieu");
}

static void what_is_not_known_is_not_asked_again(void **state)
{
    struct room *room = *state;
    open_check(room, "c-expulsion-etape");
    ANSWER(room, "commandement_payer", "");
    for (int i = 0; room->selfcheck->question; i++) {
        assert_string_not_equal(
            room->selfcheck->question->rule->name, "c-expulsion-etape . date_acte");
        assert_true(i < 20);
        selfcheck_answer(room->selfcheck, "");
    }
    struct result result = result_of(room, "commandement_payer");
    assert_true(result.certain);
    assert_false(date_is(result.deadline));
}

static void an_answer_out_of_the_list_counts_as_not_known(void **state)
{
    struct room *room = *state;
    open_check(room, "c-dalo");
    const struct question *question = room->selfcheck->question;
    selfcheck_answer(room->selfcheck, "peut-être");
    assert_string_equal(selfcheck_value(room->selfcheck, question), "");
    assert_ptr_not_equal(room->selfcheck->question, question);
}

static void every_check_comes_to_a_result_whatever_is_not_known(void **state)
{
    struct room *room = *state;
    for (size_t i = 0; i < room->catalog->check_count; i++) {
        leave(state);
        enter(state);
        selfcheck_open(room->selfcheck, &room->catalog->checks[i]);
        for (size_t asked = 0; room->selfcheck->question; asked++) {
            assert_true(asked < room->catalog->question_count);
            bool choice = room->selfcheck->question->kind == QUESTION_CHOICE;
            selfcheck_answer(room->selfcheck, choice ? "nsp" : "");
        }
        struct result result = selfcheck_result(room->selfcheck, room->frame);
        assert_true(result.certain);
        if (!result.outcome)
            print_message("%s has no outcome\n", room->catalog->checks[i].id);
        assert_non_null(result.outcome);
    }
}

/* --- the way back --- */

static void back_shows_the_last_question_with_its_answer(void **state)
{
    struct room *room = *state;
    open_check(room, "c-dalo");
    assert_false(selfcheck_back(room->selfcheck));
    assert_int_equal(selfcheck_place(room->selfcheck), 1);
    ANSWER(room, "oui", "dehors");
    assert_int_equal(selfcheck_place(room->selfcheck), 3);
    assert_true(selfcheck_back(room->selfcheck));
    assert_asks(room, "c-dalo . lieu");
    assert_string_equal(
        selfcheck_value(room->selfcheck, room->selfcheck->question), "dehors");
    assert_int_equal(selfcheck_place(room->selfcheck), 2);
    selfcheck_answer(room->selfcheck, "impropre");
    assert_asks(room, "demande_ls");
    assert_int_equal(room->selfcheck->answer_count, 2);
}

static void back_from_a_result_shows_the_last_question(void **state)
{
    struct room *room = *state;
    open_check(room, "c-dalo");
    selfcheck_answer(room->selfcheck, "non");
    assert_true(selfcheck_back(room->selfcheck));
    assert_asks(room, "sejour");
}

static void a_changed_answer_changes_the_result(void **state)
{
    struct room *room = *state;
    open_check(room, "c-dalo");
    ANSWER(room, "oui", "dehors", "oui");
    result_of(room, "recours_possible");
    selfcheck_reopen(room->selfcheck, find_question(room, "sejour"));
    assert_int_equal(selfcheck_place(room->selfcheck), 1);
    assert_false(selfcheck_back(room->selfcheck));
    selfcheck_answer(room->selfcheck, "non");
    assert_null(room->selfcheck->question);
    result_of(room, "sejour_voir_daho");
    assert_int_equal(room->selfcheck->answers[0].changes, 1);
    assert_int_equal(room->selfcheck->asked_count, 3);
}

static void choosing_the_same_day_again_keeps_it(void **state)
{
    struct room *room = *state;
    open_check(room, "c-expulsion-etape");
    ANSWER(room, "commandement_payer", "2026-11-03");
    const struct question *day = find_question(room, "c-expulsion-etape . date_acte");
    selfcheck_reopen(room->selfcheck, day);
    assert_true(date_same(room->selfcheck->shown_month, (struct date){ 2026, 11, 3 }));
    selfcheck_answer(room->selfcheck, selfcheck_value(room->selfcheck, day));
    assert_string_equal(selfcheck_value(room->selfcheck, day), "2026-11-03");
}

/* --- numbers --- */

static void ask_surface(struct room *room)
{
    open_check(room, "c-dalo");
    selfcheck_reopen(room->selfcheck, find_question(room, "surface"));
}

static void numbers_are_typed_with_one_comma(void **state)
{
    static const struct {
        const char *key;
        bool taken;
    } keys[] = { { ",", false }, { "3", true }, { "a", false }, { "1", true },
        { ".", true }, { ",", false }, { "5", true }, { "12", false }, { "", false } };
    struct room *room = *state;
    ask_surface(room);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        assert_int_equal(selfcheck_type(room->selfcheck, keys[i].key), keys[i].taken);
    assert_string_equal(room->selfcheck->typed, "31,5");
    selfcheck_answer(room->selfcheck, room->selfcheck->typed);
    const struct question *surface = find_question(room, "surface");
    assert_string_equal(selfcheck_value(room->selfcheck, surface), "31.5");
    assert_string_equal(room->selfcheck->typed, "");
}

static void a_number_comes_back_as_it_was_typed(void **state)
{
    struct room *room = *state;
    ask_surface(room);
    selfcheck_answer(room->selfcheck, "31,5");
    ask_surface(room);
    assert_string_equal(room->selfcheck->typed, "31,5");
    selfcheck_delete(room->selfcheck);
    assert_string_equal(room->selfcheck->typed, "31,");
    selfcheck_answer(room->selfcheck, room->selfcheck->typed);
    assert_string_equal(
        selfcheck_value(room->selfcheck, find_question(room, "surface")), "31");
}

static void what_is_no_number_counts_as_not_known(void **state)
{
    static const char *const values[] = { "", ",", "1,2,3", "beaucoup", "-3",
        "2026-13-45", "12345678901234567890123456789012345678901234567890 m" };
    struct room *room = *state;
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        ask_surface(room);
        selfcheck_answer(room->selfcheck, values[i]);
        assert_string_equal(
            selfcheck_value(room->selfcheck, find_question(room, "surface")), "");
    }
}

/* --- how it is told --- */

static void answers_are_told_as_they_were_given(void **state)
{
    static const struct {
        const char *rule, *value, *told;
    } examples[] = {
        { "sejour", "oui", "Oui" },
        { "sejour", "nsp", "Je ne sais pas" },
        { "sejour", "", "Je ne sais pas" },
        { "c-dalo . structure_mois", "8", "8\u00A0mois" },
        { "surface", "31.5", "31,5\u00A0m²" },
        { "nb_personnes", "4", "4" },
        { "c-expulsion-etape . date_acte", "2026-11-03", "mardi 3 novembre 2026" },
    };
    struct room *room = *state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        assert_string_equal(
            selfcheck_told(room->selfcheck, room->frame,
                find_question(room, examples[i].rule), examples[i].value),
            examples[i].told);
}

/* --- why --- */

static void a_motive_is_told_with_its_article_and_the_answer(void **state)
{
    struct room *room = *state;
    open_check(room, "c-dalo");
    ANSWER(room, "oui", "dehors", "oui");
    struct result result = result_of(room, "recours_possible");
    assert_int_equal(result.outcome->tone, TONE_GOOD);
    const struct reason *motive =
        find_reason(result.reasons, result.reason_count, "Vous êtes sans logement");
    assert_non_null(motive);
    assert_int_equal(motive->mark, REASON_HOLDS);
    assert_string_equal(motive->source, "CCH L441-2-3 II");
    assert_int_equal(motive->part_count, 1);
    assert_string_equal(motive->parts[0].value, "dehors");
    const struct reason *stay =
        find_reason(result.reasons, result.reason_count, "Séjour en France");
    assert_int_equal(stay->mark, REASON_HOLDS);
    assert_string_equal(stay->value, "oui");
    assert_ptr_equal(stay->question, find_question(room, "sejour"));
}

static void not_knowing_is_never_told_as_a_no(void **state)
{
    struct room *room = *state;
    open_check(room, "c-dalo");
    ANSWER(room, "nsp", "dehors");
    struct result result = result_of(room, "a_verifier");
    const struct reason *stay =
        find_reason(result.reasons, result.reason_count, "Séjour en France");
    assert_int_equal(stay->mark, REASON_UNKNOWN);
}

static void a_last_day_is_told_with_the_day_it_runs_from(void **state)
{
    struct room *room = *state;
    open_check(room, "c-expulsion-etape");
    ANSWER(room, "commandement_payer", "2026-11-03", "6_semaines");
    struct result result = result_of(room, "commandement_payer");
    assert_true(result.certain);
    assert_true(date_same(result.deadline, (struct date){ 2026, 12, 15 }));
    const struct reason *day =
        find_reason(result.reasons, result.reason_count, "Papier reçu le");
    assert_non_null(day);
    assert_string_equal(day->value, "2026-11-03");
}

static void amounts_are_told_with_the_result(void **state)
{
    struct room *room = *state;
    open_check(room, "c-depot-garantie");
    ANSWER(room, "2026-06-30", "oui", "non", "oui", "700", "non");
    struct result result = result_of(room, "en_retard");
    assert_true(result.certain);
    assert_int_equal(result.detail_count, 2);
    assert_string_equal(result.details[0].text, "Mois de retard commencés");
    assert_string_equal(result.details[0].value, "4");
    assert_string_equal(result.details[1].text, "Somme à demander en plus du dépôt");
    assert_non_null(strstr(result.details[1].value, "280"));
}

static void a_remark_that_holds_is_told_without_a_value(void **state)
{
    struct room *room = *state;
    open_check(room, "c-depot-garantie");
    ANSWER(room, "2026-06-30", "oui", "oui", "2026-07-15", "sans_justificatif");
    struct result result = result_of(room, "rendu_a_temps");
    assert_int_equal(result.detail_count, 1);
    assert_null(result.details[0].value);
}

static void an_uncertain_result_says_so(void **state)
{
    struct room *room = *state;
    open_check(room, "c-expulsion-etape");
    selfcheck_answer(room->selfcheck, "commandement_payer");
    assert_false(result_of(room, "commandement_payer").certain);
}

static void settings_of_the_site_are_given_not_asked(void **state)
{
    struct room *room = *state;
    for (size_t i = 0; i < room->catalog->question_count; i++) {
        const char *name = room->catalog->questions[i].rule->name;
        assert_string_not_equal(name, "outre_mer");
        assert_string_not_equal(name, "grande_agglo");
        assert_string_not_equal(name, "date_jour");
    }
    room->site.overseas = true;
    open_check(room, "c-dalo");
    struct inquiry *inquiry = inquiry_open(room->selfcheck);
    uint32_t rule = ruleset_find(room->catalog->rules, STR("outre_mer"));
    const struct outcome *outcome = eval_rule(inquiry->evaluation, rule);
    assert_string_equal(outcome->value.text, "oui");
    inquiry_close(inquiry);
}

/* --- memory --- */

static void an_inquiry_takes_a_fifth_of_its_memory_at_most(void **state)
{
    struct room *room = *state;
    for (size_t i = 0; i < room->catalog->check_count; i++) {
        selfcheck_open(room->selfcheck, &room->catalog->checks[i]);
        while (room->selfcheck->question)
            selfcheck_answer(room->selfcheck, "nsp");
        struct inquiry *inquiry = inquiry_open(room->selfcheck);
        inquiry_result(inquiry, room->frame);
        size_t room_bytes =
            1024 * 1024 + ruleset_count(room->catalog->rules) * 16 * 1024;
        assert_true(arena_used(inquiry->scratch) * 5 < room_bytes);
        inquiry_close(inquiry);
    }
}

static void answers_take_no_memory_of_the_visit(void **state)
{
    struct room *room = *state;
    size_t used = arena_used(room->arena);
    for (int i = 0; i < 1000; i++) {
        ask_surface(room);
        selfcheck_answer(room->selfcheck, i % 2 ? "30" : "31,5");
    }
    assert_int_equal(arena_used(room->arena), used);
}

static void when_all_places_are_taken_the_oldest_answer_goes(void **state)
{
    static struct question questions[SELFCHECK_MAX_ANSWERS + 1];
    struct room *room = *state;
    open_check(room, "c-dalo");
    for (size_t i = 0; i <= SELFCHECK_MAX_ANSWERS; i++) {
        questions[i] = *find_question(room, "surface");
        selfcheck_reopen(room->selfcheck, &questions[i]);
        selfcheck_answer(room->selfcheck, "12");
    }
    assert_int_equal(room->selfcheck->answer_count, SELFCHECK_MAX_ANSWERS);
    assert_null(selfcheck_value(room->selfcheck, &questions[0]));
    for (size_t i = 1; i <= SELFCHECK_MAX_ANSWERS; i++)
        assert_string_equal(selfcheck_value(room->selfcheck, &questions[i]), "12");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, enter, leave)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_author_s_order_is_kept),
        TEST(what_no_longer_matters_is_not_asked),
        TEST(an_answer_is_asked_once_for_all_checks),
        TEST(a_check_that_is_opened_again_goes_on),
        TEST(what_is_not_known_is_not_asked_again),
        TEST(an_answer_out_of_the_list_counts_as_not_known),
        TEST(every_check_comes_to_a_result_whatever_is_not_known),
        TEST(back_shows_the_last_question_with_its_answer),
        TEST(back_from_a_result_shows_the_last_question),
        TEST(a_changed_answer_changes_the_result),
        TEST(choosing_the_same_day_again_keeps_it),
        TEST(numbers_are_typed_with_one_comma),
        TEST(a_number_comes_back_as_it_was_typed),
        TEST(what_is_no_number_counts_as_not_known),
        TEST(answers_are_told_as_they_were_given),
        TEST(a_motive_is_told_with_its_article_and_the_answer),
        TEST(not_knowing_is_never_told_as_a_no),
        TEST(a_last_day_is_told_with_the_day_it_runs_from),
        TEST(amounts_are_told_with_the_result),
        TEST(a_remark_that_holds_is_told_without_a_value),
        TEST(an_uncertain_result_says_so),
        TEST(settings_of_the_site_are_given_not_asked),
        TEST(an_inquiry_takes_a_fifth_of_its_memory_at_most),
        TEST(answers_take_no_memory_of_the_visit),
        TEST(when_all_places_are_taken_the_oldest_answer_goes),
    };
    return cmocka_run_group_tests(tests, open_contents, close_contents);
}
