/* How an answer is told afterwards, in the language set. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/language.h"
#include "base/str.h"
#include "content/units.h"
#include "content/wording.h"
#include "rules/ruleset.h"
#include "visit/inquiry_inside.h"

/* The units of the rules, and those of the figures, which have the words. */
static const struct {
    const char *rule, *figure;
} units[] = {
    { "€", "EUR" },
    { "€/mois", "EUR/mois" },
    { "€/an", "EUR/an" },
    { "m²", "m2" },
    { "m2", "m2" },
    { "%", "%" },
    { "heure", "heures" },
    { "heures", "heures" },
    { "jour", "jours" },
    { "jours", "jours" },
    { "semaine", "semaines" },
    { "semaines", "semaines" },
    { "mois", "mois" },
    { "an", "ans" },
    { "ans", "ans" },
    { "personne", "personnes" },
    { "personnes", "personnes" },
};

static const char *name_of(const struct unit *unit)
{
    for (size_t i = 0; unit && i < sizeof units / sizeof *units; i++)
        if (text_same(units[i].rule, unit->text))
            return units[i].figure;
    return "";
}

static const char *label_of(const struct question *question, const char *value)
{
    for (size_t i = 0; i < question->answer_count; i++)
        if (text_same(question->answers[i].value, value))
            return question->answers[i].label;
    return NULL;
}

const char *selfcheck_told(const struct selfcheck *selfcheck, struct arena *arena,
    const struct question *question, const char *value)
{
    struct date date;
    if (!value || !*value)
        return tr("Je ne sais pas");
    const char *label = label_of(question, value);
    if (label)
        return content_text(selfcheck->catalog, arena, label, selfcheck->today);
    if (date_read_iso(str_of(value), &date))
        return language_date_long(arena, date);
    const struct unit *unit = question->rule ? question->rule->unit : NULL;
    return units_say(arena, strtod(value, NULL), name_of(unit));
}

const char *inquiry_told(struct arena *arena, struct value value)
{
    struct date date;
    if (value.kind == VALUE_NUMBER)
        return units_say(arena, value.number, name_of(value.unit));
    if (value.kind == VALUE_TEXT)
        return date_read_french(str_of(value.text), &date)
                   ? language_date_long(arena, date)
                   : str_copy(arena, str_of(value.text));
    return NULL;
}
