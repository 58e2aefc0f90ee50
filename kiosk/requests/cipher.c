#include "requests/cipher.h"

#include <assert.h>
#include <string.h>

#include <sodium.h>

#include "base/arena.h"

static_assert(CIPHER_KEY_BYTES == crypto_box_PUBLICKEYBYTES, "public key");
static_assert(CIPHER_KEY_BYTES == crypto_box_SECRETKEYBYTES, "secret key");
static_assert(CIPHER_KEY_BYTES == crypto_secretbox_KEYBYTES, "key");
static_assert(CIPHER_KEY_BYTES <= crypto_generichash_KEYBYTES_MAX, "hash key");
static_assert(CIPHER_SALT_BYTES == crypto_pwhash_SALTBYTES, "salt");
static_assert(CIPHER_NONCE_BYTES == crypto_secretbox_NONCEBYTES, "nonce");
static_assert(CIPHER_TAG_BYTES == crypto_secretbox_MACBYTES, "tag");
static_assert(
    CIPHER_WRAPPED_BYTES == CIPHER_KEY_BYTES + crypto_box_SEALBYTES, "wrapped key");

static_assert(CIPHER_KEY_BYTES == crypto_sign_PUBLICKEYBYTES, "key of signatures");
static_assert(CIPHER_KEY_BYTES == crypto_sign_SEEDBYTES, "seed of signatures");
static_assert(CIPHER_SIGNATURE_BYTES == crypto_sign_BYTES, "signature");

/* A file with a cost beyond these was not written by this program. */
enum { MEMORY_KIB_MIN = 8, MEMORY_KIB_MAX = 4 * 1024 * 1024, PASSES_MAX = 64 };

/* libsodium wants to be started once; starting again costs one comparison. */
static void start(void)
{
    int started = sodium_init();
    assert(started >= 0);
    (void)started;
}

static const unsigned char *bytes_of(struct str text)
{
    return (const unsigned char *)text.text;
}

void cipher_random(void *bytes, size_t size)
{
    start();
    randombytes_buf(bytes, size);
}

uint32_t cipher_random_below(uint32_t limit)
{
    start();
    return randombytes_uniform(limit);
}

void cipher_hash(unsigned char hash[CIPHER_HASH_BYTES], struct str bytes)
{
    start();
    crypto_generichash(hash, CIPHER_HASH_BYTES, bytes_of(bytes), bytes.size, NULL, 0);
}

void cipher_hash_keyed(unsigned char hash[CIPHER_HASH_BYTES],
    const unsigned char key[CIPHER_KEY_BYTES], struct str bytes)
{
    start();
    crypto_generichash(
        hash, CIPHER_HASH_BYTES, bytes_of(bytes), bytes.size, key, CIPHER_KEY_BYTES);
}

bool cipher_same(const void *a, const void *b, size_t size)
{
    return sodium_memcmp(a, b, size) == 0;
}

bool cipher_slow_hash(unsigned char key[CIPHER_KEY_BYTES], struct str passphrase,
    const unsigned char salt[CIPHER_SALT_BYTES], struct cipher_cost cost)
{
    start();
    if (cost.memory_kib < MEMORY_KIB_MIN || cost.memory_kib > MEMORY_KIB_MAX)
        return false;
    if (cost.passes < 1 || cost.passes > PASSES_MAX)
        return false;
    return crypto_pwhash(key, CIPHER_KEY_BYTES, passphrase.text, passphrase.size, salt,
               cost.passes, (size_t)cost.memory_kib * 1024,
               crypto_pwhash_ALG_ARGON2ID13) == 0;
}

void cipher_lock(unsigned char *out, struct str plain,
    const unsigned char nonce[CIPHER_NONCE_BYTES],
    const unsigned char key[CIPHER_KEY_BYTES])
{
    start();
    crypto_secretbox_easy(out, bytes_of(plain), plain.size, nonce, key);
}

bool cipher_unlock(unsigned char *out, struct str locked,
    const unsigned char nonce[CIPHER_NONCE_BYTES],
    const unsigned char key[CIPHER_KEY_BYTES])
{
    start();
    if (locked.size < CIPHER_TAG_BYTES)
        return false;
    return crypto_secretbox_open_easy(out, bytes_of(locked), locked.size, nonce, key) ==
           0;
}

