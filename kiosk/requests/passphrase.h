/* A passphrase: from the terminal without showing it, or from the file that
 * SEUIL_PASSPHRASE_FILE names; never from an argument. */
#pragma once

#include <stdbool.h>

#include "base/str.h"

struct arena;

enum { PASSPHRASE_MAX_BYTES = 1024, PASSPHRASE_LEAST = 12 };

enum passphrase_result {
    PASSPHRASE_READ,
    PASSPHRASE_NO_FILE,     /* the file cannot be read, is empty or too long */
    PASSPHRASE_NO_TERMINAL, /* nobody to ask */
    PASSPHRASE_GIVEN_UP,    /* Ctrl-C, Ctrl-D or an empty line */
};

/* In French, to the operator, with what to do next. "" for PASSPHRASE_READ. */
const char *passphrase_message(enum passphrase_result result);

/* Asks with `prompt` ("Phrase de passe : "). The passphrase is in `secret`, locked memory
 * of PASSPHRASE_MAX_BYTES * 4 at least; a line end at the end of the file is no part. */
enum passphrase_result passphrase_ask(
    struct arena *secret, const char *prompt, struct str *passphrase);

/* Does it come from a file? Then asking a second time to be sure is of no use. */
bool passphrase_has_file(void);

/* Under PASSPHRASE_LEAST characters: who makes a new key should be told. */
bool passphrase_is_short(struct str passphrase);
