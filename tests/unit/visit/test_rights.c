/* "Quels droits pour moi ?" with the contents of this project. */
#include "test.h"

#include "unit/visit/contents.h"
#include "unit/visit/walk.h"
#include "visit/rights.h"

/* As many questions as a person bears in one go: what 80 walks took was 14 in the mean and
 * 29 at worst. */
enum { WALKS = 80, BEARABLE_MEAN = 18, BEARABLE_WORST = 34 };

static struct room {
    struct arena *arena;
    const struct catalog *catalog;
} room;

static int open_contents(void **state)
{
    (void)state;
    room.arena = arena_open(0);
    room.catalog = contents_read(room.arena, (struct date){ 2026, 11, 21 });
    return room.catalog && room.catalog->rights ? 0 : -1;
}

static int close_contents(void **state)
{
    (void)state;
    arena_close(room.arena);
    return 0;
}

static void begin(struct walk *walk)
{
    walk_begin(walk, room.catalog, 1);
    selfcheck_open(walk->selfcheck, room.catalog->rights);
}

static const char *asked(const struct walk *walk)
{
    return walk->selfcheck->question ? walk->selfcheck->question->rule->name : "";
}

/* Answers the question that is shown, which must be this one. */
static void say(struct walk *walk, const char *question, const char *value)
{
    assert_string_equal(asked(walk), question);
    selfcheck_answer(walk->selfcheck, value);
}

/* A tenant who stays where she is and pays what she owes. */
static void settle_as_tenant(struct walk *walk)
{
    begin(walk);
    say(walk, "droits . logement", "loue");
    say(walk, "droits . cherche", "non");
    say(walk, "droits . entree", "non");
    say(walk, "droits . argent", "non");
}

static const struct right_look *look_of(
    const struct rights_view *rights, const char *check)
{
    for (size_t i = 0; i < rights->count; i++)
        if (text_same(rights->items[i].right->check->id, check))
            return &rights->items[i];
    return NULL;
}

static const char *value_of(const struct walk *walk, const char *question)
{
    return selfcheck_value(walk->selfcheck, contents_question(room.catalog, question));
}

static void only_rights_that_concern_a_person_are_looked_at(void **state)
{
    (void)state;
    struct walk walk;
    settle_as_tenant(&walk);
    struct rights_view rights = rights_look(walk.selfcheck, walk.frame);
    assert_int_equal(rights.count, 2);
    assert_non_null(look_of(&rights, "c-aide-logement"));
    assert_non_null(look_of(&rights, "c-cheque-energie"));
    walk_end(&walk);
}

static void not_knowing_leaves_no_right_out(void **state)
{
    (void)state;
    struct walk walk;
    begin(&walk);
    say(&walk, "droits . logement", "nsp");
    say(&walk, "droits . cherche", "nsp");
    say(&walk, "droits . prive", "nsp");
    say(&walk, "droits . entree", "nsp");
    say(&walk, "droits . argent", "nsp");
    struct rights_view rights = rights_look(walk.selfcheck, walk.frame);
    assert_int_equal(rights.count, room.catalog->rights->right_count - 1);
    assert_null(look_of(&rights, "c-anah")); /* for owners, who know that they are */
    walk_end(&walk);
}

static void before_the_first_answer_all_rights_are_open(void **state)
{
    (void)state;
    struct walk walk;
    begin(&walk);
    struct rights_view rights = rights_look(walk.selfcheck, walk.frame);
    assert_int_equal(rights.count, room.catalog->rights->right_count);
    assert_int_equal(look_of(&rights, "c-dalo")->state, RIGHT_OPEN);
    assert_true(look_of(&rights, "c-dalo")->missing_count > 0);
    walk_end(&walk);
}

static void an_answer_speaks_for_other_questions(void **state)
{
    (void)state;
    struct walk walk;
    begin(&walk);
    say(&walk, "droits . logement", "tiers");
    assert_string_equal(value_of(&walk, "c-dalo . lieu"), "tiers");
    assert_string_equal(value_of(&walk, "c-aide-logement . statut"), "heberge");
    walk_end(&walk);
}

static void a_changed_answer_takes_back_what_it_said(void **state)
{
    (void)state;
    struct walk walk;
    begin(&walk);
    say(&walk, "droits . logement", "tiers");
    selfcheck_reopen(
        walk.selfcheck, contents_question(room.catalog, "droits . logement"));
    say(&walk, "droits . logement", "dehors");
    assert_string_equal(value_of(&walk, "c-dalo . lieu"), "dehors");
    assert_null(value_of(&walk, "c-aide-logement . statut"));
    walk_end(&walk);
}

static void what_was_answered_itself_stays(void **state)
{
    (void)state;
    struct walk walk;
    begin(&walk);
    selfcheck_reopen(walk.selfcheck, contents_question(room.catalog, "c-dalo . lieu"));
    say(&walk, "c-dalo . lieu", "hebergement");
    say(&walk, "droits . logement", "tiers");
    assert_string_equal(value_of(&walk, "c-dalo . lieu"), "hebergement");
    walk_end(&walk);
}

