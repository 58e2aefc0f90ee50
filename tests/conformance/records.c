/* Small records: expressions, units, numbers as people read them, mistakes in YAML. */
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/source.h"
#include "base/str.h"
#include "conformance.h"
#include "rules/expr.h"
#include "rules/format.h"
#include "rules/unit.h"

/* --- expressions --- */

static void describe(struct text *text, const struct expr *expr)
{
    switch (expr->kind) {
    case EXPR_NUMBER:
        text_addf(text, "%s", number_text(text->arena, expr->number));
        if (expr->text)
            text_addf(text, "[%s]", expr->text);
        break;
    case EXPR_BOOLEAN:
        text_add_c(text, expr->yes ? "bool oui" : "bool non");
        break;
    case EXPR_TEXT:
        text_addf(text, "string %s", expr->text);
        break;
    case EXPR_DATE:
        text_addf(text, "date %s", expr->text);
        break;
    case EXPR_REFERENCE:
        text_addf(text, "ref %s", expr->text);
        break;
    case EXPR_OPERATION:
        text_addf(text, "(%s ", operation_text(expr->operation));
        describe(text, expr->left);
        text_add_c(text, ", ");
        describe(text, expr->right);
        text_add_c(text, ")");
        break;
    }
}

static void describe_expected(struct text *text, const struct yaml *tree)
{
    static const char *const LEAVES[] = { "bool", "string", "date", "ref" };
    const struct yaml *args = yaml_find(tree, "args");
    const struct yaml *number = yaml_find(tree, "num");
    if (args) {
        text_addf(text, "(%s ", yaml_text(tree, "op"));
        describe_expected(text, args->child);
        text_add_c(text, ", ");
        describe_expected(text, args->child->next);
        text_add_c(text, ")");
    } else if (number) {
        text_addf(text, "%s", number_text(text->arena, number->number));
        if (yaml_text(tree, "unit"))
            text_addf(text, "[%s]", yaml_text(tree, "unit"));
    }
    for (size_t i = 0; i < sizeof LEAVES / sizeof LEAVES[0]; i++)
        if (yaml_find(tree, LEAVES[i]))
            text_addf(text, "%s %s", LEAVES[i], yaml_text(tree, LEAVES[i]));
}

void check_expression(struct verdict *verdict, const struct yaml *record)
{
    struct expr_mistake mistake;
    const struct expr *expr =
        expr_read(verdict->arena, str_of(yaml_text(record, "text")), &mistake);
    const struct yaml *tree = yaml_find(record, "ast");
    if (!expr || !tree) {
        if (expr || tree)
            differ(verdict, "%s", expr ? "is no error here" : mistake.message);
        return;
    }
    struct text expected = { .arena = verdict->arena };
    struct text got = { .arena = verdict->arena };
    describe_expected(&expected, tree);
    describe(&got, expr);
    expect_text(verdict, "tree", text_done(&expected), text_done(&got));
}

/* --- units --- */

static const struct unit *read_unit(
    struct verdict *verdict, const struct yaml *record, const char *key)
{
    return unit_read(verdict->arena, str_of(yaml_text(record, key)));
}

static void expect_words(struct verdict *verdict, const struct yaml *expected,
    const char *const *words, size_t count)
{
    size_t i = 0;
    YAML_EACH(word, expected) {
        expect_text(verdict, "word", word->text, i < count ? words[i] : NULL);
        i++;
    }
    if (count != i)
        differ(verdict, "expected %zu words, got %zu", i, count);
}

static void check_parse(struct verdict *verdict, const struct yaml *record)
{
    const struct unit *unit = read_unit(verdict, record, "text");
    expect_words(verdict, yaml_find(record, "numerators"), unit->top, unit->top_count);
    expect_words(
        verdict, yaml_find(record, "denominators"), unit->bottom, unit->bottom_count);
    expect_text(verdict, "text", yaml_text(record, "serialized"), unit->text);
}

