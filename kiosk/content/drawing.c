/* How it is drawn: from left to right the questions, the rules that use them, and in one
 * column the branches of the result, each with its condition in words and an arrow to its
 * outcome. The colour of an outcome is its tone, which is written too. */
#include "content/drawing.h"

#include <string.h>

#include "base/arena.h"
#include "base/yaml.h"
#include "content/wording.h"
#include "rules/expr.h"

enum { LINE_CHARACTERS = 34 };

struct drawing {
    struct arena *arena;
    const struct catalog *catalog;
    const struct check *check;
    struct date on;
    struct text dot;
    int depth;       /* of lists in lists, in words */
    uint32_t result; /* drawn as its branches, or 0 */
};

struct rule_list check_reach(
    struct arena *arena, const struct catalog *catalog, const struct check *check)
{
    uint32_t *goals = ARENA_LIST(arena, uint32_t, check->goal_count + 1);
    size_t count = 0;
    goals[count++] = ruleset_find(catalog->rules, str_of(check->result->name));
    for (size_t i = 0; i < check->goal_count; i++)
        goals[count++] = ruleset_find(catalog->rules, str_of(check->goals[i]->name));
    return graph_reach(arena, catalog->rules, catalog->delays, goals, count);
}

/* --- texts --- */

static void add_escaped(struct text *lines, struct str word)
{
    for (size_t i = 0; i < word.size; i++) {
        if (word.text[i] == '"' || word.text[i] == '\\')
            text_add_c(lines, "\\");
        text_add(lines, str_sub(word, i, i + 1));
    }
}

/* What follows a bullet is set under its words. */
static void add_line(struct text *lines, struct str line)
{
    static const char BLANKS[] = "                    ";
    struct str word;
    size_t bullet = str_find(line, "•"), width = 0;
    size_t indent = bullet < 12 ? bullet + 3 : 0;
    if (indent)
        text_addf(lines, "%.*s", (int)bullet, BLANKS);
    line = str_sub(line, indent ? bullet : 0, line.size);
    while (str_cut(&line, ' ', &word)) {
        size_t size = str_count(word);
        if (width > indent && width + size + 1 > LINE_CHARACTERS) {
            text_addf(lines, "\\l%.*s", (int)indent, BLANKS);
            width = indent;
        } else if (width) {
            text_add_c(lines, " ");
            width++;
        }
        add_escaped(lines, word);
        width += size;
    }
    text_add_c(lines, "\\l");
}

/* In lines that Graphviz starts at the left, with what means something to it escaped. */
static const char *label(struct drawing *drawing, const char *text)
{
    struct text lines = { .arena = drawing->arena };
    struct str rest = str_of(text), line;
    while (str_cut(&rest, '\n', &line))
        add_line(&lines, line);
    return text_done(&lines);
}

static const char *prose(struct drawing *drawing, const char *french)
{
    return content_text(drawing->catalog, drawing->arena, french, drawing->on);
}

static const struct rule *rule_at(const struct drawing *drawing, uint32_t rule)
{
    return ruleset_rule(drawing->catalog->rules, rule);
}

static const struct figure *figure_of(
    const struct drawing *drawing, const struct rule *rule)
{
    const char *key = yaml_text(yaml_find(rule->body, "meta"), "figure");
    return key ? catalog_figure(drawing->catalog, key) : NULL;
}

/* What a rule is called in a condition: what the answer is told by, the figure with its
 * amount, else its title. */
static const char *name_of(struct drawing *drawing, const struct rule *rule)
{
    const struct question *question = catalog_question(drawing->catalog, rule);
    if (question && question->short_text)
        return prose(drawing, question->short_text);
    const struct figure *figure = figure_of(drawing, rule);
    const char *amount =
        figure ? content_figure(figure, drawing->arena, drawing->on) : NULL;
    return amount ? str_format(drawing->arena, "%s (%s)", amount, figure->label)
                  : rule->title;
}

static const char *answer_of(
    struct drawing *drawing, const struct rule *rule, const char *value)
{
    const struct question *question = catalog_question(drawing->catalog, rule);
    for (size_t i = 0; question && i < question->answer_count; i++)
        if (text_same(question->answers[i].value, value))
            return prose(drawing, question->answers[i].label);
    return text_same(value, "nsp") ? "ne se sait pas encore" : value;
}

/* --- conditions in words --- */

static const char *words_of(
    struct drawing *drawing, uint32_t scope, const struct yaml *value);

