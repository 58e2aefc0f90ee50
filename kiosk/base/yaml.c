/* How it works: libyaml turns the text into a row of events (a scalar, the start or the
 * end of a list or map, an alias). `struct frame` is a list or map that is still open;
 * the frames stand on a stack of fixed height, so nothing here calls itself.
 *
 * An alias shares the children of what it names and copies one node only. So a tree of
 * aliases costs no memory, but who walks it would walk for ever: `weight` counts the nodes
 * that a walk meets, `height` the levels, and both are bounded. */
#include "base/yaml.h"

#include <stdlib.h>
#include <string.h>

#include <yaml.h>

#include "base/arena.h"
#include "base/array.h"
#include "base/yaml_advice.h"
#include "base/yaml_input.h"
#include "base/yaml_scalar.h"

struct anchor {
    const char *name;
    const struct yaml *node;
    size_t weight;
    int height;
};

struct frame {
    struct yaml *node, *last;
    const char *anchor;
    size_t weight;
    int height;
    bool has_key; /* a key was read, its value comes next */
    const char *key;
    struct place key_at;
};

enum { MAX_ANCHORS = 1000 };

struct reader {
    struct arena *arena;
    const struct source *source;
    const struct yaml_input *input;
    struct diag *diag;
    yaml_parser_t parser;
    struct frame frames[YAML_MAX_DEPTH];
    int depth;
    struct yaml *root;
    size_t weight; /* of all that was read */
    int documents;
    bool mistaken; /* there was a mistake; reading goes on to find the next one */
    struct {
        ARRAY(struct anchor)
    } anchors;
};

static struct place place_of(const struct reader *reader, yaml_mark_t mark)
{
    const struct source *source = reader->source;
    if (mark.line >= source->line_count) /* behind a line feed that was added */
        return source_place(source, source->text.size);
    size_t start = mark.index - mark.column;
    size_t left_out = yaml_input_left_out(reader->input, start, mark.index);
    return (struct place){ source->file, (int)mark.line + 1,
        (int)(mark.column + left_out) + 1 };
}

/* --- tags --- */

/* A scalar with the tag of another kind is no such scalar; `number` may be a whole one. */
static bool fits_tag(const struct yaml *node, const char *tag)
{
    static const struct {
        const char *tag;
        enum yaml_kind kind;
    } tags[] = {
        { YAML_NULL_TAG, YAML_NULL },
        { YAML_BOOL_TAG, YAML_BOOL },
        { YAML_INT_TAG, YAML_NUMBER },
        { YAML_FLOAT_TAG, YAML_NUMBER },
        { YAML_SEQ_TAG, YAML_LIST },
        { YAML_MAP_TAG, YAML_MAP },
    };
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (!strcmp(tag, tags[i].tag))
            return node->kind == tags[i].kind;
    return false;
}

static void check_tag(struct reader *reader, const struct yaml *node, const char *tag)
{
    if (!tag || !strcmp(tag, "!") || fits_tag(node, tag))
        return;
    reader->mistaken = true;
    diag_error(reader->diag, node->at, "the tag '%s' does not fit this value", tag);
}

/* --- the tree --- */

static bool too_much(const struct reader *reader, struct place at)
{
    return diag_error(
        reader->diag, at, "more than %d values, aliases counted", YAML_MAX_NODES);
}

static bool too_deep(const struct reader *reader, struct place at)
{
    return diag_error(reader->diag, at, "more than %d levels deep", YAML_MAX_DEPTH);
}

/* Is the next thing to come a key? */
static bool expects_key(const struct reader *reader)
{
    if (!reader->depth)
        return false;
    const struct frame *frame = &reader->frames[reader->depth - 1];
    return frame->node->kind == YAML_MAP && !frame->has_key;
}

