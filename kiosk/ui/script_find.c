#include "ui/script_find.h"

#include <string.h>

#include "base/arena.h"
#include "base/array.h"
#include "base/str.h"

enum { NAMES_TOLD = 12 };

static const char *const states[] = { "selected", "checked", "disabled", "focused",
    "pressed", "current" }; /* as the bits of the scene's states */

/* --- reading --- */

static int position(const char *const *words, size_t count, const char *word)
{
    for (size_t i = 0; i < count; i++)
        if (text_same(words[i], word))
            return (int)i;
    return -1;
}

static bool unknown(const struct yaml *value, const char *what,
    const char *const *words, size_t count, struct diag *diag)
{
    const char *near = str_nearest(value->text, words, count);
    if (near)
        return diag_error(diag, value->at, "unknown %s '%s'; did you mean '%s'?", what,
            value->text, near);
    return diag_error(diag, value->at, "unknown %s '%s'", what, value->text);
}

static bool read_role(
    const struct yaml *value, struct wanted *wanted, struct diag *diag)
{
    const char *names[ROLE_COUNT];
    for (int role = 0; role < ROLE_COUNT; role++)
        names[role] = role_name((enum role)role);
    wanted->role = position(names, ROLE_COUNT, value->text);
    return wanted->role >= 0 || unknown(value, "role", names, ROLE_COUNT, diag);
}

static bool read_state(
    const struct yaml *value, struct wanted *wanted, struct diag *diag)
{
    size_t count = sizeof states / sizeof *states;
    int bit = position(states, count, value->text);
    if (bit < 0)
        return unknown(value, "state", states, count, diag);
    wanted->state |= 1u << bit;
    return true;
}

static bool read_states(
    const struct yaml *value, struct wanted *wanted, struct diag *diag)
{
    if (value->kind != YAML_LIST)
        return read_state(value, wanted, diag);
    YAML_EACH(state, value)
        if (!read_state(state, wanted, diag))
            return false;
    return true;
}

static bool read_field(
    const struct yaml *field, struct wanted *wanted, struct diag *diag)
{
    const struct {
        const char *key;
        const char **text;
    } texts[] = {
        { "id", &wanted->id },
        { "name", &wanted->name },
        { "name_has", &wanted->name_has },
        { "screen", &wanted->screen },
    };
    if (text_same(field->key, "state"))
        return read_states(field, wanted, diag);
    if (field->kind == YAML_LIST || field->kind == YAML_MAP)
        return diag_error(diag, field->at, "expected a text for '%s'", field->key);
    if (text_same(field->key, "role"))
        return read_role(field, wanted, diag);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (text_same(field->key, texts[i].key))
            *texts[i].text = field->text;
    return true;
}

bool wanted_read(const struct yaml *value, const char *const *allowed, size_t count,
    struct wanted *wanted, struct diag *diag)
{
    *wanted = (struct wanted){ .role = -1 };
    if (value->kind == YAML_LIST)
        return diag_error(diag, value->at, "expected a name or a map, not a list");
    if (value->kind != YAML_MAP) {
        wanted->name = value->text;
        return true;
    }
    if (!yaml_only(value, allowed, count, diag))
        return false;
    if (!value->count)
        return diag_error(diag, value->at, "this asks for nothing");
    YAML_EACH(field, value)
        if (!read_field(field, wanted, diag))
            return false;
    return true;
}

/* --- telling --- */

const char *wanted_text(struct arena *arena, const struct wanted *wanted)
{
    struct text text = { .arena = arena };
    text_add_c(&text, wanted->role < 0 ? "node" : role_name((enum role)wanted->role));
    if (wanted->id)
        text_addf(&text, " with id '%s'", wanted->id);
    if (wanted->name)
        text_addf(&text, " named '%s'", wanted->name);
    if (wanted->name_has)
        text_addf(&text, " with '%s' in its name", wanted->name_has);
    for (size_t i = 0; i < sizeof states / sizeof *states; i++)
        if (wanted->state & 1u << i)
            text_addf(&text, " that is %s", states[i]);
    if (wanted->screen)
        text_addf(&text, " on the screen '%s'", wanted->screen);
    return text_done(&text);
}

