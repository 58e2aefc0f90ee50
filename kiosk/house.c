#include "house_inside.h"

#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/log.h"
#include "base/str.h"
#include "requests/deposit.h"
#include "scene/focus.h"
#include "scene/layout.h"
#include "scene/theme.h"
#include "screens/screen.h"
#include "ui/canvas.h"
#include "ui/finger.h"
#include "ui/paint.h"
#include "ui/picture.h"
#include "ui/text.h"

enum { FRAME_BYTES = 4 * 1024 * 1024, GUARD_MS = 250 };

/* --- time --- */

static int64_t machine_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int64_t elapsed_ms(const struct house *house)
{
    return house->wish->script ? house->script_ms : machine_ms() - house->started_ms;
}

static struct moment now(const struct house *house)
{
    return moment_of_seconds(
        moment_seconds(house->wish->now) + elapsed_ms(house) / 1000);
}

/* When the visit next has something to do, on the scale of elapsed_ms(); -1 for never. What
 * comes in between without being a sign of life does not put it off. */
int64_t house_due_ms(const struct house *house)
{
    int wait = visit_wait(house->visit);
    int64_t from = moment_seconds(house->visit->now) - moment_seconds(house->wish->now);
    return wait < 0 ? -1 : (from + wait) * 1000;
}

/* --- from the visit to the glass --- */

/* Pixels a reference pixel, which is 1/4.034 mm (accessibility: lengths). The panel's
 * length is that of its long side, whichever way it hangs. */
double house_scale(const struct house *house)
{
    int side = house->width > house->height ? house->width : house->height;
    int length = house->terminal.site->panel_width_mm;
    double scale = side / (length > 0 ? length : 476.0) / 4.034;
    return scale < 0.4 ? 0.4 : scale > 3 ? 3 : scale;
}

/* One view less a little, so that the last line read is still there. */
static void set_scroll_step(struct scene *scene, const char *id)
{
    struct node *bar = scene_find(scene, id);
    const struct node *inside = scene->scroller ? scene->scroller->first : NULL;
    if (bar && inside)
        bar->box.action.number *= inside->clip.height * 9 / 10;
}

static void compose(struct house *house)
{
    arena_wipe(house->frame);
    struct scene *scene = screen_view(
        house->frame, house->visit, house->width, house->height, house_scale(house));
    layout_scene(scene, &house->measure);
    house->visit->scroll = scene->scroll;
    set_scroll_step(scene, "scroll.more");
    set_scroll_step(scene, "scroll.less");
    struct node *focused = scene_find(scene, house->focus[0] ? house->focus : NULL);
    if (focused)
        focused->box.state |= STATE_FOCUSED;
    struct node *pressed = finger_pressed(&house->finger, scene);
    if (pressed)
        pressed->box.state |= STATE_PRESSED;
    house->scene = scene;
}

/* Movement tells where one came from; none for those whom it disturbs. */
static bool may_slide(const struct house *house)
{
    return house->visit->place != house->shown && house->visit->text_size == 1 &&
           house->visit->theme == THEME_LIGHT && !house->focus[0] &&
           house->visit->begun;
}

/* What lies ahead comes from the end side, the way back from the start side. */
static enum window_from comes_from(const struct house *house)
{
    bool back = house->visit->step_count < house->shown_steps;
    return back == house->scene->rtl ? WINDOW_FROM_RIGHT : WINDOW_FROM_LEFT;
}

void house_show(struct house *house)
{
    compose(house);
    struct paint paint = { house->typesetter, house->pictures };
    paint_scene(
        &paint, house->stage, house->scene, (enum theme)house->visit->theme, NULL);
    if (house->window && may_slide(house))
        window_slide(
            house->window, house->canvas, comes_from(house), house_scale(house));
    else if (house->window)
        window_show(house->window, house->canvas, false);
    house->shown = house->visit->place;
    house->shown_steps = house->visit->step_count;
}

/* --- the one wipe (P-15 to P-17) --- */

/* Requests are offered only where they can be kept, which is asked anew for each visit. */
static void try_store(struct house *house)
{
    bool open = house->wish->deposit && deposit_store(house->wish->deposit);
    house->terminal.deposit = open ? house->wish->deposit : NULL;
}

