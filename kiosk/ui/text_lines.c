/* What is made ready is kept in one arena with a table of places. When the arena is full
 * it is wiped whole: a page has some dozens of texts, the limit is some hundreds. */
#include "ui/text_lines.h"

#include <string.h>

#include "base/arena.h"
#include "base/array.h"
#include "base/str.h"
#include "scene/scene.h"
#include "ui/text_break.h"
#include "ui/text_runs.h"

enum {
    PLACES = 2048,
    TEXTS = 1024,
    TEXT_BYTES = 4 * 1024 * 1024,
    STRONG_WEIGHT = 700,
};

struct ready {
    const char *text;
    struct manner manner;
    struct paragraph *first;
};

struct line_box {
    struct shaper *shaper;
    struct arena *arena;
    struct ready *places[PLACES];
    size_t count, missing;
};

/* A paragraph while it is read. */
struct reading {
    struct line_box *box;
    struct arena *arena;
    struct manner manner;
    struct paragraph *paragraph;
    bool *strong;
    int *faces;
    uint32_t *scripts;
};

struct line_box *lines_open(struct shaper *shaper)
{
    struct line_box *box = memory_take(sizeof *box);
    box->shaper = shaper;
    box->arena = arena_open(0);
    return box;
}

void lines_close(struct line_box *box)
{
    if (!box)
        return;
    arena_close(box->arena);
    memory_free(box);
}

void lines_wipe(struct line_box *box)
{
    arena_wipe(box->arena);
    memset(box->places, 0, sizeof box->places);
    box->count = 0;
}

size_t lines_missing(const struct line_box *box)
{
    return box->missing;
}

/* --- from bytes to characters --- */

static struct str first_line(struct str *rest)
{
    struct str line = { 0 };
    str_cut(rest, '\n', &line);
    return line;
}

/* `strong` goes on from one paragraph to the next. */
static void decode(struct reading *reading, struct str line, bool *strong)
{
    struct paragraph *paragraph = reading->paragraph;
    size_t room = line.size + 1;
    paragraph->codes = ARENA_LIST(reading->arena, uint32_t, room);
    reading->strong = ARENA_LIST(reading->arena, bool, room);
    for (uint32_t code; (code = str_next(&line)) != 0;) {
        if (code == (uint32_t)SCENE_STRONG[0] || code == (uint32_t)SCENE_PLAIN[0]) {
            *strong = code == (uint32_t)SCENE_STRONG[0];
            continue;
        }
        reading->strong[paragraph->count] = *strong;
        paragraph->codes[paragraph->count++] = code == STR_BAD ? 0xFFFD : code;
    }
}

/* --- which face, which script --- */

/* Characters that are never seen: they take any face and miss none. */
static bool is_unseen(uint32_t code)
{
    return code < 0x20 || (code >= 0x200B && code <= 0x200F) ||
           (code >= 0x2028 && code <= 0x202E) || (code >= 0x2060 && code <= 0x206F) ||
           (code >= 0xFE00 && code <= 0xFE0F) || code == 0xAD || code == 0xFEFF;
}

static bool is_ascii_digit(uint32_t code)
{
    return code >= '0' && code <= '9';
}

static int first_face_with(struct reading *reading, uint32_t code, int weight)
{
    struct line_box *box = reading->box;
    for (int family = 0; family < FAMILY_COUNT; family++) {
        int face = shaper_face(box->shaper, (enum family)family, weight);
        if (shaper_has(box->shaper, face, code))
            return face;
    }
    box->missing++;
    return shaper_face(box->shaper, FAMILY_LATIN, weight);
}

/* Blanks, marks and points stay in the face around them; digits never do, so that a phone
 * number looks the same in every language. */
