/* What people do: fingers, a mouse as one more finger, keys. The system's events become
 * one plain kind of value. The first finger down is the finger; others and palms are
 * ignored until it lifts. The mouse events that a system makes from touches are
 * switched off. */
#pragma once

#include <stdbool.h>

enum input_kind {
    INPUT_DOWN, /* a finger, at x, y */
    INPUT_MOVE,
    INPUT_UP,
    INPUT_KEY,     /* `key` */
    INPUT_EXPOSED, /* the window must be shown again */
    INPUT_RESIZED, /* and it has another size */
    INPUT_RENEWED, /* the contents are to be read anew (SIGHUP) */
    INPUT_QUIT,    /* the system asked us to end (SIGTERM, SIGINT), nobody else can */
};

struct input {
    enum input_kind kind;
    int x, y; /* pixels of the screen */
    const char
        *key; /* SDL's name, with Shift in front: "Tab", "Shift+Tab", "A"; until the
                        next call */
};

struct input_source;

/* Switches the events on, without a window if need be. `width` and `height` are those of
 * the screen. NULL when the system has no events; `input_trouble` says why. */
struct input_source *input_open(int width, int height);
void input_close(struct input_source *source); /* NULL is allowed */
const char *input_trouble(void);

void input_resize(struct input_source *source, int width, int height);

/* The next input. Waits for it `wait_ms` at most, without end for -1; false when none
 * came. Sleeps in the system meanwhile. */
bool input_next(struct input_source *source, int wait_ms, struct input *input);

/* Puts an event into the system's queue as if a finger, or a key, had done it: visits from
 * a script go the whole way. False when there is no such key, or the queue is full. */
bool input_push_finger(struct input_source *source, enum input_kind kind, int x, int y);
bool input_push_key(struct input_source *source, const char *key);
