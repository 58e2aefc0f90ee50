/* SDL turns SIGTERM and SIGINT into SDL_QUIT, and so it does with a window manager's close
 * button and with Alt+F4. Only the signals count here: ours notes the signal and then calls
 * SDL's own handler, which wakes the waiting program up. SIGHUP, by which one asks daemons
 * to read their files anew, is noted and wakes in the same way. */
#include "ui/input.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

#include <SDL.h>

#include "base/arena.h"

enum { MOUSE = -7, SCRIPT = 1 }; /* fingers that no touch screen numbers so */

struct input_source {
    int width, height;
    bool touching;
    SDL_FingerID finger; /* the one that counts, while touching */
    char key[64];        /* SDL's names are short and its own */
};

/* --- signals --- */

static volatile sig_atomic_t asked_to_end, asked_to_renew;
static struct sigaction of_sdl[2], of_hangup;
static const int signals[] = { SIGTERM, SIGINT };

static void note(int number);
static const struct sigaction ours = { .sa_handler = note };

/* SDL's handler puts itself back in the place of ours. */
static void wake(int number)
{
    for (int i = 0; i < 2; i++)
        if (signals[i] == number && of_sdl[i].sa_handler != SIG_DFL &&
            of_sdl[i].sa_handler != SIG_IGN) {
            of_sdl[i].sa_handler(number);
            sigaction(number, &ours, NULL);
        }
}

static void note(int number)
{
    asked_to_end = 1;
    wake(number);
}

/* SDL then tells of an end that nobody asked for, which is passed over. */
static void note_renewal(int number)
{
    (void)number;
    asked_to_renew = 1;
    wake(SIGTERM);
}

static void listen_to_signals(void)
{
    static const struct sigaction renewal = { .sa_handler = note_renewal };
    sigaction(SIGHUP, &renewal, &of_hangup);
    for (int i = 0; i < 2; i++)
        sigaction(signals[i], &ours, &of_sdl[i]);
}

static void leave_signals(void)
{
    for (int i = 0; i < 2; i++)
        sigaction(signals[i], &of_sdl[i], NULL);
    sigaction(SIGHUP, &of_hangup, NULL);
    asked_to_end = 0;
}

/* --- opening --- */

struct input_source *input_open(int width, int height)
{
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    if (SDL_InitSubSystem(SDL_INIT_EVENTS) < 0)
        return NULL;
    listen_to_signals();
    struct input_source *source = memory_take(sizeof *source);
    input_resize(source, width, height);
    return source;
}

void input_close(struct input_source *source)
{
    if (!source)
        return;
    leave_signals();
    memory_wipe(source, sizeof *source);
    memory_free(source);
    SDL_QuitSubSystem(SDL_INIT_EVENTS);
}

const char *input_trouble(void)
{
    return SDL_GetError();
}

void input_resize(struct input_source *source, int width, int height)
{
    source->width = width;
    source->height = height;
}

/* --- from events to input --- */

/* Is this the finger that counts? Takes the first one down as that, and lets it go. */
static bool is_the_finger(
    struct input_source *source, SDL_FingerID finger, enum input_kind kind)
{
    if (kind == INPUT_DOWN && !source->touching) {
        source->touching = true;
        source->finger = finger;
        return true;
    }
    if (kind == INPUT_DOWN || !source->touching || source->finger != finger)
        return false;
    source->touching = kind != INPUT_UP;
    return true;
}

static bool at(struct input *input, enum input_kind kind, int x, int y)
{
    *input = (struct input){ .kind = kind, .x = x, .y = y };
    return true;
}

static bool take_finger(
    struct input_source *source, const SDL_TouchFingerEvent *event, struct input *input)
{
    enum input_kind kind = event->type == SDL_FINGERDOWN ? INPUT_DOWN
                           : event->type == SDL_FINGERUP ? INPUT_UP
                                                         : INPUT_MOVE;
    return is_the_finger(source, event->fingerId, kind) &&
           at(input, kind, (int)(event->x * (float)source->width),
               (int)(event->y * (float)source->height));
}

static bool take_button(
    struct input_source *source, const SDL_MouseButtonEvent *event, struct input *input)
{
    enum input_kind kind = event->type == SDL_MOUSEBUTTONDOWN ? INPUT_DOWN : INPUT_UP;
    return event->which != SDL_TOUCH_MOUSEID && event->button == SDL_BUTTON_LEFT &&
           is_the_finger(source, MOUSE, kind) && at(input, kind, event->x, event->y);
}

static bool take_motion(
    struct input_source *source, const SDL_MouseMotionEvent *event, struct input *input)
{
    return event->which != SDL_TOUCH_MOUSEID &&
           is_the_finger(source, MOUSE, INPUT_MOVE) &&
           at(input, INPUT_MOVE, event->x, event->y);
}

static bool is_modifier(SDL_Keycode code)
{
    return code == SDLK_LSHIFT || code == SDLK_RSHIFT || code == SDLK_LCTRL ||
           code == SDLK_RCTRL || code == SDLK_LALT || code == SDLK_RALT ||
           code == SDLK_LGUI || code == SDLK_RGUI || code == SDLK_MODE;
}

