/* Amounts of money: whole cents of euro in int64_t. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

struct arena;

/* "1 250,00 €", "1250", "1250.5": spaces of any kind between thousands, comma or point
 * before one or two decimals, an optional euro sign. False leaves `cents` as it was. */
bool money_read(struct str text, int64_t *cents);
