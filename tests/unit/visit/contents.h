/* What tests of a visit share: the contents of this project. */
#pragma once

#include "base/arena.h"
#include "content/catalog.h"
#include "rules/ruleset.h"

static inline const struct catalog *contents_read(struct arena *arena, struct date on)
{
    struct diag *diag = diag_open();
    const struct catalog *catalog = catalog_read(
        arena, SOURCE_FOLDER "/content", SOURCE_FOLDER "/assets", on, diag);
    diag_print(diag, stderr);
    diag_close(diag);
    return catalog;
}

/* The question of the rule of that full name. */
static inline const struct question *contents_question(
    const struct catalog *catalog, const char *name)
{
    for (size_t i = 0; i < catalog->question_count; i++)
        if (text_same(catalog->questions[i].rule->name, name))
            return &catalog->questions[i];
    fail_msg("no question '%s'", name);
    return NULL;
}
