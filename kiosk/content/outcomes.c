#include "content/outcomes.h"

#include <string.h>

#include "base/arena.h"
#include "rules/ruleset.h"

static const char *const KEYS[] = { "ton", "titre", "message", "étapes", "fiches",
    "rendez-vous", "échéance", "libellé échéance", "détails", "numéros" };
static const char *const TONES[] = { "bien", "attention", "urgent" };

#define COUNT(list) (sizeof(list) / sizeof *(list))

/* The longest text that fits the button at the largest size of letters. */
enum { MAX_BUTTON = 24 };

static const struct rule *find_rule(struct reader *reader, const struct ruleset *rules,
    const struct check *check, const char *name)
{
    const char *own = str_format(reader->arena, "%s . %s", check->id, name);
    uint32_t number = ruleset_find(rules, str_of(own));
    if (!number)
        number = ruleset_find(rules, str_of(name));
    return number ? ruleset_rule(rules, number) : NULL;
}

static const char *nearest_rule(
    struct reader *reader, const struct ruleset *rules, const char *name)
{
    uint32_t count = ruleset_count(rules);
    const char **names = ARENA_LIST(reader->arena, const char *, count);
    for (uint32_t i = 1; i <= count; i++)
        names[i - 1] = ruleset_rule(rules, i)->name;
    return str_nearest(name, names, count);
}

const struct rule *outcome_rule(struct reader *reader, const struct ruleset *rules,
    const struct check *check, const struct yaml *node)
{
    const struct rule *rule = find_rule(reader, rules, check, node->text);
    const char *nearest = rule ? NULL : nearest_rule(reader, rules, node->text);
    if (!rule && nearest)
        diag_error(reader->diag, node->at, "unknown rule '%s'; did you mean '%s'?",
            node->text, nearest);
    else if (!rule)
        diag_error(reader->diag, node->at, "unknown rule '%s'", node->text);
    return rule;
}

/* --- the values that the rules can give --- */

struct values {
    struct reader *reader;
    const struct ruleset *rules;
    const struct check *check;
    struct names found;
    struct names met; /* rules gone through, against circles */
};

static void gather(struct values *values, const struct yaml *node);

static void gather_rule(struct values *values, const struct rule *rule)
{
    if (!rule || !rule->body ||
        names_add(values->reader->arena, &values->met, rule->name) == NAMES_NONE)
        return;
    gather(values, rule->body);
}

static bool is_quoted(struct str whole, const char *quote)
{
    return whole.size >= 2 && str_starts(whole, quote) && str_ends(whole, quote) &&
           str_find(str_sub(whole, 1, whole.size - 1), quote) == SIZE_MAX;
}

/* 'amiable', or the name of a rule that gives the value. */
static void gather_text(struct values *values, const char *text)
{
    struct str whole = str_trim(str_of(text));
    struct str inner = str_sub(whole, 1, whole.size - 1);
    if (is_quoted(whole, "'") || is_quoted(whole, "\""))
        names_add(values->reader->arena, &values->found,
            str_copy(values->reader->arena, inner));
    else
        gather_rule(
            values, find_rule(values->reader, values->rules, values->check, text));
}

/* Keys under which a value stands, against those of conditions and names. */
static bool holds_value(const char *key)
{
    static const char *const VALUE_KEYS[] = { "valeur", "formule", "variations",
        "alors", "sinon", "par défaut", "condition" };
    for (size_t i = 0; i < COUNT(VALUE_KEYS); i++)
        if (text_same(key, VALUE_KEYS[i]))
            return true;
    return false;
}

static void gather(struct values *values, const struct yaml *node)
{
    if (node->kind == YAML_TEXT)
        gather_text(values, node->text);
    YAML_EACH(child, node) {
        if (!child->key || holds_value(child->key))
            gather(values, child);
    }
}

