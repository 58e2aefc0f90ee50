#include "requests/deposit.h"

#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/log.h"
#include "requests/envelope.h"
#include "requests/seal.h"
#include "requests/store.h"

struct deposit {
    struct arena *arena; /* which holds the deposit itself */
    const char *folder;
    struct retention retention;
    struct sealer *sealer;
    struct store *store; /* NULL until it is needed */
};

struct deposit *deposit_open(const char *folder, struct diag *diag)
{
    struct arena *arena = arena_open(4096);
    struct deposit *deposit = ARENA_NEW(arena, struct deposit);
    deposit->arena = arena;
    deposit->folder = str_dup(arena, folder);
    if (retention_load(folder, &deposit->retention, diag))
        deposit->sealer = sealer_open(file_join(arena, folder, "keys"), diag);
    if (deposit->sealer)
        return deposit;
    deposit_close(deposit);
    return NULL;
}

void deposit_close(struct deposit *deposit)
{
    if (!deposit)
        return;
    store_close(deposit->store);
    sealer_close(deposit->sealer);
    arena_close(deposit->arena);
}

static enum storage open_store(struct deposit *deposit)
{
    if (deposit->store)
        return STORAGE_DONE;
    return store_open(deposit->folder, &deposit->retention, &deposit->store);
}

struct store *deposit_store(struct deposit *deposit)
{
    (void)open_store(deposit);
    return deposit->store;
}

/* What the resident is told; the operator finds the exact reason in the log. */
static enum deposit_result told(struct deposit *deposit, enum storage result)
{
    switch (result) {
    case STORAGE_DONE:
        return DEPOSIT_DONE;
    case STORAGE_ABSENT:
        return DEPOSIT_NO_CODE;
    case STORAGE_FROZEN:
        return DEPOSIT_FROZEN;
    case STORAGE_FULL:
        log_event("deposit.full", "%s", storage_word(result));
        return DEPOSIT_FULL;
    case STORAGE_LOCKED:
        log_event("deposit.locked", "%s", storage_word(result));
        return DEPOSIT_LOCKED;
    case STORAGE_TAKEN:
    case STORAGE_MISSING:
    case STORAGE_DENIED:
    case STORAGE_FAILED:
    case STORAGE_DAMAGED:
    case STORAGE_NEWER:
    case STORAGE_OTHER_SITE:
    case STORAGE_CLOCK:
        break;
    }
    log_event("deposit.failed", "%s", storage_word(result));
    store_close(deposit->store);
    deposit->store = NULL;
    return DEPOSIT_NO_STORAGE;
}

/* A code that no request of this store has. */
static enum storage draw(struct store *store, struct code *code, struct code_key *key)
{
    struct id id;
    enum storage result = STORAGE_DONE;
    while (result == STORAGE_DONE) {
        *code = code_draw();
        if (!code_key_make(key, *code, &store_site(store)->salt))
            return STORAGE_FAILED;
        result = store_find_key(store, key, &id);
    }
    return result == STORAGE_ABSENT ? STORAGE_DONE : result;
}

static enum storage put(struct deposit *deposit, const struct request *request,
    const char *id, struct date day)
{
    struct arena *arena = arena_open(0);
    struct request_stamp stamp = { .version = REQUEST_VERSION,
        .site = store_site(deposit->store)->id.text,
        .id = id,
        .day = day };
    struct store_row row = { .id = id,
        .day = day,
        .erase_day = retention_of_new(&deposit->retention, day),
        .version = REQUEST_VERSION,
        .sealed = envelope_close(deposit->sealer, arena, request, &stamp) };
    enum storage result = store_put(deposit->store, &row);
    arena_close(arena);
    return result;
}

static enum storage make(struct deposit *deposit, const struct request *request,
    struct date today, struct code *code)
{
    struct code_key key;
    struct request pruned = *request;
    enum storage result = open_store(deposit);
    if (result == STORAGE_DONE)
        result = draw(deposit->store, code, &key);
    if (result != STORAGE_DONE)
        return result;
    struct id id = id_draw(&key);
    struct date day = retention_trusted(today, store_known_day(deposit->store));
    request_prune(&pruned);
    pruned.code = code->text;
    pruned.created = day;
    result = put(deposit, &pruned, id.text, day);
    memory_wipe(&key, sizeof key);
    memory_wipe(&pruned, sizeof pruned);
    return result;
}

enum deposit_result deposit_make(struct deposit *deposit, const struct request *request,
    struct date today, struct code *code)
{
    struct code drawn = { { 0 } };
    if (!request_is_complete(request))
        return DEPOSIT_INCOMPLETE;
    enum deposit_result result = told(deposit, make(deposit, request, today, &drawn));
    if (result == DEPOSIT_DONE)
        *code = drawn;
    memory_wipe(&drawn, sizeof drawn);
    return result;
}

enum deposit_result deposit_withdraw(
    struct deposit *deposit, struct code code, struct date today)
{
    struct id id;
    enum storage result = open_store(deposit);
    if (result == STORAGE_DONE)
        result = store_find_code(deposit->store, code, &id);
    if (result == STORAGE_DONE)
        result = store_erase(deposit->store, id.text, today);
    return told(deposit, result);
}

enum storage deposit_tend(struct deposit *deposit, struct date today)
{
    size_t erased = 0;
    enum storage result = open_store(deposit);
    if (result == STORAGE_DONE)
        result = store_purge(deposit->store, today, false, &erased);
    if (result != STORAGE_DONE)
        log_event("deposit.untended", "%s", storage_word(result));
    else if (erased)
        log_event("deposit.erased", "%zu", erased);
    return result;
}
