/* Contents that change while the house stands: a new pack (SIGHUP), and for whoever writes
 * them the complaints of seuil-desk beside the visit. */
#include "house_inside.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/log.h"
#include "scene/theme.h"
#include "screens/complaints.h"
#include "ui/canvas.h"
#include "ui/paint.h"
#include "ui/picture.h"
#include "visit/bookmark.h"

enum { BOOKMARK_BYTES = 256 * 1024, MAX_COMPLAINTS_BYTES = 4 * 1024 * 1024 };

/* --- pictures --- */

static bool find_picture(void *from, const char *name, const char **bytes, size_t *size)
{
    const struct house *house = from;
    const struct picture *picture =
        house->terminal.catalog ? catalog_picture(house->terminal.catalog, name) : NULL;
    if (!picture)
        return false;
    *bytes = picture->svg.text;
    *size = picture->svg.size;
    return true;
}

void house_open_pictures(struct house *house)
{
    picture_close(house->pictures);
    house->pictures = picture_open((struct pictures){ house, find_picture });
}

/* --- the contents --- */

static bool is_preview(const struct house *house)
{
    return house->wish->complaints != NULL;
}

/* Nothing of the visit before may point into the catalog that is given up. */
static bool change_catalog(struct house *house)
{
    const struct catalog *catalog = house->wish->renew(house->wish->keeper);
    if (!catalog)
        return false;
    log_event("contents.renewed", "%zu sheets", catalog->sheet_count);
    house->terminal.catalog = catalog;
    house->visit = visit_end(house->visit, false);
    house_open_pictures(house);
    return true;
}

static void change_under_the_eyes(struct house *house)
{
    struct arena *secret = arena_open_secret(BOOKMARK_BYTES);
    struct bookmark *bookmark = bookmark_take(secret, house->visit);
    if (change_catalog(house))
        bookmark_open(bookmark, house->visit);
    arena_close(secret);
}

void house_renew(struct house *house)
{
    if (is_preview(house))
        change_under_the_eyes(house);
    else if (house->visit->begun)
        house->renewal_due = true;
    else
        change_catalog(house);
    house_show_complaints(house);
    house_show(house);
}

void house_catch_up(struct house *house)
{
    if (!house->renewal_due)
        return;
    house->renewal_due = false;
    change_catalog(house);
}

/* --- beside the visit --- */

void house_show_complaints(struct house *house)
{
    if (!house->beside)
        return;
    struct arena *arena = arena_open(0);
    struct str lines = { 0 };
    if (!file_read(arena, house->wish->complaints, MAX_COMPLAINTS_BYTES, &lines))
        log_event("complaints.missing", "nothing is shown beside the visit");
    struct bounds room = canvas_bounds(house->beside);
    struct scene *scene =
        complaints_view(arena, lines, room.width, room.height, house_scale(house));
    layout_scene(scene, &house->measure);
    struct paint paint = { house->typesetter, house->pictures };
    paint_scene(&paint, house->beside, scene, THEME_LIGHT, NULL);
    arena_close(arena);
}
