/* The rules asked about the answers of a visit. Each inquiry evaluates in locked memory of
 * its own, which is overwritten when it closes (P-15). For the files of this room. */
#pragma once

#include <stdbool.h>

#include "visit/selfcheck.h"

struct arena;
struct inquiry;

/* About the answers given so far and the goals of the open check. Never NULL; owner: the
 * caller, who ends it with inquiry_close(). */
struct inquiry *inquiry_open(const struct selfcheck *selfcheck);
void inquiry_close(struct inquiry *inquiry);

/* The question that matters most of those not asked yet, or NULL. `left`: how many. */
const struct question *inquiry_next(const struct inquiry *inquiry, int *left);

/* Has the question a meaning with the answers given? Not known counts as yes. */
bool inquiry_applies(const struct inquiry *inquiry, const struct question *question);

/* The outcome of the check, once no answer can change it any more; NULL before that. */
const struct check_outcome *inquiry_settled(struct inquiry *inquiry);

/* What the rules decide, and why; in `arena`. */
struct result inquiry_result(struct inquiry *inquiry, struct arena *arena);
