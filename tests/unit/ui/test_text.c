#include "fonts.h"

#include <SDL.h>

#include "scene/scene.h"
#include "ui/box.h"
#include "ui/canvas.h"

enum { WIDTH = 600, HEIGHT = 200, HUGE_WIDTH = 100000 };

static const struct letters body = { .size = 30, .weight = 400, .line = 42 };

static struct text_extent measured(
    struct typesetter *typesetter, const char *text, int width)
{
    struct measure measure = text_measure(typesetter);
    return measure.text(measure.engine, text, body, 1, false, width);
}

static int ideal(struct typesetter *typesetter, const char *text)
{
    return measured(typesetter, text, HUGE_WIDTH).ideal;
}

static int open_text(void **state)
{
    *state = open_typesetter();
    return *state ? 0 : -1;
}

static int close_text(void **state)
{
    text_close(*state);
    return 0;
}

/* --- widths and lines --- */

static void one_line_fits_at_its_own_width(void **state)
{
    static const char *const texts[] = { "Je cherche un logement", "fjord",
        "12 345,67 €", "مرحبًا، ماذا يحدث؟", "a b c d e f g" };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        int width = ideal(*state, texts[i]);
        struct text_extent extent = measured(*state, texts[i], width);
        assert_int_equal(extent.height, body.line);
        assert_int_equal(extent.width, width);
    }
}

static void one_pixel_less_takes_a_second_line(void **state)
{
    const char *text = "Je cherche un logement";
    struct text_extent extent = measured(*state, text, ideal(*state, text) - 1);
    assert_int_equal(extent.height, 2 * body.line);
    assert_true(extent.width < ideal(*state, text));
}

static void least_width_is_that_of_the_longest_word(void **state)
{
    int word = ideal(*state, "anticonstitutionnellement");
    struct text_extent extent =
        measured(*state, "un mot : anticonstitutionnellement", 10);
    assert_int_equal(extent.least, word);
    assert_int_equal(extent.width, word);
}

static void each_line_end_starts_a_line(void **state)
{
    assert_int_equal(
        measured(*state, "un\ndeux\n\ntrois", HUGE_WIDTH).height, 4 * body.line);
    assert_int_equal(measured(*state, "", HUGE_WIDTH).height, body.line);
}

static void strong_words_are_wider_and_their_marks_take_no_room(void **state)
{
    int plain = ideal(*state, "expulsion");
    assert_true(ideal(*state, SCENE_STRONG "expulsion" SCENE_PLAIN) > plain);
    assert_int_equal(ideal(*state, SCENE_PLAIN "expulsion" SCENE_PLAIN), plain);
}

static void arabic_letters_are_joined(void **state)
{
    assert_true(ideal(*state, "ببب") < 3 * ideal(*state, "ب") - 10);
}

static void every_text_that_we_ship_has_glyphs(void **state)
{
    measured(*state, "Œuvre d’été : « 12 € » — n° 5… ✓ → Łódź Иван Ελλάδα", HUGE_WIDTH);
    measured(*state, "حقوقك، في بيتك؟ ٣ گچپژ", HUGE_WIDTH);
    assert_int_equal(text_missing(*state), 0);
    measured(*state, "\xF0\x93\x80\x80", HUGE_WIDTH); /* a hieroglyph */
    assert_int_equal(text_missing(*state), 1);
}

/* --- drawing --- */

static SDL_Surface *draw(
    struct typesetter *typesetter, const char *text, bool rtl, struct bounds *end)
{
    SDL_Surface *surface = canvas_open(WIDTH, HEIGHT);
    box_fill(surface, (struct bounds){ 0, 0, WIDTH, HEIGHT }, 0xFFFFFF);
    struct text_block block = { .text = text,
        .letters = body,
        .scale = 1,
        .rtl = rtl,
        .colour = 0x000000,
        .place = { 50, 50, WIDTH - 100, 100 } };
    struct bounds behind = text_draw(typesetter, surface, &block);
    if (end)
        *end = behind;
    return surface;
}

static unsigned pixel(const SDL_Surface *surface, int x, int y)
{
    const char *row = (const char *)surface->pixels + (ptrdiff_t)y * surface->pitch;
    Uint32 value;
    memcpy(&value, row + 4 * (ptrdiff_t)x, sizeof value);
    return value & 0xFFFFFF;
}

/* The place of all pixels that are not white. */
static struct bounds ink_of(const SDL_Surface *surface)
{
    int left = WIDTH, right = -1, top = HEIGHT, bottom = -1;
    for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++)
            if (pixel(surface, x, y) != 0xFFFFFF) {
                left = x < left ? x : left;
                right = x > right ? x : right;
                top = y < top ? y : top;
                bottom = y > bottom ? y : bottom;
            }
    return (struct bounds){ left, top, right - left + 1, bottom - top + 1 };
}

static bool same_ink(const SDL_Surface *a, const SDL_Surface *b)
{
    struct bounds one = ink_of(a), other = ink_of(b);
    if (one.width != other.width || one.height != other.height || one.y != other.y)
        return false;
    for (int y = 0; y < one.height; y++)
        for (int x = 0; x < one.width; x++)
            if (pixel(a, one.x + x, one.y + y) != pixel(b, other.x + x, other.y + y))
                return false;
    return true;
}

static void number_115_looks_the_same_in_both_directions(void **state)
{
    SDL_Surface *french = draw(*state, "115", false, NULL);
    SDL_Surface *arabic = draw(*state, "115", true, NULL);
    SDL_Surface *wrong = draw(*state, "511", false, NULL);
    assert_true(same_ink(french, arabic));
    assert_false(same_ink(french, wrong));
    SDL_FreeSurface(french);
    SDL_FreeSurface(arabic);
    SDL_FreeSurface(wrong);
}

