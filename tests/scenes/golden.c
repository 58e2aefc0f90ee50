#include "golden.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/array.h"
#include "base/file.h"
#include "base/str.h"
#include "scene/json.h"

enum { MAX_BYTES = 1 << 20, MODE = 0644, FOLDER_MODE = 0755 };

static struct {
    struct arena *arena;
    const char *folder;
    bool update;
    struct {
        ARRAY(const char *)
    } compared;
} golden;

void golden_open(const char *folder, bool update)
{
    golden.arena = arena_open(0);
    golden.folder = folder;
    golden.update = update;
}

/* --- one node a line --- */

static void new_line(struct text *text, int depth)
{
    text_add_c(text, "\n");
    for (int i = 0; i < depth; i++)
        text_add_c(text, "  ");
}

/* Behind the name, where `json` begins with one of a region or a list: it repeats all that
 * stands inside. */
static const char *behind_name(const char *json)
{
    static const char *const roles[] = { "\"role\":\"region\",", "\"role\":\"list\"," };
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        const char *name = json + strlen(roles[i]);
        if (!strncmp(json, roles[i], strlen(roles[i])))
            return strstr(name, "\",\"box\":") + 2;
    }
    return NULL;
}

/* Breaks the line before every node, by the brackets that stand in no text. */
static const char *pretty(struct arena *arena, const char *json)
{
    struct text text = { .arena = arena };
    bool quoted = false;
    int depth = 0;
    for (const char *at = json; *at; at++) {
        const char *behind = quoted ? NULL : behind_name(at);
        if (behind) {
            text_add(&text, (struct str){ at, strcspn(at, ",") + 1 });
            at = behind;
        }
        if (*at == '"' && (at == json || at[-1] != '\\'))
            quoted = !quoted;
        if (!quoted && *at == '{' && depth++)
            new_line(&text, depth - 1);
        if (!quoted && *at == '}')
            depth--;
        text_add(&text, (struct str){ at, 1 });
    }
    text_add_c(&text, "\n");
    return text_done(&text);
}

/* --- comparing --- */

/* The first line that is not the same, with its number. */
static void tell_difference(const struct sight *sight, struct str is, struct str was)
{
    struct str a, b;
    for (int number = 1;; number++) {
        bool more = str_cut(&is, '\n', &a), other = str_cut(&was, '\n', &b);
        if (!more && !other)
            return;
        a = more ? str_trim(a) : STR("(nothing)");
        b = other ? str_trim(b) : STR("(nothing)");
        if (str_same(a, b))
            continue;
        fault(sight, "not as its golden scene, from line %d\n  is:  %.*s\n  was: %.*s",
            number, (int)a.size, a.text, (int)b.size, b.text);
        return;
    }
}

void golden_compare(const struct sight *sight)
{
    struct arena *arena = sight->scene->arena;
    const char *language = sight->scene->language;
    const char *name = str_format(golden.arena, "%s/%s.json", language, sight->place);
    *ARRAY_ADD(golden.arena, &golden.compared) = name;
    const char *path = file_join(arena, golden.folder, name);
    struct str is = str_of(pretty(arena, scene_json(sight->scene))), was;
    if (golden.update) {
        if (!folder_make(file_join(arena, golden.folder, language), FOLDER_MODE) ||
            !file_write(path, is, MODE))
            fault(sight, "%s cannot be written", path);
    } else if (!file_read(arena, path, MAX_BYTES, &was)) {
        fault(sight, "there is no golden scene %s", path);
    } else if (!str_same(is, was)) {
        tell_difference(sight, is, was);
    }
}

static bool was_compared(const char *name)
{
    for (size_t i = 0; i < golden.compared.count; i++)
        if (text_same(golden.compared.items[i], name))
            return true;
    return false;
}

void golden_close(const char *const *languages, size_t count)
{
    struct scene nowhere = { .language = "*" };
    for (size_t i = 0; i < count; i++) {
        size_t files = 0;
        char **names = folder_list(golden.arena,
            file_join(golden.arena, golden.folder, languages[i]), ".json", &files);
        for (size_t k = 0; names && k < files; k++) {
            const char *name =
                str_format(golden.arena, "%s/%s", languages[i], names[k]);
            const struct sight sight = { name, &nowhere, EVERY_THEME };
            if (!was_compared(name))
                fault(&sight, "no scene belongs to this golden file: remove it");
        }
    }
    arena_close(golden.arena);
}
