/* What the screens of a letter share. */
#pragma once

#include "screens/screen.h"
#include "visit/letter.h"

/* The line that leads to a letter. */
void letter_link(
    struct scene *scene, const struct visit *visit, const struct letter *letter);

/* How many letters belong to sheets of the situation; NULL: none. */
size_t letters_of_situation(
    const struct catalog *catalog, const struct home_situation *situation);

/* The open letter as it is ticked. */
struct letter_said letter_of(const struct scene *scene, const struct visit *visit);
