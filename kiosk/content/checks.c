/* Self-checks. Their rules are Publicodes, in one set for all; what is said around them
 * stands in the same files under `meta`, which the language passes over. */
#include "content/reader.h"

#include <string.h>

#include "base/arena.h"
#include "base/number.h"
#include "content/charts.h"
#include "content/outcomes.h"
#include "content/rights.h"
#include "rules/delay.h"
#include "rules/profile.h"
#include "rules/ruleset.h"

static const char *const CHECK_META[] = { "but", "buts", "issues", "schémas" };
static const char *const QUESTION_META[] = { "pourquoi", "réponses", "court", "absent",
    "répond" };
static const char *const RULE_META[] = { "délai", "absent", "figure" };
/* Files that are no check: what several ask, the figures that rules compute with, and what
 * asks for several checks together. */
static const char *const SHARED[] = { "checks/commun.yaml", "checks/chiffres.yaml",
    "checks/" RIGHTS_ROOT ".yaml" };

#define COUNT(list) (sizeof(list) / sizeof *(list))

/* What can be answered without an author's word for it. */
static const struct answer_label COMMON_ANSWERS[] = {
    { "oui", "Oui", NULL, 0 },
    { "non", "Non", NULL, 0 },
    { "nsp", "Je ne sais pas", NULL, 0 },
};

static bool is_cases(const struct shelf_file *file)
{
    return str_ends(str_of(file->name), ".cases.yaml");
}

static bool is_shared(const struct shelf_file *file)
{
    for (size_t i = 0; i < COUNT(SHARED); i++)
        if (text_same(file->name, SHARED[i]))
            return true;
    return false;
}

void checks_name(struct reader *reader)
{
    reader->checks = ARENA_LIST(reader->arena, struct check, reader->shelf->count);
    const struct shelf_file *file = NULL;
    size_t count = 0;
    while ((file = shelf_next(reader->shelf, "checks/", ".yaml", file))) {
        if (is_cases(file) || is_shared(file))
            continue;
        const char *id = shelf_stem(reader->arena, file, "checks/", ".yaml");
        reader_name(reader, NAME_CHECK, (struct place){ .file = file->label }, id);
        reader->checks[count].at = (struct place){ file->label, 1, 1 };
        reader->checks[count++].id = id;
    }
    reader->catalog->checks = reader->checks;
    reader->catalog->check_count = count;
}

/* --- the files --- */

struct files {
    const struct yaml **trees;
    size_t tree_count;
    const struct source **sources; /* NULL for one that is no text */
    size_t source_count;
    bool good;
};

static struct files read_files(struct reader *reader)
{
    struct files files = { .good = true };
    files.trees = ARENA_LIST(reader->arena, const struct yaml *, reader->shelf->count);
    files.sources =
        ARENA_LIST(reader->arena, const struct source *, reader->shelf->count);
    const struct shelf_file *file = NULL;
    while ((file = shelf_next(reader->shelf, "checks/", ".yaml", file))) {
        if (is_cases(file))
            continue;
        const struct yaml *tree = reader_yaml(reader, file);
        files.good &= tree != NULL;
        files.sources[files.source_count++] = reader->source;
        if (tree && tree->kind == YAML_MAP)
            files.trees[files.tree_count++] = tree;
        else if (tree && tree->kind != YAML_NULL)
            files.good = diag_error(
                reader->diag, tree->at, "expected rules, such as 'my check . result:'");
    }
    return files;
}

/* The texts of a rule are checked in the file where it stands. */
static void go_to_file(
    struct reader *reader, const struct files *files, const char *name)
{
    for (size_t i = 0; i < files->source_count; i++)
        if (files->sources[i] && text_same(files->sources[i]->file, name))
            reader->source = files->sources[i];
}

/* --- questions --- */

static const char *common_label(
    struct reader *reader, const struct rule *rule, const char *value)
{
    for (size_t i = 0; i < COUNT(COMMON_ANSWERS); i++)
        if (text_same(COMMON_ANSWERS[i].value, value))
            return reader_message(reader, rule->at, COMMON_ANSWERS[i].label, "réponse");
    diag_error(reader->diag, rule->at,
        "the answer '%s' has no label; write it under 'meta: réponses:'", value);
    return value;
}

/* The values that can be answered: those of the list, or yes and no. */
static size_t answer_values(
    struct reader *reader, const struct rule *rule, const char ***values)
{
    size_t count = rule->possibility_count;
    bool yes_no = !count && rule->type == RULE_TYPE_BOOLEAN;
    *values = ARENA_LIST(reader->arena, const char *, count + 2);
    for (size_t i = 0; i < count; i++) {
        const struct possibility *one = &rule->possibilities[i];
        (*values)[i] = one->value.kind == VALUE_TEXT ? one->value.text : one->answer;
    }
    if (yes_no) {
        (*values)[count++] = "oui";
        (*values)[count++] = "non";
    }
    return count;
}

