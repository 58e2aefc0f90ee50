#include "plain_measure.h"

#include "base/str.h"
#include "scene/focus.h"
#include "ui/finger.h"

struct
try {
    struct arena *arena;
    struct scene *scene;
    struct finger finger;
};

static struct scene *make_scene(struct arena *arena, int buttons, int scroll)
{
    struct scene *scene = scene_begin(arena, "try");
    SCENE_BOX(scene, FLOW_COLUMN, .scroll = true, .gap = 40, .pad_x = 40, .pad_y = 40)
        for (int i = 0; i < buttons; i++)
            scene_button(scene, LOOK_BUTTON, str_format(arena, "button.%d", i), NULL,
                str_format(arena, "Button %d", i), (struct action){ .verb = i + 1 });
    scene->scroll = scroll;
    lay_out_plainly(scene, 1000, 800);
    return scene;
}

static int open_try(void **state)
{
    struct try *try = calloc(1, sizeof *try);
    try->arena = arena_open(0);
    try->scene = make_scene(try->arena, 3, 0);
    try->finger.guard_ms = 250;
    *state = try;
    return 0;
}

static int close_try(void **state)
{
    struct try *try = *state;
    arena_close(try->arena);
    free(try);
    return 0;
}

static struct finger_says put(
    struct try *try, enum input_kind kind, int x, int y, int64_t now_ms)
{
    struct input input = { .kind = kind, .x = x, .y = y };
    return finger_input(&try->finger, &input, try->scene, now_ms);
}

static struct bounds place_of(const struct try *try, const char *id)
{
    return scene_find(try->scene, id)->bounds;
}

static struct finger_says put_on(
    struct try *try, enum input_kind kind, const char *id, int64_t now_ms)
{
    struct bounds at = place_of(try, id);
    return put(try, kind, at.x + at.width / 2, at.y + at.height / 2, now_ms);
}

static void target_acts_when_the_finger_lifts_inside(void **state)
{
    struct try *try = *state;
    assert_int_equal(put_on(try, INPUT_DOWN, "button.1", 0).wants, FINGER_PAINT);
    struct finger_says says = put_on(try, INPUT_UP, "button.1", 90);
    assert_int_equal(says.wants, FINGER_ACT);
    assert_ptr_equal(says.node, scene_find(try->scene, "button.1"));
}

static void target_looks_pressed_only_while_the_finger_is_inside(void **state)
{
    struct try *try = *state;
    struct node *node = scene_find(try->scene, "button.1");
    put_on(try, INPUT_DOWN, "button.1", 0);
    assert_ptr_equal(finger_pressed(&try->finger, try->scene), node);
    struct bounds at = node->bounds;
    assert_int_equal(
        put(try, INPUT_MOVE, at.x + 5, at.y + at.height + 30, 10).wants, FINGER_PAINT);
    assert_null(finger_pressed(&try->finger, try->scene));
    assert_int_equal(put_on(try, INPUT_MOVE, "button.1", 20).wants, FINGER_PAINT);
    assert_ptr_equal(finger_pressed(&try->finger, try->scene), node);
    put_on(try, INPUT_UP, "button.1", 30);
    assert_null(finger_pressed(&try->finger, try->scene));
}

static void lifting_outside_cancels(void **state)
{
    struct try *try = *state;
    put_on(try, INPUT_DOWN, "button.1", 0);
    assert_int_not_equal(put_on(try, INPUT_UP, "button.2", 50).wants, FINGER_ACT);
    assert_int_not_equal(put(try, INPUT_UP, 1, 1, 60).wants, FINGER_ACT);
}

static void starting_outside_and_lifting_inside_does_nothing(void **state)
{
    struct try *try = *state;
    put(try, INPUT_DOWN, 2, 2, 0);
    assert_int_equal(put_on(try, INPUT_UP, "button.1", 50).wants, FINGER_NOTHING);
}

static bool taps(struct try *try, const char *id, int64_t now_ms)
{
    put_on(try, INPUT_DOWN, id, now_ms);
    return put_on(try, INPUT_UP, id, now_ms + 20).wants == FINGER_ACT;
}

static void second_strike_within_the_guard_is_ignored(void **state)
{
    struct try *try = *state;
    assert_true(taps(try, "button.1", 1000));
    assert_false(taps(try, "button.1", 1100));
    assert_true(taps(try, "button.2", 1130)); /* another target */
    assert_true(taps(try, "button.1", 1140));
    assert_false(taps(try, "button.1", 1400)); /* 240 ms after it acted */
    assert_true(taps(try, "button.1", 1410));
}

