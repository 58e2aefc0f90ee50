/* The YAML reader: whatever is thrown at it, there is a tree within its bounds or a
 * complaint; and a tree written as JSON is read back as the same tree. */
#include <assert.h>
#include <string.h>

#include "../tree.h"
#include "base/arena.h"
#include "fuzz.h"

/* Of a tree that is written again. YAML allows a key 1024 characters on its line, and JSON
 * may need six for one. */
enum { MOST_NODES = 5000, LONGEST_KEY = 160 };

struct walk {
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

static void check_key(struct walk *walk, const struct yaml *node)
{
    check_place(walk, node->key_at);
    size_t size = strlen(node->key);
    walk->longest_key = size > walk->longest_key ? size : walk->longest_key;
}

static void check_tree(struct walk *walk, const struct yaml *node, int depth)
{
    size_t count = 0;
    walk->nodes++;
    assert(walk->nodes <= YAML_MAX_NODES);
    check_place(walk, node->at);
    assert(node->text);
    if (node->key)
        check_key(walk, node);
    bool holds = node->kind == YAML_LIST || node->kind == YAML_MAP;
    assert(depth < YAML_MAX_DEPTH || !holds);
    YAML_EACH(child, node) {
        count++;
        assert(!child->key == (node->kind == YAML_LIST));
        check_tree(walk, child, depth + 1);
    }
    assert(count == node->count && (holds || !count));
}

/* The tree of `text`, or NULL with a complaint. */
static const struct yaml *read_tree(
    struct arena *arena, struct str text, struct walk *walk)
{
    struct diag *diag = diag_open();
    walk->source = source_of(arena, "input", text, diag);
    const struct yaml *tree =
        walk->source ? yaml_read(arena, walk->source, diag) : NULL;
    assert(!tree == (diag_errors(diag) > 0));
    if (tree)
        check_tree(walk, tree, 0);
    diag_close(diag);
    return tree;
}

static const char *as_json(struct arena *arena, const struct yaml *tree)
{
    struct json json = { .text.arena = arena };
    add_tree(&json, tree);
    return text_done(&json.text);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct arena *arena = arena_open(0);
    struct walk walk = { 0 };
    struct str text = { (const char *)bytes, size };
    const struct yaml *tree = read_tree(arena, text, &walk);
    if (tree && walk.nodes <= MOST_NODES && walk.longest_key <= LONGEST_KEY) {
        const char *json = as_json(arena, tree);
        const struct yaml *again = read_tree(arena, str_of(json), &walk);
        assert(again && !strcmp(json, as_json(arena, again)));
    }
    arena_close(arena);
    return 0;
}
