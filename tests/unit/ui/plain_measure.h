/* Letters that are all half as wide as high: layouts that need no font. */
#pragma once

#include "test.h"

#include "scene/layout.h"

static struct text_extent measure_plainly(void *engine, const char *text,
    struct letters letters, double scale, bool rtl, int width)
{
    (void)engine, (void)rtl, (void)width;
    int wide = (int)(letters.size * scale / 2) * (int)strlen(text);
    return (struct text_extent){ wide, (int)(letters.line * scale), wide, wide };
}

static void lay_out_plainly(struct scene *scene, int width, int height)
{
    struct measure measure = { .text = measure_plainly };
    scene->language = "fr";
    scene->width = width;
    scene->height = height;
    scene->more_name = "Voir la suite";
    scene->less_name = "Revenir au début";
    scene->more = scene->less = (struct action){ .verb = 99 };
    scene_done(scene);
    layout_scene(scene, &measure);
}