static void text_stands_at_the_start_edge_of_the_screen(void **state)
{
    SDL_Surface *left = draw(*state, "Hlm", false, NULL);
    SDL_Surface *right = draw(*state, "Hlm", true, NULL);
    struct bounds at_left = ink_of(left), at_right = ink_of(right);
    assert_in_range(at_left.x, 50, 54);
    assert_in_range(at_right.x + at_right.width, WIDTH - 54, WIDTH - 50);
    SDL_FreeSurface(left);
    SDL_FreeSurface(right);
}

/* SDL_ttf shifts a run whose first letter reaches left of the pen. */
static void overhang_does_not_shift_what_follows(void **state)
{
    SDL_Surface *hanging = draw(*state, "jH", false, NULL);
    int pen = 50 + ideal(*state, "jH") - ideal(*state, "H");
    SDL_Surface *alone = draw(*state, "H", false, NULL);
    int bearing = ink_of(alone).x - 50;
    int stem = -1;
    for (int x = ink_of(hanging).x + ink_of(hanging).width - 1; x >= 0; x--)
        if (pixel(hanging, x, ink_of(alone).y + 2) != 0xFFFFFF)
            stem = x;
        else if (stem >= 0 && x < pen)
            break;
    assert_true(ink_of(hanging).x <= 50 + 1);
    int right = ink_of(hanging).x + ink_of(hanging).width;
    assert_in_range(right, pen + bearing + ink_of(alone).width - 1,
        pen + bearing + ink_of(alone).width + 1);
    SDL_FreeSurface(hanging);
    SDL_FreeSurface(alone);
}

static void high_accents_do_not_push_their_line_down(void **state)
{
    struct bounds plain, high;
    SDL_Surface *low = draw(*state, "H", false, NULL);
    SDL_Surface *tall = draw(*state, "HẪ", false, NULL);
    plain = ink_of(low);
    high = ink_of(tall);
    assert_int_equal(plain.y + plain.height, high.y + high.height);
    assert_true(high.y < plain.y);
    SDL_FreeSurface(low);
    SDL_FreeSurface(tall);
}

static void caret_stands_behind_the_last_letter(void **state)
{
    struct bounds end;
    SDL_Surface *surface = draw(*state, "Amina", false, &end);
    assert_in_range(
        end.x, 50 + ideal(*state, "Amina") - 1, 50 + ideal(*state, "Amina"));
    assert_int_equal(end.y, 50);
    SDL_FreeSurface(surface);
    surface = draw(*state, "أمينة", true, &end);
    assert_in_range(end.x, WIDTH - 51 - ideal(*state, "أمينة"),
        WIDTH - 49 - ideal(*state, "أمينة"));
    SDL_FreeSurface(surface);
}

static void drawing_keeps_to_the_clip(void **state)
{
    SDL_Surface *surface = canvas_open(WIDTH, HEIGHT);
    SDL_Rect clip = { 60, 60, 40, 10 };
    box_fill(surface, (struct bounds){ 0, 0, WIDTH, HEIGHT }, 0xFFFFFF);
    SDL_SetClipRect(surface, &clip);
    struct text_block block = { .text = "HHHHHHHHHHH",
        .letters = body,
        .scale = 1,
        .place = { 50, 50, 500, 100 } };
    text_draw(*state, surface, &block);
    struct bounds ink = ink_of(surface);
    assert_true(ink.width > 0);
    assert_true(ink.x >= 60 && ink.x + ink.width <= 100);
    assert_true(ink.y >= 60 && ink.y + ink.height <= 70);
    SDL_FreeSurface(surface);
}

static void strange_bytes_are_drawn_as_something(void **state)
{
    static const char *const texts[] = { "\xFF\xFE",
        "a\xF0\x9F\x87\xAB\xF0\x9F\x87\xB7z", "\xE2\x81\xA6\xE2\x81\xA9", "\t", " ",
        SCENE_STRONG, "a\xEF\xBF\xBF" };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        SDL_FreeSurface(draw(*state, texts[i], i % 2, NULL));
    SDL_Surface *plain = draw(*state, "HLM", false, NULL);
    assert_true(ink_of(plain).width > 0);
    SDL_FreeSurface(plain);
}

static void fonts_that_are_missing_are_told(void **state)
{
    (void)state;
    struct diag *diag = diag_open();
    assert_null(text_open("/nonexistent/fonts", diag));
    assert_non_null(strstr(diag_first(diag), "Inter-Regular.otf"));
    diag_close(diag);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_text, close_text)
    static const struct CMUnitTest tests[] = {
        TEST(one_line_fits_at_its_own_width),
        TEST(one_pixel_less_takes_a_second_line),
        TEST(least_width_is_that_of_the_longest_word),
        TEST(each_line_end_starts_a_line),
        TEST(strong_words_are_wider_and_their_marks_take_no_room),
        TEST(arabic_letters_are_joined),
        TEST(every_text_that_we_ship_has_glyphs),
        TEST(number_115_looks_the_same_in_both_directions),
        TEST(text_stands_at_the_start_edge_of_the_screen),
        TEST(overhang_does_not_shift_what_follows),
        TEST(high_accents_do_not_push_their_line_down),
        TEST(caret_stands_behind_the_last_letter),
        TEST(drawing_keeps_to_the_clip),
        TEST(strange_bytes_are_drawn_as_something),
        TEST(fonts_that_are_missing_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
