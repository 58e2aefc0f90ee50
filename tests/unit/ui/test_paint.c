#include "fonts.h"

#include <SDL.h>

#include "base/str.h"
#include "scene/layout.h"
#include "scene/page.h"
#include "ui/box.h"
#include "ui/canvas.h"
#include "ui/page.h"
#include "ui/paint.h"
#include "ui/picture.h"
#include "ui/qr.h"

enum { WIDTH = 900, HEIGHT = 600, PAGE = 0xFBF8F2 };

static const char arrow[] =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"48\" height=\"48\""
    " viewBox=\"0 0 48 48\"><rect x=\"0\" y=\"0\" width=\"24\" height=\"48\""
    " fill=\"#000\"/></svg>";

static bool find_picture(void *from, const char *name, const char **bytes, size_t *size)
{
    (void)from;
    *bytes = arrow;
    *size = sizeof arrow - 1;
    return !text_same(name, "icons/missing");
}

struct easel {
    struct arena *arena;
    struct typesetter *typesetter;
    struct picture_box *pictures;
    struct scene *scene;
    SDL_Surface *surface;
};

static int open_easel(void **state)
{
    struct easel *easel = calloc(1, sizeof *easel);
    easel->arena = arena_open(0);
    easel->typesetter = open_typesetter();
    easel->pictures = picture_open((struct pictures){ .find = find_picture });
    easel->surface = canvas_open(WIDTH, HEIGHT);
    easel->scene = scene_begin(easel->arena, "try");
    easel->scene->width = WIDTH;
    easel->scene->height = HEIGHT;
    *state = easel;
    return 0;
}

static int close_easel(void **state)
{
    struct easel *easel = *state;
    canvas_close(easel->surface);
    picture_close(easel->pictures);
    text_close(easel->typesetter);
    arena_close(easel->arena);
    free(easel);
    return 0;
}

static void paint(struct easel *easel, const struct bounds *dirty)
{
    struct paint with = { easel->typesetter, easel->pictures };
    paint_scene(&with, easel->surface, easel->scene, THEME_LIGHT, dirty);
}

static void lay_out(struct easel *easel)
{
    struct measure measure = text_measure(easel->typesetter);
    scene_done(easel->scene);
    layout_scene(easel->scene, &measure);
    paint(easel, NULL);
}

static unsigned pixel(const SDL_Surface *surface, int x, int y)
{
    Uint32 value;
    memcpy(&value,
        (const char *)surface->pixels + (ptrdiff_t)y * surface->pitch +
            4 * (ptrdiff_t)x,
        sizeof value);
    return value & 0xFFFFFF;
}

static void add_card(struct scene *scene, unsigned more_states)
{
    SCENE_BOX(scene, FLOW_COLUMN, .pad_x = 100, .pad_y = 100)
        SCENE_BOX(scene, FLOW_COLUMN, .look = LOOK_CARD, .id = "card",
            .role = ROLE_BUTTON, .action = { .verb = 1 }, .state = more_states,
            .min_height = 200)
            scene_text(scene, TEXT_TILE, "Je cherche un logement");
}

static void card_has_a_ground_an_edge_and_round_corners(void **state)
{
    struct easel *easel = *state;
    add_card(easel->scene, 0);
    lay_out(easel);
    struct bounds at = scene_find(easel->scene, "card")->bounds;
    SDL_Surface *s = easel->surface;
    int middle = at.y + at.height / 2;
    assert_int_equal(pixel(s, at.x, middle), 0x756D5F);
    assert_int_equal(pixel(s, at.x + 1, middle), 0x756D5F);
    assert_int_equal(pixel(s, at.x + 2, middle), 0xFFFFFF);
    assert_int_equal(pixel(s, at.x + at.width - 1, middle), 0x756D5F);
    assert_int_equal(pixel(s, at.x + at.width / 2, at.y), 0x756D5F);
    assert_int_not_equal(pixel(s, at.x + 1, at.y + 1), 0x756D5F);
    assert_int_not_equal(pixel(s, at.x + 1, at.y + 1), 0xFFFFFF);
    for (int y = 0; y < 20; y++) /* both upper corners are alike */
        for (int x = 0; x < 20; x++)
            if (pixel(s, at.x + x, at.y + y) == 0x756D5F)
                assert_int_equal(pixel(s, at.x + at.width - 1 - x, at.y + y), 0x756D5F);
}