static void read_answers(struct reader *reader, const struct rule *rule,
    const struct yaml *labels, struct question *question)
{
    const char **values;
    size_t count = answer_values(reader, rule, &values);
    struct answer_label *answers =
        ARENA_LIST(reader->arena, struct answer_label, count);
    yaml_only(labels, values, count, reader->diag);
    for (size_t i = 0; i < count; i++) {
        const char *label = yaml_find(labels, values[i])
                                ? field_prose(reader, labels, values[i], NEEDED)
                                : common_label(reader, rule, values[i]);
        answers[i] = (struct answer_label){ .value = values[i], .label = label };
    }
    question->answers = answers;
    question->answer_count = count;
}

/* Without a list of answers it is a date or a number, which must then have a type: what
 * else could be asked for? */
static enum question_kind kind_of(
    struct reader *reader, const struct rule *rule, const struct question *question)
{
    if (question->answer_count)
        return QUESTION_CHOICE;
    if (rule->type == RULE_TYPE_DATE)
        return QUESTION_DATE;
    if (rule->type != RULE_TYPE_NUMBER)
        diag_error(reader->diag, rule->at,
            "'%s' asks for what? expected 'une possibilité:', 'type: date', "
            "'type: nombre' or a unit",
            rule->name);
    return QUESTION_NUMBER;
}

static void read_question(
    struct reader *reader, const struct rule *rule, struct question *question)
{
    const struct yaml *meta = yaml_find(rule->body, "meta");
    yaml_only(meta, QUESTION_META, COUNT(QUESTION_META), reader->diag);
    question->rule = rule;
    question->text = field_prose(reader, rule->body, "question", NEEDED);
    question->help = field_prose(reader, rule->body, "description", OPTIONAL);
    question->why = field_prose(reader, meta, "pourquoi", OPTIONAL);
    question->short_text = field_prose(reader, meta, "court", OPTIONAL);
    question->when_absent = field_text(reader, meta, "absent", OPTIONAL);
    read_answers(reader, rule, yaml_find(meta, "réponses"), question);
    question->kind = kind_of(reader, rule, question);
    if (!question->short_text)
        diag_error(reader->diag, rule->at,
            "'meta: court:' is missing: how the answer is told in the summary");
}

static bool is_root(const struct reader *reader, const struct rule *rule)
{
    return text_same(rule->name, RIGHTS_ROOT) ||
           names_find(&reader->names[NAME_CHECK], str_of(rule->name)) != NAMES_NONE;
}

/* Its title is told among the reasons of a result, and with its value. */
static void read_computed(struct reader *reader, const struct rule *rule)
{
    yaml_only(yaml_find(rule->body, "meta"), RULE_META, COUNT(RULE_META), reader->diag);
    field_prose(reader, rule->body, "titre", OPTIONAL);
}

static void read_questions(
    struct reader *reader, const struct ruleset *rules, const struct files *files)
{
    uint32_t count = ruleset_count(rules);
    struct question *questions = ARENA_LIST(reader->arena, struct question, count);
    for (uint32_t i = 1; i <= count; i++) {
        const struct rule *rule = ruleset_rule(rules, i);
        if (!rule->body || rule->is_private)
            continue;
        go_to_file(reader, files, rule->body->at.file);
        if (rule->question)
            read_question(reader, rule, &questions[reader->catalog->question_count++]);
        else if (!is_root(reader, rule))
            read_computed(reader, rule);
    }
    reader->catalog->questions = questions;
    implied_read(reader, rules, questions, reader->catalog->question_count);
}

static void read_rights(
    struct reader *reader, const struct ruleset *rules, const struct files *files)
{
    uint32_t number = ruleset_find(rules, str_of(RIGHTS_ROOT));
    const struct rule *root = number ? ruleset_rule(rules, number) : NULL;
    if (!root || !root->body)
        return;
    go_to_file(reader, files, root->body->at.file);
    rights_read(reader, rules, root);
}

/* --- figures --- */

/* A rule that stands for a figure holds its number, so that the file is whole for every
 * engine of the language; what figures.yaml says is what it must hold. A scale is often
 * published after the day on which it begins, so an old one is no error here: the texts
 * of the check say of which year it is. */
