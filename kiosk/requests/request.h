/* A request for an appointment: one plain record, and one table that names every field
 * about a person with its purpose, legal basis, readers, duration and the outputs in which
 * it may stand (P-01). The sealed text, the exports and the tests are made from that table;
 * a field outside it cannot be built.
 *
 * All zeros is a valid request: nothing was said. Texts are NULL or "" when not said. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/str.h"

struct arena;
struct diag;
struct json;

enum request_for { FOR_SELF, FOR_HOUSEHOLD, FOR_OTHERS };
/* FOR_HOUSEHOLD: another household that knows and agrees. FOR_OTHERS: one that was not
 * asked; it stays without name, address and answers (P-12). */

/* BY_, CALL_ and MEET_ begin the values here; REACH_, HOURS_ and PLACE_ are those of a
 * draft and of the screens, upstairs. */
enum request_reach { BY_NONE, BY_PHONE, BY_SMS, BY_RETURN, BY_EMAIL };
/* BY_RETURN: "je reviendrai". BY_EMAIL only where the site turns it on (P-03). */

enum request_hours { CALL_ANY, CALL_MORNING, CALL_AFTERNOON, CALL_EVENING };
enum request_place {
    MEET_NONE,
    MEET_DESK,
    MEET_HOME,
    MEET_SLEEP, /* where they sleep at the moment */
    MEET_PHONE,
    MEET_OTHER, /* town hall, social centre, school… */
};
enum request_urgency { URGENCY_NONE, URGENCY_SOON, URGENCY_NOW };
enum reply { REPLY_NONE, REPLY_YES, REPLY_NO }; /* REPLY_NONE: not answered */

/* One answer of a self-check that the person ticked, as it stood on the screen (P-08). */
struct request_answer {
    const char *check; /* its id */
    const char *question, *answer;
};

enum {
    REQUEST_VERSION = 1,
    REQUEST_TYPED_MAX = 60,  /* characters of a field that a resident types (P-05) */
    REQUEST_SHOWN_MAX = 300, /* characters of what was shown and ticked */
    REQUEST_ANSWERS_MAX = 100,
    REQUEST_MAX_BYTES = 512 * 1024, /* of the sealed text, whatever was said */
};

struct request {
    const char *code; /* "K7P4MX" */
    struct date created;
    enum request_urgency urgency;
    struct date deadline;         /* known to the day, or none */
    const char *deadline_label;   /* "Commandement de payer", "ce soir" */
    enum reply deadline_on_paper; /* may the ticket bear it? (P-49) */

    const char *situation; /* id of one of the eight phrases */
    const char *sheet;     /* id, when the request was made from a sheet */
    const char *subject;   /* the title as it was shown */

    enum request_for for_whom;
    const char *town;       /* FOR_OTHERS */
    const char *introducer; /* FOR_OTHERS: who could introduce us */

    const char *name; /* what to call the person: any name will do */
    enum request_reach reach;
    const char *phone; /* digits, with + in front for a foreign one */
    const char *email;
    enum request_hours hours;
    enum reply voice_message; /* may a voice message be left? (P-10) */
    const char *say_name;     /* the name to say when somebody else answers */

    enum reply may_keep;     /* keep my request: REPLY_YES or nothing is stored */
    enum reply may_landlord; /* speak to my landlord */
    enum reply may_partner;  /* speak to this partner */
    const char *partner;

    enum request_place place;
    const char *place_other; /* MEET_OTHER, MEET_SLEEP: the name of the place */
    const char *address;     /* MEET_HOME */

    const char *language; /* code: "ar" */
    enum reply interpreter;
    enum reply mobility;  /* stairs are a difficulty */
    enum reply companion; /* somebody comes along */

    const struct request_answer *answers;
    size_t answer_count;

    /* Added by the team. */
    struct moment meeting; /* the appointment; none when its date is none */
    int meeting_changes;   /* how often it was set anew (P-50) */
};

/* --- the table of fields (P-01) --- */

enum field_kind {
    FIELD_TEXT,
    FIELD_CHOICE,
    FIELD_DATE,
    FIELD_MOMENT,
    FIELD_NUMBER,
    FIELD_ANSWERS,
};

