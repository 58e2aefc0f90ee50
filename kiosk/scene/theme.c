#include "scene/theme.h"

#include <assert.h>
#include <math.h>

#include "base/str.h"

/* design/mockups/kiosk.css, token by token; but for ink_2 of the light theme, which has to
 * reach 10:1 on the soft panels too. */
struct tokens {
    colour paper, card, ink, ink_2, line, edge, sunk;
    colour brand, brand_ink, brand_soft;
    colour focus, focus_in;
    colour good, good_soft, bad, bad_soft, care, care_soft;
    colour leave, leave_ink, help, help_ink;
};

static const struct tokens tokens_of[] = {
    [THEME_LIGHT] = {
        .paper = 0xFBF8F2, .card = 0xFFFFFF, .ink = 0x16262E, .ink_2 = 0x26353C,
        .line = 0xDDD6C8, .edge = 0x756D5F, .sunk = 0xF1ECE1,
        .brand = 0x0E5A5C, .brand_ink = 0xFFFFFF, .brand_soft = 0xDCEDEA,
        .focus = 0xFFD400, .focus_in = 0x16262E,
        .good = 0x14532D, .good_soft = 0xE0F0E4, .bad = 0x7A1F1F, .bad_soft = 0xF8E4E1,
        .care = 0x694400, .care_soft = 0xFBEFD4,
        .leave = 0x16262E, .leave_ink = 0xFFFFFF, .help = 0x16262E, .help_ink = 0xFFFFFF,
    },
    [THEME_CONTRAST] = {
        .paper = 0x000000, .card = 0x000000, .ink = 0xFFFFFF, .ink_2 = 0xFFFFFF,
        .line = 0xFFFFFF, .edge = 0xFFFFFF, .sunk = 0x000000,
        .brand = 0xFFE14D, .brand_ink = 0x000000, .brand_soft = 0x000000,
        .focus = 0x00E5FF, .focus_in = 0x000000,
        .good = 0xFFFFFF, .good_soft = 0x000000, .bad = 0xFFFFFF, .bad_soft = 0x000000,
        .care = 0xFFFFFF, .care_soft = 0x000000,
        .leave = 0xFFFFFF, .leave_ink = 0x000000, .help = 0x000000, .help_ink = 0xFFFFFF,
    },
    [THEME_SOFT] = {
        .paper = 0x1B2125, .card = 0x232B30, .ink = 0xD8D4CC, .ink_2 = 0xCFCBC3,
        .line = 0x3A444A, .edge = 0x9AA39F, .sunk = 0x161B1E,
        .brand = 0x9FD3DF, .brand_ink = 0x08252F, .brand_soft = 0x29383D,
        .focus = 0xFFD400, .focus_in = 0x0B0F11,
        .good = 0xBFE3C8, .good_soft = 0x1F3227, .bad = 0xF0C4BC, .bad_soft = 0x3A2725,
        .care = 0xECD9A8, .care_soft = 0x352D1C,
        .leave = 0xD8D4CC, .leave_ink = 0x1B2125, .help = 0x161B1E, .help_ink = 0xD8D4CC,
    },
};
static_assert(sizeof tokens_of / sizeof *tokens_of == THEME_COUNT, "tokens a theme");

static const char *const theme_names[] = { "light", "contrast", "soft" };
static_assert(
    sizeof theme_names / sizeof *theme_names == THEME_COUNT, "a name a theme");

const char *theme_name(enum theme theme)
{
    return theme_names[theme];
}

bool theme_find(const char *name, enum theme *theme)
{
    for (int i = 0; i < THEME_COUNT; i++)
        if (text_same(name, theme_names[i])) {
            *theme = (enum theme)i;
            return true;
        }
    return false;
}

static colour tile_colour(enum theme theme, enum look look)
{
    static const colour light[] = { 0xB4472E, 0x7A4A9E, 0x1F5FA8, 0xA33A57, 0x2F3E8F,
        0x8A5A00, 0x3E6B2F, 0x6A3D7C };
    static_assert(sizeof light / sizeof *light == LOOK_COUNT - LOOK_TILE_RENT, "tiles");
    return theme == THEME_CONTRAST ? 0xFFE14D : light[look - LOOK_TILE_RENT];
}

enum { ROUND = 999 };
#define SAME COLOUR_NONE

static struct skin plain(void)
{
    return (struct skin){ .fill = SAME, .edge = SAME, .ink = SAME, .muted = SAME };
}

