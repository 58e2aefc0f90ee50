#include "content/site.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/language.h"
#include "content/directory.h"
#include "content/hours.h"
#include "content/reader.h"

static const char *const KEYS[] = { "id", "association", "place", "phone", "address",
    "department", "overseas", "large_agglomeration", "email_allowed", "panel_width_mm",
    "call_within_days", "idle_seconds", "languages", "openings", "demonstration" };
static const char *const OPENING_KEYS[] = { "day", "from", "to" };

/* As they are written in the file, and said. */
static const char *const DAYS[] = { tr_later("lundi"), tr_later("mardi"),
    tr_later("mercredi"), tr_later("jeudi"), tr_later("vendredi"), tr_later("samedi"),
    tr_later("dimanche") };

#define COUNT(list) (sizeof(list) / sizeof *(list))

/* --- reading --- */

/* "09:00", as minutes of the day; -1 with a complaint. */
static int read_time(struct reader *reader, const struct yaml *map, const char *key)
{
    const char *text = field_text(reader, map, key, NEEDED);
    if (!text)
        return -1;
    struct moment moment;
    const char *whole = str_format(reader->arena, "2000-01-01T%s", text);
    if (moment_read(str_of(whole), &moment) && strlen(text) == 5)
        return moment.hour * 60 + moment.minute;
    diag_error(reader->diag, yaml_find(map, key)->at,
        "'%s' is no time such as \"09:00\"", text);
    return -1;
}

static int compare_openings(const void *left, const void *right)
{
    const struct opening *a = left, *b = right;
    int days = a->weekday - b->weekday;
    return days ? days : a->from_minute - b->from_minute;
}

static void read_openings(
    struct reader *reader, const struct yaml *top, struct site *site)
{
    const struct yaml *list = yaml_find(top, "openings");
    size_t room = list ? list->count : 0;
    struct opening *openings = ARENA_LIST(reader->arena, struct opening, room);
    YAML_EACH(map, list) {
        yaml_only(map, OPENING_KEYS, COUNT(OPENING_KEYS), reader->diag);
        struct opening one = {
            .weekday = field_word(reader, map, "day", DAYS, COUNT(DAYS), NEEDED),
            .from_minute = read_time(reader, map, "from"),
            .to_minute = read_time(reader, map, "to"),
        };
        if (one.from_minute >= 0 && one.to_minute >= 0 &&
            one.from_minute >= one.to_minute)
            diag_error(reader->diag, map->at, "this opening ends before it begins");
        openings[site->opening_count++] = one;
    }
    if (site->opening_count)
        qsort(openings, site->opening_count, sizeof *openings, compare_openings);
    site->openings = openings;
}

static void read_languages(
    struct reader *reader, const struct yaml *top, struct site *site)
{
    size_t known, count = 0;
    const struct language *all = language_list(&known);
    const char **codes = ARENA_LIST(reader->arena, const char *, known);
    for (size_t i = 0; i < known; i++)
        codes[i] = all[i].code;
    const struct yaml *list = yaml_find(top, "languages");
    YAML_EACH(item, list) {
        const struct language *language = language_find(item->text);
        const char *nearest = str_nearest(item->text, codes, known);
        if (!language)
            diag_error(reader->diag, item->at,
                "unknown language '%s'; did you mean '%s'?", item->text,
                nearest ? nearest : codes[0]);
        else if (count + 1 < COUNT(site->languages))
            site->languages[count++] = language->code;
    }
    if (!count)
        site->languages[0] = codes[0];
    else if (!text_same(site->languages[0], codes[0]))
        diag_error(reader->diag, list->at, "the first language is '%s'", codes[0]);
}

static const char *read_phone(struct reader *reader, const struct yaml *top)
{
    const char *phone = field_text(reader, top, "phone", OPTIONAL);
    if (phone && !phone_is_number(phone))
        diag_error(reader->diag, yaml_find(top, "phone")->at,
            "'%s' is no French phone number; write digits only, between quotes", phone);
    return phone;
}

