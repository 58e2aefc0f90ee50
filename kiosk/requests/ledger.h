/* The ledger of erasures: day, rule, how many, and the hash of the line before, so that no
 * line can be changed or taken out unseen (P-39). No person is in it. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "base/date.h"
#include "requests/storage.h"

struct arena;
struct store;

enum ledger_rule {
    LEDGER_WITHDRAWN, /* taken back by the person, or erased by hand */
    LEDGER_EXPIRED,   /* the day of erasure had come */
    LEDGER_RESTORED,  /* overdue in a backup that was restored (P-40) */
};

struct ledger_line {
    int64_t number; /* from 1 */
    struct date day;
    enum ledger_rule rule;
    const char *rule_name; /* as it stands in the file, and in the hash */
    int64_t count;
    const char *previous; /* hash of the line before, in hexadecimal */
};

struct ledger {
    struct ledger_line *lines;
    size_t count;
    /* The first line that does not go with the line before it; 0 when all do. */
    int64_t broken_at;
    /* The hash of the last line. Whoever writes it down elsewhere will see it when lines
     * are taken off the end. */
    const char *last_hash;
};

const char *ledger_rule_label(enum ledger_rule rule); /* in French */

/* All lines, oldest first, compared with each other. Lives in `arena`. */
enum storage ledger_read(
    struct store *store, struct arena *arena, struct ledger *ledger);

/* Inside a transaction of the store: adds a line; takes out lines of five years ago. */
enum storage ledger_add(
    struct store *store, struct date day, enum ledger_rule rule, int64_t count);
enum storage ledger_forget(struct store *store, struct date today);