static void card_throws_its_shadow_downwards_only(void **state)
{
    struct easel *easel = *state;
    add_card(easel->scene, 0);
    lay_out(easel);
    struct bounds at = scene_find(easel->scene, "card")->bounds;
    int middle = at.x + at.width / 2;
    assert_int_not_equal(pixel(easel->surface, middle, at.y + at.height + 6), PAGE);
    assert_int_equal(pixel(easel->surface, middle, at.y - 6), PAGE);
    assert_int_equal(pixel(easel->surface, middle, at.y + at.height + 60), PAGE);
}

static void focus_has_a_dark_and_a_light_ring_outside_the_node(void **state)
{
    struct easel *easel = *state;
    add_card(easel->scene, STATE_FOCUSED);
    lay_out(easel);
    struct bounds at = scene_find(easel->scene, "card")->bounds;
    SDL_Surface *s = easel->surface;
    int middle = at.y + at.height / 2;
    assert_int_equal(pixel(s, at.x - 1, middle), 0x16262E);
    assert_int_equal(pixel(s, at.x - 4, middle), 0x16262E);
    assert_int_equal(pixel(s, at.x - 5, middle), 0xFFD400);
    assert_int_equal(pixel(s, at.x - 10, middle), 0xFFD400);
    assert_int_not_equal(pixel(s, at.x - 11, middle), 0xFFD400);
    assert_int_equal(pixel(s, at.x, middle), 0x756D5F);
    assert_int_equal(pixel(s, at.x + 5, middle), 0xFFFFFF);
}

static void pressed_card_is_darker_and_nothing_else_changes(void **state)
{
    struct easel *easel = *state;
    add_card(easel->scene, 0);
    lay_out(easel);
    SDL_Surface *before = SDL_DuplicateSurface(easel->surface);
    struct node *card = scene_find(easel->scene, "card");
    struct bounds at = card->bounds;
    card->box.state |= STATE_PRESSED;
    paint(easel, &at);
    assert_true(pixel(easel->surface, at.x + 8, at.y + at.height / 2) < 0xFFFFFF);
    for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++)
            if (x < at.x || y < at.y || x >= at.x + at.width || y >= at.y + at.height)
                assert_int_equal(pixel(easel->surface, x, y), pixel(before, x, y));
    SDL_FreeSurface(before);
}

static void disabled_card_loses_its_box_and_keeps_its_words(void **state)
{
    struct easel *easel = *state;
    add_card(easel->scene, STATE_DISABLED);
    lay_out(easel);
    const struct node *card = scene_find(easel->scene, "card");
    struct bounds at = card->bounds, words = card->first->bounds;
    assert_int_equal(pixel(easel->surface, at.x, at.y + at.height / 2), PAGE);
    assert_int_equal(pixel(easel->surface, at.x + 8, at.y + at.height - 8), PAGE);
    colour softer = theme_skin(THEME_LIGHT, LOOK_PAGE, 0).muted;
    int inked = 0;
    for (int y = words.y; y < words.y + words.height; y++)
        for (int x = words.x; x < words.x + words.width; x++)
            inked += pixel(easel->surface, x, y) == softer;
    assert_true(inked > 50);
}

static void painting_a_part_gives_what_painting_all_gives(void **state)
{
    struct easel *easel = *state;
    add_card(easel->scene, STATE_FOCUSED);
    lay_out(easel);
    SDL_Surface *whole = SDL_DuplicateSurface(easel->surface);
    SDL_FillRect(easel->surface, NULL, 0);
    for (int y = 0; y < HEIGHT; y += 150)
        for (int x = 0; x < WIDTH; x += 90)
            paint(easel, &(struct bounds){ x, y, 90, 150 });
    for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++)
            assert_int_equal(pixel(easel->surface, x, y), pixel(whole, x, y));
    SDL_FreeSurface(whole);
}