static const char *read_department(struct reader *reader, const struct yaml *top)
{
    const char *text = field_text(reader, top, "department", NEEDED);
    if (text && !department_is(text))
        diag_error(reader->diag, yaml_find(top, "department")->at,
            "'%s' is no department such as \"94\"", text);
    return text;
}

static bool is_short_id(const char *id)
{
    return strlen(id) <= 24 &&
           strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(id);
}

static void read_all(struct reader *reader, const struct yaml *top, struct site *site)
{
    yaml_only(top, KEYS, COUNT(KEYS), reader->diag);
    site->id = field_text(reader, top, "id", NEEDED);
    if (site->id && !is_short_id(site->id))
        diag_error(reader->diag, yaml_find(top, "id")->at,
            "an id has 24 small letters, digits and '-' at most");
    site->association = field_text(reader, top, "association", NEEDED);
    site->place = field_text(reader, top, "place", NEEDED);
    site->phone = read_phone(reader, top);
    site->address = field_text(reader, top, "address", NEEDED);
    site->department = read_department(reader, top);
    site->overseas = field_bool(reader, top, "overseas");
    site->large_agglomeration = field_bool(reader, top, "large_agglomeration");
    site->email_allowed = field_bool(reader, top, "email_allowed");
    site->demonstration = field_bool(reader, top, "demonstration");
    site->panel_width_mm = field_int(reader, top, "panel_width_mm", 100, 3000, 476);
    site->call_within_days = field_int(reader, top, "call_within_days", 1, 10, 2);
    site->idle_seconds = field_int(reader, top, "idle_seconds", 60, 600, 120);
    read_languages(reader, top, site);
    read_openings(reader, top, site);
}

const struct site *site_read(struct arena *arena, const char *path, struct diag *diag)
{
    struct reader reader = { .arena = arena, .diag = diag };
    struct site *site = ARENA_NEW(arena, struct site);
    size_t errors = diag_errors(diag);
    reader.source = source_open(arena, path, NULL, diag);
    const struct yaml *top =
        reader.source ? yaml_read(arena, reader.source, diag) : NULL;
    if (top && top->kind == YAML_MAP)
        read_all(&reader, top, site);
    else if (top)
        diag_error(
            diag, top->at, "expected the settings of a site, such as 'id: demo-01'");
    return diag_errors(diag) == errors ? site : NULL;
}

/* --- the next opening --- */

/* All openings of `weekday` that end after `minute`, or NULL when there is none. */
static const char *say_day(
    const struct site *site, struct arena *arena, int weekday, int minute)
{
    const char *times = NULL;
    for (size_t i = 0; i < site->opening_count; i++) {
        const struct opening *one = &site->openings[i];
        if (one->weekday != weekday || one->to_minute <= minute)
            continue;
        const char *said = hours_say_span(
            arena, (struct hours_span){ one->from_minute, one->to_minute });
        times = times ? TR_FILL(arena, tr("{times} et {time}"), { "times", times },
                            { "time", said })
                      : said;
    }
    return times ? TR_FILL(arena, tr("{day} {times}"), { "day", tr(DAYS[weekday]) },
                       { "times", times })
                 : NULL;
}

const char *site_next_opening(
    const struct site *site, struct arena *arena, struct moment now)
{
    int today = date_weekday(now.date);
    for (int ahead = 0; ahead <= 7; ahead++) {
        /* In a week the hour of now does not matter: all of the day is ahead. */
        int minute = ahead ? -1 : now.hour * 60 + now.minute;
        struct date date = date_of_days(date_days(now.date) + ahead);
        const char *said =
            date_is_holiday(date)
                ? NULL
                : say_day(site, arena, (today + ahead) % (int)COUNT(DAYS), minute);
        if (said)
            return said;
    }
    return "";
}
