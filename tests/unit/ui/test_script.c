#include "plain_measure.h"

#include <unistd.h>

#include "base/file.h"
#include "base/str.h"
#include "ui/finger.h"
#include "ui/script.h"

/* A house of two rooms: a list that scrolls, and a keyboard with pages. */

enum verb { GO = 1, WRITE, TURN, PICK };

struct house {
    struct arena *arena;
    struct scene *scene;
    struct finger finger;
    const char *screen, *language, *shot, *key;
    int page, picked, scroll;
    char typed[64];
    int64_t now_ms;
};

static const char *const pages[] = { "a b c é", "A B C É", "1 2 3 ?" };
static const char *const page_names[] = { "letters", "capitals", "digits" };

static void view_keys(struct house *house, struct scene *scene)
{
    struct str rest = str_of(pages[house->page]), key;
    SCENE_BOX(scene, FLOW_WRAP, .gap = 12) {
        while (str_cut(&rest, ' ', &key)) {
            const char *text = str_copy(house->arena, key);
            SCENE_BOX(scene, FLOW_ROW, .look = LOOK_KEY, .role = ROLE_KEY, .name = text,
                .id = str_format(house->arena, "key.%s", text),
                .action = { .verb = WRITE, .thing = text })
                scene_text(scene, TEXT_KEY, text);
        }
        for (int i = 0; i < 3; i++)
            if (i != house->page)
                SCENE_BOX(scene, FLOW_ROW, .look = LOOK_KEY, .role = ROLE_KEY,
                    .id = str_format(house->arena, "key.page.%s", page_names[i]),
                    .action = { .verb = TURN, .number = i })
                    scene_text(scene, TEXT_KEY, page_names[i]);
        SCENE_BOX(scene, FLOW_ROW, .look = LOOK_KEY, .role = ROLE_KEY,
            .id = "key.space", .action = { .verb = WRITE, .thing = " " })
            scene_text(scene, TEXT_KEY, "Espace");
    }
}

static void view_list(struct house *house, struct scene *scene)
{
    SCENE_BOX(scene, FLOW_COLUMN, .gap = 24, .scroll = true) {
        scene_heading(scene, TEXT_TITLE, "Que se passe-t-il ?");
        for (int i = 0; i < 30; i++)
            SCENE_BOX(scene, FLOW_ROW, .look = LOOK_ANSWER, .role = ROLE_CHOICE,
                .id = str_format(house->arena, "row.%d", i),
                .state = i == house->picked ? STATE_SELECTED : 0,
                .action = { .verb = PICK, .number = i })
                scene_text(scene, TEXT_TILE, str_format(house->arena, "Phrase %d", i));
        for (int i = 0; i < 2; i++)
            scene_button(scene, LOOK_BUTTON, str_format(house->arena, "twin.%d", i),
                NULL, "Jumeau", (struct action){ .verb = PICK, .number = 100 + i });
    }
    SCENE_BOX(scene, FLOW_ROW, .look = LOOK_FOOTER) {
        scene_button(scene, LOOK_BUTTON, "go.write", NULL, "Écrire l’adresse",
            (struct action){ .verb = GO });
    }
}

static struct scene *show(void *of)
{
    struct house *house = of;
    struct scene *scene = scene_begin(house->arena, house->screen);
    if (text_same(house->screen, "write"))
        view_keys(house, scene);
    else
        view_list(house, scene);
    scene->scroll = house->scroll;
    lay_out_plainly(scene, 1200, 900);
    house->scroll = scene->scroll;
    return house->scene = scene;
}

static void update(struct house *house, struct action action)
{
    if (action.verb == GO)
        house->screen = "write";
    else if (action.verb == WRITE)
        strncat(
            house->typed, action.thing, sizeof house->typed - strlen(house->typed) - 1);
    else if (action.verb == TURN)
        house->page = action.number;
    else if (action.verb == PICK)
        house->picked = action.number;
}

static void put(void *of, enum input_kind kind, int x, int y)
{
    struct house *house = of;
    struct input input = { .kind = kind, .x = x, .y = y };
    struct finger_says says =
        finger_input(&house->finger, &input, show(house), house->now_ms);
    if (says.wants == FINGER_ACT)
        update(house, says.node->box.action);
    if (says.wants == FINGER_SCROLL)
        house->scroll = says.scroll;
}

static bool press(void *of, const char *key)
{
    struct house *house = of;
    house->key = str_dup(house->arena, key);
    return !text_same(key, "Nokey");
}

static void pass(void *of, int ms)
{
    struct house *house = of;
    house->now_ms += ms;
}

