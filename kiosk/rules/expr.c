/* A reader by hand, one function a level of precedence. Names and units take the longest
 * match and go back only to the end of a word; nothing else goes back. */
#include "rules/expr.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/date.h"

struct reader {
    struct arena *arena;
    struct str text;
    size_t at;
    int depth;
    struct expr_mistake *mistake;
};

static const char *const OPERATORS[] = {
    [OPERATION_ADD] = "+",
    [OPERATION_SUBTRACT] = "-",
    [OPERATION_MULTIPLY] = "*",
    [OPERATION_DIVIDE] = "/",
    [OPERATION_TRUNCATE] = "//",
    [OPERATION_POWER] = "**",
    [OPERATION_LESS] = "<",
    [OPERATION_LESS_OR_SAME] = "<=",
    [OPERATION_MORE] = ">",
    [OPERATION_MORE_OR_SAME] = ">=",
    [OPERATION_SAME] = "=",
    [OPERATION_OTHER] = "!=",
    [OPERATION_AND] = "et",
    [OPERATION_OR] = "ou",
};
_Static_assert(
    sizeof OPERATORS / sizeof OPERATORS[0] == OPERATION_COUNT, "all operators");

const char *operation_text(enum operation operation)
{
    return OPERATORS[operation];
}

bool expr_is_blank(uint32_t code)
{
    return code == ' ' || code == '\t' || code == 0xA0 || code == 0x1680 ||
           (code >= 0x2000 && code <= 0x200A) || code == 0x2028 || code == 0x2029 ||
           code == 0x202F || code == 0x205F || code == 0x3000 || code == 0xFEFF;
}

bool expr_is_letter(uint32_t code)
{
    return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
           code == '$' || (code >= 0xC0 && code <= 0x17F);
}

bool expr_is_name(uint32_t code)
{
    static const uint32_t MORE[] = { '\'', ',', 0xB0, 0x20AC, '%', 0xB2, '_', '"', 0xAB,
        0xBB };
    if (expr_is_letter(code) || (code >= '0' && code <= '9'))
        return true;
    for (size_t i = 0; i < sizeof MORE / sizeof MORE[0]; i++)
        if (code == MORE[i])
            return true;
    return false;
}

/* --- characters --- */

static uint32_t peek(const struct reader *reader)
{
    struct str rest = str_sub(reader->text, reader->at, reader->text.size);
    return str_next(&rest);
}

static void skip(struct reader *reader)
{
    struct str rest = str_sub(reader->text, reader->at, reader->text.size);
    str_next(&rest);
    reader->at = reader->text.size - rest.size;
}

static bool take(struct reader *reader, const char *sign)
{
    struct str rest = str_sub(reader->text, reader->at, reader->text.size);
    if (!str_starts(rest, sign))
        return false;
    reader->at += str_of(sign).size;
    return true;
}

static size_t skip_blanks(struct reader *reader)
{
    size_t from = reader->at;
    while (expr_is_blank(peek(reader)))
        skip(reader);
    return reader->at - from;
}

static size_t skip_digits(struct reader *reader)
{
    size_t from = reader->at;
    while (peek(reader) >= '0' && peek(reader) <= '9')
        skip(reader);
    return reader->at - from;
}

static const struct expr *refuse(struct reader *reader, const char *message)
{
    if (!reader->mistake->message)
        *reader->mistake = (struct expr_mistake){ reader->at, message };
    return NULL;
}

static const struct expr *make(struct reader *reader, struct expr expr)
{
    struct expr *made = ARENA_NEW(reader->arena, struct expr);
    *made = expr;
    return made;
}

static const char *copy_from(struct reader *reader, size_t from)
{
    return str_copy(reader->arena, str_sub(reader->text, from, reader->at));
}

/* --- words --- */

static bool is_rest(uint32_t code)
{
    return expr_is_name(code) || code == '-' || code == '+';
}

static bool is_unit_start(uint32_t code)
{
    return expr_is_letter(code) || code == 0xB0 || code == '%' || code == 0x20AC;
}

/* A first character, then words joined by single blanks. */
static bool take_phrase(struct reader *reader, bool (*is_start)(uint32_t))
{
    if (!is_start(peek(reader)))
        return false;
    do {
        skip(reader);
        while (is_rest(peek(reader)))
            skip(reader);
        size_t end = reader->at;
        if (expr_is_blank(peek(reader))) {
            skip(reader);
            if (expr_is_name(peek(reader)))
                continue;
        }
        reader->at = end;
        break;
    } while (true);
    return true;
}