/* Whatever was made of a visit outside its arena; the visit itself was ended before. */
void house_forget(struct house *house)
{
    arena_wipe(house->frame);
    text_wipe(house->typesetter);
    memory_wipe(house->focus, sizeof house->focus);
    house->finger = (struct finger){ .guard_ms = GUARD_MS };
    house->scene = NULL;
    try_store(house);
    house_catch_up(house);
}

/* --- what people do --- */

static void perform(struct house *house, struct action action)
{
    visit_touch(house->visit, now(house));
    house->visit = screen_update(house->visit, action);
    if (!house->visit->begun)
        house_forget(house);
    house_show(house);
}

static void on_finger(struct house *house, const struct input *input)
{
    if (house->focus[0])
        memory_wipe(house->focus, sizeof house->focus);
    struct finger_says says =
        finger_input(&house->finger, input, house->scene, elapsed_ms(house));
    switch (says.wants) {
    case FINGER_ACT:
        perform(house, says.node->box.action);
        return;
    case FINGER_SCROLL:
        house->visit->scroll = says.scroll;
        break;
    case FINGER_NOTHING:
    case FINGER_PAINT:
        break;
    }
    if (input->kind == INPUT_UP)
        visit_touch(house->visit, now(house));
    if (says.wants != FINGER_NOTHING || input->kind == INPUT_UP)
        house_show(house);
}

static void set_focus(struct house *house, const struct node *node)
{
    memory_wipe(house->focus, sizeof house->focus);
    if (!node || !node->box.id || strlen(node->box.id) >= sizeof house->focus)
        return;
    memcpy(house->focus, node->box.id, strlen(node->box.id));
    if (!node_is_whole(node))
        house->visit->scroll = layout_scroll_to(house->scene, node);
}

/* A letter of a keyboard is the key of that name on the screen, if one is shown. */
static struct node *key_on_screen(struct house *house, const char *key)
{
    static const struct {
        const char *key, *id;
    } named[] = { { "Backspace", "key.delete" }, { "Escape", "footer.back" },
        { "PageDown", "scroll.more" }, { "PageUp", "scroll.less" } };
    for (size_t i = 0; i < sizeof named / sizeof *named; i++)
        if (text_same(key, named[i].key))
            return scene_find(house->scene, named[i].id);
    if (str_count(str_of(key)) != 1)
        return NULL;
    /* Of a letter SDL tells the capital; the page that is shown may have either. */
    const char *low = str_fold(house->frame, str_of(key));
    struct node *node =
        scene_find(house->scene, str_format(house->frame, "key.%s", low));
    return node ? node
                : scene_find(house->scene, str_format(house->frame, "key.%s", key));
}

static int step_of(const char *key)
{
    static const char *const on[] = { "Tab", "Down", "Right" };
    static const char *const back[] = { "Shift+Tab", "Up", "Left" };
    for (size_t i = 0; i < sizeof on / sizeof *on; i++) {
        if (text_same(key, on[i]))
            return 1;
        if (text_same(key, back[i]))
            return -1;
    }
    return 0;
}

static bool chooses(const char *key)
{
    return text_same(key, "Return") || text_same(key, "Space") ||
           text_same(key, "Keypad Enter");
}

/* Keys are on a list or ignored. */
static void on_key(struct house *house, const char *key)
{
    int step = step_of(key);
    struct node *node = NULL;
    house->visit->aided = true; /* a keypad takes longer */
    if (step)
        set_focus(house,
            focus_step(house->scene, house->focus[0] ? house->focus : NULL, step));
    else if (chooses(key))
        node = scene_find(house->scene, house->focus[0] ? house->focus : NULL);
    else
        node = key_on_screen(house, key);
    if (node && node->focus) {
        perform(house, node->box.action);
        return;
    }
    visit_touch(house->visit, now(house));
    house_show(house);
}

