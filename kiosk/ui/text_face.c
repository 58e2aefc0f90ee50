/* SDL_ttf has traps (2.20.1, its sources): direction and script are the font's state and
 * survive into the next call; changing a font's size empties its glyphs, so that there is
 * one font a size; ink left of the pen or above the ascent shifts the whole picture by an
 * offset that nothing tells.
 *
 * Against the last one every run is drawn with a space on its left, wide enough for any
 * overhang, whose width the caller knows; and the caller says how high the ink goes. */
#include "ui/text_face.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include <SDL.h>
#include <SDL_ttf.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/str.h"
#include "ui/text_shape.h"

enum {
    FONTS = 40,
    RUNS = 768,
    RUN_BYTES = 16 * 1024 * 1024, /* a full screen of text takes about 4 */
};

struct font {
    TTF_Font *font;
    int face, size_px;
    uint64_t used;
};

struct drawn {
    uint64_t hash, used;
    struct face_run run;
    char *text; /* the run's, ours */
    SDL_Surface *pixels;
};

struct face_box {
    char *folder;
    uint64_t clock;
    struct font fonts[FONTS];
    struct drawn runs[RUNS];
    size_t run_bytes;
    char *padded; /* the text with its space */
    size_t padded_size;
};

static char *copy(const char *text)
{
    size_t size = strlen(text) + 1;
    char *made = memory_take(size);
    memcpy(made, text, size);
    return made;
}

struct face_box *face_open(const char *folder)
{
    TTF_Init();
    struct face_box *box = memory_take(sizeof *box);
    box->folder = copy(folder);
    return box;
}

void face_close(struct face_box *box)
{
    if (!box)
        return;
    face_wipe(box);
    for (int i = 0; i < FONTS; i++)
        if (box->fonts[i].font)
            TTF_CloseFont(box->fonts[i].font);
    memory_free(box->folder);
    memory_free(box);
    TTF_Quit();
}

static TTF_Font *open_font(const struct face_box *box, int face, int size_px)
{
    struct arena *arena = arena_open(1024);
    TTF_Font *font =
        TTF_OpenFont(file_join(arena, box->folder, face_file(face)), size_px);
    arena_close(arena);
    if (font) {
        TTF_SetFontHinting(font, TTF_HINTING_LIGHT_SUBPIXEL);
        TTF_SetFontKerning(font, 1);
    }
    return font;
}

/* The font of that size, or the one used longest ago made into it. */
static TTF_Font *font_of(struct face_box *box, int face, int size_px)
{
    struct font *oldest = &box->fonts[0];
    for (int i = 0; i < FONTS; i++) {
        struct font *font = &box->fonts[i];
        if (font->font && font->face == face && font->size_px == size_px) {
            font->used = ++box->clock;
            return font->font;
        }
        if (font->used < oldest->used)
            oldest = font;
    }
    if (oldest->font)
        TTF_CloseFont(oldest->font);
    *oldest =
        (struct font){ open_font(box, face, size_px), face, size_px, ++box->clock };
    return oldest->font;
}

static uint64_t mix(uint64_t hash, uint64_t value)
{
    return (hash ^ value) * 0x100000001B3u; /* FNV-1a */
}

static uint64_t hash_of(const struct face_run *run)
{
    uint64_t hash = 0xCBF29CE484222325u;
    for (const char *at = run->text; *at; at++)
        hash = mix(hash, (unsigned char)*at);
    hash = mix(hash, (uint64_t)run->face);
    hash = mix(hash, (uint64_t)run->size_px);
    hash = mix(hash, run->script);
    hash = mix(hash, run->rtl);
    return mix(hash, run->colour);
}

static bool same_run(const struct face_run *a, const struct face_run *b)
{
    return a->face == b->face && a->size_px == b->size_px && a->script == b->script &&
           a->rtl == b->rtl && a->colour == b->colour && !strcmp(a->text, b->text);
}

static size_t bytes_of(const SDL_Surface *pixels)
{
    return (size_t)pixels->pitch * (size_t)pixels->h;
}

