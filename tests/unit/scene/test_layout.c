#include "test.h"

#include "base/str.h"
#include "scene/focus.h"
#include "scene/layout.h"
#include "scene/page.h"

/* Letters that are all ten pixels wide, lines that are twenty high: words wrap by counting. */
enum { LETTER = 10, LINE = 20 };

static struct text_extent count(void *engine, const char *text, struct letters letters,
    double scale, bool rtl, int width)
{
    (void)engine, (void)letters, (void)scale, (void)rtl;
    struct text_extent all = { 0 };
    int line = 0, lines = 1;
    struct str rest = str_of(text), word;
    while (str_cut(&rest, ' ', &word)) {
        int wide = (int)str_count(word) * LETTER;
        all.least = wide > all.least ? wide : all.least;
        all.ideal += wide + (all.ideal ? LETTER : 0);
        if (line && line + LETTER + wide > width) {
            lines++;
            line = 0;
        }
        line += wide + (line ? LETTER : 0);
        all.width = line > all.width ? line : all.width;
    }
    all.height = lines * LINE;
    return all;
}

static const struct measure measure = { NULL, count };
static const struct action touch = { .verb = 1 };

static struct scene *begin(void **state, int width, int height)
{
    struct scene *scene = scene_begin(*state, "test");
    scene->width = width;
    scene->height = height;
    scene->more_name = "more";
    scene->less_name = "less";
    scene->more = scene->less = touch;
    return scene;
}

static void end(struct scene *scene)
{
    scene_done(scene);
    layout_scene(scene, &measure);
}

static struct bounds bounds_of(struct scene *scene, const char *id)
{
    struct node *node = scene_find(scene, id);
    assert_non_null(node);
    return node->bounds;
}

static void a_row_stacks_where_its_longest_words_do_not_fit(void **state)
{
    for (int width = 300; width >= 100; width -= 200) {
        struct scene *scene = begin(state, width, 400);
        SCENE_BOX(scene, FLOW_ROW, .gap = 10) {
            SCENE_BOX(scene, FLOW_COLUMN, .id = "a")
                scene_text(scene, TEXT_BODY, "abcdefgh");
            SCENE_BOX(scene, FLOW_COLUMN, .id = "b")
                scene_text(scene, TEXT_BODY, "abcdefgh");
        }
        end(scene);
        assert_int_equal(scene->wrong, 0);
        bool beside = bounds_of(scene, "a").y == bounds_of(scene, "b").y;
        assert_int_equal(beside, width == 300);
    }
}

static void a_grid_loses_columns_where_words_do_not_fit(void **state)
{
    struct scene *scene = begin(state, 400, 900);
    SCENE_BOX(scene, FLOW_GRID, .columns = 4, .id = "grid", .gap = 0)
        for (int i = 0; i < 8; i++)
            scene_text(scene, TEXT_BODY, "abcdefghijklmno");
    end(scene);
    assert_int_equal(scene_find(scene, "grid")->columns, 2);
    assert_int_equal(scene->wrong, 0);
}

static void a_word_that_is_wider_than_the_panel_is_reported(void **state)
{
    struct scene *scene = begin(state, 100, 400);
    scene_text(scene, TEXT_BODY, "abcdefghijklmno");
    end(scene);
    assert_true(scene->wrong > 0);
}

static void growing_children_share_what_is_left(void **state)
{
    struct scene *scene = begin(state, 400, 400);
    SCENE_BOX(scene, FLOW_ROW, .gap = 20) {
        SCENE_BOX(scene, FLOW_COLUMN, .id = "a", .grow = true)
            scene_text(scene, TEXT_BODY, "a");
        SCENE_BOX(scene, FLOW_COLUMN, .id = "b", .grow = true)
            scene_text(scene, TEXT_BODY, "bbbbbbb");
    }
    end(scene);
    assert_int_equal(bounds_of(scene, "a").width, 190);
    assert_int_equal(bounds_of(scene, "b").width, 190);
}

static struct scene *long_page(void **state, int scroll)
{
    struct scene *scene = begin(state, 600, 900);
    scene->scroll = scroll;
    SCENE_BOX(scene, FLOW_COLUMN, .id = "head")
        scene_text(scene, TEXT_BODY, "head");
    SCENE_BOX(scene, FLOW_COLUMN, .scroll = true, .grow = true, .id = "main")
        for (int i = 0; i < 60; i++)
            SCENE_BOX(scene, FLOW_COLUMN, .action = touch, .min_height = 80,
                .id = str_format(scene->arena, "line.%d", i))
                scene_text(scene, TEXT_BODY, "line");
    end(scene);
    return scene;
}

static void what_does_not_fit_scrolls_with_a_button(void **state)
{
    struct scene *scene = long_page(state, 0);
    assert_non_null(scene_find(scene, "scroll.more"));
    assert_null(scene_find(scene, "scroll.less"));
    assert_true(node_is_whole(scene_find(scene, "line.0")));
    assert_false(node_is_shown(scene_find(scene, "line.59")));
    assert_int_equal(scene->wrong, 0);
}

static void scrolling_stops_at_both_ends(void **state)
{
    struct scene *scene = long_page(state, 1000000);
    assert_null(scene_find(scene, "scroll.more"));
    assert_non_null(scene_find(scene, "scroll.less"));
    assert_true(node_is_whole(scene_find(scene, "line.59")));
    assert_int_equal(scene->scroll, scene->scroll_end);
    assert_int_equal(long_page(state, -5)->scroll, 0);
}

