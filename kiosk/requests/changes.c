/* What happens to rows after they were put: states, withdrawal, erasure. Each change is one
 * transaction, together with its counter and its line in the ledger. */
#include "requests/store.h"

#include "base/arena.h"
#include "base/log.h"
#include "requests/ledger.h"
#include "requests/store_inside.h"

/* The clock may have gone wrong since the start: days are never noted from it then. */
static struct date trusted(struct store *store, struct date today)
{
    return retention_trusted(today, store_known_day(store));
}

void store_cut_log(struct store *store)
{
    enum storage result = database_flush(store->database);
    if (result != STORAGE_DONE)
        log_event("store.untidy", "%s", storage_word(result));
}

static enum storage update(
    struct store *store, const struct store_row *row, struct date day)
{
    struct arena *arena = arena_open(1024);
    struct query query = query_begin(store->database,
        "UPDATE requests SET state = ?, erase_day = ?, sealed = ? WHERE id = ?");
    query_give_text(&query, state_name(row->state));
    query_give_text(&query, date_iso(arena, row->erase_day));
    query_give_bytes(&query, row->sealed);
    query_give_text(&query, row->id);
    enum storage result = query_change(&query);
    if (result == STORAGE_DONE)
        result = store_note_day(store, day);
    arena_close(arena);
    return result;
}

static enum storage remove_row(struct store *store, const char *id)
{
    struct query query =
        query_begin(store->database, "DELETE FROM requests WHERE id = ?");
    query_give_text(&query, id);
    return query_change(&query);
}

enum storage store_set_state(
    struct store *store, const char *id, enum request_state state, struct date today)
{
    if (state == STATE_WITHDRAWN)
        return store_erase(store, id, today);
    struct arena *arena = arena_open(0);
    struct store_row row = { 0 };
    struct date day = trusted(store, today);
    enum storage result = database_begin(store->database);
    if (result == STORAGE_DONE)
        result = store_find(store, arena, id, &row);
    if (result == STORAGE_DONE && row.state != state) {
        row.state = state;
        row.erase_day = retention_of_contact(&store->retention, row.erase_day, day);
        result = update(store, &row, day);
        if (result == STORAGE_DONE)
            result = store_count(store, day, state_name(state));
    }
    result = database_end(store->database, result);
    arena_close(arena);
    return result;
}

enum storage store_reseal(
    struct store *store, const char *id, struct str sealed, struct date today)
{
    struct arena *arena = arena_open(0);
    struct store_row row = { 0 };
    struct date day = trusted(store, today);
    enum storage result = database_begin(store->database);
    if (result == STORAGE_DONE)
        result = store_find(store, arena, id, &row);
    if (result == STORAGE_DONE) {
        row.sealed = sealed;
        result = update(store, &row, day);
    }
    result = database_end(store->database, result);
    if (result == STORAGE_DONE)
        store_cut_log(store);
    arena_close(arena);
    return result;
}

static enum storage remember_gone(struct store *store, const struct store_row *row)
{
    struct arena *arena = arena_open(1024);
    struct query query = query_begin(
        store->database, "INSERT OR REPLACE INTO gone (id, erase_day) VALUES (?, ?)");
    query_give_text(&query, row->id);
    query_give_text(&query, date_iso(arena, row->erase_day));
    enum storage result = query_change(&query);
    arena_close(arena);
    return result;
}

/* Inside a transaction. */
static enum storage withdraw(struct store *store, const char *id, struct date day)
{
    struct arena *arena = arena_open(0);
    struct store_row row = { 0 };
    enum storage result = store_find(store, arena, id, &row);
    if (result == STORAGE_DONE && row.state == STATE_FROZEN)
        result = STORAGE_FROZEN;
    if (result == STORAGE_DONE)
        result = remove_row(store, id);
    if (result == STORAGE_DONE)
        result = remember_gone(store, &row);
    if (result == STORAGE_DONE)
        result = ledger_add(store, day, LEDGER_WITHDRAWN, 1);
    if (result == STORAGE_DONE)
        result = store_count(store, day, state_name(STATE_WITHDRAWN));
    if (result == STORAGE_DONE)
        result = store_note_day(store, day);
    arena_close(arena);
    return result;
}

enum storage store_erase(struct store *store, const char *id, struct date today)
{
    struct date day = trusted(store, today);
    enum storage result = database_begin(store->database);
    if (result == STORAGE_DONE)
        result = withdraw(store, id, day);
    result = database_end(store->database, result);
    if (result == STORAGE_DONE)
        store_cut_log(store);
    return result;
}

/* --- rows from elsewhere --- */

static bool is_gone(struct store *store, const char *id)
{
    struct query query =
        query_begin(store->database, "SELECT 1 FROM gone WHERE id = ?");
    query_give_text(&query, id);
    bool gone = query_next(&query);
    (void)query_end(&query);
    return gone;
}