static void check_simplify(struct verdict *verdict, const struct yaml *record)
{
    double number = yaml_find(record, "value")->number;
    const struct unit *simple =
        unit_simplify(verdict->arena, &number, read_unit(verdict, record, "text"));
    expect_text(verdict, "unit", yaml_text(record, "simplified"), simple->text);
    expect_number(verdict, yaml_find(record, "result"), number);
}

/* Here an empty `from` stands for no unit at all. */
static void check_convert(struct verdict *verdict, const struct yaml *record)
{
    double number = yaml_find(record, "value")->number;
    const struct unit *from = read_unit(verdict, record, "from");
    bool good = unit_convert(
        &number, from->text[0] ? from : NULL, read_unit(verdict, record, "to"));
    const struct yaml *result = yaml_find(record, "result");
    if (result->kind == YAML_NUMBER && good)
        expect_number(verdict, result, number);
    else if (good == (result->kind == YAML_MAP))
        differ(verdict, "%s", good ? "is no error here" : "does not convert here");
}

void check_unit(struct verdict *verdict, const struct yaml *record)
{
    static const struct {
        const char *op;
        void (*check)(struct verdict *verdict, const struct yaml *record);
    } CHECKS[] = {
        { "parse", check_parse },
        { "simplify", check_simplify },
        { "convert", check_convert },
    };
    for (size_t i = 0; i < sizeof CHECKS / sizeof CHECKS[0]; i++)
        if (text_same(yaml_text(record, "op"), CHECKS[i].op))
            CHECKS[i].check(verdict, record);
}

/* --- numbers as people read them --- */

static struct value special_value(const char *special)
{
    if (text_same(special, "not-applicable"))
        return value_not_applicable();
    if (text_same(special, "undefined"))
        return (struct value){ 0 };
    return value_boolean(text_same(special, "oui") || text_same(special, "true"));
}

static struct value format_value_of(struct verdict *verdict, const struct yaml *record)
{
    const struct yaml *value = yaml_find(record, "value");
    if (yaml_text(record, "special"))
        return special_value(yaml_text(record, "special"));
    if (yaml_text(record, "string"))
        return value_text(yaml_text(record, "string"));
    if (value->kind == YAML_BOOL)
        return value_boolean(value->yes);
    double number = value->kind == YAML_NUMBER          ? value->number
                    : !strcmp(value->text, "Infinity")  ? (double)INFINITY
                    : !strcmp(value->text, "-Infinity") ? -(double)INFINITY
                                                        : (double)NAN;
    const char *unit = yaml_text(record, "unit");
    return value_number(number, unit ? unit_read(verdict->arena, str_of(unit)) : NULL);
}

void check_format(struct verdict *verdict, const struct yaml *record)
{
    const struct yaml *precision = yaml_find(record, "precision");
    int places = precision ? (int)precision->number : FORMAT_PRECISION;
    expect_text(verdict, "display", yaml_text(record, "display"),
        format_value(verdict->arena, format_value_of(verdict, record), places));
}

/* --- YAML --- */

static void describe_tree(struct text *text, const struct yaml *tree)
{
    text_addf(text, "%d:%s", (int)tree->kind, tree->text ? tree->text : "");
    YAML_EACH(child, tree) {
        text_addf(text, "(%s ", child->key ? child->key : "");
        describe_tree(text, child);
        text_add_c(text, ")");
    }
}

void check_yaml(struct verdict *verdict, const struct yaml *record)
{
    struct diag *diag = diag_open();
    const struct source *source =
        source_of(verdict->arena, "record", str_of(yaml_text(record, "text")), diag);
    const struct yaml *tree = yaml_read(verdict->arena, source, diag);
    const struct yaml *expected = yaml_find(record, "tree");
    if (!tree || !expected) {
        if (tree || expected)
            differ(verdict, "%s", tree ? "is no error here" : diag_first(diag));
    } else {
        struct text wanted = { .arena = verdict->arena };
        struct text got = { .arena = verdict->arena };
        describe_tree(&wanted, expected);
        describe_tree(&got, tree);
        expect_text(verdict, "tree", text_done(&wanted), text_done(&got));
    }
    diag_close(diag);
}
