/* The keyboard on the screen. Keys are never made from translated words: their ids are
 * "key.a", "key.space", "key.page.digits". */
#include "scene/keyboard.h"

#include <assert.h>

#include "base/str.h"
#include "screens/frame.h"

static_assert(
    (int)KEYS_LETTERS == KEYBOARD_LETTERS && (int)KEYS_ARABIC == KEYBOARD_ARABIC,
    "the pages of the visit are those of the keyboard");

enum { GAP = 12 };

/* With large text, room for the page counts more than keys above 20 mm. */
static int key_height(const struct scene *scene)
{
    return scene->text_size == 1 ? 88 : 81;
}

static void add_key(struct scene *scene, const char *id, const char *text,
    int min_width, struct action action)
{
    bool word = str_count(str_of(text)) > 1;
    SCENE_BOX(scene, FLOW_ROW, .look = LOOK_KEY, .role = ROLE_KEY, .id = id,
        .name = text, .action = action, .along = ALIGN_CENTER, .across = ALIGN_CENTER,
        .min_width = min_width, .min_height = key_height(scene), .pad_x = word ? 12 : 0)
        scene_text(scene, word ? TEXT_SMALL_STRONG : TEXT_KEY, text);
}

/* Of a row of ten, or of the twelve that Arabic has. */
static int key_width(const struct scene *scene, int columns)
{
    if (frame_is_portrait(scene))
        return columns > 10 ? 70 : 84;
    return 128;
}

static void add_row(struct scene *scene, const char *keys)
{
    struct str rest = str_of(keys), key;
    int columns = (int)str_count(rest) / 2 + 1;
    while (str_cut(&rest, ' ', &key)) {
        const char *text = str_copy(scene->arena, key);
        add_key(scene, str_format(scene->arena, "key.%s", text), text,
            key_width(scene, columns), ask_thing(DO_TYPE, text));
    }
}

static void add_page_key(
    struct scene *scene, const char *text, enum visit_keys page, bool on)
{
    const char *name = keyboard_page_name((enum keyboard_page)page);
    add_key(scene, str_format(scene->arena, "key.page.%s", name), text,
        frame_is_portrait(scene) ? 120 : 190, ask_number(DO_KEYS, (int)page));
    if (on)
        scene->open->last->box.state |= STATE_SELECTED;
}

static void add_delete(struct scene *scene)
{
    add_key(scene, "key.delete", tr("Effacer"), frame_is_portrait(scene) ? 120 : 200,
        ask(DO_DELETE));
}

/* Which other pages one can go to from this one, before the space bar. */
static void add_pages(struct scene *scene, const struct visit *visit)
{
    enum visit_keys now = visit->keys;
    bool letters = now == KEYS_LETTERS || now == KEYS_CAPITALS;
    if (!letters)
        add_page_key(scene, "abc", KEYS_LETTERS, false);
    if (now != KEYS_DIGITS)
        add_page_key(scene, "123", KEYS_DIGITS, false);
    if (now != KEYS_ACCENTS)
        add_page_key(scene, "èàç", KEYS_ACCENTS, false);
    if (visit->language->rtl && now != KEYS_ARABIC)
        add_page_key(scene, "ابت", KEYS_ARABIC, false);
}

static int space_width(const struct scene *scene)
{
    if (frame_is_portrait(scene))
        return 300;
    return scene->text_size == 1 ? 700 : 420;
}

static void add_last_row(struct scene *scene, const struct visit *visit)
{
    SCENE_BOX(scene, FLOW_WRAP, .gap = GAP, .along = ALIGN_CENTER) {
        add_pages(scene, visit);
        add_key(scene, "key.space", tr("Espace"), space_width(scene),
            ask_thing(DO_TYPE, " "));
        add_key(scene, "key.-", "-", key_width(scene, 1), ask_thing(DO_TYPE, "-"));
        if (visit->keys == KEYS_ARABIC) /* its rows are full */
            add_delete(scene);
    }
}

static bool is_last(enum visit_keys page, size_t row)
{
    return !keyboard_row((enum keyboard_page)page, row + 1);
}

void frame_keyboard(struct scene *scene, const struct visit *visit)
{
    enum visit_keys page = visit->keys;
    bool letters = page == KEYS_LETTERS || page == KEYS_CAPITALS;
    SCENE_BOX(scene, FLOW_COLUMN, .look = LOOK_KEYBOARD, .gap = GAP, .id = "keyboard",
        .ltr = true, .pad_x = frame_is_portrait(scene) ? -24 : 0,
        .pad_y = scene->text_size == 1 ? 0 : -16) {
        for (size_t row = 0; keyboard_row((enum keyboard_page)page, row); row++) {
            SCENE_BOX(scene, FLOW_WRAP, .gap = GAP, .along = ALIGN_CENTER) {
                if (letters && is_last(page, row))
                    add_page_key(scene, tr("Maj"),
                        page == KEYS_CAPITALS ? KEYS_LETTERS : KEYS_CAPITALS,
                        page == KEYS_CAPITALS);
                add_row(scene, keyboard_row((enum keyboard_page)page, row));
                if (is_last(page, row) && page != KEYS_ARABIC)
                    add_delete(scene);
            }
        }
        add_last_row(scene, visit);
    }
}

void frame_digits(struct scene *scene, const char *more)
{
    static const char *const keys[] = { "1 2 3 4 5", "6 7 8 9 0" };
    SCENE_BOX(scene, FLOW_COLUMN, .look = LOOK_KEYBOARD, .gap = GAP, .id = "keyboard",
        .ltr = true) {
        for (size_t row = 0; row < sizeof keys / sizeof *keys; row++)
            SCENE_BOX(scene, FLOW_WRAP, .gap = GAP, .along = ALIGN_CENTER)
                add_row(scene, keys[row]);
        SCENE_BOX(scene, FLOW_WRAP, .gap = GAP, .along = ALIGN_CENTER) {
            add_row(scene, more);
            add_delete(scene);
        }
    }
}
