#include "content/reader.h"

#include <math.h>

#include "base/arena.h"
#include "content/units.h"

static const char *const CONFIDENCES[] = { "A", "B", "C" };

static const char *const FILE_KEYS[] = { "schema", "as_of", "figures" };
static const char *const FIGURE_KEYS[] = { "key", "label", "value", "text", "unit",
    "valid_from", "valid_to", "legal", "source", "confidence", "note" };

#define COUNT(list) (sizeof(list) / sizeof *(list))

static enum confidence read_confidence(struct reader *reader, const struct yaml *map)
{
    int index =
        field_word(reader, map, "confidence", CONFIDENCES, COUNT(CONFIDENCES), NEEDED);
    return index < 0 ? CONFIDENCE_C : (enum confidence)index;
}

static const char *read_unit(struct reader *reader, const struct yaml *map)
{
    const struct yaml *unit = yaml_find(map, "unit");
    if (!unit || !*unit->text)
        return "";
    size_t count;
    const char *const *units = units_list(&count);
    int index = field_word(reader, map, "unit", units, count, OPTIONAL);
    return index < 0 ? NULL : units[index];
}

/* A figure that was wrong has no unit: what rests on it says nothing more. */
static void spoil(struct figure *figure)
{
    figure->unit = NULL;
}

static void read_value(
    struct reader *reader, const struct yaml *map, struct figure *figure)
{
    const struct yaml *value = yaml_find(map, "value");
    if (value && value->kind == YAML_NULL)
        value = NULL;
    figure->text = field_text(reader, map, "text", OPTIONAL);
    if (figure->text)
        reader_message(
            reader, yaml_find(map, "text")->at, figure->text, "une date ou une valeur");
    size_t errors = diag_errors(reader->diag);
    if (value && figure->text)
        diag_error(reader->diag, value->at, "a figure has a value or a text, not both");
    else if (!value && !figure->text && figure->confidence != CONFIDENCE_C)
        diag_error(reader->diag, map->at, "'value' is missing here (or 'text')");
    else if (value && (value->kind != YAML_NUMBER || !isfinite(value->number) ||
                          value->number < 0 || value->number > 1e12))
        diag_error(reader->diag, value->at,
            "'%s' is no number from 0 to a million millions; what is no number goes "
            "into 'text'",
            value->text);
    else if (value)
        figure->value = value->number;
    if (diag_errors(reader->diag) != errors)
        spoil(figure);
}

static void read_validity(
    struct reader *reader, const struct yaml *map, struct figure *figure)
{
    figure->valid_from = field_date(reader, map, "valid_from", OPTIONAL);
    figure->valid_to = field_date(reader, map, "valid_to", OPTIONAL);
    if (date_is(figure->valid_to) &&
        date_compare(figure->valid_to, figure->valid_from) < 0)
        diag_error(reader->diag, yaml_find(map, "valid_to")->at,
            "this figure ends before it begins");
}

static void read_figure(
    struct reader *reader, const struct yaml *map, struct figure *figure)
{
    yaml_only(map, FIGURE_KEYS, COUNT(FIGURE_KEYS), reader->diag);
    figure->at = map->at;
    figure->label = field_text(reader, map, "label", NEEDED);
    figure->unit = read_unit(reader, map);
    figure->legal = field_text(reader, map, "legal", OPTIONAL);
    figure->source = field_text(reader, map, "source", NEEDED);
    figure->note = field_text(reader, map, "note", OPTIONAL);
    figure->confidence = read_confidence(reader, map);
    read_value(reader, map, figure);
    read_validity(reader, map, figure);
}

void figures_read(struct reader *reader)
{
    const struct shelf_file *file = shelf_find(reader->shelf, "figures.yaml");
    const struct yaml *top = file ? reader_yaml(reader, file) : NULL;
    if (!file)
        diag_error(reader->diag, (struct place){ .file = reader->shelf->folder },
            "figures.yaml is missing");
    const struct yaml *list = yaml_find(top, "figures");
    reader->unread[NAME_FIGURE] = !list || list->kind != YAML_LIST;
    if (!top)
        return;
    yaml_only(top, FILE_KEYS, COUNT(FILE_KEYS), reader->diag);
    field_date(reader, top, "as_of", NEEDED);
    if (!list || list->kind != YAML_LIST) {
        diag_error(
            reader->diag, top->at, "'figures' is missing here: a list of figures");
        return;
    }
    reader->figures = ARENA_LIST(reader->arena, struct figure, list->count);
    reader->figure_used = ARENA_LIST(reader->arena, bool, list->count);
    size_t count = 0;
    YAML_EACH(map, list) {
        const char *key = field_text(reader, map, "key", NEEDED);
        if (!key || !reader_name(reader, NAME_FIGURE, map->at, key))
            continue;
        reader->figures[count].key = key;
        read_figure(reader, map, &reader->figures[count++]);
    }
    reader->catalog->figures = reader->figures;
    reader->catalog->figure_count = count;
}
