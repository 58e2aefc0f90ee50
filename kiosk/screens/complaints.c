#include "screens/complaints.h"

#include "base/arena.h"
#include "base/language.h"

/* Reference pixels that a complaint takes: its place, and a message of two or three lines. */
enum { COMPLAINT_PX = 132, HEAD_PX = 150 };

struct complaint {
    struct str place, message;
    bool error;
};

struct list {
    struct complaint *items;
    size_t count, errors;
};

/* "sheets/dalo.md:12:3" is enough. */
static struct str without_folders(struct str path)
{
    int slashes = 0;
    for (size_t i = path.size; i > 0; i--)
        if (path.text[i - 1] == '/' && ++slashes == 2)
            return str_sub(path, i, path.size);
    return path;
}

/* False for a line that is none of this kind. */
static bool read_complaint(struct str line, const char *kind, struct complaint *out)
{
    struct str mark = str_of(kind);
    size_t at = str_find(line, kind);
    if (at >= line.size)
        return false;
    out->place = without_folders(str_sub(line, 0, at));
    out->message = str_sub(line, at + 2, line.size);
    if (mark.text[mark.size - 2] == ':')
        out->message = str_sub(line, at + mark.size, line.size);
    return true;
}

static size_t line_count(struct str lines)
{
    size_t count = 1;
    for (size_t i = 0; i < lines.size; i++)
        count += lines.text[i] == '\n';
    return count;
}

static void read_kind(struct list *list, struct str lines, const char *kind, bool error)
{
    struct str line;
    while (str_cut(&lines, '\n', &line)) {
        struct complaint *next = &list->items[list->count];
        if (!read_complaint(line, kind, next))
            continue;
        next->error = error;
        list->count++;
        list->errors += error;
    }
}

/* Errors first: they keep the page as it was. */
static struct list read_all(struct arena *arena, struct str lines)
{
    struct list list = { .items = ARENA_LIST(
                             arena, struct complaint, line_count(lines) + 1) };
    read_kind(&list, lines, ": error: ", true);
    read_kind(&list, lines, ": expected ", true); /* a worked case that differs */
    read_kind(&list, lines, ": warning: ", false);
    return list;
}

static const char *heading(struct arena *arena, const struct list *list)
{
    if (!list->count)
        return tr("Rien à corriger");
    return TR_FILL(arena, tr("À corriger : {errors}. À regarder : {warnings}."),
        { "errors", str_format(arena, "%zu", list->errors) },
        { "warnings", str_format(arena, "%zu", list->count - list->errors) });
}

static void add_complaint(struct scene *scene, const struct complaint *complaint)
{
    enum look look = complaint->error ? LOOK_MARK_NO : LOOK_MARK_MAYBE;
    SCENE_BOX(scene, FLOW_ROW, .look = LOOK_STEP, .gap = 12, .across = ALIGN_START) {
        SCENE_BOX(scene, FLOW_COLUMN, .look = look, .role = ROLE_IMAGE,
            .name = complaint->error ? tr("Erreur") : tr("Remarque"))
            scene_icon(scene, complaint->error ? "icons/no" : "icons/question", 32);
        SCENE_BOX(scene, FLOW_COLUMN, .gap = 4, .grow = true) {
            scene_text(
                scene, TEXT_SMALL_STRONG, str_copy(scene->arena, complaint->place));
            scene_text(scene, TEXT_SMALL, str_copy(scene->arena, complaint->message));
        }
    }
}

static void add_list(struct scene *scene, const struct list *list)
{
    size_t room = (size_t)((scene->height / scene->scale - HEAD_PX) / COMPLAINT_PX);
    size_t shown = list->count < room ? list->count : room;
    for (size_t i = 0; i < shown; i++)
        add_complaint(scene, &list->items[i]);
    if (shown < list->count)
        scene_text(scene, TEXT_SMALL,
            TR_FILL(scene->arena, tr("Et {count} de plus, dans le terminal."),
                { "count", str_format(scene->arena, "%zu", list->count - shown) }));
}

struct scene *complaints_view(
    struct arena *arena, struct str lines, int width, int height, double scale)
{
    struct scene *scene = scene_begin(arena, "complaints");
    struct list list = read_all(arena, lines);
    scene->language = "fr";
    scene->text_size = 1;
    scene->width = width;
    scene->height = height;
    scene->scale = scale;
    SCENE_BOX(scene, FLOW_COLUMN, .look = LOOK_PANEL_SOFT, .grow = true, .gap = 12,
        .id = "complaints") {
        scene_heading(scene, TEXT_PANEL, heading(arena, &list));
        add_list(scene, &list);
        if (list.errors)
            scene_text(scene, TEXT_SMALL,
                tr("Tant qu’il reste une erreur, la page à gauche est celle d’avant."));
    }
    scene_done(scene);
    return scene;
}
