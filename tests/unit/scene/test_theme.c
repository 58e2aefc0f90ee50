#include "test.h"

#include "base/str.h"
#include "scene/theme.h"

/* On which ground each look is put in the screens. */
static colour fill_of(enum theme theme, enum look look, unsigned state)
{
    struct skin skin = theme_skin(theme, look, state);
    return skin.fill == COLOUR_NONE ? theme_skin(theme, LOOK_PAGE, 0).fill : skin.fill;
}

static double least_text(enum theme theme)
{
    return theme == THEME_CONTRAST ? 15 : 7;
}

/* every ink on every ground that has one. */
static void text_is_readable_on_every_ground(void **state)
{
    (void)state;
    static const unsigned states[] = { 0, STATE_SELECTED, STATE_CHECKED,
        STATE_CURRENT };
    for (int t = 0; t < THEME_COUNT; t++)
        for (int look = 0; look < LOOK_COUNT; look++)
            for (size_t s = 0; s < 4; s++) {
                enum theme theme = (enum theme)t;
                struct skin skin = theme_skin(theme, (enum look)look, states[s]);
                if (skin.fill == COLOUR_NONE || skin.ink == COLOUR_NONE ||
                    look == LOOK_PROGRESS || look >= LOOK_TILE_RENT)
                    continue;
                double least = least_text(theme);
                if (theme_contrast(skin.ink, skin.fill) < least ||
                    theme_contrast(skin.muted, skin.fill) < least)
                    fail_msg("theme %s, look %d, state %u: ink %.1f, muted %.1f",
                        theme_name(theme), look, states[s],
                        theme_contrast(skin.ink, skin.fill),
                        theme_contrast(skin.muted, skin.fill));
            }
}

/* running text reaches 10:1 (the soft theme: A-26, between 7 and 12). */
static void running_text_reaches_ten_to_one(void **state)
{
    (void)state;
    static const enum look grounds[] = { LOOK_PAGE, LOOK_PANEL, LOOK_PANEL_SOFT,
        LOOK_PANEL_ALERT, LOOK_CARD, LOOK_ANSWER, LOOK_HEADER };
    for (int t = 0; t < THEME_COUNT; t++)
        for (size_t i = 0; i < sizeof grounds / sizeof *grounds; i++) {
            struct skin skin = theme_skin((enum theme)t, grounds[i], 0);
            double ratio = theme_contrast(skin.ink, skin.fill);
            if (t == THEME_SOFT)
                assert_true(ratio >= 7 && ratio <= 12);
            else
                assert_true(ratio >= 10);
        }
}

/* what can be touched or filled has an edge, or a fill, that stands out. */
static void edges_stand_out_from_the_page(void **state)
{
    (void)state;
    static const enum look looks[] = { LOOK_CARD, LOOK_BUTTON, LOOK_PRIMARY, LOOK_TOOL,
        LOOK_TOOL_LEAVE, LOOK_ANSWER, LOOK_FIELD, LOOK_KEY, LOOK_MORE, LOOK_PROGRESS };
    for (int t = 0; t < THEME_COUNT; t++) {
        colour page = fill_of((enum theme)t, LOOK_PAGE, 0);
        for (size_t i = 0; i < sizeof looks / sizeof *looks; i++) {
            struct skin skin = theme_skin((enum theme)t, looks[i], 0);
            assert_true(theme_contrast(skin.edge, page) >= 3 ||
                        theme_contrast(skin.fill, page) >= 3);
        }
    }
}

static void pictograms_stand_out_from_their_tiles(void **state)
{
    (void)state;
    for (int t = 0; t < THEME_COUNT; t++)
        for (int look = LOOK_TILE_RENT; look < LOOK_COUNT; look++) {
            struct skin skin = theme_skin((enum theme)t, (enum look)look, 0);
            assert_true(theme_contrast(skin.ink, skin.fill) >= 3);
        }
}

/* two pixels or more, no shadow. */
static void the_contrast_theme_has_edges_and_no_shadow(void **state)
{
    (void)state;
    for (int look = 0; look < LOOK_COUNT; look++) {
        struct skin skin = theme_skin(THEME_CONTRAST, (enum look)look, 0);
        assert_false(skin.shadow);
        assert_true(skin.edge == COLOUR_NONE || skin.edge_px >= 2);
    }
}

/* one of the two tones is seen on any ground. */
static void the_focus_ring_is_seen_on_every_ground(void **state)
{
    (void)state;
    for (int t = 0; t < THEME_COUNT; t++) {
        struct focus_ring ring = theme_focus((enum theme)t);
        assert_true(ring.inner_px >= 4 && ring.outer_px >= 6);
        assert_true(theme_contrast(ring.inner, ring.outer) >= 3);
        for (int look = 0; look < LOOK_COUNT; look++) {
            colour fill = fill_of((enum theme)t, (enum look)look, 0);
            assert_true(theme_contrast(ring.inner, fill) >= 3 ||
                        theme_contrast(ring.outer, fill) >= 3);
        }
    }
}

/* with the capital H of Inter, 0.728 of the size. */
static void letters_are_large_enough_at_each_size(void **state)
{
    (void)state;
    static const double least_mm[] = { 4.8, 7.33, 8.5 };
    for (int style = 0; style < TEXT_LETTER; style++) /* the rest is paper */
        for (int size = 1; size <= 3; size++) {
            struct letters letters = theme_letters((enum text_style)style, size, false);
            assert_true(letters.size * 0.728 / 4.034 >= least_mm[size - 1]);
        }
    struct letters note = theme_letters(TEXT_NOTE, 1, false); /* */
    assert_true(note.size * 0.728 / 4.034 >= 5.5);
    struct letters body = theme_letters(TEXT_BODY, 1, false);
    assert_true(body.size * 0.728 / 4.034 >= 5.0);
}

static void a_known_pair_has_its_known_contrast(void **state)
{
    (void)state;
    assert_true(theme_contrast(0x000000, 0xFFFFFF) > 20.99);
    assert_true(theme_contrast(0x767676, 0xFFFFFF) > 4.53);
    assert_true(theme_contrast(0x767676, 0xFFFFFF) < 4.55);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_readable_on_every_ground),
        cmocka_unit_test(running_text_reaches_ten_to_one),
        cmocka_unit_test(edges_stand_out_from_the_page),
        cmocka_unit_test(pictograms_stand_out_from_their_tiles),
        cmocka_unit_test(the_contrast_theme_has_edges_and_no_shadow),
        cmocka_unit_test(the_focus_ring_is_seen_on_every_ground),
        cmocka_unit_test(letters_are_large_enough_at_each_size),
        cmocka_unit_test(a_known_pair_has_its_known_contrast),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
