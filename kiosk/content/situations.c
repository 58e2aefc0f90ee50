#include "content/reader.h"

#include "base/arena.h"

/* The eight of the home screen, in this order: their ids are outside contracts
 * (home.situation.<id>). */
static const char *const IDS[] = { "rent", "paper", "search", "danger", "night",
    "refused", "owner", "violence" };
static const char *const KEYS[] = { "id", "phrase", "icon", "lead", "papers", "danger",
    "phones", "sheets", "checks" };

#define COUNT(list) (sizeof(list) / sizeof *(list))

static void check_id(struct reader *reader, const struct yaml *map, size_t index)
{
    int id = field_word(reader, map, "id", IDS, COUNT(IDS), NEEDED);
    if (id >= 0 && (size_t)id != index && index < COUNT(IDS))
        diag_error(reader->diag, yaml_find(map, "id")->at,
            "situation '%s' stands where '%s' is expected: the order is that of the home "
            "screen",
            IDS[id], IDS[index]);
}

static void read_situation(
    struct reader *reader, const struct yaml *map, struct home_situation *situation)
{
    yaml_only(map, KEYS, COUNT(KEYS), reader->diag);
    situation->at = map->at;
    situation->id = field_text(reader, map, "id", OPTIONAL);
    situation->phrase = field_prose(reader, map, "phrase", NEEDED);
    situation->icon = field_text(reader, map, "icon", NEEDED);
    field_name(reader, map, "icon", NAME_PICTURE, OPTIONAL);
    situation->lead = field_prose(reader, map, "lead", NEEDED);
    situation->papers = field_bool(reader, map, "papers");
    situation->danger = field_bool(reader, map, "danger");
    situation->phones = reader_phones(reader,
        field_names(reader, map, "phones", NAME_PHONE), &situation->phone_count);
    situation->sheets = reader_sheets(reader,
        field_names(reader, map, "sheets", NAME_SHEET), &situation->sheet_count);
    situation->checks = reader_checks(reader,
        field_names(reader, map, "checks", NAME_CHECK), &situation->check_count);
    if (!situation->sheet_count)
        diag_error(reader->diag, map->at, "this situation has no sheet");
}

void situations_read(struct reader *reader)
{
    const struct shelf_file *file = shelf_find(reader->shelf, "situations.yaml");
    const struct yaml *list = file ? reader_yaml(reader, file) : NULL;
    if (!file)
        diag_error(reader->diag, (struct place){ .file = reader->shelf->folder },
            "situations.yaml is missing");
    if (!list)
        return;
    if (list->kind != YAML_LIST || list->count != COUNT(IDS))
        diag_error(reader->diag, list->at,
            "expected a list of %zu situations, from '%s' "
            "to '%s'",
            COUNT(IDS), IDS[0], IDS[COUNT(IDS) - 1]);
    struct home_situation *situations =
        ARENA_LIST(reader->arena, struct home_situation, list->count);
    size_t count = 0;
    YAML_EACH(map, list) {
        check_id(reader, map, count);
        read_situation(reader, map, &situations[count++]);
    }
    reader->catalog->situations = situations;
    reader->catalog->situation_count = count;
}
