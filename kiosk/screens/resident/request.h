/* What the steps of a request share. */
#pragma once

#include "screens/screen.h"

/* "Demander un rendez-vous · étape 2 sur 5", then the question and the line under it. */
void request_head(struct scene *scene, const struct visit *visit, const char *question,
    const char *lead);

/* "Continuer", and "Passer" where the step may be passed. */
void request_foot(struct scene *scene, const struct visit *visit);

/* DO_NEXT, DO_SKIP, DO_BACK between the steps; false for any other verb. */
bool request_move(struct visit *visit, struct action action);
