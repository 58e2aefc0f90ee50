/* Faults of the rules themselves that show only while evaluating: what they give then is no
 * result for anybody. The reference engine goes on with a warning, or with NaN. */
#pragma once

#include "rules/eval.h"

/* What went wrong since the evaluation was opened, for its author: an error, units that do
 * not convert, a circle; or in the cache as it is now, a number that is none. NULL when all
 * is well. Lives as long as the evaluation. */
const char *eval_fault(const struct evaluation *evaluation);
