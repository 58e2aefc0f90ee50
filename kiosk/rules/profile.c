/* The part of the profile that reads files as they are written. A table says of each key
 * what stands under it; the rest is a walk over it. */
#include "rules/profile.h"

#include <string.h>

#include "base/arena.h"
#include "base/number.h"
#include "base/yaml.h"
#include "rules/expr.h"

/* What stands under a key. */
enum argument {
    ARGUMENT_NOTHING, /* texts and the like, read elsewhere */
    ARGUMENT_TYPE,
    ARGUMENT_UNIT,
    ARGUMENT_FORM,
    ARGUMENT_VALUE,
    ARGUMENT_LIST,
    ARGUMENT_BRANCHES,
    ARGUMENT_CONDITION,
    ARGUMENT_GRID,
    ARGUMENT_SCALE,
    ARGUMENT_DURATION,
    ARGUMENT_POSSIBILITIES,
    ARGUMENT_RULES,
    ARGUMENT_CONTEXT
};

static const struct key {
    const char *name;
    enum argument argument;
    bool below; /* may stand below a rule too: a mechanism */
} KEYS[] = {
    { "titre", ARGUMENT_NOTHING, false },
    { "question", ARGUMENT_NOTHING, false },
    { "description", ARGUMENT_NOTHING, false },
    { "résumé", ARGUMENT_NOTHING, false },
    { "note", ARGUMENT_NOTHING, false },
    { "références", ARGUMENT_NOTHING, false },
    { "icônes", ARGUMENT_NOTHING, false },
    { "acronyme", ARGUMENT_NOTHING, false },
    { "meta", ARGUMENT_NOTHING, false },
    { "privé", ARGUMENT_NOTHING, false },
    { "remplace", ARGUMENT_NOTHING, false },
    { "rend non applicable", ARGUMENT_NOTHING, false },
    { "type", ARGUMENT_TYPE, false },
    { "form", ARGUMENT_FORM, false },
    { "une possibilité", ARGUMENT_POSSIBILITIES, false },
    { "unité", ARGUMENT_UNIT, true },
    { "avec", ARGUMENT_RULES, true },
    { "contexte", ARGUMENT_CONTEXT, true },
    { "par défaut", ARGUMENT_VALUE, true },
    { "plafond", ARGUMENT_VALUE, true },
    { "plancher", ARGUMENT_VALUE, true },
    { "abattement", ARGUMENT_VALUE, true },
    { "arrondi", ARGUMENT_VALUE, true },
    { "simplifier l'unité", ARGUMENT_NOTHING, true },
    { "applicable si", ARGUMENT_VALUE, true },
    { "non applicable si", ARGUMENT_VALUE, true },
    { "valeur", ARGUMENT_VALUE, true },
    { "variations", ARGUMENT_BRANCHES, true },
    { "condition", ARGUMENT_CONDITION, true },
    { "toutes ces conditions", ARGUMENT_LIST, true },
    { "une de ces conditions", ARGUMENT_LIST, true },
    { "est défini", ARGUMENT_VALUE, true },
    { "est non défini", ARGUMENT_VALUE, true },
    { "est applicable", ARGUMENT_VALUE, true },
    { "est non applicable", ARGUMENT_VALUE, true },
    { "somme", ARGUMENT_LIST, true },
    { "produit", ARGUMENT_LIST, true },
    { "moyenne", ARGUMENT_LIST, true },
    { "le maximum de", ARGUMENT_LIST, true },
    { "le minimum de", ARGUMENT_LIST, true },
    { "grille", ARGUMENT_GRID, true },
    { "barème", ARGUMENT_SCALE, true },
    { "taux progressif", ARGUMENT_SCALE, true },
    { "texte", ARGUMENT_NOTHING, true },
    { "durée", ARGUMENT_DURATION, true },
};

