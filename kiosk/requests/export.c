#include "requests/export.h"

#include <assert.h>
#include <errno.h>
#include <string.h>

#include "base/arena.h"
#include "base/array.h"
#include "base/file.h"
#include "base/json.h"
#include "base/language.h"
#include "base/yaml.h"
#include "requests/cipher.h"

enum { VERSION = 1, KEEP_DAYS = 30, SEALED_FILE_BYTES = 256 * 1024 * 1024 };

static const struct {
    const char *name, *ending;
} formats[] = {
    [EXPORT_CSV] = { "csv", "csv" },
    [EXPORT_JSON] = { "json", "json" },
    [EXPORT_SEALED] = { "sealed", "jsonl" },
};

static_assert(sizeof formats / sizeof *formats == EXPORT_COUNT, "a format is missing");

bool export_read_format(const char *name, enum export_format *format)
{
    for (size_t i = 0; i < EXPORT_COUNT; i++)
        if (text_same(formats[i].name, name)) {
            *format = (enum export_format)i;
            return true;
        }
    return false;
}

const char *export_file_name(
    struct arena *arena, enum export_format format, struct date today)
{
    struct date end = date_of_days(date_days(today) + KEEP_DAYS);
    return str_format(arena, "demandes-%s-a-effacer-le-%s.%s", date_iso(arena, today),
        date_iso(arena, end), formats[format].ending);
}

/* --- CSV --- */

/* Spreadsheets take these for the start of a formula, the wide forms of East Asian
 * keyboards too. */
static bool starts_formula(uint32_t first)
{
    static const uint32_t starts[] = { '=', '+', '-', '@', 0xFF1D, 0xFF0B, 0xFF0D,
        0xFF20, 0x2212 };
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (first == starts[i])
            return true;
    return false;
}

static bool is_control(uint32_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 ||
           code == 0x2029 || code == 0xFEFF;
}

/* Starts of formulas may hide behind blanks and control characters, which some programs
 * skip: all these go. */
static struct str without_start(struct str text)
{
    for (;;) {
        struct str rest = text;
        uint32_t code = str_next(&rest);
        if (!text.size || !(code == ' ' || code == 0xA0 || is_control(code)))
            return text;
        text = rest;
    }
}

static void add_cell(struct text *csv, const char *value)
{
    struct str rest = without_start(str_of(value)), peek = rest;
    if (csv->size && csv->bytes[csv->size - 1] != '\n')
        text_add_c(csv, ";");
    text_add_c(csv, "\"");
    if (rest.size && starts_formula(str_next(&peek)))
        text_add_c(csv, "'");
    while (rest.size) {
        uint32_t code = str_next(&rest);
        if (code == '"')
            text_add_c(csv, "\"\"");
        else if (code == STR_BAD)
            text_add_code(csv, 0xFFFD);
        else
            text_add_code(csv, is_control(code) ? ' ' : code);
    }
    text_add_c(csv, "\"");
}

static void add_headings(struct text *csv)
{
    size_t count;
    const struct field *fields = request_fields(&count);
    for (size_t i = 0; i < count; i++)
        if (fields[i].outputs & OUTPUT_TABLE)
            add_cell(csv, tr(fields[i].heading));
    add_cell(csv, tr("État"));
    add_cell(csv, tr("À effacer le"));
    text_add_c(csv, "\r\n");
}

static void add_line(struct text *csv, const struct inbox_item *item)
{
    size_t count;
    const struct field *fields = request_fields(&count);
    for (size_t i = 0; i < count; i++)
        if (fields[i].outputs & OUTPUT_TABLE)
            add_cell(csv, request_shown(csv->arena, &item->request, &fields[i]));
    add_cell(csv, state_label(item->state));
    add_cell(csv, date_french(csv->arena, item->erase_day));
    text_add_c(csv, "\r\n");
}

struct str export_csv(struct arena *arena, const struct inbox *inbox)
{
    struct text csv = { .arena = arena };
    /* The mark must not count as a cell before the first one. */
    add_headings(&csv);
    for (size_t i = 0; i < inbox->count; i++)
        add_line(&csv, &inbox->items[i]);
    struct text whole = { .arena = arena };
    text_add_c(&whole, "\xEF\xBB\xBF");
    text_add(&whole, (struct str){ csv.bytes, csv.size });
    return (struct str){ whole.bytes, whole.size };
}

/* --- JSON --- */

