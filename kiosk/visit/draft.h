/* The draft of a request: what somebody has answered so far, question by question, and what
 * is still missing. Nothing of it leaves the visit before deposit. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "content/catalog.h"

struct arena;
struct selfcheck;

enum { DRAFT_MAX_CHARACTERS = 60, DRAFT_MAX_ANSWERS = 64 };

/* The steps of a request, in their order. Some are passed where they do not apply. */
enum draft_step {
    STEP_NOTICE, /* who keeps it, why, how long; may we keep it? (P-09, P-10) */
    STEP_WHOM,
    STEP_SUBJECT, /* only when none was carried over */
    STEP_WHERE,
    STEP_NAME,
    STEP_TOWN, /* only for somebody who does not know of it (P-12) */
    STEP_REACH,
    STEP_PHONE, /* only where the way of reaching needs one (P-04) */
    STEP_CALLS, /* when to call, voice message or not */
    STEP_ADDRESS, /* only where the team comes: at home, where she sleeps, elsewhere (P-04) */
    STEP_NEEDS,
    STEP_SHARING, /* may we speak to the landlord, to partners; of herself only (P-12) */
    STEP_ANSWERS, /* which answers of self-checks may come along (P-08); when there are */
    STEP_SUMMARY,
    STEP_COUNT
};

enum draft_whom { WHOM_UNKNOWN, WHOM_SELF, WHOM_OTHER_AGREES, WHOM_OTHER_UNAWARE };
enum draft_where {
    WHERE_UNKNOWN,
    WHERE_DESK,
    WHERE_HOME,
    WHERE_SLEEPING,
    WHERE_PHONE,
    WHERE_ELSEWHERE
};
enum draft_reach { REACH_UNKNOWN, REACH_CALL, REACH_MESSAGE, REACH_RETURN };
enum draft_hours {
    HOURS_UNKNOWN,
    HOURS_ANY,
    HOURS_MORNING,
    HOURS_AFTERNOON,
    HOURS_EVENING
};
enum draft_consent { CONSENT_UNASKED, CONSENT_YES, CONSENT_NO };

/* What is typed. Each has room for DRAFT_MAX_CHARACTERS in the visit's arena. */
enum draft_field { FIELD_NAME, FIELD_TOWN, FIELD_PHONE, FIELD_ADDRESS, FIELD_COUNT };

/* An answer of a self-check that may come along. */
struct draft_answer {
    const struct check *check;
    const struct question *question;
    const char *value; /* as in the rules; shown with the question's labels */
    int changes;       /* of the answer: a tick holds for what was ticked only */
    bool comes_along;
};

struct draft {
    enum draft_whom whom;
    enum draft_where where;
    enum draft_reach reach;
    enum draft_hours hours;
    enum draft_consent keep, voice_message, landlord, partners;
    const struct home_situation *situation;
    const struct sheet *sheet; /* where the request was asked for, or NULL */
    bool subject_carried;      /* one of the two came along: it is not asked */
    bool no_subject;           /* "autre chose": the subject was asked, none fits */
    char *fields[FIELD_COUNT]; /* UTF-8, ended by NUL, never NULL once begun */
    bool interpreter, mobility, companion;
    struct draft_answer answers[DRAFT_MAX_ANSWERS];
    size_t answer_count;
    /* The joint interview was made: what it found may come along too, or does. */
    bool rights_offered, rights_come_along;
    enum draft_step step;
    bool from_summary;  /* a line of the summary is being changed: go back there */
    bool phone_refused; /* the number typed is none: said beside the field */
};

void draft_begin(struct draft *draft, struct arena *arena);

/* Overwrites all that was said, typed texts too, and begins anew. */
void draft_clear(struct draft *draft);

/* The subject of where the request was asked for; both NULL leave the draft as it is. */
void draft_carry_subject(struct draft *draft, const struct home_situation *situation,
    const struct sheet *sheet);

/* Offers the answers of the self-checks: none ticked, but what was ticked before and is
 * still the same answer stays so. What is not known is not offered. */
void draft_carry_answers(struct draft *draft, const struct selfcheck *selfcheck);

/* Everything that is offered comes along; nothing of it, if all did already. */
void draft_take_all(struct draft *draft);
bool draft_takes_all(const struct draft *draft);

/* Must this step be asked of this draft? */
bool draft_asks(const struct draft *draft, enum draft_step step);

/* The step after `step`, or before it; STEP_COUNT when there is none. */
enum draft_step draft_next(const struct draft *draft, enum draft_step step);
enum draft_step draft_before(const struct draft *draft, enum draft_step step);

/* Place among the steps that this draft asks, from 1, and how many there are; notice and
 * summary do not count: 0 for the one, all of them for the other. */
int draft_place(const struct draft *draft, enum draft_step step);
int draft_steps(const struct draft *draft);

/* Is there enough to go on from this step? The request as a whole: a permission to keep it,
 * and one way to reach her or "je reviendrai" (P-02). */
bool draft_may_leave(const struct draft *draft, enum draft_step step);
bool draft_is_complete(const struct draft *draft);

/* Is the number typed one that can be called? */
bool draft_has_phone(const struct draft *draft);

/* Adds one character to a field, or takes the last away. False when the field is full.
 * Either takes the complaint about a phone number back. */
bool draft_type(struct draft *draft, enum draft_field field, const char *character);
void draft_delete(struct draft *draft, enum draft_field field);

/* A phone number as people write it: spaces, dots, dashes, +33, 0033, (0), overseas, or a
 * foreign number with its country code. Writes the digits to `digits`, ended by NUL: ten
 * from 0 for France, the overseas departments included, "+" and digits for the rest.
 * False when it is none; `digits` is then as before. */
bool draft_read_phone(const char *typed, char digits[17]);
