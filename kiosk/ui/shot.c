#include "ui/shot.h"

#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "base/str.h"
#include "scene/json.h"
#include "ui/canvas.h"
#include "ui/image.h"
#include "ui/page.h"

enum { FOLDER_MODE = 0755, FILE_MODE = 0644 };

static bool refuse(struct diag *diag, const char *path, const char *why)
{
    return diag_error(diag, (struct place){ path, 0, 0 }, "cannot be written: %s", why);
}

static bool write_picture(struct SDL_Surface *surface, struct arena *arena,
    const char *folder, const char *name, struct diag *diag)
{
    if (!folder_make(folder, FOLDER_MODE))
        return refuse(diag, folder, strerror(errno));
    const char *picture = file_join(arena, folder, str_format(arena, "%s.png", name));
    return image_write_png(surface, picture) || refuse(diag, picture, image_trouble());
}

bool shot_write(struct SDL_Surface *surface, struct scene *scene, const char *folder,
    const char *name, struct diag *diag)
{
    struct arena *arena = scene->arena;
    if (!write_picture(surface, arena, folder, name, diag))
        return false;
    const char *json = file_join(arena, folder, str_format(arena, "%s.json", name));
    if (!file_write(json, str_of(scene_json(scene)), FILE_MODE))
        return refuse(diag, json, strerror(errno));
    return true;
}

bool shot_write_pages(const struct paint *paint, struct scene *scene,
    const char *folder, const char *name, struct diag *diag)
{
    bool good = true;
    const char *page = str_format(scene->arena, "%s-page", name);
    for (struct node *node = scene->root; node; node = scene_walk(scene->root, node)) {
        if (node->kind != NODE_PAGE)
            continue;
        struct SDL_Surface *picture = page_picture(paint, node->page);
        good &= write_picture(picture, scene->arena, folder, page, diag);
        canvas_close(picture);
    }
    return good;
}
