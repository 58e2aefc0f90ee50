/* A visit made from a file: JSON Lines, a step a line (INTERFACES: seuil, the kiosk). The
 * script sees what a person sees, the scene, and does what a person does: it touches, and
 * looks again. */
#pragma once

#include <stdbool.h>

#include "base/diag.h"
#include "scene/scene.h"
#include "ui/input.h"

/* The program as a script sees it. All are needed. Whatever a step sets off is done when
 * the call comes back. */
struct stage {
    void *house;
    struct scene *(*scene)(void *house); /* on the screen now, laid out */
    void (*finger)(void *house, enum input_kind kind, int x, int y);
    bool (*key)(void *house, const char *key); /* false: there is no such key */
    void (*pass)(void *house, int ms);         /* lets virtual time pass */
    bool (*shot)(void *house, const char *name, struct diag *diag);
    /* As the header would; `what` is "language", "text" or "theme". False: no such value. */
    bool (*set)(void *house, const char *what, const char *value);
};

/* Runs the steps until one does not hold; false then, and `diag` has its line, what was
 * asked and what was on the screen instead. */
bool script_run(const char *path, const struct stage *stage, struct diag *diag);
