/* The direction of text (UAX #9). */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/* The level of each of the `count` characters of a paragraph, in `arena`: even ones run
 * from left to right, odd ones from right to left. The paragraph has the direction of its
 * first strong letter; `rtl` holds the one to take without any, and then the one taken. */
unsigned char *text_levels(
    struct arena *arena, const uint32_t *codes, size_t count, bool *rtl);

/* Rule L2: the runs of one line, given by their levels, from the left: `order[i]` is the
 * run to be seen at place i. */
void text_order(const unsigned char *levels, size_t count, size_t *order);
