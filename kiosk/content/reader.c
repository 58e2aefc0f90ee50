#include "content/reader.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"

static const char *const KIND_WORDS[] = {
    [NAME_FIGURE] = "figure",
    [NAME_PHONE] = "phone number",
    [NAME_PICTURE] = "picture",
    [NAME_PAPER] = "paper",
    [NAME_SHEET] = "sheet",
    [NAME_CHECK] = "check",
};
static_assert(sizeof KIND_WORDS / sizeof *KIND_WORDS == NAME_KINDS, "a word each");

const struct yaml *reader_yaml(struct reader *reader, const struct shelf_file *file)
{
    reader->source = source_of(reader->arena, file->label, file->bytes, reader->diag);
    return reader->source ? yaml_read(reader->arena, reader->source, reader->diag)
                          : NULL;
}

bool reader_name(
    struct reader *reader, enum name_kind kind, struct place at, const char *name)
{
    if (names_add(reader->arena, &reader->names[kind], name) != NAMES_NONE)
        return true;
    return diag_error(
        reader->diag, at, "there are two %ss '%s'", KIND_WORDS[kind], name);
}

int reader_find(
    struct reader *reader, enum name_kind kind, struct place at, const char *name)
{
    int index = names_find(&reader->names[kind], str_of(name));
    if (index != NAMES_NONE || reader->unread[kind])
        return index;
    const char *nearest = names_nearest(&reader->names[kind], name);
    if (nearest)
        diag_error(reader->diag, at, "unknown %s '%s'; did you mean '%s'?",
            KIND_WORDS[kind], name, nearest);
    else
        diag_error(reader->diag, at, "unknown %s '%s'", KIND_WORDS[kind], name);
    return NAMES_NONE;
}

