/* Writes visits through everything that there is to read: every sheet, found by its words,
 * and every result of a check, by the answers of its worked cases, else by chance.
 *
 *     everything PACK sheets|CHECK
 *
 * A visit of JSON Lines on standard output, for the program as it is shipped. Ends with 1,
 * and names them, when there are results that no answers led to. */
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/source.h"
#include "base/str.h"
#include "base/yaml.h"
#include "content/catalog.h"
#include "content/pack.h"
#include "content/search.h"
#include "unit/visit/walk.h"

enum { WALKS = 300, TIMES_KNOWN = 12, MOST_TYPED = 60, SHOWN = 6 };

static const struct date today = { 2026, 11, 21 };

/* --- sheets --- */

static bool finds(struct arena *arena, const struct catalog *catalog, const char *typed,
    const struct sheet *sheet)
{
    struct search_hit hits[SEARCH_MAX_HITS];
    size_t count = search_find(catalog, arena, typed, hits);
    for (size_t i = 0; i < count && i < SHOWN; i++)
        if (hits[i].sheet == sheet)
            return true;
    return false;
}

/* As little of its title as brings it up; NULL when all of it does not. */
static const char *words_for(
    struct arena *arena, const struct catalog *catalog, const struct sheet *sheet)
{
    struct text typed = { .arena = arena };
    const char *folded = str_fold(arena, str_of(sheet->title));
    for (const char *at = folded; *at && typed.size < MOST_TYPED; at++) {
        bool is_letter = *at >= 'a' && *at <= 'z';
        text_add_c(&typed, is_letter ? (const char[]){ *at, '\0' } : " ");
        const char *words = str_copy(arena, (struct str){ typed.bytes, typed.size });
        if (is_letter && finds(arena, catalog, words, sheet))
            return words;
    }
    return NULL;
}

static bool visit_sheet(
    struct arena *arena, const struct catalog *catalog, const struct sheet *sheet)
{
    const char *words = words_for(arena, catalog, sheet);
    if (!words) {
        fprintf(stderr, "%s is not found by its title\n", sheet->slug);
        return false;
    }
    printf("{\"tap\":{\"id\":\"home.search\"}}\n{\"type\":\"%s\"}\n"
           "{\"tap\":{\"id\":\"sheet.%s\"}}\n{\"expect\":{\"screen\":\"sheet\"}}\n"
           "{\"expect\":{\"role\":\"heading\",\"name\":\"%s\"}}\n"
           "{\"tap\":{\"id\":\"header.leave\"}}\n",
        words, sheet->slug, sheet->title);
    return true;
}

/* --- answers: of a worked case, else drawn --- */

/* What answers a walk: `inputs` of a case, or NULL for chance. */
struct answers {
    const struct check *check;
    const struct yaml *inputs;
};

static const char *drawn_number(struct walk *walk)
{
    static const char *const numbers[] = { "0", "1", "2", "3", "4", "5", "7", "9", "12",
        "15", "18", "19", "26", "30", "45", "66", "100", "300", "450", "800", "1200",
        "1500", "3000", "9000", "15000", "24000", "60000" };
    return numbers[walk_draw(walk, sizeof numbers / sizeof *numbers)];
}

static const char *drawn_date(struct walk *walk)
{
    static const int days[] = { -1, -5, -12, -20, -33, -45, -64, -75, -100, -130, -200,
        -290, -400, -700, -1100, 3, 9, 20, 40, 70, 100, 160, 250 };
    int away = days[walk_draw(walk, sizeof days / sizeof *days)];
    return date_iso(walk->frame,
        date_add(today, (struct delay){ .count = away, .unit = DATE_DAYS }));
}

static const char *drawn_answer(struct walk *walk, const struct question *question)
{
    if (question->kind == QUESTION_CHOICE)
        return question->answers[walk_draw(walk, (uint32_t)question->answer_count)]
            .value;
    if (walk_draw(walk, TIMES_KNOWN) == 0)
        return "";
    return question->kind == QUESTION_DATE ? drawn_date(walk) : drawn_number(walk);
}

static bool has_answer(const struct question *question, const char *value)
{
    for (size_t i = 0; i < question->answer_count; i++)
        if (text_same(question->answers[i].value, value))
            return true;
    return false;
}

/* The name of an input: without the check's, where the rule is the check's own. */
static struct str input_name(
    const struct answers *answers, const struct question *question)
{
    struct str name = str_of(question->rule->name), own = str_of(answers->check->id);
    bool is_own = str_starts(name, answers->check->id) &&
                  str_starts(str_sub(name, own.size, name.size), " . ");
    return is_own ? str_sub(name, own.size + 3, name.size) : name;
}

