/* From the French of the catalog to the screen: translation, gaps, strong words, and the
 * typography that writers leave to us. */
#include "content/wording.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/language.h"
#include "content/inline.h"
#include "content/inside.h"
#include "content/tables.h"
#include "content/units.h"

/* Marks of strong words in a text for the screen: ASCII's "shift out" and "shift in". */
#define STRONG_BEGIN "\x0E"
#define STRONG_END   "\x0F"

#define NO_BREAK_SPACE "\u00A0"

struct filling {
    const struct catalog *catalog;
    struct arena *arena;
    struct date today;
    struct text out;
    bool french; /* the typography of French is wanted */
    bool strong;
    bool expired;
};

/* Is it the language in which the contents are written? Nothing is translated then. */
static bool is_source(void)
{
    return text_same(language_now()->code, "fr");
}

static const char *translation(
    const struct catalog *catalog, struct arena *arena, const char *french)
{
    struct tables *tables = catalog->inside->tables;
    if (!tables || is_source() || !*french)
        return NULL;
    return tables_translation(tables, arena, language_now()->code, french);
}

/* --- typography --- */

/* Is the blank at `at` one that French does not break: before : ; ? ! » and after «? */
static bool is_glued(struct str text, size_t at)
{
    struct str before = str_sub(text, 0, at);
    struct str after = str_sub(text, at + 1, text.size);
    return str_ends(before, "«") || str_starts(after, "»") ||
           (after.size && strchr(":;?!%", after.text[0])) || str_starts(after, "€");
}

static void add_french(struct text *out, struct str text)
{
    for (size_t i = 0; i < text.size; i++) {
        if (text.text[i] == ' ' && is_glued(text, i))
            text_add_c(out, NO_BREAK_SPACE);
        else if (text.text[i] == '\'')
            text_add_c(out, "’");
        else
            text_add(out, str_sub(text, i, i + 1));
    }
}

/* --- pieces --- */

static void fill_text(struct filling *filling, const struct piece *piece)
{
    if (filling->french)
        add_french(&filling->out, piece->text);
    else
        text_add(&filling->out, piece->text);
}

static void fill_strong(struct filling *filling, const struct piece *piece)
{
    (void)piece;
    text_add_c(&filling->out, filling->strong ? STRONG_END : STRONG_BEGIN);
    filling->strong = !filling->strong;
}

static void ask_the_team(struct filling *filling)
{
    text_add_c(&filling->out, tr("demandez à l’équipe"));
}

static bool is_past(const struct figure *figure, struct date today)
{
    return date_is(figure->valid_to) && date_compare(figure->valid_to, today) < 0;
}

static void fill_figure(struct filling *filling, const struct piece *piece)
{
    int index = names_find(&filling->catalog->inside->names[NAME_FIGURE], piece->name);
    const struct figure *figure =
        index == NAMES_NONE ? NULL : &filling->catalog->figures[index];
    const char *said =
        figure ? content_figure(figure, filling->arena, filling->today) : NULL;
    if (figure && is_past(figure, filling->today))
        filling->expired = true;
    if (!said) {
        ask_the_team(filling);
        return;
    }
    /* A figure that is a text has its own translation: "1er novembre". */
    const char *translated =
        figure->text ? translation(filling->catalog, filling->arena, said) : NULL;
    text_add_c(&filling->out, translated ? translated : said);
}

static void fill_phone(struct filling *filling, const struct piece *piece)
{
    int index = names_find(&filling->catalog->inside->names[NAME_PHONE], piece->name);
    const struct phone *phone =
        index == NAMES_NONE ? NULL : &filling->catalog->phones[index];
    if (phone && phone->confidence != CONFIDENCE_C)
        text_add_c(&filling->out, language_phone(filling->arena, phone->digits));
    else
        ask_the_team(filling);
}

/* Of a link the words are shown: where it leads stands beside the sheet. */
static void fill_nothing(struct filling *filling, const struct piece *piece)
{
    (void)filling;
    (void)piece;
}

static void (*const FILLERS[])(struct filling *, const struct piece *) = {
    [PIECE_TEXT] = fill_text,
    [PIECE_STRONG] = fill_strong,
    [PIECE_FIGURE] = fill_figure,
    [PIECE_PHONE] = fill_phone,
    [PIECE_LINK_BEGIN] = fill_nothing,
    [PIECE_LINK_SHEET] = fill_nothing,
    [PIECE_LINK_CHECK] = fill_nothing,
    [PIECE_BAD] = fill_text,
};
static_assert(sizeof FILLERS / sizeof *FILLERS == PIECE_BAD + 1, "a filler each");

struct wording content_wording(const struct catalog *catalog, struct arena *arena,
    const char *french, struct date today)
{
    if (!french)
        french = "";
    const char *translated = translation(catalog, arena, french);
    struct filling filling = { .catalog = catalog,
        .arena = arena,
        .today = today,
        .out = { .arena = arena },
        .french = !translated || language_speaks("fr") };
    struct str rest = str_of(translated ? translated : french);
    struct piece piece;
    while (inline_next(&rest, &piece))
        FILLERS[piece.kind](&filling, &piece);
    if (filling.strong)
        text_add_c(&filling.out, STRONG_END);
    return (struct wording){ .text = text_done(&filling.out),
        .translated = translated || language_speaks("fr") || !*french,
        .expired = filling.expired };
}

const char *content_text(const struct catalog *catalog, struct arena *arena,
    const char *french, struct date today)
{
    return content_wording(catalog, arena, french, today).text;
}

/* Without blanks and marks of strong words at the ends. */
static struct str bare(struct str text)
{
    static const char EDGES[] = " " STRONG_BEGIN STRONG_END;
    while (text.size && strchr(EDGES, text.text[0]))
        text = str_sub(text, 1, text.size);
    while (text.size && strchr(EDGES, text.text[text.size - 1]))
        text = str_sub(text, 0, text.size - 1);
    return text;
}

void content_head_and_rest(
    struct arena *arena, const char *text, const char **head, const char **rest)
{
    struct str whole = str_of(text);
    size_t end =
        str_starts(whole, STRONG_BEGIN) ? str_find(whole, STRONG_END) : SIZE_MAX;
    if (end == SIZE_MAX)
        end = whole.size;
    *head = str_copy(arena, bare(str_sub(whole, 0, end)));
    *rest = str_copy(arena, bare(str_sub(whole, end, whole.size)));
}

const char *content_figure(
    const struct figure *figure, struct arena *arena, struct date today)
{
    if (figure->confidence == CONFIDENCE_C || is_past(figure, today))
        return NULL;
    return figure->text ? figure->text : units_say(arena, figure->value, figure->unit);
}

bool content_reviewed(const struct catalog *catalog)
{
    struct tables *tables = catalog->inside->tables;
    if (is_source())
        return true;
    return tables && tables_reviewed(tables, language_now()->code);
}
