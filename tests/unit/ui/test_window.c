#include "test.h"

#include <SDL.h>

#include "ui/box.h"
#include "ui/canvas.h"
#include "ui/window.h"

enum { WIDTH = 640, HEIGHT = 400 };

struct pane {
    struct window *window;
    SDL_Surface *frame;
};

static int open_pane(void **state)
{
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    struct pane *pane = calloc(1, sizeof *pane);
    struct diag *diag = diag_open();
    struct window_wish wish = { .width = WIDTH, .height = HEIGHT };
    pane->window = window_open(&wish, diag);
    diag_print(diag, stderr);
    diag_close(diag);
    pane->frame = canvas_open(WIDTH, HEIGHT);
    box_fill(pane->frame, (struct bounds){ 0, 0, WIDTH, HEIGHT }, 0xFBF8F2);
    *state = pane;
    return pane->window ? 0 : -1;
}

static int close_pane(void **state)
{
    struct pane *pane = *state;
    canvas_close(pane->frame);
    window_close(pane->window);
    free(pane);
    return 0;
}

static void window_has_the_size_that_was_wished(void **state)
{
    struct pane *pane = *state;
    assert_int_equal(window_width(pane->window), WIDTH);
    assert_int_equal(window_height(pane->window), HEIGHT);
}

static void only_what_changed_is_sent(void **state)
{
    struct pane *pane = *state;
    assert_int_equal(window_show(pane->window, pane->frame, false), WIDTH * HEIGHT);
    assert_int_equal(window_show(pane->window, pane->frame, false), 0);
    box_fill(pane->frame, (struct bounds){ 100, 100, 10, 10 }, 0x16262E);
    long sent = window_show(pane->window, pane->frame, false);
    assert_in_range(sent, 100, 128 * 64);
    assert_int_equal(window_show(pane->window, pane->frame, false), 0);
}

static void last_pixel_counts(void **state)
{
    struct pane *pane = *state;
    window_show(pane->window, pane->frame, false);
    box_fill(pane->frame, (struct bounds){ WIDTH - 1, HEIGHT - 1, 1, 1 }, 0x16262E);
    assert_true(window_show(pane->window, pane->frame, false) > 0);
    assert_int_equal(window_show(pane->window, pane->frame, false), 0);
}

static void exposed_window_gets_all_of_it(void **state)
{
    struct pane *pane = *state;
    window_show(pane->window, pane->frame, false);
    assert_int_equal(window_show(pane->window, pane->frame, true), WIDTH * HEIGHT);
}

static void slide_is_short_and_ends_on_the_new_page(void **state)
{
    struct pane *pane = *state;
    window_show(pane->window, pane->frame, false);
    box_fill(pane->frame, (struct bounds){ 50, 50, 300, 200 }, 0x0E5A5C);
    Uint64 before = SDL_GetTicks64();
    window_slide(pane->window, pane->frame, WINDOW_FROM_RIGHT, 1);
    assert_in_range(SDL_GetTicks64() - before, 150, 1000);
    assert_int_equal(window_show(pane->window, pane->frame, false), 0);
}

static void touch_cuts_the_slide_short(void **state)
{
    struct pane *pane = *state;
    window_show(pane->window, pane->frame, false);
    box_fill(pane->frame, (struct bounds){ 50, 50, 300, 200 }, 0x0E5A5C);
    SDL_Event touch = { .type = SDL_FINGERDOWN };
    SDL_PushEvent(&touch);
    Uint64 before = SDL_GetTicks64();
    window_slide(pane->window, pane->frame, WINDOW_FROM_LEFT, 1);
    assert_in_range(SDL_GetTicks64() - before, 0, 100);
    assert_int_equal(window_show(pane->window, pane->frame, false), 0);
    assert_true(SDL_HasEvent(SDL_FINGERDOWN)); /* and is still there to act */
}

static void no_display_is_told(void **state)
{
    (void)state;
    setenv("SDL_VIDEODRIVER", "no-such-driver", 1);
    struct diag *diag = diag_open();
    assert_null(window_open(&(struct window_wish){ 0 }, diag));
    assert_non_null(strstr(diag_first(diag), "écran"));
    diag_close(diag);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_pane, close_pane)
    static const struct CMUnitTest tests[] = {
        TEST(window_has_the_size_that_was_wished),
        TEST(only_what_changed_is_sent),
        TEST(last_pixel_counts),
        TEST(exposed_window_gets_all_of_it),
        TEST(slide_is_short_and_ends_on_the_new_page),
        TEST(touch_cuts_the_slide_short),
        cmocka_unit_test(no_display_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
