/* What the joint interview shows beside its questions. */
#pragma once

#include "screens/screen.h"

/* How many rights are known already. */
void rights_progress(struct scene *scene, const struct visit *visit);

/* In the footer of a question: the way to see them. Nothing for a check by itself. */
void rights_foot(struct scene *scene, const struct visit *visit);
