#include "requests/request.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/json.h"
#include "base/language.h"
#include "base/yaml.h"

/* --- the value of a field, whatever its type --- */

static const void *value_of(const struct request *request, const struct field *field)
{
    return (const char *)request + field->offset;
}

static const char *text_value(const struct request *request, const struct field *field)
{
    const char *text;
    memcpy(&text, value_of(request, field), sizeof text);
    return text ? text : "";
}

/* Enums and counts are ints here: gcc and clang give both the same size. */
static_assert(sizeof(enum reply) == sizeof(int), "an enum is as large as an int");

static int int_value(const struct request *request, const struct field *field)
{
    int value;
    memcpy(&value, value_of(request, field), sizeof value);
    return value;
}

static struct date date_value(const struct request *request, const struct field *field)
{
    struct date date;
    memcpy(&date, value_of(request, field), sizeof date);
    return date;
}

static struct moment moment_value(
    const struct request *request, const struct field *field)
{
    struct moment moment;
    memcpy(&moment, value_of(request, field), sizeof moment);
    return moment;
}

static void set(
    struct request *request, const struct field *field, const void *value, size_t size)
{
    memcpy((char *)request + field->offset, value, size);
}

static const struct choice *choice_of(
    const struct request *request, const struct field *field)
{
    size_t value = (size_t)int_value(request, field);
    assert(value < field->choice_count);
    return &field->choices[value];
}

/* --- shown to the team --- */

static const char *show_moment(struct arena *arena, struct moment moment)
{
    if (!date_is(moment.date))
        return "";
    return str_format(arena, "%s %02d:%02d", date_french(arena, moment.date),
        moment.hour, moment.minute);
}

static const char *show_answers(struct arena *arena, const struct request *request)
{
    struct text text = { .arena = arena };
    for (size_t i = 0; i < request->answer_count; i++)
        text_addf(&text, "%s%s : %s", i ? " ; " : "", request->answers[i].question,
            request->answers[i].answer);
    return text_done(&text);
}

static const char *show_text(
    struct arena *arena, const struct request *request, const struct field *field)
{
    const char *text = text_value(request, field);
    if (field->offset == offsetof(struct request, code) && strlen(text) == 6)
        return str_format(arena, "%.3s %s", text, text + 3);
    if (field->offset == offsetof(struct request, language)) {
        const struct language *language = language_find(text);
        return language ? language->french_name : text;
    }
    return text;
}

/* 0612345678 as 06 12 34 56 78, +33612345678 too, other countries as 00 221 771234567:
 * with blanks between digits no spreadsheet takes it for a number, and without a leading +
 * none takes it for a formula (P-53). Whatever is no digit was put there to group them. */
static const char *show_phone(struct arena *arena, const char *phone)
{
    struct text digits = { .arena = arena }, shown = { .arena = arena };
    bool abroad = phone[0] == '+';
    for (const char *at = phone; *at; at++)
        if (*at >= '0' && *at <= '9')
            text_add(&digits, (struct str){ at, 1 });
    struct str rest = { text_done(&digits), digits.size };
    if (abroad && str_starts(rest, "33")) {
        text_add_c(&shown, "0");
        rest = str_sub(rest, 2, rest.size);
    } else if (abroad) {
        return str_format(
            arena, "00 %.3s %s", rest.text, rest.size > 3 ? rest.text + 3 : "");
    }
    for (size_t i = 0; i < rest.size; i++) {
        if (shown.size % 3 == 2)
            text_add_c(&shown, " ");
        text_add(&shown, str_sub(rest, i, i + 1));
    }
    return text_done(&shown);
}

const char *request_shown(
    struct arena *arena, const struct request *request, const struct field *field)
{
    switch (field->kind) {
    case FIELD_TEXT:
        if (field->offset == offsetof(struct request, phone))
            return show_phone(arena, text_value(request, field));
        return show_text(arena, request, field);
    case FIELD_CHOICE: {
        const char *label = choice_of(request, field)->label;
        return *label ? tr(label) : "";
    }
    case FIELD_DATE: {
        struct date date = date_value(request, field);
        return date_is(date) ? date_french(arena, date) : "";
    }
    case FIELD_MOMENT:
        return show_moment(arena, moment_value(request, field));
    case FIELD_NUMBER:
        return str_format(arena, "%d", int_value(request, field));
    case FIELD_ANSWERS:
        return show_answers(arena, request);
    }
    return "";
}

/* --- what may stand in a request --- */

static bool needs_phone(const struct request *request)
{
    return request->reach == BY_PHONE || request->reach == BY_SMS ||
           request->place == MEET_PHONE;
}

void request_prune(struct request *request)
{
    if (!needs_phone(request)) {
        request->phone = request->say_name = NULL;
        request->hours = CALL_ANY;
        request->voice_message = REPLY_NONE;
    }
    if (request->reach != BY_EMAIL)
        request->email = NULL;
    if (request->place != MEET_HOME || request->for_whom == FOR_OTHERS)
        request->address = NULL;
    if (request->place != MEET_OTHER &&
        (request->place != MEET_SLEEP || request->for_whom == FOR_OTHERS))
        request->place_other = NULL;
    if (request->may_partner != REPLY_YES)
        request->partner = NULL;
    if (request->for_whom != FOR_OTHERS)
        request->town = request->introducer = NULL;
    else {
        request->answers = NULL;
        request->answer_count = 0;
    }
}

