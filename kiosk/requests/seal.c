#include "requests/seal.h"

#include <errno.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"

enum { VERSION = 1, HEAD_BYTES = 2, KEY_FILE_BYTES = 4096, OPENER_BYTES = 1024 };

struct sealer {
    size_t count;
    unsigned char keys[SEAL_KEYS_MAX][CIPHER_KEY_BYTES];
};

struct opener {
    struct arena *arena; /* which holds the opener itself */
    struct cipher_pair pair;
};

/* --- public keys --- */

static bool is_known(const struct sealer *sealer, const unsigned char *key)
{
    for (size_t i = 0; i < sealer->count; i++)
        if (memcmp(sealer->keys[i], key, CIPHER_KEY_BYTES) == 0)
            return true;
    return false;
}

/* A point of small order is refused here, not when somebody waits for the ticket. */
static bool is_usable(const unsigned char *key)
{
    unsigned char nothing[CIPHER_KEY_BYTES] = { 0 }, wrapped[CIPHER_WRAPPED_BYTES];
    return cipher_wrap(wrapped, nothing, key);
}

static bool add_key(
    struct sealer *sealer, struct arena *arena, const char *path, struct diag *diag)
{
    struct str text;
    unsigned char key[CIPHER_KEY_BYTES];
    struct place at = { .file = path };
    if (!file_read(arena, path, KEY_FILE_BYTES, &text))
        return diag_error(diag, at, "cannot be read: %s", strerror(errno));
    at = (struct place){ path, 1, 1 };
    if (!cipher_read_hex(str_trim(text), key, sizeof key) || !is_usable(key))
        return diag_error(
            diag, at, "is no public key; expected one line of 64 hexadecimal digits");
    if (is_known(sealer, key))
        return diag_error(diag, at, "is the same key as another file of this folder");
    if (sealer->count == SEAL_KEYS_MAX)
        return diag_error(
            diag, at, "is one key too many; %d are allowed", SEAL_KEYS_MAX);
    memcpy(sealer->keys[sealer->count++], key, sizeof key);
    return true;
}

static bool add_folder(
    struct sealer *sealer, struct arena *arena, const char *folder, struct diag *diag)
{
    size_t count;
    struct place at = { .file = folder };
    char **names = folder_list(arena, folder, ".pub", &count);
    if (!names)
        return diag_error(diag, at, "cannot be read: %s", strerror(errno));
    for (size_t i = 0; i < count; i++)
        if (!add_key(sealer, arena, file_join(arena, folder, names[i]), diag))
            return false;
    if (sealer->count < SEAL_KEYS_MIN)
        return diag_error(diag, at,
            "holds %zu public key(s); expected the team's and the recovery key (*.pub)",
            sealer->count);
    return true;
}

struct sealer *sealer_open(const char *folder, struct diag *diag)
{
    struct arena *arena = arena_open(0);
    struct sealer *sealer = memory_take(sizeof *sealer);
    bool good = add_folder(sealer, arena, folder, diag);
    arena_close(arena);
    if (good)
        return sealer;
    sealer_close(sealer);
    return NULL;
}

void sealer_close(struct sealer *sealer)
{
    memory_free(sealer);
}

/* --- closing --- */

struct str sealer_seal(const struct sealer *sealer, struct arena *arena,
    struct arena *secret, struct str plain)
{
    struct str padded = cipher_pad(secret, plain, SEAL_BLOCK_BYTES);
    unsigned char *key = arena_take(secret, CIPHER_KEY_BYTES);
    size_t size = HEAD_BYTES + sealer->count * CIPHER_WRAPPED_BYTES +
                  CIPHER_NONCE_BYTES + CIPHER_TAG_BYTES + padded.size;
    unsigned char *box = arena_take(arena, size), *at = box;
    cipher_random(key, CIPHER_KEY_BYTES);
    *at++ = VERSION;
    *at++ = (unsigned char)sealer->count;
    for (size_t i = 0; i < sealer->count; i++, at += CIPHER_WRAPPED_BYTES)
        (void)cipher_wrap(at, key, sealer->keys[i]); /* tried by is_usable() */
    cipher_random(at, CIPHER_NONCE_BYTES);
    cipher_lock(at + CIPHER_NONCE_BYTES, padded, at, key);
    memory_wipe(key, CIPHER_KEY_BYTES);
    return (struct str){ (const char *)box, size };
}

/* --- opening --- */

struct opener *opener_of(const unsigned char secret[CIPHER_KEY_BYTES])
{
    struct arena *arena = arena_open_secret(OPENER_BYTES);
    struct opener *opener = ARENA_NEW(arena, struct opener);
    opener->arena = arena;
    memcpy(opener->pair.secret, secret, CIPHER_KEY_BYTES);
    cipher_pair_complete(&opener->pair);
    return opener;
}

void opener_close(struct opener *opener)
{
    if (opener)
        arena_close(opener->arena);
}

/* The key that the text is locked under, from whichever wrapped key is ours. */
static bool find_key(const struct opener *opener, const unsigned char *wrapped,
    size_t count, unsigned char key[CIPHER_KEY_BYTES])
{
    for (size_t i = 0; i < count; i++, wrapped += CIPHER_WRAPPED_BYTES)
        if (cipher_unwrap(key, wrapped, &opener->pair))
            return true;
    return false;
}

bool opener_open_box(const struct opener *opener, struct arena *secret, struct str box,
    struct str *plain)
{
    const unsigned char *bytes = (const unsigned char *)box.text;
    if (box.size < HEAD_BYTES || bytes[0] != VERSION || bytes[1] > SEAL_KEYS_MAX)
        return false;
    size_t keys_size = bytes[1] * (size_t)CIPHER_WRAPPED_BYTES;
    size_t before = HEAD_BYTES + keys_size + CIPHER_NONCE_BYTES;
    if (box.size < before + CIPHER_TAG_BYTES + SEAL_BLOCK_BYTES)
        return false;
    unsigned char *key = arena_take(secret, CIPHER_KEY_BYTES);
    if (!find_key(opener, bytes + HEAD_BYTES, bytes[1], key))
        return false;
    struct str locked = str_sub(box, before, box.size);
    unsigned char *padded = arena_take(secret, locked.size - CIPHER_TAG_BYTES);
    bool good = cipher_unlock(padded, locked, bytes + HEAD_BYTES + keys_size, key);
    memory_wipe(key, CIPHER_KEY_BYTES);
    struct str whole = { (const char *)padded, locked.size - CIPHER_TAG_BYTES };
    return good && cipher_unpad(whole, SEAL_BLOCK_BYTES, plain);
}

void opener_derive(const struct opener *opener, const char *purpose,
    unsigned char key[CIPHER_KEY_BYTES])
{
    cipher_hash_keyed(key, opener->pair.secret, str_of(purpose));
}