struct names {
    ARRAY(const char *)
};

/* All names of the scene, or all ids. */
static struct names collect(struct scene *scene, bool ids, bool touched)
{
    struct names names = { 0 };
    for (struct node *node = scene->root; node; node = scene_walk(scene->root, node)) {
        const char *name = ids ? node->box.id : scene_name(scene, node);
        if (name && *name && (!touched || node_can_be_touched(node)))
            *ARRAY_ADD(scene->arena, &names) = name;
    }
    return names;
}

/* A name that has the wanted one in it, or one that is nearly it. */
static const char *nearest(struct scene *scene, const struct wanted *wanted)
{
    const char *asked = wanted->id     ? wanted->id
                        : wanted->name ? wanted->name
                                       : wanted->name_has;
    if (!asked)
        return NULL;
    struct names names = collect(scene, wanted->id != NULL, false);
    const char *folded = str_fold(scene->arena, str_of(asked));
    for (size_t i = names.count; i-- > 0;) /* the innermost of a family of boxes */
        if (*folded && strstr(str_fold(scene->arena, str_of(names.items[i])), folded))
            return names.items[i];
    return str_nearest(asked, names.items, names.count);
}

const char *scene_tells(struct scene *scene, const struct wanted *wanted)
{
    struct text text = { .arena = scene->arena };
    text_addf(&text, "the screen '%s' has", scene->screen);
    const char *near = nearest(scene, wanted);
    if (near)
        text_addf(&text, " '%s';", near);
    struct names names = collect(scene, wanted->id != NULL, true);
    text_addf(&text, " to touch:%s", names.count ? "" : " nothing");
    for (size_t i = 0; i < names.count && i < NAMES_TOLD; i++)
        text_addf(&text, "%s '%s'", i ? "," : "", names.items[i]);
    if (names.count > NAMES_TOLD)
        text_addf(&text, " and %zu more", names.count - NAMES_TOLD);
    return text_done(&text);
}

/* --- finding --- */

bool node_can_be_touched(const struct node *node)
{
    return node->box.action.verb && !(node->box.state & STATE_DISABLED);
}

/* Texts come with no-break spaces and typographic apostrophes; people write plain ones. */
static const char *plain(struct arena *arena, const char *name)
{
    struct text text = { .arena = arena };
    struct str rest = str_of(name);
    for (uint32_t code; (code = str_next(&rest)) != 0;) {
        if (code >= 0x2066 && code <= 0x2069)
            continue;
        text_add_code(&text, code == 0xA0 || code == 0x202F ? ' '
                             : code == 0x2019               ? '\''
                                                            : code);
    }
    return text_done(&text);
}

static bool name_is(struct scene *scene, const struct node *node, const char *wanted)
{
    const char *name = scene_name(scene, node);
    return text_same(name, wanted) ||
           text_same(plain(scene->arena, name), plain(scene->arena, wanted));
}

static bool name_has(struct scene *scene, const struct node *node, const char *wanted)
{
    return strstr(plain(scene->arena, scene_name(scene, node)),
               plain(scene->arena, wanted)) != NULL;
}

bool wanted_is(
    struct scene *scene, const struct node *node, const struct wanted *wanted)
{
    if (wanted->screen && !text_same(wanted->screen, scene->screen))
        return false;
    if (wanted->id && !text_same(wanted->id, node->box.id))
        return false;
    if (wanted->role >= 0 && node->box.role != (enum role)wanted->role)
        return false;
    if ((node->box.state & wanted->state) != wanted->state)
        return false;
    return (!wanted->name || name_is(scene, node, wanted->name)) &&
           (!wanted->name_has || name_has(scene, node, wanted->name_has));
}

struct node *wanted_find(
    struct scene *scene, const struct wanted *wanted, bool touched, size_t *count)
{
    struct node *first = NULL;
    *count = 0;
    for (struct node *node = scene->root; node; node = scene_walk(scene->root, node)) {
        if ((touched && !node_can_be_touched(node)) || !wanted_is(scene, node, wanted))
            continue;
        if (!first)
            first = node;
        (*count)++;
    }
    return first;
}
