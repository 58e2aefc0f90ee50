/* Vectors of the rule language: what the reference engine says, and whether we agree. */
#pragma once

#include "base/arena.h"
#include "base/diag.h"
#include "base/yaml.h"
#include "rules/ruleset.h"

/* One case with what was found to differ; `said` is empty when nothing does. */
struct verdict {
    struct arena *arena; /* of the case: wiped after it */
    struct text said;
};

void differ(struct verdict *verdict, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Complains where two texts differ; NULL is none. */
void expect_text(
    struct verdict *verdict, const char *what, const char *expected, const char *got);
/* Within 1e-9 of each other; both infinite or no number at all count as the same. */
void expect_number(struct verdict *verdict, const struct yaml *expected, double got);

/* The options of a file, with those of a model on top. */
struct ruleset_options read_options(const struct yaml *file, const struct yaml *model);

/* One function a suite: complains about one case or record. */
void check_case(struct verdict *verdict, const struct yaml *file,
    const struct yaml *model, const struct yaml *one);
void check_expression(struct verdict *verdict, const struct yaml *record);
void check_unit(struct verdict *verdict, const struct yaml *record);
void check_format(struct verdict *verdict, const struct yaml *record);
void check_yaml(struct verdict *verdict, const struct yaml *record);
/* `folder` holds the model that the questions are about. */
void check_questions(
    struct verdict *verdict, const struct yaml *record, const char *folder);
