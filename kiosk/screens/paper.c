#include "screens/paper.h"

#include "base/str.h"
#include "scene/page.h"

enum {
    HALF = 330,     /* the right-hand block, from about the middle of the paper on */
    LOWERED = 72,   /* the address, for the window of an envelope */
    SIGNATURE = 92, /* room to sign */
    NARROW_MARGIN = 56, /* 14 mm: large letters need the room */
};

/* Half a line stands between paragraphs, so halves are counted. */
enum { ROOMY_HALF_LINES = 44, LINE_LETTERS = 74 };

/* Many ticks take smaller letters, so that a letter is always one page. */
static enum text_style letters_of(const struct letter_said *said)
{
    size_t half = 2 * said->enclosed_count;
    for (size_t i = 0; i < said->paragraph_count; i++)
        half += 2 * (str_count(str_of(said->paragraphs[i])) / LINE_LETTERS + 1) + 1;
    return half > ROOMY_HALF_LINES ? TEXT_LETTER_TIGHT : TEXT_LETTER;
}

static void add_sender(struct scene *page)
{
    SCENE_BOX(page, FLOW_COLUMN, .grow = true) {
        scene_text(page, TEXT_LETTER, "Nom et prénom : …………………………………");
        scene_text(page, TEXT_LETTER, "Adresse : …………………………………………");
        scene_text(page, TEXT_LETTER, "………………………………………………………");
        scene_text(page, TEXT_LETTER, "Téléphone : ………………………………………");
    }
}

static void add_address(struct scene *page, const struct letter_said *said)
{
    SCENE_BOX(page, FLOW_COLUMN, .min_width = HALF, .max_width = HALF) {
        SCENE_BOX(page, FLOW_COLUMN, .min_height = LOWERED)
            ;
        for (size_t i = 0; i < said->to_count; i++)
            scene_text(page, TEXT_LETTER, said->to[i]);
    }
}

/* At the right-hand side, under the address. */
static void add_right(struct scene *page, const char *text, int min_height)
{
    SCENE_BOX(page, FLOW_ROW) {
        SCENE_BOX(page, FLOW_COLUMN, .grow = true)
            ;
        SCENE_BOX(page, FLOW_COLUMN, .min_width = HALF, .max_width = HALF,
            .min_height = min_height)
            scene_text(page, TEXT_LETTER, text);
    }
}

static void add_head(struct scene *page, const struct letter_said *said)
{
    SCENE_BOX(page, FLOW_ROW) {
        add_sender(page);
        add_address(page, said);
    }
    add_right(page, "Fait à …………………, le ……………………", 0);
    SCENE_BOX(page, FLOW_COLUMN, .gap = 2) {
        scene_text(page, TEXT_LETTER, said->sent);
        scene_heading(page, TEXT_LETTER_STRONG,
            str_format(page->arena, "Objet : %s", said->subject));
    }
}

static void add_enclosed(
    struct scene *page, const struct letter_said *said, enum text_style style)
{
    if (!said->enclosed_count)
        return;
    SCENE_BOX(page, FLOW_COLUMN) {
        scene_text(page, style, "Pièces jointes :");
        for (size_t i = 0; i < said->enclosed_count; i++)
            scene_text(
                page, style, str_format(page->arena, "–\u00A0%s", said->enclosed[i]));
    }
}

static void add_letter(struct scene *page, const struct letter_said *said)
{
    enum text_style style = letters_of(said);
    SCENE_BOX(page, FLOW_COLUMN, .grow = true, .gap = 22, .pad_x = PAGE_MARGIN_X,
        .pad_y = PAGE_MARGIN_Y) {
        add_head(page, said);
        SCENE_BOX(page, FLOW_COLUMN, .gap = 11)
            for (size_t i = 0; i < said->paragraph_count; i++)
                scene_text(page, style, said->paragraphs[i]);
        add_right(page, "Signature :", SIGNATURE);
        add_enclosed(page, said, style);
        scene_space(page);
        scene_text(page, TEXT_LETTER_SMALL, said->sources);
    }
}

/* --- what is said at a hearing --- */

static void add_box_to_tick(struct scene *page, const char *paper)
{
    SCENE_BOX(page, FLOW_ROW, .gap = 12, .across = ALIGN_CENTER) {
        scene_icon(page, "icons/box", 32);
        scene_text(page, TEXT_NOTE, paper)->box.grow = true;
    }
}

static void add_spoken(struct scene *page, const struct letter_said *said)
{
    SCENE_BOX(page, FLOW_COLUMN, .grow = true, .gap = 18, .pad_x = NARROW_MARGIN,
        .pad_y = NARROW_MARGIN) {
        scene_heading(page, TEXT_NOTE_STRONG, said->subject);
        SCENE_BOX(page, FLOW_COLUMN, .gap = 10)
            for (size_t i = 0; i < said->paragraph_count; i++)
                scene_text(page, TEXT_NOTE, said->paragraphs[i]);
        SCENE_BOX(page, FLOW_COLUMN, .gap = 2) {
            scene_heading(page, TEXT_NOTE_STRONG, "Mes papiers, dans l’ordre :");
            for (size_t i = 0; i < said->enclosed_count; i++)
                add_box_to_tick(page, said->enclosed[i]);
        }
    }
}

struct scene *paper_letter(struct arena *arena, const struct letter_said *said)
{
    struct scene *page = page_begin(arena, said->spoken ? "spoken" : "letter");
    if (said->spoken)
        add_spoken(page, said);
    else
        add_letter(page, said);
    scene_done(page);
    return page;
}
