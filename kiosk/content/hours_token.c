#include "content/hours_token.h"

#include "base/arena.h"

enum { MAX_DIGITS = 4 };

static bool is_digit(uint32_t code)
{
    return code >= '0' && code <= '9';
}

/* ASCII letters, and all that is beyond but for spaces and signs. */
static bool is_letter(uint32_t code)
{
    if (code < 0x80)
        return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
    return code >= 0xC0 && (code < 0x2000 || code > 0x206F);
}

/* The size of what stands at the front and is all digits, or all letters. */
static size_t run_of(struct str text, bool (*fits)(uint32_t))
{
    struct str rest = text;
    while (rest.size) {
        struct str before = rest;
        if (!fits(str_next(&rest)))
            return text.size - before.size;
    }
    return text.size;
}

static enum token_kind kind_of_sign(uint32_t code)
{
    switch (code) {
    case '-':
    case 0x2010: /* hyphens and dashes */
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
        return TOKEN_DASH;
    case '/':
        return TOKEN_SLASH;
    case ':':
        return TOKEN_COLON;
    case ',':
    case '+':
    case '&':
        return TOKEN_COMMA;
    case ';':
    case '\n':
    case '\r':
        return TOKEN_BREAK;
    default:
        return TOKEN_OTHER;
    }
}

/* What stands between words and means nothing: blanks of any kind, points. */
static bool is_blank(uint32_t code)
{
    return code == ' ' || code == '\t' || code == '.' || code == 0xA0 ||
           code == 0x202F || code == 0x2009;
}

static bool skip_blanks(struct str *rest)
{
    bool skipped = false;
    while (rest->size) {
        struct str after = *rest;
        if (!is_blank(str_next(&after)))
            break;
        *rest = after;
        skipped = true;
    }
    return skipped;
}

static int number_of(struct str digits)
{
    int number = 0;
    for (size_t i = 0; i < digits.size && i < MAX_DIGITS; i++)
        number = number * 10 + (digits.text[i] - '0');
    return digits.size > MAX_DIGITS ? -1 : number;
}

void tokens_advance(struct tokens *tokens)
{
    struct token token = { .blank_before = skip_blanks(&tokens->rest), .word = "" };
    struct str rest = tokens->rest, after = rest;
    uint32_t code = str_next(&after);
    size_t digits = run_of(rest, is_digit), letters = run_of(rest, is_letter);
    token.at = tokens->whole.size - rest.size;
    if (digits || letters)
        after = str_sub(rest, digits + letters, rest.size);
    token.text = str_sub(rest, 0, rest.size - after.size);
    if (digits) {
        token.kind = TOKEN_NUMBER;
        token.number = number_of(token.text);
    } else if (letters) {
        token.kind = TOKEN_WORD;
        token.word = str_fold(tokens->arena, token.text);
    } else if (rest.size) {
        token.kind = kind_of_sign(code);
    }
    tokens->rest = after;
    tokens->next = token;
}

struct tokens tokens_of(struct arena *arena, const char *text)
{
    struct tokens tokens = { arena, str_of(text), str_of(text), { 0 } };
    tokens_advance(&tokens);
    return tokens;
}

bool tokens_is_word(const struct tokens *tokens, const char *word)
{
    return tokens->next.kind == TOKEN_WORD && text_same(tokens->next.word, word);
}

bool tokens_take_word(struct tokens *tokens, const char *word)
{
    bool is = tokens_is_word(tokens, word);
    if (is)
        tokens_advance(tokens);
    return is;
}

bool tokens_take(struct tokens *tokens, enum token_kind kind)
{
    bool is = tokens->next.kind == kind;
    if (is)
        tokens_advance(tokens);
    return is;
}
