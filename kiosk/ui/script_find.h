/* What a step of a visit means: which nodes of a scene it names, and what to say when there
 * are none of them. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/yaml.h"
#include "scene/scene.h"

/* What a node must be; NULL or -1 where it does not matter. */
struct wanted {
    const char *id, *name, *name_has, *screen;
    int role;       /* enum role */
    unsigned state; /* all of these bits */
};

/* Reads a name, or a map of the fields above; `allowed` lists those that may stand there.
 * False after a mistake, which is in `diag` with the nearest word that is known. */
bool wanted_read(const struct yaml *value, const char *const *allowed, size_t count,
    struct wanted *wanted, struct diag *diag);

/* As it was asked for: `button named "Retour"`. In `arena`. */
const char *wanted_text(struct arena *arena, const struct wanted *wanted);

bool wanted_is(
    struct scene *scene, const struct node *node, const struct wanted *wanted);

/* Can it be touched? */
bool node_can_be_touched(const struct node *node);

/* The first node that is wanted, of those that can be touched when `touched` says so; in
 * `count` how many there are. */
struct node *wanted_find(
    struct scene *scene, const struct wanted *wanted, bool touched, size_t *count);

/* "the screen 'home' has: …": the nearest name first, then what can be touched. In the
 * scene's arena. */
const char *scene_tells(struct scene *scene, const struct wanted *wanted);
