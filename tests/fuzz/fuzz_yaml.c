/* The YAML reader: whatever is thrown at it, there is a tree within its bounds or a
 * complaint; and a tree written as JSON is read back as the same tree. */
#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/json.h"
#include "base/yaml.h"
#include "fuzz.h"

/* Of a tree that is written again. YAML allows a key 1024 characters on its line, and JSON
 * may need six for one. */
enum { MOST_NODES = 5000, LONGEST_KEY = 160 };

struct walk {
    struct json json;
    const struct source *source;
    size_t nodes, longest_key;
};

static void check_place(const struct walk *walk, struct place at)
{
    assert(!strcmp(at.file, walk->source->file));
    assert(at.line >= 1 && (size_t)at.line <= walk->source->line_count);
    size_t start = walk->source->lines[at.line - 1];
    assert(at.column >= 1 && (size_t)at.column <= walk->source->text.size - start + 1);
}

static void check_node(struct walk *walk, const struct yaml *node, int depth)
{
    walk->nodes++;
    assert(walk->nodes <= YAML_MAX_NODES);
    assert(depth <= YAML_MAX_DEPTH);
    check_place(walk, node->at);
    assert(node->text);
    if (!node->key)
        return;
    check_place(walk, node->key_at);
    size_t size = strlen(node->key);
    walk->longest_key = size > walk->longest_key ? size : walk->longest_key;
}

static void add_node(struct walk *walk, const struct yaml *node, int depth);

static void add_children(struct walk *walk, const struct yaml *node, int depth)
{
    size_t count = 0;
    assert(depth < YAML_MAX_DEPTH);
    YAML_EACH(child, node) {
        count++;
        assert(!child->key == (node->kind == YAML_LIST));
        add_node(walk, child, depth + 1);
    }
    assert(count == node->count);
}

static void add_node(struct walk *walk, const struct yaml *node, int depth)
{
    struct json unused = { .text.arena = walk->json.text.arena };
    struct json *json = walk->nodes < MOST_NODES ? &walk->json : &unused;
    check_node(walk, node, depth);
    switch (node->kind) {
    case YAML_NULL:
        json_text(json, node->key, NULL);
        break;
    case YAML_BOOL:
        json_bool(json, node->key, node->yes);
        break;
    case YAML_NUMBER:
        json_number(json, node->key, node->number);
        break;
    case YAML_TEXT:
        json_text(json, node->key, node->text);
        break;
    case YAML_LIST:
        json_begin_list(json, node->key);
        add_children(walk, node, depth);
        json_end_list(json);
        break;
    case YAML_MAP:
        json_begin_map(json, node->key);
        add_children(walk, node, depth);
        json_end_map(json);
        break;
    }
}

/* Reads `text`; its tree as JSON, or NULL without one. */
static const char *read_as_json(struct arena *arena, struct str text, struct walk *walk)
{
    struct diag *diag = diag_open();
    walk->json.text.arena = arena;
    walk->source = source_of(arena, "input", text, diag);
    const struct yaml *tree =
        walk->source ? yaml_read(arena, walk->source, diag) : NULL;
    assert(!tree == (diag_errors(diag) > 0));
    if (tree)
        add_node(walk, tree, 0);
    diag_close(diag);
    return tree ? text_done(&walk->json.text) : NULL;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct arena *arena = arena_open(0);
    struct walk first = { 0 }, second = { 0 };
    const char *json =
        read_as_json(arena, (struct str){ (const char *)bytes, size }, &first);
    if (json && first.nodes < MOST_NODES && first.longest_key < LONGEST_KEY) {
        const char *again = read_as_json(arena, str_of(json), &second);
        assert(again && !strcmp(json, again));
    }
    arena_close(arena);
    return 0;
}
