/* How many questions a check asks until its result is certain, against asking all that it
 * could ask; in walks with answers drawn from a seed.
 *
 *     questions [WALKS]
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/arena.h"
#include "base/diag.h"
#include "rules/graph.h"
#include "unit/visit/walk.h"

struct count {
    size_t least, most, sum;
    double seconds;
};

/* Of this process alone, whatever else the machine does. */
static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static size_t all_questions(const struct catalog *catalog, const struct check *check)
{
    struct arena *arena = arena_open(0);
    uint32_t *goals = ARENA_LIST(arena, uint32_t, check->goal_count + 1);
    size_t goal_count = 0, count = 0;
    goals[goal_count++] = ruleset_find(catalog->rules, str_of(check->result->name));
    for (size_t i = 0; i < check->goal_count; i++)
        goals[goal_count++] =
            ruleset_find(catalog->rules, str_of(check->goals[i]->name));
    struct rule_list reach =
        graph_reach(arena, catalog->rules, catalog->delays, goals, goal_count);
    for (size_t i = 0; i < reach.count; i++)
        count += catalog_question(
                     catalog, ruleset_rule(catalog->rules, reach.rules[i])) != NULL;
    arena_close(arena);
    return count;
}

static void walk_once(const struct catalog *catalog, const struct check *check,
    uint32_t seed, struct count *count)
{
    struct walk walk;
    walk_begin(&walk, catalog, seed);
    double start = now();
    walk_to_the_end(&walk, check);
    count->seconds += now() - start;
    size_t asked = walk.asked_count;
    count->least = asked < count->least ? asked : count->least;
    count->most = asked > count->most ? asked : count->most;
    count->sum += asked;
    walk_end(&walk);
}

static const struct catalog *read_contents(struct arena *arena)
{
    struct diag *diag = diag_open();
    const struct catalog *catalog = catalog_read(arena, SOURCE_FOLDER "/content",
        SOURCE_FOLDER "/assets", (struct date){ 2026, 11, 21 }, diag);
    diag_print(diag, stderr);
    diag_close(diag);
    return catalog;
}

int main(int argc, char **argv)
{
    uint32_t walks = argc > 1 ? (uint32_t)strtoul(argv[1], NULL, 10) : 1000;
    struct arena *arena = arena_open(0);
    const struct catalog *catalog = read_contents(arena);
    double mean_of_all = 0, share_of_all = 0;
    if (!catalog || !walks)
        return 1;
    printf("%-24s %5s %6s %6s %6s %10s\n", "check", "all", "mean", "least", "most",
        "ms/answer");
    for (size_t i = 0; i < catalog->check_count; i++) {
        const struct check *check = &catalog->checks[i];
        struct count count = { .least = SIZE_MAX };
        for (uint32_t seed = 1; seed <= walks; seed++)
            walk_once(catalog, check, seed, &count);
        double mean = (double)count.sum / walks;
        size_t all = all_questions(catalog, check);
        printf("%-24s %5zu %6.2f %6zu %6zu %10.2f\n", check->id, all, mean, count.least,
            count.most, count.sum ? 1000 * count.seconds / (double)count.sum : 0);
        mean_of_all += mean;
        share_of_all += all ? mean / (double)all : 0;
    }
    printf("%zu checks: %.2f questions on average, %.0f %% of asking everything\n",
        catalog->check_count, mean_of_all / (double)catalog->check_count,
        100 * share_of_all / (double)catalog->check_count);
    arena_close(arena);
    return 0;
}
