#include "scene/page.h"

enum { WIDTH_MM = 210, HEIGHT_MM = 297 };

static const double mm_an_inch = 25.4, reference_px_a_mm = 4.034;

static int pixels(int mm)
{
    return (int)(mm * PAGE_DPI / mm_an_inch + 0.5);
}

struct scene *page_begin(struct arena *arena, const char *name)
{
    struct scene *page = scene_begin(arena, name);
    page->language = "fr";
    page->width = pixels(WIDTH_MM);
    page->height = pixels(HEIGHT_MM);
    page->scale = PAGE_DPI / mm_an_inch / reference_px_a_mm;
    page->root->box.look = LOOK_PAPER;
    return page;
}