static void what_speaks_for_several_rights_is_asked_first(void **state)
{
    (void)state;
    struct walk walk;
    begin(&walk);
    say(&walk, "droits . logement", "tiers");
    say(&walk, "droits . prive", "oui");
    say(&walk, "droits . entree", "oui");
    say(&walk, "droits . argent", "oui");
    assert_string_equal(asked(&walk), "sejour");
    assert_int_equal(walk.selfcheck->progress.all, 7);
    assert_int_equal(walk.selfcheck->progress.known, 1); /* the fund asks nothing */
    walk_end(&walk);
}

static void what_is_asked_at_first_shows_before_the_amount(void **state)
{
    (void)state;
    struct walk walk;
    settle_as_tenant(&walk);
    while (walk.selfcheck->question) {
        bool home = text_same(asked(&walk), "c-aide-logement . statut");
        bool lives = text_same(asked(&walk), "c-aide-logement . residence") ||
                     text_same(asked(&walk), "sejour");
        selfcheck_answer(walk.selfcheck, home ? "locataire" : lives ? "oui" : "non");
    }
    struct rights_view rights = rights_look(walk.selfcheck, walk.frame);
    const struct right_look *look = look_of(&rights, "c-aide-logement");
    assert_int_equal(look->state, RIGHT_LIKELY);
    assert_null(look->outcome);
    assert_true(look->left > 0);
    walk_end(&walk);
}

static void what_was_not_known_is_named(void **state)
{
    (void)state;
    struct walk walk;
    begin(&walk);
    say(&walk, "droits . logement", "hebergement");
    while (walk.selfcheck->question)
        selfcheck_answer(
            walk.selfcheck, text_same(asked(&walk), "droits . argent") ? "non" : "nsp");
    struct rights_view rights = rights_look(walk.selfcheck, walk.frame);
    const struct right_look *look = look_of(&rights, "c-daho");
    assert_int_equal(look->state, RIGHT_SETTLED);
    assert_string_equal(look->outcome->value, "a_verifier");
    assert_int_equal(look->missing_count, 1);
    assert_string_equal(look->missing[0]->rule->name, "c-daho . demande");
    walk_end(&walk);
}

static void walk_joint(struct walk *walk, uint32_t seed)
{
    walk_begin(walk, room.catalog, seed);
    walk_to_the_end(walk, room.catalog->rights);
    assert_null(walk->selfcheck->question);
}

static void a_settled_right_is_what_its_own_check_finds(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= 12; seed++) {
        struct walk walk;
        walk_joint(&walk, seed);
        struct rights_view rights = rights_look(walk.selfcheck, walk.frame);
        for (size_t i = 0; i < rights.count; i++) {
            selfcheck_open(walk.selfcheck, rights.items[i].right->check);
            struct result result = selfcheck_result(walk.selfcheck, walk.frame);
            bool settled = selfcheck_is_settled(walk.selfcheck);
            assert_int_equal(settled, rights.items[i].state == RIGHT_SETTLED);
            if (settled)
                assert_ptr_equal(result.outcome, rights.items[i].outcome);
        }
        walk_end(&walk);
    }
}

static void at_the_end_nothing_is_left_open(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= 12; seed++) {
        struct walk walk;
        walk_joint(&walk, seed);
        struct rights_view rights = rights_look(walk.selfcheck, walk.frame);
        for (size_t i = 0; i < rights.count; i++) {
            if (rights.items[i].state == RIGHT_OPEN)
                print_message(
                    "seed %u: %s is open\n", seed, rights.items[i].right->check->id);
            assert_int_not_equal(rights.items[i].state, RIGHT_OPEN);
        }
        walk_end(&walk);
    }
}

static void nothing_is_asked_twice(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= 12; seed++) {
        struct walk walk;
        walk_joint(&walk, seed);
        for (size_t a = 0; a < walk.asked_count; a++)
            for (size_t b = 0; b < a; b++)
                assert_ptr_not_equal(walk.asked[a], walk.asked[b]);
        walk_end(&walk);
    }
}

static void the_interview_stays_bearable(void **state)
{
    (void)state;
    size_t all = 0, worst = 0;
    for (uint32_t seed = 1; seed <= WALKS; seed++) {
        struct walk walk;
        walk_joint(&walk, seed);
        all += walk.asked_count;
        worst = walk.asked_count > worst ? walk.asked_count : worst;
        walk_end(&walk);
    }
    print_message("%d walks: %.1f questions in the mean, %zu at worst\n", WALKS,
        (double)all / WALKS, worst);
    assert_true(all <= WALKS * BEARABLE_MEAN);
    assert_true(worst <= BEARABLE_WORST);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_rights_that_concern_a_person_are_looked_at),
        cmocka_unit_test(not_knowing_leaves_no_right_out),
        cmocka_unit_test(before_the_first_answer_all_rights_are_open),
        cmocka_unit_test(an_answer_speaks_for_other_questions),
        cmocka_unit_test(a_changed_answer_takes_back_what_it_said),
        cmocka_unit_test(what_was_answered_itself_stays),
        cmocka_unit_test(what_speaks_for_several_rights_is_asked_first),
        cmocka_unit_test(what_is_asked_at_first_shows_before_the_amount),
        cmocka_unit_test(what_was_not_known_is_named),
        cmocka_unit_test(a_settled_right_is_what_its_own_check_finds),
        cmocka_unit_test(at_the_end_nothing_is_left_open),
        cmocka_unit_test(nothing_is_asked_twice),
        cmocka_unit_test(the_interview_stays_bearable),
    };
    return cmocka_run_group_tests(tests, open_contents, close_contents);
}