static struct skin ground(colour fill, colour ink, colour muted)
{
    return (struct skin){ .fill = fill, .edge = SAME, .ink = ink, .muted = muted };
}

static struct skin band(const struct tokens *t, enum theme theme, enum look look)
{
    struct skin skin = ground(t->card, t->ink, t->ink_2);
    skin.edge = t->line;
    skin.edge_px = 2;
    skin.edge_below = look == LOOK_HEADER;
    skin.edge_above = look != LOOK_HEADER;
    skin.pad_x = 48;
    skin.pad_y = 16;
    if (look == LOOK_KEYBOARD) {
        skin.fill = t->sunk;
        skin.pad_y = 24;
    } else if (look == LOOK_HELP_BAND) {
        skin.fill = t->help;
        skin.ink = skin.muted = t->help_ink;
        skin.edge = theme == THEME_CONTRAST ? t->line : t->help;
        skin.pad_y = 24;
    } else if (look == LOOK_NOTICE_BAND) {
        skin.fill = t->care_soft;
        skin.ink = skin.muted = t->care;
        skin.edge = theme == THEME_CONTRAST ? t->line : t->care_soft;
        skin.pad_y = 8;
    }
    return skin;
}

static struct skin raised(const struct tokens *t, int radius, int pad_x, int pad_y)
{
    struct skin skin = ground(t->card, t->ink, t->ink_2);
    skin.edge = t->edge;
    skin.edge_px = 2;
    skin.radius = radius;
    skin.pad_x = pad_x;
    skin.pad_y = pad_y;
    return skin;
}

static struct skin filled(struct skin skin, colour fill, colour ink)
{
    skin.fill = skin.edge = fill;
    skin.ink = skin.muted = ink;
    return skin;
}

/* A panel or chip in a soft colour; with contrast the edge carries what the tint did. */
static struct skin tinted(
    struct skin skin, const struct tokens *t, enum theme theme, colour fill, colour ink)
{
    skin.fill = fill;
    skin.ink = ink;
    skin.muted = ink;
    skin.edge = theme == THEME_CONTRAST ? t->line : fill;
    return skin;
}

static struct skin answer(const struct tokens *t, unsigned state)
{
    struct skin skin = raised(t, 24, 32, 18);
    skin.edge_px = 3;
    skin.min_height = 104;
    if (state & (STATE_SELECTED | STATE_CHECKED)) {
        skin.fill = t->brand_soft;
        skin.edge = t->brand;
    }
    return skin;
}

static struct skin mark(const struct tokens *t, enum theme theme, enum look look)
{
    struct skin skin = raised(t, 14, 8, 8);
    if (look == LOOK_MARK_YES)
        return tinted(skin, t, theme, t->good_soft, t->good);
    if (look == LOOK_MARK_NO)
        return tinted(skin, t, theme, t->bad_soft, t->bad);
    if (look == LOOK_MARK_NOTE)
        return tinted(skin, t, theme, t->sunk, t->ink);
    return tinted(skin, t, theme, t->care_soft, t->care);
}

static struct skin chip(const struct tokens *t, enum theme theme, enum look look)
{
    struct skin skin = raised(t, ROUND, 22, 8);
    if (look == LOOK_CHIP_GOOD)
        return tinted(skin, t, theme, t->good_soft, t->good);
    if (look == LOOK_CHIP_CARE)
        return tinted(skin, t, theme, t->care_soft, t->care);
    if (look == LOOK_CHIP_ALERT)
        return tinted(skin, t, theme, t->bad_soft, t->bad);
    return tinted(skin, t, theme, t->sunk, t->ink);
}

static struct skin panel(const struct tokens *t, enum theme theme, enum look look)
{
    struct skin skin = raised(t, 20, 28, 28);
    skin.edge = t->line;
    if (look == LOOK_PANEL_SOFT) {
        skin = tinted(skin, t, theme, t->brand_soft, t->ink);
        skin.muted = t->ink_2;
    } else if (look == LOOK_PANEL_ALERT) {
        skin = tinted(skin, t, theme, t->bad_soft, t->ink);
    }
    return skin;
}

static struct skin touchable(
    const struct tokens *t, enum look look, unsigned state, struct skin skin)
{
    bool on = look == LOOK_PRIMARY || state & (STATE_SELECTED | STATE_CHECKED);
    if (on)
        skin = filled(skin, t->brand, t->brand_ink);
    if (look == LOOK_TOOL_LEAVE)
        skin = filled(skin, t->leave, t->leave_ink);
    return skin;
}