static const char *operation_words(enum operation operation)
{
    static const char *const WORDS[OPERATION_COUNT] = {
        [OPERATION_ADD] = "+",
        [OPERATION_SUBTRACT] = "−",
        [OPERATION_MULTIPLY] = "×",
        [OPERATION_DIVIDE] = "÷",
        [OPERATION_LESS] = "moins de",
        [OPERATION_LESS_OR_SAME] = "au plus",
        [OPERATION_MORE] = "plus de",
        [OPERATION_MORE_OR_SAME] = "au moins",
        [OPERATION_SAME] = "=",
        [OPERATION_OTHER] = "≠",
    };
    return WORDS[operation] ? WORDS[operation] : operation_text(operation);
}

static const char *expression_words(
    struct drawing *drawing, uint32_t scope, const struct expr *expr);

static uint32_t named(
    const struct drawing *drawing, uint32_t scope, const struct expr *expr)
{
    if (expr->kind != EXPR_REFERENCE)
        return 0;
    return graph_resolve(drawing->catalog->rules, scope, expr->text);
}

/* "Séjour en France : Non", "Mois passés en foyer : plus de 18 mois". */
static const char *comparison_words(
    struct drawing *drawing, uint32_t scope, const struct expr *expr)
{
    uint32_t rule = named(drawing, scope, expr->left);
    const char *left = expression_words(drawing, scope, expr->left);
    const char *right = expression_words(drawing, scope, expr->right);
    bool same = expr->operation == OPERATION_SAME;
    bool other = expr->operation == OPERATION_OTHER;
    if (rule && expr->right->kind == EXPR_TEXT)
        right = answer_of(drawing, rule_at(drawing, rule), expr->right->text);
    if (expr->right->kind == EXPR_BOOLEAN && (same || other))
        return expr->right->yes == same
                   ? left
                   : str_format(drawing->arena, "pas « %s »", left);
    if (same)
        return str_format(drawing->arena, "%s : %s", left, right);
    if (other)
        return str_format(drawing->arena, "%s : autre que « %s »", left, right);
    bool compares = expr->operation >= OPERATION_LESS;
    return str_format(drawing->arena, compares ? "%s : %s %s" : "%s %s %s", left,
        operation_words(expr->operation), right);
}

static const char *expression_words(
    struct drawing *drawing, uint32_t scope, const struct expr *expr)
{
    uint32_t rule = named(drawing, scope, expr);
    switch (expr->kind) {
    case EXPR_NUMBER:
        return str_format(drawing->arena, "%g%s%s", expr->number, expr->text ? " " : "",
            expr->text ? expr->text : "");
    case EXPR_BOOLEAN:
        return expr->yes ? "oui" : "non";
    case EXPR_TEXT:
    case EXPR_DATE:
        return expr->text;
    case EXPR_REFERENCE:
        return rule ? name_of(drawing, rule_at(drawing, rule)) : expr->text;
    case EXPR_OPERATION:
        return comparison_words(drawing, scope, expr);
    }
    return "";
}

/* A list in a list is set further in. */
static const char *list_words(
    struct drawing *drawing, uint32_t scope, const struct yaml *list, const char *head)
{
    struct text words = { .arena = drawing->arena };
    if (list->count == 1)
        return words_of(drawing, scope, list->child);
    text_add_c(&words, head);
    drawing->depth++;
    YAML_EACH(item, list)
        text_addf(&words, "\n%*s• %s", 3 * (drawing->depth - 1), "",
            words_of(drawing, scope, item));
    drawing->depth--;
    return text_done(&words);
}

static const char *mechanism_words(
    struct drawing *drawing, uint32_t scope, const struct yaml *entry)
{
    static const struct {
        const char *key, *words;
    } TESTS[] = {
        { "est défini", "connu : %s" },
        { "est non défini", "pas encore connu : %s" },
        { "est applicable", "a un sens ici : %s" },
        { "est non applicable", "n’a pas de sens ici : %s" },
    };
    if (text_same(entry->key, "toutes ces conditions"))
        return list_words(drawing, scope, entry, "tout à la fois :");
    if (text_same(entry->key, "une de ces conditions"))
        return list_words(drawing, scope, entry, "au moins un :");
    if (text_same(entry->key, "valeur"))
        return words_of(drawing, scope, entry);
    for (size_t i = 0; i < sizeof TESTS / sizeof *TESTS; i++)
        if (text_same(entry->key, TESTS[i].key)) {
            const char *inner = words_of(drawing, scope, entry);
            size_t head = strlen(TESTS[i].words) - 2;
            return str_format(
                drawing->arena, "%.*s%s", (int)head, TESTS[i].words, inner);
        }
    return NULL;
}

