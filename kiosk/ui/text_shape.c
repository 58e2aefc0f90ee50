#include "ui/text_shape.h"

#include <assert.h>
#include <hb-ot.h>
#include <hb.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/language.h"

static const struct {
    enum family family;
    int weight;
    const char *file;
} faces[] = {
    { FAMILY_LATIN, 400, "Inter-Regular.otf" },
    { FAMILY_LATIN, 600, "Inter-SemiBold.otf" },
    { FAMILY_LATIN, 700, "Inter-Bold.otf" },
    { FAMILY_LATIN, 800, "Inter-ExtraBold.otf" },
    { FAMILY_ARABIC, 400, "NotoSansArabic-Regular.ttf" },
    { FAMILY_ARABIC, 700, "NotoSansArabic-Bold.ttf" },
    { FAMILY_OTHER, 400, "NotoSans-Regular.ttf" },
    { FAMILY_OTHER, 700, "NotoSans-Bold.ttf" },
};
static_assert(sizeof faces / sizeof *faces == FACE_COUNT, "faces are counted");

struct shaper {
    hb_font_t *fonts[FACE_COUNT]; /* NULL for a face that is missing */
    double units[FACE_COUNT];     /* of its design to the font size */
    hb_buffer_t *buffer;
};

const char *face_file(int face)
{
    return faces[face].file;
}

static hb_font_t *open_font(const char *path, double *units)
{
    hb_blob_t *blob = hb_blob_create_from_file(path);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_font_t *font = NULL;
    if (hb_face_get_glyph_count(face)) {
        *units = hb_face_get_upem(face);
        font = hb_font_create(face);
    }
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return font;
}

struct shaper *shaper_open(const char *folder, struct diag *diag)
{
    struct arena *arena = arena_open(0);
    struct shaper *shaper = memory_take(sizeof *shaper);
    for (int i = 0; i < FACE_COUNT; i++) {
        const char *path = file_join(arena, folder, faces[i].file);
        shaper->fonts[i] = open_font(path, &shaper->units[i]);
        if (!shaper->fonts[i])
            diag_warning(diag, (struct place){ path, 0, 0 }, "%s",
                tr("police absente ou illisible ; installez fonts-inter et "
                   "fonts-noto-core, puis reconstruisez"));
    }
    shaper->buffer = hb_buffer_create();
    if (shaper_face(shaper, FAMILY_LATIN, 400) < 0) {
        diag_error(diag, (struct place){ NULL, 0, 0 }, "%s/%s: %s", folder,
            faces[0].file,
            tr("aucune police latine ; installez fonts-inter, puis reconstruisez"));
        shaper_close(shaper);
        shaper = NULL;
    }
    arena_close(arena);
    return shaper;
}

void shaper_close(struct shaper *shaper)
{
    if (!shaper)
        return;
    shaper_wipe(shaper);
    hb_buffer_destroy(shaper->buffer);
    for (int i = 0; i < FACE_COUNT; i++)
        hb_font_destroy(shaper->fonts[i]);
    memory_free(shaper);
}

/* How far a face's weight is from the one that is wanted; of two, the heavier is nearer. */
static int distance(int face, int weight)
{
    int far = faces[face].weight - weight;
    return far < 0 ? -2 * far + 1 : 2 * far;
}

int shaper_face(const struct shaper *shaper, enum family family, int weight)
{
    int best = -1;
    for (int i = 0; i < FACE_COUNT; i++)
        if (faces[i].family == family && shaper->fonts[i] &&
            (best < 0 || distance(i, weight) < distance(best, weight)))
            best = i;
    return best;
}

bool shaper_has(const struct shaper *shaper, int face, uint32_t code)
{
    hb_codepoint_t glyph;
    return face >= 0 && hb_font_get_nominal_glyph(shaper->fonts[face], code, &glyph);
}

uint32_t text_script(uint32_t code)
{
    hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), code);
    bool neighbours = script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED ||
                      script == HB_SCRIPT_UNKNOWN;
    return neighbours ? 0 : (uint32_t)script;
}

static void shape_run(struct shaper *shaper, const struct shape *shape)
{
    hb_buffer_t *buffer = shaper->buffer;
    hb_buffer_clear_contents(buffer);
    hb_buffer_add_utf32(buffer, shape->codes + shape->from,
        (int)(shape->to - shape->from), 0, (int)(shape->to - shape->from));
    hb_buffer_set_direction(buffer, shape->rtl ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, (hb_script_t)shape->script);
    hb_shape(shaper->fonts[shape->face], buffer, NULL, 0);
}

double shaper_measure(struct shaper *shaper, const struct shape *shape, float *advances)
{
    shape_run(shaper, shape);
    hb_font_t *font = shaper->fonts[shape->face];
    double units = shaper->units[shape->face];
    unsigned count = 0;
    const hb_glyph_info_t *glyphs = hb_buffer_get_glyph_infos(shaper->buffer, &count);
    const hb_glyph_position_t *places =
        hb_buffer_get_glyph_positions(shaper->buffer, &count);
    int highest = 0;
    for (unsigned i = 0; i < count; i++) {
        advances[shape->from + glyphs[i].cluster] +=
            (float)(places[i].x_advance / units);
        hb_glyph_extents_t ink;
        if (hb_font_get_glyph_extents(font, glyphs[i].codepoint, &ink) &&
            ink.y_bearing + places[i].y_offset > highest)
            highest = ink.y_bearing + places[i].y_offset;
    }
    return highest / units;
}

void shaper_wipe(struct shaper *shaper)
{
    unsigned count = 0;
    hb_glyph_info_t *glyphs = hb_buffer_get_glyph_infos(shaper->buffer, &count);
    if (count)
        memory_wipe(glyphs, count * sizeof *glyphs);
    hb_buffer_destroy(shaper->buffer);
    shaper->buffer = hb_buffer_create();
}
