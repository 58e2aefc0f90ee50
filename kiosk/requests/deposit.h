/* The one way in which a visit leaves a request behind, and takes it back. */
#pragma once

#include <stddef.h>

#include "base/date.h"
#include "base/diag.h"
#include "requests/code.h"
#include "requests/request.h"
#include "requests/storage.h"

struct deposit;
struct store;

/* Opens the public keys of a data folder and reads its durations. NULL when the keys are
 * missing or wrong; `diag` says which. The store is opened when it is first needed, and
 * again after it failed, so that a disk that comes back is used.
 * Owner: the caller, who ends it with deposit_close(). */
struct deposit *deposit_open(const char *folder, struct diag *diag);
void deposit_close(struct deposit *deposit); /* NULL is allowed */

enum deposit_result {
    DEPOSIT_DONE,
    DEPOSIT_INCOMPLETE, /* no permission to keep it, or no way to reach the person */
    DEPOSIT_NO_STORAGE, /* the store is missing, broken or cannot be written */
    DEPOSIT_FULL,       /* no room left on the disk */
    DEPOSIT_LOCKED,     /* another program holds the store */
    DEPOSIT_NO_CODE,    /* no request has this code */
    DEPOSIT_FROZEN,     /* it is disputed: the team must decide first (P-60) */
};

/* Draws code and id, takes out what may not stand in the request (request_prune), seals it
 * in locked memory and stores it. `code` is set for DEPOSIT_DONE only, and that comes back
 * only once the record is safe on disk (P-30). The request's own code and day are not
 * read. Takes about 0.1 s. */
enum deposit_result deposit_make(struct deposit *deposit, const struct request *request,
    struct date today, struct code *code);

/* Takes back the request of this code (P-13). */
enum deposit_result deposit_withdraw(
    struct deposit *deposit, struct code code, struct date today);

/* At start and at night: erases what is overdue (P-34), empties the log. */
enum storage deposit_tend(struct deposit *deposit, struct date today);

/* The store behind, opened now if need be; NULL when it cannot be. Ends with the deposit,
 * or with the next failure of it: not to be kept. */
struct store *deposit_store(struct deposit *deposit);
