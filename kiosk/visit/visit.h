/* One person's visit: where she is, how she got there, what she has said. Changed by the
 * screens' update only, shown by their view; knows no pixel. All of it lives in one arena
 * that is locked in memory and overwritten when the visit ends (P-15). */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "base/language.h"
#include "content/catalog.h"
#include "content/directory.h"
#include "content/search.h"
#include "content/site.h"
#include "content/stories.h"
#include "visit/draft.h"
#include "visit/selfcheck.h"

struct arena;
struct deposit;

/* The screens; the request's steps are one place each, in the order of enum draft_step. */
enum place_id {
    PLACE_WELCOME,
    PLACE_HOME,
    PLACE_SITUATION,
    PLACE_PAPERS,
    PLACE_SHEET,
    PLACE_WORDS, /* the hard words of the sheet */
    PLACE_DEADLINE,
    PLACE_SEARCH,
    PLACE_DIRECTORY, /* who helps, with the subject or with anything */
    PLACE_OFFICE,    /* one of them */
    PLACE_STORIES,
    PLACE_STORY, /* the page is the visit's */
    PLACE_CHECKS,
    PLACE_QUESTION,
    PLACE_RESULT,
    PLACE_RIGHTS,  /* of the joint interview: what is known of each right */
    PLACE_ANSWERS, /* of the open check, each to be changed */
    PLACE_LETTERS, /* which letter to take along */
    PLACE_HEARING, /* who is in the room, before what is said there is ticked */
    PLACE_LETTER,  /* what is true is ticked */
    PLACE_LETTER_PAGE,
    PLACE_LETTER_TEXT, /* the same to be read aloud, or large */
    PLACE_REQUEST,     /* the step is the draft's */
    PLACE_TICKET,
    PLACE_STILL_THERE,
    PLACE_COUNT
};

/* What a visit stands on, handed in by main; outlives every visit. */
struct terminal {
    const struct catalog *catalog; /* NULL: no pack could be opened */
    const struct site *site;       /* never NULL */
    struct deposit *deposit;       /* NULL: requests cannot be kept here today */
    const char *language;          /* what a visit starts in: "fr" */
    int theme, text_size;          /* the same: 0 and 1 unless told otherwise */
};

/* Where one was, for the way back. */
struct footstep {
    enum place_id place;
    const struct home_situation *situation;
    const struct sheet *sheet;
    const struct paper *paper;
    const struct check *check;
    struct subject subject;
    const struct office *office;
    const struct story *story;
    size_t page;
    const struct letter *letter;
    struct date paper_date;
    int paper_delay;
    int scroll;
};

enum { VISIT_ARENA_BYTES = 1024 * 1024, VISIT_MAX_STEPS = 64, VISIT_MAX_QUERY = 60 };

enum visit_keys { KEYS_LETTERS, KEYS_CAPITALS, KEYS_ACCENTS, KEYS_DIGITS, KEYS_ARABIC };

struct ticket {
    const char *code; /* "K7P 4MX" */
    struct date call_before;
    bool will_return; /* she comes back: nobody calls */
    int64_t ends_at;  /* seconds: when the screen wipes itself */
};

struct visit {
    struct arena *arena;
    const struct terminal *terminal;
    struct moment now;
    bool begun;      /* something was touched */
    bool was_erased; /* the visit before ended by the clock: home says so once */
    const struct language *language;
    int theme;     /* enum theme of the scene */
    int text_size; /* 1 to 3 */

    enum place_id place;
    struct footstep steps[VISIT_MAX_STEPS]; /* the way here, oldest first */
    size_t step_count;
    int scroll; /* pixels, clamped by the layout */

