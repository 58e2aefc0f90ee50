/* The typesetter of the tests, on the fonts of the build folder. */
#pragma once

#include "test.h"

#include "base/arena.h"
#include "base/file.h"
#include "ui/text.h"

static struct typesetter *open_typesetter(void)
{
    struct arena *arena = arena_open(0);
    struct diag *diag = diag_open();
    const char *programs = file_program_folder(arena);
    struct typesetter *typesetter =
        text_open(file_join(arena, programs, "../fonts"), diag);
    diag_print(diag, stderr);
    assert_int_equal(diag_errors(diag) + diag_warnings(diag), 0);
    diag_close(diag);
    arena_close(arena);
    return typesetter;
}