struct str export_json(struct arena *arena, const struct inbox *inbox)
{
    struct json json = { .text = { .arena = arena } };
    json_begin_list(&json, NULL);
    for (size_t i = 0; i < inbox->count; i++) {
        const struct inbox_item *item = &inbox->items[i];
        text_add_c(&json.text, i ? "" : "\n");
        json_begin_map(&json, NULL);
        json_text(&json, "state", state_name(item->state));
        json_text(&json, "erase_day", date_iso(arena, item->erase_day));
        request_write_fields(&json, &item->request, OUTPUT_RECORD);
        json_end_map(&json);
        text_add_c(&json.text, "\n");
    }
    json_end_list(&json);
    text_add_c(&json.text, "\n");
    return (struct str){ json.text.bytes, json.text.size };
}

/* --- sealed rows --- */

static void add_row(struct text *lines, const struct store_row *row)
{
    struct arena *scratch = arena_open(0);
    struct json json = { .text = { .arena = scratch } };
    bool whole = row->state != STATE_WITHDRAWN;
    json_begin_map(&json, NULL);
    json_text(&json, "id", row->id);
    if (whole)
        json_text(&json, "day", date_iso(scratch, row->day));
    json_text(&json, "erase_day", date_iso(scratch, row->erase_day));
    json_text(&json, "state", state_name(row->state));
    if (whole) {
        json_int(&json, "v", row->version);
        json_text(&json, "sealed", cipher_base64(scratch, row->sealed));
    }
    json_end_map(&json);
    text_add_c(lines, text_done(&json.text));
    text_add_c(lines, "\n");
    arena_close(scratch);
}

static struct str sealed_lines(struct arena *arena, const struct store *store,
    const struct store_rows *rows, const struct store_rows *gone)
{
    struct text lines = { .arena = arena };
    text_addf(&lines, "{\"seuil\":\"sealed\",\"v\":%d,\"site\":\"%s\"}\n", VERSION,
        store_site(store)->id.text);
    for (size_t i = 0; i < rows->count; i++)
        add_row(&lines, &rows->items[i]);
    for (size_t i = 0; i < gone->count; i++)
        add_row(&lines, &gone->items[i]);
    return (struct str){ lines.bytes, lines.size };
}

/* --- writing the file --- */

static enum storage write_file(const char *path, struct str bytes)
{
    if (file_write(path, bytes, 0600))
        return STORAGE_DONE;
    if (errno == ENOSPC)
        return STORAGE_FULL;
    return errno == ENOENT || errno == ENOTDIR ? STORAGE_MISSING : STORAGE_DENIED;
}

static enum storage confirm(
    const struct export_order *order, const char *const *ids, size_t count)
{
    if (!order->confirmed)
        return STORAGE_DONE;
    return store_exported(order->store, ids, count, order->today);
}

static enum storage write_sealed(
    const struct export_order *order, struct arena *arena, struct export_report *report)
{
    struct store_rows rows = { 0 }, gone = { 0 };
    struct store_filter filter = order->filter;
    if (filter.by_state && filter.state == STATE_FROZEN)
        return STORAGE_FROZEN;
    enum storage result = store_read(order->store, arena, &filter, &rows);
    if (result == STORAGE_DONE)
        result = store_gone(order->store, arena, &gone);
    if (result == STORAGE_DONE)
        result =
            write_file(order->path, sealed_lines(arena, order->store, &rows, &gone));
    if (result != STORAGE_DONE)
        return result;
    const char **ids = ARENA_LIST(arena, const char *, rows.count);
    for (size_t i = 0; i < rows.count; i++)
        ids[i] = rows.items[i].id;
    report->count = rows.count;
    return confirm(order, ids, rows.count);
}

static enum storage write_readable(
    const struct export_order *order, struct arena *arena, struct export_report *report)
{
    struct inbox *inbox = NULL;
    if (order->filter.by_state && order->filter.state == STATE_FROZEN)
        return STORAGE_FROZEN;
    enum storage result =
        inbox_open(order->store, order->opener, &order->filter, &inbox);
    if (result != STORAGE_DONE)
        return result;
    bool csv = order->format == EXPORT_CSV;
    struct str bytes = csv ? export_csv(arena, inbox) : export_json(arena, inbox);
    result = write_file(order->path, bytes);
    const char **ids = ARENA_LIST(arena, const char *, inbox->count);
    for (size_t i = 0; i < inbox->count; i++)
        ids[i] = inbox->items[i].id;
    report->count = inbox->count;
    report->refused = inbox->refusal_count;
    if (result == STORAGE_DONE)
        result = confirm(order, ids, inbox->count);
    inbox_close(inbox);
    return result;
}

enum storage export_write(
    const struct export_order *order, struct export_report *report)
{
    /* Wiped when closed; it grows with the number of requests, so it cannot be locked. */
    struct arena *arena = arena_open(0);
    *report = (struct export_report){ 0 };
    assert(order->opener || order->format == EXPORT_SEALED);
    enum storage result = order->format == EXPORT_SEALED
                              ? write_sealed(order, arena, report)
                              : write_readable(order, arena, report);
    arena_close(arena);
    return result;
}