static bool take_key(struct reader *reader, const struct yaml *node)
{
    struct frame *frame = &reader->frames[reader->depth - 1];
    if (node->kind == YAML_LIST || node->kind == YAML_MAP)
        return diag_error(reader->diag, node->at, "a key cannot be a list or a map");
    frame->key = node->text;
    frame->key_at = node->at;
    frame->has_key = true;
    return true;
}

/* Hangs a value into the list or map that is open, or at the top. */
static bool add(struct reader *reader, struct yaml *node, size_t weight)
{
    reader->weight += weight;
    if (reader->weight > YAML_MAX_NODES)
        return too_much(reader, node->at);
    if (!reader->depth) {
        reader->root = node;
        return true;
    }
    struct frame *frame = &reader->frames[reader->depth - 1];
    node->key = frame->node->kind == YAML_MAP ? frame->key : NULL;
    node->key_at = frame->node->kind == YAML_MAP ? frame->key_at : (struct place){ 0 };
    frame->has_key = false;
    *(frame->last ? &frame->last->next : &frame->node->child) = node;
    frame->last = node;
    frame->node->count++;
    frame->weight += weight;
    return true;
}

static void grow_height(struct reader *reader, int height)
{
    if (reader->depth && reader->frames[reader->depth - 1].height <= height)
        reader->frames[reader->depth - 1].height = height + 1;
}

static const char *copy(const struct reader *reader, const yaml_char_t *text)
{
    return text ? str_dup(reader->arena, (const char *)text) : NULL;
}

static bool add_anchor(struct reader *reader, struct anchor anchor)
{
    if (!anchor.name)
        return true;
    if (reader->anchors.count == MAX_ANCHORS)
        return diag_error(
            reader->diag, anchor.node->at, "more than %d anchors", MAX_ANCHORS);
    *ARRAY_ADD(reader->arena, &reader->anchors) = anchor;
    return true;
}

static const struct anchor *find_anchor(const struct reader *reader, const char *name)
{
    for (size_t i = reader->anchors.count; i-- > 0;)
        if (!strcmp(reader->anchors.items[i].name, name))
            return &reader->anchors.items[i];
    return NULL;
}

static bool is_inside(const struct reader *reader, const char *anchor)
{
    for (int i = 0; i < reader->depth; i++)
        if (text_same(reader->frames[i].anchor, anchor))
            return true;
    return false;
}

/* --- events --- */

static bool pass(struct reader *reader, const yaml_event_t *event)
{
    (void)reader;
    (void)event;
    return true;
}

static bool begin_document(struct reader *reader, const yaml_event_t *event)
{
    if (reader->documents++)
        return diag_error(reader->diag, place_of(reader, event->start_mark),
            "a second document starts here; one file holds one");
    return true;
}

static bool take_scalar(struct reader *reader, const yaml_event_t *event)
{
    struct yaml *node = ARENA_NEW(reader->arena, struct yaml);
    const char *text = (const char *)event->data.scalar.value;
    const char *tag = (const char *)event->data.scalar.tag;
    node->at = place_of(reader, event->start_mark);
    node->text = copy(reader, event->data.scalar.value);
    if (strlen(text) != event->data.scalar.length)
        return diag_error(
            reader->diag, node->at, "a text cannot hold the character \\0");
    bool as_text = tag && (!strcmp(tag, "!") || !strcmp(tag, YAML_STR_TAG));
    bool in_quotes = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    node->quoted = as_text || (in_quotes && !tag);
    if (node->quoted)
        node->kind = YAML_TEXT;
    else
        yaml_resolve(node);
    if (!as_text)
        check_tag(reader, node, tag);
    struct anchor anchor = {
        .name = copy(reader, event->data.scalar.anchor), .node = node, .weight = 1
    };
    if (!add_anchor(reader, anchor))
        return false;
    return expects_key(reader) ? take_key(reader, node) : add(reader, node, 1);
}