static bool is_said(const char *text)
{
    return text && *text;
}

bool request_is_complete(const struct request *request)
{
    if (request->may_keep != REPLY_YES)
        return false;
    switch (request->reach) {
    case BY_PHONE:
    case BY_SMS:
        return is_said(request->phone);
    case BY_EMAIL:
        return is_said(request->email);
    case BY_RETURN:
        return true;
    case BY_NONE:
        break;
    }
    return false;
}

/* Days, with "no date" behind all dates. */
static int64_t days_of(struct date date)
{
    return date_is(date) ? date_days(date) : INT64_MAX;
}

static int order(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

int request_compare(const struct request *a, const struct request *b)
{
    int by = order(b->urgency, a->urgency);
    if (!by)
        by = order(days_of(a->deadline), days_of(b->deadline));
    return by ? by : order(days_of(a->created), days_of(b->created));
}

/* --- writing --- */

static const char *cut(struct arena *arena, const char *text, size_t max)
{
    struct str whole = str_of(text);
    size_t bytes = str_bytes(whole, max);
    return bytes < whole.size ? str_copy(arena, str_sub(whole, 0, bytes)) : text;
}

static void write_answers(struct json *json, const struct request *request)
{
    struct arena *arena = json->text.arena;
    size_t count = request->answer_count;
    if (!count)
        return;
    json_begin_list(json, "answers");
    for (size_t i = 0; i < count && i < REQUEST_ANSWERS_MAX; i++) {
        const struct request_answer *one = &request->answers[i];
        json_begin_map(json, NULL);
        json_text(json, "check", cut(arena, one->check, REQUEST_TYPED_MAX));
        json_text(json, "question", cut(arena, one->question, REQUEST_SHOWN_MAX));
        json_text(json, "answer", cut(arena, one->answer, REQUEST_SHOWN_MAX));
        json_end_map(json);
    }
    json_end_list(json);
}

static void write_date(struct json *json, const char *name, struct date date)
{
    if (date_is(date))
        json_text(json, name, date_iso(json->text.arena, date));
}

static void write_moment(struct json *json, const char *name, struct moment moment)
{
    struct arena *arena = json->text.arena;
    if (date_is(moment.date))
        json_text(json, name,
            str_format(arena, "%sT%02d:%02d", date_iso(arena, moment.date), moment.hour,
                moment.minute));
}

/* A field that was not said is left out, so that the text tells no more than was said. */
static void write_field(
    struct json *json, const struct request *request, const struct field *field)
{
    switch (field->kind) {
    case FIELD_TEXT:
        if (*text_value(request, field))
            json_text(json, field->name,
                cut(json->text.arena, text_value(request, field), field->max));
        break;
    case FIELD_CHOICE:
        if (int_value(request, field))
            json_text(json, field->name, choice_of(request, field)->name);
        break;
    case FIELD_DATE:
        write_date(json, field->name, date_value(request, field));
        break;
    case FIELD_MOMENT:
        write_moment(json, field->name, moment_value(request, field));
        break;
    case FIELD_NUMBER:
        if (int_value(request, field))
            json_int(json, field->name, int_value(request, field));
        break;
    case FIELD_ANSWERS:
        write_answers(json, request);
        break;
    }
}

void request_write_fields(
    struct json *json, const struct request *request, unsigned output)
{
    size_t count;
    const struct field *fields = request_fields(&count);
    for (size_t i = 0; i < count; i++)
        if (fields[i].outputs & output)
            write_field(json, request, &fields[i]);
}

struct str request_write(struct arena *arena, const struct request *request,
    const struct request_stamp *stamp)
{
    struct json json = { .text = { .arena = arena } };
    json_begin_map(&json, NULL);
    json_int(&json, "v", stamp->version);
    json_text(&json, "site", stamp->site);
    json_text(&json, "id", stamp->id);
    write_date(&json, "day", stamp->day);
    request_write_fields(&json, request, OUTPUT_SEALED);
    json_end_map(&json);
    return (struct str){ text_done(&json.text), json.text.size };
}

size_t request_bound(const struct request *request)
{
    /* \u0001 is the worst that becomes of a byte; names, quotes and commas around it. */
    enum { AROUND = 64, WORST = 6, HEAD = 256 };
    size_t count, bound = HEAD;
    const struct field *fields = request_fields(&count);
    for (size_t i = 0; i < count; i++) {
        bound += AROUND;
        if (fields[i].kind == FIELD_TEXT)
            bound += WORST * strlen(text_value(request, &fields[i]));
    }
    for (size_t i = 0; i < request->answer_count; i++) {
        const struct request_answer *one = &request->answers[i];
        bound += AROUND + WORST * str_of(one->check).size;
        bound += WORST * (str_of(one->question).size + str_of(one->answer).size);
    }
    return bound;
}

/* --- reading --- */

static bool read_choice(
    struct request *request, const struct field *field, const struct yaml *value)
{
    for (size_t i = 0; i < field->choice_count; i++)
        if (text_same(field->choices[i].name, value->text)) {
            int chosen = (int)i;
            set(request, field, &chosen, sizeof chosen);
            return true;
        }
    return false;
}

static bool read_count(
    struct request *request, const struct field *field, const struct yaml *value)
{
    int count = (int)value->number;
    if (value->kind != YAML_NUMBER || !(value->number >= 0 && value->number <= 1e6))
        return false;
    set(request, field, &count, sizeof count);
    return true;
}

static bool read_date(
    struct request *request, const struct field *field, const struct yaml *value)
{
    struct date date;
    if (!date_read_iso(str_of(value->text), &date))
        return false;
    set(request, field, &date, sizeof date);
    return true;
}

static bool read_moment(
    struct request *request, const struct field *field, const struct yaml *value)
{
    struct moment moment;
    if (!moment_read(str_of(value->text), &moment))
        return false;
    set(request, field, &moment, sizeof moment);
    return true;
}

static bool read_answers(
    struct arena *arena, struct request *request, const struct yaml *list)
{
    if (list->kind != YAML_LIST)
        return false;
    struct request_answer *answers =
        ARENA_LIST(arena, struct request_answer, list->count);
    YAML_EACH(one, list) {
        struct request_answer *answer = &answers[request->answer_count++];
        answer->check = yaml_text(one, "check");
        answer->question = yaml_text(one, "question");
        answer->answer = yaml_text(one, "answer");
    }
    request->answers = answers;
    return true;
}

/* False for a value that this version does not know: it is passed over like a field that
 * it does not know. */
static bool read_field(struct arena *arena, struct request *request,
    const struct field *field, const struct yaml *value)
{
    switch (field->kind) {
    case FIELD_TEXT:
        set(request, field, &value->text, sizeof value->text);
        return value->kind == YAML_TEXT;
    case FIELD_CHOICE:
        return read_choice(request, field, value);
    case FIELD_DATE:
        return read_date(request, field, value);
    case FIELD_MOMENT:
        return read_moment(request, field, value);
    case FIELD_NUMBER:
        return read_count(request, field, value);
    case FIELD_ANSWERS:
        return read_answers(arena, request, value);
    }
    return false;
}

static bool is_stamp(const char *key)
{
    static const char *const keys[] = { "v", "site", "id", "day" };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (text_same(keys[i], key))
            return true;
    return false;
}

static bool read_stamp(
    const struct yaml *map, struct request_stamp *stamp, struct diag *diag)
{
    const struct yaml *version = yaml_find(map, "v");
    const char *day = yaml_text(map, "day");
    stamp->site = yaml_text(map, "site");
    stamp->id = yaml_text(map, "id");
    if (map->kind != YAML_MAP || !version || version->kind != YAML_NUMBER ||
        !(version->number >= 1 && version->number <= 1e6))
        return diag_error(diag, map->at, "is no request: expected a map with \"v\"");
    stamp->version = (int)version->number;
    if (!stamp->site || !stamp->id || !day || !date_read_iso(str_of(day), &stamp->day))
        return diag_error(diag, map->at, "lacks \"site\", \"id\" or \"day\"");
    return true;
}

bool request_read(struct arena *arena, struct str text, struct request *request,
    struct request_stamp *stamp, size_t *unknown, struct diag *diag)
{
    struct request read = { 0 };
    struct request_stamp read_as = { 0 };
    size_t passed = 0;
    const struct source *source = source_of(arena, "request", text, diag);
    const struct yaml *map = source ? yaml_read(arena, source, diag) : NULL;
    if (!map || !read_stamp(map, &read_as, diag))
        return false;
    YAML_EACH(value, map) {
        const struct field *field = request_field(value->key);
        if (field ? !read_field(arena, &read, field, value) : !is_stamp(value->key))
            passed++;
    }
    *request = read;
    *stamp = read_as;
    if (unknown)
        *unknown = passed;
    return true;
}

static const char *copy_text(struct arena *arena, const char *text)
{
    return text ? str_dup(arena, text) : NULL;
}

struct request request_copy(struct arena *arena, const struct request *request)
{
    struct request copy = *request;
    size_t count, answers = request->answer_count;
    const struct field *fields = request_fields(&count);
    for (size_t i = 0; i < count; i++)
        if (fields[i].kind == FIELD_TEXT && *text_value(request, &fields[i])) {
            const char *text = str_dup(arena, text_value(request, &fields[i]));
            set(&copy, &fields[i], &text, sizeof text);
        }
    struct request_answer *list = ARENA_LIST(arena, struct request_answer, answers);
    for (size_t i = 0; i < answers; i++) {
        list[i].check = copy_text(arena, request->answers[i].check);
        list[i].question = copy_text(arena, request->answers[i].question);
        list[i].answer = copy_text(arena, request->answers[i].answer);
    }
    copy.answers = answers ? list : NULL;
    return copy;
}