/* Whoever writes the contents has a part of the window for what is to be corrected. */
static void open_canvas(struct house *house, int width, int height)
{
    int beside = house->wish->complaints ? width / 4 : 0;
    house->width = width - beside;
    house->height = height;
    house->canvas = canvas_open(width, height);
    house->stage = canvas_part(house->canvas, 0, house->width);
    if (beside)
        house->beside = canvas_part(house->canvas, house->width, beside);
}

static void close_canvas(struct house *house)
{
    canvas_close(house->stage);
    canvas_close(house->beside);
    canvas_close(house->canvas);
    house->beside = NULL;
}

static void on_size(struct house *house)
{
    if (!window_refresh(house->window)) {
        log_event("window.lost", "after a change of size");
        house->quit = true;
        return;
    }
    int width = window_width(house->window), height = window_height(house->window);
    input_resize(house->input, width, height);
    close_canvas(house);
    open_canvas(house, width, height);
    house_show_complaints(house);
    house_show(house);
}

void house_input(struct house *house, const struct input *input)
{
    switch (input->kind) {
    case INPUT_DOWN:
    case INPUT_MOVE:
    case INPUT_UP:
        on_finger(house, input);
        break;
    case INPUT_KEY:
        on_key(house, input->key);
        break;
    case INPUT_EXPOSED:
        if (house->window)
            window_show(house->window, house->canvas, true);
        break;
    case INPUT_RESIZED:
        if (house->window)
            on_size(house);
        break;
    case INPUT_RENEWED:
        house_renew(house);
        break;
    case INPUT_QUIT:
        house->quit = true;
        break;
    }
}

void house_time(struct house *house)
{
    if (visit_tick(house->visit, now(house))) {
        house->visit =
            visit_end(house->visit, house->visit->place == PLACE_STILL_THERE);
        house_forget(house);
    }
    house_show(house);
}

/* --- a real screen --- */

/* Without a touch the program sleeps in one blocking wait. */
static void live(struct house *house)
{
    while (!house->quit) {
        int64_t due = house_due_ms(house), left = due - elapsed_ms(house);
        int wait_ms = due < 0 ? -1 : left < 0 ? 0 : (int)left;
        struct input input;
        if (input_next(house->input, wait_ms, &input))
            house_input(house, &input);
        else if (due >= 0)
            house_time(house);
    }
}

/* --- opening and closing --- */

static bool open_screen(struct house *house, struct diag *diag)
{
    const struct window_wish *wish = &house->wish->window;
    int width = wish->width ? wish->width : 1920;
    int height = wish->height ? wish->height : 1080;
    if (!house->wish->script) {
        house->window = window_open(wish, diag);
        if (!house->window)
            return false;
        width = window_width(house->window);
        height = window_height(house->window);
    }
    house->input = input_open(width, height);
    if (!house->input)
        return diag_error(diag, (struct place){ 0 }, "%s", input_trouble());
    open_canvas(house, width, height);
    return true;
}

static bool open_rooms(struct house *house, struct diag *diag)
{
    house->typesetter = text_open(house->wish->fonts, diag);
    if (!house->typesetter || !open_screen(house, diag))
        return false;
    house->measure = text_measure(house->typesetter);
    house_open_pictures(house);
    house->visit_arena = arena_open_secret(VISIT_ARENA_BYTES);
    house->frame = arena_open_secret(FRAME_BYTES);
    try_store(house);
    house->visit = visit_begin(house->visit_arena, &house->terminal, now(house));
    return true;
}

static void close_rooms(struct house *house)
{
    arena_close(house->visit_arena);
    arena_close(house->frame);
    close_canvas(house);
    picture_close(house->pictures);
    text_close(house->typesetter);
    input_close(house->input);
    window_close(house->window);
}

bool house_run(const struct house_wish *wish)
{
    struct house house = { .wish = wish,
        .terminal = wish->terminal,
        .finger = { .guard_ms = GUARD_MS },
        .started_ms = machine_ms() };
    struct diag *diag = diag_open();
    bool held = open_rooms(&house, diag);
    diag_print(diag, stderr);
    diag_close(diag);
    if (held) {
        house_show_complaints(&house);
        house_show(&house);
        if (wish->script)
            held = house_run_script(&house);
        else
            live(&house);
    }
    close_rooms(&house);
    return held;
}
