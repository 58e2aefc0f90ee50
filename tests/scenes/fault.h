/* What is wrong with a scene, a line each on standard output:
 *
 *     request.phone/ar/3/contrast/1080x1920: 'key.1' is 50 px high, 52 are needed
 */
#pragma once

#include <stddef.h>

#include "scene/scene.h"
#include "scene/theme.h"

/* One scene as it is looked at. */
struct sight {
    const char *place; /* "request.phone": the name of the way there */
    struct scene *scene;
    int theme; /* enum theme, or EVERY_THEME: the places do not depend on it */
};

enum { EVERY_THEME = -1 };

/* Prints the line, once for all parts of a page that is scrolled, and counts it. */
void fault(const struct sight *sight, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* What should be otherwise but stops nobody: counted by `rule`, with the worst of them. */
void remark(
    const struct sight *sight, const char *rule, int how_much, const char *what);

/* Another scene begins: what was said of the one before may be said again. */
void faults_begin(void);
size_t faults_count(void);
/* Prints the remarks, a line a rule; gives the memory back. */
void faults_close(void);
