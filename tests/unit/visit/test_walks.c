/* Whole walks through every check of this project, with answers drawn from a seed. */
#include "test.h"

#include <stdlib.h>

#include "rules/delay.h"
#include "rules/eval.h"
#include "rules/graph.h"
#include "unit/visit/contents.h"
#include "unit/visit/walk.h"

enum { WALKS = 12, FILLINGS = 2, RELEVANCE_WALKS = 2, RELEVANCE_TRIES = 1000 };

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

static const char *outcome_of(const struct result *result)
{
    return result->outcome ? result->outcome->value : "none";
}

/* What was never asked is answered after all, in any way; as many as a visit remembers. */
static void answer_the_rest(struct walk *walk)
{
    size_t count = room.catalog->question_count;
    size_t start = walk_draw(walk, (uint32_t)count);
    for (size_t i = 0; i < count; i++) {
        const struct question *question = &room.catalog->questions[(start + i) % count];
        if (walk_has_asked(walk, question) ||
            walk->selfcheck->answer_count == SELFCHECK_MAX_ANSWERS)
            continue;
        /* written past selfcheck_answer(), which looks for the next question each time */
        struct selfcheck_answer *answer =
            &walk->selfcheck->answers[walk->selfcheck->answer_count++];
        answer->question = question;
        answer->value = walk_answer(walk, question);
        answer->check = walk->selfcheck->check;
    }
}

static void check_result_stays(
    struct walk *walk, const struct check *check, uint32_t seed)
{
    struct result before = selfcheck_result(walk->selfcheck, walk->frame);
    assert_true(before.certain);
    answer_the_rest(walk);
    struct result after = selfcheck_result(walk->selfcheck, walk->frame);
    if (before.outcome != after.outcome || !before.outcome)
        print_message("%s, seed %u: %s, then %s\n", check->id, seed,
            outcome_of(&before), outcome_of(&after));
    assert_non_null(before.outcome);
    assert_ptr_equal(before.outcome, after.outcome);
    assert_int_equal(date_compare(before.deadline, after.deadline), 0);
}

static void a_certain_result_does_not_depend_on_what_was_not_asked(void **state)
{
    (void)state;
    for (size_t i = 0; i < room.catalog->check_count; i++)
        for (uint32_t seed = 1; seed <= WALKS; seed++)
            for (uint32_t filling = 0; filling < FILLINGS; filling++) {
                struct walk walk;
                walk_begin(&walk, room.catalog, seed);
                walk_to_the_end(&walk, &room.catalog->checks[i]);
                walk.seed += filling;
                check_result_stays(&walk, &room.catalog->checks[i], seed);
                walk_end(&walk);
            }
}

static void nothing_is_asked_twice(void **state)
{
    (void)state;
    for (size_t i = 0; i < room.catalog->check_count; i++)
        for (uint32_t seed = 1; seed <= WALKS; seed++) {
            struct walk walk;
            walk_begin(&walk, room.catalog, seed);
            walk_to_the_end(&walk, &room.catalog->checks[i]);
            assert_true(walk.asked_count < SELFCHECK_MAX_ANSWERS);
            for (size_t a = 0; a < walk.asked_count; a++)
                for (size_t b = 0; b < a; b++)
                    assert_ptr_not_equal(walk.asked[a], walk.asked[b]);
            walk_end(&walk);
        }
}

/* --- relevance, told from the rules alone --- */

/* An answer to each question that the check could ask. */
struct answers {
    const char *values[512]; /* by place among the questions; NULL: not reached */
};

static size_t place_of(const struct question *question)
{
    return (size_t)(question - room.catalog->questions);
}

static struct value value_of(
    struct arena *arena, const struct question *question, const char *text)
{
    const struct rule *rule = question->rule;
    struct date date;
    if (question->kind == QUESTION_DATE)
        return date_read_iso(str_of(text), &date) ? value_text(date_french(arena, date))
                                                  : (struct value){ 0 };
    if (question->kind == QUESTION_NUMBER)
        return *text ? value_number(strtod(text, NULL), NULL) : (struct value){ 0 };
    for (size_t i = 0; i < rule->possibility_count; i++)
        if (text_same(rule->possibilities[i].value.text, text))
            return rule->possibilities[i].value;
    return value_boolean(text_same(text, "oui"));
}

static void set(struct situation *situation, const char *name, struct value value)
{
    struct diag *diag = diag_open();
    uint32_t rule = ruleset_find(room.catalog->rules, str_of(name));
    if (value.kind != VALUE_UNDEFINED)
        assert_true(situation_set(situation, rule, value, diag));
    diag_close(diag);
}