static void progress_grows_from_the_start_edge(void **state)
{
    struct easel *easel = *state;
    easel->scene->rtl = true;
    SCENE_BOX(easel->scene, FLOW_ROW, .pad_x = 100, .pad_y = 100, .id = "row")
        scene_progress(easel->scene, 250, "étape 1 sur 4");
    lay_out(easel);
    struct bounds at = scene_find(easel->scene, "row")->first->bounds;
    int middle = at.y + at.height / 2;
    assert_int_equal(pixel(easel->surface, at.x + at.width * 9 / 10, middle), 0x0E5A5C);
    assert_int_equal(pixel(easel->surface, at.x + at.width * 6 / 10, middle), 0xFFFFFF);
    assert_int_equal(pixel(easel->surface, at.x + at.width * 1 / 10, middle), 0xFFFFFF);
}

static void draw_picture(struct easel *easel, const char *name, bool rtl, colour ink)
{
    SDL_FillRect(easel->surface, NULL, 0xFFFFFF);
    struct picture_wish wish = {
        .name = name, .place = { 10, 10, 48, 48 }, .ink = ink, .rtl = rtl
    };
    picture_draw(easel->pictures, easel->surface, &wish);
}

static void pictures_that_point_are_mirrored_in_arabic(void **state)
{
    struct easel *easel = *state;
    draw_picture(easel, "icons/back", true, 0x0E5A5C);
    assert_int_equal(pixel(easel->surface, 15, 30), 0xFFFFFF);
    assert_int_equal(pixel(easel->surface, 50, 30), 0x0E5A5C);
    draw_picture(easel, "icons/phone", true, 0x0E5A5C);
    assert_int_equal(pixel(easel->surface, 15, 30), 0x0E5A5C);
    draw_picture(easel, "icons/back", false, COLOUR_NONE);
    assert_int_equal(pixel(easel->surface, 15, 30), 0x000000);
}

static void missing_picture_draws_nothing(void **state)
{
    struct easel *easel = *state;
    draw_picture(easel, "icons/missing", false, 0x000000);
    assert_int_equal(pixel(easel->surface, 30, 30), 0xFFFFFF);
}

static void code_has_whole_modules_and_four_of_quiet(void **state)
{
    struct easel *easel = *state;
    const char *says = "K7P 4MX";
    SDL_FillRect(easel->surface, NULL, 0x808080);
    assert_true(qr_draw(
        easel->surface, says, (struct bounds){ 0, 0, 300, 300 }, 0x000000, 0xFFFFFF));
    int module = code_module(says, 300), modules = 21 + 8;
    assert_int_equal(module, 300 / modules);
    int edge = (300 - module * modules) / 2, start = edge + 4 * module;
    assert_int_equal(pixel(easel->surface, edge - 1, 150), 0x808080);
    for (int i = edge; i < start; i++)
        assert_int_equal(pixel(easel->surface, i, 150), 0xFFFFFF);
    static const unsigned finder[] = { 0, 1, 0, 0, 0, 1, 0 }; /* 1 is light */
    for (int i = 0; i < 7; i++)
        assert_int_equal(pixel(easel->surface, start + i * module + module / 2,
                             start + 3 * module + module / 2),
            finder[i] ? 0xFFFFFF : 0x000000);
    assert_false(
        qr_draw(easel->surface, says, (struct bounds){ 0, 0, 20, 20 }, 0, 0xFFFFFF));
}

static void code_that_says_too_much_is_refused(void **state)
{
    struct easel *easel = *state;
    char *long_text = str_format(easel->arena, "%04000d", 7);
    assert_int_equal(code_module(long_text, 1000), 0);
    assert_false(qr_draw(
        easel->surface, long_text, (struct bounds){ 0, 0, 500, 500 }, 0, 0xFFFFFF));
}

static void boxes_of_any_size_stay_inside_themselves(void **state)
{
    struct easel *easel = *state;
    for (int size = 0; size < 50; size++) {
        SDL_FillRect(easel->surface, NULL, 0xFFFFFF);
        struct rounded_box box = { .at = { 100, 100, size, 60 - size },
            .radius = 30,
            .fill = 0x00FF00,
            .edge = 0xFF0000,
            .edge_px = 3 };
        box_draw(easel->surface, &box);
        for (int i = 90; i < 170; i++) {
            assert_int_equal(pixel(easel->surface, 99, i), 0xFFFFFF);
            assert_int_equal(pixel(easel->surface, i, 99), 0xFFFFFF);
            assert_int_equal(pixel(easel->surface, 100 + size, i), 0xFFFFFF);
            assert_int_equal(pixel(easel->surface, i, 160 - size), 0xFFFFFF);
        }
    }
}

