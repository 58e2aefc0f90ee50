/* What surrounds every screen and what many of them are built of. */
#pragma once

#include "screens/screen.h"

bool frame_is_portrait(const struct scene *scene);

/* The least width of a page's main column, beside which another one may stand: with large
 * text nothing stands beside it. And the most of that other one. */
int frame_wide(const struct scene *scene, int reference);
int frame_aside(const struct scene *scene, int reference);

/* A French text of the contents, in the language shown, with its gaps filled. */
const char *say(
    const struct scene *scene, const struct visit *visit, const char *french);

struct action go(enum place_id place);
struct action ask(enum verb verb);
struct action ask_number(enum verb verb, int number);
struct action ask_thing(enum verb verb, const void *thing);

void frame_header(struct scene *scene, const struct visit *visit);
void frame_footer(
    struct scene *scene, const struct visit *visit, const struct screen *screen);

/* "Demander un rendez-vous · étape 2 sur 5" with its bar. */
void frame_progress(struct scene *scene, const char *words, int permille);

/* A step of a list: its number, strong head, the rest. `number` 0: a plain dot. */
void frame_step(struct scene *scene, int number, const char *text);

/* One answer of several: icon (or a radio), words, a tick when it is chosen. */
void frame_answer(struct scene *scene, const char *id, const char *icon,
    const char *text, bool chosen, struct action action);
/* The same for answers that each stand by themselves. */
void frame_checkbox(struct scene *scene, const char *id, const char *icon,
    const char *text, bool checked, struct action action);

/* A line that leads somewhere: icon, words, an arrow. */
void frame_link(struct scene *scene, const char *id, const char *icon, const char *text,
    struct action action);

/* A number to call: its digits, who answers, what it costs. */
void frame_phone(
    struct scene *scene, const struct visit *visit, const struct phone *phone);

/* Leads to the offices that help with what this screen shows. */
void frame_link_directory(struct scene *scene);

/* A dot and what it says. */
void frame_bullet(struct scene *scene, const char *text);

/* What was asked, what was answered, "Changer". */
void frame_line(struct scene *scene, const char *id, const char *asked,
    const char *answered, struct action action);

/* Writes into `typed` (room for `characters` characters) what the keyboard asks for:
 * DO_TYPE, DO_DELETE, DO_KEYS. False for any other verb. */
bool frame_type(
    struct visit *visit, char *typed, size_t characters, struct action action);

/* Where what is read is a translation that no person has read again: one line that says
 * so, and the French one touch away. */
void frame_unreviewed(struct scene *scene, const struct visit *visit);

/* For the end side of a footer. */
void frame_foot_request(struct scene *scene, const struct visit *visit);
void frame_foot_next(struct scene *scene, bool may_go_on);

/* What is typed, with its caret. `name` is what is said: "Prénom". */
void frame_field(
    struct scene *scene, const char *id, const char *name, const char *typed);

/* With large text the keyboard leaves little room: the field then stands above the keys,
 * where it is never scrolled away, instead of in the page. */
bool frame_field_floats(const struct scene *scene);

/* The keyboard on the screen, at the page `keys`; DO_TYPE, DO_DELETE, DO_KEYS. */
void frame_keyboard(struct scene *scene, const struct visit *visit);
/* Digits, and one key more: "+" for phone numbers, "," for amounts and surfaces. */
void frame_digits(struct scene *scene, const char *more);

/* A month to pick a day from; DO_DAY, DO_MONTH (in months). */
struct calendar {
    struct date month;  /* its day is not used */
    struct date chosen; /* zeros: none */
    struct date today;
    bool future, past; /* may days after, before today be picked? */
};
void frame_calendar(struct scene *scene, const struct calendar *calendar);
/* The month to show first, and the one `step` months away. */
struct date calendar_month(struct date shown, struct date today, int step);
