/* Stories: a household that nobody is, in scenes of one picture and a few sentences, told
 * to be heard as well as read. Plain data of the catalog, for a resident's screen and for a
 * group that looks at one scene after the other. Every text is French and a key, as in
 * catalog.h. */
#pragma once

#include "content/catalog.h"

/* One picture and what is told beside it. */
struct story_scene {
    const char *picture; /* "stories/rent-1" */
    const char *spoken;  /* what is seen on it */
    /* Over the turning point: "Ce que Nadia ne savait pas"; NULL over the others. */
    const char *heading;
    const struct block *blocks;
    size_t block_count; /* 1 or more */
};

struct story {
    const char *id;     /* of its file: "nadia" */
    const char *title;  /* "L'histoire de Nadia" */
    const char *people; /* "Une mère et ses deux enfants" */
    const char *icon;
    const struct home_situation *situation;
    const struct story_scene *scenes;
    size_t scene_count;         /* STORY_LEAST_SCENES to STORY_MOST_SCENES */
    const struct block *helped; /* "Ce qui a aidé" */
    size_t helped_count;
    const struct sheet *const *sheets; /* those that the text names come too */
    size_t sheet_count;
    const struct check *const *checks;
    size_t check_count;
    const char *const *sources;
    size_t source_count;
    struct date verified, valid_until;
    struct place at;
};

enum { STORY_LEAST_SCENES = 5, STORY_MOST_SCENES = 7 };

const struct story *catalog_story(const struct catalog *catalog, const char *id);

/* The first story of the situation after `after` (NULL: from the beginning), or NULL. */
const struct story *story_next(const struct catalog *catalog,
    const struct home_situation *situation, const struct story *after);
