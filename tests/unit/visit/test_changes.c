/* Answers that are changed afterwards, in every check of this project. */
#include "test.h"

#include "rules/eval.h"
#include "rules/graph.h"
#include "unit/visit/contents.h"
#include "unit/visit/walk.h"
#include "visit/inquiry_inside.h"

enum { WALKS = 4 };

static struct room {
    struct arena *arena;
    const struct catalog *catalog;
} room;

static int open_contents(void **state)
{
    (void)state;
    room.arena = arena_open(0);
    room.catalog = contents_read(room.arena, (struct date){ 2026, 11, 21 });
    return room.catalog ? 0 : -1;
}

static int close_contents(void **state)
{
    (void)state;
    arena_close(room.arena);
    return 0;
}

/* Any other answer than the one that stands. */
static const char *other_answer(struct walk *walk, const struct question *question)
{
    const char *before = selfcheck_value(walk->selfcheck, question);
    const char *value = before;
    for (int i = 0; i < 100 && text_same(value, before); i++)
        value = walk_answer(walk, question);
    return value;
}

static void change(
    struct walk *walk, const struct question *question, const char *value)
{
    selfcheck_reopen(walk->selfcheck, question);
    selfcheck_answer(walk->selfcheck, value);
}

static void go_on(struct walk *walk)
{
    for (int i = 0; walk->selfcheck->question; i++) {
        assert_true(i < SELFCHECK_MAX_ANSWERS);
        selfcheck_answer(walk->selfcheck, walk_answer(walk, walk->selfcheck->question));
    }
}

static void a_change_that_is_taken_back_changes_nothing(void **state)
{
    (void)state;
    for (size_t i = 0; i < room.catalog->check_count; i++)
        for (uint32_t seed = 1; seed <= WALKS; seed++) {
            struct walk walk;
            walk_begin(&walk, room.catalog, seed);
            walk_to_the_end(&walk, &room.catalog->checks[i]);
            struct result before = selfcheck_result(walk.selfcheck, walk.frame);
            const struct question *question =
                walk.asked[walk_draw(&walk, (uint32_t)walk.asked_count)];
            const char *value =
                str_dup(walk.frame, selfcheck_value(walk.selfcheck, question));
            change(&walk, question, other_answer(&walk, question));
            go_on(&walk);
            change(&walk, question, value);
            assert_null(walk.selfcheck->question); /* what was said is still known */
            struct result after = selfcheck_result(walk.selfcheck, walk.frame);
            assert_ptr_equal(before.outcome, after.outcome);
            assert_int_equal(date_compare(before.deadline, after.deadline), 0);
            walk_end(&walk);
        }
}

/* "3 0 1.5 oui|…": every rule that does not rest on `rule`. */
static const char *values_beside(struct walk *walk, uint32_t changed, const bool *rests)
{
    struct text told = { .arena = walk->frame };
    struct inquiry *inquiry = inquiry_open(walk->selfcheck);
    for (uint32_t rule = 1; rule <= ruleset_count(room.catalog->rules); rule++) {
        if (rests[rule] || rule == changed)
            continue;
        const struct outcome *outcome = eval_rule(inquiry->evaluation, rule);
        assert_non_null(outcome);
        text_addf(&told, "%d %d %g %s|", (int)outcome->value.kind, outcome->value.yes,
            outcome->value.number, outcome->value.text ? outcome->value.text : "");
    }
    inquiry_close(inquiry);
    return text_done(&told);
}

static bool *resting_on(struct arena *arena, uint32_t changed)
{
    const struct ruleset *rules = room.catalog->rules;
    bool *rests = ARENA_LIST(arena, bool, (size_t)ruleset_count(rules) + 1);
    for (uint32_t rule = 1; rule <= ruleset_count(rules); rule++) {
        struct arena *scratch = arena_open(0);
        struct rule_list reach =
            graph_reach(scratch, rules, room.catalog->delays, &rule, 1);
        for (size_t i = 0; i < reach.count; i++)
            rests[rule] = rests[rule] || reach.rules[i] == changed;
        arena_close(scratch);
    }
    return rests;
}

static void a_change_leaves_alone_what_does_not_rest_on_it(void **state)
{
    (void)state;
    for (size_t i = 0; i < room.catalog->check_count; i++) {
        struct walk walk;
        walk_begin(&walk, room.catalog, (uint32_t)i + 1);
        walk_to_the_end(&walk, &room.catalog->checks[i]);
        const struct question *question =
            walk.asked[walk_draw(&walk, (uint32_t)walk.asked_count)];
        uint32_t rule = ruleset_find(room.catalog->rules, str_of(question->rule->name));
        bool *rests = resting_on(walk.frame, rule);
        const char *before = values_beside(&walk, rule, rests);
        change(&walk, question, other_answer(&walk, question));
        assert_string_equal(before, values_beside(&walk, rule, rests));
        for (size_t k = 0; k < walk.asked_count; k++)
            assert_non_null(selfcheck_value(walk.selfcheck, walk.asked[k]));
        walk_end(&walk);
    }
}

static bool applies(const struct selfcheck *selfcheck, const struct question *question)
{
    bool all[SELFCHECK_MAX_ANSWERS];
    selfcheck_applying(selfcheck, all);
    for (size_t i = 0; i < selfcheck->answer_count; i++)
        if (selfcheck->answers[i].question == question)
            return all[i];
    fail();
    return false;
}

static void an_answer_is_set_aside_and_comes_back(void **state)
{
    (void)state;
    struct walk walk;
    walk_begin(&walk, room.catalog, 1);
    const struct question *place = contents_question(room.catalog, "c-dalo . lieu");
    const struct question *months =
        contents_question(room.catalog, "c-dalo . structure_mois");
    selfcheck_open(walk.selfcheck, catalog_check(room.catalog, "c-dalo"));
    change(&walk, contents_question(room.catalog, "sejour"), "oui");
    change(&walk, place, "hebergement");
    change(&walk, months, "8");
    change(&walk, contents_question(room.catalog, "demande_ls"), "oui");
    struct result before = selfcheck_result(walk.selfcheck, walk.frame);
    assert_string_equal(before.outcome->value, "recours_possible");
    assert_true(applies(walk.selfcheck, months));
    change(&walk, place, "logement");
    assert_false(applies(walk.selfcheck, months));
    assert_string_equal(selfcheck_value(walk.selfcheck, months), "8");
    assert_non_null(walk.selfcheck->question); /* nothing is certain without a motive */
    change(&walk, place, "hebergement");
    assert_true(applies(walk.selfcheck, months));
    assert_null(walk.selfcheck->question);
    struct result after = selfcheck_result(walk.selfcheck, walk.frame);
    assert_ptr_equal(before.outcome, after.outcome);
    walk_end(&walk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_change_that_is_taken_back_changes_nothing),
        cmocka_unit_test(a_change_leaves_alone_what_does_not_rest_on_it),
        cmocka_unit_test(an_answer_is_set_aside_and_comes_back),
    };
    return cmocka_run_group_tests(tests, open_contents, close_contents);
}
