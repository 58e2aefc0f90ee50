/* The primitives of libsodium that the strongroom uses, under plain names: chance, hashes,
 * slow hashes, boxes for one key, boxes for whoever holds the secret half of a pair, signatures.
 * cipher.c alone includes the library. What the bytes mean stands in seal.h, key.h and
 * code.h. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

struct arena;

enum {
    CIPHER_KEY_BYTES = 32,  /* a key, and each half of a pair */
    CIPHER_SALT_BYTES = 16, /* of a slow hash */
    CIPHER_HASH_BYTES = 32,
    CIPHER_NONCE_BYTES = 24,
    CIPHER_TAG_BYTES = 16,     /* what locking adds */
    CIPHER_WRAPPED_BYTES = 80, /* a key that was wrapped for a public key */
};

/* What a slow hash costs whoever guesses: memory, and passes over it (Argon2id). */
struct cipher_cost {
    unsigned memory_kib; /* 8 to 4 GiB */
    unsigned passes;     /* 1 to 64 */
};

/* --- chance --- */
void cipher_random(void *bytes, size_t size);
uint32_t cipher_random_below(uint32_t limit); /* even odds for 0 to limit - 1 */

/* --- hashes (BLAKE2b) --- */
void cipher_hash(unsigned char hash[CIPHER_HASH_BYTES], struct str bytes);
void cipher_hash_keyed(unsigned char hash[CIPHER_HASH_BYTES],
    const unsigned char key[CIPHER_KEY_BYTES], struct str bytes);
bool cipher_same(const void *a, const void *b, size_t size); /* in constant time */

/* Argon2id. False when `cost` is out of its range or the memory cannot be had. */
bool cipher_slow_hash(unsigned char key[CIPHER_KEY_BYTES], struct str passphrase,
    const unsigned char salt[CIPHER_SALT_BYTES], struct cipher_cost cost);

/* --- one key: XSalsa20-Poly1305 --- */

/* `out` takes `plain.size` + CIPHER_TAG_BYTES bytes. */
void cipher_lock(unsigned char *out, struct str plain,
    const unsigned char nonce[CIPHER_NONCE_BYTES],
    const unsigned char key[CIPHER_KEY_BYTES]);
/* `out` takes `locked.size` - CIPHER_TAG_BYTES bytes. False when the key is another one or
 * a byte was changed. */
bool cipher_unlock(unsigned char *out, struct str locked,
    const unsigned char nonce[CIPHER_NONCE_BYTES],
    const unsigned char key[CIPHER_KEY_BYTES]);

/* --- pairs: X25519, sealed boxes --- */
struct cipher_pair {
    unsigned char open[CIPHER_KEY_BYTES]; /* the public half */
    unsigned char secret[CIPHER_KEY_BYTES];
};

void cipher_pair_draw(struct cipher_pair *pair);
/* Fills the public half from the secret one. */
void cipher_pair_complete(struct cipher_pair *pair);
/* False when `open` is no usable public key. */
bool cipher_wrap(unsigned char wrapped[CIPHER_WRAPPED_BYTES],
    const unsigned char key[CIPHER_KEY_BYTES],
    const unsigned char open[CIPHER_KEY_BYTES]);
bool cipher_unwrap(unsigned char key[CIPHER_KEY_BYTES],
    const unsigned char wrapped[CIPHER_WRAPPED_BYTES], const struct cipher_pair *pair);

/* --- signatures: Ed25519 (RFC 8032) --- */

enum { CIPHER_SIGNATURE_BYTES = 64 };

/* A pair is made of its seed, always the same one. */
void cipher_sign_public(
    unsigned char open[CIPHER_KEY_BYTES], const unsigned char seed[CIPHER_KEY_BYTES]);
void cipher_sign(unsigned char signature[CIPHER_SIGNATURE_BYTES], struct str bytes,
    const unsigned char seed[CIPHER_KEY_BYTES]);
/* Did the holder of `open`'s seed sign exactly these bytes? */
bool cipher_is_signed(const unsigned char signature[CIPHER_SIGNATURE_BYTES],
    struct str bytes, const unsigned char open[CIPHER_KEY_BYTES]);

/* --- padding: ISO/IEC 7816-4 --- */

/* `text` followed by its padding up to the next multiple of `block`, in `arena`. A text
 * that fills its blocks exactly takes one more. */
struct str cipher_pad(struct arena *arena, struct str text, size_t block);
/* The text without its padding, a part of `padded`. False when there is none. */
bool cipher_unpad(struct str padded, size_t block, struct str *text);

/* --- bytes as text --- */
char *cipher_hex(struct arena *arena, struct str bytes);
bool cipher_read_hex(struct str hex, unsigned char *bytes, size_t size); /* all of it */
char *cipher_base64(struct arena *arena, struct str bytes);
bool cipher_read_base64(struct arena *arena, const char *text, struct str *bytes);
