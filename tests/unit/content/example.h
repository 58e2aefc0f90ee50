/* The small valid contents of tests/mistakes/base, for the tests of this room. */
#pragma once

#include <unistd.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "content/catalog.h"
#include "content/pack.h"

#define EXAMPLE_CONTENT SOURCE_FOLDER "/tests/mistakes/base/content"
#define EXAMPLE_ASSETS  SOURCE_FOLDER "/tests/mistakes/base/assets"

static const struct date EXAMPLE_DAY = { 2026, 11, 21 };

/* A new folder of its own under the system's folder for such. */
static inline const char *example_folder(struct arena *arena)
{
    char *path = str_dup(arena, "/tmp/seuil-content-XXXXXX");
    assert_non_null(mkdtemp(path));
    return path;
}

static inline void example_no_complaint(const struct diag *diag)
{
    diag_print(diag, stderr);
    assert_int_equal(diag_errors(diag), 0);
}

/* Packs the contents into `path`. */
static inline void example_pack(const char *path)
{
    struct diag *diag = diag_open();
    pack_write(EXAMPLE_CONTENT, EXAMPLE_ASSETS, path, EXAMPLE_DAY, diag);
    example_no_complaint(diag);
    diag_close(diag);
}

static inline const struct catalog *example_open(struct arena *arena, const char *path)
{
    struct diag *diag = diag_open();
    enum pack_state state;
    const struct catalog *catalog = pack_open(arena, path, &state, diag);
    example_no_complaint(diag);
    assert_int_equal(state, PACK_OK);
    assert_non_null(catalog);
    diag_close(diag);
    return catalog;
}