/* Known to the language, and left out: with what to write instead. */
static const struct {
    const char *name, *instead;
} LEFT_OUT[] = {
    { "formule", "write 'valeur'" },
    { "multiplication", "write 'produit'" },
    { "possibilités", "write 'une possibilité'" },
    { "suggestions", "the kiosk shows none" },
    { "exemples", "write worked cases in a file .cases.yaml" },
    { "experimental", "contents are ready or not there" },
    { "possiblement non applicable", "write 'applicable si'" },
    { "variable manquante", "write a question" },
    { "résoudre la référence circulaire", "its result depends on where it starts" },
    { "inversion numérique", "its result depends on where it starts" },
    { "logarithme", "no law counts so" },
    { "variable", "write the name of the rule alone" },
    { "constant", "write the value alone" },
};

static const char *const TYPES[] = { "nombre", "texte", "date", "booléen" };
static const char *const FORM[] = { "position", "saisie" };
static const char *const BRANCH[] = { "si", "alors", "sinon" };
static const char *const BRACKETS[] = { "assiette", "multiplicateur", "tranches" };
static const char *const AMOUNTS[] = { "plafond", "montant" };
static const char *const RATES[] = { "plafond", "taux" };
static const char *const DURATION[] = { "depuis", "jusqu'à", "unité" };

#define COUNT(list) (sizeof(list) / sizeof *(list))

struct walk {
    struct arena *arena;
    struct diag *diag;
    bool good;
};

static void check_value(struct walk *walk, const struct yaml *value);
static void check_rule(struct walk *walk, const struct yaml *body);

static void check_keys(
    struct walk *walk, const struct yaml *map, const char *const *known, size_t count)
{
    walk->good = yaml_only(map, known, count, walk->diag) && walk->good;
}

/* --- keys --- */

static const struct key *find_key(const char *name, bool of_rule)
{
    for (size_t i = 0; i < COUNT(KEYS); i++)
        if (text_same(KEYS[i].name, name) && (of_rule || KEYS[i].below))
            return &KEYS[i];
    return NULL;
}

static const char *nearest_key(const char *name, bool of_rule)
{
    const char *names[COUNT(KEYS)];
    size_t count = 0;
    for (size_t i = 0; i < COUNT(KEYS); i++)
        if (of_rule || KEYS[i].below)
            names[count++] = KEYS[i].name;
    return str_nearest(name, names, count);
}

static bool is_operation(const char *name)
{
    for (int i = 0; i < OPERATION_COUNT; i++)
        if (text_same(operation_text((enum operation)i), name))
            return true;
    return false;
}

static const char *instead_of(const char *name)
{
    for (size_t i = 0; i < COUNT(LEFT_OUT); i++)
        if (text_same(LEFT_OUT[i].name, name))
            return LEFT_OUT[i].instead;
    return is_operation(name) ? "write it as an expression" : NULL;
}

/* Below a rule, loading has refused a key that nobody knows. */
static void refuse_key(struct walk *walk, const struct yaml *entry, bool of_rule)
{
    const char *instead = instead_of(entry->key);
    const char *nearest = nearest_key(entry->key, of_rule);
    if (instead)
        walk->good = diag_error(walk->diag, entry->key_at,
            "'%s' is left out of the rules of this project: %s", entry->key, instead);
    else if (of_rule && nearest)
        walk->good = diag_error(walk->diag, entry->key_at,
            "unknown key '%s'; did you mean '%s'?", entry->key, nearest);
    else if (of_rule)
        walk->good =
            diag_error(walk->diag, entry->key_at, "unknown key '%s'", entry->key);
}

/* --- letters --- */

/* Unicode's combining marks of the letters that names are made of. */
static bool is_mark(uint32_t code)
{
    return code >= 0x300 && code <= 0x36F;
}

/* The reference engine compares texts by their bytes: an "é" typed as an e and an accent is
 * not an "é". Only composed letters (NFC) are taken. */
static void check_letters(struct walk *walk, const char *text, struct place at)
{
    struct str rest = str_of(text);
    for (uint32_t code; (code = str_next(&rest)) != 0;)
        if (is_mark(code)) {
            walk->good = diag_error(walk->diag, at,
                "'%s' has a letter with its accent typed apart (it is not in the form "
                "NFC); type the word again",
                text);
            return;
        }
}

/* --- expressions --- */

/* "e3" of 1e3, which is the number 1 in a unit of that name. */
static bool is_exponent(const char *unit)
{
    return unit && (unit[0] == 'e' || unit[0] == 'E') && unit[1] &&
           strspn(unit + 1, "-+0123456789") == strlen(unit + 1);
}