/* Keys that are held repeat nothing; what is pressed with Ctrl, Alt or the system's
 * key asks for something that is not ours. */
static bool take_key(
    struct input_source *source, const SDL_KeyboardEvent *event, struct input *input)
{
    if (event->repeat || is_modifier(event->keysym.sym) ||
        event->keysym.mod & (KMOD_CTRL | KMOD_ALT | KMOD_GUI))
        return false;
    snprintf(source->key, sizeof source->key, "%s%s",
        event->keysym.mod & KMOD_SHIFT ? "Shift+" : "",
        SDL_GetKeyName(event->keysym.sym));
    *input = (struct input){ .kind = INPUT_KEY, .key = source->key };
    return true;
}

static bool take_window(
    struct input_source *source, const SDL_WindowEvent *event, struct input *input)
{
    source->touching = source->touching && event->event != SDL_WINDOWEVENT_FOCUS_LOST;
    if (event->event == SDL_WINDOWEVENT_SIZE_CHANGED)
        return at(input, INPUT_RESIZED, 0, 0);
    return event->event == SDL_WINDOWEVENT_EXPOSED && at(input, INPUT_EXPOSED, 0, 0);
}

static bool take(
    struct input_source *source, const SDL_Event *event, struct input *input)
{
    switch (event->type) {
    case SDL_FINGERDOWN:
    case SDL_FINGERMOTION:
    case SDL_FINGERUP:
        return take_finger(source, &event->tfinger, input);
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        return take_button(source, &event->button, input);
    case SDL_MOUSEMOTION:
        return take_motion(source, &event->motion, input);
    case SDL_KEYDOWN:
        return take_key(source, &event->key, input);
    case SDL_WINDOWEVENT:
        return take_window(source, &event->window, input);
    }
    return false;
}

/* --- waiting --- */

static bool wait_for(SDL_Event *event, int wait_ms)
{
    if (wait_ms < 0)
        return SDL_WaitEvent(event);
    if (wait_ms > 0)
        return SDL_WaitEventTimeout(event, wait_ms);
    /* SDL_PollEvent would say "none" at a mark of its own, with others behind it. */
    SDL_PumpEvents();
    return SDL_PeepEvents(event, 1, SDL_GETEVENT, SDL_FIRSTEVENT, SDL_LASTEVENT) == 1;
}

/* Screens of glass tell a move 100 times a second and more: of those that wait in a row
 * only the last counts, so that scrolling keeps up with the finger. */
static void skip_to_last_move(struct input_source *source, struct input *input)
{
    SDL_Event event;
    struct input later;
    while (
        SDL_PeepEvents(&event, 1, SDL_PEEKEVENT, SDL_FIRSTEVENT, SDL_LASTEVENT) == 1 &&
        (event.type == SDL_FINGERMOTION || event.type == SDL_MOUSEMOTION)) {
        SDL_PeepEvents(&event, 1, SDL_GETEVENT, event.type, event.type);
        if (take(source, &event, &later))
            *input = later;
    }
}

bool input_next(struct input_source *source, int wait_ms, struct input *input)
{
    Uint64 end = SDL_GetTicks64() + (Uint64)(wait_ms > 0 ? wait_ms : 0);
    memory_wipe(source->key, sizeof source->key);
    for (int left = wait_ms;;) {
        if (asked_to_renew) {
            asked_to_renew = 0;
            return at(input, INPUT_RENEWED, 0, 0);
        }
        SDL_Event event;
        bool came = wait_for(&event, left);
        if (asked_to_end)
            return at(input, INPUT_QUIT, 0, 0);
        if (came && take(source, &event, input)) {
            if (input->kind == INPUT_MOVE)
                skip_to_last_move(source, input);
            return true;
        }
        Uint64 now = SDL_GetTicks64();
        if (wait_ms > 0)
            left = now < end ? (int)(end - now) : 0;
        if (!came && wait_ms >= 0)
            return false;
    }
}

/* --- putting events in --- */

bool input_push_finger(struct input_source *source, enum input_kind kind, int x, int y)
{
    SDL_Event event = { .tfinger = { .touchId = SCRIPT,
                            .fingerId = SCRIPT,
                            .x = ((float)x + 0.5f) / (float)source->width,
                            .y = ((float)y + 0.5f) / (float)source->height,
                            .pressure = 1 } };
    event.type = kind == INPUT_DOWN ? SDL_FINGERDOWN
                 : kind == INPUT_UP ? SDL_FINGERUP
                                    : SDL_FINGERMOTION;
    return SDL_PushEvent(&event) == 1;
}

bool input_push_key(struct input_source *source, const char *key)
{
    (void)source;
    static const char shift[] = "Shift+";
    bool shifted = !strncmp(key, shift, strlen(shift));
    SDL_Keycode code = SDL_GetKeyFromName(key + (shifted ? strlen(shift) : 0));
    if (code == SDLK_UNKNOWN)
        return false;
    SDL_Event event = {
        .key = { .type = SDL_KEYDOWN,
            .state = SDL_PRESSED,
            .keysym = { .sym = code,
                .mod = (Uint16)(shifted ? KMOD_LSHIFT : KMOD_NONE) } }
    };
    return SDL_PushEvent(&event) == 1;
}