static bool take_name(struct reader *reader)
{
    if (!take(reader, "^") && !take_phrase(reader, expr_is_letter))
        return false;
    size_t end = reader->at;
    while (take(reader, " . ") && take_phrase(reader, expr_is_letter))
        end = reader->at;
    reader->at = end;
    return true;
}

bool expr_is_full_name(struct str text)
{
    struct expr_mistake mistake = { 0 };
    struct reader reader = { .text = text, .mistake = &mistake };
    if (str_starts(text, "^"))
        return false;
    return take_name(&reader) && reader.at == text.size;
}

/* --- primaries --- */

static const char *take_unit(struct reader *reader)
{
    size_t from = reader->at;
    skip_blanks(reader);
    size_t start = reader->at;
    take(reader, "/");
    if (!take_phrase(reader, is_unit_start)) {
        reader->at = from;
        return NULL;
    }
    while (true) {
        size_t end = reader->at;
        skip_blanks(reader);
        if ((take(reader, ".") || take(reader, "/")) &&
            take_phrase(reader, is_unit_start))
            continue;
        reader->at = end;
        return copy_from(reader, start);
    }
}

static const struct expr *read_number(struct reader *reader)
{
    size_t from = reader->at;
    skip_digits(reader);
    size_t whole = reader->at;
    if (!take(reader, ".") || skip_digits(reader) == 0)
        reader->at = whole;
    double number = strtod(copy_from(reader, from), NULL);
    return make(
        reader, (struct expr){
                    .kind = EXPR_NUMBER, .number = number, .text = take_unit(reader) });
}

/* [[J]J/][M]M/AAAA; leaves `at` where it was when there is no such thing. */
static bool take_date(struct reader *reader, struct date *date)
{
    size_t from = reader->at;
    int numbers[3] = { 0 };
    int count = 0;
    for (; count < 3; count++) {
        size_t start = reader->at;
        size_t digits = skip_digits(reader);
        if (count > 0 && digits >= 4) {
            reader->at = start + 4;
            numbers[count++] = (int)strtol(copy_from(reader, start), NULL, 10);
            *date = count == 3 ? (struct date){ numbers[2], numbers[1], numbers[0] }
                               : (struct date){ numbers[1], numbers[0], 1 };
            return true;
        }
        if (digits < 1 || digits > 2)
            break;
        numbers[count] = (int)strtol(copy_from(reader, start), NULL, 10);
        if (!take(reader, "/"))
            break;
    }
    reader->at = from;
    return false;
}

static const struct expr *read_date(struct reader *reader, struct date date)
{
    if (!date_is(date))
        return refuse(reader, "there is no such day");
    return make(reader,
        (struct expr){ .kind = EXPR_DATE, .text = date_french(reader->arena, date) });
}

/* Greedy: up to the last quote of the same kind in the whole expression. */
static const struct expr *read_text(struct reader *reader, char quote)
{
    size_t from = reader->at + 1;
    size_t end = reader->text.size;
    while (end > from && reader->text.text[end - 1] != quote)
        end--;
    if (end <= from)
        return refuse(reader, "the quote is not closed");
    const char *text = str_copy(reader->arena, str_sub(reader->text, from, end - 1));
    reader->at = end;
    return make(reader, (struct expr){ .kind = EXPR_TEXT, .text = text });
}

static const struct expr *read_name(struct reader *reader)
{
    size_t from = reader->at;
    if (!take_name(reader))
        return refuse(reader, reader->at == reader->text.size
                                  ? "something is missing at the end"
                                  : "expected a number, a name, a text in quotes or (");
    const char *name = copy_from(reader, from);
    if (str_is(str_of(name), "oui") || str_is(str_of(name), "non"))
        return make(
            reader, (struct expr){ .kind = EXPR_BOOLEAN, .yes = name[0] == 'o' });
    return make(reader, (struct expr){ .kind = EXPR_REFERENCE, .text = name });
}

static const struct expr *read_level(struct reader *reader, int level);

static const struct expr *read_inner(struct reader *reader)
{
    skip_blanks(reader);
    const struct expr *inner = read_level(reader, 0);
    if (!inner)
        return NULL;
    skip_blanks(reader);
    if (!take(reader, ")"))
        return refuse(reader, "expected ) here");
    return inner;
}

static const struct expr *read_primary(struct reader *reader);

static const struct expr *read_minus(struct reader *reader)
{
    skip_blanks(reader);
    const struct expr *right = read_primary(reader);
    if (!right)
        return NULL;
    const struct expr *zero = make(reader, (struct expr){ .kind = EXPR_NUMBER });
    return make(reader, (struct expr){ .kind = EXPR_OPERATION,
                            .operation = OPERATION_SUBTRACT,
                            .left = zero,
                            .right = right });
}