static struct skin field(const struct tokens *t, unsigned state)
{
    struct skin skin = raised(t, 22, 32, 20);
    skin.edge_px = state & STATE_CURRENT ? 4 : 3;
    skin.edge = state & STATE_CURRENT ? t->brand : t->edge;
    skin.min_height = 112;
    return skin;
}

static struct skin skin_of(
    const struct tokens *t, enum theme theme, enum look look, unsigned state)
{
    struct skin skin = plain();
    switch (look) {
    case LOOK_NONE:
        return skin;
    case LOOK_PAGE:
        return ground(t->paper, t->ink, t->ink_2);
    case LOOK_HEADER:
    case LOOK_FOOTER:
    case LOOK_HELP_BAND:
    case LOOK_NOTICE_BAND:
    case LOOK_KEYBOARD:
        return band(t, theme, look);
    case LOOK_CARD:
        skin = raised(t, 20, 28, 24);
        skin.shadow = theme == THEME_LIGHT;
        skin.min_height = 96;
        return skin;
    case LOOK_BUTTON:
    case LOOK_PRIMARY:
        skin = raised(t, 24, 36, 16);
        skin.min_height = 84;
        return touchable(t, look, state, skin);
    case LOOK_TOOL:
    case LOOK_TOOL_LEAVE:
        skin = raised(t, 34, 24, 12);
        skin.min_height = 72;
        return touchable(t, look, state, skin);
    case LOOK_ANSWER:
        return answer(t, state);
    case LOOK_PANEL:
    case LOOK_PANEL_SOFT:
    case LOOK_PANEL_ALERT:
        return panel(t, theme, look);
    case LOOK_CHIP:
    case LOOK_CHIP_GOOD:
    case LOOK_CHIP_CARE:
    case LOOK_CHIP_ALERT:
        return chip(t, theme, look);
    case LOOK_STEP:
        skin.edge = t->line;
        skin.edge_px = 2;
        skin.edge_below = true;
        skin.pad_y = 18;
        return skin;
    case LOOK_NUMBER:
        return filled(raised(t, ROUND, 8, 8), t->brand, t->brand_ink);
    case LOOK_MARK_YES:
    case LOOK_MARK_NO:
    case LOOK_MARK_MAYBE:
    case LOOK_MARK_NOTE:
        return mark(t, theme, look);
    case LOOK_PROGRESS:
        skin = raised(t, 9, 0, 0);
        skin.ink = t->brand;
        skin.min_height = 18;
        return skin;
    case LOOK_FIELD:
        return field(t, state);
    case LOOK_KEY:
    case LOOK_DAY:
        skin = raised(t, 16, 4, 4);
        skin.min_height = 81;
        return touchable(t, look, state, skin);
    case LOOK_MORE:
        skin = raised(t, 24, 36, 16);
        skin.fill = t->sunk;
        skin.min_height = 84;
        return skin;
    case LOOK_PAPER:
        return ground(0xFFFFFF, 0x000000, 0x000000);
    case LOOK_PAPER_SHOWN:
        return (struct skin){ .fill = 0xFFFFFF,
            .edge = t->edge,
            .edge_px = 2,
            .ink = 0x000000,
            .muted = 0x000000 };
    case LOOK_CODE_FRAME:
        return (struct skin){ .fill = 0xFFFFFF,
            .edge = t->line,
            .edge_px = 2,
            .radius = 20,
            .ink = 0x16262E,
            .muted = 0x16262E,
            .pad_x = 16,
            .pad_y = 16 };
    case LOOK_TILE_RENT:
    case LOOK_TILE_PAPER:
    case LOOK_TILE_SEARCH:
    case LOOK_TILE_DANGER:
    case LOOK_TILE_NIGHT:
    case LOOK_TILE_REFUSED:
    case LOOK_TILE_OWNER:
    case LOOK_TILE_VIOLENCE:
        skin = raised(t, 22, 15, 15);
        return filled(skin, tile_colour(theme, look),
            theme == THEME_CONTRAST ? 0x000000 : 0xFFFFFF);
    case LOOK_COUNT:
        break;
    }
    assert(look < LOOK_COUNT);
    return skin;
}

