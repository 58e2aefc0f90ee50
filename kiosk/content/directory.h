/* Who does what: the offices of a department that help, one line each of the table that
 * authors keep as a spreadsheet, content/directory/94.csv. Their kinds and the languages
 * that may be named there are in content/directory/listes.yaml.
 *
 * directory/exemple-94.csv is an invented one, for terminals that only demonstrate. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "content/catalog.h"
#include "content/hours.h"

struct site;

/* A kind of office: a word of the column "genre". */
struct office_genre {
    const char *word; /* "PASS" */
    const char *name; /* "Permanence d’accès aux soins de santé (PASS)": shown */
    const char *does; /* what every office of the kind does; shown */
    const char *icon; /* name of a picture */
    struct place at;
};

enum office_answer { OFFICE_UNKNOWN, OFFICE_YES, OFFICE_NO };

struct office {
    const char *name; /* its own, in French everywhere */
    const struct office_genre *genre;
    const char *does;    /* here, beyond what its kind does; NULL */
    const char *address; /* a line, in French everywhere; NULL */
    const char *phone;   /* digits; NULL */
    const char *email;   /* NULL */
    struct hours hours;
    const char *const *languages; /* "français", "arabe": shown */
    size_t language_count;
    enum office_answer access;  /* can one get in with a wheelchair? */
    enum office_answer walk_in; /* without an appointment? */
    /* What it helps with: all, or these. */
    bool everything;
    const struct home_situation *const *situations;
    size_t situation_count;
    const struct sheet *const *sheets;
    size_t sheet_count;
    struct date verified;
    struct place at;
};

struct directory {
    const char *department;       /* "94", "2A", "974" */
    bool example;                 /* invented */
    const struct office *offices; /* in the order of the table */
    size_t count;
};

/* "01" to "95", "2A", "2B", "971" to "989". */
bool department_is(const char *text);

/* The directory of the site's department; NULL when there is none. A demonstration takes
 * the invented one where there is one, and nobody else ever does. */
const struct directory *directory_of(
    const struct catalog *catalog, const struct site *site);

/* What somebody needs help with; all NULL: anything. */
struct subject {
    const struct home_situation *situation;
    const struct sheet *sheet;
    const struct check *check;
};

/* Does the office help with it: itself, or what belongs to it (a situation's sheets, a
 * sheet's situations, the sheets that a check names)? */
bool office_helps(
    const struct office *office, const struct catalog *catalog, struct subject subject);

/* Does its row name just that, or everything? */
bool office_is_for(const struct office *office, struct subject subject);

/* Does this national number help with it: a situation's, one that the sheet names, one of
 * the check's results? Every number helps with anything. */
bool phone_helps(const struct phone *phone, struct subject subject);

/* Was it looked at for the last time more than a year ago? */
bool office_is_old(const struct office *office, struct date today);
