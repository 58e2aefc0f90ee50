/* A new site: the data folder of a terminal, and the key of the team outside it. */
#pragma once

#include "base/str.h"
#include "requests/cipher.h"

struct arena;

enum site_result {
    SITE_DONE,
    SITE_KEY_INSIDE, /* the key file would lie in the data folder (P-28) */
    SITE_KEY_EXISTS,
    SITE_KEY_NOT_WRITTEN, /* errno says why */
    SITE_NO_MEMORY,       /* not enough for wrapping the key */
    SITE_EXISTS,          /* the folder is a site already */
    SITE_NOT_WRITTEN,     /* errno says why */
};

/* In French, to the operator, with what to do next. "" for SITE_DONE. */
const char *site_message(enum site_result result);

struct site_order {
    const char *folder, *key_path;
    struct str passphrase;
    const char *site_yaml;        /* text of site.yaml; NULL: none is written */
    struct cipher_cost cost;      /* of the key file: key_cost() but in tests */
    struct cipher_cost code_cost; /* of guessing codes; all zeros: as in code.h */
};

/* Makes keys/equipe.pub, keys/secours.pub, requests.db, site.yaml (kept if it is there) and
 * the key file of the team, or nothing of it. `words` are those of the recovery key, in
 * `secret`: to be shown once, to be written on paper. */
enum site_result site_init(
    const struct site_order *order, struct arena *secret, const char **words);
