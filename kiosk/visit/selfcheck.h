/* A self-check within a visit: one shared set of answers over all checks, the next question,
 * the result and why. The rules decide; here is only what a visit remembers. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "content/catalog.h"

struct arena;
struct site;

enum { SELFCHECK_MAX_ANSWERS = 128 };

/* What was said to a question: text as in the rules ("oui"), a number, or a date. */
struct selfcheck_answer {
    const struct question *question;
    const char *value; /* "oui", "'commandement_payer'" without quotes, "12", "2026-11-03";
                          "" : it was asked, and is not known */
};

struct selfcheck {
    struct arena *arena; /* the visit's */
    const struct catalog *catalog;
    const struct site *site;
    struct date today;
    const struct check *check; /* the one that is open, or NULL */
    struct selfcheck_answer answers[SELFCHECK_MAX_ANSWERS]; /* in the order they were given */
    size_t answer_count;
    const struct question *question; /* the one that is shown */
    const struct question *asked[SELFCHECK_MAX_ANSWERS]; /* in this check, the way here */
    size_t asked_count;
    char *typed; /* a number being typed */
    struct date shown_month; /* of the date picker; zeros: this month */
    int questions_left; /* about; for "question 3 sur 7 environ" */
};

void selfcheck_begin(struct selfcheck *selfcheck, struct arena *arena,
    const struct catalog *catalog, const struct site *site, struct date today);

/* Opens a check and finds its first question that is not answered yet; none: the result is
 * certain already (selfcheck->question is NULL). */
void selfcheck_open(struct selfcheck *selfcheck, const struct check *check);

/* Writes an answer (or changes it) and finds the next question. */
void selfcheck_answer(struct selfcheck *selfcheck, const char *value);

/* Takes the last question of this check back on the screen; false when there is none. */
bool selfcheck_back(struct selfcheck *selfcheck);
/* Puts a question on the screen again, to change its answer. */
void selfcheck_reopen(struct selfcheck *selfcheck, const struct question *question);

/* What was answered to a question, or NULL. */
const char *selfcheck_value(
    const struct selfcheck *selfcheck, const struct question *question);

/* An answer as it is told: its label, a date, a number with its unit; in the language set.
 * In `arena`. */
const char *selfcheck_told(const struct selfcheck *selfcheck, struct arena *arena,
    const struct question *question, const char *value);

enum reason_mark { REASON_HOLDS, REASON_FAILS, REASON_UNKNOWN };

struct reason {
    enum reason_mark mark;
    const char *text;   /* French key */
    const struct question *question; /* whose answer it rests on, or NULL */
    const char *value;  /* the answer, or NULL */
    const char *source; /* the article of law, or NULL */
    const struct reason *parts; /* what it rests on, one level deeper */
    size_t part_count;
};

struct result {
    const struct outcome *outcome; /* NULL: the rules failed; say to ask the team */
    const struct reason *reasons;
    size_t reason_count;
    struct date deadline; /* of the outcome; zeros: none */
    bool certain;         /* every goal is settled */
};

/* The result of the open check with the answers so far; lives in `arena`. */
struct result selfcheck_result(const struct selfcheck *selfcheck, struct arena *arena);