struct skin theme_skin(enum theme theme, enum look look, unsigned state)
{
    return skin_of(&tokens_of[theme], theme, look, state);
}

struct skin theme_skin_of(enum theme theme, const struct node *node)
{
    struct skin skin = theme_skin(theme, node->box.look, node->box.state);
    if (node->box.look == LOOK_STEP && !node->next)
        skin.edge_px = 0;
    for (const struct node *under = node->parent; under; under = under->parent) {
        struct skin below = theme_skin(theme, under->box.look, under->box.state);
        if (skin.ink == SAME)
            skin.ink = below.ink;
        if (skin.muted == SAME)
            skin.muted = below.muted;
    }
    return skin;
}

colour theme_ground(enum theme theme, const struct node *node)
{
    colour fill = SAME;
    for (; node && fill == SAME; node = node->parent)
        fill = theme_skin(theme, node->box.look, node->box.state).fill;
    return fill;
}

static const struct {
    int size[3];
    int weight, line_percent;
    bool muted;
} styles[] = {
    [TEXT_HERO] = { { 60, 66, 72 }, 800, 112, false },
    [TEXT_TITLE] = { { 48, 56, 64 }, 800, 115, false },
    [TEXT_PANEL] = { { 36, 48, 58 }, 700, 120, false },
    [TEXT_TILE] = { { 32, 44, 54 }, 700, 120, false },
    [TEXT_BODY] = { { 30, 44, 54 }, 400, 142, false },
    [TEXT_LEAD] = { { 30, 44, 54 }, 400, 142, true },
    [TEXT_TALE] = { { 42, 48, 54 }, 400, 150, false },
    [TEXT_SMALL] = { { 28, 44, 54 }, 400, 135, true },
    [TEXT_SMALL_STRONG] = { { 28, 44, 54 }, 600, 130, false },
    [TEXT_FIELD] = { { 44, 50, 58 }, 600, 120, false },
    [TEXT_KEY] = { { 36, 44, 54 }, 600, 120, false },
    [TEXT_CODE] = { { 88, 96, 104 }, 800, 115, false },
    /* Twelve points, as offices read; a letter is not what its sender reads. */
    [TEXT_LETTER] = { { 17, 17, 17 }, 400, 138, false },
    [TEXT_LETTER_TIGHT] = { { 15, 15, 15 }, 400, 132, false },
    [TEXT_LETTER_STRONG] = { { 17, 17, 17 }, 700, 138, false },
    [TEXT_LETTER_SMALL] = { { 14, 14, 14 }, 400, 130, false },
    /* A page is printed once, for whoever reads it: the largest of A-94. */
    [TEXT_NOTE] = { { 31, 31, 31 }, 400, 122, false },
    [TEXT_NOTE_STRONG] = { { 31, 31, 31 }, 700, 122, false },
};
static_assert(sizeof styles / sizeof *styles == TEXT_STYLE_COUNT, "letters a style");

struct letters theme_letters(enum text_style style, int text_size, bool rtl)
{
    int size = styles[style].size[text_size - 1];
    int percent = styles[style].line_percent;
    /* Arabic script needs more air above and below, whatever the font says. */
    if (rtl)
        percent = percent > 130 ? 165 : 140;
    return (struct letters){ .size = size,
        .weight = styles[style].weight,
        .line = size * percent / 100,
        .muted = styles[style].muted };
}

struct focus_ring theme_focus(enum theme theme)
{
    const struct tokens *t = &tokens_of[theme];
    return (struct focus_ring){
        .inner = t->focus_in, .outer = t->focus, .inner_px = 4, .outer_px = 6
    };
}

/* WCAG 2.2, relative luminance. */
static double channel(colour value)
{
    double c = (double)(value & 0xFF) / 255;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double luminance(colour c)
{
    return 0.2126 * channel(c >> 16) + 0.7152 * channel(c >> 8) + 0.0722 * channel(c);
}

double theme_contrast(colour a, colour b)
{
    double high = luminance(a), low = luminance(b);
    if (high < low) {
        double swap = high;
        high = low;
        low = swap;
    }
    return (high + 0.05) / (low + 0.05);
}

int theme_target(enum role role, int text_size)
{
    int least = role == ROLE_CHOICE || role == ROLE_CHECKBOX ? 81 : 65;
    if (role == ROLE_KEY)
        least = 81;
    return text_size == 1 ? least : least + 8;
}
