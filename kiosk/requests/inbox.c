#include "requests/inbox.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "requests/seal.h"

/* Room for all requests: their texts take no more than twice their boxes. */
static size_t room_for(const struct store_rows *rows)
{
    size_t room = sizeof(struct inbox) + 64;
    for (size_t i = 0; i < rows->count; i++)
        room += 2 * rows->items[i].sealed.size + REQUEST_COPY_BYTES +
                sizeof(struct inbox_item) + sizeof(struct inbox_refusal) + 128;
    return room;
}

static void open_row(struct inbox *inbox, const struct store *store,
    const struct opener *opener, const struct store_row *row)
{
    struct request_stamp expected = { .version = row->version,
        .site = store_site(store)->id.text,
        .id = row->id,
        .day = row->day };
    struct inbox_item item = { .id = str_dup(inbox->arena, row->id),
        .day = row->day,
        .erase_day = row->erase_day,
        .state = row->state };
    enum envelope_result result = envelope_open(
        opener, inbox->arena, row->sealed, &expected, &item.request, &item.unknown);
    if (result == ENVELOPE_OPEN)
        inbox->items[inbox->count++] = item;
    else
        inbox->refusals[inbox->refusal_count++] =
            (struct inbox_refusal){ item.id, row->day, result };
}

static int urgent_first(const void *left, const void *right)
{
    const struct inbox_item *a = left, *b = right;
    int by = request_compare(&a->request, &b->request);
    return by ? by : strcmp(a->id, b->id);
}

static struct inbox *open_rows(const struct store *store, const struct opener *opener,
    const struct store_rows *rows)
{
    struct arena *arena = arena_open_secret(room_for(rows));
    struct inbox *inbox = ARENA_NEW(arena, struct inbox);
    inbox->arena = arena;
    inbox->items = ARENA_LIST(arena, struct inbox_item, rows->count);
    inbox->refusals = ARENA_LIST(arena, struct inbox_refusal, rows->count);
    for (size_t i = 0; i < rows->count; i++)
        open_row(inbox, store, opener, &rows->items[i]);
    qsort(inbox->items, inbox->count, sizeof *inbox->items, urgent_first);
    return inbox;
}

enum storage inbox_open(struct store *store, const struct opener *opener,
    const struct store_filter *filter, struct inbox **inbox)
{
    struct arena *arena = arena_open(0);
    struct store_rows rows = { 0 };
    enum storage result = store_read(store, arena, filter, &rows);
    if (result == STORAGE_DONE)
        *inbox = open_rows(store, opener, &rows);
    arena_close(arena);
    return result;
}

void inbox_close(struct inbox *inbox)
{
    if (inbox)
        arena_close(inbox->arena);
}

struct inbox_item *inbox_find(const struct inbox *inbox, struct code code)
{
    for (size_t i = 0; i < inbox->count; i++)
        if (text_same(inbox->items[i].request.code, code.text))
            return &inbox->items[i];
    return NULL;
}

enum storage inbox_schedule(struct store *store, const struct sealer *sealer,
    struct inbox_item *item, struct moment meeting, struct date today)
{
    if (item->unknown)
        return STORAGE_NEWER;
    struct arena *arena = arena_open(0);
    struct request request = item->request;
    struct request_stamp stamp = { .version = REQUEST_VERSION,
        .site = store_site(store)->id.text,
        .id = item->id,
        .day = item->day };
    request.meeting_changes += date_is(request.meeting.date);
    request.meeting = meeting;
    struct str box = envelope_close(sealer, arena, &request, &stamp);
    enum storage result = store_reseal(store, item->id, box, today);
    if (result == STORAGE_DONE)
        result = store_set_state(store, item->id, STATE_SCHEDULED, today);
    if (result == STORAGE_DONE) {
        item->request = request;
        item->state = STATE_SCHEDULED;
    }
    arena_close(arena);
    return result;
}
