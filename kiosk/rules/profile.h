/* The authors' profile: a part of the rule language in which every file means to the
 * reference engine what it means here, and in which what that engine lets pass without a
 * word is refused. For the contents only: a model of somebody else is taken as it is. */
#pragma once

#include "rules/ruleset.h"

/* What can be told from the files as they are written: keys that nobody reads, parts of
 * the language that the profile leaves out, texts and names with accents typed apart.
 * True when there is nothing to complain of. */
bool profile_check_files(
    const struct yaml *const *trees, size_t count, struct diag *diag);

/* What needs all rules: types and units that do not fit, circles, parents that seem to
 * switch off their children, brackets that leave amounts out, answers that are in no list,
 * inputs of no type. True when there is nothing to complain of. */
bool profile_check_rules(const struct ruleset *rules, struct diag *diag);