static bool take_alias(struct reader *reader, const yaml_event_t *event)
{
    const char *name = (const char *)event->data.alias.anchor;
    struct place at = place_of(reader, event->start_mark);
    struct yaml *node = ARENA_NEW(reader->arena, struct yaml);
    struct anchor anchor = { .weight = 1 };
    const struct anchor *found = find_anchor(reader, name);
    node->text = "";
    if (is_inside(reader, name)) {
        reader->mistaken = true;
        diag_error(
            reader->diag, at, "the alias '%s' stands inside its own anchor", name);
    } else if (found) {
        anchor = *found;
        *node = *found->node;
        node->next = NULL;
    } else {
        reader->mistaken = true;
        diag_error(reader->diag, at, "unknown alias '%s'", name);
    }
    node->at = at;
    if (expects_key(reader))
        return take_key(reader, node);
    if (reader->depth + anchor.height > YAML_MAX_DEPTH)
        return too_deep(reader, at);
    grow_height(reader, anchor.height);
    return add(reader, node, anchor.weight);
}

static bool begin(struct reader *reader, const yaml_event_t *event, struct yaml *node,
    struct frame frame)
{
    node->at = place_of(reader, event->start_mark);
    node->text = "";
    if (expects_key(reader))
        return take_key(reader, node);
    if (reader->depth == YAML_MAX_DEPTH)
        return too_deep(reader, node->at);
    if (!add(reader, node, 1))
        return false;
    frame.node = node;
    frame.height = 1;
    frame.weight = 1;
    reader->frames[reader->depth++] = frame;
    return true;
}

static bool begin_list(struct reader *reader, const yaml_event_t *event)
{
    struct yaml *node = ARENA_NEW(reader->arena, struct yaml);
    node->kind = YAML_LIST;
    struct frame frame = { .anchor = copy(reader, event->data.sequence_start.anchor) };
    if (!begin(reader, event, node, frame))
        return false;
    check_tag(reader, node, (const char *)event->data.sequence_start.tag);
    return true;
}

static bool begin_map(struct reader *reader, const yaml_event_t *event)
{
    struct yaml *node = ARENA_NEW(reader->arena, struct yaml);
    node->kind = YAML_MAP;
    struct frame frame = { .anchor = copy(reader, event->data.mapping_start.anchor) };
    if (!begin(reader, event, node, frame))
        return false;
    check_tag(reader, node, (const char *)event->data.mapping_start.tag);
    return true;
}

static bool end(struct reader *reader, const yaml_event_t *event)
{
    (void)event;
    const struct frame *frame = &reader->frames[--reader->depth];
    struct anchor anchor = { frame->anchor, frame->node, frame->weight, frame->height };
    grow_height(reader, frame->height);
    if (reader->depth)
        reader->frames[reader->depth - 1].weight += frame->weight - 1;
    return add_anchor(reader, anchor);
}

static int by_key(const void *left, const void *right)
{
    const struct yaml *a = *(const struct yaml *const *)left;
    const struct yaml *b = *(const struct yaml *const *)right;
    int order = strcmp(a->key, b->key);
    if (order)
        return order;
    if (a->key_at.line != b->key_at.line)
        return a->key_at.line < b->key_at.line ? -1 : 1;
    return a->key_at.column < b->key_at.column ? -1 : 1;
}

/* Sorted by key, the same keys are neighbours: quick also for a map of 100 000. */
static void refuse_duplicates(struct reader *reader, const struct yaml *map)
{
    if (map->count < 2)
        return;
    const struct yaml **sorted = memory_take(map->count * sizeof(struct yaml *));
    size_t count = 0;
    YAML_EACH(child, map)
        sorted[count++] = child;
    qsort(sorted, count, sizeof(struct yaml *), by_key);
    for (size_t i = 1; i < count; i++)
        if (!strcmp(sorted[i - 1]->key, sorted[i]->key)) {
            reader->mistaken = true;
            diag_error(reader->diag, sorted[i]->key_at,
                "the key '%s' stands in line %d already", sorted[i]->key,
                sorted[i - 1]->key_at.line);
        }
    memory_free(sorted);
}