/* --- paper --- */

/* The upper half is the brand's dark colour, the lower half white. */
static struct scene *half_dark_page(struct arena *arena)
{
    struct scene *page = page_begin(arena, "paper");
    SCENE_BOX(page, FLOW_COLUMN)
        SCENE_BOX(page, FLOW_COLUMN, .look = LOOK_TOOL_LEAVE, .min_height = 599)
            ;
    scene_done(page);
    return page;
}

static void paper_is_painted_at_the_dots_of_a_printer(void **state)
{
    struct easel *easel = *state;
    struct measure measure = text_measure(easel->typesetter);
    struct scene *page = half_dark_page(easel->arena);
    layout_scene(page, &measure);
    const struct paint with = { easel->typesetter, easel->pictures };
    SDL_Surface *picture = page_picture(&with, page);
    assert_int_equal(picture->w, 1654);
    assert_int_equal(picture->h, 2339);
    assert_int_equal(pixel(picture, 827, 500), 0x16262E);
    assert_int_equal(pixel(picture, 827, 2300), 0xFFFFFF);
    canvas_close(picture);
}

static void a_preview_is_the_same_picture_smaller(void **state)
{
    struct easel *easel = *state;
    SCENE_BOX(easel->scene, FLOW_COLUMN, .across = ALIGN_START)
        scene_page(easel->scene, half_dark_page(easel->arena), 210, "Lettre")->box.id =
            "paper";
    lay_out(easel);
    struct bounds at = scene_find(easel->scene, "paper")->bounds;
    SDL_Surface *s = easel->surface;
    int middle = at.x + at.width / 2;
    assert_int_equal(pixel(s, middle, at.y + at.height / 4), 0x16262E);
    assert_int_equal(pixel(s, middle, at.y + at.height * 3 / 4), 0xFFFFFF);
    assert_int_equal(pixel(s, at.x, at.y + at.height / 2), 0x756D5F); /* its edge */
    assert_int_equal(pixel(s, at.x + at.width + 1, at.y + at.height / 2), PAGE);
}

static void a_part_of_a_preview_leaves_the_rest_alone(void **state)
{
    struct easel *easel = *state;
    SCENE_BOX(easel->scene, FLOW_COLUMN, .across = ALIGN_START)
        scene_page(easel->scene, half_dark_page(easel->arena), 210, "Lettre");
    lay_out(easel);
    SDL_FillRect(easel->surface, NULL, 0x123456);
    const struct bounds dirty = { 50, 50, 20, 20 };
    paint(easel, &dirty);
    assert_int_equal(pixel(easel->surface, 60, 60), 0x16262E);
    assert_int_equal(pixel(easel->surface, 49, 60), 0x123456);
    assert_int_equal(pixel(easel->surface, 60, 70), 0x123456);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_easel, close_easel)
    static const struct CMUnitTest tests[] = {
        TEST(card_has_a_ground_an_edge_and_round_corners),
        TEST(card_throws_its_shadow_downwards_only),
        TEST(focus_has_a_dark_and_a_light_ring_outside_the_node),
        TEST(pressed_card_is_darker_and_nothing_else_changes),
        TEST(disabled_card_loses_its_box_and_keeps_its_words),
        TEST(painting_a_part_gives_what_painting_all_gives),
        TEST(progress_grows_from_the_start_edge),
        TEST(pictures_that_point_are_mirrored_in_arabic),
        TEST(missing_picture_draws_nothing),
        TEST(code_has_whole_modules_and_four_of_quiet),
        TEST(code_that_says_too_much_is_refused),
        TEST(boxes_of_any_size_stay_inside_themselves),
        TEST(paper_is_painted_at_the_dots_of_a_printer),
        TEST(a_preview_is_the_same_picture_smaller),
        TEST(a_part_of_a_preview_leaves_the_rest_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