/* Where a field may stand (P-48). */
enum {
    OUTPUT_SEALED = 1 << 0, /* the sealed text on the terminal */
    OUTPUT_SCREEN = 1 << 1, /* the team's screen, one request at a time */
    OUTPUT_LIST = 1 << 2,   /* the team's list (P-45) */
    OUTPUT_TABLE = 1 << 3,  /* readable table: CSV, XLSX */
    OUTPUT_RECORD = 1 << 4, /* readable JSON, also what the person takes along (P-59) */
    OUTPUT_TICKET = 1 << 5, /* ticket and its QR code */
    OUTPUT_CALENDAR = 1 << 6, /* calendar entry */
};

/* A value of a FIELD_CHOICE: as it is stored, and as the team reads it. */
struct choice {
    const char *name;
    const char *label; /* French, tr_later */
};

struct field {
    const char *name; /* in the sealed text and in JSON */
    enum field_kind kind;
    size_t offset;                /* in struct request */
    const struct choice *choices; /* FIELD_CHOICE: indexed by the enum */
    size_t choice_count;
    size_t max;          /* FIELD_TEXT: characters */
    const char *heading; /* French, tr_later: in tables and on the team's screen */
    const char *purpose, *basis, *readers, *duration; /* French, tr_later */
    unsigned outputs;                                 /* OUTPUT_… */
};

/* All fields, in the order of the outputs. */
const struct field *request_fields(size_t *count);
const struct field *request_field(const char *name); /* NULL when unknown */

/* The value of a field for the team, in French: "06 12 34 56 78", "l’après-midi",
 * "21/11/2026"; "" when not said. In `arena`. */
const char *request_shown(
    struct arena *arena, const struct request *request, const struct field *field);

/* --- what may stand in a request --- */

/* Takes out what the other answers do not call for: a phone number that no way of meeting
 * needs, an address that is not for a visit at home (P-04), the identity of a household
 * that was not asked (P-12). */
void request_prune(struct request *request);

/* Is it enough to be kept: permission, and one way to reach the person? (P-02, P-10) */
bool request_is_complete(const struct request *request);

/* For lists: the urgent first, then by deadline, then the older first. As for qsort. */
int request_compare(const struct request *a, const struct request *b);

/* --- the sealed text --- */

/* What is repeated inside, to be compared on opening (P-29). */
struct request_stamp {
    int version;
    const char *site, *id;
    struct date day;
};

/* JSON in `arena`: the stamp, and each field that may stand in OUTPUT_SEALED. Texts are cut
 * at the length that their field allows. */
struct str request_write(struct arena *arena, const struct request *request,
    const struct request_stamp *stamp);

/* No fewer bytes than that text takes. */
size_t request_bound(const struct request *request);

/* Adds the fields of one output that were said to a map that is open. */
void request_write_fields(
    struct json *json, const struct request *request, unsigned output);

/* Reads that text. What a later version added is passed over and counted in `unknown`
 * (NULL is allowed), so that nobody writes the record back without it. All lives in
 * `arena`. False when it is no request; `diag` says why. */
bool request_read(struct arena *arena, struct str text, struct request *request,
    struct request_stamp *stamp, size_t *unknown, struct diag *diag);

/* A copy whose texts live in `arena`; at most twice the size of the sealed text and
 * REQUEST_COPY_BYTES. */
enum { REQUEST_COPY_BYTES = 2048 };
struct request request_copy(struct arena *arena, const struct request *request);

/* --- states --- */

enum request_state {
    STATE_NEW,
    STATE_EXPORTED,
    STATE_CALLED,
    STATE_SCHEDULED,
    STATE_DONE,
    STATE_FROZEN,    /* disputed: not listed, not exported, not erased (P-60) */
    STATE_WITHDRAWN, /* taken back: gone from here, and at the next exchange elsewhere too
                      * (P-37); no stored row has this state */
};
enum { STATE_COUNT = STATE_WITHDRAWN + 1 };

const char *state_name(enum request_state state);  /* as stored: "new" */
const char *state_label(enum request_state state); /* in French: "nouvelle" */
/* Reads either, with or without accents and capitals. */
bool state_read(const char *text, enum request_state *state);