static const char *words_of(
    struct drawing *drawing, uint32_t scope, const struct yaml *value)
{
    struct expr_mistake mistake;
    if (value->kind == YAML_MAP) {
        const char *words =
            value->child ? mechanism_words(drawing, scope, value->child) : NULL;
        return words ? words : "un calcul";
    }
    const struct expr *expr = expr_read(drawing->arena, str_of(value->text), &mistake);
    return expr ? expression_words(drawing, scope, expr) : value->text;
}

/* --- boxes --- */

static void add_question(
    struct drawing *drawing, uint32_t number, const struct question *question)
{
    text_addf(&drawing->dot,
        "  r%u [shape=box, style=\"filled,bold\", fillcolor=\"#e6f0fa\", "
        "color=\"#1f4e79\", label=\"%s\"];\n",
        (unsigned)number, label(drawing, prose(drawing, question->text)));
}

static const char *article_of(struct drawing *drawing, const struct rule *rule)
{
    const struct yaml *list = yaml_find(rule->body, "références");
    const char *source = list && list->child ? list->child->key : NULL;
    uint32_t number = ruleset_find(drawing->catalog->rules, str_of(rule->name));
    if (!source)
        source = delays_source(drawing->catalog->delays, number);
    return source;
}

/* The condition of a rule in words, when it is one; a calculation has only its title. */
static const char *condition_of(
    struct drawing *drawing, uint32_t number, const struct rule *rule)
{
    if (rule->type != RULE_TYPE_BOOLEAN || !rule->body)
        return NULL;
    if (rule->body->kind == YAML_TEXT)
        return words_of(drawing, number, rule->body);
    YAML_EACH(entry, rule->body) {
        const char *words = mechanism_words(drawing, number, entry);
        if (words)
            return words;
    }
    return NULL;
}

static void add_rule(struct drawing *drawing, uint32_t number, const struct rule *rule)
{
    const char *article = article_of(drawing, rule);
    const char *condition = condition_of(drawing, number, rule);
    text_addf(&drawing->dot,
        "  r%u [shape=box, style=\"rounded,filled\", fillcolor=\"#f4f4f4\", "
        "color=\"#777777\", label=\"%s",
        (unsigned)number, label(drawing, rule->title));
    if (condition)
        text_addf(&drawing->dot, "%s", label(drawing, condition));
    if (article)
        text_addf(&drawing->dot, "%s",
            label(drawing, str_format(drawing->arena, "(%s)", article)));
    text_add_c(&drawing->dot, "\"];\n");
}

static void add_outcome(struct drawing *drawing, const struct check_outcome *outcome)
{
    static const struct {
        const char *fill, *line, *word;
    } TONES[] = {
        [TONE_GOOD] = { "#d5ecd4", "#2b6b2b", "bonne nouvelle" },
        [TONE_CARE] = { "#fdebc8", "#8a5a00", "à suivre" },
        [TONE_URGENT] = { "#f8cfcc", "#a3201a", "urgent" },
    };
    text_addf(&drawing->dot,
        "  \"o %s\" [shape=box, style=\"filled,bold\", penwidth=2, fillcolor=\"%s\", "
        "color=\"%s\", label=\"%s%s\"];\n",
        outcome->value, TONES[outcome->tone].fill, TONES[outcome->tone].line,
        label(drawing, prose(drawing, outcome->title)),
        label(drawing, str_format(drawing->arena, "[%s]", TONES[outcome->tone].word)));
}

/* --- the branches of the result --- */

static const char *quoted(struct drawing *drawing, const struct yaml *value)
{
    struct expr_mistake mistake;
    const struct expr *expr =
        value && value->kind == YAML_TEXT
            ? expr_read(drawing->arena, str_of(value->text), &mistake)
            : NULL;
    return expr && expr->kind == EXPR_TEXT ? expr->text : NULL;
}

/* All names in a condition, each with its arrow. */
static void add_arrows(
    struct drawing *drawing, uint32_t scope, const struct yaml *value, const char *to);

static void add_expression_arrows(
    struct drawing *drawing, uint32_t scope, const struct expr *expr, const char *to)
{
    uint32_t rule = expr ? named(drawing, scope, expr) : 0;
    if (rule)
        text_addf(&drawing->dot, "  r%u -> %s;\n", (unsigned)rule, to);
    if (!expr || expr->kind != EXPR_OPERATION)
        return;
    add_expression_arrows(drawing, scope, expr->left, to);
    add_expression_arrows(drawing, scope, expr->right, to);
}

