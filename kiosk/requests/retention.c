#include "requests/retention.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/source.h"
#include "base/yaml.h"

enum { KEEP_MIN = 7, KEEP_MAX = 60, KEEP_USUAL = 30, AFTER_EXPORT = 7, DESK_YEARS = 2 };
enum { YEAR_DAYS = 366 };

/* No request can have been made before the year in which this program was written. */
static const struct date program_day = { 2026, 1, 1 };

struct retention retention_usual(void)
{
    return (
        struct retention){ .keep_days = KEEP_USUAL, .after_export_days = AFTER_EXPORT };
}

static bool read_days(const struct yaml *map, const char *key, int least, int most,
    int *days, struct diag *diag)
{
    const struct yaml *value = yaml_find(map, key);
    if (!value)
        return true;
    if (value->kind != YAML_NUMBER ||
        !(value->number >= least && value->number <= most))
        return diag_error(diag, value->at,
            "'%s' must be a number of days from %d to %d", key, least, most);
    *days = (int)value->number;
    return true;
}

static bool read_place(
    const struct yaml *map, enum retention_place *place, struct diag *diag)
{
    const struct yaml *value = yaml_find(map, "place");
    if (!value || text_same(value->text, "terminal"))
        return true;
    if (!text_same(value->text, "desk"))
        return diag_error(diag, value->at,
            "'%s' is no place; expected terminal or desk", value->text);
    *place = RETENTION_DESK;
    return true;
}

static bool read(const struct yaml *map, struct retention *retention, struct diag *diag)
{
    static const char *const known[] = { "place", "days", "after_export" };
    if (map->kind != YAML_MAP)
        return diag_error(
            diag, map->at, "'retention' must be a map such as {days: 30}");
    return yaml_only(map, known, sizeof known / sizeof *known, diag) &&
           read_place(map, &retention->place, diag) &&
           read_days(map, "days", KEEP_MIN, KEEP_MAX, &retention->keep_days, diag) &&
           read_days(map, "after_export", 0, AFTER_EXPORT,
               &retention->after_export_days, diag);
}

bool retention_load(const char *folder, struct retention *retention, struct diag *diag)
{
    struct arena *arena = arena_open(0);
    struct retention set = retention_usual();
    const char *path = file_join(arena, folder, "site.yaml");
    bool good = true;
    if (file_exists(path)) {
        const struct source *source = source_open(arena, path, NULL, diag);
        const struct yaml *site = source ? yaml_read(arena, source, diag) : NULL;
        const struct yaml *map = yaml_find(site, "retention");
        good = site && (!map || read(map, &set, diag));
    }
    *retention = good ? set : retention_usual();
    arena_close(arena);
    return good;
}

static struct date after(struct date day, int days)
{
    return date_of_days(date_days(day) + days);
}

static struct date desk_end(struct date contact)
{
    return date_add(contact, (struct delay){ DESK_YEARS, DATE_YEARS });
}

struct date retention_of_new(const struct retention *retention, struct date day)
{
    if (retention->place == RETENTION_DESK)
        return desk_end(day);
    return after(day, retention->keep_days);
}

struct date retention_of_export(
    const struct retention *retention, struct date erase_day, struct date today)
{
    struct date sooner = after(today, retention->after_export_days);
    if (retention->place == RETENTION_DESK || date_compare(sooner, erase_day) > 0)
        return erase_day;
    return sooner;
}

struct date retention_of_contact(
    const struct retention *retention, struct date erase_day, struct date today)
{
    return retention->place == RETENTION_DESK ? desk_end(today) : erase_day;
}

enum clock_doubt retention_doubt(struct date today, struct date known)
{
    if (date_compare(today, program_day) < 0)
        return CLOCK_BEFORE_PROGRAM;
    if (!date_is(known))
        return CLOCK_RIGHT;
    if (date_compare(today, known) < 0)
        return CLOCK_BEFORE_KNOWN;
    return date_days(today) - date_days(known) > YEAR_DAYS ? CLOCK_AHEAD : CLOCK_RIGHT;
}

struct date retention_trusted(struct date today, struct date known)
{
    if (retention_doubt(today, known) == CLOCK_RIGHT)
        return today;
    return date_is(known) ? known : program_day;
}
