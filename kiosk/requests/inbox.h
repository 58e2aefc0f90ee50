/* What the team sees with its key: the requests of a store, opened into locked memory, the
 * urgent first. Closing wipes them. */
#pragma once

#include <stddef.h>

#include "requests/code.h"
#include "requests/envelope.h"
#include "requests/request.h"
#include "requests/storage.h"
#include "requests/store.h"

struct opener;
struct sealer;

struct inbox_item {
    const char *id;
    struct date day, erase_day;
    enum request_state state;
    struct request request;
    size_t unknown; /* values of a later version of the program */
};

/* A row that did not open, to be reported (P-29). */
struct inbox_refusal {
    const char *id;
    struct date day;
    enum envelope_result why;
};

struct inbox {
    struct arena *arena; /* holds all of it */
    struct inbox_item *items;
    size_t count;
    struct inbox_refusal *refusals;
    size_t refusal_count;
};

/* `inbox` is set for STORAGE_DONE only; owner: the caller, who ends it with inbox_close().
 * Rows that do not open are among the refusals, and are no failure. */
enum storage inbox_open(struct store *store, const struct opener *opener,
    const struct store_filter *filter, struct inbox **inbox);
void inbox_close(struct inbox *inbox); /* NULL is allowed */

struct inbox_item *inbox_find(
    const struct inbox *inbox, struct code code); /* or NULL */

/* Sets, or sets anew, the appointment of a request, and its state; seals it again.
 * STORAGE_NEWER when a later version of the program wrote it, which knows more of it. */
enum storage inbox_schedule(struct store *store, const struct sealer *sealer,
    struct inbox_item *item, struct moment meeting, struct date today);
