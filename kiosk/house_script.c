/* A visit from a file, in virtual time: the lines of the script are done to the house as
 * fingers, keys and the clock would. */
#include "house_inside.h"

#include <stdio.h>
#include <string.h>

#include "base/diag.h"
#include "base/str.h"
#include "scene/theme.h"
#include "ui/paint.h"
#include "ui/script.h"
#include "ui/shot.h"

static struct scene *script_scene(void *where)
{
    struct house *house = where;
    return house->scene;
}

static void drain(struct house *house)
{
    struct input input;
    while (!house->quit && input_next(house->input, 0, &input))
        house_input(house, &input);
}

static void script_finger(void *where, enum input_kind kind, int x, int y)
{
    struct house *house = where;
    input_push_finger(house->input, kind, x, y);
    drain(house);
}

static bool script_key(void *where, const char *key)
{
    struct house *house = where;
    if (!input_push_key(house->input, key))
        return false;
    drain(house);
    return true;
}

static void script_pass(void *where, int ms)
{
    struct house *house = where;
    int64_t until = house->script_ms + ms;
    while (house->script_ms < until) {
        int64_t due = house_due_ms(house);
        bool never = due < 0 || due > until;
        if (!never && due <= house->script_ms)
            due = house->script_ms + 1000;
        house->script_ms = never || due > until ? until : due;
        if (!never && due <= until)
            house_time(house);
    }
}

static bool script_shot(void *where, const char *name, struct diag *diag)
{
    struct house *house = where;
    const struct paint paint = { house->typesetter, house->pictures };
    const char *out = house->wish->out;
    return shot_write(house->canvas, house->scene, out, name, diag) &&
           shot_write_pages(&paint, house->scene, out, name, diag);
}

static bool script_set(void *where, const char *what, const char *value)
{
    struct house *house = where;
    enum theme theme = (enum theme)house->visit->theme;
    const struct language *language = language_find(value);
    if (text_same(what, "language") && language)
        visit_set_language(house->visit, language);
    else if (text_same(what, "text") && strlen(value) == 1 && *value >= '1' &&
             *value <= '3')
        house->visit->text_size = *value - '0';
    else if (text_same(what, "theme") && theme_find(value, &theme))
        house->visit->theme = (int)theme;
    else
        return false;
    house_show(house);
    return true;
}

bool house_run_script(struct house *house)
{
    const struct stage stage = { .house = house,
        .scene = script_scene,
        .finger = script_finger,
        .key = script_key,
        .pass = script_pass,
        .shot = script_shot,
        .set = script_set };
    struct diag *diag = diag_open();
    bool held = script_run(house->wish->script, &stage, diag);
    diag_print(diag, stderr);
    diag_close(diag);
    return held;
}
