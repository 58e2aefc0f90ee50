#include "ui/shot.h"

#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "base/str.h"
#include "scene/json.h"
#include "ui/image.h"

enum { FOLDER_MODE = 0755, FILE_MODE = 0644 };

static bool refuse(struct diag *diag, const char *path, const char *why)
{
    return diag_error(diag, (struct place){ path, 0, 0 }, "cannot be written: %s", why);
}

bool shot_write(struct SDL_Surface *surface, struct scene *scene, const char *folder,
    const char *name, struct diag *diag)
{
    struct arena *arena = scene->arena;
    if (!folder_make(folder, FOLDER_MODE))
        return refuse(diag, folder, strerror(errno));
    const char *picture = file_join(arena, folder, str_format(arena, "%s.png", name));
    if (!image_write_png(surface, picture))
        return refuse(diag, picture, image_trouble());
    const char *json = file_join(arena, folder, str_format(arena, "%s.json", name));
    if (!file_write(json, str_of(scene_json(scene)), FILE_MODE))
        return refuse(diag, json, strerror(errno));
    return true;
}
