/* Who may change the contents of a terminal (P-58). The team signs a pack with its key; a
 * terminal that was told to opens signed packs only. The signature stands beside the pack,
 * in PACK.sig: 128 hexadecimal digits, Ed25519 over all bytes of the pack. The terminal
 * holds the public half, in keys/contenus.ed25519.
 *
 * The key of signatures is derived from the team's secret key, so that there is no further
 * file to keep safe: who can open requests can sign contents. */
#pragma once

#include <stdbool.h>

struct opener;

enum signature {
    SIGNATURE_GOOD,
    SIGNATURE_NOT_ASKED, /* this terminal opens any pack */
    SIGNATURE_MISSING,   /* there is no PACK.sig */
    SIGNATURE_WRONG,     /* of another key, or the pack is another one */
    SIGNATURE_BAD_KEY,   /* keys/contenus.ed25519 is damaged */
};

/* In French, to the operator, with what to do next. "" for the first two. */
const char *signature_message(enum signature signature);

/* Of the pack at `pack`, for the terminal whose data folder is `folder` (NULL: none, then
 * nothing is asked). */
enum signature signature_check(const char *folder, const char *pack);

/* Writes PACK.sig. False when a file cannot be read or written; errno says why. */
bool signature_write(const struct opener *opener, const char *pack);

/* From now on the terminal of `folder` opens packs only that this key signed. False when
 * the file cannot be written; errno says why. */
bool signature_require(const struct opener *opener, const char *folder);
