/* The two ways in: the team's key file, whose secret key is wrapped under a passphrase, and
 * the words of the recovery key, which lie elsewhere on paper (P-27, P-28).
 *
 * The key file is a short YAML text:
 *
 *     seuil_key: 1
 *     public: …64 hexadecimal digits
 *     memory_kib: 262144
 *     passes: 6
 *     salt: …
 *     nonce: …
 *     wrapped: …the secret key, locked under Argon2id(passphrase, salt)
 *
 * 256 MiB and six passes took 1.3 s on the machine where this was written. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "requests/cipher.h"

struct arena;
struct opener;

enum key_result {
    KEY_OPEN,
    KEY_MISSING,    /* the file cannot be read; errno says why */
    KEY_BAD_FILE,   /* it is neither a key file nor recovery words */
    KEY_BAD_WORDS,  /* recovery words with a mistake in them */
    KEY_LOCKED,     /* wrong passphrase */
    KEY_NO_MEMORY,  /* this machine cannot give the memory that the file asks for */
    KEY_EXISTS,     /* key_write() never overwrites a key */
    KEY_NOT_WRITTEN /* errno says why */
};

/* In French, to the operator, with what to do next. "" for KEY_OPEN. */
const char *key_message(enum key_result result);

/* What a key file costs whoever guesses its passphrase. */
struct cipher_cost key_cost(void);

/* Writes the key file, readable by its owner only. */
enum key_result key_write(const char *path, const struct cipher_pair *pair,
    struct str passphrase, struct cipher_cost cost);

/* Does this file ask for a passphrase? (A file of recovery words does not.) */
bool key_wants_passphrase(const char *path);

/* Opens a key file with its passphrase, or a text file that holds the words of the recovery
 * key. `opener` is set for KEY_OPEN only; owner: the caller. */
enum key_result key_open(
    const char *path, struct str passphrase, struct opener **opener);
enum key_result key_open_words(struct str words, struct opener **opener);

/* The same secret under a new passphrase, in the same file (P-47). */
enum key_result key_rewrap(const char *path, struct str passphrase,
    struct str new_passphrase, struct cipher_cost cost);

/* The words of a recovery key, in `secret`. */
const char *key_words(struct arena *secret, const struct cipher_pair *pair);