/* Some inputs are told by the association, not by residents: the rules of a local fund. */
static bool is_asked(
    const struct catalog *catalog, const struct check *check, const struct yaml *input)
{
    const struct answers answers = { .check = check };
    for (size_t i = 0; i < catalog->question_count; i++)
        if (str_starts(input_name(&answers, &catalog->questions[i]), input->key))
            return true;
    return text_same(input->key, "date_jour");
}

/* What cases suppose of an input that they leave out: an answer, or that of another. */
static const char *supposed(
    struct arena *arena, const struct answers *answers, const struct question *question)
{
    struct str said = str_of(question->when_absent);
    if (said.size > 2 && said.text[0] == '\'')
        return str_copy(arena, str_sub(said, 1, said.size - 1));
    if (said.size && said.text[0] >= '0' && said.text[0] <= '9')
        return question->when_absent;
    YAML_EACH(input, answers->inputs)
        if (str_is(said, input->key))
            return input->text;
    if (said.size)
        return "";
    if (question->kind == QUESTION_NUMBER)
        return "0";
    return has_answer(question, "non") ? "non" : "";
}

/* An item of a list is a child of the list's rule. */
static bool is_listed(const struct yaml *list, struct str name)
{
    YAML_EACH(item, list)
        if (str_is(str_sub(name, str_of(list->key).size + 3, name.size), item->text))
            return true;
    return false;
}

static const char *answer_of_case(
    struct arena *arena, const struct answers *answers, const struct question *question)
{
    struct str name = input_name(answers, question);
    YAML_EACH(input, answers->inputs) {
        if (str_is(name, input->key))
            return input->kind == YAML_BOOL ? input->yes ? "oui" : "non" : input->text;
        if (input->kind == YAML_LIST && str_starts(name, input->key) &&
            is_listed(input, name))
            return "oui";
    }
    return supposed(arena, answers, question);
}

static const char *answer_of(
    struct walk *walk, const struct answers *answers, const struct question *question)
{
    const char *value = answers->inputs ? answer_of_case(walk->frame, answers, question)
                                        : drawn_answer(walk, question);
    bool known = question->kind != QUESTION_CHOICE || has_answer(question, value);
    return known ? value : question->answers[question->answer_count - 1].value;
}

/* --- results --- */

/* From the month of today to that of the day: years first. */
static void tap_to_month(struct text *steps, const char *iso)
{
    struct date day = { 0 };
    (void)date_read_iso(str_of(iso), &day);
    int months = (day.year - today.year) * 12 + day.month - today.month;
    for (; abs(months) >= 12; months += months > 0 ? -12 : 12)
        text_addf(
            steps, "{\"tap\":{\"id\":\"year.%s\"}}\n", months > 0 ? "after" : "before");
    for (; months; months += months > 0 ? -1 : 1)
        text_addf(steps, "{\"tap\":{\"id\":\"month.%s\"}}\n",
            months > 0 ? "after" : "before");
}

/* Numbers are typed as the French write them. */
static const char *with_comma(struct arena *arena, const char *number)
{
    char *typed = str_dup(arena, number);
    for (char *at = typed; *at; at++)
        if (*at == '.')
            *at = ',';
    return typed;
}

static void add_steps(
    struct text *steps, const struct question *question, const char *value)
{
    if (!*value) {
        text_addf(steps, "{\"tap\":{\"id\":\"question.unknown\"}}\n");
        return;
    }
    if (question->kind == QUESTION_CHOICE)
        text_addf(steps, "{\"tap\":{\"id\":\"answer.%s\"}}\n", value);
    if (question->kind == QUESTION_NUMBER)
        text_addf(steps, "{\"type\":\"%s\"}\n", with_comma(steps->arena, value));
    if (question->kind == QUESTION_DATE) {
        tap_to_month(steps, value);
        text_addf(steps, "{\"tap\":{\"id\":\"day.%s\"}}\n", value);
    }
    text_addf(steps, "{\"tap\":{\"id\":\"footer.next\"}}\n");
}

/* One walk to the end; its outcome, and what was touched on the way. */
static const struct check_outcome *walk_once(
    struct walk *walk, const struct answers *answers, struct text *steps)
{
    selfcheck_open(walk->selfcheck, answers->check);
    for (size_t i = 0; walk->selfcheck->question && i < SELFCHECK_MAX_ANSWERS; i++) {
        const struct question *question = walk->selfcheck->question;
        const char *value = answer_of(walk, answers, question);
        add_steps(steps, question, value);
        selfcheck_answer(walk->selfcheck, value);
    }
    return selfcheck_result(walk->selfcheck, walk->frame).outcome;
}

