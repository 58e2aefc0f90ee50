/* Stories as the screens meet them, from the small contents of tests/mistakes/base. */
#include "test.h"

#include "content/stories.h"
#include "example.h"

struct opened {
    struct arena *arena;
    const struct catalog *catalog;
};

static int open_example(void **state)
{
    static struct opened opened;
    opened.arena = arena_open(0);
    struct diag *diag = diag_open();
    opened.catalog =
        catalog_read(opened.arena, EXAMPLE_CONTENT, EXAMPLE_ASSETS, EXAMPLE_DAY, diag);
    example_no_complaint(diag);
    diag_close(diag);
    *state = &opened;
    return 0;
}

static int close_example(void **state)
{
    struct opened *opened = *state;
    arena_close(opened->arena);
    return 0;
}

static const struct story *amina(void **state)
{
    struct opened *opened = *state;
    const struct story *story = catalog_story(opened->catalog, "amina");
    assert_non_null(story);
    return story;
}

static void a_story_has_its_scenes_in_the_order_of_the_file(void **state)
{
    const struct story *story = amina(state);
    assert_int_equal(story->scene_count, 5);
    assert_string_equal(story->scenes[0].picture, "stories/amina-1");
    assert_string_equal(story->scenes[0].spoken, "Amina lit une lettre.");
    assert_string_equal(story->scenes[0].blocks[0].text,
        "Amina vit avec son fils. Ce mois-ci, le loyer attend.");
    assert_string_equal(story->scenes[4].blocks[0].text,
        "Elle rembourse petit à petit. Il reste une "
        "dette.");
}

static void only_the_turning_point_has_a_heading(void **state)
{
    const struct story *story = amina(state);
    for (size_t i = 0; i < story->scene_count; i++)
        if (i == 2)
            assert_string_equal(story->scenes[i].heading, "Ce qu’Amina ne savait pas");
        else
            assert_null(story->scenes[i].heading);
}

static void what_helped_leads_to_sheets_and_checks_each_once(void **state)
{
    const struct story *story = amina(state);
    assert_int_equal(story->helped_count, 2);
    assert_int_equal(story->sheet_count, 2);
    assert_string_equal(story->sheets[0]->slug, "premiers-pas");
    assert_string_equal(story->sheets[1]->slug, "commandement-payer");
    assert_int_equal(story->check_count, 1);
    assert_string_equal(story->checks[0]->id, "c-essai");
}

static void a_story_is_found_from_its_situation(void **state)
{
    struct opened *opened = *state;
    const struct story *story = amina(state);
    const struct home_situation *rent = catalog_situation(opened->catalog, "rent");
    assert_ptr_equal(story->situation, rent);
    assert_ptr_equal(story_next(opened->catalog, rent, NULL), story);
    assert_null(story_next(opened->catalog, rent, story));
    assert_null(
        story_next(opened->catalog, catalog_situation(opened->catalog, "night"), NULL));
    assert_null(catalog_story(opened->catalog, "nobody"));
}

static void a_pack_brings_the_stories_and_their_pictures(void **state)
{
    struct opened *opened = *state;
    const char *folder = example_folder(opened->arena);
    const char *path = file_join(opened->arena, folder, "pack");
    example_pack(path);
    const struct catalog *packed = example_open(opened->arena, path);
    const struct story *story = catalog_story(packed, "amina");
    assert_non_null(story);
    assert_string_equal(story->title, amina(state)->title);
    for (size_t i = 0; i < story->scene_count; i++)
        assert_non_null(catalog_picture(packed, story->scenes[i].picture));
    pack_close(packed);
    unlink(path);
    rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_story_has_its_scenes_in_the_order_of_the_file),
        cmocka_unit_test(only_the_turning_point_has_a_heading),
        cmocka_unit_test(what_helped_leads_to_sheets_and_checks_each_once),
        cmocka_unit_test(a_story_is_found_from_its_situation),
        cmocka_unit_test(a_pack_brings_the_stories_and_their_pictures),
    };
    return cmocka_run_group_tests(tests, open_example, close_example);
}