/* A text runs to the last quote of the expression: 'a' = 'b' is one text. */
static bool is_greedy(const char *text)
{
    struct str whole = str_of(text);
    return str_find(whole, "' ") != SIZE_MAX || str_find(whole, "\" ") != SIZE_MAX;
}

static void check_expression(
    struct walk *walk, const struct expr *expr, struct place at)
{
    if (!expr)
        return;
    if (expr->kind == EXPR_NUMBER && is_exponent(expr->text))
        walk->good = diag_error(walk->diag, at,
            "the unit '%s' looks like an exponent: write the number in full",
            expr->text);
    else if (expr->kind == EXPR_TEXT && is_greedy(expr->text))
        walk->good = diag_error(walk->diag, at,
            "this is one text, up to its last quote: '%s'; compare a rule with one text",
            expr->text);
    else if (expr->kind == EXPR_REFERENCE && str_starts(str_of(expr->text), "^"))
        walk->good = diag_error(walk->diag, at,
            "'%s': '^' goes to the farthest parent first; write the whole name",
            expr->text);
    if (expr->kind != EXPR_OPERATION)
        return;
    if (expr->operation == OPERATION_POWER)
        walk->good =
            diag_error(walk->diag, at, "'%s' is left out of the rules of this project",
                operation_text(expr->operation));
    check_expression(walk, expr->left, at);
    check_expression(walk, expr->right, at);
}

static void check_text(struct walk *walk, const struct yaml *value)
{
    struct expr_mistake mistake;
    check_letters(walk, value->text, value->at);
    check_expression(
        walk, expr_read(walk->arena, str_of(value->text), &mistake), value->at);
}

/* --- what stands under a key --- */

static void check_list(struct walk *walk, const struct yaml *list)
{
    if (list->kind == YAML_LIST)
        YAML_EACH(item, list)
            check_value(walk, item);
}

static void check_members(
    struct walk *walk, const struct yaml *map, const char *const *known, size_t count)
{
    check_keys(walk, map, known, count);
    if (map->kind == YAML_MAP)
        YAML_EACH(member, map)
            if (!text_same(member->key, "tranches") && !text_same(member->key, "unité"))
                check_value(walk, member);
}

static void check_branches(struct walk *walk, const struct yaml *list)
{
    YAML_EACH(branch, list) {
        const struct yaml *otherwise = yaml_find(branch, "sinon");
        check_members(walk, branch, BRANCH, COUNT(BRANCH));
        if (otherwise && branch->count > 1)
            walk->good = diag_error(walk->diag, otherwise->key_at,
                "'sinon' stands alone in a branch: 'si' beside it is not looked at");
        else if (otherwise && branch->next)
            walk->good = diag_error(walk->diag, otherwise->key_at,
                "'sinon' is the last branch: nothing after it is looked at");
    }
}

static void check_brackets(
    struct walk *walk, const struct yaml *map, const char *const *known, size_t count)
{
    check_members(walk, map, BRACKETS, COUNT(BRACKETS));
    YAML_EACH(bracket, yaml_find(map, "tranches"))
        check_members(walk, bracket, known, count);
}

/* Without both days the day of loading is taken, which for a pack is long ago. */
static void check_duration(struct walk *walk, const struct yaml *map)
{
    check_members(walk, map, DURATION, COUNT(DURATION));
    if (!yaml_find(map, "depuis") || !yaml_find(map, "jusqu'à"))
        walk->good = diag_error(walk->diag, map->key_at,
            "'durée' needs 'depuis' and \"jusqu'à\" here: today is 'date_jour'");
}

static void check_type(struct walk *walk, const struct yaml *value)
{
    for (size_t i = 0; i < COUNT(TYPES); i++)
        if (text_same(value->text, TYPES[i]))
            return;
    const char *nearest = str_nearest(value->text, TYPES, COUNT(TYPES));
    walk->good = diag_error(walk->diag, value->at,
        nearest ? "unknown type '%s'; did you mean '%s'?"
                : "unknown type '%s': nombre, texte, date or booléen",
        value->text, nearest);
}