static void check_values(struct reader *reader, const struct ruleset *rules,
    const struct yaml *map, const struct check *check)
{
    struct values values = { .reader = reader, .rules = rules, .check = check };
    gather_rule(&values, check->result);
    for (size_t i = 0; i < values.found.count; i++)
        if (!yaml_find(map, values.found.items[i]))
            diag_error(reader->diag, map ? map->at : check->at,
                "nothing is said for the result '%s'; write it under 'issues'",
                values.found.items[i]);
    YAML_EACH(item, map) {
        if (names_find(&values.found, str_of(item->key)) == NAMES_NONE)
            diag_warning(reader->diag, item->key_at,
                "no rule seems to give the result '%s'", item->key);
    }
}

/* --- outcomes --- */

static void read_deadline(struct reader *reader, const struct ruleset *rules,
    const struct yaml *map, const struct check *check, struct check_outcome *outcome)
{
    const struct yaml *node = yaml_find(map, "échéance");
    outcome->deadline_label =
        field_prose(reader, map, "libellé échéance", node ? NEEDED : OPTIONAL);
    if (node)
        outcome->deadline = outcome_rule(reader, rules, check, node);
}

/* A title stands before the value, or says it all: every rule that is told needs its own. */
static void read_details(struct reader *reader, const struct ruleset *rules,
    const struct yaml *map, const struct check *check, struct check_outcome *outcome)
{
    const struct yaml *list = yaml_find(map, "détails");
    const struct rule **details = ARENA_LIST(
        reader->arena, const struct rule *, list && list->count ? list->count : 1);
    YAML_EACH(item, list) {
        const struct rule *rule = outcome_rule(reader, rules, check, item);
        if (rule && !yaml_find(rule->body, "titre"))
            diag_error(reader->diag, item->at,
                "'%s' is told with the result, so it needs a 'titre'", rule->name);
        else if (rule)
            details[outcome->detail_count++] = rule;
    }
    outcome->details = details;
}

static void read_button(
    struct reader *reader, const struct yaml *map, struct check_outcome *outcome)
{
    outcome->appointment = field_prose(reader, map, "rendez-vous", NEEDED);
    if (outcome->appointment && str_count(str_of(outcome->appointment)) > MAX_BUTTON)
        diag_error(reader->diag, yaml_find(map, "rendez-vous")->at,
            "this is the text of a button: %d characters at most", MAX_BUTTON);
}

static void read_outcome(struct reader *reader, const struct ruleset *rules,
    const struct yaml *map, const struct check *check, struct check_outcome *outcome)
{
    yaml_only(map, KEYS, COUNT(KEYS), reader->diag);
    outcome->value = map->key;
    int tone = field_word(reader, map, "ton", TONES, COUNT(TONES), NEEDED);
    outcome->tone = tone < 0 ? TONE_CARE : (enum outcome_tone)tone;
    outcome->title = field_prose(reader, map, "titre", NEEDED);
    outcome->message = field_prose(reader, map, "message", NEEDED);
    outcome->steps = field_list(reader, map, "étapes", true, &outcome->step_count);
    if (!outcome->step_count)
        diag_error(reader->diag, map->at, "'étapes' is missing here: what to do now");
    outcome->sheets = reader_sheets(
        reader, field_names(reader, map, "fiches", NAME_SHEET), &outcome->sheet_count);
    outcome->phones = reader_phones(
        reader, field_names(reader, map, "numéros", NAME_PHONE), &outcome->phone_count);
    read_button(reader, map, outcome);
    read_deadline(reader, rules, map, check, outcome);
    read_details(reader, rules, map, check, outcome);
}

void outcomes_read(struct reader *reader, const struct ruleset *rules,
    const struct yaml *map, struct check *check)
{
    if (!map || map->kind != YAML_MAP) {
        diag_error(reader->diag, map ? map->at : check->at,
            "'meta: issues:' is missing: what is said for each result");
        return;
    }
    struct check_outcome *outcomes =
        ARENA_LIST(reader->arena, struct check_outcome, map->count);
    YAML_EACH(item, map)
        read_outcome(reader, rules, item, check, &outcomes[check->outcome_count++]);
    check->outcomes = outcomes;
    if (check->result)
        check_values(reader, rules, map, check);
}