static void print_visit(
    const struct check *check, const struct check_outcome *outcome, const char *steps)
{
    printf("{\"tap\":{\"id\":\"home.checks\"}}\n{\"tap\":{\"id\":\"check.%s\"}}\n%s"
           "{\"expect\":{\"screen\":\"check.result\"}}\n",
        check->id, steps);
    if (str_find(str_of(outcome->title), "{") == SIZE_MAX)
        printf("{\"expect\":{\"role\":\"heading\",\"name\":\"%s\"}}\n", outcome->title);
    printf("{\"tap\":{\"id\":\"header.leave\"}}\n");
}

struct search {
    const struct catalog *catalog;
    bool *found; /* by outcome of the check */
    size_t left;
    uint32_t seed;
};

static void try_answers(struct search *search, const struct answers *answers)
{
    struct walk walk;
    walk_begin(&walk, search->catalog, ++search->seed);
    struct text steps = { .arena = walk.frame };
    const struct check *check = answers->check;
    const struct check_outcome *outcome = walk_once(&walk, answers, &steps);
    size_t place = outcome ? (size_t)(outcome - check->outcomes) : 0;
    if (outcome && !search->found[place]) {
        search->found[place] = true;
        search->left--;
        print_visit(check, outcome, text_done(&steps));
    }
    walk_end(&walk);
}

static const struct yaml *read_cases(struct arena *arena, const struct check *check)
{
    struct diag *diag = diag_open();
    const char *name = str_format(arena, "checks/%s.cases.yaml", check->id);
    const char *path = file_join(arena, SOURCE_FOLDER "/content", name);
    const struct source *source = source_open(arena, path, name, diag);
    const struct yaml *top = source ? yaml_read(arena, source, diag) : NULL;
    diag_close(diag);
    return yaml_find(top, "cases");
}

static bool is_told_by_residents(
    const struct catalog *catalog, const struct check *check, const struct yaml *one)
{
    YAML_EACH(input, yaml_find(one, "inputs"))
        if (!is_asked(catalog, check, input))
            return false;
    return true;
}

/* Is there a worked case for this result that a resident alone could tell? */
static bool is_within_reach(const struct catalog *catalog, const struct check *check,
    const struct yaml *cases, const char *outcome)
{
    YAML_EACH(one, cases)
        if (text_same(yaml_text(yaml_find(one, "expected"), "result"), outcome) &&
            is_told_by_residents(catalog, check, one))
            return true;
    return false;
}

static bool visit_results(
    struct arena *arena, const struct catalog *catalog, const struct check *check)
{
    struct search search = { .catalog = catalog,
        .found = ARENA_LIST(arena, bool, check->outcome_count),
        .left = check->outcome_count };
    struct answers answers = { .check = check };
    const struct yaml *cases = read_cases(arena, check);
    YAML_EACH(one, cases) {
        answers.inputs = yaml_find(one, "inputs");
        if (search.left && answers.inputs && is_told_by_residents(catalog, check, one))
            try_answers(&search, &answers);
    }
    answers.inputs = NULL;
    for (int i = 0; search.left && i < WALKS; i++)
        try_answers(&search, &answers);
    bool good = true;
    for (size_t i = 0; i < check->outcome_count; i++) {
        const char *value = check->outcomes[i].value;
        if (search.found[i])
            continue;
        bool failed = is_within_reach(catalog, check, cases, value);
        fprintf(stderr, "%s: %s '%s'\n", check->id,
            failed ? "no answers led to" : "remark: residents alone do not come to",
            value);
        good &= !failed;
    }
    return good;
}

static bool visit_sheets(struct arena *arena, const struct catalog *catalog)
{
    bool good = true;
    for (size_t i = 0; i < catalog->sheet_count; i++)
        good &= visit_sheet(arena, catalog, &catalog->sheets[i]);
    return good;
}

int main(int count, char **words)
{
    if (count != 3)
        return 2;
    struct arena *arena = arena_open(0);
    struct diag *diag = diag_open();
    enum pack_state state;
    const struct catalog *catalog = pack_open(arena, words[1], &state, diag);
    diag_print(diag, stderr);
    diag_close(diag);
    const struct check *check = catalog ? catalog_check(catalog, words[2]) : NULL;
    bool good = check ? visit_results(arena, catalog, check)
                : catalog && text_same(words[2], "sheets")
                    ? visit_sheets(arena, catalog)
                    : false;
    pack_close(catalog);
    arena_close(arena);
    return good ? 0 : 1;
}