/* --- taking a sealed export in --- */

static bool read_date(const struct yaml *map, const char *key, struct date *date)
{
    const char *text = yaml_text(map, key);
    return text && date_read_iso(str_of(text), date);
}

static bool read_row(struct arena *arena, const struct yaml *map, struct store_row *row,
    struct diag *diag)
{
    const struct yaml *version = yaml_find(map, "v");
    const char *sealed = yaml_text(map, "sealed"), *state = yaml_text(map, "state");
    row->id = yaml_text(map, "id");
    if (!row->id || !id_is(str_of(row->id)))
        return diag_error(diag, map->at, "expected a row with an \"id\" (UUIDv4)");
    if (!state || !state_read(state, &row->state) || row->state == STATE_FROZEN)
        return diag_error(
            diag, map->at, "'%s' is no state of a row", state ? state : "");
    if (!read_date(map, "erase_day", &row->erase_day))
        return diag_error(diag, map->at, "expected \"erase_day\", as 2026-11-21");
    if (row->state == STATE_WITHDRAWN)
        return true;
    if (!version || version->kind != YAML_NUMBER ||
        !(version->number >= 1 && version->number <= 1e6))
        return diag_error(diag, map->at, "expected the version \"v\"");
    row->version = (int)version->number;
    if (!read_date(map, "day", &row->day))
        return diag_error(diag, map->at, "expected \"day\", as 2026-11-21");
    if (!sealed || !cipher_read_base64(arena, sealed, &row->sealed))
        return diag_error(diag, map->at, "expected \"sealed\", a box in base64");
    return true;
}

/* One line as a tree; places are those of the file. */
static const struct yaml *read_line(struct arena *arena, const char *path, int number,
    struct str line, struct diag *diag)
{
    struct diag *found = diag_open();
    const struct source *source = source_of(arena, path, line, found);
    const struct yaml *map = source ? yaml_read(arena, source, found) : NULL;
    struct place at = { path, number, 1 };
    if (!map || map->kind != YAML_MAP) {
        diag_error(diag, at, "is no line of a sealed export");
        map = NULL;
    }
    diag_close(found);
    return map;
}

struct intake {
    const char *path, *site;
    struct {
        ARRAY(struct store_row)
    } rows;
};

static bool read_head(const struct yaml *head, struct intake *intake, struct diag *diag)
{
    struct place at = { intake->path, 1, 1 };
    const struct yaml *version = yaml_find(head, "v");
    if (!text_same(yaml_text(head, "seuil"), "sealed") || !version)
        return diag_error(diag, at, "is no sealed export of Seuil");
    if (!(version->number >= 1 && version->number <= VERSION))
        return diag_error(diag, at, "was written by a later version of Seuil");
    intake->site = yaml_text(head, "site");
    return true;
}

static bool read_lines(
    struct arena *arena, struct str rest, struct intake *intake, struct diag *diag)
{
    struct str line;
    for (int number = 1; str_cut(&rest, '\n', &line); number++) {
        if (!str_trim(line).size)
            continue;
        const struct yaml *map = read_line(arena, intake->path, number, line, diag);
        if (!map)
            return false;
        if (number == 1) {
            if (!read_head(map, intake, diag))
                return false;
            continue;
        }
        struct yaml placed = *map;
        placed.at = (struct place){ intake->path, number, map->at.column };
        struct store_row *row = ARRAY_ADD(arena, &intake->rows);
        if (!read_row(arena, &placed, row, diag))
            return false;
    }
    if (intake->site)
        return true;
    return diag_error(diag, (struct place){ .file = intake->path },
        "is empty, or names no site in its first line");
}

enum storage export_take_in(struct store *store, const char *path, struct date today,
    size_t *added, struct diag *diag)
{
    struct arena *arena = arena_open(0);
    struct intake intake = { .path = path };
    struct str text;
    enum storage result = STORAGE_DONE;
    if (!file_read(arena, path, SEALED_FILE_BYTES, &text))
        result = errno == ENOENT ? STORAGE_MISSING : STORAGE_DENIED;
    else if (!read_lines(arena, text, &intake, diag))
        result = STORAGE_DAMAGED;
    else if (!text_same(intake.site, store_site(store)->id.text))
        result = STORAGE_OTHER_SITE;
    struct store_rows rows = { intake.rows.items, intake.rows.count };
    if (result == STORAGE_DONE)
        result = store_take_in(store, &rows, today, added);
    arena_close(arena);
    return result;
}