static void guard_of_zero_takes_every_strike(void **state)
{
    struct try *try = *state;
    try->finger.guard_ms = 0;
    assert_true(taps(try, "button.1", 1000));
    assert_true(taps(try, "button.1", 1030));
}

static void first_tap_at_the_start_of_time_acts(void **state)
{
    struct try *try = *state;
    assert_true(taps(try, "button.0", 0));
}

static void disabled_target_does_not_act(void **state)
{
    struct try *try = *state;
    scene_find(try->scene, "button.1")->box.state |= STATE_DISABLED;
    assert_false(taps(try, "button.1", 0));
}

static void finger_that_trembles_within_the_slop_still_taps(void **state)
{
    struct try *try = *state;
    try->scene = make_scene(try->arena, 12, 0);
    struct bounds at = place_of(try, "button.1");
    put(try, INPUT_DOWN, at.x + 50, at.y + 40, 0);
    put(try, INPUT_MOVE, at.x + 50, at.y + 54, 10);
    assert_int_equal(put(try, INPUT_UP, at.x + 50, at.y + 52, 20).wants, FINGER_ACT);
}

static void drag_scrolls_and_does_not_tap(void **state)
{
    struct try *try = *state;
    try->scene = make_scene(try->arena, 12, 0);
    assert_true(try->scene->scroll_end > 0);
    struct bounds at = place_of(try, "button.2");
    put(try, INPUT_DOWN, at.x + 50, at.y + 40, 0);
    struct finger_says says = put(try, INPUT_MOVE, at.x + 50, at.y + 10, 10);
    assert_int_equal(says.wants, FINGER_SCROLL);
    assert_int_equal(says.scroll, 30);
    assert_null(finger_pressed(&try->finger, try->scene));
    try->scene = make_scene(try->arena, 12, says.scroll); /* as the program would */
    says = put(try, INPUT_MOVE, at.x + 50, at.y - 20, 20);
    assert_int_equal(says.scroll, 60);
    says = put(try, INPUT_UP, at.x + 50, at.y - 25, 30);
    assert_int_equal(says.wants, FINGER_SCROLL);
    assert_int_equal(says.scroll, 65);
}

static void drag_where_nothing_scrolls_cancels_by_leaving(void **state)
{
    struct try *try = *state;
    struct bounds at = place_of(try, "button.1");
    put(try, INPUT_DOWN, at.x + 50, at.y + 40, 0);
    assert_int_equal(
        put(try, INPUT_MOVE, at.x + 90, at.y + 42, 5).wants, FINGER_NOTHING);
    assert_int_equal(put(try, INPUT_UP, at.x + 90, at.y + 42, 9).wants, FINGER_ACT);
}

static void target_is_remembered_when_the_scene_is_made_anew(void **state)
{
    struct try *try = *state;
    put_on(try, INPUT_DOWN, "button.1", 0);
    try->scene = make_scene(try->arena, 3, 0);
    struct finger_says says = put_on(try, INPUT_UP, "button.1", 50);
    assert_int_equal(says.wants, FINGER_ACT);
    assert_ptr_equal(says.node, scene_find(try->scene, "button.1"));
}

static void cancelled_finger_does_nothing_when_it_lifts(void **state)
{
    struct try *try = *state;
    put_on(try, INPUT_DOWN, "button.1", 0);
    finger_cancel(&try->finger);
    assert_int_equal(put_on(try, INPUT_UP, "button.1", 50).wants, FINGER_NOTHING);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_try, close_try)
    static const struct CMUnitTest tests[] = {
        TEST(target_acts_when_the_finger_lifts_inside),
        TEST(target_looks_pressed_only_while_the_finger_is_inside),
        TEST(lifting_outside_cancels),
        TEST(starting_outside_and_lifting_inside_does_nothing),
        TEST(second_strike_within_the_guard_is_ignored),
        TEST(guard_of_zero_takes_every_strike),
        TEST(first_tap_at_the_start_of_time_acts),
        TEST(disabled_target_does_not_act),
        TEST(finger_that_trembles_within_the_slop_still_taps),
        TEST(drag_scrolls_and_does_not_tap),
        TEST(drag_where_nothing_scrolls_cancels_by_leaving),
        TEST(target_is_remembered_when_the_scene_is_made_anew),
        TEST(cancelled_finger_does_nothing_when_it_lifts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