static const struct expr *read_primary(struct reader *reader)
{
    if (++reader->depth > EXPR_MAX_DEPTH)
        return refuse(reader, "the expression is nested too deeply");
    const struct expr *expr;
    struct date date;
    uint32_t code = peek(reader);
    if (take(reader, "("))
        expr = read_inner(reader);
    else if (take(reader, "-"))
        expr = read_minus(reader);
    else if (take_date(reader, &date))
        expr = read_date(reader, date);
    else if (code >= '0' && code <= '9')
        expr = read_number(reader);
    else if (code == '\'' || code == '"')
        expr = read_text(reader, (char)code);
    else
        expr = read_name(reader);
    reader->depth--;
    return expr;
}

/* --- operators, loosest first --- */

enum { LEVELS = 4, MOST_OPERATIONS = 6 };

/* The longer sign stands before the one that it starts with. */
static const struct level {
    int count;
    enum operation operations[MOST_OPERATIONS];
} PRECEDENCE[LEVELS] = {
    { 6, { OPERATION_MORE_OR_SAME, OPERATION_LESS_OR_SAME, OPERATION_MORE,
             OPERATION_LESS, OPERATION_SAME, OPERATION_OTHER } },
    { 2, { OPERATION_ADD, OPERATION_SUBTRACT } },
    { 3, { OPERATION_TRUNCATE, OPERATION_MULTIPLY, OPERATION_DIVIDE } },
    { 1, { OPERATION_POWER } },
};

/* An operator has a blank on both sides; without one, `at` stays where it was. */
static bool take_operator(
    struct reader *reader, const struct level *level, enum operation *found)
{
    size_t from = reader->at;
    if (skip_blanks(reader) == 0)
        return false;
    size_t sign = reader->at;
    for (int i = 0; i < level->count; i++) {
        reader->at = sign;
        if (take(reader, OPERATORS[level->operations[i]]) && skip_blanks(reader) > 0) {
            *found = level->operations[i];
            return true;
        }
    }
    reader->at = from;
    return false;
}

/* `a - b - c` is `(a - b) - c`, but `a ** b ** c` is `a ** (b ** c)`. */
static const struct expr *read_level(struct reader *reader, int level)
{
    bool power = level == LEVELS - 1;
    const struct expr *left =
        power ? read_primary(reader) : read_level(reader, level + 1);
    enum operation operation;
    while (left && take_operator(reader, &PRECEDENCE[level], &operation)) {
        if (power && ++reader->depth > EXPR_MAX_DEPTH)
            return refuse(reader, "the expression is nested too deeply");
        const struct expr *right = read_level(reader, power ? level : level + 1);
        if (!right)
            return NULL;
        left = make(reader, (struct expr){ .kind = EXPR_OPERATION,
                                .operation = operation,
                                .left = left,
                                .right = right });
    }
    return left;
}

static bool is_line_end(char byte)
{
    return byte == '\n' || byte == '\r';
}

/* Every line break with the blanks around it is one space. */
static struct str join_lines(struct arena *arena, struct str text)
{
    struct text joined = { .arena = arena };
    struct str line;
    text = str_trim(text);
    if (str_find(text, "\n") == SIZE_MAX && str_find(text, "\r") == SIZE_MAX)
        return text;
    while (text.size > 0) {
        size_t end = 0;
        while (end < text.size && !is_line_end(text.text[end]))
            end++;
        line = str_trim(str_sub(text, 0, end));
        text = str_trim(str_sub(text, end, text.size));
        text_add(&joined, line);
        if (text.size > 0)
            text_add_c(&joined, " ");
    }
    return str_of(text_done(&joined));
}

static const char *leftover(struct reader *reader)
{
    uint32_t code = peek(reader);
    if (code == '+' || code == '*' || code == '/' || code == '<' || code == '>' ||
        code == '=' || code == '!' || expr_is_blank(code))
        return "an operator needs a blank on both sides (2 + 2, not 2+2)";
    if (code == '.' || code == ',')
        return "a number is written 1250.50, a name with ' . ' between its parts";
    return "the end of the expression was expected here";
}

const struct expr *expr_read(
    struct arena *arena, struct str text, struct expr_mistake *mistake)
{
    *mistake = (struct expr_mistake){ 0 };
    struct reader reader = { .arena = arena, .mistake = mistake };
    if (text.size > EXPR_MAX_BYTES)
        return refuse(&reader, "the expression is too long");
    reader.text = join_lines(arena, text);
    if (reader.text.size == 0)
        return refuse(&reader, "the expression is empty");
    const struct expr *expr = read_level(&reader, 0);
    if (expr && reader.at < reader.text.size)
        return refuse(&reader, leftover(&reader));
    return expr;
}
