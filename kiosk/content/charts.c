#include "content/charts.h"

#include "base/arena.h"
#include "content/outcomes.h"
#include "rules/ruleset.h"

static const char *const KEYS[] = { "sorte", "titre", "moi", "nom", "repères",
    "par mois", "continue" };
static const char *const KINDS[] = { "échelle", "étapes", "mois" };

#define COUNT(list) (sizeof(list) / sizeof *(list))

struct reading {
    struct reader *reader;
    const struct ruleset *rules;
    const struct check *check;
    const struct yaml *map;
};

static const struct rule *rule_of(
    const struct reading *reading, const char *key, enum need need)
{
    const struct yaml *node = yaml_find(reading->map, key);
    if (node)
        return outcome_rule(reading->reader, reading->rules, reading->check, node);
    if (need == NEEDED)
        diag_error(reading->reader->diag, reading->map->at,
            "'%s' is missing here: the rule that is drawn", key);
    return NULL;
}

static bool can_be(const struct rule *rule, const char *value)
{
    for (size_t i = 0; i < rule->possibility_count; i++)
        if (text_same(rule->possibilities[i].value.text, value))
            return true;
    return !rule->possibility_count;
}

/* On a scale the marks are rules; along a procedure, the values of the one rule. */
static void read_mark(const struct reading *reading, const struct chart *chart,
    const struct yaml *map, const struct yaml *item, struct chart_mark *mark)
{
    struct yaml name = *item;
    name.text = item->key;
    name.at = item->key_at;
    mark->name = field_prose(reading->reader, map, item->key, NEEDED);
    if (chart->kind == CHART_SCALE)
        mark->rule =
            outcome_rule(reading->reader, reading->rules, reading->check, &name);
    else
        mark->value = item->key;
    if (mark->value && chart->me && !can_be(chart->me, mark->value))
        diag_error(reading->reader->diag, item->key_at, "'%s' is never '%s'",
            chart->me->name, mark->value);
}

static void read_marks(const struct reading *reading, struct chart *chart)
{
    const struct yaml *map = yaml_find(reading->map, "repères");
    if (!map || map->kind != YAML_MAP) {
        diag_error(reading->reader->diag, reading->map->at,
            "'repères' is missing here: what it is drawn against");
        return;
    }
    struct chart_mark *marks =
        ARENA_LIST(reading->reader->arena, struct chart_mark, map->count + 1);
    YAML_EACH(item, map)
        read_mark(reading, chart, map, item, &marks[chart->mark_count++]);
    chart->marks = marks;
}

static void read_chart(const struct reading *reading, struct chart *chart)
{
    struct reader *reader = reading->reader;
    yaml_only(reading->map, KEYS, COUNT(KEYS), reader->diag);
    int kind = field_word(reader, reading->map, "sorte", KINDS, COUNT(KINDS), NEEDED);
    if (kind < 0)
        return;
    chart->kind = (enum chart_kind)kind;
    chart->title = field_prose(reader, reading->map, "titre", NEEDED);
    chart->me = rule_of(reading, "moi", NEEDED);
    if (chart->kind == CHART_SCALE)
        chart->me_name = field_prose(reader, reading->map, "nom", NEEDED);
    if (chart->kind != CHART_MONTHS)
        read_marks(reading, chart);
    else
        chart->each = rule_of(reading, "par mois", NEEDED);
    chart->goes_on = rule_of(reading, "continue", OPTIONAL);
}

void charts_read(struct reader *reader, const struct ruleset *rules,
    const struct yaml *list, struct check *check)
{
    if (!list)
        return;
    struct chart *charts = ARENA_LIST(reader->arena, struct chart, list->count + 1);
    YAML_EACH(item, list)
        read_chart(&(struct reading){ reader, rules, check, item },
            &charts[check->chart_count++]);
    check->charts = charts;
}
