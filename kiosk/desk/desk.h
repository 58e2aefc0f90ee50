/* seuil-desk: what its commands share. Each command is one function in a file of this
 * folder, named in the table of desk.c. */
#pragma once

#include <stdbool.h>
#include <stdio.h>

#include "base/date.h"

struct arena;
struct catalog;
struct check;
struct diag;

/* Exit statuses: outside contracts. */
enum desk_status {
    DESK_DONE = 0,
    DESK_DATA_WRONG = 1,
    DESK_CALL_WRONG = 2,
    DESK_LOCKED = 3, /* or a wrong passphrase */
    DESK_STORAGE_FAILED = 4,
};

/* One call: what stands after the name of the command. Options are taken out of
 * `arguments` by the functions below, so that only names of files and the like remain. */
struct desk_call {
    struct arena *arena;
    struct moment now;
    const char *command;
    const char *usage; /* "CONTENUS -o FICHIER" */
    const char **arguments;
    int count;
};

/* The value of an option such as "-o"; NULL when it is not there. */
const char *desk_option(struct desk_call *call, const char *name);
bool desk_flag(struct desk_call *call, const char *name); /* an option without value */

/* Are there from `least` to `most` arguments and no unknown option left? Otherwise the
 * usage was printed: return DESK_CALL_WRONG. */
bool desk_arguments(struct desk_call *call, int least, int most);

/* Prints the usage of the command. Returns DESK_CALL_WRONG. */
enum desk_status desk_usage(const struct desk_call *call);

/* Prints complaints; DESK_DATA_WRONG when one is an error, else DESK_DONE. */
enum desk_status desk_tell(const struct diag *diag);

/* --- rules and contents --- */

/* Where contents are, and the day on which they must be valid. */
struct contents {
    const char *folder, *assets;
    struct date on;
};

/* From a call CONTENTS [--assets FOLDER] [--on DAY]: pictures are beside the contents, and
 * the day is today, unless said otherwise. False: return desk_usage(). */
bool desk_take_contents(struct desk_call *call, struct contents *contents);

/* All that `check` looks at. Worked cases that differ are printed to `differing`, a line
 * each, and how much is translated to standard output with `coverage`. False when something
 * must be corrected. */
bool desk_check_contents(struct desk_call *call, const struct contents *contents,
    struct diag *diag, FILE *differing, bool coverage);

/* The contents of a folder, with --on and --assets taken out of the call; complaints are
 * printed. NULL when they are wrong. `on` is the day on which they must be valid. */
const struct catalog *desk_read_contents(
    struct desk_call *call, const char *folder, struct date *on);
/* The check that the second argument names; NULL after a message. */
const struct check *desk_find_check(
    struct desk_call *call, const struct catalog *catalog);

enum desk_status desk_check(struct desk_call *call);
enum desk_status desk_pack(struct desk_call *call);
enum desk_status desk_cases(struct desk_call *call);
enum desk_status desk_graph(struct desk_call *call);
enum desk_status desk_explain(struct desk_call *call);
enum desk_status desk_extract(struct desk_call *call);
enum desk_status desk_preview(struct desk_call *call);
enum desk_status desk_claims(struct desk_call *call);

/* --- rules --- */

enum desk_status desk_evaluate(struct desk_call *call);

/* --- requests --- */

enum desk_status desk_init(struct desk_call *call);
enum desk_status desk_requests(struct desk_call *call);
enum desk_status desk_export(struct desk_call *call);
enum desk_status desk_erase(struct desk_call *call);
enum desk_status desk_purge(struct desk_call *call);
enum desk_status desk_sign(struct desk_call *call);
enum desk_status desk_backup(struct desk_call *call);
enum desk_status desk_restore(struct desk_call *call);
enum desk_status desk_stats(struct desk_call *call);
