#include "rules/fault.h"

#include <math.h>

#include "base/arena.h"
#include "rules/engine.h"

static const struct {
    enum warning warning;
    const char *told;
} WARNINGS[] = {
    { WARNING_UNIT, "units that do not convert into each other" },
    { WARNING_CYCLE, "a rule that depends on itself" },
};

static const char *told_at(
    const struct evaluation *evaluation, const struct node *node, const char *what)
{
    return str_format(evaluation->run->arena, "%s:%d:%d: %s",
        node->at.file ? node->at.file : "?", node->at.line, node->at.column, what);
}

/* Also inside a condition, where nobody would see it: a comparison with NaN is non. */
static const char *broken_number(const struct evaluation *evaluation)
{
    for (uint32_t i = 1; i < evaluation->rules->nodes.count; i++) {
        const struct outcome *outcome = evaluated(evaluation, i);
        if (outcome && outcome->value.kind == VALUE_NUMBER &&
            !isfinite(outcome->value.number))
            return told_at(evaluation, &evaluation->rules->nodes.items[i],
                "this is no number (a division by 0, or a bracket without a rate)");
    }
    return NULL;
}

const char *eval_fault(const struct evaluation *evaluation)
{
    if (eval_error(evaluation))
        return eval_error(evaluation);
    for (size_t i = 0; i < sizeof WARNINGS / sizeof *WARNINGS; i++)
        if (evaluation->run->warnings & (unsigned)WARNINGS[i].warning)
            return WARNINGS[i].told;
    return broken_number(evaluation);
}
