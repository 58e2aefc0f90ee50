#include "ui/script.h"

#include <errno.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/str.h"
#include "base/yaml.h"
#include "ui/script_find.h"
#include "ui/script_hand.h"

enum { MAX_BYTES = 1 << 20, MAX_WAIT_SECONDS = 24 * 3600 };

struct run {
    const struct stage *stage;
    struct diag *diag;
    struct arena *arena;
};

static struct hand hand_of(const struct run *run, const struct yaml *value)
{
    return (struct hand){ run->stage, run->diag, value->at };
}

static struct scene *look(const struct run *run)
{
    return run->stage->scene(run->stage->house);
}

static bool is_scalar(const struct yaml *value)
{
    return value->kind == YAML_TEXT || value->kind == YAML_NUMBER;
}

static bool expected(const struct run *run, const struct yaml *value, const char *what)
{
    return diag_error(run->diag, value->at, "expected %s after '%s'", what, value->key);
}

/* --- steps --- */

static bool do_tap(const struct run *run, const struct yaml *value)
{
    static const char *const fields[] = { "id", "role", "name" };
    struct wanted wanted;
    struct hand hand = hand_of(run, value);
    return wanted_read(value, fields, 3, &wanted, run->diag) &&
           hand_tap(&hand, &wanted);
}

static bool do_type(const struct run *run, const struct yaml *value)
{
    struct hand hand = hand_of(run, value);
    return is_scalar(value) ? hand_type(&hand, value->text)
                            : expected(run, value, "a text");
}

static bool do_key(const struct run *run, const struct yaml *value)
{
    if (!is_scalar(value))
        return expected(run, value, "the name of a key");
    return run->stage->key(run->stage->house, value->text) ||
           diag_error(run->diag, value->at, "there is no key '%s'", value->text);
}

static bool do_wait(const struct run *run, const struct yaml *value)
{
    if (value->kind != YAML_NUMBER || value->number < 0 ||
        value->number > MAX_WAIT_SECONDS)
        return expected(run, value, "seconds, a day at most");
    run->stage->pass(run->stage->house, (int)(value->number * 1000));
    return true;
}

static bool do_shot(const struct run *run, const struct yaml *value)
{
    if (!is_scalar(value) || !*value->text || strchr(value->text, '/') ||
        value->text[0] == '.')
        return expected(run, value, "the name of a file without a folder");
    size_t before = diag_errors(run->diag);
    if (run->stage->shot(run->stage->house, value->text, run->diag))
        return true;
    return diag_errors(run->diag) > before
               ? false
               : diag_error(run->diag, value->at, "no picture could be made");
}

static const char *const node_fields[] = { "role", "name", "name_has", "id", "screen",
    "state" };

static bool read_node(
    const struct run *run, const struct yaml *value, struct wanted *wanted)
{
    return wanted_read(value, node_fields, sizeof node_fields / sizeof *node_fields,
        wanted, run->diag);
}

static bool do_expect(const struct run *run, const struct yaml *value)
{
    struct wanted wanted;
    size_t count = 0;
    struct scene *scene = look(run);
    if (!read_node(run, value, &wanted))
        return false;
    if (wanted.screen && !text_same(wanted.screen, scene->screen))
        return diag_error(run->diag, value->at,
            "expected the screen '%s'; this is '%s'", wanted.screen, scene->screen);
    if (wanted_find(scene, &wanted, false, &count))
        return true;
    return diag_error(run->diag, value->at, "no %s; %s",
        wanted_text(run->arena, &wanted), scene_tells(scene, &wanted));
}

static bool do_absent(const struct run *run, const struct yaml *value)
{
    struct wanted wanted;
    size_t count = 0;
    struct scene *scene = look(run);
    if (!read_node(run, value, &wanted))
        return false;
    if (!wanted_find(scene, &wanted, false, &count))
        return true;
    return diag_error(run->diag, value->at, "%zu on the screen '%s', expected no %s",
        count, scene->screen, wanted_text(run->arena, &wanted));
}

static bool do_set(const struct run *run, const struct yaml *value)
{
    static const char *const fields[] = { "language", "text", "theme" };
    if (value->kind != YAML_MAP)
        return expected(run, value, "a map of language, text or theme");
    if (!yaml_only(value, fields, 3, run->diag))
        return false;
    YAML_EACH(field, value)
        if (!run->stage->set(run->stage->house, field->key, field->text))
            return diag_error(
                run->diag, field->at, "there is no %s '%s'", field->key, field->text);
    return true;
}

/* --- lines --- */

static const struct step {
    const char *name;
    bool (*act)(const struct run *run, const struct yaml *value);
} steps[] = {
    { "tap", do_tap },
    { "type", do_type },
    { "key", do_key },
    { "wait", do_wait },
    { "shot", do_shot },
    { "expect", do_expect },
    { "absent", do_absent },
    { "set", do_set },
};

enum { STEPS = sizeof steps / sizeof *steps };

static bool do_step(const struct run *run, const struct yaml *map)
{
    const char *names[STEPS];
    for (int i = 0; i < STEPS; i++)
        names[i] = steps[i].name;
    if (map->kind != YAML_MAP || map->count != 1)
        return diag_error(
            run->diag, map->at, "expected one step, such as {\"tap\":\"…\"}");
    if (!yaml_only(map, names, STEPS, run->diag))
        return false;
    for (int i = 0; i < STEPS; i++)
        if (text_same(map->child->key, names[i]))
            return steps[i].act(run, map->child);
    return false;
}

/* The line as a source of its own, with as many empty lines before it as the file has, so
 * that complaints tell the file's own line. */
static bool do_line(
    const struct run *run, const char *path, struct str line, size_t number)
{
    char *padded = ARENA_LIST(run->arena, char, number + line.size + 1);
    memset(padded, '\n', number - 1);
    memcpy(padded + number - 1, line.text, line.size);
    struct str text = { padded, number - 1 + line.size };
    const struct source *source = source_of(run->arena, path, text, run->diag);
    const struct yaml *step = source ? yaml_read(run->arena, source, run->diag) : NULL;
    return step && do_step(run, step);
}

bool script_run(const char *path, const struct stage *stage, struct diag *diag)
{
    struct arena *arena = arena_open(0), *of_line = arena_open(0);
    struct run run = { stage, diag, of_line };
    struct str rest;
    bool good = file_read(arena, path, MAX_BYTES, &rest) ||
                diag_error(diag, (struct place){ path, 0, 0 }, "%s", strerror(errno));
    struct str line;
    for (size_t number = 1; good && str_cut(&rest, '\n', &line); number++) {
        if (str_trim(line).size)
            good = do_line(&run, path, line, number);
        arena_wipe(of_line);
    }
    arena_close(of_line);
    arena_close(arena);
    return good;
}
