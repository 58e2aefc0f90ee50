/* What the list of offices and an office's own screen share. */
#pragma once

#include "content/directory.h"
#include "screens/screen.h"

struct hours_state office_state(const struct visit *visit, const struct office *office);

/* Is it open: a chip with a clock, in words. Nothing where the hours are not known. */
void office_add_state(
    struct scene *scene, const struct visit *visit, const struct office *office);

/* Appointment, entrance, languages: a pictogram and words each. `all`: what is not known
 * too, as a question to ask there. */
void office_add_facts(struct scene *scene, const struct visit *visit,
    const struct office *office, bool all);
