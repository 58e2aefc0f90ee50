/* A request goes into its sealed box here, and comes out of it again. Going in, nothing of
 * it lies anywhere but in locked memory. Coming out, the stamp inside is compared with the
 * row that it was found in, so that a box that was moved or swapped is noticed (P-29). */
#pragma once

#include <stddef.h>

#include "base/str.h"
#include "requests/request.h"

struct arena;
struct opener;
struct sealer;

/* The sealed box, in `arena`. */
struct str envelope_close(const struct sealer *sealer, struct arena *arena,
    const struct request *request, const struct request_stamp *stamp);

enum envelope_result {
    ENVELOPE_OPEN,
    ENVELOPE_OTHER_KEY,  /* damaged, or sealed to other keys */
    ENVELOPE_MOVED,      /* the stamp inside is another one than `expected` */
    ENVELOPE_UNREADABLE, /* what is inside is no request */
};

/* In French, to the team, with what to do next. "" for ENVELOPE_OPEN. */
const char *envelope_message(enum envelope_result result);

/* The request, whose texts live in `arena`: at most twice the size of the box and
 * REQUEST_COPY_BYTES. `unknown` counts what a later version of the program added. */
enum envelope_result envelope_open(const struct opener *opener, struct arena *arena,
    struct str box, const struct request_stamp *expected, struct request *request,
    size_t *unknown);