static bool end_map(struct reader *reader, const yaml_event_t *event)
{
    refuse_duplicates(reader, reader->frames[reader->depth - 1].node);
    return end(reader, event);
}

static bool (*const handlers[])(struct reader *, const yaml_event_t *) = {
    [YAML_NO_EVENT] = pass,
    [YAML_STREAM_START_EVENT] = pass,
    [YAML_STREAM_END_EVENT] = pass,
    [YAML_DOCUMENT_START_EVENT] = begin_document,
    [YAML_DOCUMENT_END_EVENT] = pass,
    [YAML_ALIAS_EVENT] = take_alias,
    [YAML_SCALAR_EVENT] = take_scalar,
    [YAML_SEQUENCE_START_EVENT] = begin_list,
    [YAML_SEQUENCE_END_EVENT] = end,
    [YAML_MAPPING_START_EVENT] = begin_map,
    [YAML_MAPPING_END_EVENT] = end_map,
};

/* --- reading --- */

static void tell(const struct reader *reader)
{
    const yaml_parser_t *parser = &reader->parser;
    struct yaml_advice advice = yaml_advice(parser->problem);
    bool at_start = advice.at_start && parser->context;
    yaml_mark_t mark = at_start ? parser->context_mark : parser->problem_mark;
    diag_error(reader->diag, place_of(reader, mark), "%s", advice.words);
}

static bool read_events(struct reader *reader)
{
    for (bool more = true; more;) {
        yaml_event_t event;
        if (!yaml_parser_parse(&reader->parser, &event)) {
            tell(reader);
            return false;
        }
        more = event.type != YAML_STREAM_END_EVENT;
        bool good = handlers[event.type](reader, &event);
        yaml_event_delete(&event);
        if (!good)
            return false;
    }
    return !reader->mistaken;
}

const struct yaml *yaml_read(
    struct arena *arena, const struct source *source, struct diag *diag)
{
    if (!yaml_input_check(source, diag))
        return NULL;
    struct arena *scratch = arena_open(0);
    struct yaml_input input = yaml_input_prepare(scratch, source->text);
    struct reader reader = {
        .arena = arena, .source = source, .input = &input, .diag = diag
    };
    if (!yaml_parser_initialize(&reader.parser))
        abort(); /* it fails for want of memory only */
    yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(
        &reader.parser, (const unsigned char *)input.text.text, input.text.size);
    bool good = read_events(&reader);
    yaml_parser_delete(&reader.parser);
    arena_close(scratch);
    if (!good)
        return NULL;
    if (!reader.root) {
        reader.root = ARENA_NEW(arena, struct yaml);
        reader.root->text = "";
        reader.root->at = (struct place){ source->file, 1, 1 };
    }
    return reader.root;
}

/* --- looking up --- */

const struct yaml *yaml_find(const struct yaml *map, const char *key)
{
    if (!map || map->kind != YAML_MAP)
        return NULL;
    YAML_EACH(child, map)
        if (!strcmp(child->key, key))
            return child;
    return NULL;
}

const char *yaml_text(const struct yaml *map, const char *key)
{
    const struct yaml *value = yaml_find(map, key);
    if (!value || value->kind == YAML_LIST || value->kind == YAML_MAP)
        return NULL;
    return value->text;
}

static bool is_known(const char *key, const char *const *known, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!strcmp(key, known[i]))
            return true;
    return false;
}

bool yaml_only(
    const struct yaml *map, const char *const *known, size_t count, struct diag *diag)
{
    bool good = true;
    if (!map || map->kind != YAML_MAP)
        return good;
    YAML_EACH(child, map) {
        if (is_known(child->key, known, count))
            continue;
        const char *near = str_nearest(child->key, known, count);
        good = near ? diag_error(diag, child->key_at,
                          "unknown key '%s'; did you mean '%s'?", child->key, near)
                    : diag_error(diag, child->key_at, "unknown key '%s'", child->key);
    }
    return good;
}
