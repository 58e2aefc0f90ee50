/* A scene as JSON (INTERFACES: scenes), for tests and people's scripts. */
#pragma once

#include "scene/scene.h"

const char *scene_json(struct scene *scene);
