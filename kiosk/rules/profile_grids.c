/* Brackets that leave amounts out: above the last ceiling the reference engine does not
 * know, below 0 it says non, and both without a word. */
#include "base/arena.h"
#include "rules/profile_inside.h"

static bool is_never_negative(struct profile *profile, uint32_t number);

static bool all_in_list(
    struct profile *profile, const struct node *node, size_t first, size_t step)
{
    for (size_t i = first; i < node->count; i += step)
        if (!is_never_negative(profile, node->list[i]))
            return false;
    return true;
}

static bool is_literal_below_zero(const struct node *node)
{
    return node->value->kind == VALUE_NUMBER && node->value->number < 0;
}

/* `plancher: A` is the condition (A != non et V < A), then A, else V. */
static bool is_floor(const struct profile *profile, const struct node *node)
{
    const struct node *both = profile_node(profile, node->part[0]);
    if (both->kind != NODE_OPERATION || both->operation != OPERATION_AND)
        return false;
    const struct node *below = profile_node(profile, both->part[1]);
    return below->kind == NODE_OPERATION && below->operation == OPERATION_LESS &&
           below->part[1] == node->part[1];
}

static bool is_operation_never_negative(
    struct profile *profile, const struct node *node)
{
    switch (node->operation) {
    case OPERATION_ADD:
    case OPERATION_MULTIPLY:
    case OPERATION_DIVIDE:
        return is_never_negative(profile, node->part[0]) &&
               is_never_negative(profile, node->part[1]);
    case OPERATION_SUBTRACT:
    case OPERATION_TRUNCATE:
    case OPERATION_POWER:
    case OPERATION_LESS:
    case OPERATION_LESS_OR_SAME:
    case OPERATION_MORE:
    case OPERATION_MORE_OR_SAME:
    case OPERATION_SAME:
    case OPERATION_OTHER:
    case OPERATION_AND:
    case OPERATION_OR:
    case OPERATION_COUNT:
        break;
    }
    return false;
}

static bool look(struct profile *profile, const struct node *node)
{
    switch (node->kind) {
    case NODE_LITERAL:
        return !is_literal_below_zero(node);
    case NODE_REFERENCE:
    case NODE_RULE:
        return is_never_negative(profile, profile_rule(profile, node->rule)->value);
    case NODE_ANSWER: /* nobody can type a number below 0 */
    case NODE_DURATION:
        return true;
    case NODE_OPERATION:
        return is_operation_never_negative(profile, node);
    case NODE_CONDITION:
        return is_never_negative(profile, node->part[1]) &&
               (is_floor(profile, node) || is_never_negative(profile, node->part[2]));
    case NODE_VARIATIONS:
    case NODE_GRID:
        return all_in_list(profile, node, 1, 2);
    case NODE_ROUND:
    case NODE_UNIT:
    case NODE_SIMPLIFY:
    case NODE_CONTEXT:
    case NODE_MISSING:
        return is_never_negative(profile, node->part[0]);
    case NODE_SCALE:
        return is_never_negative(profile, node->part[0]) &&
               all_in_list(profile, node, 1, 2);
    case NODE_PROGRESSIVE:
        return all_in_list(profile, node, 1, 2);
    case NODE_NONE:
    case NODE_UNDEFINED:
    case NODE_NOT_APPLICABLE:
    case NODE_LOGARITHM:
    case NODE_TEXT:
    case NODE_POSSIBILITIES:
    case NODE_INVERSION:
    case NODE_CIRCULAR:
        break;
    }
    return false;
}

/* False when it is not certain. A circle, which is told elsewhere, counts as never. */
static bool is_never_negative(struct profile *profile, uint32_t number)
{
    if (!number || profile->depth >= MODEL_MAX_DEPTH / 2)
        return true;
    if (profile->sign_known[number])
        return profile->sign_known[number] == 2;
    profile->sign_known[number] = 2;
    profile->depth++;
    bool never = look(profile, profile_node(profile, number));
    profile->depth--;
    profile->sign_known[number] = never ? 2 : 1;
    return never;
}

/* --- ceilings --- */

static const struct value *literal_of(const struct profile *profile, uint32_t number)
{
    const struct node *node = profile_node(profile, number);
    bool is = number && node->kind == NODE_LITERAL && node->value->kind == VALUE_NUMBER;
    return is ? node->value : NULL;
}

static void check_ceilings(struct profile *profile, const struct node *node)
{
    const struct value *before = NULL;
    for (size_t i = 0; i + 1 < node->count; i += 2) {
        const struct value *ceiling = literal_of(profile, node->list[i]);
        double number = ceiling ? ceiling->number : 0;
        if (ceiling && before && unit_convert(&number, ceiling->unit, before->unit) &&
            number <= before->number)
            profile_refuse(profile, profile_node(profile, node->list[i])->at,
                "this 'plafond' is not above the one before it");
        if (!node->list[i] && i + 2 < node->count)
            profile_refuse(profile, profile_node(profile, node->list[i + 1])->at,
                "no bracket after this one is looked at: it has no 'plafond'");
        before = ceiling ? ceiling : before;
    }
}

static void check_grid(struct profile *profile, const struct node *node)
{
    if (node->count && node->list[node->count - 2])
        profile_refuse(profile, profile_node(profile, node->list[node->count - 2])->at,
            "amounts above this last 'plafond' are in no bracket: end with one that has "
            "no 'plafond'");
    if (!is_never_negative(profile, node->part[0]))
        profile_refuse(profile, profile_node(profile, node->part[0])->at,
            "'assiette' can be below 0, where there is no bracket: put 'plancher: 0' on it");
}

void profile_check_grids(struct profile *profile)
{
    for (uint32_t i = 1; i < profile->rules->nodes.count; i++) {
        const struct node *node = profile_node(profile, i);
        if (node->kind == NODE_GRID)
            check_grid(profile, node);
        if (node->kind == NODE_GRID || node->kind == NODE_SCALE ||
            node->kind == NODE_PROGRESSIVE)
            check_ceilings(profile, node);
    }
}
