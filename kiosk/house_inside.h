/* What the files of the hall share: house.c runs a visit, house_script.c makes one from a
 * file, house_renewal.c reads the contents anew while the house stands. */
#pragma once

#include <stdint.h>

#include "house.h"

#include "scene/layout.h"
#include "ui/finger.h"
#include "ui/input.h"

enum { HOUSE_FOCUS_BYTES = 96 };

struct house {
    const struct house_wish *wish;
    struct terminal terminal;
    struct arena *visit_arena, *frame;
    struct visit *visit;
    struct scene *scene;
    struct typesetter *typesetter;
    struct measure measure;
    struct picture_box *pictures;
    struct window *window; /* NULL for a visit from a script */
    struct input_source *input;
    struct SDL_Surface *canvas; /* the whole picture, */
    struct SDL_Surface *stage;  /* the part of it for the visit, */
    struct SDL_Surface *beside; /* and the one for complaints, or NULL */
    int width, height;          /* of the stage */
    struct finger finger;
    char focus
        [HOUSE_FOCUS_BYTES]; /* id of the node that keys act on; "" before any key */
    int64_t started_ms;      /* of the machine's clock */
    int64_t script_ms;       /* time that a script let pass */
    enum place_id shown;     /* what stands on the glass, */
    size_t shown_steps;      /* and how far into the visit it is */
    bool renewal_due;        /* when nobody is there any more */
    bool quit;
};

/* Pixels a reference pixel, on the stage. */
double house_scale(const struct house *house);
/* Brings what the visit says now to the glass. */
void house_show(struct house *house);
void house_input(struct house *house, const struct input *input);
/* Carries out what is due by the clock. */
void house_time(struct house *house);
/* When that is next, on the scale of script_ms; -1 for never. */
int64_t house_due_ms(const struct house *house);
/* Overwrites what was made of a visit outside its arena. */
void house_forget(struct house *house);

/* Reads the contents anew: at once in a preview, which goes on at the same place; else when
 * nobody is in the middle of something. */
void house_renew(struct house *house);
/* That, once the visit is over. */
void house_catch_up(struct house *house);
void house_open_pictures(struct house *house);
/* What is to be corrected, beside the visit; nothing where nobody asked for it. */
void house_show_complaints(struct house *house);

/* Makes the visit of the script; false when a line did not hold. */
bool house_run_script(struct house *house);
