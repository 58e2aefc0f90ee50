/* How long the rules take, as one line of JSON.
 *   bench_rules compile MODEL PROGRAM [--filter]
 *     loads the text of a model some times, then writes it as a program, as a pack holds it
 *   bench_rules model PROGRAM QUESTIONS
 *     reads the bytes of the program some times, loads it as often, then answers each line
 *     of QUESTIONS, as `seuil-desk evaluate` reads them, out of one cache a line
 *   bench_rules next CONTENT ASSETS
 *     walks through every self-check and takes the time from an answer to the next question */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "base/arena.h"
#include "base/array.h"
#include "base/file.h"
#include "base/json.h"
#include "base/source.h"
#include "base/yaml.h"
#include "content/catalog.h"
#include "content/site.h"
#include "rules/eval.h"
#include "rules/program.h"
#include "visit/selfcheck.h"

enum { LOADS = 7, WALKS = 20, MAX_FILE_BYTES = 1 << 28, WALK_BYTES = 1 << 18 };

static const struct date TODAY = { 2026, 11, 21 };

struct times {
    ARRAY(double)
};

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;
    return (x > y) - (x < y);
}

static double at_share(struct times *times, double share)
{
    if (!times->count)
        return 0;
    qsort(times->items, times->count, sizeof *times->items, compare);
    return times->items[(size_t)((double)(times->count - 1) * share)];
}

static double sum(const struct times *times)
{
    double sum = 0;
    for (size_t i = 0; i < times->count; i++)
        sum += times->items[i];
    return sum;
}

static void write_times(struct json *json, const char *key, struct times *times)
{
    json_begin_map(json, key);
    json_number(json, "count", (double)times->count);
    json_number(json, "sum_ms", sum(times));
    json_number(json, "median_ms", at_share(times, 0.5));
    json_number(json, "p95_ms", at_share(times, 0.95));
    json_end_map(json);
}

static void finish(struct json *json)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    json_number(json, "peak_kb", (double)usage.ru_maxrss);
    json_end_map(json);
    puts(text_done(&json->text));
}

static bool is_good(struct diag *diag)
{
    diag_print(diag, stderr);
    return diag_errors(diag) == 0;
}

/* --- a model --- */

static const struct ruleset *load(struct arena *arena, const char *path, bool filter,
    const struct yaml **tree, struct diag *diag)
{
    const struct source *source = source_open(arena, path, NULL, diag);
    *tree = source ? yaml_read(arena, source, diag) : NULL;
    struct ruleset_options options = { .today = TODAY, .filter_possibilities = filter };
    return *tree ? ruleset_load(arena, tree, 1, options, diag) : NULL;
}

static int bench_compile(const char *path, const char *program, bool filter)
{
    struct arena *results = arena_open(0);
    struct diag *diag = diag_open();
    struct times loads = { 0 };
    bool written = false;
    for (int i = 0; i < LOADS; i++) {
        struct arena *arena = arena_open(0);
        const struct yaml *tree;
        double start = now_ms();
        const struct ruleset *rules = load(arena, path, filter, &tree, diag);
        *ARRAY_ADD(results, &loads) = now_ms() - start;
        if (rules && i == LOADS - 1)
            written = file_write(program, program_write(arena, rules, &tree, 1), 0644);
        arena_close(arena);
    }
    struct json json = { .text = { .arena = results } };
    json_begin_map(&json, NULL);
    write_times(&json, "load_text", &loads);
    finish(&json);
    bool good = is_good(diag) && written;
    diag_close(diag);
    arena_close(results);
    return good ? 0 : 1;
}

/* As near as reading gets to loading: each byte is looked at. */
static uint32_t sum_bytes(struct str bytes)
{
    uint32_t sum = 0;
    for (size_t i = 0; i < bytes.size; i++)
        sum += (unsigned char)bytes.text[i];
    return sum;
}

/* The sum of all, so that no compiler leaves the reading out. */
static uint32_t read_often(const char *path, struct times *times, struct arena *results)
{
    uint32_t seen = 0;
    for (int i = 0; i < LOADS; i++) {
        struct arena *arena = arena_open(0);
        struct str bytes = { 0 };
        double start = now_ms();
        if (file_read(arena, path, MAX_FILE_BYTES, &bytes))
            seen += sum_bytes(bytes);
        *ARRAY_ADD(results, times) = now_ms() - start;
        arena_close(arena);
    }
    return seen;
}

/* The last one that was loaded; each before it is closed. */
static const struct ruleset *load_often(struct arena **arena, const char *path,
    struct diag *diag, struct times *times, struct arena *results)
{
    const struct ruleset *rules = NULL;
    for (int i = 0; i < LOADS; i++) {
        arena_close(*arena);
        *arena = arena_open(0);
        struct str bytes;
        double start = now_ms();
        if (file_read(*arena, path, MAX_FILE_BYTES, &bytes))
            rules = program_read(*arena, path, bytes, diag);
        *ARRAY_ADD(results, times) = now_ms() - start;
    }
    return rules;
}

