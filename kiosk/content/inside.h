/* What a catalog keeps for itself. For the files of this room. */
#pragma once

#include "content/names.h"
#include "content/reader.h"

struct tables;

struct catalog_private {
    struct names names[NAME_KINDS];
    const struct message *messages; /* every French text that is shown, once */
    size_t message_count;
    struct date on; /* the day of the review; all zeros: none is made */
    struct phrases avoid, avoid_easy;
    const char **instead;  /* what their owners are indexes of */
    const char *folder;    /* what the contents are called in complaints: "content" */
    struct tables *tables; /* of a pack; NULL for a folder, which has no translation */
};

/* The way from files to a catalog, one for authors and kiosk. The mistakes are in `diag`;
 * what comes back is whole only when there is none. */
struct catalog *catalog_build(
    struct arena *arena, const struct shelf *shelf, struct date on, struct diag *diag);
