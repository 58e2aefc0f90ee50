/* Envelopes for requests. Anyone may close one; only the team's key or the recovery key
 * opens it. A terminal holds public keys only.
 *
 * A sealed box: the text, padded to 4096 bytes or the next multiple (P-26), is locked under
 * a key drawn for it alone, and that key is wrapped once for each public key (P-27):
 *
 *     version (1 byte, 1) | keys (1 byte, n) | n wrapped keys of 80 bytes |
 *     nonce (24 bytes) | locked text (16 bytes more than its padded length)
 *
 * Sealing the text itself once for each key was weighed: it is one step less, but doubles
 * what is written before "C'est noté" may be shown, and every further key (a second
 * association, a new recovery key) would cost 4 KiB a request instead of 80 bytes. */
#pragma once

#include <stdbool.h>

#include "base/diag.h"
#include "base/str.h"
#include "requests/cipher.h"

struct arena;
struct sealer;
struct opener;

enum { SEAL_BLOCK_BYTES = 4096, SEAL_KEYS_MIN = 2, SEAL_KEYS_MAX = 8 };

/* A sealer for all public keys of a folder: files *.pub, each 32 bytes as hexadecimal in
 * one line. Owner: the caller, who ends it with sealer_close(). NULL when a file is no
 * key, or when there are fewer than two or more than eight different ones; `diag` says
 * which. */
struct sealer *sealer_open(const char *folder, struct diag *diag);
void sealer_close(struct sealer *sealer); /* NULL is allowed */

/* A sealed box in `arena`; what is secret on the way lies in `secret`. */
struct str sealer_seal(const struct sealer *sealer, struct arena *arena,
    struct arena *secret, struct str plain);

/* An opener for a secret key, which is copied into locked memory. Never NULL.
 * Owner: the caller, who ends it with opener_close(). */
struct opener *opener_of(const unsigned char secret[CIPHER_KEY_BYTES]);
void opener_close(struct opener *opener); /* wipes the key; NULL is allowed */

/* The plain text, in `secret`. False when the box is damaged or sealed to other keys. */
bool opener_open_box(const struct opener *opener, struct arena *secret, struct str box,
    struct str *plain);

/* A key for another purpose, made of the secret one: always the same for the same words,
 * and telling nothing about it (BLAKE2b with the secret key as its key). */
void opener_derive(const struct opener *opener, const char *purpose,
    unsigned char key[CIPHER_KEY_BYTES]);