static void choose_faces(struct reading *reading)
{
    const struct paragraph *paragraph = reading->paragraph;
    struct shaper *shaper = reading->box->shaper;
    int plain = reading->manner.weight;
    int strong = plain > STRONG_WEIGHT ? plain : STRONG_WEIGHT;
    int before = shaper_face(shaper, FAMILY_LATIN, plain);
    reading->faces = ARENA_LIST(reading->arena, int, paragraph->count + 1);
    for (size_t i = 0; i < paragraph->count; i++) {
        uint32_t code = paragraph->codes[i];
        bool stays = i && reading->strong[i] == reading->strong[i - 1] &&
                     !text_script(code) && !is_ascii_digit(code);
        int face = before;
        if (!(stays && (is_unseen(code) || shaper_has(shaper, before, code)))) {
            int weight = reading->strong[i] ? strong : plain;
            face = is_unseen(code) ? shaper_face(shaper, FAMILY_LATIN, weight)
                                   : first_face_with(reading, code, weight);
        }
        reading->faces[i] = before = face;
    }
}

/* Characters of no script take the one before them, at the start the one after. */
static void choose_scripts(struct reading *reading)
{
    static const uint32_t latin = 'L' << 24 | 'a' << 16 | 't' << 8 | 'n';
    const struct paragraph *paragraph = reading->paragraph;
    uint32_t *scripts = ARENA_LIST(reading->arena, uint32_t, paragraph->count + 1);
    uint32_t script = 0;
    for (size_t i = 0; i < paragraph->count; i++) {
        uint32_t own = text_script(paragraph->codes[i]);
        script = own ? own : script;
        scripts[i] = is_ascii_digit(paragraph->codes[i]) ? latin : script;
    }
    script = latin;
    for (size_t i = paragraph->count; i-- > 0;)
        script = scripts[i] = scripts[i] ? scripts[i] : script;
    reading->scripts = scripts;
}

/* --- runs and widths --- */

static bool same_run(
    const struct reading *reading, const unsigned char *levels, size_t i)
{
    return levels[i] == levels[i - 1] && reading->faces[i] == reading->faces[i - 1] &&
           reading->scripts[i] == reading->scripts[i - 1];
}

static void cut_runs(struct reading *reading, const unsigned char *levels)
{
    struct paragraph *paragraph = reading->paragraph;
    struct {
        ARRAY(struct text_run)
    } runs = { 0 };
    for (size_t i = 0; i < paragraph->count; i++) {
        if (!i || !same_run(reading, levels, i))
            *ARRAY_ADD(reading->arena, &runs) = (struct text_run){ .from = i,
                .face = reading->faces[i],
                .script = reading->scripts[i],
                .level = levels[i] };
        runs.items[runs.count - 1].to = i + 1;
    }
    paragraph->runs = runs.items;
    paragraph->run_count = runs.count;
}

static void measure_runs(struct reading *reading)
{
    struct paragraph *paragraph = reading->paragraph;
    int size_px = reading->manner.size_px;
    paragraph->advances = ARENA_LIST(reading->arena, float, paragraph->count + 1);
    for (size_t i = 0; i < paragraph->run_count; i++) {
        struct text_run *run = &paragraph->runs[i];
        struct shape shape = { paragraph->codes, run->from, run->to, run->face,
            run->script, run->level & 1 };
        run->highest =
            size_px * shaper_measure(reading->box->shaper, &shape, paragraph->advances);
    }
    for (size_t i = 0; i < paragraph->count; i++) /* control characters have no width */
        paragraph->advances[i] *= paragraph->codes[i] < ' ' ? 0 : (float)size_px;
}

static bool is_blank(uint32_t code)
{
    return code == ' ' || code == '\t' || code == '\r';
}

/* The end of [from, to) without blanks, and its width. */
static struct text_line trimmed(
    const struct paragraph *paragraph, size_t from, size_t to)
{
    struct text_line line = { .from = from, .to = to, .next = to };
    while (line.to > from && is_blank(paragraph->codes[line.to - 1]))
        line.to--;
    for (size_t i = from; i < line.to; i++)
        line.width += (double)paragraph->advances[i];
    return line;
}