void cipher_pair_draw(struct cipher_pair *pair)
{
    start();
    crypto_box_keypair(pair->open, pair->secret);
}

void cipher_pair_complete(struct cipher_pair *pair)
{
    start();
    crypto_scalarmult_base(pair->open, pair->secret);
}

bool cipher_wrap(unsigned char wrapped[CIPHER_WRAPPED_BYTES],
    const unsigned char key[CIPHER_KEY_BYTES],
    const unsigned char open[CIPHER_KEY_BYTES])
{
    start();
    return crypto_box_seal(wrapped, key, CIPHER_KEY_BYTES, open) == 0;
}

bool cipher_unwrap(unsigned char key[CIPHER_KEY_BYTES],
    const unsigned char wrapped[CIPHER_WRAPPED_BYTES], const struct cipher_pair *pair)
{
    start();
    return crypto_box_seal_open(
               key, wrapped, CIPHER_WRAPPED_BYTES, pair->open, pair->secret) == 0;
}

void cipher_sign_public(
    unsigned char open[CIPHER_KEY_BYTES], const unsigned char seed[CIPHER_KEY_BYTES])
{
    unsigned char secret[crypto_sign_SECRETKEYBYTES];
    start();
    crypto_sign_seed_keypair(open, secret, seed);
    sodium_memzero(secret, sizeof secret);
}

void cipher_sign(unsigned char signature[CIPHER_SIGNATURE_BYTES], struct str bytes,
    const unsigned char seed[CIPHER_KEY_BYTES])
{
    unsigned char open[CIPHER_KEY_BYTES], secret[crypto_sign_SECRETKEYBYTES];
    start();
    crypto_sign_seed_keypair(open, secret, seed);
    crypto_sign_detached(signature, NULL, bytes_of(bytes), bytes.size, secret);
    sodium_memzero(secret, sizeof secret);
}

bool cipher_is_signed(const unsigned char signature[CIPHER_SIGNATURE_BYTES],
    struct str bytes, const unsigned char open[CIPHER_KEY_BYTES])
{
    start();
    return crypto_sign_verify_detached(signature, bytes_of(bytes), bytes.size, open) ==
           0;
}

struct str cipher_pad(struct arena *arena, struct str text, size_t block)
{
    start();
    size_t padded = 0;
    size_t room = (text.size / block + 1) * block;
    unsigned char *bytes = arena_take(arena, room);
    if (text.size)
        memcpy(bytes, text.text, text.size);
    int done = sodium_pad(&padded, bytes, text.size, block, room);
    assert(done == 0 && padded == room);
    (void)done;
    return (struct str){ (const char *)bytes, padded };
}

bool cipher_unpad(struct str padded, size_t block, struct str *text)
{
    size_t size = 0;
    if (!padded.size || padded.size % block)
        return false;
    if (sodium_unpad(&size, bytes_of(padded), padded.size, block) != 0)
        return false;
    *text = (struct str){ padded.text, size };
    return true;
}

char *cipher_hex(struct arena *arena, struct str bytes)
{
    size_t room = bytes.size * 2 + 1;
    char *hex = arena_take(arena, room);
    return sodium_bin2hex(hex, room, bytes_of(bytes), bytes.size);
}

bool cipher_read_hex(struct str hex, unsigned char *bytes, size_t size)
{
    size_t read = 0;
    if (hex.size != size * 2)
        return false;
    return sodium_hex2bin(bytes, size, hex.text, hex.size, NULL, &read, NULL) == 0 &&
           read == size;
}

char *cipher_base64(struct arena *arena, struct str bytes)
{
    size_t room = sodium_base64_ENCODED_LEN(bytes.size, sodium_base64_VARIANT_ORIGINAL);
    return sodium_bin2base64(arena_take(arena, room), room, bytes_of(bytes), bytes.size,
        sodium_base64_VARIANT_ORIGINAL);
}

bool cipher_read_base64(struct arena *arena, const char *text, struct str *bytes)
{
    size_t size = 0, length = strlen(text);
    unsigned char *room = arena_take(arena, length);
    if (sodium_base642bin(room, length, text, length, NULL, &size, NULL,
            sodium_base64_VARIANT_ORIGINAL) != 0)
        return false;
    *bytes = (struct str){ (const char *)room, size };
    return true;
}