/* The time from answers that are written to all outcomes. */
static double ask(const struct ruleset *rules, struct str line, struct diag *diag)
{
    struct arena *arena = arena_open(0);
    const struct source *source = source_of(arena, "line", line, diag);
    const struct yaml *tree = yaml_read(arena, source, diag);
    double start = now_ms();
    struct situation *situation = situation_open(arena, rules);
    situation_set_all(situation, yaml_find(tree, "situation"), diag);
    struct evaluation *evaluation = evaluation_open(arena, rules, situation);
    const struct yaml *names = yaml_find(tree, "targets");
    uint32_t *targets = ARENA_LIST(arena, uint32_t, names->count);
    size_t count = 0;
    YAML_EACH(name, names) {
        targets[count++] = ruleset_find_target(rules, str_of(name->text));
    }
    struct missing missing;
    if (!eval_rules(evaluation, targets, count, &missing))
        fprintf(stderr, "%s\n", eval_error(evaluation));
    double took = now_ms() - start;
    arena_close(arena);
    return took;
}

static int bench_model(const char *path, const char *questions)
{
    struct arena *results = arena_open(0);
    struct arena *arena = NULL;
    struct diag *diag = diag_open();
    struct times reads = { 0 };
    struct times loads = { 0 };
    struct times situations = { 0 };
    uint32_t sum = read_often(path, &reads, results);
    const struct ruleset *rules = load_often(&arena, path, diag, &loads, results);
    struct str rest = { 0 };
    if (!rules || !file_read(results, questions, MAX_FILE_BYTES, &rest))
        rest.size = 0;
    while (rest.size > 0) {
        size_t end = str_find(rest, "\n");
        *ARRAY_ADD(results, &situations) = ask(rules, str_sub(rest, 0, end), diag);
        rest = str_sub(rest, end == SIZE_MAX ? end : end + 1, rest.size);
    }
    struct json json = { .text = { .arena = results } };
    json_begin_map(&json, NULL);
    json_number(&json, "sum", (double)sum);
    write_times(&json, "read", &reads);
    write_times(&json, "load", &loads);
    write_times(&json, "situations", &situations);
    finish(&json);
    bool good = is_good(diag) && situations.count > 0;
    diag_close(diag);
    arena_close(arena);
    arena_close(results);
    return good ? 0 : 1;
}

/* --- the next question --- */

/* xorshift: the same walk on every machine */
static uint32_t draw(uint32_t *seed, size_t below)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed % (uint32_t)below;
}

static const char *draw_answer(uint32_t *seed, const struct question *question)
{
    static const char *const NUMBERS[] = { "0", "2", "5", "12", "66", "450", "15000" };
    static const char *const DATES[] = { "2026-11-03", "2026-05-15", "2023-02-10" };
    switch (question->kind) {
    case QUESTION_CHOICE:
        return question->answers[draw(seed, question->answer_count)].value;
    case QUESTION_DATE:
        return DATES[draw(seed, sizeof DATES / sizeof *DATES)];
    case QUESTION_NUMBER:
        break;
    }
    return NUMBERS[draw(seed, sizeof NUMBERS / sizeof *NUMBERS)];
}

static void walk_check(struct arena *results, struct times *times,
    const struct catalog *catalog, const struct check *check, uint32_t seed)
{
    struct arena *arena = arena_open_secret(WALK_BYTES);
    struct selfcheck *selfcheck = ARENA_NEW(arena, struct selfcheck);
    struct site site = { 0 };
    selfcheck_begin(selfcheck, arena, catalog, &site, TODAY);
    selfcheck_open(selfcheck, check);
    for (int i = 0; selfcheck->question && i < SELFCHECK_MAX_ANSWERS; i++) {
        const char *answer = draw_answer(&seed, selfcheck->question);
        double start = now_ms();
        selfcheck_answer(selfcheck, answer);
        *ARRAY_ADD(results, times) = now_ms() - start;
    }
    arena_close(arena);
}

static int bench_next(const char *content, const char *assets)
{
    struct arena *arena = arena_open(0);
    struct diag *diag = diag_open();
    const struct catalog *catalog = catalog_read(arena, content, assets, TODAY, diag);
    struct times times = { 0 };
    for (size_t i = 0; catalog && i < catalog->check_count; i++)
        for (uint32_t seed = 1; seed <= WALKS; seed++)
            walk_check(arena, &times, catalog, &catalog->checks[i], seed * 2654435761u);
    struct json json = { .text = { .arena = arena } };
    json_begin_map(&json, NULL);
    write_times(&json, "next", &times);
    finish(&json);
    bool good = is_good(diag) && times.count > 0;
    diag_close(diag);
    arena_close(arena);
    return good ? 0 : 1;
}

int main(int argc, char **argv)
{
    if (argc >= 4 && !strcmp(argv[1], "compile"))
        return bench_compile(
            argv[2], argv[3], argc > 4 && !strcmp(argv[4], "--filter"));
    if (argc == 4 && !strcmp(argv[1], "model"))
        return bench_model(argv[2], argv[3]);
    if (argc == 4 && !strcmp(argv[1], "next"))
        return bench_next(argv[2], argv[3]);
    fprintf(stderr, "bench_rules compile MODEL PROGRAM [--filter] | "
                    "model PROGRAM QUESTIONS | next CONTENT ASSETS\n");
    return 2;
}
