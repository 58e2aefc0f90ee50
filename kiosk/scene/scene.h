/* A scene: what a screen shows, as a tree of nodes with a role, a name, a state and an
 * action. Pixels, the order of focus, the spoken voice and the tests are all read from this
 * one tree. A scene knows no subject and draws nothing.
 *
 *     SCENE_BOX(scene, FLOW_COLUMN, .look = LOOK_PANEL, .gap = 16) {
 *         scene_text(scene, TEXT_PANEL, tr("À apporter"));
 *         scene_button(scene, "footer.back", "icons/back", tr("Retour"), back);
 *     }
 *
 * Braces are the nesting on the screen: do not leave a block by return, break or goto.
 * Lengths are reference pixels (4.034 to the millimetre, design/README); the layout turns
 * them into pixels of the panel. Order of declaration is reading order; "start" is left in
 * French and right in Arabic. All that a scene points to lives as long as its arena. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

enum role {
    ROLE_REGION,
    ROLE_HEADING,
    ROLE_TEXT,
    ROLE_BUTTON,
    ROLE_LINK,
    ROLE_CHOICE,   /* one of several */
    ROLE_CHECKBOX, /* each by itself */
    ROLE_FIELD,
    ROLE_KEY,
    ROLE_LIST,
    ROLE_ITEM,
    ROLE_IMAGE,
    ROLE_PROGRESS,
    ROLE_ALERT,
    ROLE_COUNT
};

enum flow {
    FLOW_COLUMN,
    FLOW_ROW,  /* side by side; stacked where the longest words do not fit */
    FLOW_WRAP, /* side by side at natural width, in as many lines as it takes */
    FLOW_GRID  /* equal columns, fewer where the longest words do not fit */
};

/* What a node looks like; the theme knows colours, edges, corners and paddings. */
enum look {
    LOOK_NONE,
    LOOK_PAGE, /* the ground of the screen */
    LOOK_HEADER,
    LOOK_FOOTER,
    LOOK_HELP_BAND,   /* the numbers that save */
    LOOK_NOTICE_BAND, /* demonstration, "what you wrote was erased" */
    LOOK_CARD,
    LOOK_BUTTON,
    LOOK_PRIMARY,
    LOOK_TOOL,
    LOOK_TOOL_LEAVE,
    LOOK_ANSWER,
    LOOK_PANEL,
    LOOK_PANEL_SOFT,
    LOOK_PANEL_ALERT,
    LOOK_CHIP,
    LOOK_CHIP_GOOD,
    LOOK_CHIP_CARE,
    LOOK_CHIP_ALERT,
    LOOK_STEP,   /* a line under it, but for the last */
    LOOK_NUMBER, /* the round number of a step */
    LOOK_MARK_YES,
    LOOK_MARK_NO,
    LOOK_MARK_MAYBE,
    LOOK_MARK_NOTE,
    LOOK_PROGRESS,
    LOOK_FIELD,
    LOOK_KEYBOARD,
    LOOK_KEY,
    LOOK_DAY,         /* of a calendar */
    LOOK_MORE,        /* "Voir la suite" */
    LOOK_PAPER,       /* the ground of a page that is printed: white in every theme */
    LOOK_PAPER_SHOWN, /* the same, shown on the glass: with an edge */
    LOOK_CODE_FRAME,  /* white ground for a QR code in every theme */
    /* the eight grounds behind the pictograms of the home screen */
    LOOK_TILE_RENT,
    LOOK_TILE_PAPER,
    LOOK_TILE_SEARCH,
    LOOK_TILE_DANGER,
    LOOK_TILE_NIGHT,
    LOOK_TILE_REFUSED,
    LOOK_TILE_OWNER,
    LOOK_TILE_VIOLENCE,
    LOOK_COUNT
};

enum text_style {
    TEXT_HERO,  /* the question of the home screen */
    TEXT_TITLE, /* the page's title */
    TEXT_PANEL, /* a panel's title */
    TEXT_TILE,  /* tiles, buttons, answers */
    TEXT_BODY,
    TEXT_LEAD,  /* running text in the softer ink */
    TEXT_TALE,  /* running text of a story, a few sentences beside a picture */
    TEXT_SMALL, /* the smallest a resident may meet */
    TEXT_SMALL_STRONG,
    TEXT_FIELD, /* what one types */
    TEXT_KEY,
    TEXT_CODE, /* the code of the ticket */
    /* on paper, not on the glass */
    TEXT_LETTER,
    TEXT_LETTER_TIGHT, /* where much was ticked */
    TEXT_LETTER_STRONG,
    TEXT_LETTER_SMALL,
    TEXT_NOTE, /* what a resident reads from paper */
    TEXT_NOTE_STRONG,
    TEXT_STYLE_COUNT
};

enum align { ALIGN_STRETCH, ALIGN_START, ALIGN_CENTER, ALIGN_END, ALIGN_BETWEEN };

enum {
    STATE_SELECTED = 1 << 0,
    STATE_CHECKED = 1 << 1,
    STATE_DISABLED = 1 << 2,
    STATE_FOCUSED = 1 << 3,
    STATE_PRESSED = 1 << 4,
    STATE_CURRENT = 1 << 5,  /* the field that the keyboard writes into */
    STATE_EXPANDED = 1 << 6, /* what it opens stands under it */
};

/* What a touch asks for. The verbs are the screens' own; 0 asks for nothing. */
struct action {
    int verb;
    int number;
    const void *thing;
};

