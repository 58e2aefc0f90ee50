/* Words of the sheets, found as one types, in the language shown. The field stands above
 * the keys, so that what is found has all the room there is. */
#include "content/search.h"
#include "base/str.h"
#include "screens/frame.h"
#include "screens/resident/resident.h"

static void add_hits(struct scene *scene, const struct visit *visit)
{
    struct search_hit hits[SEARCH_MAX_HITS];
    size_t count =
        search_find(visit->terminal->catalog, scene->arena, visit->query, hits);
    if (!count && str_count(str_of(visit->query)) >= 2)
        scene_text(scene, TEXT_BODY,
            tr("Rien de ce nom ici. Essayez un autre mot, ou demandez à l’équipe."));
    /* Six at most, so that all of them are seen above the keys. */
    if (count > 6)
        count = 6;
    SCENE_BOX(scene, FLOW_GRID, .columns = scene->text_size == 1 ? 3 : 2, .gap = 16,
        .role = ROLE_LIST, .even = true)
        for (size_t i = 0; i < count; i++)
            frame_link(scene, str_format(scene->arena, "sheet.%s", hits[i].sheet->slug),
                hits[i].sheet->icon, say(scene, visit, hits[i].sheet->title),
                ask_thing(DO_OPEN_SHEET, hits[i].sheet));
}

static void add_field(struct scene *scene, const struct visit *visit)
{
    frame_field(scene, "search.field", tr("Mot cherché"), visit->query);
}

static void view(struct scene *scene, const struct visit *visit)
{
    if (!*visit->query)
        scene_heading(scene, TEXT_TITLE, tr("Quel mot cherchez-vous ?"));
    add_hits(scene, visit);
}

static void keys(struct scene *scene, const struct visit *visit)
{
    SCENE_BOX(scene, FLOW_COLUMN, .pad_x = 48, .pad_y = 10)
        add_field(scene, visit);
    frame_keyboard(scene, visit);
}

static bool update(struct visit *visit, struct action action)
{
    return frame_type(visit, visit->query, VISIT_MAX_QUERY, action);
}

const struct screen screen_search = {
    .name = "search", .view = view, .keys = keys, .update = update
};