static void add_arrows(
    struct drawing *drawing, uint32_t scope, const struct yaml *value, const char *to)
{
    struct expr_mistake mistake;
    if (value->kind == YAML_TEXT)
        add_expression_arrows(drawing, scope,
            expr_read(drawing->arena, str_of(value->text), &mistake), to);
    YAML_EACH(child, value)
        add_arrows(drawing, scope, child, to);
}

static void add_branch(
    struct drawing *drawing, uint32_t scope, const struct yaml *branch, int place)
{
    const struct yaml *condition = yaml_find(branch, "si");
    const struct yaml *value = yaml_find(branch, condition ? "alors" : "sinon");
    const char *outcome = quoted(drawing, value);
    const char *id = str_format(drawing->arena, "b%d", place);
    const char *words =
        condition ? words_of(drawing, scope, condition) : "dans tous les autres cas";
    text_addf(&drawing->dot, "  %s [shape=box, color=\"#333333\", label=\"%s\"];\n", id,
        label(drawing, str_format(drawing->arena, "%d. %s", place, words)));
    if (condition)
        add_arrows(drawing, scope, condition, id);
    if (outcome)
        text_addf(&drawing->dot, "  %s -> \"o %s\" [penwidth=2];\n", id, outcome);
    else if (value)
        add_arrows(drawing, scope, value, id);
    if (place > 1)
        text_addf(&drawing->dot,
            "  b%d -> b%d [style=dashed, color=\"#777777\", label=\"sinon\"];\n",
            place - 1, place);
}

/* One below the other, in the order in which they are tried. */
static void add_branches(
    struct drawing *drawing, uint32_t scope, const struct yaml *list)
{
    int place = 0;
    YAML_EACH(branch, list)
        add_branch(drawing, scope, branch, ++place);
    text_add_c(&drawing->dot, "  { rank=same;");
    for (int i = 1; i <= place; i++)
        text_addf(&drawing->dot, " b%d;", i);
    text_add_c(&drawing->dot, " }\n");
}

/* --- all of it --- */

static void add_box(struct drawing *drawing, uint32_t number)
{
    const struct rule *rule = rule_at(drawing, number);
    const struct question *question = catalog_question(drawing->catalog, rule);
    if (question)
        add_question(drawing, number, question);
    else
        add_rule(drawing, number, rule);
}

static bool is_figure(const struct drawing *drawing, const struct rule *rule)
{
    return figure_of(drawing, rule) != NULL;
}

/* Figures of the law would be a crowd of boxes: they stand in the conditions. */
static bool is_drawn(const struct drawing *drawing, uint32_t number)
{
    const struct rule *rule = rule_at(drawing, number);
    return number != drawing->result && rule->body && !is_figure(drawing, rule);
}

static void add_uses(struct drawing *drawing, uint32_t number)
{
    struct rule_list uses = graph_uses(
        drawing->arena, drawing->catalog->rules, drawing->catalog->delays, number);
    for (size_t i = 0; i < uses.count; i++)
        if (is_drawn(drawing, uses.rules[i]))
            text_addf(&drawing->dot, "  r%u -> r%u;\n", (unsigned)uses.rules[i],
                (unsigned)number);
}

const char *drawing_of(struct arena *arena, const struct catalog *catalog,
    const struct check *check, struct date on)
{
    struct drawing drawing = { arena, catalog, check, on, .dot = { .arena = arena } };
    uint32_t result = ruleset_find(catalog->rules, str_of(check->result->name));
    const struct yaml *branches = yaml_find(check->result->body, "variations");
    struct rule_list reach = check_reach(arena, catalog, check);
    drawing.result = branches ? result : 0;
    text_addf(&drawing.dot,
        "digraph \"%s\" {\n"
        "  graph [rankdir=LR, fontname=\"DejaVu Sans\", labelloc=t, fontsize=22, "
        "nodesep=0.25, ranksep=0.9, label=\"%s\"];\n"
        "  node [fontname=\"DejaVu Sans\", fontsize=12, margin=\"0.12,0.08\"];\n"
        "  edge [fontname=\"DejaVu Sans\", fontsize=10, color=\"#555555\"];\n",
        check->id, label(&drawing, prose(&drawing, check->title)));
    for (size_t i = 0; i < reach.count; i++) {
        uint32_t rule = reach.rules[i];
        if (!is_drawn(&drawing, rule))
            continue;
        add_box(&drawing, rule);
        add_uses(&drawing, rule);
    }
    for (size_t i = 0; i < check->outcome_count; i++)
        add_outcome(&drawing, &check->outcomes[i]);
    if (branches)
        add_branches(&drawing, result, branches);
    text_add_c(&drawing.dot, "}\n");
    return text_done(&drawing.dot);
}