const char *reader_message(
    struct reader *reader, struct place at, const char *text, const char *hint)
{
    if (*text && names_add(reader->arena, &reader->texts, text) != NAMES_NONE)
        *ARRAY_ADD(reader->arena, &reader->messages) =
            (struct message){ .french = text, .at = at, .hint = hint };
    return text;
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

const char *text_folded(struct arena *arena, const char *text)
{
    struct str rest = str_trim(str_of(text));
    char *folded = arena_take(arena, rest.size + 1);
    size_t size = 0;
    for (size_t i = 0; i < rest.size; i++)
        if (!is_blank(rest.text[i]))
            folded[size++] = rest.text[i];
        else if (!is_blank(rest.text[i - 1])) /* the first is no blank */
            folded[size++] = ' ';
    return folded;
}

size_t reader_offset(const struct reader *reader, struct place at)
{
    const struct source *source = reader->source;
    if (at.line < 1 || (size_t)at.line > source->line_count)
        return 0;
    size_t line = source->lines[at.line - 1];
    struct str rest = str_sub(source->text, line, source->text.size);
    return line + str_bytes(rest, (size_t)at.column - 1);
}

/* Where in the file the same byte comes for the same time. */
struct place reader_place(
    const struct reader *reader, size_t start, const char *text, const char *at)
{
    const struct source *source = reader->source;
    size_t times = 0;
    for (const char *byte = text; byte <= at; byte++)
        times += *byte == *at;
    for (size_t offset = start; offset < source->text.size; offset++)
        if (source->text.text[offset] == *at && !--times)
            return source_place(source, offset);
    return source_place(source, start);
}

/* --- fields --- */

static bool is_there(const struct yaml *node)
{
    return node && node->kind != YAML_NULL;
}

static const struct yaml *field(
    struct reader *reader, const struct yaml *map, const char *key, enum need need)
{
    const struct yaml *node = yaml_find(map, key);
    if (need == NEEDED && !is_there(node))
        diag_error(reader->diag, map->at, "'%s' is missing here", key);
    return is_there(node) ? node : NULL;
}

/* A scalar that is not empty. */
static const char *scalar(struct reader *reader, const struct yaml *node)
{
    if (node->kind == YAML_LIST || node->kind == YAML_MAP) {
        diag_error(reader->diag, node->at, "expected a text");
        return NULL;
    }
    const char *text = text_folded(reader->arena, node->text);
    if (!*text)
        diag_error(reader->diag, node->at, "this text is empty");
    return *text ? text : NULL;
}

const char *field_text(
    struct reader *reader, const struct yaml *map, const char *key, enum need need)
{
    const struct yaml *node = field(reader, map, key, need);
    return node ? scalar(reader, node) : NULL;
}

static const char *prose_of(struct reader *reader, const struct yaml *node)
{
    const char *text = scalar(reader, node);
    return text ? prose_read(reader, reader_offset(reader, node->at), text, NULL)
                : NULL;
}

const char *field_prose(
    struct reader *reader, const struct yaml *map, const char *key, enum need need)
{
    const struct yaml *node = field(reader, map, key, need);
    return node ? prose_of(reader, node) : NULL;
}

bool field_bool(struct reader *reader, const struct yaml *map, const char *key)
{
    const struct yaml *node = field(reader, map, key, OPTIONAL);
    if (node && node->kind != YAML_BOOL)
        diag_error(
            reader->diag, node->at, "'%s' is true or false, not '%s'", key, node->text);
    return node && node->kind == YAML_BOOL && node->yes;
}

int field_int(struct reader *reader, const struct yaml *map, const char *key, int low,
    int high, int absent)
{
    const struct yaml *node = field(reader, map, key, OPTIONAL);
    if (!node)
        return absent;
    if (node->kind == YAML_NUMBER && node->number >= low && node->number <= high &&
        node->number == (double)(int)node->number)
        return (int)node->number;
    diag_error(reader->diag, node->at, "'%s' is no whole number from %d to %d",
        node->text, low, high);
    return absent;
}

struct date field_date(
    struct reader *reader, const struct yaml *map, const char *key, enum need need)
{
    struct date date = { 0 };
    const struct yaml *node = field(reader, map, key, need);
    if (node && !date_read_iso(str_of(node->text), &date))
        diag_error(
            reader->diag, node->at, "'%s' is no date such as 2026-11-21", node->text);
    return date;
}

static const char *one_of(struct arena *arena, const char *const *words, size_t count)
{
    struct text list = { .arena = arena };
    for (size_t i = 0; i < count; i++)
        text_addf(&list, "%s'%s'", i ? i + 1 < count ? ", " : " or " : "", words[i]);
    return text_done(&list);
}

int field_word(struct reader *reader, const struct yaml *map, const char *key,
    const char *const *words, size_t count, enum need need)
{
    const struct yaml *node = field(reader, map, key, need);
    const char *text = node ? scalar(reader, node) : NULL;
    for (size_t i = 0; text && i < count; i++)
        if (text_same(words[i], text))
            return (int)i;
    if (!text)
        return -1;
    const char *nearest = str_nearest(text, words, count);
    if (nearest)
        diag_error(reader->diag, node->at, "'%s' is no %s; did you mean '%s'?", text,
            key, nearest);
    else
        diag_error(reader->diag, node->at, "'%s' is no %s; expected %s", text, key,
            one_of(reader->arena, words, count));
    return -1;
}

int field_name(struct reader *reader, const struct yaml *map, const char *key,
    enum name_kind kind, enum need need)
{
    const struct yaml *node = field(reader, map, key, need);
    const char *name = node ? scalar(reader, node) : NULL;
    return name ? reader_find(reader, kind, node->at, name) : NAMES_NONE;
}

static const struct yaml *list_field(
    struct reader *reader, const struct yaml *map, const char *key)
{
    const struct yaml *node = field(reader, map, key, OPTIONAL);
    if (!node || node->kind == YAML_LIST)
        return node;
    diag_error(reader->diag, node->at, "'%s' is a list such as [a, b]", key);
    return NULL;
}

static bool holds(struct indexes list, int index)
{
    for (size_t i = 0; i < list.count; i++)
        if (list.items[i] == index)
            return true;
    return false;
}

struct indexes field_names(
    struct reader *reader, const struct yaml *map, const char *key, enum name_kind kind)
{
    struct indexes found = { 0 };
    const struct yaml *list = list_field(reader, map, key);
    YAML_EACH(item, list) {
        const char *name = scalar(reader, item);
        int index = name ? reader_find(reader, kind, item->at, name) : NAMES_NONE;
        if (index == NAMES_NONE)
            continue;
        if (holds(found, index))
            diag_error(reader->diag, item->at, "'%s' stands here twice", name);
        else
            *ARRAY_ADD(reader->arena, &found) = index;
    }
    return found;
}

const char *const *field_list(struct reader *reader, const struct yaml *map,
    const char *key, bool prose, size_t *count)
{
    struct {
        ARRAY(const char *)
    } texts = { 0 };
    const struct yaml *list = list_field(reader, map, key);
    YAML_EACH(item, list) {
        const char *text = prose ? prose_of(reader, item) : scalar(reader, item);
        if (text)
            *ARRAY_ADD(reader->arena, &texts) = text;
    }
    *count = texts.count;
    return texts.items;
}

const struct sheet *const *reader_sheets(
    struct reader *reader, struct indexes list, size_t *count)
{
    const struct sheet **sheets =
        ARENA_LIST(reader->arena, const struct sheet *, list.count);
    for (size_t i = 0; i < list.count; i++)
        sheets[i] = &reader->sheets[list.items[i]];
    *count = list.count;
    return sheets;
}

const struct check *const *reader_checks(
    struct reader *reader, struct indexes list, size_t *count)
{
    const struct check **checks =
        ARENA_LIST(reader->arena, const struct check *, list.count);
    for (size_t i = 0; i < list.count; i++)
        checks[i] = &reader->checks[list.items[i]];
    *count = list.count;
    return checks;
}

const struct phone *const *reader_phones(
    struct reader *reader, struct indexes list, size_t *count)
{
    const struct phone **phones =
        ARENA_LIST(reader->arena, const struct phone *, list.count);
    for (size_t i = 0; i < list.count; i++)
        phones[i] = &reader->phones[list.items[i]];
    *count = list.count;
    return phones;
}
