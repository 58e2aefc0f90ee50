/* What is printed, as scenes of paper (scene/page.h). In French: it goes to French offices. */
#pragma once

#include "scene/scene.h"
#include "visit/letter.h"

/* A letter on one page: sender, whom it goes to, place and day, subject, what it says,
 * signature, what is enclosed. Names, addresses and dates are dots to be filled in by hand.
 * What is spoken at a hearing is a page to be read standing up: its sentences, then the
 * papers in order, each with a box; in large letters. Lives in `arena`; to be laid
 * out by who shows or prints it. */
struct scene *paper_letter(struct arena *arena, const struct letter_said *said);