static bool shoot(void *of, const char *name, struct diag *diag)
{
    struct house *house = of;
    (void)diag;
    house->shot = str_dup(house->arena, name);
    return true;
}

static bool set(void *of, const char *what, const char *value)
{
    struct house *house = of;
    house->language = str_dup(house->arena, value);
    return text_same(what, "language") && text_same(value, "ar");
}

/* --- one visit --- */

struct visit {
    struct house house;
    bool good;
    char complaint[2048];
};

static void make_visit(struct visit *visit, const char *script)
{
    *visit = (struct visit){ .house = { .arena = arena_open(0),
                                 .screen = "list",
                                 .picked = -1,
                                 .finger = { .guard_ms = 250 } } };
    const struct stage stage = { &visit->house, show, put, press, pass, shoot, set };
    char path[] = "/tmp/seuil-script-XXXXXX";
    close(mkstemp(path));
    assert_true(file_write(path, str_of(script), 0600));
    struct diag *diag = diag_open();
    visit->good = script_run(path, &stage, diag);
    unlink(path);
    const char *first = diag_first(diag);
    const char *line = first ? first + strlen(path) + 1 : "";
    snprintf(visit->complaint, sizeof visit->complaint, "%s", line);
    diag_close(diag);
}

static void end_visit(struct visit *visit)
{
    arena_close(visit->house.arena);
}

static void holds(struct visit *visit, const char *script)
{
    make_visit(visit, script);
    if (!visit->good)
        fail_msg("%s", visit->complaint);
}

static void fails(const char *script, const char *complaint)
{
    struct visit visit;
    make_visit(&visit, script);
    end_visit(&visit);
    assert_false(visit.good);
    if (strncmp(visit.complaint, complaint, strlen(complaint)) != 0)
        fail_msg("told '%s', expected '%s'", visit.complaint, complaint);
}

static void tap_by_name_or_id_acts(void **state)
{
    (void)state;
    struct visit visit;
    holds(&visit, "{\"tap\":\"Phrase 2\"}\n");
    assert_int_equal(visit.house.picked, 2);
    end_visit(&visit);
    holds(&visit, "\n{\"tap\":{\"id\":\"row.3\",\"role\":\"choice\"}}");
    assert_int_equal(visit.house.picked, 3);
    end_visit(&visit);
}

static void tap_scrolls_into_view_first(void **state)
{
    (void)state;
    struct visit visit;
    holds(&visit, "{\"tap\":\"Phrase 29\"}");
    assert_int_equal(visit.house.picked, 29);
    assert_true(visit.house.scroll > 0);
    end_visit(&visit);
    holds(&visit,
        "{\"tap\":\"Phrase 29\"}\n{\"tap\":\"Phrase 15\"}\n{\"tap\":\"Phrase 0\"}");
    assert_int_equal(visit.house.picked, 0);
    end_visit(&visit);
}

static void plain_apostrophe_finds_a_typographic_one(void **state)
{
    (void)state;
    struct visit visit;
    holds(
        &visit, "{\"tap\":\"Écrire l'adresse\"}\n{\"expect\":{\"screen\":\"write\"}}");
    end_visit(&visit);
}

static void typing_turns_the_pages_of_the_keyboard(void **state)
{
    (void)state;
    struct visit visit;
    holds(&visit, "{\"tap\":{\"id\":\"go.write\"}}\n{\"type\":\"Bb éa3Aa?\"}");
    assert_string_equal(visit.house.typed, "Bb éa3Aa?");
    end_visit(&visit);
}

static void same_letter_twice_is_typed_twice(void **state)
{
    (void)state;
    struct visit visit;
    holds(&visit, "{\"tap\":{\"id\":\"go.write\"}}\n{\"type\":\"aab\"}\n{\"type\":11}");
    assert_string_equal(visit.house.typed, "aab11");
    end_visit(&visit);
}

static void other_steps_reach_the_stage(void **state)
{
    (void)state;
    struct visit visit;
    holds(&visit, "{\"wait\":121}\n{\"shot\":\"home\"}\n{\"key\":\"Shift+Tab\"}\n"
                  "{\"set\":{\"language\":\"ar\"}}");
    assert_int_equal(visit.house.now_ms, 121000);
    assert_string_equal(visit.house.shot, "home");
    assert_string_equal(visit.house.key, "Shift+Tab");
    assert_string_equal(visit.house.language, "ar");
    end_visit(&visit);
}