struct bounds {
    int x, y, width, height; /* pixels of the panel, origin top left */
};

/* How a box is declared; all zeros is a plain column. */
struct box {
    enum flow flow;
    enum look look;
    enum role role;
    const char *id;   /* stable, unique on the screen, never made from the name */
    const char *name; /* what is said; NULL: made from the texts inside */
    struct action action;
    unsigned state;
    int gap;     /* between children */
    int columns; /* FLOW_GRID: how many at most */
    bool grow;   /* takes a share of the room that is left in the parent's direction */
    bool even;   /* FLOW_GRID: all lines as high as the highest */
    bool fill;   /* FLOW_GRID: the children of the last line share it wholly */
    bool up;     /* FLOW_WRAP: the first line is the lowest, which never moves */
    bool ltr;    /* as wide as the screen, and never mirrored: a keyboard */
    bool scroll; /* what does not fit is scrolled, with "Voir la suite" */
    enum align along, across;
    int min_width, min_height, max_width; /* 0: none */
    int pad_x, pad_y; /* beyond what the look gives; negative takes away */
};

enum node_kind {
    NODE_BOX,
    NODE_TEXT,
    NODE_PICTURE,
    NODE_CODE,
    NODE_PROGRESS,
    NODE_PAGE
};

struct node {
    enum node_kind kind;
    struct box box;
    const char
        *text; /* NODE_TEXT: may hold SCENE_STRONG … SCENE_PLAIN; NODE_PICTURE: its
                         name; NODE_CODE: what the QR code says */
    enum text_style style;
    bool tinted; /* a picture in the ink of its ground, else in its own colours */
    int size;    /* a picture's side, a page's width, in reference pixels */
    struct scene *page; /* NODE_PAGE: the paper that is shown, smaller (scene/page.h) */
    int permille;       /* NODE_PROGRESS */
    bool caret;         /* a caret stands behind the text */
    int line;           /* where it was declared, for complaints */
    struct node *parent, *first, *last, *next;

    /* By the layout: */
    struct bounds bounds; /* of the panel, scrolled */
    struct bounds clip;   /* the part of the panel in which it may be seen */
    int focus;            /* place in the order of focus from 1, or 0 */
    int ideal_width, least_width, height; /* while measuring */
    int columns;                          /* that a grid ended up with */
    bool stacked;                         /* a row that became a column */
};

/* In texts: strong words, as `**` in the contents. */
#define SCENE_STRONG "\x0e"
#define SCENE_PLAIN  "\x0f"

struct scene {
    struct arena *arena;
    const char *screen;   /* "home" */
    const char *language; /* after BCP 47: "fr" */
    bool rtl;
    int text_size;     /* 1 to 3 */
    int width, height; /* pixels */
    double scale;      /* pixels a reference pixel */
    struct node *root, *open;
    struct node *scroller; /* the box that scrolls, or NULL */
    int scroll;            /* asked for, in pixels; the layout clamps it */
    int scroll_end;        /* by the layout: the most it can be */
    const char
        *more_name; /* "Voir la suite", "Revenir au début": said by the screens, */
    const char *less_name; /* shown by the layout where they are needed */
    struct action more, less;
    int wrong; /* complaints of the layout: something did not fit */
    bool left; /* a block has just been closed (SCENE_BOX) */
};

/* An empty scene, whose root is a LOOK_PAGE column. */
struct scene *scene_begin(struct arena *arena, const char *screen);

/* Opens a box in the one that is open; used by SCENE_BOX only. */
void scene_open(struct scene *scene, int line, struct box box);
bool scene_enter(struct scene *scene);
void scene_close(struct scene *scene);

/* SCENE_BOX(scene, FLOW_ROW, .gap = 24) { … } */
#define SCENE_BOX(scene, ...)                                                          \
    for (scene_open((scene), __LINE__, (struct box){ .flow = __VA_ARGS__ });           \
         scene_enter(scene); scene_close(scene))

/* Leaves. NULL or "" adds nothing. Each returns its node, or NULL. */
struct node *scene_text(struct scene *scene, enum text_style style, const char *text);
struct node *scene_heading(
    struct scene *scene, enum text_style style, const char *text);
/* A pictogram, silent, in the ink of its ground. */
struct node *scene_icon(struct scene *scene, const char *picture, int size);
/* A picture in its own colours; `name` is what is said, NULL for an ornament. */
struct node *scene_picture(
    struct scene *scene, const char *picture, int size, const char *name);
struct node *scene_code(
    struct scene *scene, const char *says, int size, const char *name);
/* A printed page, `width` reference pixels wide. */
struct node *scene_page(
    struct scene *scene, struct scene *page, int width, const char *name);
struct node *scene_progress(struct scene *scene, int permille, const char *name);
void scene_space(struct scene *scene); /* pushes its neighbours apart */

/* A box with an icon (may be NULL) and a text, that can be touched. */
void scene_button(struct scene *scene, enum look look, const char *id, const char *icon,
    const char *text, struct action action);

/* All open boxes are closed? Called once view has returned; asserts. */
void scene_done(struct scene *scene);

/* What is said of a node: its name, or the texts inside, joined. In the scene's arena. */
const char *scene_name(struct scene *scene, const struct node *node);

/* Pre-order: the node after `node` within `root`, NULL at the end. */
struct node *scene_walk(struct node *root, struct node *node);
struct node *scene_find(struct scene *scene, const char *id);
const char *role_name(enum role role); /* "button" */