static size_t word_end(const struct paragraph *paragraph, size_t from)
{
    size_t to = from;
    while (to < paragraph->count && paragraph->breaks[to] == BREAK_NEVER)
        to++;
    return to < paragraph->count ? to + 1 : to;
}

static double widest_word(const struct paragraph *paragraph)
{
    double widest = 0;
    for (size_t from = 0; from < paragraph->count;) {
        size_t to = word_end(paragraph, from);
        double width = trimmed(paragraph, from, to).width;
        widest = width > widest ? width : widest;
        from = to;
    }
    return widest;
}

struct text_line lines_take(
    const struct paragraph *paragraph, size_t from, double width)
{
    struct text_line best = trimmed(paragraph, from, word_end(paragraph, from));
    double pen = 0; /* up to best.next, blanks included */
    for (size_t i = from; i < best.next; i++)
        pen += (double)paragraph->advances[i];
    while (best.next < paragraph->count &&
           paragraph->breaks[best.next - 1] != BREAK_MUST) {
        size_t to = word_end(paragraph, best.next);
        struct text_line word = trimmed(paragraph, best.next, to);
        if (pen + word.width > width)
            break;
        best.width = pen + word.width;
        for (size_t i = best.next; i < to; i++)
            pen += (double)paragraph->advances[i];
        best.to = word.to;
        best.next = to;
    }
    return best;
}

/* --- texts made ready --- */

static struct paragraph *read_paragraph(
    struct line_box *box, struct str line, struct manner manner, bool *strong)
{
    struct reading reading = { .box = box,
        .arena = box->arena,
        .manner = manner,
        .paragraph = ARENA_NEW(box->arena, struct paragraph) };
    struct paragraph *paragraph = reading.paragraph;
    decode(&reading, line, strong);
    bool rtl = manner.rtl;
    const unsigned char *levels =
        text_levels(box->arena, paragraph->codes, paragraph->count, &rtl);
    paragraph->breaks = text_breaks(box->arena, paragraph->codes, paragraph->count);
    choose_faces(&reading);
    choose_scripts(&reading);
    cut_runs(&reading, levels);
    measure_runs(&reading);
    paragraph->widest_word = widest_word(paragraph);
    return paragraph;
}

static struct paragraph *read_text(
    struct line_box *box, const char *text, struct manner manner)
{
    struct str rest = str_of(text);
    struct paragraph *first = NULL, **last = &first;
    bool strong = false;
    do {
        *last = read_paragraph(box, first_line(&rest), manner, &strong);
        last = &(*last)->next;
    } while (rest.size);
    return first;
}

static size_t place_of(const char *text, struct manner manner)
{
    uint64_t hash = 0xCBF29CE484222325u; /* FNV-1a */
    for (const char *at = text; *at; at++)
        hash = (hash ^ (unsigned char)*at) * 0x100000001B3u;
    unsigned more = (unsigned)(manner.size_px * 1000 + manner.weight) * 2u + manner.rtl;
    hash = (hash ^ more) * 0x100000001B3u;
    return (size_t)(hash ^ hash >> 32) % PLACES;
}

static bool is_ready(const struct ready *ready, const char *text, struct manner manner)
{
    return ready->manner.size_px == manner.size_px &&
           ready->manner.weight == manner.weight && ready->manner.rtl == manner.rtl &&
           !strcmp(ready->text, text);
}

const struct paragraph *lines_prepare(
    struct line_box *box, const char *text, struct manner manner)
{
    size_t place = place_of(text, manner);
    for (; box->places[place]; place = (place + 1) % PLACES)
        if (is_ready(box->places[place], text, manner))
            return box->places[place]->first;
    if (box->count >= TEXTS || arena_used(box->arena) > TEXT_BYTES) {
        lines_wipe(box);
        place = place_of(text, manner);
    }
    struct ready *ready = ARENA_NEW(box->arena, struct ready);
    *ready = (struct ready){ str_dup(box->arena, text), manner,
        read_text(box, text, manner) };
    box->places[place] = ready;
    box->count++;
    return ready->first;
}
