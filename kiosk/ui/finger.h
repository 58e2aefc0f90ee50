/* One finger on a scene. A target acts when the finger lifts inside it, looks pressed while
 * the finger is inside, and is let go by lifting outside. A finger that moves up or
 * down scrolls what scrolls. A second strike of the same target right after the first is a
 * tremble and does nothing. Knows no SDL; time is handed in. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "scene/scene.h"
#include "ui/input.h"

enum finger_wants {
    FINGER_NOTHING,
    FINGER_PAINT,  /* another node looks pressed now */
    FINGER_ACT,    /* do `node`'s action */
    FINGER_SCROLL, /* scroll the scene to `scroll` pixels */
};

struct finger_says {
    enum finger_wants wants;
    struct node *node; /* FINGER_ACT: of the scene that was given */
    int scroll;        /* FINGER_SCROLL: pixels, not clamped */
};

/* All zeros but guard_ms is a finger that is not there. Targets are remembered by a number
 * made from their id, since scenes come and go and ids of keys tell what was typed. */
struct finger {
    int guard_ms; /* 250 by rule; 0, 500, 800 can be chosen */
    bool down, inside, dragging;
    int x, y, scroll_before;
    uint64_t target, struck;
    int64_t struck_ms;
};

/* `input` is one of INPUT_DOWN, INPUT_MOVE, INPUT_UP; others give FINGER_NOTHING. */
struct finger_says finger_input(struct finger *finger, const struct input *input,
    struct scene *scene, int64_t now_ms);

/* The node that looks pressed now, for STATE_PRESSED; NULL for none. */
struct node *finger_pressed(const struct finger *finger, struct scene *scene);

/* Lets go without acting: the screen changed under the finger. */
void finger_cancel(struct finger *finger);