static void expectations_hold(void **state)
{
    (void)state;
    struct visit visit;
    holds(&visit,
        "{\"tap\":\"Phrase 4\"}\n"
        "{\"expect\":{\"role\":\"choice\",\"name\":\"Phrase 4\",\"state\":\"selected\"}}\n"
        "{\"expect\":{\"id\":\"row.4\",\"state\":[\"selected\"]}}\n"
        "{\"absent\":{\"id\":\"row.5\",\"state\":\"selected\"}}\n"
        "{\"expect\":{\"role\":\"heading\",\"name_has\":\"passe-t-il\"}}\n"
        "{\"expect\":\"Phrase 7\"}\n"
        "{\"absent\":{\"screen\":\"write\"}}\n");
    end_visit(&visit);
}

/* What is wrong, and how the complaint starts. */
static const char *const wrong[][2] = {
    { "{\"tapp\":\"x\"}", "1:2: unknown" },
    { "{\"wait\":1}\n\n{\"tap\":{\"ident\":\"x\"}}", "3:9: unknown" },
    { "{\"tap\":\"Fraze 4\"}", "1:8: no node named 'Fraze 4'; the screen 'list' has" },
    { "{\"tap\":\"Phrase 44\"}",
        "1:8: no node named 'Phrase 44'; the screen 'list' has 'Phrase 4'" },
    { "{\"tap\":{\"id\":\"row.40\"}}",
        "1:8: no node with id 'row.40'; the screen 'list' has 'row." },
    { "{\"tap\":\"Jumeau\"}", "1:8: 2 nodes to touch are a node named 'Jumeau'" },
    { "{\"tap\":\"Que se passe-t-il ?\"}",
        "1:8: no node named 'Que se passe-t-il ?' can be touched" },
    { "{\"tap\":{\"role\":\"buton\"}}",
        "1:16: unknown role 'buton'; did you mean 'button'?" },
    { "{\"expect\":{\"state\":\"slected\"}}",
        "1:20: unknown state 'slected'; did you mean 'selected'?" },
    { "{\"expect\":{\"screen\":\"home\"}}",
        "1:11: expected the screen 'home'; this is 'list'" },
    { "{\"absent\":{\"role\":\"heading\"}}",
        "1:11: 1 on the screen 'list', expected no heading" },
    { "{\"type\":\"a\"}", "1:9: no keyboard to type 'a' on; the screen 'list' has" },
    { "{\"tap\":{\"id\":\"go.write\"}}\n{\"type\":\"az\"}",
        "2:9: the keyboard of the screen 'write' has no key for 'z'" },
    { "{\"key\":\"Nokey\"}", "1:8: there is no key 'Nokey'" },
    { "{\"wait\":\"long\"}", "1:9: expected seconds" },
    { "{\"wait\":-1}", "1:9: expected seconds" },
    { "{\"shot\":\"../home\"}", "1:9: expected the name of a file" },
    { "{\"set\":{\"langage\":\"ar\"}}", "1:9: unknown" },
    { "{\"set\":{\"language\":\"xx\"}}", "1:20: there is no language 'xx'" },
    { "{\"tap\":\"a\",\"wait\":1}", "1:1: expected one step" },
    { "tap", "1:1: expected one step" },
    { "{\"wait\":1}\n{\"tap\":", "2:" },
};

static void mistake_is_told_with_its_line(void **state)
{
    const char *const *example = *state;
    fails(example[0], example[1]);
}

static void missing_file_is_told(void **state)
{
    (void)state;
    struct diag *diag = diag_open();
    const struct stage stage = { 0 };
    assert_false(script_run("/nonexistent.jsonl", &stage, diag));
    assert_int_equal(diag_errors(diag), 1);
    diag_close(diag);
}

int main(void)
{
    static const struct CMUnitTest fixed[] = {
        cmocka_unit_test(tap_by_name_or_id_acts),
        cmocka_unit_test(tap_scrolls_into_view_first),
        cmocka_unit_test(plain_apostrophe_finds_a_typographic_one),
        cmocka_unit_test(typing_turns_the_pages_of_the_keyboard),
        cmocka_unit_test(same_letter_twice_is_typed_twice),
        cmocka_unit_test(other_steps_reach_the_stage),
        cmocka_unit_test(expectations_hold),
        cmocka_unit_test(missing_file_is_told),
    };
    enum { FIXED = sizeof fixed / sizeof *fixed, WRONG = sizeof wrong / sizeof *wrong };
    struct CMUnitTest tests[FIXED + WRONG];
    memcpy(tests, fixed, sizeof fixed);
    for (size_t i = 0; i < WRONG; i++)
        tests[FIXED + i] = (struct CMUnitTest){ .name = wrong[i][0],
            .test_func = mistake_is_told_with_its_line,
            .initial_state = (void *)(uintptr_t)wrong[i] };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
