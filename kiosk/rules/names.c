#include "rules/names.h"

enum { JOINT_SIZE = 3 }; /* " . " */

struct str name_parent(struct str name)
{
    for (size_t at = name.size; at > JOINT_SIZE; at--)
        if (str_starts(str_sub(name, at - JOINT_SIZE, name.size), " . "))
            return str_sub(name, 0, at - JOINT_SIZE);
    return STR("");
}

struct str name_last(struct str name)
{
    struct str parent = name_parent(name);
    return parent.size ? str_sub(name, parent.size + JOINT_SIZE, name.size) : name;
}

static bool is_inside(struct str name, struct str ancestor)
{
    if (ancestor.size == 0 || str_same(name, ancestor))
        return true;
    return name.size > ancestor.size &&
           str_same(str_sub(name, 0, ancestor.size), ancestor) &&
           str_starts(str_sub(name, ancestor.size, name.size), " . ");
}

/* Walking up from `name` to the deepest ancestor that it shares with `scope`, all must be
 * public, save the one just below that ancestor. */
static bool is_accessible(
    const struct ruleset *rules, struct str scope, struct str name)
{
    while (!is_inside(scope, name)) {
        struct str parent = name_parent(name);
        if (is_inside(scope, parent))
            return true;
        uint32_t rule = ruleset_find(rules, name);
        if (rule && rules->rules.items[rule].shown.is_private)
            return false;
        name = parent;
    }
    return true;
}

struct search_names {
    const struct ruleset *rules;
    struct str scope, reference;
    bool hidden; /* a rule fits, but is private */
};

static uint32_t try_prefix(struct search_names *search, struct str prefix)
{
    uint32_t rule = ruleset_find_under(search->rules, prefix, search->reference);
    if (!rule)
        return 0;
    struct str name = str_of(search->rules->rules.items[rule].shown.name);
    if (str_same(name, search->scope))
        return 0;
    if (is_accessible(search->rules, search->scope, name))
        return rule;
    search->hidden = true;
    return 0;
}

/* From the scope itself (or its parent) outwards; the root, where `prefix` is empty, last.
 * Stops before `end` when that is not empty. */
static uint32_t try_outwards(
    struct search_names *search, struct str prefix, struct str end)
{
    while (true) {
        uint32_t rule = 0;
        if (end.size == 0 || !str_same(prefix, end))
            rule = try_prefix(search, prefix);
        if (rule || prefix.size == 0)
            return rule;
        prefix = name_parent(prefix);
    }
}

static struct str farthest(struct str name)
{
    for (struct str parent = name_parent(name); parent.size > 0;
         parent = name_parent(name))
        name = parent;
    return name;
}

/* `^ .` leaves the scope out, and turns the order round in a way of its own: the farthest
 * ancestor is tried first, then the others from near to far. */
static uint32_t try_above(struct search_names *search)
{
    struct str parent = name_parent(search->scope);
    if (parent.size == 0)
        return try_prefix(search, STR(""));
    struct str first = farthest(parent);
    uint32_t rule = try_prefix(search, first);
    return rule ? rule : try_outwards(search, parent, first);
}

enum name_outcome name_resolve(
    const struct ruleset *rules, struct str scope, struct str reference, uint32_t *rule)
{
    struct search_names search = { rules, scope, reference, false };
    bool above = str_starts(reference, "^ . ");
    if (above) {
        search.reference = str_sub(reference, 1 + JOINT_SIZE, reference.size);
        *rule = try_above(&search);
    } else {
        *rule = try_outwards(&search, scope, STR(""));
    }
    if (*rule)
        return NAME_FOUND;
    bool itself =
        reference.size <= scope.size &&
        str_same(str_sub(scope, scope.size - reference.size, scope.size), reference);
    if (itself && (*rule = ruleset_find(rules, scope)) != 0)
        return NAME_FOUND;
    return search.hidden ? NAME_PRIVATE : NAME_UNKNOWN;
}
