/* A self-check within a visit: one shared set of answers over all checks, the next question,
 * the result and why. The rules decide; here is only what a visit remembers. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "content/catalog.h"

struct arena;
struct site;

enum {
    SELFCHECK_MAX_ANSWERS = 128,
    SELFCHECK_MAX_TYPED = 10, /* characters of a number or of a day: "2026-11-03" */
    SELFCHECK_VALUE_ROOM = 32 /* bytes of a value that is typed or picked */
};

/* What was said to a question: text as in the rules ("oui"), a number, or a date. */
struct selfcheck_answer {
    const struct question *question;
    const char *value; /* "oui", "12.5", "2026-11-03"; "": asked, and not known */
    const struct check *check; /* in which it was asked */
    int changes;               /* how often the answer was changed */
    /* The question whose answer said this one too; NULL: it was asked itself. */
    const struct question *implied_by;
    char *room; /* of values that stand in no list */
};

/* Of the joint interview: how many of the rights that concern her are known already. */
struct rights_progress {
    int known, all; /* all is 0 while it is not known which ones do */
};

struct selfcheck {
    struct arena *arena; /* the visit's */
    const struct catalog *catalog;
    const struct site *site;
    struct date today;
    const struct check *check; /* the one that is open, or NULL */
    struct selfcheck_answer answers[SELFCHECK_MAX_ANSWERS]; /* in the order given */
    size_t answer_count;
    const struct question *question; /* the one that is shown */
    /* In this check, the way here. */
    const struct question *asked[SELFCHECK_MAX_ANSWERS];
    size_t asked_count;
    bool reopened; /* the question shown was answered before, and is being changed */
    char *typed;   /* a number or a day; SELFCHECK_MAX_TYPED characters */
    struct date shown_month; /* of the date picker; zeros: this month */
    int questions_left;      /* about; for "question 3 sur 7 environ" */
    struct rights_progress progress;
};

void selfcheck_begin(struct selfcheck *selfcheck, struct arena *arena,
    const struct catalog *catalog, const struct site *site, struct date today);

/* Does the open check ask about several rights together (visit/rights.h)? */
bool selfcheck_is_joint(const struct selfcheck *selfcheck);

/* Opens a check and finds its first question that is not answered yet; none: the result is
 * certain already (selfcheck->question is NULL). */
void selfcheck_open(struct selfcheck *selfcheck, const struct check *check);

/* Writes an answer (or changes it) and finds the next question. A number may have a comma;
 * what is no number, no date and in no list counts as not known. */
void selfcheck_answer(struct selfcheck *selfcheck, const char *value);

/* Takes the last question of this check back on the screen; false when there is none, and
 * for one that was put there again to be changed: the way back is not among questions. */
bool selfcheck_back(struct selfcheck *selfcheck);
/* Puts a question on the screen again, to change its answer. */
void selfcheck_reopen(struct selfcheck *selfcheck, const struct question *question);

/* Writes an answer that was given before, in that check, without asking; selfcheck_open()
 * goes on from there. */
void selfcheck_recall(struct selfcheck *selfcheck, const struct check *check,
    const struct question *question, const char *value);

/* Place of the question shown among those of this check, from 1. */
int selfcheck_place(const struct selfcheck *selfcheck);

/* A key for a number: a digit, a comma or a point. False when it makes no number of it. */
bool selfcheck_type(struct selfcheck *selfcheck, const char *character);
void selfcheck_delete(struct selfcheck *selfcheck);

/* What was answered to a question, or NULL. */
const char *selfcheck_value(
    const struct selfcheck *selfcheck, const struct question *question);

/* By place in selfcheck->answers: does that answer still apply? One whose question has no
 * meaning any more, since another answer changed, is set aside: no rule looks at it, nobody
 * is shown it, and it is back as soon as it applies again. */
void selfcheck_applying(
    const struct selfcheck *selfcheck, bool applies[SELFCHECK_MAX_ANSWERS]);

/* An answer as it is told: its label, a date, a number with its unit; in the language set.
 * In `arena`. */
const char *selfcheck_told(const struct selfcheck *selfcheck, struct arena *arena,
    const struct question *question, const char *value);

enum reason_mark {
    REASON_HOLDS,
    REASON_FAILS,
    REASON_UNKNOWN,
    REASON_COUNTS /* no condition: an amount, a date, a figure of the law */
};

struct reason {
    enum reason_mark mark;
    const char *text;                /* French key */
    const struct question *question; /* whose answer it rests on, or NULL */
    const char *value;               /* the answer, or NULL */
    const char *told;            /* an amount or a date, in the language set, or NULL */
    const struct figure *figure; /* whose amount that is, or NULL */
    const char *source;          /* the article of law, or NULL */
    const struct reason *parts;  /* what it rests on, one level deeper */
    size_t part_count;
};

/* A value that is told with a result: "Somme à demander", "180 €". */
struct detail {
    const char *text;  /* French key */
    const char *value; /* in the language set; NULL for a remark that holds */
};

struct result {
    /* NULL: the rules failed; say to ask the team. */
    const struct check_outcome *outcome;
    const struct reason *reasons;
    size_t reason_count;
    const struct detail *details;
    size_t detail_count;
    struct date deadline; /* of the outcome; zeros: none */
    bool certain;         /* every goal is settled */
};

/* Can no answer change the result of the open check any more? Its amounts and days may
 * still want some. Not for a joint one. */
bool selfcheck_is_settled(const struct selfcheck *selfcheck);

/* The result of the open check with the answers so far; lives in `arena`. */
struct result selfcheck_result(const struct selfcheck *selfcheck, struct arena *arena);
