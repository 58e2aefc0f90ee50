#include "content/rights.h"

#include "base/arena.h"
#include "content/outcomes.h"
#include "rules/ruleset.h"

static const char *const ROOT_META[] = { "droits" };
static const char *const KEYS[] = { "nom", "si", "essentiel", "possible" };

#define COUNT(list) (sizeof(list) / sizeof *(list))

/* --- the checks that take part --- */

static const struct rule *field_rule(struct reader *reader, const struct ruleset *rules,
    const struct check *joint, const struct yaml *map, const char *key)
{
    const struct yaml *node = yaml_find(map, key);
    return node ? outcome_rule(reader, rules, joint, node) : NULL;
}

static void read_right(struct reader *reader, const struct ruleset *rules,
    const struct check *joint, const struct yaml *map, struct right *right)
{
    int check = reader_find(reader, NAME_CHECK, map->key_at, map->key);
    yaml_only(map, KEYS, COUNT(KEYS), reader->diag);
    right->check = check == NAMES_NONE ? NULL : &reader->checks[check];
    right->name = field_prose(reader, map, "nom", NEEDED);
    right->part = field_rule(reader, rules, joint, map, "si");
    right->first = field_rule(reader, rules, joint, map, "essentiel");
    right->likely = field_prose(reader, map, "possible", OPTIONAL);
    const struct yaml *alone = yaml_find(map, right->first ? "essentiel" : "possible");
    if (!right->first != !right->likely && alone)
        diag_error(reader->diag, alone->key_at,
            "'essentiel' and 'possible' go together: what is asked for at first, and "
            "what is said when it holds");
}

void rights_read(
    struct reader *reader, const struct ruleset *rules, const struct rule *root)
{
    struct check *joint = ARENA_NEW(reader->arena, struct check);
    const struct yaml *meta = yaml_find(root->body, "meta");
    const struct yaml *map = yaml_find(meta, "droits");
    yaml_only(meta, ROOT_META, COUNT(ROOT_META), reader->diag);
    *joint = (struct check){ .id = RIGHTS_ROOT, .at = root->at };
    joint->title = field_prose(reader, root->body, "titre", NEEDED);
    joint->lead = field_prose(reader, root->body, "description", NEEDED);
    if (!map || map->kind != YAML_MAP) {
        diag_error(reader->diag, map ? map->at : root->at,
            "'meta: droits:' is missing: the checks that are asked about together");
        return;
    }
    struct right *rights = ARENA_LIST(reader->arena, struct right, map->count);
    YAML_EACH(item, map)
        read_right(reader, rules, joint, item, &rights[joint->right_count++]);
    joint->rights = rights;
    reader->catalog->rights = joint;
}

/* --- answers that speak for other questions --- */

static bool is_answer(const struct question *question, const char *value)
{
    for (size_t i = 0; i < question->answer_count; i++)
        if (text_same(question->answers[i].value, value))
            return true;
    return false;
}

static const char *nearest_answer(
    struct reader *reader, const struct question *question, const char *value)
{
    const char **values =
        ARENA_LIST(reader->arena, const char *, question->answer_count);
    for (size_t i = 0; i < question->answer_count; i++)
        values[i] = question->answers[i].value;
    const char *nearest = str_nearest(value, values, question->answer_count);
    return nearest ? nearest : values[0];
}

static bool read_implied(struct reader *reader, const struct ruleset *rules,
    const struct yaml *node, struct implied_answer *implied)
{
    const struct check nobody = { .id = "" };
    struct yaml name = *node;
    name.text = node->key;
    name.at = node->key_at;
    const struct rule *rule = outcome_rule(reader, rules, &nobody, &name);
    if (!rule)
        return false;
    const struct question *question = catalog_question(reader->catalog, rule);
    if (!question || question->kind != QUESTION_CHOICE)
        return diag_error(reader->diag, node->key_at,
            "'%s' is no question with a list of answers", rule->name);
    if (!is_answer(question, node->text))
        return diag_error(reader->diag, node->at,
            "'%s' is no answer to '%s'; did you mean '%s'?", node->text, rule->name,
            nearest_answer(reader, question, node->text));
    *implied = (struct implied_answer){ rule, node->text };
    return true;
}

static void read_answer(struct reader *reader, const struct ruleset *rules,
    const struct yaml *map, struct answer_label *answer)
{
    struct implied_answer *implied =
        ARENA_LIST(reader->arena, struct implied_answer, map->count + 1);
    YAML_EACH(item, map) {
        if (read_implied(reader, rules, item, &implied[answer->implied_count]))
            answer->implied_count++;
    }
    answer->implied = implied;
}

static void read_question(
    struct reader *reader, const struct ruleset *rules, struct question *question)
{
    const struct yaml *map =
        yaml_find(yaml_find(question->rule->body, "meta"), "répond");
    size_t count = question->answer_count;
    if (!map)
        return;
    struct answer_label *answers =
        ARENA_LIST(reader->arena, struct answer_label, count);
    const char **values = ARENA_LIST(reader->arena, const char *, count);
    for (size_t i = 0; i < count; i++) {
        answers[i] = question->answers[i];
        values[i] = answers[i].value;
        const struct yaml *item = yaml_find(map, values[i]);
        if (item)
            read_answer(reader, rules, item, &answers[i]);
    }
    yaml_only(map, values, count, reader->diag);
    question->answers = answers;
}

void implied_read(struct reader *reader, const struct ruleset *rules,
    struct question *questions, size_t count)
{
    for (size_t i = 0; i < count; i++)
        read_question(reader, rules, &questions[i]);
}
