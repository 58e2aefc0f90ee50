#include "requests/envelope.h"

#include <assert.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/language.h"
#include "requests/seal.h"

/* Room for the text while it grows (each step doubles), its cut copies, the padded copy and
 * the key. */
static size_t room_to_close(const struct request *request)
{
    return 6 * request_bound(request) + (size_t)4 * SEAL_BLOCK_BYTES;
}

struct str envelope_close(const struct sealer *sealer, struct arena *arena,
    const struct request *request, const struct request_stamp *stamp)
{
    struct arena *secret = arena_open_secret(room_to_close(request));
    struct str text = request_write(secret, request, stamp);
    assert(text.size <= REQUEST_MAX_BYTES);
    struct str box = sealer_seal(sealer, arena, secret, text);
    arena_close(secret);
    return box;
}

static const char *const messages[] = {
    [ENVELOPE_OPEN] = "",
    [ENVELOPE_OTHER_KEY] =
        tr_later("Cette demande ne s’ouvre pas avec cette clé, ou elle est "
                 "abîmée. Essayez la clé de secours."),
    [ENVELOPE_MOVED] =
        tr_later("Cette demande n’est pas à sa place : elle a été déplacée ou "
                 "échangée. Gardez le fichier et prévenez la personne "
                 "responsable."),
    [ENVELOPE_UNREADABLE] =
        tr_later("Le contenu de cette demande n’est pas lisible. Mettez "
                 "Seuil à jour, ou prévenez la personne responsable."),
};

static_assert(sizeof messages / sizeof *messages == ENVELOPE_UNREADABLE + 1,
    "a result is missing");

const char *envelope_message(enum envelope_result result)
{
    return result == ENVELOPE_OPEN ? "" : tr(messages[result]);
}

static bool same_stamp(const struct request_stamp *a, const struct request_stamp *b)
{
    return a->version == b->version && text_same(a->site, b->site) &&
           text_same(a->id, b->id) && date_same(a->day, b->day);
}

static enum envelope_result read(struct arena *secret, struct arena *arena,
    struct str plain, const struct request_stamp *expected, struct request *request,
    size_t *unknown)
{
    struct request read = { 0 };
    struct request_stamp stamp = { 0 };
    struct diag *diag = diag_open(); /* may quote what is inside: told to nobody */
    bool good = request_read(secret, plain, &read, &stamp, unknown, diag);
    diag_close(diag);
    if (!good)
        return ENVELOPE_UNREADABLE;
    if (!same_stamp(&stamp, expected))
        return ENVELOPE_MOVED;
    *request = request_copy(arena, &read);
    return ENVELOPE_OPEN;
}

enum envelope_result envelope_open(const struct opener *opener, struct arena *arena,
    struct str box, const struct request_stamp *expected, struct request *request,
    size_t *unknown)
{
    /* A tree of many small values takes some 70 times its text. */
    enum { TREE = 128, LEAST = 64 * 1024, AROUND = 8 * 1024 };
    if (box.size > REQUEST_MAX_BYTES + AROUND)
        return ENVELOPE_UNREADABLE;
    struct arena *secret = arena_open_secret(LEAST + TREE * box.size);
    struct str plain;
    enum envelope_result result = ENVELOPE_OTHER_KEY;
    if (opener_open_box(opener, secret, box, &plain))
        result = read(secret, arena, plain, expected, request, unknown);
    arena_close(secret);
    return result;
}
