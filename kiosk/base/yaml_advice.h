/* The complaints of libyaml in words that help an author. For base/yaml. */
#pragma once

#include <stdbool.h>

struct yaml_advice {
    const char *words;
    /* The place to tell is where the unfinished thing starts, not where its end was missed. */
    bool at_start;
};

/* For the `problem` of libyaml, NULL too; its own words where we have no better ones. */
struct yaml_advice yaml_advice(const char *problem);