static void check_figure(struct reader *reader, const struct rule *rule)
{
    const struct yaml *key = yaml_find(yaml_find(rule->body, "meta"), "figure");
    const struct yaml *value = yaml_find(rule->body, "valeur");
    int index = key ? reader_find(reader, NAME_FIGURE, key->at, key->text) : NAMES_NONE;
    if (index == NAMES_NONE)
        return;
    const struct figure *figure = &reader->figures[index];
    if (!figure->unit) /* wrong itself, and told */
        return;
    if (figure->text || figure->confidence == CONFIDENCE_C)
        diag_error(reader->diag, key->at,
            "the figure '%s' is %s: no rule can compute with it", figure->key,
            figure->text ? "a text" : "uncertain (confidence C)");
    else if (!value || value->kind != YAML_NUMBER || value->number != figure->value)
        diag_error(reader->diag, value ? value->at : rule->at,
            "the figure '%s' is %s; write that as 'valeur' here too", figure->key,
            number_text(reader->arena, figure->value));
    else if (date_is(reader->on) && date_is(figure->valid_to) &&
             date_compare(figure->valid_to, reader->on) < 0)
        diag_warning(reader->diag, value->at,
            "the figure '%s' ended on %s; rules go on with it until the new one is entered",
            figure->key, date_iso(reader->arena, figure->valid_to));
}

static void check_figures(struct reader *reader, const struct ruleset *rules)
{
    for (uint32_t i = 1; i <= ruleset_count(rules); i++)
        if (ruleset_rule(rules, i)->body)
            check_figure(reader, ruleset_rule(rules, i));
}

/* --- checks --- */

static void read_goals(struct reader *reader, const struct ruleset *rules,
    const struct yaml *meta, struct check *check)
{
    const struct yaml *result = yaml_find(meta, "but");
    const struct yaml *more = yaml_find(meta, "buts");
    const struct rule **goals =
        ARENA_LIST(reader->arena, const struct rule *, (more ? more->count : 0) + 1);
    if (!result) {
        diag_error(reader->diag, check->at,
            "'meta: but:' is missing: the rule whose "
            "value is the outcome");
        return;
    }
    check->result = outcome_rule(reader, rules, check, result);
    if (check->result)
        goals[check->goal_count++] = check->result;
    YAML_EACH(item, more) {
        const struct rule *goal = outcome_rule(reader, rules, check, item);
        if (goal && goal != check->result)
            goals[check->goal_count++] = goal;
    }
    check->goals = goals;
}

static void read_check(struct reader *reader, const struct ruleset *rules,
    const struct files *files, struct check *check)
{
    uint32_t number = ruleset_find(rules, str_of(check->id));
    const struct rule *root = number ? ruleset_rule(rules, number) : NULL;
    if (!root || !root->body) {
        diag_error(reader->diag, check->at,
            "the rule '%s' is missing: the one named like its file, with titre, "
            "description and meta",
            check->id);
        return;
    }
    check->at = root->at;
    go_to_file(reader, files, root->body->at.file);
    check->title = field_prose(reader, root->body, "titre", NEEDED);
    check->lead = field_prose(reader, root->body, "description", NEEDED);
    const struct yaml *meta = yaml_find(root->body, "meta");
    yaml_only(meta, CHECK_META, COUNT(CHECK_META), reader->diag);
    read_goals(reader, rules, meta, check);
    outcomes_read(reader, rules, yaml_find(meta, "issues"), check);
    charts_read(reader, rules, yaml_find(meta, "schémas"), check);
}

/* A delay that the law may change stands in figures.yaml, as any figure does. */
static const char *figure_delay(void *context, const char *key)
{
    struct reader *reader = context;
    int index = names_find(&reader->names[NAME_FIGURE], str_of(key));
    if (index == NAMES_NONE)
        return NULL;
    const struct figure *figure = &reader->figures[index];
    reader->figure_used[index] = true;
    return figure->text || !figure->unit
               ? figure->text
               : str_format(reader->arena, "%s %s",
                     number_text(reader->arena, figure->value), figure->unit);
}

void checks_read(struct reader *reader)
{
    struct files files = read_files(reader);
    if (!files.good)
        return;
    const struct ruleset_options options = { .filter_possibilities = true,
        .check_possible_values = true };
    size_t errors = diag_errors(reader->diag);
    struct ruleset *rules = ruleset_load_rest(
        reader->arena, files.trees, files.tree_count, options, reader->diag);
    bool whole = diag_errors(reader->diag) == errors;
    profile_check_files(files.trees, files.tree_count, reader->diag);
    if (rules)
        profile_check_rules(rules, reader->diag);
    if (!whole)
        return;
    reader->catalog->rules = rules;
    const struct delay_figures figures = { figure_delay, reader };
    reader->catalog->delays = delays_read(reader->arena, rules, figures, reader->diag);
    read_questions(reader, rules, &files);
    check_figures(reader, rules);
    for (size_t i = 0; i < reader->catalog->check_count; i++)
        read_check(reader, rules, &files, &reader->checks[i]);
    read_rights(reader, rules, &files);
}
