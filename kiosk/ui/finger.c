#include "ui/finger.h"

#include <stddef.h>
#include <stdlib.h>

#include "scene/focus.h"

enum { SLOP = 14 }; /* reference pixels that a tap may tremble before it is a drag */

/* A number for an id, never 0 (FNV-1a). */
static uint64_t number_of(const char *id)
{
    uint64_t number = 0xCBF29CE484222325u;
    for (; *id; id++)
        number = (number ^ (unsigned char)*id) * 0x100000001B3u;
    return number ? number : 1;
}

/* The number of the target at x, y; 0 for none. */
static uint64_t target_at(struct scene *scene, int x, int y)
{
    const struct node *node = focus_at(scene, x, y);
    bool is_target = node && node->box.id && node->box.action.verb &&
                     !(node->box.state & STATE_DISABLED);
    return is_target ? number_of(node->box.id) : 0;
}

static struct node *find(struct scene *scene, uint64_t target)
{
    for (struct node *node = scene->root; target && node;
         node = scene_walk(scene->root, node))
        if (node->box.id && number_of(node->box.id) == target)
            return node;
    return NULL;
}

static bool inside(struct bounds at, int x, int y)
{
    return x >= at.x && x < at.x + at.width && y >= at.y && y < at.y + at.height;
}

static struct finger_says paint_if(bool wanted)
{
    return (struct finger_says){ .wants = wanted ? FINGER_PAINT : FINGER_NOTHING };
}

static struct finger_says press(struct finger *finger, const struct input *input,
    struct scene *scene, int64_t now_ms)
{
    finger->down = true;
    finger->dragging = false;
    finger->x = input->x;
    finger->y = input->y;
    finger->scroll_before = scene->scroll;
    finger->target = target_at(scene, input->x, input->y);
    if (finger->target == finger->struck &&
        now_ms - finger->struck_ms < finger->guard_ms)
        finger->target = 0; /* a tremble */
    finger->inside = finger->target != 0;
    return paint_if(finger->inside);
}

static bool starts_drag(
    const struct finger *finger, const struct input *input, const struct scene *scene)
{
    return scene->scroller && scene->scroll_end > 0 &&
           inside(scene->scroller->bounds, finger->x, finger->y) &&
           abs(input->y - finger->y) > SLOP * scene->scale;
}

static struct finger_says move(
    struct finger *finger, const struct input *input, struct scene *scene)
{
    if (!finger->dragging && starts_drag(finger, input, scene)) {
        finger->dragging = true;
        finger->inside = false;
    }
    if (finger->dragging)
        return (struct finger_says){ .wants = FINGER_SCROLL,
            .scroll = finger->scroll_before - (input->y - finger->y) };
    bool before = finger->inside;
    finger->inside =
        finger->target && target_at(scene, input->x, input->y) == finger->target;
    return paint_if(finger->inside != before);
}

static struct finger_says lift(struct finger *finger, const struct input *input,
    struct scene *scene, int64_t now_ms)
{
    struct finger_says moved = move(finger, input, scene);
    uint64_t target = finger->inside ? finger->target : 0;
    finger_cancel(finger);
    if (!target)
        return moved;
    finger->struck = target;
    finger->struck_ms = now_ms;
    return (struct finger_says){ .wants = FINGER_ACT, .node = find(scene, target) };
}

struct finger_says finger_input(struct finger *finger, const struct input *input,
    struct scene *scene, int64_t now_ms)
{
    if (input->kind == INPUT_DOWN)
        return press(finger, input, scene, now_ms);
    if (input->kind == INPUT_MOVE && finger->down)
        return move(finger, input, scene);
    if (input->kind == INPUT_UP && finger->down)
        return lift(finger, input, scene, now_ms);
    return paint_if(false);
}

struct node *finger_pressed(const struct finger *finger, struct scene *scene)
{
    return finger->down && finger->inside ? find(scene, finger->target) : NULL;
}

void finger_cancel(struct finger *finger)
{
    finger->down = finger->inside = finger->dragging = false;
    finger->target = 0;
}