static void check_form(struct walk *walk, const struct yaml *form)
{
    check_keys(walk, form, FORM, COUNT(FORM));
    const struct yaml *position = yaml_find(form, "position");
    if (position && (position->kind != YAML_NUMBER || position->number <= 0))
        walk->good = diag_error(walk->diag, position->at,
            "'%s' is no place among the questions: a number from 1 on", position->text);
}

static void check_possibilities(struct walk *walk, const struct yaml *list)
{
    if (list->count == 1)
        walk->good = diag_error(walk->diag, list->key_at,
            "a list of one is no choice: the rule has that value whatever is answered");
    YAML_EACH(item, list) {
        if (item->kind == YAML_TEXT)
            check_text(walk, item);
        else if (item->kind == YAML_MAP)
            YAML_EACH(rule, item) {
                check_letters(walk, rule->key, rule->key_at);
                check_rule(walk, rule);
            }
    }
}

static void check_rules(struct walk *walk, const struct yaml *map)
{
    if (map->kind != YAML_MAP)
        return;
    YAML_EACH(rule, map) {
        check_letters(walk, rule->key, rule->key_at);
        check_rule(walk, rule);
    }
}

static void check_context(struct walk *walk, const struct yaml *map)
{
    YAML_EACH(entry, map) {
        check_letters(walk, entry->key, entry->key_at);
        check_value(walk, entry);
    }
}

static void check_argument(
    struct walk *walk, enum argument argument, const struct yaml *value)
{
    switch (argument) {
    case ARGUMENT_NOTHING:
        break;
    case ARGUMENT_TYPE:
        check_type(walk, value);
        break;
    case ARGUMENT_UNIT:
        check_letters(walk, value->text, value->at);
        break;
    case ARGUMENT_FORM:
        check_form(walk, value);
        break;
    case ARGUMENT_VALUE:
        check_value(walk, value);
        break;
    case ARGUMENT_LIST:
        check_list(walk, value);
        break;
    case ARGUMENT_BRANCHES:
        check_branches(walk, value);
        break;
    case ARGUMENT_CONDITION:
        check_members(walk, value, BRANCH, COUNT(BRANCH));
        break;
    case ARGUMENT_GRID:
        check_brackets(walk, value, AMOUNTS, COUNT(AMOUNTS));
        break;
    case ARGUMENT_SCALE:
        check_brackets(walk, value, RATES, COUNT(RATES));
        break;
    case ARGUMENT_DURATION:
        check_duration(walk, value);
        break;
    case ARGUMENT_POSSIBILITIES:
        check_possibilities(walk, value);
        break;
    case ARGUMENT_RULES:
        check_rules(walk, value);
        break;
    case ARGUMENT_CONTEXT:
        check_context(walk, value);
        break;
    }
}

static void check_map(struct walk *walk, const struct yaml *map, bool of_rule)
{
    YAML_EACH(entry, map) {
        const struct key *key = find_key(entry->key, of_rule);
        if (key)
            check_argument(walk, key->argument, entry);
        else
            refuse_key(walk, entry, of_rule);
    }
}

static void check_value(struct walk *walk, const struct yaml *value)
{
    if (value->kind == YAML_MAP)
        check_map(walk, value, false);
    else if (value->kind == YAML_TEXT)
        check_text(walk, value);
}

/* A bare number is read again as a text: 1e-7 is then 1 with the unit e-7. */
static void check_rule(struct walk *walk, const struct yaml *body)
{
    if (body->kind == YAML_MAP)
        check_map(walk, body, true);
    else if (body->kind == YAML_TEXT)
        check_text(walk, body);
    else if (body->kind == YAML_NUMBER &&
             strpbrk(number_text(walk->arena, body->number), "eINa"))
        walk->good = diag_error(walk->diag, body->at,
            "'%s' is no number that a rule can be: write it under 'valeur'",
            body->text);
}

bool profile_check_files(
    const struct yaml *const *trees, size_t count, struct diag *diag)
{
    struct walk walk = { .arena = arena_open(0), .diag = diag, .good = true };
    for (size_t i = 0; i < count; i++)
        check_rules(&walk, trees[i]);
    arena_close(walk.arena);
    return walk.good;
}
