/* Phone numbers as people write them. First all that is no digit falls away: blanks,
 * dots, dashes, brackets, the "(0)" of letterheads, marks of direction of Arabic keyboards;
 * Arabic-Indic digits become ours. What is left is a number within France, or one with a
 * country code behind "+" or "00".
 *
 * Within France: ten digits from 0 (Arcep, plan national de numérotation), overseas
 * departments included: +262 692… is called 0692… from anywhere in it. The rest: at most 15
 * digits with the country code (ITU-T E.164). */
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "visit/draft.h"

enum {
    FRENCH_DIGITS = 10,
    NATIONAL_DIGITS = 9, /* without the 0 */
    FOREIGN_MIN = 8, /* the shortest in use, with the country code: Saint Helena + 5 */
    FOREIGN_MAX = 15,
    ALL_DIGITS = FOREIGN_MAX + 4 /* with 00 in front, a 0 between, and one too many */
};

struct typed {
    char digits[ALL_DIGITS + 1];
    size_t count;
    bool plus;
};

/* Codes of countries where a number starts with a 0 at home that is left out from abroad.
 * Many people write both. Not in the list: countries whose numbers keep it (Italy, Ivory
 * Coast), or that have none (Spain, Tunisia, Senegal, Mali). */
static const char *const dropping_zero[] = { "20", "212", "213", "218", "233", "234",
    "243", "249", "251", "254", "256", "262", "27", "31", "32", "33", "353", "355",
    "358", "373", "374", "380", "381", "382", "383", "385", "386", "387", "389", "40",
    "41", "43", "44", "46", "49", "590", "594", "596", "61", "66", "84", "855", "86",
    "880", "90", "91", "92", "93", "94", "961", "962", "963", "964", "967", "972",
    "977", "98", "995" };

/* Codes whose numbers have one length. */
static const struct {
    const char *code;
    size_t digits; /* behind the code */
} lengths[] = {
    { "33", NATIONAL_DIGITS },  /* metropolitan France */
    { "262", NATIONAL_DIGITS }, /* La Réunion, Mayotte */
    { "590", NATIONAL_DIGITS }, /* Guadeloupe, Saint-Martin, Saint-Barthélemy */
    { "594", NATIONAL_DIGITS }, /* Guyane */
    { "596", NATIONAL_DIGITS }, /* Martinique */
    { "687", 6 },               /* Nouvelle-Calédonie */
    { "689", 8 },               /* Polynésie française */
    { "681", 6 },               /* Wallis-et-Futuna */
};

/* --- what was typed --- */

enum { NO_DIGIT = -1 };

static int digit_of(uint32_t code)
{
    static const uint32_t zeros[] = { '0', 0x0660, 0x06F0 }; /* ours, Arabic, Persian */
    for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++)
        if (code >= zeros[i] && code <= zeros[i] + 9)
            return (int)(code - zeros[i]);
    return NO_DIGIT;
}

static bool is_between(uint32_t code)
{
    static const struct {
        uint32_t first, last;
    } ranges[] = {
        { ' ', ' ' }, { '\t', '\t' }, { '(', ')' }, { ',', '/' }, /* , - . / */
        { '_', '_' }, { 0x00A0, 0x00A0 }, { 0x00B7, 0x00B7 },     /* middle dot */
        { 0x061C, 0x061C }, { 0x2000, 0x200F },                   /* blanks, marks */
        { 0x2010, 0x2015 }, { 0x2022, 0x2022 }, { 0x202A, 0x202F }, { 0x2066, 0x2069 },
        { 0x2212, 0x2212 }, { 0xFEFF, 0xFEFF }, /* minus, byte order mark */
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (code >= ranges[i].first && code <= ranges[i].last)
            return true;
    return false;
}

/* Behind a bracket: "0)", the 0 that is only for calls within the country. */
static bool skip_optional_zero(struct str *rest)
{
    struct str inner;
    struct str behind = *rest;
    if (!str_cut(&behind, ')', &inner) || !str_is(str_trim(inner), "0"))
        return false;
    *rest = behind;
    return true;
}

static bool read_character(struct typed *typed, struct str *rest)
{
    uint32_t code = str_next(rest);
    int digit = digit_of(code);
    if (digit != NO_DIGIT) {
        if (typed->count == ALL_DIGITS)
            return false;
        typed->digits[typed->count++] = (char)('0' + digit);
        return true;
    }
    if (code == '+') {
        bool first = !typed->plus && typed->count == 0;
        typed->plus = true;
        return first;
    }
    if (code == '(' && (typed->plus || typed->count > 0))
        (void)skip_optional_zero(rest);
    return is_between(code);
}

static bool read_typed(const char *text, struct typed *typed)
{
    struct str rest = str_of(text);
    while (rest.size)
        if (!read_character(typed, &rest))
            return false;
    return true;
}

/* --- what it means --- */

static bool starts(const char *text, const char *start)
{
    return str_starts(str_of(text), start);
}

static bool is_french(const char *number)
{
    return strlen(number) == FRENCH_DIGITS && number[0] == '0' && number[1] >= '1';
}

/* Moves the number behind its code over a 0 that is not called from abroad. */
static void drop_zero(char *number)
{
    for (size_t i = 0; i < sizeof dropping_zero / sizeof *dropping_zero; i++) {
        size_t code = strlen(dropping_zero[i]);
        if (starts(number, dropping_zero[i]) && number[code] == '0') {
            memmove(number + code, number + code + 1, strlen(number + code));
            return;
        }
    }
}

static bool has_its_length(const char *number)
{
    size_t count = strlen(number);
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++)
        if (starts(number, lengths[i].code))
            return count == strlen(lengths[i].code) + lengths[i].digits;
    return count >= FOREIGN_MIN && count <= FOREIGN_MAX;
}

/* Where the number behind a code of the French plan starts, or 0. */
static size_t french_part(const char *number)
{
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++)
        if (lengths[i].digits == NATIONAL_DIGITS && starts(number, lengths[i].code))
            return strlen(lengths[i].code);
    return 0;
}

static bool read_foreign(char *number, char digits[17])
{
    drop_zero(number);
    size_t french = french_part(number);
    if (number[0] == '0' || !has_its_length(number) ||
        (french && number[french] == '0'))
        return false;
    digits[0] = french ? '0' : '+';
    memcpy(digits + 1, number + french, strlen(number + french) + 1);
    return true;
}

static bool read_number(struct typed *typed, char digits[17])
{
    char *number = typed->digits;
    if (typed->plus)
        return read_foreign(number, digits);
    if (starts(number, "00"))
        return read_foreign(number + 2, digits);
    /* "33 6 12 34 56 78": the plus was left out. */
    if (starts(number, "33") && typed->count == NATIONAL_DIGITS + 2)
        return read_foreign(number, digits);
    /* "6 12 34 56 78": the 0 was left out, as on a mobile's own screen. */
    if (typed->count == NATIONAL_DIGITS && (number[0] == '6' || number[0] == '7')) {
        memmove(number + 1, number, NATIONAL_DIGITS + 1);
        number[0] = '0';
    }
    if (!is_french(number))
        return false;
    memcpy(digits, number, FRENCH_DIGITS + 1);
    return true;
}

bool draft_read_phone(const char *typed, char digits[17])
{
    struct typed read = { 0 };
    bool is_number = read_typed(typed, &read) && read_number(&read, digits);
    memory_wipe(&read, sizeof read); /* P-15: no copy stays on the stack */
    return is_number;
}