static void forget(struct face_box *box, struct drawn *drawn)
{
    if (!drawn->pixels)
        return;
    box->run_bytes -= bytes_of(drawn->pixels);
    memory_wipe(drawn->pixels->pixels, bytes_of(drawn->pixels));
    SDL_FreeSurface(drawn->pixels);
    memory_wipe(drawn->text, strlen(drawn->text));
    memory_free(drawn->text);
    memory_wipe(drawn, sizeof *drawn);
}

void face_wipe(struct face_box *box)
{
    for (int i = 0; i < RUNS; i++)
        forget(box, &box->runs[i]);
    if (box->padded)
        memory_wipe(box->padded, box->padded_size);
    memory_free(box->padded);
    box->padded = NULL;
    box->padded_size = 0;
}

size_t face_kept(const struct face_box *box)
{
    return box->run_bytes;
}

static struct drawn *oldest_run(struct face_box *box)
{
    struct drawn *oldest = NULL;
    for (int i = 0; i < RUNS; i++)
        if (box->runs[i].pixels && (!oldest || box->runs[i].used < oldest->used))
            oldest = &box->runs[i];
    return oldest;
}

/* A place for one more run of `size` bytes. */
static struct drawn *make_room(struct face_box *box, size_t size)
{
    struct drawn *oldest = oldest_run(box);
    while (oldest && box->run_bytes + size > RUN_BYTES) {
        forget(box, oldest);
        oldest = oldest_run(box);
    }
    for (int i = 0; i < RUNS; i++)
        if (!box->runs[i].pixels)
            return &box->runs[i];
    assert(oldest); /* all places are taken */
    forget(box, oldest);
    return oldest;
}

/* The run's text with a space at the end that is on the left. */
static const char *pad(struct face_box *box, const struct face_run *run)
{
    size_t size = strlen(run->text);
    if (box->padded_size < size + 2) {
        if (box->padded)
            memory_wipe(box->padded, box->padded_size);
        memory_free(box->padded);
        box->padded_size = 2 * size + 64;
        box->padded = memory_take(box->padded_size);
    }
    memcpy(box->padded + (run->rtl ? 0 : 1), run->text, size);
    box->padded[run->rtl ? size : 0] = ' ';
    box->padded[size + 1] = '\0';
    return box->padded;
}

static SDL_Surface *render(
    struct face_box *box, TTF_Font *font, const struct face_run *run)
{
    char script[5] = { (char)(run->script >> 24), (char)(run->script >> 16),
        (char)(run->script >> 8), (char)run->script, '\0' };
    TTF_SetFontDirection(font, run->rtl ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
    TTF_SetFontScriptName(font, script);
    SDL_Color ink = { (Uint8)(run->colour >> 16), (Uint8)(run->colour >> 8),
        (Uint8)run->colour, 255 };
    return TTF_RenderUTF8_Blended(font, pad(box, run), ink);
}

static struct drawn *find(struct face_box *box, const struct face_run *run)
{
    uint64_t hash = hash_of(run);
    for (int i = 0; i < RUNS; i++)
        if (box->runs[i].pixels && box->runs[i].hash == hash &&
            same_run(&box->runs[i].run, run))
            return &box->runs[i];
    return NULL;
}

static struct drawn *keep(
    struct face_box *box, const struct face_run *run, SDL_Surface *pixels)
{
    struct drawn *drawn = make_room(box, bytes_of(pixels));
    *drawn = (struct drawn){ .hash = hash_of(run), .run = *run, .pixels = pixels };
    drawn->run.text = drawn->text = copy(run->text);
    box->run_bytes += bytes_of(pixels);
    return drawn;
}

void face_draw(struct face_box *box, SDL_Surface *onto, const struct face_run *run,
    double x, int y)
{
    TTF_Font *font = font_of(box, run->face, run->size_px);
    if (!font || !*run->text)
        return;
    struct drawn *drawn = find(box, run);
    if (!drawn) {
        SDL_Surface *pixels = render(box, font, run);
        if (!pixels) /* nothing to be seen: only marks of direction */
            return;
        drawn = keep(box, run, pixels);
    }
    drawn->used = ++box->clock;
    int above = TTF_FontAscent(font), ink = (int)ceil(run->highest);
    SDL_Rect at = { (int)lround(x - run->space), y - (ink > above ? ink : above), 0,
        0 };
    SDL_BlitSurface(drawn->pixels, NULL, onto, &at);
}