    const struct home_situation *situation;
    const struct sheet *sheet;
    const struct paper *paper;
    struct date paper_date;      /* all zeros: not chosen yet */
    struct date shown_month;     /* of the date picker; day is not used */
    int paper_delay;             /* index of paper->delays, or -1: "je ne sais pas" */
    struct subject subject;      /* what the offices shown help with */
    const struct office *office; /* the one that is shown, or NULL */
    const struct story *story;
    size_t page;          /* of the story: 0 its cover, its scenes, what helped */
    char *query;          /* what is searched for; VISIT_MAX_QUERY, see typing.h */
    enum visit_keys keys; /* what the keyboard shows */
    struct selfcheck selfcheck;
    int why; /* the reason opened last, by its places from 1 on, two digits a level: 203 is
                the third part of the second; 0 for none */
    const char *chosen; /* the answer that is marked, not yet gone on with, or NULL */
    const struct letter *letter;
    uint32_t *letter_ticks; /* of each letter of the catalog, a bit a part */
    size_t letter_code;     /* which of its codes is shown */
    struct draft draft;
    struct ticket ticket;
    const char *trouble; /* a sentence for the resident (French key), or NULL */

    bool aided;        /* speech, keypad or switches are in use: more time */
    int64_t life_at;   /* seconds of the last sign of life */
    int64_t leaves_at; /* still-there: when the wipe comes; 0 when it is not asked */
    enum place_id before_asking;
};

/* A new visit in `arena`, which is wiped first. `now` as the terminal's clock has it. */
struct visit *visit_begin(
    struct arena *arena, const struct terminal *terminal, struct moment now);

/* Ends it: everything is overwritten, and a new one stands at home. `by_clock`: nobody was
 * there any more, and home says once that the screen was erased; not so after a ticket,
 * whose end was announced. The one wipe there is (P-17). */
struct visit *visit_end(struct visit *visit, bool by_clock);

/* Goes to a place, remembering the way back. */
void visit_go(struct visit *visit, enum place_id place);
/* One step back: also within a request and within a self-check. Home when there is none. */
void visit_back(struct visit *visit);
void visit_home(struct visit *visit); /* keeps all answers */

void visit_open_situation(struct visit *visit, const struct home_situation *situation);
void visit_open_sheet(struct visit *visit, const struct sheet *sheet);
void visit_open_deadline(struct visit *visit, const struct paper *paper);
void visit_open_check(struct visit *visit, const struct check *check);
/* Where the open check shows what it found. */
enum place_id visit_place_of_result(const struct visit *visit);
/* The result of a right's check as far as it is settled, else its next question. */
void visit_open_right(struct visit *visit, const struct right *right);
/* Between the questions of the joint interview and what is known already, both ways. */
void visit_turn_to_rights(struct visit *visit);
void visit_turn_to_questions(struct visit *visit);
/* The offices that help with what is shown here: a situation, a sheet, a check's result. */
void visit_open_directory(struct visit *visit);
void visit_open_office(struct visit *visit, const struct office *office);
void visit_open_story(struct visit *visit, const struct story *story); /* its cover */
/* The next page of the story; stays on the last one, which tells what helped. */
void visit_turn_page(struct visit *visit);
void visit_open_letter(struct visit *visit, const struct letter *letter);
/* The ticks of the open letter. */
uint32_t *visit_letter_ticks(struct visit *visit);
uint32_t visit_letter_ticked(const struct visit *visit);
/* Carries the subject of where she is over, and offers the answers of her self-checks. */
void visit_open_request(struct visit *visit);

void visit_set_language(struct visit *visit, const struct language *language);

/* The last day that the paper of this visit leaves, once its date is known: zeros before
 * that. `days_left` counts from today and is negative afterwards; may be NULL. */
struct date visit_deadline(const struct visit *visit, int *days_left);

/* --- time --- */

/* A sign of life at `now`. */
void visit_touch(struct visit *visit, struct moment now);

/* Carries out what is due at `now`: asks whether somebody is still there, ends the ticket.
 * True when the visit must end by the clock (visit_end()). */
bool visit_tick(struct visit *visit, struct moment now);

/* Seconds from now until visit_tick() has something to do or the picture changes (a count
 * that is shown); -1 when nothing will (nothing runs without a touch). */
int visit_wait(const struct visit *visit);

/* Seconds shown by a count-down on this screen, or -1. */
int visit_countdown(const struct visit *visit);

/* --- the request --- */

/* Seals and stores the draft; on success the ticket is filled and shown. On failure the
 * draft stays, and `trouble` says what the resident can do. */
bool visit_send_request(struct visit *visit);

void visit_keep_ticket(struct visit *visit); /* 60 seconds more */