/* Inside a transaction; STORAGE_TAKEN for what is passed over. */
static enum storage take_in(
    struct store *store, const struct store_row *row, struct date day)
{
    if (row->state == STATE_WITHDRAWN) {
        enum storage result = withdraw(store, row->id, day);
        bool passed = result == STORAGE_ABSENT || result == STORAGE_FROZEN;
        return result == STORAGE_DONE || passed ? STORAGE_TAKEN : result;
    }
    struct store_row taken = *row;
    if (store->retention.place == RETENTION_DESK)
        taken.erase_day = retention_of_new(&store->retention, row->day);
    bool overdue =
        date_compare(taken.erase_day, day) <= 0 && taken.state != STATE_FROZEN;
    if (overdue || is_gone(store, row->id))
        return STORAGE_TAKEN;
    return store_add_row(store, &taken);
}

enum storage store_take_in(struct store *store, const struct store_rows *rows,
    struct date today, size_t *added)
{
    size_t count = 0;
    struct date day = trusted(store, today);
    enum storage result = database_begin(store->database);
    for (size_t i = 0; i < rows->count && result == STORAGE_DONE; i++) {
        result = take_in(store, &rows->items[i], day);
        count += result == STORAGE_DONE;
        if (result == STORAGE_TAKEN)
            result = STORAGE_DONE;
    }
    result = database_end(store->database, result);
    if (result == STORAGE_DONE)
        store_cut_log(store);
    if (result == STORAGE_DONE && added)
        *added = count;
    return result;
}

static enum storage mark_exported(
    struct store *store, struct arena *arena, const char *id, struct date day)
{
    struct store_row row = { 0 };
    enum storage result = store_find(store, arena, id, &row);
    if (result == STORAGE_ABSENT)
        return STORAGE_DONE;
    if (result != STORAGE_DONE || row.state == STATE_FROZEN)
        return result;
    bool first = row.state == STATE_NEW;
    row.state = first ? STATE_EXPORTED : row.state;
    row.erase_day = retention_of_export(&store->retention, row.erase_day, day);
    result = update(store, &row, day);
    if (result == STORAGE_DONE && first)
        result = store_count(store, day, state_name(STATE_EXPORTED));
    return result;
}

enum storage store_exported(
    struct store *store, const char *const *ids, size_t count, struct date today)
{
    struct arena *arena = arena_open(0);
    struct date day = trusted(store, today);
    enum storage result = database_begin(store->database);
    for (size_t i = 0; i < count && result == STORAGE_DONE; i++) {
        result = mark_exported(store, arena, ids[i], day);
        arena_wipe(arena);
    }
    result = database_end(store->database, result);
    arena_close(arena);
    return result;
}

static enum storage remove_overdue(
    struct store *store, struct date today, size_t *erased)
{
    struct arena *arena = arena_open(1024);
    size_t count = 0;
    struct query query = query_begin(store->database,
        "DELETE FROM requests WHERE erase_day <= ? AND state <> 'frozen' RETURNING 1");
    query_give_text(&query, date_iso(arena, today));
    while (query_next(&query))
        count++;
    enum storage result = query_end(&query);
    if (result == STORAGE_DONE && count)
        result = ledger_add(store, today, LEDGER_EXPIRED, (int64_t)count);
    *erased = count;
    arena_close(arena);
    return result;
}

static enum storage forget_gone(struct store *store, struct date today)
{
    struct arena *arena = arena_open(1024);
    struct query query =
        query_begin(store->database, "DELETE FROM gone WHERE erase_day <= ?");
    query_give_text(&query, date_iso(arena, today));
    enum storage result = query_change(&query);
    arena_close(arena);
    return result == STORAGE_ABSENT ? STORAGE_DONE : result;
}

/* After a clock that ran ahead was set right, the last known day lies in the future: who
 * confirms the date puts it back. */
static enum storage set_known_day(struct store *store, struct date today)
{
    enum storage result =
        database_run(store->database, "UPDATE site SET last_day = '';");
    return result == STORAGE_DONE ? store_note_day(store, today) : result;
}

enum storage store_purge(
    struct store *store, struct date today, bool confirmed, size_t *erased)
{
    size_t count = 0;
    if (!confirmed && retention_doubt(today, store_known_day(store)) != CLOCK_RIGHT)
        return STORAGE_CLOCK;
    enum storage result = database_begin(store->database);
    if (result == STORAGE_DONE)
        result = remove_overdue(store, today, &count);
    if (result == STORAGE_DONE)
        result = forget_gone(store, today);
    if (result == STORAGE_DONE)
        result = ledger_forget(store, today);
    if (result == STORAGE_DONE)
        result = set_known_day(store, today);
    result = database_end(store->database, result);
    if (result == STORAGE_DONE)
        store_cut_log(store);
    if (result == STORAGE_DONE && erased)
        *erased = count;
    return result;
}
