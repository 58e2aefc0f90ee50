/* Where a line may end (UAX #14), with the habits of French. */
#pragma once

#include <stddef.h>
#include <stdint.h>

struct arena;

enum text_break { BREAK_NEVER, BREAK_MAY, BREAK_MUST };

/* What may happen after each of `count` characters; in `arena`. Any code points are taken,
 * also those that nobody should write. */
unsigned char *text_breaks(struct arena *arena, const uint32_t *codes, size_t count);