static void a_node_out_of_sight_can_be_scrolled_to(void **state)
{
    struct scene *scene = long_page(state, 0);
    for (int i = 0; i < 60; i += 7) {
        const char *id = str_format(scene->arena, "line.%d", i);
        int scroll = layout_scroll_to(scene, scene_find(scene, id));
        struct scene *after = long_page(state, scroll);
        assert_true(node_is_whole(scene_find(after, id)));
    }
}

static void the_same_page_is_mirrored_for_arabic(void **state)
{
    struct scene *scene = begin(state, 600, 400);
    scene->rtl = true;
    SCENE_BOX(scene, FLOW_ROW, .gap = 20) {
        SCENE_BOX(scene, FLOW_COLUMN, .id = "a", .action = touch)
            scene_text(scene, TEXT_BODY, "a");
        SCENE_BOX(scene, FLOW_COLUMN, .id = "b", .action = touch)
            scene_text(scene, TEXT_BODY, "b");
    }
    end(scene);
    assert_int_equal(bounds_of(scene, "a").x, 590);
    assert_int_equal(bounds_of(scene, "b").x, 560);
    assert_int_equal(scene_find(scene, "a")->focus, 1);
}

static void a_finger_beside_a_target_touches_it_where_none_other_claims(void **state)
{
    struct scene *scene = begin(state, 600, 400);
    SCENE_BOX(scene, FLOW_ROW, .gap = 100) {
        SCENE_BOX(scene, FLOW_COLUMN, .id = "a", .action = touch, .min_height = 70)
            scene_text(scene, TEXT_BODY, "aaaaa");
        SCENE_BOX(scene, FLOW_COLUMN, .id = "b", .action = touch, .min_height = 70)
            scene_text(scene, TEXT_BODY, "bbbbb");
    }
    end(scene);
    assert_string_equal(focus_at(scene, 56, 30)->box.id, "a");
    assert_string_equal(focus_at(scene, 145, 30)->box.id, "b");
    assert_null(focus_at(scene, 100, 30));
}

static void the_focus_goes_round_in_reading_order(void **state)
{
    struct scene *scene = long_page(state, 0);
    assert_string_equal(focus_step(scene, NULL, 1)->box.id, "line.0");
    assert_string_equal(focus_step(scene, "line.0", 1)->box.id, "line.1");
    assert_string_equal(focus_step(scene, "line.0", -1)->box.id, "scroll.more");
    assert_string_equal(focus_step(scene, "scroll.more", 1)->box.id, "line.0");
}

static int open_arena(void **state)
{
    *state = arena_open(0);
    return 0;
}

/* --- paper --- */

static struct scene *add_paper(struct scene *scene, int lines)
{
    struct scene *page = page_begin(scene->arena, "paper");
    SCENE_BOX(page, FLOW_COLUMN, .min_height = lines * LINE, .id = "written")
        scene_text(page, TEXT_LETTER, "words");
    scene_done(page);
    scene_page(scene, page, 210, "A letter")->box.id = "paper";
    return page;
}

static void a_page_keeps_the_shape_of_its_paper(void **state)
{
    struct scene *scene = begin(state, 1000, 1000);
    SCENE_BOX(scene, FLOW_COLUMN)
        add_paper(scene, 1);
    end(scene);
    struct bounds at = bounds_of(scene, "paper");
    assert_int_equal(at.width, 210);
    assert_int_equal(at.height, 296); /* 297 less what is rounded */
    struct scene *narrow = begin(state, 105, 1000);
    SCENE_BOX(narrow, FLOW_COLUMN)
        add_paper(narrow, 1);
    end(narrow);
    assert_int_equal(bounds_of(narrow, "paper").width, 105);
    assert_int_equal(bounds_of(narrow, "paper").height, 148);
}

static void paper_is_laid_out_with_its_screen(void **state)
{
    struct scene *scene = begin(state, 1000, 1000);
    struct scene *page = NULL;
    SCENE_BOX(scene, FLOW_COLUMN)
        page = add_paper(scene, 1);
    end(scene);
    assert_int_equal(page->width, 1654); /* A4 at 200 dots an inch */
    assert_int_equal(page->height, 2339);
    assert_int_equal(bounds_of(page, "written").width, 1654);
    assert_int_equal(scene->wrong, 0);
}

static void what_does_not_fit_on_paper_is_reported(void **state)
{
    struct scene *scene = begin(state, 1000, 1000);
    SCENE_BOX(scene, FLOW_COLUMN)
        add_paper(scene, 200);
    end(scene);
    assert_int_equal(scene->wrong, 1);
}

static int close_arena(void **state)
{
    arena_close(*state);
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_arena, close_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_row_stacks_where_its_longest_words_do_not_fit),
        TEST(a_grid_loses_columns_where_words_do_not_fit),
        TEST(a_word_that_is_wider_than_the_panel_is_reported),
        TEST(growing_children_share_what_is_left),
        TEST(what_does_not_fit_scrolls_with_a_button),
        TEST(scrolling_stops_at_both_ends),
        TEST(a_node_out_of_sight_can_be_scrolled_to),
        TEST(the_same_page_is_mirrored_for_arabic),
        TEST(a_finger_beside_a_target_touches_it_where_none_other_claims),
        TEST(the_focus_goes_round_in_reading_order),
        TEST(a_page_keeps_the_shape_of_its_paper),
        TEST(paper_is_laid_out_with_its_screen),
        TEST(what_does_not_fit_on_paper_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
