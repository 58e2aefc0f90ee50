/* Ticket codes, and the ids of stored requests.
 *
 * A code is six characters that are hard to mistake for each other, drawn at random, shown
 * as "K7P 4MX". An id has the form of a UUIDv4: 60 bits of it are drawn, and 62 bits
 * follow from these and the code:
 *
 *     xxxxxxxx-xxxx-4xxx-Ytttttttttttttttt      x drawn, t keyed hash of x under the code
 *
 * Why not a wholly random id? A person takes a request back with the code alone, where no
 * key is at hand (P-13, P-37), so something in the clear must answer to the code. A column
 * for it would stand against P-24; ids that follow from the code alone would repeat when a
 * code comes up again, and a centre would take the second request for the first one sent
 * twice. Half of each is unique, tells neither day nor order, and needs no column.
 * Who steals the file can still try codes: the key that the tag hangs on is an Argon2id
 * hash of the code under the site's salt, so each of the 887 million codes costs a try of
 * about 90 ms and 64 MiB. A code that was found that way opens nothing and names nobody. */
#pragma once

#include <stdbool.h>

#include "base/str.h"
#include "requests/cipher.h"

struct arena;

enum { CODE_LENGTH = 6, ID_LENGTH = 36 };

/* Without separator, ended by NUL: "K7P4MX". All zeros: no code. */
struct code {
    char text[CODE_LENGTH + 1];
};

/* What ids are recognised by. */
struct code_key {
    unsigned char bytes[CIPHER_KEY_BYTES];
};

/* What makes a site's codes costly to try. Not secret. */
struct code_salt {
    unsigned char bytes[CIPHER_SALT_BYTES];
    struct cipher_cost cost;
};

struct code_salt code_salt_draw(void); /* with the cost named above */

/* At random, never of digits only: a spreadsheet would take "234 567" for a number. */
struct code code_draw(void);

/* Reads what a person typed: capitals or not, blanks, points and dashes anywhere. False
 * leaves `code` as it was. */
bool code_read(struct str typed, struct code *code);
const char *code_show(struct arena *arena, struct code code); /* "K7P 4MX" */

/* Slow on purpose. False when the memory cannot be had. */
bool code_key_make(
    struct code_key *key, struct code code, const struct code_salt *salt);

struct id {
    char text[ID_LENGTH + 1];
};

struct id id_draw(const struct code_key *key);
bool id_is(struct str text); /* the form of a UUIDv4 in small letters? */
bool id_has_code(const char *id, const struct code_key *key);
