/* Rules asked from outside, a line of JSON a question: what `seuil-desk evaluate` does. */
#pragma once

#include "base/date.h"
#include "base/str.h"

struct arena;
struct evaluator;

/* Loads rule files (YAML or JSON) as they are, as one model. `filter` is the reference's
 * filterNotApplicablePossibilities. Never NULL: a model with mistakes answers each line
 * with the first of them. Lives in `arena`. */
struct evaluator *evaluator_open(struct arena *arena, const char *const *paths,
    size_t count, bool filter, struct date today);

/* True when the rules are good. */
bool evaluator_is_ready(const struct evaluator *evaluator);

/* The answer to {"situation":{…},"targets":["rule . name",…]}, one line of JSON without a
 * line break: {"results":{…}}, or {"error":{"when":"load"|"situation"|"evaluate",
 * "message":"file:line:column: …"}}. Places of the line itself are in a file "line".
 * Lives in `answer`, which can be wiped after each line. */
const char *evaluator_answer(
    const struct evaluator *evaluator, struct arena *answer, struct str line);