/* "recours_possible|15/12/2026|": what all goals are worth with these answers. */
static const char *goals_of(
    struct arena *arena, const struct check *check, const struct answers *answers)
{
    const struct ruleset *rules = room.catalog->rules;
    struct situation *situation = situation_open(arena, rules);
    struct text told = { .arena = arena };
    set(situation, "date_jour", value_text("21/11/2026"));
    set(situation, "outre_mer", value_text("non"));
    set(situation, "grande_agglo", value_text("non"));
    for (size_t i = 0; i < room.catalog->question_count; i++)
        if (answers->values[i])
            set(situation, room.catalog->questions[i].rule->name,
                value_of(arena, &room.catalog->questions[i], answers->values[i]));
    delays_apply(room.catalog->delays, situation);
    struct evaluation *evaluation = evaluation_open(arena, rules, situation);
    for (size_t i = 0; i < check->goal_count; i++) {
        uint32_t goal = ruleset_find(rules, str_of(check->goals[i]->name));
        const struct outcome *outcome = eval_rule(evaluation, goal);
        assert_non_null(outcome);
        text_addf(&told, "%d %d %g %s|", (int)outcome->value.kind, outcome->value.yes,
            outcome->value.number, outcome->value.text ? outcome->value.text : "");
    }
    return text_done(&told);
}

/* Where one yes decides, what comes after it matters only to who says no to all the rest:
 * pure chance seldom draws such a household. */
static const char *quiet_answer(struct walk *walk, const struct question *question)
{
    static const char *const quiet[] = { "non", "aucun", "aucune", "autre" };
    for (size_t i = 0; i < sizeof quiet / sizeof *quiet; i++)
        for (size_t j = 0; j < question->answer_count; j++)
            if (text_same(question->answers[j].value, quiet[i]))
                return quiet[i];
    return walk_answer(walk, question);
}

/* The questions that the check could ask, answered in any way but for those of the walk
 * before the place `until`. */
static void draw_answers(struct walk *walk, const struct check *check, size_t until,
    const char *const *given, struct answers *answers)
{
    struct arena *arena = arena_open(0);
    const struct ruleset *rules = room.catalog->rules;
    uint32_t *goals = ARENA_LIST(arena, uint32_t, check->goal_count);
    for (size_t i = 0; i < check->goal_count; i++)
        goals[i] = ruleset_find(rules, str_of(check->goals[i]->name));
    struct rule_list reach =
        graph_reach(arena, rules, room.catalog->delays, goals, check->goal_count);
    uint32_t quiet = walk_draw(walk, 8);
    *answers = (struct answers){ 0 };
    for (size_t i = 0; i < reach.count; i++) {
        const struct question *question =
            catalog_question(room.catalog, ruleset_rule(rules, reach.rules[i]));
        if (question)
            answers->values[place_of(question)] = walk_draw(walk, 7) < quiet
                                                      ? quiet_answer(walk, question)
                                                      : walk_answer(walk, question);
    }
    for (size_t i = 0; i < until; i++)
        answers->values[place_of(walk->asked[i])] = given[i];
    arena_close(arena);
}

/* Is there a household, given what was said so far, whose goals differ by this answer? */
static bool matters(struct walk *walk, const struct check *check, size_t place,
    const char *const *given)
{
    struct arena *arena = arena_open(0);
    const struct question *question = walk->asked[place];
    bool found = false;
    for (int i = 0; i < RELEVANCE_TRIES && !found; i++) {
        struct answers answers;
        draw_answers(walk, check, place, given, &answers);
        const char *before = goals_of(arena, check, &answers);
        answers.values[place_of(question)] = walk_answer(walk, question);
        found = !text_same(before, goals_of(arena, check, &answers));
        arena_wipe(arena);
    }
    arena_close(arena);
    return found;
}

/* Asked, and of these for how many no such household was found. */
struct relevance {
    size_t asked, idle;
};

static void check_relevance(
    const struct check *check, uint32_t seed, struct relevance *relevance)
{
    struct walk walk;
    const char *given[SELFCHECK_MAX_ANSWERS];
    walk_begin(&walk, room.catalog, seed);
    walk_to_the_end(&walk, check);
    for (size_t i = 0; i < walk.asked_count; i++)
        given[i] = selfcheck_value(walk.selfcheck, walk.asked[i]);
    relevance->asked += walk.asked_count;
    for (size_t i = 0; i < walk.asked_count; i++)
        if (!matters(&walk, check, i, given)) {
            relevance->idle++;
            print_message("%s, seed %u: no household found for which '%s' matters\n",
                check->id, seed, walk.asked[i]->rule->name);
        }
    walk_end(&walk);
}

/* A household is looked for by chance, so a few may be missed; and where one rule is compared
 * with itself by two ways, the engine asks though it need not: together one in forty. */
static void no_question_is_asked_that_changes_nothing(void **state)
{
    (void)state;
    struct relevance relevance = { 0 };
    assert_true(room.catalog->question_count <= 512);
    for (size_t i = 0; i < room.catalog->check_count; i++)
        for (uint32_t seed = 1; seed <= RELEVANCE_WALKS; seed++)
            check_relevance(&room.catalog->checks[i], seed, &relevance);
    print_message("%zu questions asked, %zu without a household found\n",
        relevance.asked, relevance.idle);
    assert_true(relevance.idle * 40 <= relevance.asked);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_certain_result_does_not_depend_on_what_was_not_asked),
        cmocka_unit_test(nothing_is_asked_twice),
        cmocka_unit_test(no_question_is_asked_that_changes_nothing),
    };
    return cmocka_run_group_tests(tests, open_contents, close_contents);
}
