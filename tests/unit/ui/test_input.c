#include "test.h"

#include <signal.h>

#include <SDL.h>

#include "ui/input.h"

enum { WIDTH = 1920, HEIGHT = 1080 };

static int open_input(void **state)
{
    *state = input_open(WIDTH, HEIGHT);
    return *state ? 0 : -1;
}

static int close_input(void **state)
{
    SDL_FlushEvents(SDL_FIRSTEVENT, SDL_LASTEVENT);
    input_close(*state);
    return 0;
}

static void finger_event(Uint32 type, SDL_FingerID finger, float x, float y)
{
    SDL_Event event = {
        .tfinger = { .type = type, .touchId = 7, .fingerId = finger, .x = x, .y = y }
    };
    assert_int_equal(SDL_PushEvent(&event), 1);
}

static void expect_input(
    struct input_source *source, enum input_kind kind, int x, int y)
{
    struct input input;
    assert_true(input_next(source, 0, &input));
    assert_int_equal(input.kind, kind);
    assert_int_equal(input.x, x);
    assert_int_equal(input.y, y);
}

static void expect_nothing(struct input_source *source)
{
    struct input input;
    assert_false(input_next(source, 0, &input));
}

static void pushed_finger_comes_back_at_the_same_pixel(void **state)
{
    for (int x = 0; x < WIDTH; x += 7) {
        assert_true(input_push_finger(*state, INPUT_DOWN, x, x / 2));
        assert_true(input_push_finger(*state, INPUT_MOVE, x, x / 2 + 1));
        assert_true(input_push_finger(*state, INPUT_UP, x, HEIGHT - 1));
        expect_input(*state, INPUT_DOWN, x, x / 2);
        expect_input(*state, INPUT_MOVE, x, x / 2 + 1);
        expect_input(*state, INPUT_UP, x, HEIGHT - 1);
    }
    expect_nothing(*state);
}

static void other_fingers_are_ignored_until_the_first_lifts(void **state)
{
    finger_event(SDL_FINGERDOWN, 1, 0.5f, 0.5f);
    finger_event(SDL_FINGERDOWN, 2, 0.1f, 0.1f);
    finger_event(SDL_FINGERMOTION, 2, 0.2f, 0.1f);
    finger_event(SDL_FINGERUP, 2, 0.2f, 0.1f);
    finger_event(SDL_FINGERUP, 1, 0.5f, 0.5f);
    finger_event(SDL_FINGERDOWN, 2, 0.25f, 0.25f);
    expect_input(*state, INPUT_DOWN, 960, 540);
    expect_input(*state, INPUT_UP, 960, 540);
    expect_input(*state, INPUT_DOWN, 480, 270);
    expect_nothing(*state);
}

static void of_moves_in_a_row_the_last_counts(void **state)
{
    input_push_finger(*state, INPUT_DOWN, 100, 100);
    for (int y = 100; y < 150; y++)
        input_push_finger(*state, INPUT_MOVE, 100, y);
    finger_event(SDL_FINGERMOTION, 2, 0.5f, 0.5f); /* a palm */
    input_push_finger(*state, INPUT_UP, 100, 160);
    input_push_finger(*state, INPUT_MOVE, 100, 170);
    expect_input(*state, INPUT_DOWN, 100, 100);
    expect_input(*state, INPUT_MOVE, 100, 149);
    expect_input(*state, INPUT_UP, 100, 160);
    expect_nothing(*state);
}

static void mouse_is_one_more_finger(void **state)
{
    SDL_Event down = { .button = { .type = SDL_MOUSEBUTTONDOWN,
                           .button = SDL_BUTTON_LEFT,
                           .x = 12,
                           .y = 34 } };
    SDL_Event up = down, right = down;
    up.type = SDL_MOUSEBUTTONUP;
    right.button.button = SDL_BUTTON_RIGHT;
    SDL_PushEvent(&right);
    SDL_PushEvent(&down);
    finger_event(SDL_FINGERDOWN, 1, 0.5f, 0.5f);
    SDL_PushEvent(&up);
    expect_input(*state, INPUT_DOWN, 12, 34);
    expect_input(*state, INPUT_UP, 12, 34);
    expect_nothing(*state);
}

/* the system makes a click of every touch. */
static void clicks_made_from_touches_are_ignored(void **state)
{
    SDL_Event click = { .button = { .type = SDL_MOUSEBUTTONDOWN,
                            .which = SDL_TOUCH_MOUSEID,
                            .button = SDL_BUTTON_LEFT } };
    SDL_PushEvent(&click);
    expect_nothing(*state);
    assert_string_equal(SDL_GetHint(SDL_HINT_TOUCH_MOUSE_EVENTS), "0");
}

static void keys_come_by_their_names(void **state)
{
    static const char *const keys[] = { "Tab", "Shift+Tab", "Return", "Space", "Left",
        "Escape", "A", "F1", "Keypad Enter" };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        struct input input;
        assert_true(input_push_key(*state, keys[i]));
        assert_true(input_next(*state, 0, &input));
        assert_int_equal(input.kind, INPUT_KEY);
        assert_string_equal(input.key, keys[i]);
    }
    assert_false(input_push_key(*state, "Nokey"));
}

static void held_keys_and_keys_of_the_system_are_ignored(void **state)
{
    SDL_Event key = {
        .key = { .type = SDL_KEYDOWN, .repeat = 1, .keysym = { .sym = SDLK_RETURN } }
    };
    SDL_PushEvent(&key);
    key.key.repeat = 0;
    key.key.keysym.mod = KMOD_LALT;
    SDL_PushEvent(&key);
    key.key.keysym.mod = KMOD_LCTRL;
    SDL_PushEvent(&key);
    key.key.keysym.mod = KMOD_LSHIFT;
    key.key.keysym.sym = SDLK_LSHIFT;
    SDL_PushEvent(&key);
    expect_nothing(*state);
}

static void nobody_but_the_system_ends_the_program(void **state)
{
    SDL_Event quit = { .type = SDL_QUIT };
    SDL_PushEvent(&quit);
    expect_nothing(*state);
    raise(SIGTERM);
    expect_input(*state, INPUT_QUIT, 0, 0);
}

static void waiting_ends_by_itself(void **state)
{
    struct input input;
    Uint64 before = SDL_GetTicks64();
    assert_false(input_next(*state, 40, &input));
    assert_in_range(SDL_GetTicks64() - before, 35, 400);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_input, close_input)
    static const struct CMUnitTest tests[] = {
        TEST(pushed_finger_comes_back_at_the_same_pixel),
        TEST(other_fingers_are_ignored_until_the_first_lifts),
        TEST(of_moves_in_a_row_the_last_counts),
        TEST(mouse_is_one_more_finger),
        TEST(clicks_made_from_touches_are_ignored),
        TEST(keys_come_by_their_names),
        TEST(held_keys_and_keys_of_the_system_are_ignored),
        TEST(nobody_but_the_system_ends_the_program),
        TEST(waiting_ends_by_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
