/* Golden scenes: what a screen must show, node by node, in a file that people can read and
 * compare. A scene without its file fails, and so does a file without its scene. */
#pragma once

#include "fault.h"

/* `folder` has a folder a language. With `update` the files are written instead. */
void golden_open(const char *folder, bool update);

/* Compares the scene with LANGUAGE/PLACE.json. */
void golden_compare(const struct sight *sight);

/* Complains about files that no scene was compared with. */
void golden_close(const char *const *languages, size_t count);
